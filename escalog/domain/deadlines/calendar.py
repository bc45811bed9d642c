"""The working days of a nation, the names of its days off, and how far ahead they are known.

Calendars are data (`resources/calendars`), written in advance; bank holidays are never calculated here.
"""

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from escalog.domain.procedure.model import Procedure
from escalog.domain.values.failure import Failure
from escalog.domain.values.moment import LONDON

ONE_DAY = dt.timedelta(days=1)

NATIONS: Mapping[str, str] = MappingProxyType(
    {
        "england": "England",
        "wales": "Wales",
        "scotland": "Scotland",
        "northern-ireland": "Northern Ireland",
    }
)
"""The nations that have a calendar, with the name a person reads."""


class DayOff(StrEnum):
    """Why a day is not a working day."""

    WEEKEND = "weekend"
    BANK_HOLIDAY = "bank-holiday"
    CLOSURE = "closure"


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working days and service hours. Bank holidays are known for `known_from` to `known_until` and no further."""

    nation: str
    holidays: Mapping[dt.date, str]
    known_from: dt.date
    known_until: dt.date
    closures: Mapping[dt.date, str] = field(default_factory=lambda: MappingProxyType({}))
    extra: Mapping[dt.date, str] = field(default_factory=lambda: MappingProxyType({}))
    """Days that count as working days here, even at a weekend or on a bank holiday."""
    service_start: dt.time = dt.time(9)
    service_end: dt.time = dt.time(17)

    def day_off(self, on: dt.date) -> DayOff | None:
        """Why this date is not a working day; None when it is. A holiday at a weekend counts as the weekend."""
        if on in self.extra:
            return None
        if on.weekday() >= 5:
            return DayOff.WEEKEND
        if on in self.holidays:
            return DayOff.BANK_HOLIDAY
        return DayOff.CLOSURE if on in self.closures else None

    def is_working(self, on: dt.date) -> bool:
        """Whether this date is a working day."""
        return self.day_off(on) is None

    def name_of(self, on: dt.date) -> str:
        """What the bank holiday or closure on this date is called; empty on any other day."""
        return self.holidays.get(on) or self.closures.get(on, "")

    def named_days(self, first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
        """The named days from `first` to `last`: bank holidays, closures and extra working days."""
        span = (first + dt.timedelta(days=number) for number in range((last - first).days + 1))
        return tuple(on for on in span if on in self.holidays or on in self.closures or on in self.extra)

    def working_days(self, after: dt.date) -> Iterator[dt.date]:
        """The working days after a date, in order, without end."""
        on = after
        while True:
            on += ONE_DAY
            if self.is_working(on):
                yield on

    def add_working_days(self, to: dt.date, count: int) -> dt.date:
        """The date of working day `count` when `to` is day 0. `count` is at least 1."""
        if count < 1:
            raise ValueError("working days are counted from 1")
        return next(on for number, on in enumerate(self.working_days(to), start=1) if number == count)

    def working_days_between(self, start: dt.date, end: dt.date) -> tuple[dt.date, ...]:
        """The working days after `start` up to and including `end`; none when `end` is not later."""
        span = (start + dt.timedelta(days=number) for number in range(1, (end - start).days + 1))
        return tuple(on for on in span if self.is_working(on))

    def count_working_days(self, start: dt.date, end: dt.date) -> int:
        """The number of working days after `start` up to and including `end`; quick for any span."""
        if end <= start:
            return 0
        weeks, rest = divmod((end - start).days, 7)
        count = 5 * weeks + sum((start.weekday() + number) % 7 < 5 for number in range(1, rest + 1))
        named = {on for days in (self.holidays, self.closures, self.extra) for on in days if start < on <= end}
        return count + sum(self.is_working(on) - (on.weekday() < 5) for on in named)

    def this_or_next_working_day(self, on: dt.date) -> dt.date:
        """The date itself when it is a working day, otherwise the next one."""
        return on if self.is_working(on) else next(self.working_days(on))

    def opens(self, on: dt.date) -> dt.datetime:
        """When service hours begin on a date."""
        return dt.datetime.combine(on, self.service_start, LONDON)

    def closes(self, on: dt.date) -> dt.datetime:
        """When service hours end on a date."""
        return dt.datetime.combine(on, self.service_end, LONDON)

    def knows(self, on: dt.date) -> bool:
        """Whether bank holidays are known for this date."""
        return self.known_from <= on <= self.known_until

    def with_changes(self, closures: Mapping[dt.date, str], extra: Mapping[dt.date, str]) -> "Calendar":
        """The same calendar with local closures and extra working days added.

        Raises `Failure` when one day is called both.
        """
        closed, working = {**self.closures, **closures}, {**self.extra, **extra}
        both = sorted(closed.keys() & working.keys())
        if both:
            raise Failure("calendar-closed-and-working", day=both[0].isoformat())
        return replace(self, closures=MappingProxyType(closed), extra=MappingProxyType(working))

    def for_procedure(self, procedure: Procedure) -> "Calendar":
        """The same calendar with the service hours, closures and extra working days that a procedure gives."""
        changed = self.with_changes(
            {day.date: day.name for day in procedure.closures},
            {day.date: day.name for day in procedure.extra_working_days},
        )
        return replace(
            changed,
            service_start=dt.time.fromisoformat(procedure.service_start),
            service_end=dt.time.fromisoformat(procedure.service_end),
        )


def read_calendar(text: str) -> Calendar:
    """Read a calendar's file. Raises `Failure` when it is not one of ours."""
    try:
        data = tomllib.loads(text)
        holidays = {dt.date.fromisoformat(day): str(name) for day, name in data["holidays"].items()}
        known_from, known_until = data["known_from"], data["known_until"]
        nation = str(data["nation"])
    except (ValueError, KeyError, AttributeError, RecursionError) as reason:
        raise Failure("calendar-not-read") from reason
    if nation not in NATIONS or not isinstance(known_from, dt.date) or not isinstance(known_until, dt.date):
        raise Failure("calendar-not-read")
    return Calendar(nation, MappingProxyType(holidays), known_from, known_until)
