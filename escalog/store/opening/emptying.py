"""Empties the practice store: removes the files of a store known to be one, and nothing else."""

from contextlib import suppress
from pathlib import Path

from escalog.domain.values.failure import Failure
from escalog.store.database.store_files import DATABASE, FILES, PRACTICE_KEY
from escalog.store.keys import key_file
from escalog.store.opening.lock import NAME as LOCK
from escalog.store.opening.lock import hold

_FIRST = (f"{DATABASE}-journal", DATABASE, PRACTICE_KEY)


def empty_practice(folder: Path) -> None:
    """Removes the practice store of this folder, whose key nobody else holds.

    Raises `Failure` "store-practice-only" for a store that somebody made with a passphrase, "practice-not-read" when
    it cannot be told which of the two it is, "practice-not-emptied" when it cannot be removed.
    """
    lock = hold(folder)
    try:
        _expect_practice(folder)
        for name in (*_FIRST, *sorted(FILES - {LOCK, *_FIRST})):
            (folder / name).unlink(missing_ok=True)
    except OSError:
        raise Failure("practice-not-emptied", folder=str(folder)) from None
    finally:
        lock.release()
    with suppress(OSError):  # what else lies there stays, and the folder with it
        (folder / LOCK).unlink(missing_ok=True)
        folder.rmdir()


def _expect_practice(folder: Path) -> None:
    """A key file without a slot, that belongs to this very database: what has no slot was never given a passphrase."""
    try:
        keys, _ = key_file.read(folder)
        with (folder / DATABASE).open("rb") as file:
            header = file.read(len(keys.salt))
    except (Failure, OSError):
        raise Failure("practice-not-read", folder=str(folder)) from None
    if header != keys.salt:
        raise Failure("practice-not-read", folder=str(folder))
    if keys.slots:
        raise Failure("store-practice-only")
