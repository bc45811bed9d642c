"""Writing the files that people asked for: whole or not at all, never over somebody's file unless they said so."""

import contextlib
import os
import secrets
from pathlib import Path

from escalog.domain.failures import Failure


def write_file(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Writes `data` to `path` through a neighbour that is put in its place when it is whole and on the disk.

    Raises `Failure("output-there")` when the file exists and `replace` is not said, `Failure("output-cannot")` when
    the folder cannot be written to.
    """
    if path.exists() and not replace:
        raise Failure("output-there", path=str(path))
    beside = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as fault:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise Failure("output-cannot", path=str(path)) from fault


def expect_free(path: Path, *, replace: bool = False) -> None:
    """Raises what `write_file` would raise, before the work is done."""
    if path.exists() and not replace:
        raise Failure("output-there", path=str(path))
    if not path.parent.is_dir():
        raise Failure("output-cannot", path=str(path))
