"""How long a time limit can be: which units are counted, with which numbers, and whether one is longer than another.

Lengths in different units are compared by bounds that hold whatever the day and hour of the start: what is not certain
is not called a mistake. Working days and service hours pass on the same days, so these two are compared in those days.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Any

from escalog.domain.pack.toml.errors import PackErrors, value_as_found
from escalog.domain.procedure.vocabulary import Unit
from escalog.domain.values.message import Message, message

MOST: dict[str, int] = {
    Unit.HOURS: 24 * 366,
    Unit.SERVICE_HOURS: 24 * 366,
    Unit.WORKING_DAYS: 260,
    Unit.WORKING_WEEK: 52,
    Unit.CALENDAR_DAYS: 366,
}
"""The counted units, each with the largest plausible number: a year."""

NOT_COUNTED = tuple(unit.value for unit in Unit if unit not in MOST)

DAYS_IN_A_WORKING_WEEK = 5

MOST_HOLIDAYS_TOGETHER = 4
"""Bank holidays that can fall into one stretch of working days, for each quarter of a year that it touches."""

MOST_HOLIDAYS_RUNNING = 2
"""Bank holidays with no working day between them: Christmas, Easter, New Year in Scotland."""

MOST_BETWEEN_HOLIDAYS = 3
"""Working days between two such runs, at the least: those between Christmas and New Year."""


def check_length(table: dict[str, Any], path: str, errors: PackErrors, *, usual: str | None = None) -> None:
    """Reports a unit without its number, a number without its unit, and numbers that nobody can mean.

    `usual` is the unit that holds where none is written.
    """
    number, unit, there = table.get("limit"), table.get("unit", usual), f"{path}.limit"
    most = MOST.get(unit) if isinstance(unit, str) else None
    counts = (
        message("pack-check-whole-number-to", first=1, last=most)
        if most
        else message("pack-check-whole-number-from", first=1)
    )
    if table.get("published", True) is False:
        if number is not None:
            errors.error(
                "pack-limit-and-not-published",
                there,
                value_as_found(number),
                message("pack-check-no-number-or-published"),
            )
    elif number is None:
        if most:
            errors.error("pack-limit-missing", there, message("pack-check-nothing"), counts)
    elif unit in NOT_COUNTED:
        errors.error(
            "pack-limit-not-counted",
            there,
            value_as_found(number),
            message("pack-check-counts-nothing", unit=str(unit)),
        )
    elif isinstance(number, int) and not isinstance(number, bool):
        if number < 1:
            errors.error("pack-limit-too-small", there, value_as_found(number), counts)
        elif most and number > most:
            errors.error("pack-limit-too-large", there, value_as_found(number), counts)


@dataclass(frozen=True, slots=True)
class WrittenLength:
    """A number of units that are counted. `number` is whole, at least 1 and no more than a year."""

    unit: str
    number: int

    @classmethod
    def of(cls, table: dict[str, Any]) -> "WrittenLength | None":
        """The length in a table; None where there is none that can be counted."""
        number, unit = table.get("limit"), table.get("unit")
        if not isinstance(unit, str) or unit not in MOST or table.get("published", True) is False:
            return None
        if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number <= MOST[unit]:
            return None
        return cls(unit, number)

    @property
    def words(self) -> Message:
        """As a sentence says it: "3 working days"."""
        return message("pack-check-length", unit=str(self.unit), number=self.number)

    @property
    def round_the_clock(self) -> "WrittenLength":
        """The same with service hours that also run at night and at weekends."""
        return WrittenLength(Unit.HOURS, self.number) if self.unit == Unit.SERVICE_HOURS else self

    @property
    def family(self) -> str:
        """Lengths of one family are counted alike and can be compared outright."""
        return Unit.WORKING_DAYS if self.unit == Unit.WORKING_WEEK else self.unit

    @property
    def units(self) -> int:
        """The number in the unit that the family counts."""
        return self.number * (DAYS_IN_A_WORKING_WEEK if self.unit == Unit.WORKING_WEEK else 1)


@dataclass(frozen=True, slots=True)
class Day:
    """What the bounds of lengths depend on: service hours in hours from midnight, and how many local days there are."""

    opens: float = 9
    closes: float = 17
    closures: int = 0
    extra: int = 0


def surely_shorter(one: WrittenLength, other: WrittenLength, day: Day) -> bool:
    """Whether `one` ends before `other` whatever the day and hour of their common start."""
    if one.family == other.family:
        return one.units < other.units
    if _on_working_days(one, other):
        (_, one_latest), (other_earliest, _) = _working_span(one, day), _working_span(other, day)
        return one_latest < other_earliest
    return _latest(one, day) < _earliest(other, day)


def perhaps_shorter(one: WrittenLength, other: WrittenLength, day: Day) -> bool:
    """Whether there can be a start from which `one` ends before `other`."""
    if one.family == other.family:
        return one.units < other.units
    if _on_working_days(one, other):
        (one_earliest, _), (_, other_latest) = _working_span(one, day), _working_span(other, day)
        return one_earliest < other_latest
    return _earliest(one, day) < _latest(other, day)


def _on_working_days(*lengths: WrittenLength) -> bool:
    """Whether all count working days, so that weekends, bank holidays and closures move them alike."""
    return all(length.family in (Unit.WORKING_DAYS, Unit.SERVICE_HOURS) for length in lengths)


def _working_span(length: WrittenLength, day: Day) -> tuple[tuple[int, float], tuple[int, float]]:
    """The earliest and the latest end there can be, each as working days after the start and service hours into that.

    Service hours begun at opening end on the day of their start where they fit; begun at closing, a day later.
    """
    open_for = day.closes - day.opens
    if length.family == Unit.WORKING_DAYS:
        return (length.units, open_for), (length.units, open_for)
    days = _days_open(length.units, day)
    into = length.units - (days - 1) * open_for
    return (days - 1, into), (days, into)


def _earliest(length: WrittenLength, day: Day) -> float:
    """Hours from the midnight before the start to the earliest end there can be."""
    return _EARLIEST[length.family](length.units, day)


def _latest(length: WrittenLength, day: Day) -> float:
    """Hours from the midnight before the start to the latest end there can be."""
    return _LATEST[length.family](length.units, day)


def _days_open(hours: int, day: Day) -> int:
    """On how many days this many service hours fall."""
    return max(1, ceil(hours / (day.closes - day.opens)))


def _quickest(working_days: int, day: Day) -> int:
    """The fewest calendar days that this many working days can take: from a Sunday on, and on extra working days."""
    weekends = 2 * ((working_days - 1) // DAYS_IN_A_WORKING_WEEK)
    return working_days + max(0, weekends - day.extra)


def _stretch(working_days: int, day: Day) -> int:
    """The most calendar days that this many working days can take, with weekends, bank holidays and closures."""
    few = working_days <= MOST_BETWEEN_HOLIDAYS and not day.closures
    quarters = (working_days + 2 * (working_days // DAYS_IN_A_WORKING_WEEK + 1)) // 90 + 1
    holidays = MOST_HOLIDAYS_RUNNING if few else MOST_HOLIDAYS_TOGETHER * quarters
    weekdays = working_days + holidays + day.closures
    return weekdays + 2 * ceil(weekdays / DAYS_IN_A_WORKING_WEEK)


Bound = Callable[[int, Day], float]

_EARLIEST: dict[str, Bound] = {
    Unit.HOURS: lambda number, _: number - 1,
    Unit.SERVICE_HOURS: lambda number, day: (
        24 * (_days_open(number, day) - 1)
        + day.opens
        + number
        - (_days_open(number, day) - 1) * (day.closes - day.opens)
    ),
    Unit.WORKING_DAYS: lambda number, day: 24 * _quickest(number, day) + day.closes,
    Unit.CALENDAR_DAYS: lambda number, _: 24 * (number + 1),
}

# Round the clock an hour can come or go with a change of the clocks.
_LATEST: dict[str, Bound] = {
    Unit.HOURS: lambda number, _: number + 24 + 1,
    Unit.SERVICE_HOURS: lambda number, day: 24 * _stretch(_days_open(number, day), day) + day.closes,
    Unit.WORKING_DAYS: lambda number, day: 24 * _stretch(number, day) + day.closes,
    Unit.CALENDAR_DAYS: lambda number, _: 24 * (number + 1),
}
