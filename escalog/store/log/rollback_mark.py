"""The rollback mark: records the highest point seen, which reveals that an older copy was put back.

A small file of two slots, each with its own HMAC under a key derived from the store's key. It is written after the
commit and before the act is acknowledged; the lower slot is overwritten, so a crash leaves one of them whole. A file
that is begun gets the same point in both, so a slot that holds nothing is one that was damaged or blanked. One file
lies beside the store, one in the person's own state folder.
"""

import hashlib
import hmac
import io
import os
import struct
from dataclasses import dataclass
from pathlib import Path

from escalog.store.database.platform import make_private_folder, read_small, sync_descriptor, sync_folder

NAME = "high-point"

_MAGIC = b"escalog highest\n"
_LAYOUT = struct.Struct(">16s16sQQ32s")
_SIZE = _LAYOUT.size + 32
_APART = 512  # one sector each, so that a torn write touches one slot


@dataclass(frozen=True, slots=True, order=True)
class ChainPoint:
    """How far a store had come: its epoch, the number of links in its chain, and the chain's root there."""

    epoch: int
    count: int
    root: bytes


class MarkFile:
    """One of the two files. Kept open while the store is, because every act writes to it."""

    def __init__(self, path: Path, store: str, key: bytes) -> None:
        self.path = path
        self._store = bytes.fromhex(store)
        self._key = hmac.digest(key, b"escalog highest point 1", "sha256")
        self._file: io.FileIO | None = None
        self._slots: list[ChainPoint | None] = [None, None]
        self.is_there = False

    @property
    def is_whole(self) -> bool:
        """Whether both slots held when the file was last read or written."""
        return None not in self._slots

    def read(self) -> ChainPoint | None:
        """The highest point that is written whole; None when the file is missing or no slot holds."""
        try:
            data = read_small(self.path, 2 * _APART)
        except FileNotFoundError:
            data = None
        except OSError:
            data = b""
        self.is_there = data is not None
        self._slots = [self._decode((data or b"")[start : start + _SIZE]) for start in (0, _APART)]
        return max((point for point in self._slots if point is not None), default=None)

    def write(self, point: ChainPoint) -> None:
        """Overwrites the lower slot, both where neither holds, and returns when it is on the disk.

        Raises `OSError`.
        """
        lower = 0 if _order(self._slots[0]) <= _order(self._slots[1]) else 1
        for place in (lower,) if any(self._slots) else (0, 1):
            self._put(place, point)

    def start_again(self, point: ChainPoint) -> None:
        """Forgets what stood here, also a higher point: after a restore, and when an alarm was answered."""
        self.close()
        self.path.unlink(missing_ok=True)
        self._slots = [None, None]
        self.write(point)

    def close(self) -> None:
        """Closes the file."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _put(self, place: int, point: ChainPoint) -> None:
        file = self._file or self._open()
        file.seek(place * _APART)
        left = self._encode(point)
        while left:
            left = left[file.write(left) :]
        sync_descriptor(file.fileno())
        self._slots[place] = point

    def _open(self) -> io.FileIO:
        make_private_folder(self.path.parent)
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        file = io.FileIO(descriptor, "r+")
        try:
            if os.fstat(descriptor).st_size < 2 * _APART:
                os.ftruncate(descriptor, 2 * _APART)
                sync_folder(self.path.parent)
        except OSError:
            file.close()
            raise
        self._file = file
        return file

    def _encode(self, point: ChainPoint) -> bytes:
        body = _LAYOUT.pack(_MAGIC, self._store, point.epoch, point.count, point.root)
        return body + hmac.digest(self._key, body, "sha256")

    def _decode(self, data: bytes) -> ChainPoint | None:
        body, mark = data[: _LAYOUT.size], data[_LAYOUT.size :]
        if len(mark) != 32 or not hmac.compare_digest(mark, hmac.digest(self._key, body, "sha256")):
            return None
        magic, store, epoch, count, root = _LAYOUT.unpack(body)
        return ChainPoint(epoch, count, root) if (magic, store) == (_MAGIC, self._store) else None


def files_for(folder: Path, state_folder: Path | None, store: str, key: bytes) -> tuple[MarkFile, ...]:
    """The files of one store: beside it, and in the state folder under a name made of its id and its place."""
    files = [MarkFile(folder / NAME, store, key)]
    if state_folder is not None:
        files.append(MarkFile(state_folder / f"{NAME}-{store[:12]}-{place_of(folder)}", store, key))
    return tuple(files)


def start_all_again(files: tuple[MarkFile, ...], point: ChainPoint) -> None:
    """Sets the files of a store that is new in its place. Raises `OSError`; lets go of them in any case."""
    try:
        for file in files:
            file.start_again(point)
    finally:
        for file in files:
            file.close()


def place_of(folder: Path) -> str:
    """A store's place in a few letters: a copy elsewhere is another store to its mark in the state folder."""
    return hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:12]


def _order(point: ChainPoint | None) -> tuple[int, int]:
    return (-1, -1) if point is None else (point.epoch, point.count)
