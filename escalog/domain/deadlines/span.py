"""Stretches of time in which time limits stand still."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time, in UTC: from `start` up to, not including, `end`; without an end it goes on."""

    start: datetime
    end: datetime | None

    def holds(self, at: datetime) -> bool:
        """Whether limits stand still at an aware time."""
        return self.start <= at and (self.end is None or at < self.end)


Spans = tuple[Span, ...]


def since(given: Spans, start: datetime) -> Spans:
    """What of the stretches lies at or after a time."""
    return tuple(Span(max(each.start, start), each.end) for each in given if each.end is None or each.end > start)


def held(given: Spans, at: datetime) -> bool:
    """Whether limits stand still at an aware time."""
    return any(each.holds(at) for each in given)
