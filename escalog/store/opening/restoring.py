"""Restores a backup into a folder that holds no store. Never overwrites; starts a new epoch."""

from datetime import datetime
from pathlib import Path

from escalog.domain.values.failure import Failure
from escalog.store import backup
from escalog.store.database.engine import Database
from escalog.store.database.store_files import state
from escalog.store.keys import key_file, recovery_codes
from escalog.store.keys.key_file import KeyFile
from escalog.store.keys.passphrases import normalise
from escalog.store.log import hash_chain, rollback_mark, unexported
from escalog.store.log.rollback_mark import MarkFile
from escalog.store.opening import opening, placing
from escalog.store.vault import Vault


def restore(
    source: Path, folder: Path, *, passphrase: str, code: str, now: datetime, state_folder: Path | None
) -> Vault:
    """The store of this backup, open."""
    if state(folder) != "none":
        raise Failure("restore-would-overwrite", folder=str(folder))
    parts = backup.read(source)
    if code:
        key = opening.key_by_code(parts.keys, recovery_codes.read(code))
    else:
        key = opening.key_by_passphrase(parts.keys, normalise(passphrase))
    with placing.begun(folder, there="restore-would-overwrite", failed="restore-not-written") as new:
        marks = rollback_mark.files_for(folder, state_folder, parts.keys.store, key)
        new.remember(*(folder / name for name in key_file.NAMES), *(mark.path for mark in marks))
        backup.take_out(parts, new.part)
        if not backup.whole(new.part, key, parts.keys.salt):
            raise Failure("backup-damaged")
        _start_an_epoch(new.part, key, parts.keys, marks, now)
        key_file.write(folder, parts.keys)
        new.put_in_place()
        return opening.open_with_key(folder, key, parts.keys, state_folder=state_folder, now=now, lock=new.lock)


def _start_an_epoch(part: Path, key: bytes, keys: KeyFile, marks: tuple[MarkFile, ...], now: datetime) -> None:
    """The restore is itself a link; the marks in the folder and in the state folder begin again from it."""
    seen = [point.epoch for point in (mark.read() for mark in marks) if point is not None]
    database = Database(part, key, keys.salt)
    try:
        with database.writing() as connection:
            before = hash_chain.highest(connection)
            epoch = max([before.epoch, *seen]) + 1
            digest = hash_chain.restore_digest(before, now)
            unexported.note_departure(connection, unexported.EVERYTHING, before.count, now)
            point = hash_chain.add(connection, before, [(hash_chain.RESTORE, None, digest)], epoch)
    finally:
        database.close()
    rollback_mark.start_all_again(marks, point)
