"""Looks at every byte of a log again and names, in reading order, the first entry that differs from what was signed.

What was altered itself comes before what only suffers from it: when a header is altered, the entries after it are
intact but their parent is gone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from escalog.domain.entry import DisputeId, EntryId, KeyId, Person
from escalog.domain.failures import Failure
from escalog.ledger.certificates import read_certificate
from escalog.ledger.log import Log
from escalog.ledger.people import Known, introduced, known_to, signer_of, with_introduction
from escalog.ledger.reading import reading_order
from escalog.ledger.sealed import SealedEntry
from escalog.ledger.sealing import PERSON
from escalog.ledger.signatures import holds

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


@dataclass(frozen=True, slots=True)
class LogFinding:
    """One thing that does not hold. `number` counts from 1 in the order checked; `entry` is None when unreadable."""

    number: int
    entry: EntryId | None
    code: str
    sentence: str


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
    """Readable entries in reading order, then the others: those have no place in it."""
    readable = {entry.id: entry for entry in entries if _is_readable(entry)}
    order = [*reading_order(readable), *(entry for entry in entries if not _is_readable(entry))]
    return [_Place(number, entry) for number, entry in enumerate(order, 1)]


def _is_readable(entry: SealedEntry) -> bool:
    try:
        return entry.head.format > 0
    except Failure:
        return False


def _check(places: Sequence[_Place]) -> tuple[LogFinding, ...]:
    entries = {place.entry.id: place.entry for place in places if place.entry is not None and _is_readable(place.entry)}
    look = _Look(entries)
    found: list[LogFinding] = []
    for place in places:
        code = place.why
        if place.entry is not None:
            code = look.at(place.entry) if place.entry.id in entries else "entry-unreadable"
        if code:
            identity = place.entry.id if place.entry is not None and place.entry.id in entries else None
            found.append(LogFinding(place.number, identity, code, Failure(code).sentence))
    return tuple(sorted(found, key=lambda each: (each.code not in ALTERED, each.number)))


class _Look:
    """One pass over a set of entries; what is known of people is gathered beforehand, as far as it can be."""

    def __init__(self, entries: Mapping[EntryId, SealedEntry]) -> None:
        order = reading_order(entries)
        self._entries = entries
        self._root = next((entry for entry in order if not entry.parents), None)
        self._dispute: DisputeId | None = None if self._root is None else self._root.dispute
        self._known: dict[EntryId, Known] = {}
        self._anybody: dict[KeyId, Person] = {}
        for entry in order:
            before = known_to(entry.parents, self._known)
            try:
                self._known[entry.id] = with_introduction(entry, before)
            except Failure:
                self._known[entry.id] = before
            self._anybody.update(self._known[entry.id])

    def at(self, entry: SealedEntry) -> str:
        """The code of what does not hold about the entry; empty when everything does."""
        if not entry.holds_together:
            return "entry-altered"
        is_attached = all(parent in self._entries for parent in entry.parents)
        before = known_to(entry.parents, self._known) if is_attached else self._anybody
        try:
            introduced(entry, before)
            signer = signer_of(entry, before)
        except Failure as why:
            return why.code
        return self._signature(entry, signer) or self._place(entry, is_attached=is_attached)

    def _signature(self, entry: SealedEntry, signer: Person | None) -> str:
        """A key that the entry could not know is still tried, when it is anybody's here."""
        tried = signer or self._anybody.get(entry.key)
        if tried is not None:
            key = read_certificate(tried.certificate).public_key
            if not holds(key, entry.digest, entry.signature):
                return "entry-signature"
        return "" if signer is not None else "entry-key-unknown"

    def _place(self, entry: SealedEntry, *, is_attached: bool) -> str:
        if entry.dispute != self._dispute:
            return "entry-of-another-log"
        if not is_attached:
            return "entry-before-it-missing"
        if not entry.parents and entry is not self._root:
            return "log-has-two-beginnings"
        if not entry.parents and entry.kind != PERSON:
            return "entry-key-unknown"
        return ""
