"""One file that holds a whole store: its pages under the same key, then its key file. Made, opened to prove it, read.

The pages come first, so the file can be opened as it is; what follows them says how many bytes they are.
"""

import errno
import hashlib
import os
import stat
import struct
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from escalog.domain.values.failure import Failure
from escalog.store.database import platform
from escalog.store.database.database_errors import failure_of, is_of_the_disk
from escalog.store.database.engine import PAGE, Database, connect
from escalog.store.database.platform import NotSyncedError, make_private_folder, open_new, open_own, sync_descriptor
from escalog.store.keys import key_file
from escalog.store.keys.key_file import KeyFile
from escalog.store.log.rollback_mark import ChainPoint

SUFFIX = ".escalog-backup"

_MAGIC = b"escalog-backup1\n"
_TAIL = struct.Struct(">QI32s16s")
_CHUNK = 1024 * 1024

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class BackupMade:
    """A backup that was written and opened again: how far the store's chain had come, and the chain's root there."""

    path: Path
    sha256: str
    links: int
    root: bytes


@dataclass(frozen=True, slots=True)
class BackupRead:
    """The parts of a backup: how many bytes its pages are, and its key file."""

    path: Path
    pages: int
    keys: KeyFile


def name_for(at: datetime) -> str:
    """A file name that sorts by time and says nothing of what is inside."""
    return f"escalog-{at:%Y-%m-%d-%H%M%S}{SUFFIX}"


def make(
    database: Database,
    key: bytes,
    keys: KeyFile,
    to: Path,
    point: ChainPoint,
    progress: Progress | None,
    *,
    over: bool = False,
) -> BackupMade:
    """Writes a backup of an open store to `to` once it has been opened and read through; `over` one that is there.

    Raises `Failure` "backup-not-written", "backup-not-whole" or "output-there"; then `to` is as it was.
    """
    part = platform.beside(to)
    was_there = os.path.lexists(to)
    try:
        make_private_folder(to.parent)
        _copy(database.path, part, progress)
        if not whole(part, key, keys.salt):
            raise Failure("backup-not-whole" if whole(database.path, key, keys.salt) else "store-damaged")
        _add_tail(part, keys.encode())
        _prove(part, key, keys.salt, point)
        digest = sha256_of(part)
        _give_name(part, to, over=over)
    except OSError as fault:
        if isinstance(fault, NotSyncedError) and not was_there:
            forget(to)
        raise Failure("backup-not-written", file=str(to)) from None
    finally:
        forget(part)
        forget(part.with_name(part.name + "-journal"))
    return BackupMade(to, digest, point.count, point.root)


def read(path: Path) -> BackupRead:
    """Reads what a backup says of itself.

    Raises `Failure` "backup-missing", "backup-not-one" or "backup-damaged".
    """
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise Failure("backup-not-one")
        size = about.st_size
        with path.open("rb") as file:
            file.seek(max(0, size - _TAIL.size))
            tail = file.read(_TAIL.size)
            if len(tail) < _TAIL.size or not tail.endswith(_MAGIC):
                raise Failure("backup-not-one")
            pages, length, digest, _ = _TAIL.unpack(tail)
            fits = pages + length + _TAIL.size == size and pages % PAGE == 0 and pages > 0
            if not fits or length > key_file.LARGEST:
                raise Failure("backup-damaged")
            file.seek(pages)
            encoded = file.read(length)
    except (OSError, ValueError):  # also a name that no file can have
        raise Failure("backup-missing", file=str(path)) from None
    if hashlib.sha256(encoded + tail[:12]).digest() != digest:
        raise Failure("backup-damaged")
    try:
        return BackupRead(path, pages, key_file.decode(encoded))
    except ValueError:
        raise Failure("backup-damaged") from None


def take_out(backup: BackupRead, to: Path) -> None:
    """Extracts the pages of a backup to a file of their own. Raises `OSError`."""
    with backup.path.open("rb") as source, open_own(to) as target:
        left = backup.pages
        while left:
            chunk = source.read(min(_CHUNK, left))
            if not chunk:
                raise OSError("the backup ends early")
            target.write(chunk)
            left -= len(chunk)
        target.flush()
        sync_descriptor(target.fileno())


def whole(path: Path, key: bytes, salt: bytes) -> bool:
    """Whether every page of a database is intact. Nothing may be writing to it.

    Raises `OSError` when the disk stands in the way of looking: that says nothing against the pages.
    """
    try:
        raw = connect(path, key, salt, frozen=True)
        try:
            return not raw.execute("PRAGMA cipher_integrity_check").fetchall()
        finally:
            raw.close()
    except dbapi2.Error as error:
        _raise_what_is_of_the_disk(error)
        return False


def sha256_of(path: Path) -> str:
    """The digest of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def forget(path: Path) -> None:
    """Removes a file that was left over, if that can be done."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _copy(source: Path, target: Path, progress: Progress | None) -> None:
    """Copies the file as it lies, between two acts. The database's own way would write damaged pages as good ones."""
    size = source.stat().st_size
    done = 0
    with source.open("rb") as file, open_new(target) as copy:
        while chunk := file.read(_CHUNK):
            copy.write(chunk)
            done += len(chunk)
            if progress is not None:
                progress(done // PAGE, size // PAGE)
        copy.flush()
        sync_descriptor(copy.fileno())


def _give_name(part: Path, to: Path, *, over: bool) -> None:
    if over:
        platform.replace(part, to)
        return
    try:
        platform.put_new(part, to)
    except FileExistsError:
        raise Failure("output-there", path=str(to)) from None


def _prove(path: Path, key: bytes, salt: bytes, point: ChainPoint) -> None:
    try:
        raw = connect(path, key, salt, frozen=True)
        try:
            last = raw.execute("SELECT no, root FROM anchor ORDER BY no DESC LIMIT 1").fetchone()
        finally:
            raw.close()
    except dbapi2.Error as error:
        _raise_what_is_of_the_disk(error)
        raise Failure("backup-not-whole") from None
    if last != (point.count, point.root):
        raise Failure("backup-not-whole")


def _raise_what_is_of_the_disk(error: dbapi2.Error) -> None:
    failure = failure_of(error)
    if failure is not None and is_of_the_disk(failure):
        raise OSError(errno.EIO, "the pages could not be read") from None


def _add_tail(path: Path, encoded: bytes) -> None:
    numbers = _TAIL.pack(path.stat().st_size, len(encoded), b"", b"")[:12]
    digest = hashlib.sha256(encoded + numbers).digest()
    with path.open("ab") as file:
        file.write(encoded + numbers + digest + _MAGIC)
        file.flush()
        sync_descriptor(file.fileno())
