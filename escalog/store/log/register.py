"""The register: the store's own log of what left it, to whom and why, in the same format as every other log."""

from collections.abc import Callable

from sqlalchemy import Connection

from escalog.domain.values.entry import DisputeId, Entry
from escalog.ledger.entry.sealed import SealedEntry
from escalog.ledger.log.log import Log
from escalog.store.database import schema
from escalog.store.database.engine import Database
from escalog.store.log.entries import Entries


class RegisterLines:
    """Appends lines and reads them. A line is an entry whose disagreement is the register's own id."""

    def __init__(
        self, database: Database, entries: Entries, own_id: DisputeId, write: Callable[[SealedEntry], None]
    ) -> None:
        self.id = own_id
        self._database = database
        self._entries = entries
        self._write = write

    def append(self, line: SealedEntry) -> None:
        """Adds a line; on the disk, and in the chain, when this returns."""
        self._write(line)

    def log(self) -> Log:
        """The register as a log; empty at first."""
        with self._database.reading() as connection:
            return Log.of(self._read(connection))

    def lines(self) -> tuple[Entry, ...]:
        """Every line, as the rest of the program reads it, the oldest first."""
        return self.log().facts()

    def _read(self, connection: Connection) -> tuple[SealedEntry, ...]:
        return self._entries.read(connection, schema.REGISTER)
