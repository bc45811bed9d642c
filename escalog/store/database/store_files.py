"""The files that make up a store, and how a folder's state is told from file names alone."""

from contextlib import suppress
from pathlib import Path
from typing import Literal

from escalog.domain.values.failure import Failure

DATABASE = "vault.db"


PRACTICE_KEY = "practice.key"


FILES = frozenset({DATABASE, PRACTICE_KEY, "keys.json", "keys-copy.json", "high-point", "vault.lock"})


"""Every file that a store is made of."""


BESIDE = ("-journal", "-wal", "-shm")


"""How files end that the database takes for a part of the one they are named for."""


def state(folder: Path) -> Literal["none", "store", "practice"]:
    """The state of a folder, told from its file names alone."""
    if not _is_there(folder / DATABASE):
        return "none"
    return "practice" if _is_there(folder / PRACTICE_KEY) else "store"


def is_of_store(path: Path) -> bool:
    """Whether this file is a part of a store."""
    return path.name in FILES and state(path.parent) != "none"


def _is_there(path: Path) -> bool:
    """Whether there is such a file. In a folder that may not be looked into there is one: opening it says the rest."""
    try:
        path.stat()
    except PermissionError:
        return True
    except (OSError, ValueError):  # also a name that no file can have
        return False
    return True


def give_up(folder: Path) -> None:
    """Removes a store that was just created and could not be finished: nothing was recorded in it.

    Raises `Failure` "store-not-finished" when it cannot be taken away: it would be there, and called not made.
    """
    try:
        (folder / DATABASE).unlink(missing_ok=True)
    except OSError:
        raise Failure("store-not-finished", folder=str(folder)) from None
    for end in BESIDE:
        with suppress(OSError):
            (folder / (DATABASE + end)).unlink(missing_ok=True)
