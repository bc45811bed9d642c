"""Creates a store: key, key file, tables, triggers, first link. The file gets its name once it is whole."""

import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import insert

from escalog.domain.values.entry import DisputeId
from escalog.domain.values.failure import Failure
from escalog.store.database import append_only, platform, schema
from escalog.store.database.engine import PLAIN_HEADER, Database
from escalog.store.database.store_files import PRACTICE_KEY
from escalog.store.keys import key_file, key_slots, passphrases, recovery_codes
from escalog.store.keys.key_file import KeyFile
from escalog.store.keys.key_slots import Work
from escalog.store.lists import full_text
from escalog.store.log import hash_chain, rollback_mark
from escalog.store.log.entries import Entries
from escalog.store.log.rollback_mark import ChainPoint
from escalog.store.opening import migrating, opening, placing
from escalog.store.vault import Vault


def create(
    folder: Path, passphrase: str, *, now: datetime, state_folder: Path | None, work: Work | None
) -> tuple[Vault, str]:
    """A new store and its recovery code."""
    unfit = passphrases.problem(passphrase)
    if unfit is not None:
        raise unfit
    code = recovery_codes.draw()

    def fill(key: bytes, empty: KeyFile) -> KeyFile:
        secret = passphrases.normalise(passphrase)
        slot = key_slots.fill(
            key_slots.PASSPHRASE, secret, key, store=empty.store, work=work or key_slots.fitting_work()
        )
        printed = key_slots.fill(key_slots.RECOVERY, recovery_codes.read(code), key, store=empty.store, work=Work())
        return KeyFile(empty.store, empty.salt, 1, (slot, printed))

    return _make(folder, fill, sample=False, now=now, state_folder=state_folder), code


def create_practice(folder: Path, *, now: datetime) -> Vault:
    """A new practice store with its key in a file beside it."""

    def fill(key: bytes, empty: KeyFile) -> KeyFile:
        platform.write_durably(folder / PRACTICE_KEY, key.hex().encode())
        return KeyFile(empty.store, empty.salt, 1, ())

    return _make(folder, fill, sample=True, now=now, state_folder=None)


def _make(
    folder: Path,
    fill: Callable[[bytes, KeyFile], KeyFile],
    *,
    sample: bool,
    now: datetime,
    state_folder: Path | None,
) -> Vault:
    with placing.begun(folder, there="store-there-already", failed="store-not-made") as new:
        new.remember(*(folder / name for name in (*key_file.NAMES, PRACTICE_KEY)))
        key = key_slots.new_key()
        keys = fill(key, KeyFile(secrets.token_hex(16), secrets.token_bytes(16), 0, ()))
        marks = rollback_mark.files_for(folder, state_folder, keys.store, key)
        new.remember(*(mark.path for mark in marks))
        point = _write_tables(new.part, key, keys, sample=sample, now=now)
        key_file.write(folder, keys)
        rollback_mark.start_all_again(marks, point)
        new.put_in_place()
        return opening.open_with_key(folder, key, keys, state_folder=state_folder, now=now, lock=new.lock)


def _write_tables(path: Path, key: bytes, keys: KeyFile, *, sample: bool, now: datetime) -> ChainPoint:
    database = Database(path, key, keys.salt)
    register = DisputeId(secrets.token_hex(16))
    try:
        with database.writing() as connection:
            schema.metadata.create_all(connection)
            for statement in append_only.statements():
                connection.exec_driver_sql(statement)
            full_text.begin(connection)
            migrating.stamp(connection)
            connection.execute(
                insert(schema.store).values(
                    one=1,
                    id=keys.store,
                    sample=sample,
                    made_at=now.isoformat(),
                    register=register,
                    keys=keys.encode(),
                )
            )
            Entries().begin(connection, schema.REGISTER, register)
            genesis = (hash_chain.GENESIS, None, bytes.fromhex(keys.store) * 2)
            point = hash_chain.add(connection, hash_chain.BEFORE, [genesis], epoch=1)
    finally:
        database.close()
    with path.open("rb") as file:
        if file.read(len(PLAIN_HEADER)) == PLAIN_HEADER:
            raise Failure("store-not-encrypted")
    return point
