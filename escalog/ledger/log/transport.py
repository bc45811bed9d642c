"""Entries as they stand inside another canonical document, such as the `record.json` of a record."""

from collections.abc import Iterable, Sequence
from typing import Any

from escalog.domain.values.failure import Failure
from escalog.ledger.entry import canonical
from escalog.ledger.entry.canonical import NotCanonical
from escalog.ledger.entry.sealed import SealedEntry
from escalog.ledger.log.log import Log

MOST_ENTRIES = 100_000

_NUMBERED = {
    "entry-unreadable": "listed-entry-unreadable",
    "entry-newer": "listed-entry-newer",
    "entry-altered": "listed-entry-altered",
}
"""What is wrong with one entry, as it is said of the entry of this number in a list."""


def to_json(entries: Log | Iterable[SealedEntry]) -> list[dict[str, Any]]:
    """Plain objects, one for each entry; a log gives them in reading order.

    In the canonical bytes of whatever document they are put into, every header and value stands as it was hashed.
    """
    return [canonical.decode(entry.encode()) for entry in (entries.entries if isinstance(entries, Log) else entries)]


def from_json(items: Sequence[Any]) -> tuple[SealedEntry, ...]:
    """The entries of plain objects, in the order given, each once.

    Raises Failure `list-unreadable` when these are no entries at all; and with the number of the first that does not
    hold `listed-entry-unreadable`, `listed-entry-newer`, `listed-entry-altered`,
    `listed-entry-twice` or `listed-entry-time`.
    """
    if not isinstance(items, list | tuple) or len(items) > MOST_ENTRIES:
        raise Failure("list-unreadable")
    entries: dict[str, SealedEntry] = {}
    for number, item in enumerate(items, 1):
        try:
            entry = SealedEntry.decode(canonical.encode(item))
        except NotCanonical:
            raise Failure("listed-entry-unreadable", number=number) from None
        except Failure as why:
            raise Failure(_NUMBERED[why.code], number=number) from None
        if entry.id in entries:
            raise Failure("listed-entry-twice", number=number)
        if not entry.has_sayable_time:
            raise Failure("listed-entry-time", number=number)
        entries[entry.id] = entry
    return tuple(entries.values())
