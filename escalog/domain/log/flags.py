"""Oddities about the clock or the key that recorded an entry, which are no reason to leave it out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from escalog.domain.log.ancestry import Ancestry
from escalog.domain.values.english import say_moment
from escalog.domain.values.entry import EntryId

AHEAD = timedelta(minutes=10)
"""How far a recorded time may be ahead of the receiving clock before it is flagged."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A remark about an entry; it blames nobody and blocks nothing."""

    code: str
    """clock-ahead, before-its-parent or same-key-apart."""
    entry: EntryId
    sentence: str


def flags_of(ancestry: Ancestry, received: Mapping[EntryId, datetime]) -> Iterator[Flag]:
    """Every flag on the entries of a log. `received` gives the arrival times of entries from elsewhere."""
    recorded = {entry.id: entry.recorded_at for entry in ancestry.order}
    apart = ancestry.apart_under_one_key()
    for entry in ancestry.order:
        at = received.get(entry.id)
        said = say_moment(entry.recorded_at, year=True)
        if at is not None and entry.recorded_at > at + AHEAD:
            yield Flag("clock-ahead", entry.id, f"Its clock said {said}, ahead of ours when it arrived.")
        if any(recorded[parent] > entry.recorded_at for parent in entry.parents):
            yield Flag("before-its-parent", entry.id, f"Its clock said {said}, before an entry that it follows.")
        if entry.id in apart:
            yield Flag("same-key-apart", entry.id, "The same key recorded another entry without knowing of this one.")
