"""Makes a store of a backup, in a folder that has none: it never overwrites, and it starts a new epoch."""

from datetime import datetime
from pathlib import Path

from escalog.domain.failures import Failure
from escalog.store import anchors, backup, high_point, key_file, only_here, opening, platform, recovery_codes
from escalog.store.doors import DATABASE, state
from escalog.store.engine import Database
from escalog.store.key_file import KeyFile
from escalog.store.passphrases import normalise
from escalog.store.vault import Vault
from escalog.store.vault_lock import hold


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
    try:
        platform.make_private_folder(folder)
    except OSError:
        raise Failure("store-read-only", folder=str(folder)) from None
    lock = hold(folder)
    part = folder / (DATABASE + ".part")
    try:
        if (folder / DATABASE).exists():
            raise Failure("restore-would-overwrite", folder=str(folder))
        backup.take_out(parts, part)
        if not backup.whole(part, key, parts.keys.salt):
            raise Failure("backup-damaged")
        _start_an_epoch(part, key, parts.keys, folder, state_folder, now)
        key_file.write(folder, parts.keys)
        platform.replace(part, folder / DATABASE)
    except OSError:
        raise Failure("restore-not-written", folder=str(folder)) from None
    finally:
        backup.forget(part)
        lock.release()
    return opening.open_with_key(folder, key, parts.keys, state_folder=state_folder, now=now)


def _start_an_epoch(
    part: Path, key: bytes, keys: KeyFile, folder: Path, state_folder: Path | None, now: datetime
) -> None:
    """The restore is itself a link; the marks in the folder and in the state folder begin again from it."""
    files = high_point.files_for(folder, state_folder, keys.store, key)
    seen = [point.epoch for point in (file.read() for file in files) if point is not None]
    database = Database(part, key, keys.salt)
    try:
        with database.writing() as connection:
            before = anchors.highest(connection)
            epoch = max([before.epoch, *seen]) + 1
            digest = anchors.restore_digest(before, now)
            only_here.note_departure(connection, only_here.EVERYTHING, before.count, now)
            point = anchors.add(connection, before, [(anchors.RESTORE, None, digest)], epoch)
    finally:
        database.close()
    for file in files:
        file.start_again(point)
        file.close()
