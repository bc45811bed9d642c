"""What is odd about an entry and yet no reason to leave it out: shown beside it, never a verdict."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from escalog.domain.values.entry import EntryId, KeyId, PersonId
from escalog.ledger.entry.sealed import SealedEntry
from escalog.ledger.entry.sealing import KEY, PERSON
from escalog.ledger.entry.times import write_time
from escalog.ledger.log.log import Log
from escalog.ledger.log.order import ancestors
from escalog.ledger.log.people import known_to

AHEAD = timedelta(minutes=10)
"""How far a recorded time may lie ahead of the receiving laptop's clock before it is remarked on."""


class EntryFlag(StrEnum):
    """What is remarked on."""

    AHEAD_OF_CLOCK = "ahead-of-clock"
    """When it was received, its recorded time lay more than ten minutes ahead."""
    BEFORE_PARENT = "before-parent"
    """Its recorded time is earlier than that of an entry it follows: some clock was wrong."""
    KEY_BESIDE_ITSELF = "key-beside-itself"
    """The same key signed another entry without having seen this one: a backup put back, or a copied store."""
    KEY_REPLACED = "key-replaced"
    """Signed with a key that somebody else had by then replaced as lost."""
    PERSON_TWICE = "person-twice"
    """The same person, or the same key, was introduced in two ways that did not know of each other."""


@dataclass(frozen=True, slots=True, order=True)
class Flagged:
    """One remark on one entry."""

    entry: EntryId
    flag: EntryFlag


def flags(log: Log) -> tuple[Flagged, ...]:
    """Every remark that the log itself gives rise to, ascending; it depends on the set of entries alone."""
    remarks = {Flagged(entry.id, EntryFlag.BEFORE_PARENT) for entry in log.entries if _is_before_a_parent(log, entry)}
    remarks |= _with_a_replaced_key(log)
    remarks |= _beside_themselves(log)
    remarks |= _introduced_twice(log)
    return tuple(sorted(remarks))


def is_ahead(entry: SealedEntry, now: datetime) -> bool:
    """Whether a received entry says it was recorded more than ten minutes after `now` (aware)."""
    return entry.head.recorded_at > write_time(now + AHEAD)


def _is_before_a_parent(log: Log, entry: SealedEntry) -> bool:
    parents = (log.get(parent) for parent in entry.parents)
    return any(parent is not None and entry.head.recorded_at < parent.head.recorded_at for parent in parents)


def _beside_themselves(log: Log) -> set[Flagged]:
    """Entries that neither precede nor follow another of the same key. A straight line has none.

    Bit sets, a bit for each place: looking at every pair would let one fork hold up whoever reads the log.
    """
    if all(len(entry.parents) <= 1 for entry in log.entries) and len(log.heads) <= 1:
        return set()
    before = ancestors(log.entries)
    mine: dict[KeyId, int] = {}
    marked = 0
    for place, entry in enumerate(log.entries):
        earlier = mine.get(entry.key, 0)
        beside = earlier & ~before[entry.id]
        if beside:
            marked |= beside | 1 << place
        mine[entry.key] = earlier | 1 << place
    return {
        Flagged(entry.id, EntryFlag.KEY_BESIDE_ITSELF) for place, entry in enumerate(log.entries) if marked >> place & 1
    }


def _with_a_replaced_key(log: Log) -> set[Flagged]:
    """Entries whose author had seen somebody else bring in another key for the one they sign with."""
    if all(entry.kind != KEY for entry in log.entries):
        return set()
    replaced: dict[EntryId, frozenset[KeyId]] = {}
    remarks: set[Flagged] = set()
    for entry in log.entries:
        before = frozenset[KeyId]().union(*(replaced[parent] for parent in entry.parents))
        if entry.key in before:
            remarks.add(Flagged(entry.id, EntryFlag.KEY_REPLACED))
        replaced[entry.id] = before | _replaced_by(log, entry)
    return remarks


def _replaced_by(log: Log, entry: SealedEntry) -> frozenset[KeyId]:
    """The keys that an entry replaces as lost: those its holder had, when somebody else signs for the new one."""
    holder = entry.value("holder")
    if entry.kind != KEY or holder == entry.person:
        return frozenset()
    known = known_to(entry.parents, log.known)
    return frozenset(key for key, person in known.items() if person.id == holder)


def _introduced_twice(log: Log) -> set[Flagged]:
    """Introductions that give one person two first keys, or one key two people: neither author had seen the other."""
    introductions = [entry for entry in log.entries if entry.kind == PERSON]
    keys: dict[PersonId, set[KeyId]] = {}
    people: dict[KeyId, set[PersonId]] = {}
    for entry in introductions:
        keys.setdefault(entry.person, set()).add(entry.key)
        people.setdefault(entry.key, set()).add(entry.person)
    return {
        Flagged(entry.id, EntryFlag.PERSON_TWICE)
        for entry in introductions
        if len(keys[entry.person]) > 1 or len(people[entry.key]) > 1
    }
