"""Prevents core dumps, so that a crash leaves no key from memory on the disk.

For POSIX systems; on Windows the system's own settings decide. Children of the program inherit it.
"""

import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

if sys.platform != "win32":
    import resource

_NO_MEMORY = "0"


@cache
def leave_none() -> None:
    """Turns off core dumps for this process, irrevocably."""
    if sys.platform != "win32":
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # a program of the system that is given dumps need not heed the limit
        with suppress(OSError):
            Path("/proc/self/coredump_filter").write_text(_NO_MEMORY, encoding="ascii")
