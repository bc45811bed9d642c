"""All entries of one disagreement, or of the register: a set. Joining two is the union of the sets."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from hashlib import sha256
from types import MappingProxyType

from escalog.domain.values.entry import DisputeId, Entry, EntryId, Person
from escalog.domain.values.failure import Failure
from escalog.ledger.entry.sealed import SealedEntry, SealedField
from escalog.ledger.log.order import reading_order
from escalog.ledger.log.people import Known, introduced, known_to, with_introduction

TAG_LOG = b"escalog:log:1\0"


class Log:
    """An immutable set of entries with one root, in which every parent is present. Two logs of the same set are equal.

    Signatures are looked at when an entry is admitted (`admission`) and when a log is checked (`checking`), not here.
    """

    def __init__(self, entries: Mapping[EntryId, SealedEntry]) -> None:
        self._entries = MappingProxyType(dict(entries))

    @classmethod
    def of(cls, entries: Iterable[SealedEntry]) -> "Log":
        """The log of these entries, in any order; of two copies of one entry, what either gives is kept.

        Raises Failure `entry-of-another-log`, `log-has-two-beginnings` or `entry-before-it-missing`.
        """
        together: dict[EntryId, SealedEntry] = {}
        for entry in entries:
            there = together.get(entry.id)
            together[entry.id] = entry if there is None else merged(there, entry)
        log = cls(together)
        log._refuse_what_is_no_log()
        return log

    def _refuse_what_is_no_log(self) -> None:
        if len({entry.dispute for entry in self._entries.values()}) > 1:
            raise Failure("entry-of-another-log")
        if any(parent not in self._entries for entry in self._entries.values() for parent in entry.parents):
            raise Failure("entry-before-it-missing")
        if sum(not entry.parents for entry in self._entries.values()) > 1:
            raise Failure("log-has-two-beginnings")

    def union(self, other: "Log") -> "Log":
        """Both logs together. Raises Failure when they are not of the same disagreement with the same beginning."""
        return Log.of((*self._entries.values(), *other._entries.values()))

    @cached_property
    def entries(self) -> tuple[SealedEntry, ...]:
        """Every entry in reading order."""
        return reading_order(self._entries)

    def facts(self) -> tuple[Entry, ...]:
        """Every entry in reading order, as the rest of the program reads it."""
        return tuple(entry.entry() for entry in self.entries)

    @cached_property
    def heads(self) -> tuple[EntryId, ...]:
        """The entries that nothing follows yet, ascending: the parents of whatever is recorded next."""
        followed = {parent for entry in self._entries.values() for parent in entry.parents}
        return tuple(sorted(entry_id for entry_id in self._entries if entry_id not in followed))

    @property
    def root(self) -> SealedEntry:
        """The entry that began the log. Raises LookupError for the empty log."""
        for entry in self._entries.values():
            if not entry.parents:
                return entry
        raise LookupError("an empty log has no beginning")

    @property
    def dispute(self) -> DisputeId:
        """What the log is of. Raises LookupError for the empty log."""
        return self.root.dispute

    def digest(self) -> str:
        """SHA-256 over a tag and the identities of all entries, 32 bytes each, in ascending order; in hexadecimal."""
        return sha256(TAG_LOG + b"".join(bytes.fromhex(entry_id) for entry_id in sorted(self._entries))).hexdigest()

    def follows(self, entry: EntryId, earlier: EntryId) -> bool:
        """Whether `earlier` is among the ancestors of `entry`."""
        seen: set[EntryId] = set()
        ahead = list(self._entries[entry].parents)
        while ahead:
            entry_id = ahead.pop()
            if entry_id == earlier:
                return True
            if entry_id not in seen:
                seen.add(entry_id)
                ahead.extend(self._entries[entry_id].parents)
        return False

    @cached_property
    def known(self) -> Mapping[EntryId, Known]:
        """For every entry, the keys that its followers know. Raises Failure when an introduction is not in order."""
        known: dict[EntryId, Known] = {}
        for entry in self.entries:
            known[entry.id] = with_introduction(entry, known_to(entry.parents, known))
        return MappingProxyType(known)

    def people(self) -> tuple[Person, ...]:
        """Everybody whose certificate is in the log, one line for each key, in the order they were brought in."""
        lines: dict[str, Person] = {}
        for entry in self.entries:
            person = introduced(entry, known_to(entry.parents, self.known))
            if person is not None:
                lines.setdefault(person.key, person)
        return tuple(lines.values())

    def get(self, entry: EntryId) -> SealedEntry | None:
        """The entry of this identity; None when it is not here."""
        return self._entries.get(entry)

    def __contains__(self, entry: object) -> bool:
        return entry in self._entries

    def __len__(self) -> int:
        return len(self._entries)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Log) and self._entries == other._entries

    def __hash__(self) -> int:
        return hash(frozenset(self._entries))


def merged(one: SealedEntry, other: SealedEntry) -> SealedEntry:
    """One entry of two copies: every field that either gives. Which copy came first makes no difference.

    Two signatures over one header both hold, since a signer draws a number for each; the smaller is kept.
    """
    if one == other:
        return one
    fields: dict[bytes, SealedField] = {}
    for field in (*one.fields, *other.fields):
        there = fields.get(field.commitment)
        fields[field.commitment] = field if there is None or not there.is_given else there
    return SealedEntry(
        one.header, min(one.signature, other.signature), tuple(fields[place] for place in sorted(fields))
    )
