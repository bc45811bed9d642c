"""Verifies every byte of a log and names, in reading order, the first entry that differs from what was signed.

What was altered itself comes before what only suffers from it: when a header is altered, the entries after it are
intact but their parent is gone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from escalog.domain.values.entry import EntryId, KeyId, Person
from escalog.domain.values.failure import Failure
from escalog.ledger.entry.sealed import SealedEntry
from escalog.ledger.keys.certificates import read_certificate
from escalog.ledger.keys.signatures import holds
from escalog.ledger.log.log import Log
from escalog.ledger.log.order import reading_order
from escalog.ledger.log.people import Known, introduced, known_to, signer_of, with_introduction

ALTERED = frozenset(
    {
        "entry-unreadable",
        "entry-newer",
        "entry-altered",
        "entry-signature",
        "certificate-not-usable",
        "certificate-of-another",
    }
)
"""Findings about the entry itself; all others may come from something that happened to an earlier one."""

TIME = "entry-time"
"""The entry is as it was signed, and states a time that no clock in London says."""


@dataclass(frozen=True, slots=True)
class LogFinding:
    """One thing that does not hold. `number` counts from 1 in the order checked; `entry` is None when unreadable."""

    number: int
    entry: EntryId | None
    code: str


@dataclass(frozen=True, slots=True)
class _Place:
    number: int
    entry: SealedEntry | None
    why: str = ""


def check(log: Log | Iterable[SealedEntry]) -> tuple[LogFinding, ...]:
    """Everything that does not hold in these entries, numbered in reading order; empty when all is as it was signed.

    The first finding names the first entry that was altered. A given iterable need not be a log: parts may be missing.
    """
    if isinstance(log, Log):
        return _check([_Place(number, entry) for number, entry in enumerate(log.entries, 1)])
    return _check(_numbered(tuple(log)))


def check_stored(rows: Iterable[bytes]) -> tuple[LogFinding, ...]:
    """The same for entries as they are stored or passed on, numbered in the order given; nothing in them raises."""
    places: list[_Place] = []
    for number, data in enumerate(rows, 1):
        try:
            places.append(_Place(number, SealedEntry.decode(data)))
        except Failure as why:
            places.append(_Place(number, None, why.code))
    return _check(places)


def _numbered(entries: Sequence[SealedEntry]) -> list[_Place]:
    """Readable entries in reading order, then those that have no place in it: the unreadable and second copies."""
    readable: dict[EntryId, SealedEntry] = {}
    others: list[SealedEntry] = []
    for entry in entries:
        if _is_readable(entry) and readable.setdefault(entry.id, entry) is entry:
            continue
        others.append(entry)
    return [_Place(number, entry) for number, entry in enumerate((*reading_order(readable), *others), 1)]


def _is_readable(entry: SealedEntry) -> bool:
    try:
        return entry.head.format > 0
    except Failure:
        return False


def _check(places: Sequence[_Place]) -> tuple[LogFinding, ...]:
    entries = {place.entry.id: place.entry for place in places if place.entry is not None and _is_readable(place.entry)}
    look = _Look(entries)
    findings: list[LogFinding] = []
    for place in places:
        code = place.why
        if place.entry is not None:
            code = look.at(place.entry) if place.entry.id in entries else "entry-unreadable"
        if code:
            identity = place.entry.id if place.entry is not None and place.entry.id in entries else None
            findings.append(LogFinding(place.number, identity, code))
    return tuple(sorted(findings, key=lambda finding: (finding.code not in ALTERED, finding.number)))


class _Look:
    """One pass over a set of entries; what is known of people is gathered beforehand, as far as it can be."""

    def __init__(self, entries: Mapping[EntryId, SealedEntry]) -> None:
        order = reading_order(entries)
        self._entries = entries
        self._root = next((entry for entry in order if not entry.parents), None)
        self._dispute = next((entry.dispute for entry in order), None)
        self._before: dict[EntryId, Known] = {}
        self._anybody: dict[KeyId, Person] = {}
        after: dict[EntryId, Known] = {}
        for entry in order:
            before = known_to(entry.parents, after) if self._is_attached(entry) else dict(self._anybody)
            self._before[entry.id] = before
            try:
                after[entry.id] = with_introduction(entry, before)
            except Failure:
                after[entry.id] = before
            self._anybody.update(after[entry.id])

    def at(self, entry: SealedEntry) -> str:
        """The code of what does not hold about the entry; empty when everything does."""
        if not entry.holds_together:
            return "entry-altered"
        before = self._before[entry.id]
        try:
            introduced(entry, before)
            signer = signer_of(entry, before)
        except Failure as why:
            return why.code
        if signer is not None and not _is_signed(entry, signer):
            return "entry-signature"
        wrong = self._misplaced(entry) or ("" if signer is not None else "entry-key-unknown")
        return wrong or ("" if entry.has_sayable_time else TIME)

    def _misplaced(self, entry: SealedEntry) -> str:
        if entry.dispute != self._dispute:
            return "entry-of-another-log"
        if not self._is_attached(entry):
            return "entry-before-it-missing"
        if entry.parents:
            return ""
        return "" if self._root is not None and entry.id == self._root.id else "log-has-two-beginnings"

    def _is_attached(self, entry: SealedEntry) -> bool:
        return all(parent in self._entries for parent in entry.parents)


def _is_signed(entry: SealedEntry, person: Person) -> bool:
    return holds(read_certificate(person.certificate).public_key, entry.digest, entry.signature)
