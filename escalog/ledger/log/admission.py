"""Taking an entry into a log: what is refused with a sentence, and what is taken and remarked on.

Every rule looks at the entry and its ancestors alone, so an entry that one laptop takes is taken by all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from escalog.domain.values.failure import Failure
from escalog.ledger.entry.sealed import SealedEntry
from escalog.ledger.keys.certificates import read_certificate
from escalog.ledger.keys.signatures import holds
from escalog.ledger.log.flags import EntryFlag, Flagged, flags, is_ahead
from escalog.ledger.log.log import Log, merged
from escalog.ledger.log.people import known_to, signer_of


@dataclass(frozen=True, slots=True)
class Admission:
    """The log with the entries in it, those that were new to it, and what is to be remarked on them."""

    log: Log
    new: tuple[SealedEntry, ...]
    flagged: tuple[Flagged, ...]


def admit(log: Log, entry: SealedEntry, *, now: datetime) -> Admission:
    """The log with this entry. One that is there already changes nothing, except that fields it left out are filled.

    Raises Failure `entry-unreadable`, `entry-newer`, `entry-altered`, `entry-of-another-log`, `log-has-two-beginnings`,
    `entry-before-it-missing`, `entry-key-unknown`, `entry-signature`, `entry-time`, and what an introduction raises
    (see `people`).
    """
    return admit_all(log, (entry,), now=now)


def admit_all(log: Log, entries: Iterable[SealedEntry], *, now: datetime) -> Admission:
    """The log with all of these, given in any order; none is taken when one cannot be. Raises what `admit` raises."""
    reread = [SealedEntry.decode(entry.encode()) for entry in entries]
    waiting = {entry.id: entry for entry in reread}
    for entry in reread:
        waiting[entry.id] = merged(waiting[entry.id], entry)
    new = tuple(entry for entry in waiting.values() if entry.id not in log)
    joined = Log.of((*log.entries, *waiting.values()))
    for entry in joined.entries:
        if entry.id in waiting:
            _refuse_what_no_clock_says(entry)
            _refuse_what_is_not_signed(joined, entry)
    fresh = {entry.id for entry in new}
    before = set(flags(log))
    remarks = {flag for flag in flags(joined) if flag not in before}
    remarks |= {Flagged(entry.id, EntryFlag.AHEAD_OF_CLOCK) for entry in new if is_ahead(entry, now)}
    return Admission(joined, tuple(entry for entry in joined.entries if entry.id in fresh), tuple(sorted(remarks)))


def _refuse_what_no_clock_says(entry: SealedEntry) -> None:
    if not entry.has_sayable_time:
        raise Failure("entry-time")


def _refuse_what_is_not_signed(log: Log, entry: SealedEntry) -> None:
    """The key is known to the entry, it is its person's, and the signature holds."""
    signer = signer_of(entry, known_to(entry.parents, log.known))
    if signer is None:
        raise Failure("entry-key-unknown")
    if not holds(read_certificate(signer.certificate).public_key, entry.digest, entry.signature):
        raise Failure("entry-signature")
