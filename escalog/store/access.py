"""The ways into a store: make one, unlock it, practise, restore a backup. Loads nothing heavy until one is used.

Standard library only at import, because the unlock window is painted first.
"""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from escalog.store.keys.key_slots import Work
    from escalog.store.vault import Vault


def create(
    folder: Path,
    passphrase: str,
    *,
    now: datetime,
    state_folder: Path | None = None,
    work: "Work | None" = None,
) -> tuple["Vault", str]:
    """A new store, open, and its recovery code, which is shown this once and printed.

    `state_folder` is where the second mark of the highest point goes; `work` is what one guess shall cost, by
    default as much as this laptop does in under a second. Raises `Failure`.
    """
    from escalog.store.opening import making

    return making.create(folder, passphrase, now=now, state_folder=state_folder, work=work)


def unlock(folder: Path, passphrase: str, *, state_folder: Path | None = None, now: datetime | None = None) -> "Vault":
    """Opens a store with its passphrase. Raises `Failure` with a code of its own for everything that can be wrong."""
    from escalog.store.opening import opening

    return opening.unlock(folder, passphrase, state_folder=state_folder, now=now)


def unlock_by_code(
    folder: Path, code: str, *, state_folder: Path | None = None, now: datetime | None = None
) -> "Vault":
    """Opens a store with its printed recovery code. Raises `Failure`."""
    from escalog.store.opening import opening

    return opening.unlock_by_code(folder, code, state_folder=state_folder, now=now)


def create_practice(folder: Path, *, now: datetime) -> "Vault":
    """A new practice store, open. Its random key lies in a file beside it, and it is marked as a sample for good."""
    from escalog.store.opening import making

    return making.create_practice(folder, now=now)


def open_practice(folder: Path) -> "Vault":
    """Opens a practice store. Raises `Failure` "store-practice-only" for a store that was not made as one."""
    from escalog.store.opening import opening

    return opening.open_practice(folder)


def empty_practice(folder: Path) -> None:
    """Removes the practice store of a folder, and no other file. Raises `Failure`, also when it cannot be read."""
    from escalog.store.opening import emptying

    emptying.empty_practice(folder)


def restore(
    backup: Path,
    folder: Path,
    *,
    passphrase: str = "",
    code: str = "",
    now: datetime,
    state_folder: Path | None = None,
) -> "Vault":
    """Makes a store of a backup in a folder that has none, and opens it. Needs the passphrase or the recovery code.

    Raises `Failure` "restore-would-overwrite", "backup-...", or what unlocking raises.
    """
    from escalog.store.opening import restoring

    return restoring.restore(backup, folder, passphrase=passphrase, code=code, now=now, state_folder=state_folder)
