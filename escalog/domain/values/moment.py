"""Stated dates with an optional hour, read as Europe/London time.

Knows nothing of working days (see `deadlines/calendar`) and never reads the present hour.
"""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Self
from zoneinfo import ZoneInfo

from escalog.domain.values.failure import Failure

LONDON = ZoneInfo("Europe/London")

EARLIEST_YEAR, LATEST_YEAR = 1900, 2199
"""Years outside these are taken for typing mistakes."""

EARLIEST_SAID = dt.datetime(2, 1, 1, tzinfo=dt.UTC)
LATEST_SAID = dt.datetime(9998, 12, 31, 23, 59, 59, 999999, tzinfo=dt.UTC)
"""Times outside these are not valid in every time zone, or leave no room for counting."""

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_WRITTEN = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
    r"(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A stated date with an optional time of day, on the clocks of Europe/London.

    In the hour that autumn repeats, the earlier one applies, unless `time.fold` is 1 because an offset said so.
    """

    date: dt.date
    time: dt.time | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "2026-11-23" or "2026-11-23T16:05"; with an offset it is turned to London time.

        Raises `Failure` when it is no such date or time.
        """
        match = _WRITTEN.fullmatch(text.strip())
        if match is None:
            raise Failure("moment-not-read")
        year, month, day = (int(match[number]) for number in (1, 2, 3))
        day_on = checked_date(year, month, day)
        if match[4] is None:
            return cls(day_on)
        hour, minute, second = (int(match[number] or 0) for number in (4, 5, 6))
        if hour > 23 or minute > 59 or second > 59:
            raise Failure("time-not-read")
        if match[7] is None:
            return cls(day_on, dt.time(hour, minute, second))
        stated = dt.datetime.combine(day_on, dt.time(hour, minute, second), _offset(match[7]))
        return cls.of(stated)

    @classmethod
    def of(cls, at: dt.datetime) -> Self:
        """The moment on London clocks of an aware time; parts of a second are dropped. Raises ValueError when naive."""
        if at.tzinfo is None:
            raise ValueError("a time without an offset is not a moment")
        there = at.astimezone(LONDON).replace(microsecond=0)
        return cls(there.date(), there.time().replace(fold=there.fold))

    @property
    def at(self) -> dt.datetime:
        """The aware time in London. Without an hour, the start of the day: the earlier reading protects the child.

        An hour that spring skips is read as the same instant on the clock that was put forward.
        """
        time = self.time or dt.time()
        return _in_london(self.date, time, time.fold)

    def text(self) -> str:
        """The form that is stored: "2026-11-23" or "2026-11-23T16:05"."""
        if self.time is None:
            return self.date.isoformat()
        precision = "seconds" if self.time.second else "minutes"
        if self.time.fold:  # only the offset tells the later of two hours of one name
            return self.at.isoformat(timespec=precision)
        return f"{self.date.isoformat()}T{self.time.isoformat(precision)}"


def can_be_said(at: dt.datetime) -> bool:
    """Whether an aware time can be expressed in London time with room to count from it."""
    return EARLIEST_SAID <= at <= LATEST_SAID


def clamped(at: dt.datetime) -> dt.datetime:
    """The nearest time that can be expressed."""
    return min(max(at, EARLIEST_SAID), LATEST_SAID)


def checked_date(year: int, month: int, day: int) -> dt.date:
    """The date, or a `Failure` that says what is wrong with it: "November has 30 days"."""
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise Failure("date-year", year=year)
    if not 1 <= month <= 12:
        raise Failure("date-month", month=month)
    longest = _days_in(year, month)
    if not 1 <= day <= longest:
        name = MONTHS[month - 1]
        said = f"{name} {year}" if month == 2 else name
        raise Failure("date-not-in-month", day=f"{day} {name[:3]} {year}", month=said, days=longest)
    return dt.date(year, month, day)


@lru_cache(maxsize=8192)
def _in_london(date: dt.date, time: dt.time, fold: int) -> dt.datetime:  # noqa: ARG001 - times are equal whatever the fold
    """The aware time for a wall clock in London, cached because the same few moments recur."""
    return dt.datetime.combine(date, time, LONDON).astimezone(dt.UTC).astimezone(LONDON)


def _days_in(year: int, month: int) -> int:
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return (following - dt.timedelta(days=1)).day


def _offset(text: str) -> dt.timezone:
    if text == "Z":
        return dt.UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    if hours > 23 or minutes > 59:
        raise Failure("time-not-read")
    size = dt.timedelta(hours=hours, minutes=minutes)
    return dt.timezone(-size if text[0] == "-" else size)
