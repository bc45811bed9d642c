"""Moves a new or restored store into place as a whole, or leaves the folder as it was.

Whatever happens in between, a store that is not there at the end leaves nothing that stands in the way of the next
try; and one that could not be taken away again is never called one that was not made.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock

from escalog.domain.values.failure import Failure
from escalog.store.database import platform, store_files
from escalog.store.database.database_errors import is_of_the_disk
from escalog.store.database.store_files import BESIDE, DATABASE
from escalog.store.opening.lock import hold

_LARGEST = 64 * 1024


class Placing:
    """A store that is being made under another name. The folder is locked meanwhile."""

    def __init__(self, folder: Path, lock: FileLock) -> None:
        self.lock = lock
        self.part = folder / (DATABASE + ".part")
        self._folder = folder
        self.placed = False
        self._before: dict[Path, bytes | None] = {}
        self._aside: list[tuple[Path, Path]] = []

    def clear(self) -> None:
        """Removes what a try that was cut off left. A journal of it would be rolled into the new file."""
        for path in _with_beside(self.part):
            path.unlink(missing_ok=True)

    def remember(self, *paths: Path) -> None:
        """Keeps what these files hold now, so that they can be put back."""
        for path in paths:
            try:
                self._before[path] = platform.read_small(path, _LARGEST)
            except FileNotFoundError:
                self._before[path] = None
            except OSError:  # it cannot be read, so it is not ours to put back
                continue

    def put_in_place(self) -> None:
        """Gives the store its name. A journal of a store that is gone is set aside: it belongs to no other file."""
        for left in _with_beside(self._folder / DATABASE)[1:]:
            if os.path.lexists(left):
                aside = left.with_name(f"{left.name}.left-over-{secrets.token_hex(4)}")
                left.rename(aside)
                self._aside.append((left, aside))
        if self._aside:
            platform.sync_folder(self._folder)
        self.placed = True
        platform.replace(self.part, self._folder / DATABASE)

    def undo(self) -> None:
        """Leaves the folder as it was. Raises `Failure` "store-not-finished" when the store cannot be taken away."""
        if self.placed:
            store_files.give_up(self._folder)
        for path in _with_beside(self.part):
            _forget(path)
        for path, held in self._before.items():
            if held is None:
                _forget(path)
            else:
                with suppress(OSError):
                    platform.write_durably(path, held)
            _forget(path.with_name(path.name + ".part"))
        for left, aside in self._aside:
            with suppress(OSError):
                aside.rename(left)


@contextmanager
def begun(folder: Path, *, there: str, failed: str) -> Iterator[Placing]:
    """A store under way. Leaving it with an error undoes everything; without one, the lock is the open store's.

    `there` is the code of the failure when the folder holds a store, `failed` when the disk stands in the way.
    """
    try:
        platform.make_private_folder(folder)
    except OSError:
        raise Failure("store-read-only", folder=str(folder)) from None
    placing = Placing(folder, hold(folder))
    try:
        if store_files.state(folder) != "none":
            raise Failure(there, folder=str(folder))
        placing.clear()
        yield placing
    except BaseException as fault:
        try:
            placing.undo()
        finally:
            placing.lock.release()
        if isinstance(fault, OSError) or (isinstance(fault, Failure) and (placing.placed or is_of_the_disk(fault))):
            raise Failure(failed, folder=str(folder)) from None
        raise


def _with_beside(path: Path) -> list[Path]:
    return [path, *(path.with_name(path.name + end) for end in BESIDE)]


def _forget(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
