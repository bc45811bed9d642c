"""A disk that fails at any one call: nothing acknowledged is lost, nothing is told untruly, and the session goes on."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
COMPILER = shutil.which("cc") or shutil.which("gcc")
BETWEEN_WRITES = 1 if os.environ.get("ESCALOG_EVERY_FAULT") else 9
"""Every call of every kind is tried but writes, of which there are many: `make search` tries them all."""

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the failing disk is loaded as Linux loads libraries"),
    pytest.mark.skipif(COMPILER is None, reason="the failing disk needs a C compiler (cc)"),
]


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The failing disk, ready to be loaded before the C library."""
    library = tmp_path_factory.mktemp("disk") / "disk.so"
    source = Path(__file__).parent / "disk.c"
    subprocess.run([str(COMPILER), "-O1", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True, timeout=60)
    return library


def _tried(disk: Path, folder: Path, job: str) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.faults.run", folder, job, str(BETWEEN_WRITES)],
        env={**os.environ, "LD_PRELOAD": str(disk)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=1500,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.timeout(1800)
@pytest.mark.parametrize(
    ("job", "least"), [("record", 30), ("export", 50), ("save", 50), ("create", 60), ("restore", 60)]
)
def test_a_fault_of_any_call_loses_nothing_and_is_told_as_it_is(disk, tmp_path, job, least):
    said = _tried(disk, tmp_path, job)
    assert [each for each in said if "wrong" in each] == []
    assert sum(each["tried"] for each in said) >= least, said
    assert all(each["tried"] for each in said if each["fault"].startswith(("write", "sync", "open", "unlink")))
