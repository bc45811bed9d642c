"""Pauses: the periods in which every time limit of a disagreement stops, and why.

A `resumed` entry ends the pauses that its author knew of. Where two were recorded separately for one pause, the earlier
stated time ends it. A pause without a start or end in this copy is ignored: the earlier due date protects
the child.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from escalog.domain.deadlines.span import Span, Spans
from escalog.domain.log.amendments import Amendments
from escalog.domain.log.ancestry import Ancestry
from escalog.domain.values.entry import Entry, EntryId
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import Moment


@dataclass(frozen=True, slots=True)
class Pause:
    """One pause as recorded."""

    entry: EntryId
    start: Moment
    end: Moment | None
    """When the limits resumed; None while nobody has said so."""
    reason: str
    ended_by: EntryId | None = None

    @property
    def open(self) -> bool:
        """Whether it has not ended."""
        return self.end is None


def pauses_of(entries: Iterable[Entry], amend: Amendments, ancestry: Ancestry) -> tuple[Pause, ...]:
    """Every pause that counts, by start."""
    listed = list(entries)
    ends = {entry.id: entry for entry in listed if entry.kind == KindId.RESUMED}
    marks = ancestry.marks(ends)
    pauses = [
        _pause(entry, [ends[entry_id] for entry_id in ancestry.first_after(entry.id, marks)], amend)
        for entry in listed
        if entry.kind == KindId.PAUSED
    ]
    known = [pause for pause in pauses if pause is not None]
    return tuple(sorted(known, key=lambda pause: (pause.start.at, pause.entry)))


def spans(pauses: Iterable[Pause], until: datetime | None = None) -> Spans:
    """The union of pauses as spans that neither overlap nor touch, in order.

    With `until`, only what lies before it: nothing later moves a limit that was done or stopped by then.
    """
    merged: list[Span] = []
    for pause in sorted(pauses, key=lambda pause: pause.start.at.timestamp()):
        start = pause.start.at.astimezone(UTC)
        end = pause.end.at.astimezone(UTC) if pause.end is not None else None
        if until is not None:
            end = until if end is None or end > until else end
        if end is not None and end <= start:
            continue
        last = merged[-1] if merged else None
        if last is None or (last.end is not None and last.end < start):
            merged.append(Span(start, end))
        elif last.end is not None:
            merged[-1] = Span(last.start, None if end is None else max(last.end, end))
    return tuple(merged)


def _pause(entry: Entry, ending: list[Entry], amend: Amendments) -> Pause | None:
    """A pause, ended by the first entries whose authors knew of it."""
    start = amend.moment(entry)
    if start is None:
        return None
    reason = amend.said(entry, "reason")
    if not ending:
        return Pause(entry.id, start, None, reason)
    dated = [(at, end.id) for end in ending if (at := amend.moment(end)) is not None]
    if len(dated) < len(ending):
        return None
    at, by = min(dated, key=lambda pair: (pair[0].at, pair[1]))
    return Pause(entry.id, start, max(at, start, key=lambda instant: instant.at), reason, by)
