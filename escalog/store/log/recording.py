"""Records an act: its rows and its links in one transaction, then the rollback mark, then it is acknowledged."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from escalog.domain.values.failure import Failure
from escalog.store.database.engine import Database
from escalog.store.database.platform import sync_folder
from escalog.store.log import hash_chain
from escalog.store.log.entries import Entries
from escalog.store.log.hash_chain import Link
from escalog.store.log.rollback_check import RollbackCheck
from escalog.store.log.rollback_mark import ChainPoint


class Recording:
    """Writes to the log of an open store, and knows how far it has come even after a fault."""

    def __init__(self, folder: Path, database: Database, entries: Entries, height: RollbackCheck) -> None:
        self._folder = folder
        self._database = database
        self._entries = entries
        self._height = height
        self._sure = True

    @contextmanager
    def act(self) -> Iterator[tuple[Connection, list[Link]]]:
        """One act, which adds its links to the list. Raises `Failure`; see `Vault.append`."""
        links: list[Link] = []
        before, point = self.point(), None
        try:
            with ExitStack() as undone:
                undone.callback(self._entries.forget)
                with self._database.writing() as connection:
                    yield connection, links
                    point = hash_chain.add(connection, before, links)
                undone.pop_all()
        except Failure:
            if point is None or not self._came_to(point):
                raise
        self._height.advance(point)

    def point(self) -> ChainPoint:
        """How far the store has come; after a fault that left it open, what the store itself says."""
        if not self._sure:
            with self._database.reading() as connection:
                self._height.point = hash_chain.highest(connection)
            self._sure = True
        return self._height.point

    def start_epoch(self, at: datetime) -> None:
        """Goes on from here after a rollback alarm was read: a new epoch, which stays in the chain for good."""
        before = self.point()
        digest = hash_chain.restore_digest(before, at)
        self._sure = False
        with self._database.writing() as connection:
            link = (hash_chain.RESTORE, None, digest)
            point = hash_chain.add(connection, before, [link], self._height.next_epoch())
        self._sure = True
        self._height.start_again(point)

    def _came_to(self, point: ChainPoint) -> bool:
        """Whether an act is in the store although its commit ended in a fault, as when the folder was not synced.

        Raises `Failure` "store-perhaps-recorded" when that cannot be seen, or may not outlast a power cut.
        """
        self._sure = False
        try:
            if self.point() != point:
                return False
            sync_folder(self._folder)
        except (Failure, OSError):
            raise Failure("store-perhaps-recorded") from None
        return True
