"""Spans of time in which time limits are paused."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Span:
    """A span of time in UTC, from `start` up to but not including `end`; open-ended without one."""

    start: datetime
    end: datetime | None

    def holds(self, at: datetime) -> bool:
        """Whether limits are paused at an aware time."""
        return self.start <= at and (self.end is None or at < self.end)


Spans = tuple[Span, ...]


def since(given: Spans, start: datetime) -> Spans:
    """The parts of the spans at or after a time."""
    return tuple(Span(max(span.start, start), span.end) for span in given if span.end is None or span.end > start)


def held(given: Spans, at: datetime) -> bool:
    """Whether limits are paused at an aware time."""
    return any(span.holds(at) for span in given)
