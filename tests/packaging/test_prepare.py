"""What make installs with apt: the line is printed first, and ESCALOG_NO_APT=1 stops it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "packaging" / "linux" / "prepare.sh"

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="apt is Linux's")


@pytest.fixture
def bare_system(tmp_path: Path) -> Path:
    """A system that has no library of Qt's, whose apt-get only writes down what it was asked for."""
    folder = tmp_path / "bin"
    folder.mkdir()
    _program(folder / "ldconfig", "exit 0")
    _program(folder / "apt-get", f'echo "$@" >> "{tmp_path}/asked"')
    return tmp_path


def _program(path: Path, line: str) -> None:
    path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    path.chmod(0o755)


def _prepare(system: Path, *, user: int, purpose: str = "run", **more: str) -> tuple[str, list[str]]:
    """What was printed, and what apt-get was asked for."""
    _program(system / "bin" / "id", f"echo {user}")
    _program(system / "bin" / "sudo", "exit 1")
    surroundings = {"PATH": f"{system / 'bin'}:{os.defpath}", **more}
    done = subprocess.run(
        [str(SCRIPT), purpose, sys.executable], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True
    )
    asked = system / "asked"
    return done.stdout, asked.read_text(encoding="utf-8").splitlines() if asked.exists() else []


def test_missing_libraries_are_installed_and_the_line_is_printed(bare_system):
    said, asked = _prepare(bare_system, user=0)
    assert asked[0] == "update -qq"
    assert asked[1].startswith("install -y --no-install-recommends libglib2.0-0 libgl1")
    assert "libxcb-cursor0" in asked[1]
    assert f"apt-get {asked[1].removesuffix(' -qq')}" in said.splitlines()


def test_nothing_is_installed_when_that_is_switched_off(bare_system):
    said, asked = _prepare(bare_system, user=0, ESCALOG_NO_APT="1")
    assert asked == []
    assert "libegl1" in said


def test_without_rights_nothing_is_installed_and_the_line_to_ask_for_is_shown(bare_system):
    said, asked = _prepare(bare_system, user=1000)
    assert asked == []
    assert "sudo apt-get install -y --no-install-recommends libglib2.0-0" in said


def test_a_complete_system_is_left_alone_without_a_word(bare_system):
    libraries = [line.split()[0] for line in SCRIPT.read_text(encoding="utf-8").splitlines() if ".so." in line]
    _program(bare_system / "bin" / "ldconfig", "\n".join(f"echo '{name} (libc6) => /lib/{name}'" for name in libraries))
    assert _prepare(bare_system, user=0) == ("", [])
