"""Opens an existing store: lock, file, keys, version, rollback check, in this order."""

import os
from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock
from sqlalchemy import inspect, select, update

from escalog.domain.values.failure import Failure
from escalog.store.database import platform, schema
from escalog.store.database.engine import PAGE, PLAIN_HEADER, Database
from escalog.store.database.store_files import DATABASE, PRACTICE_KEY
from escalog.store.keys import key_file, key_slots, recovery_codes
from escalog.store.keys.key_file import KeyFile
from escalog.store.keys.passphrases import normalise
from escalog.store.log import hash_chain, rollback_mark
from escalog.store.log.rollback_check import Doubt, RollbackCheck
from escalog.store.opening import migrating
from escalog.store.opening.lock import hold
from escalog.store.vault import Vault

_PLACES: dict[platform.Place, str] = {
    "synced": "store-place-synced",
    "removable": "store-place-removable",
    "network": "store-place-network",
}
_DOUBTS: dict[Doubt, str] = {"missing": "store-mark-missing", "damaged": "store-mark-damaged"}
_HEADER = 16
_FLIPPED = 24  # bits in which a damaged header may differ and still be taken for the same store's


def unlock(folder: Path, passphrase: str, *, state_folder: Path | None, now: datetime | None) -> Vault:
    """Opens a store with its passphrase."""
    secret = normalise(passphrase)
    return _open(folder, lambda keys: key_by_passphrase(keys, secret), state_folder, now)


def unlock_by_code(folder: Path, code: str, *, state_folder: Path | None, now: datetime | None) -> Vault:
    """Opens a store with its recovery code."""
    secret = recovery_codes.read(code)
    return _open(folder, lambda keys: key_by_code(keys, secret), state_folder, now)


def open_practice(folder: Path) -> Vault:
    """Opens a practice store with the key in the file beside it."""
    try:
        key = bytes.fromhex(platform.read_small(folder / PRACTICE_KEY, 3 * key_slots.KEY_LENGTH).decode("ascii"))
    except (OSError, ValueError):
        raise Failure("store-practice-key") from None
    if len(key) != key_slots.KEY_LENGTH:
        raise Failure("store-practice-key")
    vault = _open(folder, lambda _keys: key, None, None)
    if not vault.sample:
        vault.close()
        raise Failure("store-practice-only")
    return vault


def key_by_passphrase(keys: KeyFile, secret: str) -> bytes:
    """The store's key. Raises `Failure` "store-passphrase-wrong"."""
    return _key_in(keys, key_slots.PASSPHRASE, secret, "store-passphrase-wrong")


def key_by_code(keys: KeyFile, secret: str) -> bytes:
    """The store's key. Raises `Failure` "store-code-wrong"."""
    return _key_in(keys, key_slots.RECOVERY, secret, "store-code-wrong")


def open_with_key(
    folder: Path,
    key: bytes,
    keys: KeyFile,
    *,
    state_folder: Path | None,
    now: datetime | None = None,
    lock: FileLock | None = None,
) -> Vault:
    """Opens a store whose key is known already: one that was just made or restored, under its lock."""
    return _open(folder, lambda _keys: key, state_folder, now, keys, lock)


def _open(
    folder: Path,
    key_of: Callable[[KeyFile], bytes],
    state_folder: Path | None,
    now: datetime | None,
    known: KeyFile | None = None,
    lock: FileLock | None = None,
) -> Vault:
    path = folder / DATABASE
    _refuse_what_is_no_store(path)
    with ExitStack() as undone:
        lock = lock or hold(folder)
        undone.callback(lock.release)
        if not os.access(path, os.W_OK):
            raise Failure("store-read-only", folder=str(folder))
        copies = (known,) if known is not None else _copies_of(path, folder)
        _refuse_another_file(path, copies[0])
        key, keys = _first_that_opens(copies, key_of)
        notices = () if known is not None else key_file.notices(folder, keys)
        database = Database(path, key, keys.salt)
        undone.callback(database.close)
        keys, failures = _look_inside(database, keys, key, key_of, folder, now or datetime.now(UTC))
        height = _height(database, folder, state_folder, keys, key)
        told = (*_about_height(height), *notices, *failures, *_about_place(folder))
        vault = Vault(folder, database, lock, key, keys, height, told)
        undone.pop_all()
    return vault


def _refuse_what_is_no_store(path: Path) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except (FileNotFoundError, NotADirectoryError):
        raise Failure("store-missing", folder=str(path.parent)) from None
    except OSError:
        raise Failure("store-unreadable", folder=str(path.parent)) from None
    if header == PLAIN_HEADER:
        raise Failure("store-plain")
    if len(header) < _HEADER:
        raise Failure("store-not-one")


def _refuse_another_file(path: Path, keys: KeyFile) -> None:
    """The file begins with the salt that the key file knows: so a wrong file and a damaged one are told apart."""
    with path.open("rb") as file:
        header = file.read(_HEADER)
    different = (int.from_bytes(header, "big") ^ int.from_bytes(keys.salt, "big")).bit_count()
    if different > _FLIPPED:
        raise Failure("store-not-one")
    if different or path.stat().st_size % PAGE:
        raise Failure("store-damaged")


def _copies_of(path: Path, folder: Path) -> tuple[KeyFile, ...]:
    """The key files to try. A copy with another salt than the file begins with is none of this store's."""
    copies = key_file.copies(folder)
    with path.open("rb") as file:
        header = file.read(_HEADER)
    return tuple(keys for keys in copies if keys.salt == header) or copies[:1]


def _first_that_opens(copies: tuple[KeyFile, ...], key_of: Callable[[KeyFile], bytes]) -> tuple[bytes, KeyFile]:
    """The key, and the copy that it is in. The store itself says afterwards whether that copy is the present one."""
    for keys in copies[:-1]:
        with suppress(Failure):
            return key_of(keys), keys
    return key_of(copies[-1]), copies[-1]


def _look_inside(
    database: Database, keys: KeyFile, key: bytes, key_of: Callable[[KeyFile], bytes], folder: Path, now: datetime
) -> tuple[KeyFile, tuple[Failure, ...]]:
    """Proof that it is one of ours, of a version we know, and that the key file is the newest one."""
    with database.reading() as connection:
        if not inspect(connection).has_table("alembic_version"):
            raise Failure("store-not-one")
        revision = migrating.revision_of(connection)
    migrating.bring_up(database, revision, key, keys, folder, now)
    with database.reading() as connection:
        row = connection.execute(select(schema.store.c.id, schema.store.c["keys"])).one()
    inside = _inside(row[1])
    if inside is None or inside.store != row.id:
        if row.id != keys.store:
            raise Failure("store-not-one")
    elif inside != keys and (inside.serial >= keys.serial or row.id != keys.store):
        with suppress(OSError):  # then they stay as they are, and are put right the next time
            key_file.write(folder, inside)
        try:
            key_of(inside)
        except Failure:
            raise Failure("store-keys-old") from None
        return inside, (Failure("store-keys-renewed"),)
    if inside != keys:
        with database.writing() as connection:
            connection.execute(update(schema.store).values(keys=keys.encode()))
    return keys, ()


def _inside(data: bytes) -> KeyFile | None:
    """The copy inside the store, which nobody without the key can have changed; None when it cannot be used."""
    try:
        return key_file.decode(data)
    except ValueError:
        return None


def _about_height(height: RollbackCheck) -> tuple[Failure, ...]:
    if height.standing == "alarm":
        return (Failure("store-older-copy"),)
    return () if height.doubt is None else (Failure(_DOUBTS[height.doubt]),)


def _height(database: Database, folder: Path, state_folder: Path | None, keys: KeyFile, key: bytes) -> RollbackCheck:
    with database.reading() as connection:
        height = RollbackCheck(
            hash_chain.highest(connection), rollback_mark.files_for(folder, state_folder, keys.store, key)
        )
        height.compare(lambda number: hash_chain.root_at(connection, number))
    return height


def _about_place(folder: Path) -> tuple[Failure, ...]:
    place = platform.place_of(folder)
    return () if place is None else (Failure(_PLACES[place], folder=str(folder)),)


def _key_in(keys: KeyFile, kind: str, secret: str, code: str) -> bytes:
    for slot in keys.of_kind(kind):
        key = key_slots.open_slot(slot, secret, store=keys.store)
        if key is not None:
            return key
    raise Failure(code)
