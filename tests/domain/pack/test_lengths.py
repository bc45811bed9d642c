"""Which of two lengths of time is over first, held against counting itself from starts at all hours of three years."""

import datetime as dt
from functools import cache
from itertools import product

import pytest

from escalog.domain.deadlines.calendar import Calendar, read_calendar
from escalog.domain.deadlines.count import count
from escalog.domain.pack.rules.lengths import Day, WrittenLength, perhaps_shorter, surely_shorter
from escalog.domain.procedure.model import TimeLimit
from escalog.domain.procedure.vocabulary import Act, Event, Unit
from escalog.domain.values.moment import LONDON, Moment
from escalog.resources import resource_text

LENGTHS = [
    WrittenLength(unit, number)
    for unit, numbers in {
        Unit.HOURS: (4, 24, 48, 100),
        Unit.SERVICE_HOURS: (4, 8, 16, 30, 40),
        Unit.WORKING_DAYS: (1, 2, 3, 5, 10),
        Unit.WORKING_WEEK: (1, 2),
        Unit.CALENDAR_DAYS: (1, 3, 7, 14),
    }.items()
    for number in numbers
]
PAIRS = [(one, other) for one, other in product(LENGTHS, LENGTHS) if one != other]
HOURS = (dt.time(0), dt.time(9), dt.time(12, 30), dt.time(16, 59), dt.time(17), dt.time(23, 59))
STARTS = [
    dt.datetime.combine(dt.date(2025, 3, 1) + dt.timedelta(days), hour, LONDON) for days in range(420) for hour in HOURS
]


@cache
def calendar() -> Calendar:
    return read_calendar(resource_text("calendars", "england.toml"))


@cache
def ends(length: WrittenLength) -> tuple[dt.datetime, ...]:
    limit = TimeLimit(
        id="x", label="X", act=Act.REPLY, starts=Event.RAISED, unit=Unit(length.unit), limit=length.number
    )
    found = (count(limit, Moment.of(start), calendar(), ()).at for start in STARTS)
    return tuple(at.astimezone(dt.UTC) for at in found if at is not None)


def test_what_is_called_always_shorter_is_shorter_from_every_start():
    wrong = [
        (one.words, other.words)
        for one, other in PAIRS
        if surely_shorter(one, other, Day()) and not all(a < b for a, b in zip(ends(one), ends(other), strict=True))
    ]
    assert wrong == []


def test_what_is_not_called_shorter_is_shorter_from_no_start():
    wrong = [
        (one.words, other.words)
        for one, other in PAIRS
        if not perhaps_shorter(one, other, Day()) and any(a < b for a, b in zip(ends(one), ends(other), strict=True))
    ]
    assert wrong == []


ON_WORKING_DAYS = (Unit.SERVICE_HOURS, Unit.WORKING_DAYS, Unit.WORKING_WEEK)


def test_service_hours_and_working_days_are_called_shorter_only_where_a_start_shows_it():
    told = [(one, other) for one, other in PAIRS if perhaps_shorter(one, other, Day())]
    false = [
        (one.words, other.words)
        for one, other in told
        if one.unit in ON_WORKING_DAYS and other.unit in ON_WORKING_DAYS
        if not any(a < b for a, b in zip(ends(one), ends(other), strict=True))
    ]
    assert false == []


@pytest.mark.parametrize(("opens", "closes"), [(9, 17), (8.5, 16.75), (0, 23)])
def test_a_cap_of_working_days_is_not_over_before_the_service_hours_of_one_of_them(opens, closes):
    day = Day(opens, closes, closures=12, extra=3)
    assert not perhaps_shorter(WrittenLength(Unit.WORKING_DAYS, 10), WrittenLength(Unit.SERVICE_HOURS, 4), day)
    assert perhaps_shorter(WrittenLength(Unit.WORKING_DAYS, 1), WrittenLength(Unit.SERVICE_HOURS, 24), day)
