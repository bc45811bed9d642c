import datetime as dt
import importlib.util
from functools import cache
from pathlib import Path

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalog.domain.deadlines.calendar import NATIONS, Calendar, DayOff, read_calendar
from escalog.domain.values.failure import Failure
from escalog.resources import resource_path, resource_text
from escalog.wording.failures import sentence_of

ROOT = Path(__file__).resolve().parents[3]
SUBDIVISIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}


@cache
def shipped(nation: str) -> Calendar:
    return read_calendar(resource_text("calendars", f"{nation}.toml"))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize("nation", NATIONS)
def test_the_shipped_calendar_has_exactly_the_bank_holidays_of_the_library(nation):
    calendar = shipped(nation)
    years = range(calendar.known_from.year, calendar.known_until.year + 1)
    library = holidays.country_holidays("GB", subdiv=SUBDIVISIONS[nation], years=years)
    assert set(calendar.holidays) == set(library)
    assert all(calendar.holidays[on].split(" (")[0] == library[on].split(" (")[0] for on in library)


@pytest.mark.parametrize("nation", NATIONS)
def test_the_shipped_calendar_is_what_make_calendars_writes(nation):
    spec = importlib.util.spec_from_file_location("make_calendars", ROOT / "packaging" / "tools" / "make_calendars.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    written = made.calendar_text(nation).splitlines()[1:]
    assert written == resource_path("calendars", f"{nation}.toml").read_text(encoding="utf-8").splitlines()[1:]


@pytest.mark.parametrize("nation", NATIONS)
def test_bank_holidays_are_known_from_2020_to_2035_at_least(nation):
    calendar = shipped(nation)
    assert calendar.nation == nation
    assert calendar.known_from <= day("2020-01-01")
    assert calendar.known_until >= day("2035-12-31")
    assert calendar.knows(day("2030-06-03"))
    assert not calendar.knows(calendar.known_until + dt.timedelta(days=1))


@pytest.mark.parametrize(
    ("on", "nations"),
    [
        ("2026-01-02", {"scotland"}),
        ("2026-03-17", {"northern-ireland"}),
        ("2026-04-03", {"england", "wales", "scotland", "northern-ireland"}),
        ("2026-04-06", {"england", "wales", "northern-ireland"}),
        ("2026-06-15", {"scotland"}),
        ("2026-07-13", {"northern-ireland"}),
        ("2026-08-03", {"scotland"}),
        ("2026-08-31", {"england", "wales", "northern-ireland"}),
        ("2026-11-30", {"scotland"}),
        ("2026-12-28", {"england", "wales", "scotland", "northern-ireland"}),
        ("2027-01-04", {"scotland"}),
        ("2027-12-27", {"england", "wales", "scotland", "northern-ireland"}),
    ],
)
def test_each_nation_has_its_own_bank_holidays(on, nations):
    assert {nation for nation in NATIONS if shipped(nation).day_off(day(on)) is DayOff.BANK_HOLIDAY} == nations


def test_a_bank_holiday_at_a_weekend_is_a_weekend_day_and_its_substitute_is_the_holiday():
    england = shipped("england")
    assert england.day_off(day("2026-12-26")) is DayOff.WEEKEND
    assert england.day_off(day("2026-12-28")) is DayOff.BANK_HOLIDAY
    assert england.name_of(day("2026-12-28")) == "Boxing Day (substitute day)"


def test_a_local_closure_is_no_working_day():
    local = shipped("england").with_changes({day("2026-12-29"): "Offices closed"}, {})
    assert local.day_off(day("2026-12-29")) is DayOff.CLOSURE
    assert local.name_of(day("2026-12-29")) == "Offices closed"
    assert local.add_working_days(day("2026-12-24"), 2) == day("2026-12-31")
    assert shipped("england").is_working(day("2026-12-29"))


def test_an_extra_working_day_counts_at_a_weekend_and_on_a_bank_holiday():
    local = shipped("england").with_changes({}, {day("2026-12-19"): "Open", day("2026-12-28"): "Open"})
    assert local.is_working(day("2026-12-19"))
    assert local.is_working(day("2026-12-28"))
    assert local.add_working_days(day("2026-12-18"), 1) == day("2026-12-19")


def test_changes_add_to_earlier_changes():
    once = shipped("england").with_changes({day("2026-12-29"): "Closed"}, {})
    twice = once.with_changes({day("2026-12-30"): "Closed"}, {})
    assert not twice.is_working(day("2026-12-29"))
    assert not twice.is_working(day("2026-12-30"))


def test_a_day_cannot_be_both_closed_and_worked():
    with pytest.raises(Failure) as failure:
        shipped("england").with_changes({day("2026-12-29"): "Closed"}, {day("2026-12-29"): "Open"})
    assert failure.value.code == "calendar-closed-and-working"
    assert "2026-12-29" in sentence_of(failure.value)


def test_working_days_are_counted_from_one():
    with pytest.raises(ValueError, match="from 1"):
        shipped("england").add_working_days(day("2026-12-24"), 0)


NATION = st.sampled_from(sorted(NATIONS))
START = st.dates(day("2020-01-01"), day("2035-06-30"))
SOME_DAYS = st.dictionaries(st.dates(day("2025-01-01"), day("2027-12-31")), st.just("Local"), max_size=12)


@given(NATION, START, st.integers(1, 60), SOME_DAYS, SOME_DAYS)
def test_adding_then_counting_working_days_agrees(nation, start, count, closures, extra):
    extra = {on: name for on, name in extra.items() if on not in closures}
    calendar = shipped(nation).with_changes(closures, extra)
    end = calendar.add_working_days(start, count)
    days = calendar.working_days_between(start, end)
    assert len(days) == count
    assert days[-1] == end
    assert all(calendar.is_working(on) for on in days)
    between = {start + dt.timedelta(days=number) for number in range(1, (end - start).days + 1)}
    assert not any(calendar.is_working(on) for on in between - set(days))


@given(NATION, START, st.integers(1, 30), st.integers(1, 30))
def test_adding_working_days_in_two_steps_is_adding_them_at_once(nation, start, first, second):
    calendar = shipped(nation)
    at_once = calendar.add_working_days(start, first + second)
    assert calendar.add_working_days(calendar.add_working_days(start, first), second) == at_once


@given(NATION, START, START)
def test_counting_backwards_finds_no_working_days(nation, one, other):
    assert shipped(nation).working_days_between(max(one, other), min(one, other)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "nation = ",
        "",
        'nation = "england"\nknown_from = 2020-01-01\nknown_until = 2035-12-31\nholidays = 3',
        'nation = "england"\nknown_from = 2020-01-01\nknown_until = 2035-12-31\n[holidays]\nChristmas = "x"',
        'nation = "atlantis"\nknown_from = 2020-01-01\nknown_until = 2035-12-31\n[holidays]',
        'nation = "england"\nknown_from = "2020"\nknown_until = 2035-12-31\n[holidays]',
    ],
)
def test_a_file_that_is_no_calendar_is_said_to_be_none(text):
    with pytest.raises(Failure) as failure:
        read_calendar(text)
    assert failure.value.code == "calendar-not-read"


def test_a_calendar_can_be_made_without_any_changes():
    bare = Calendar("england", {}, day("2026-01-01"), day("2026-12-31"))
    assert bare.is_working(day("2026-12-25"))
    assert bare.this_or_next_working_day(day("2026-12-26")) == day("2026-12-28")


@given(NATION, START, START, SOME_DAYS, SOME_DAYS)
def test_working_days_counted_by_weeks_are_those_counted_one_by_one(nation, one, other, closures, extra):
    extra = {on: name for on, name in extra.items() if on not in closures}
    calendar = shipped(nation).with_changes(closures, extra)
    assert calendar.count_working_days(one, other) == len(calendar.working_days_between(one, other))
