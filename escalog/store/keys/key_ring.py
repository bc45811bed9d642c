"""The keys of an open store: the key itself, the key file that opens it, and how its secrets are replaced."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from sqlalchemy import update

from escalog.domain.values.failure import Failure
from escalog.store.database import schema
from escalog.store.database.engine import Database
from escalog.store.keys import key_file, key_slots, recovery_codes
from escalog.store.keys.key_file import KeyFile
from escalog.store.keys.key_slots import Work
from escalog.store.keys.passphrases import normalise


class KeyRing:
    """Holds the key while the store is open. The key file is kept inside the store as well as beside it."""

    def __init__(self, folder: Path, database: Database, store: str, key: bytes, file: KeyFile) -> None:
        self.key = key
        self.file = file
        self._folder = folder
        self._database = database
        self._store = store

    def change_passphrase(self, passphrase: str, work: Work | None = None) -> None:
        """From now on this passphrase opens the store, and the one before no longer does. Raises `Failure`."""
        self._put_slot(key_slots.PASSPHRASE, normalise(passphrase), work or key_slots.fitting_work())

    def new_recovery_code(self) -> str:
        """Draws a new recovery code; the printed one before opens nothing any more. Raises `Failure`."""
        code = recovery_codes.draw()
        self._put_slot(key_slots.RECOVERY, recovery_codes.read(code), Work())
        return code

    def drop(self) -> None:
        """Forgets the key."""
        self.key = b""

    def _put_slot(self, kind: str, secret: str, work: Work) -> None:
        slot = key_slots.fill(kind, secret, self.key, store=self._store, work=work)
        file = self.file.with_slot(slot)
        try:
            self._keep_inside(file)
            key_file.write(self._folder, file)
        except (OSError, Failure):
            self._take_back(file)
            raise Failure("store-keys-not-changed") from None
        self.file = file

    def _take_back(self, file: KeyFile) -> None:
        """After key files that could not be written: what opened the store before goes on opening it."""
        before = replace(self.file, serial=file.serial + 1)
        self._keep_inside(before)
        self.file = before
        with suppress(OSError):  # the one inside is newer and the same; opening puts the files right
            key_file.write(self._folder, before)

    def _keep_inside(self, file: KeyFile) -> None:
        with self._database.writing() as connection:
            connection.execute(update(schema.store).values(keys=file.encode()))
