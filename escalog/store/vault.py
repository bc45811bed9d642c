"""An open store and everything that can be done with it. `store.opening` makes it; one thread at a time may use it."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock
from sqlalchemy import select

from escalog.domain.agenda.list_facts import IndexFacts
from escalog.domain.values.entry import DisputeId
from escalog.domain.values.failure import Failure
from escalog.ledger.entry.sealed import SealedEntry
from escalog.ledger.log.log import Log
from escalog.store import backup
from escalog.store.backup import BackupMade
from escalog.store.database import schema
from escalog.store.database.engine import Database
from escalog.store.kept.drafts import DraftTable, SettingsTable
from escalog.store.kept.pack_use import PackUse
from escalog.store.kept.packs import Identities, Packs
from escalog.store.keys.key_file import KeyFile
from escalog.store.keys.key_ring import KeyRing
from escalog.store.lists import full_text, index
from escalog.store.lists.due_hours import Dues
from escalog.store.lists.index import Index
from escalog.store.lists.search import Search
from escalog.store.lists.today import TodayKept
from escalog.store.log import hash_chain, unexported
from escalog.store.log.entries import Entries
from escalog.store.log.page_check import CheckState, PageCheck
from escalog.store.log.recording import Recording
from escalog.store.log.register import RegisterLines
from escalog.store.log.rollback_check import RollbackCheck, Standing
from escalog.store.log.unexported import OnlyHere

_DISPUTES = select(schema.dispute.c.id).where(schema.dispute.c.no > schema.REGISTER).order_by(schema.dispute.c.no)


class Vault:
    """One open store. `notices` are failures that were met on the way in and did not stop it."""

    def __init__(
        self,
        folder: Path,
        database: Database,
        lock: FileLock,
        key: bytes,
        keys: KeyFile,
        height: RollbackCheck,
        notices: tuple[Failure, ...] = (),
    ) -> None:
        self.folder = folder
        self.notices = notices
        self._database = database
        self._lock = lock
        self._height = height
        with database.reading() as connection:
            row = connection.execute(select(schema.store)).one()
        self.id: str = row.id
        self.sample = bool(row.sample)
        self.made_at = datetime.fromisoformat(row.made_at)
        self.keys = KeyRing(folder, database, row.id, key, keys)
        self._entries = Entries()
        self._recording = Recording(folder, database, self._entries, height)
        self._check = PageCheck(database, key, keys.salt)
        self.index = Index(database)
        self.dues = Dues(database)
        self.today = TodayKept(database)
        self.search = Search(database)
        self.packs = Packs(database)
        self.pack_use = PackUse(database)
        self.identity = Identities(database)
        self.drafts = DraftTable(database)
        self.settings = SettingsTable(database)
        self.register = RegisterLines(database, self._entries, DisputeId(row.register), self._append_line)

    # --- entries ---------------------------------------------------------------------------------------------

    def append(self, dispute: DisputeId, entries: Sequence[SealedEntry], facts: IndexFacts | None = None) -> None:
        """Records entries, the disagreement's row in the list and their links at one stroke.

        On the disk, and above the highest point, when this returns. Raises `Failure`: then nothing was recorded,
        or, where it is "store-perhaps-recorded", that could not be seen.
        """
        if self.sample and not all(entry.parents or entry.value("sample") is True for entry in entries):
            raise Failure("store-practice-only")
        with self._recording.act() as (connection, links):
            added = self._entries.add(connection, dispute, entries, links=self._recording.point().count)
            if facts is not None:
                index.put(connection, self._entries.number_of(connection, dispute), facts)
            links.extend((hash_chain.ENTRY, number, digest) for number, digest in added)

    def log(self, dispute: DisputeId) -> Log:
        """Every entry of a disagreement. Raises KeyError when the store does not hold it."""
        return Log.of(self.entries(dispute))

    def entries(self, dispute: DisputeId) -> tuple[SealedEntry, ...]:
        """The entries of a disagreement in the order in which they came to this store."""
        with self._database.reading() as connection:
            return self._entries.read(connection, self._entries.number_of(connection, dispute))

    def disputes(self) -> tuple[DisputeId, ...]:
        """Every disagreement, the oldest first."""
        with self._database.reading() as connection:
            return tuple(DisputeId(id_) for id_ in connection.execute(_DISPUTES).scalars())

    def find_dispute(self, text: str) -> tuple[DisputeId, ...]:
        """The disagreements of exactly this reference of ours, or whose id begins with these 8 characters or more."""
        return self.index.find(text)

    def put_index(self, *rows: tuple[DisputeId, IndexFacts]) -> None:
        """Writes disagreements' rows in the list anew, in one transaction; nothing is recorded."""
        with self._database.writing() as connection:
            for dispute, facts in rows:
                index.put(connection, self._entries.number_of(connection, dispute), facts)

    # --- search ----------------------------------------------------------------------------------------------

    def catch_up(self, most: int = 200) -> int:
        """Puts up to `most` further entries into the full-text index; returns how many are left."""
        links = self._recording.point().count
        with self._database.reading() as connection:
            waiting = full_text.left(connection, links)
        if waiting <= 0:
            return 0
        with self._database.writing() as connection:
            full_text.catch_up(connection, most)
            return max(0, full_text.left(connection, links))

    def rebuild_words(self) -> None:
        """Empties the full-text index; `catch_up` fills it again."""
        with self._database.writing() as connection:
            full_text.empty(connection)

    def interrupt(self) -> None:
        """Interrupts a running search, from any thread."""
        self.search.interrupt()

    # --- what holds it together ------------------------------------------------------------------------------

    @property
    def high_point(self) -> Standing:
        """Whether it is "ok", an "alarm" (an older copy was put back) or "cannot-tell"."""
        return self._height.standing

    def accept_high_point(self, at: datetime) -> None:
        """Goes on from here after the alarm was read: a new epoch, which stays in the chain for good."""
        self._recording.start_epoch(at)

    def root_at(self, links: int) -> bytes | None:
        """The chain's root after so many links; None when it never came so far."""
        with self._database.reading() as connection:
            return hash_chain.root_at(connection, links)

    def check(self, pages: int = 500) -> CheckState:
        """One small step through the pages and the chain; call it until it is finished."""
        return self._check.step(pages)

    def departed(self, dispute: DisputeId, at: datetime) -> None:
        """Notes that a record of this disagreement has left the laptop."""
        links = self._recording.point().count
        with self._database.writing() as connection:
            number = self._entries.number_of(connection, dispute)
            unexported.note_departure(connection, number, links, at)

    def unanchored(self) -> OnlyHere:
        """What has not left this laptop yet, in no record and no backup."""
        with self._database.reading() as connection:
            return unexported.of_everything(connection)

    def last_recorded(self) -> datetime | None:
        """What the laptop's clock said when the last entry was kept; None while there is none."""
        with self._database.reading() as connection:
            return unexported.last_recorded(connection)

    def only_here_since(self, dispute: DisputeId) -> datetime | None:
        """When the first entry of this disagreement was recorded that has not left; None when all have."""
        with self._database.reading() as connection:
            return unexported.of_one(connection, self._entries.number_of(connection, dispute))

    def backup(self, to: Path, *, at: datetime, progress: Callable[[int, int], None] | None = None) -> BackupMade:
        """Writes a backup and opens it to prove it. `progress` gets pages done and pages in all."""
        made = backup.make(self._database, self.keys.key, self.keys.file, to, self._recording.point(), progress)
        with suppress(Failure), self._database.writing() as connection:  # it was written, whatever is noted of it
            unexported.note_departure(connection, unexported.EVERYTHING, made.links, at)
        return made

    def close(self) -> None:
        """Closes everything, the lock last. The store cannot be used afterwards."""
        self._height.close()
        self._database.close()
        self.keys.drop()
        self._lock.release()

    def _append_line(self, line: SealedEntry) -> None:
        with self._recording.act() as (connection, links):
            added = self._entries.add(connection, self.register.id, [line], links=self._recording.point().count)
            links.extend((hash_chain.REGISTER, number, digest) for number, digest in added)
