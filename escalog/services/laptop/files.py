"""Reading the files that people name, whatever they are; writing the ones they ask for, whole or not at all."""

import contextlib
import os
import select
import stat
import sys
from collections.abc import Iterator
from io import FileIO
from pathlib import Path

from escalog.domain.values.failure import Failure
from escalog.store.database.platform import (
    NotSyncedError,
    beside,
    make_private_folder,
    open_new,
    put_new,
    sync_descriptor,
)
from escalog.store.database.platform import replace as put_over
from escalog.store.database.store_files import is_of_store

PATIENCE = 5.0
"""Seconds to wait for a pipe that nothing comes out of."""

_MOST_FROM_A_PIPE = 128 * 1024 * 1024
_CHUNK = 1024 * 1024


def read_file(path: Path, most: int | None = None) -> bytes:
    """The bytes of a file or a pipe. Raises `Failure("input-missing")` when they cannot be had, also for a folder.

    Of a file that is larger than `most`, only as many are read as show that it is.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            with os.fdopen(descriptor, "rb", buffering=0, closefd=False) as file:
                if stat.S_ISREG(os.fstat(descriptor).st_mode) or sys.platform == "win32":
                    return file.read() if most is None else _beginning(file, most + 1)
            return _read_pipe(descriptor, most)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as fault:
        raise Failure("input-missing", path=str(path)) from fault


def size_of(path: Path) -> int:
    """How many bytes a file says it has; 0 for what is none, or cannot be seen."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def pieces_of(path: Path) -> Iterator[bytes]:
    """Yields the bytes of a file in pieces. Raises `Failure("input-missing")` when they cannot be had."""
    try:
        with path.open("rb") as file:
            while piece := file.read(_CHUNK):
                yield piece
    except (OSError, ValueError) as fault:
        raise Failure("input-missing", path=str(path)) from fault


def name_of(path: Path) -> str:
    """A file's name as text to be shown, whatever the system's own encoding is."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def is_there(path: Path) -> bool:
    """Whether the path exists, as far as can be seen; False for a name that no file can have."""
    return os.path.lexists(path)


def _beginning(file: FileIO, size: int) -> bytes:
    """The first bytes of a file, all where it has no more; one reading may give fewer than are asked for."""
    read = bytearray()
    while len(read) < size and (piece := file.read(size - len(read))):
        read += piece
    return bytes(read)


def _read_pipe(descriptor: int, most: int | None = None) -> bytes:
    """Everything that comes out of a pipe or a device. Raises `OSError` when nothing does for a while, or no end."""
    read: list[bytes] = []
    size = 0
    while True:
        if not select.select([descriptor], [], [], PATIENCE)[0]:
            raise TimeoutError
        try:
            chunk = os.read(descriptor, _CHUNK)
        except BlockingIOError:
            continue
        size += len(chunk)
        if not chunk or (most is not None and size > most):
            return b"".join([*read, chunk])
        if size > _MOST_FROM_A_PIPE:
            raise OSError("there is no end to it")
        read.append(chunk)


def write_file(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Writes `data` to `path`, for its owner alone, through a neighbour that takes the name when it is on the disk.

    Raises `Failure("output-there")` when something has the name, be it only since a moment ago, and `replace` is not
    said, `Failure("output-of-store")` when it belongs to a store, `Failure("output-cannot")` when the folder cannot
    be written to.
    """
    _expect_to_give_way(path, replace=replace)
    part = beside(path)
    try:
        with open_new(part) as file:
            file.write(data)
            file.flush()
            sync_descriptor(file.fileno())
        if replace:
            with contextlib.suppress(NotSyncedError):  # the whole new file has the name, and that is what is told
                put_over(part, path)
        else:
            put_new(part, path)
    except (OSError, ValueError) as fault:  # also a name that no file can have
        with contextlib.suppress(OSError, ValueError):
            part.unlink()
        code = "output-there" if isinstance(fault, FileExistsError) and not replace else "output-cannot"
        raise Failure(code, path=str(path)) from fault


def keep_file(path: Path, data: bytes) -> None:
    """Writes a file that the program keeps for itself, over the one before, in a folder made for it.

    Nothing waits for the disk: it can be done without after a power cut. Raises `Failure("output-cannot")`.
    """
    part = beside(path)
    try:
        make_private_folder(path.parent)
        with open_new(part) as file:
            file.write(data)
        part.replace(path)
    except (OSError, ValueError) as fault:
        with contextlib.suppress(OSError, ValueError):
            part.unlink()
        raise Failure("output-cannot", path=str(path)) from fault


def expect_free(path: Path, *, replace: bool = False) -> None:
    """Raises what `write_file` would raise, before the work is done."""
    _expect_to_give_way(path, replace=replace)
    if not os.path.isdir(path.parent):  # noqa: PTH112 - answers for every name, where `Path` raises
        raise Failure("output-cannot", path=str(path))


def expect_another(path: Path, record: Path) -> None:
    """Raises `Failure("output-is-record")` when what is to be written would take the place of the record itself."""
    with contextlib.suppress(OSError, ValueError):  # one of them is not there
        if path.samefile(record):
            raise Failure("output-is-record", path=str(path))


def _expect_to_give_way(path: Path, *, replace: bool) -> None:
    """Whether what stands there, if anything does, may be replaced. Raises Failure."""
    if not is_there(path):
        return
    if is_of_store(path):
        raise Failure("output-of-store", path=str(path))
    if not replace:
        raise Failure("output-there", path=str(path))
