import datetime as dt
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalog.domain.deadlines.calendar import Calendar, read_calendar
from escalog.domain.deadlines.due import due, due_by
from escalog.domain.deadlines.time_left import DayBox, TimeLeft, time_left
from escalog.domain.procedure.model import TimeLimit
from escalog.domain.procedure.vocabulary import Act, Event, Unit
from escalog.domain.values.moment import Moment
from escalog.resources import resource_text

SIGNS = {DayBox.USED: "#", DayBox.TODAY: "o", DayBox.LEFT: ".", DayBox.PAST: "!"}


@cache
def england() -> Calendar:
    return read_calendar(resource_text("calendars", "england.toml"))


def seen(unit: str, number: int | None, start: str | None, now: str, *, published: bool = True) -> TimeLeft:
    limit = TimeLimit(
        id="x", label="X", act=Act.REPLY, starts=Event.RAISED, unit=Unit(unit), limit=number, published=published
    )
    begun = Moment.parse(start) if start else None
    return time_left(due(limit, begun, england()), Moment.parse(now).at, england())


@pytest.mark.parametrize(
    ("now", "words", "boxes", "left"),
    [
        ("2026-11-18T16:00", "5 working days left", ".....", 5),
        ("2026-11-19T09:00", "4 working days left", "o....", 4),
        ("2026-11-21T09:00", "3 working days left", "##...", 3),
        ("2026-11-23T10:00", "2 working days left", "##o..", 2),
        ("2026-11-24T23:00", "1 working day left", "###o.", 1),
        ("2026-11-25T16:59", "due today, 17:00", "####o", 0),
        ("2026-11-25T17:00", "due today, 17:00", "####o", 0),
        ("2026-11-25T17:01", "past the limit since 17:00", "#####!", 0),
        ("2026-11-26T09:00", "1 working day past the limit", "#####!", -1),
        ("2026-11-28T09:00", "2 working days past the limit", "#####!!", -2),
        ("2026-12-04T09:00", "7 working days past the limit", "#####!!!!!!!", -7),
        ("2026-12-07T09:00", "8 working days past the limit", "", -8),
    ],
)
def test_five_working_days_from_wednesday_are_seen_from_each_day(now, words, boxes, left):
    found = seen("working-days", 5, "2026-11-18T15:45", now)
    assert (found.words, "".join(SIGNS[box] for box in found.boxes), found.working_days) == (words, boxes, left)
    assert found.past == ("past" in words)


def test_a_limit_that_passed_on_friday_is_past_at_the_weekend_without_a_working_day():
    found = seen("working-days", 2, "2026-11-18", "2026-11-21T10:00")
    assert found.words == "past the limit since Fri 20 Nov, 17:00"
    assert found.past
    assert found.boxes == (DayBox.USED, DayBox.USED, DayBox.PAST)


@pytest.mark.parametrize("now", ["2025-11-23T10:00", "2026-11-17T10:00", "1999-12-31"])
def test_before_the_day_of_the_start_it_says_from_when_it_counts_and_gives_the_whole_limit(now):
    found = seen("working-days", 5, "2026-11-18T15:45", now)
    assert (found.words, found.past, found.boxes) == (
        "counts from Wed 18 Nov", False, (DayBox.LEFT,) * 5,
    )  # fmt: skip
    assert seen("hours", 48, "2026-11-18T15:45", now).words == "counts from Wed 18 Nov"


def test_earlier_on_the_day_of_the_start_it_gives_the_whole_limit():
    assert seen("hours", 48, "2026-11-18T15:45", "2026-11-18T09:00").words == "48 hours left"


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-11-20T16:05", "48 hours left"),
        ("2026-11-20T16:06", "47 hours left"),
        ("2026-11-22T14:05", "2 hours left"),
        ("2026-11-22T14:06", "119 minutes left"),
        ("2026-11-22T16:04", "1 minute left"),
        ("2026-11-22T16:05", "0 minutes left"),
        ("2026-11-22T16:35", "30 minutes past the limit"),
        ("2026-11-23T16:35", "24 hours past the limit"),
        ("2026-11-29T16:35", "7 days past the limit"),
    ],
)
def test_hours_round_the_clock_are_said_in_hours_without_boxes(now, words):
    found = seen("hours", 48, "2026-11-20T16:05", now)
    assert (found.words, found.boxes) == (words, ())


def test_what_is_due_at_once_is_not_past_by_seconds():
    at_once = seen("immediately", None, "2026-11-23T16:05", "2026-11-23T23:00")
    assert (at_once.words, at_once.past, at_once.boxes) == ("due at once", False, ())
    later = seen("immediately", None, "2026-11-23T16:05", "2026-11-24T09:00")
    assert (later.words, later.past) == ("1 working day past the limit", True)


def test_calendar_days_are_called_calendar_days():
    assert seen("calendar-days", 3, "2026-11-23", "2026-11-24T09:00").words == "2 calendar days left"
    assert seen("calendar-days", 3, "2026-11-23", "2026-11-26T09:00").words == "due today, 23:59"
    assert seen("calendar-days", 3, "2026-11-23", "2026-11-27T09:00").words == "1 calendar day past the limit"
    assert seen("calendar-days", 3, "2026-11-23", "2026-11-24T09:00").boxes == ()


def test_service_hours_are_said_by_the_hour_they_end():
    assert seen("service-hours", 2, "2026-11-23T16:00", "2026-11-23T16:10").words == "1 working day left"
    assert seen("service-hours", 2, "2026-11-23T16:00", "2026-11-24T09:10").words == "due today, 10:00"
    assert seen("service-hours", 2, "2026-11-23T16:00", "2026-11-24T10:10").words == "past the limit since 10:00"


def test_the_same_working_day_is_one_box():
    found = seen("same-working-day", None, "2026-11-23T10:00", "2026-11-23T11:00")
    assert (found.words, found.boxes) == ("due today, 17:00", (DayBox.TODAY,))


def test_more_than_twelve_days_are_said_in_words_only():
    assert len(seen("working-days", 12, "2026-11-23", "2026-11-24").boxes) == 12
    found = seen("working-days", 13, "2026-11-23", "2026-11-24")
    assert (found.words, found.boxes) == ("12 working days left", ())


@pytest.mark.parametrize(
    ("start", "more", "words"),
    [
        (None, {"unit": "working-days", "number": 2}, "not started"),
        ("2026-11-23", {"unit": "none", "number": None}, "no time limit"),
        ("2026-11-23", {"unit": "none", "number": None, "published": False}, "limit not published here"),
    ],
)
def test_what_has_no_date_says_why(start, more, words):
    found = seen(start=start, now="2026-11-23", **more)
    assert (found.words, found.working_days, found.past, found.boxes) == (words, None, False, ())


def test_an_agreed_day_shows_the_days_since_it_was_agreed():
    found = time_left(
        due_by(Moment.parse("2026-11-26"), england(), start=Moment.parse("2026-11-20")),
        Moment.parse("2026-11-23T10:00").at,
        england(),
    )
    assert (found.words, found.boxes) == ("3 working days left", (DayBox.TODAY, DayBox.LEFT, DayBox.LEFT, DayBox.LEFT))


def test_a_day_at_the_weekend_that_was_set_outright_is_named():
    found = time_left(due_by(Moment.parse("2026-11-28"), england()), Moment.parse("2026-11-27T10:00").at, england())
    assert found.words == "due Sat 28 Nov, 17:00"


@given(
    st.integers(1, 12),
    st.dates(dt.date(2024, 1, 1), dt.date(2030, 1, 1)),
    st.integers(-30, 60),
    st.integers(0, 23),
)
def test_boxes_and_words_never_disagree(number, start, later, hour):
    now = dt.datetime.combine(start, dt.time(hour), dt.UTC) + dt.timedelta(days=later)
    limit = TimeLimit(id="x", label="X", act=Act.REPLY, starts=Event.RAISED, unit=Unit.WORKING_DAYS, limit=number)
    found = time_left(due(limit, Moment(start), england()), now, england())
    assert found.working_days is not None
    if found.past:
        assert found.working_days <= 0
        assert not found.boxes or (DayBox.PAST in found.boxes and DayBox.LEFT not in found.boxes)
    else:
        assert found.boxes.count(DayBox.LEFT) == found.working_days <= number
        assert len(found.boxes) == number
        assert DayBox.PAST not in found.boxes
