"""The program is killed while somebody works: what was acknowledged is there, in the list and in the search too."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders.stores import PASSPHRASE

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX")
def test_killed_at_25_random_moments_no_acknowledged_act_is_lost_or_cannot_be_found(opening):
    with opening.unlock(PASSPHRASE) as desk:
        vault = desk.disagreements._vault
        key, keys = vault.keys.key, vault.keys.file
    done = subprocess.run(
        [sys.executable, "-m", "tests.builders.killed_desk", str(opening.folder), str(opening._state_folder), key.hex(),
         "25"],
        input=keys.encode(), capture_output=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.stderr == b""
    rounds = [line.split() for line in done.stdout.decode().splitlines()]
    assert len(rounds) == 25
    assert [each for each in rounds if each[1:] != ["0", "0", "whole"]] == []
    assert sum(int(acknowledged) for acknowledged, *_ in rounds) > 25
