"""A process that holds a key leaves no core dump, however it ends."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="core dumps are of POSIX systems")

_FIRST = """
import os, resource, sys
from pathlib import Path
hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
here = Path.cwd()
"""
_LAST = """
print(resource.getrlimit(resource.RLIMIT_CORE))
filter = Path("/proc/self/coredump_filter")
print(int(filter.read_text(), 16) if filter.exists() else 0, flush=True)
os.abort()
"""
HOLDERS = {
    "the program": "from escalog import wiring; wiring.build(here / 'store')",
    "a store": (
        "from datetime import UTC, datetime; from escalog.store import access\n"
        "vault = access.create_practice(here / 'practice', now=datetime(2026, 11, 23, tzinfo=UTC))"
    ),
}


@pytest.mark.parametrize("holder", HOLDERS)
def test_no_core_dump_is_left_by(holder, tmp_path):
    code = _FIRST + HOLDERS[holder] + _LAST
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.returncode < 0, ran.stderr
    assert ran.stdout.splitlines() == ["(0, 0)", "0"]
    assert list(tmp_path.glob("core*")) == []
