"""Due dates worked out by hand with a wall calendar, and the sentences that explain them."""

import datetime as dt
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalog.domain.deadlines.calendar import NATIONS, Calendar, read_calendar
from escalog.domain.deadlines.due import due, due_by
from escalog.domain.deadlines.due_date import Due, DueState
from escalog.domain.procedure.limit_length import limit_words
from escalog.domain.procedure.model import TimeLimit
from escalog.domain.procedure.vocabulary import Act, Event, Unit
from escalog.domain.values.moment import LONDON, Moment
from escalog.resources import resource_text


@cache
def shipped(nation: str) -> Calendar:
    return read_calendar(resource_text("calendars", f"{nation}.toml"))


def limit(unit: str, number: int | None = None, *, published: bool = True) -> TimeLimit:
    return TimeLimit(
        id="x", label="X", act=Act.REPLY, starts=Event.RAISED, unit=Unit(unit), limit=number, published=published
    )


def worked_out(length: str, start: str, nation: str = "england") -> Due:
    number, _, unit = length.rpartition(" ")
    return due(limit(unit, int(number) if number else None), Moment.parse(start), shipped(nation))


@pytest.mark.parametrize(
    ("length", "start", "nation", "expected"),
    [
        # an ordinary week
        ("1 working-days", "2026-11-23", "england", "2026-11-24T17:00:00+00:00"),
        ("2 working-days", "2026-11-23T09:00", "england", "2026-11-25T17:00:00+00:00"),
        ("5 working-days", "2026-11-18T15:45", "england", "2026-11-25T17:00:00+00:00"),
        ("3 working-days", "2026-11-18", "england", "2026-11-23T17:00:00+00:00"),
        # whatever the hour of day 0, working day 1 is the next working day
        ("1 working-days", "2026-11-23T00:00", "england", "2026-11-24T17:00:00+00:00"),
        ("1 working-days", "2026-11-23T23:59", "england", "2026-11-24T17:00:00+00:00"),
        ("2 working-days", "2026-11-20T18:30", "england", "2026-11-24T17:00:00+00:00"),
        # beginning at a weekend or on a bank holiday
        ("1 working-days", "2026-11-21", "england", "2026-11-23T17:00:00+00:00"),
        ("2 working-days", "2026-11-22T12:00", "england", "2026-11-24T17:00:00+00:00"),
        ("2 working-days", "2026-12-25", "england", "2026-12-30T17:00:00+00:00"),
        ("1 working-days", "2026-12-28T10:00", "england", "2026-12-29T17:00:00+00:00"),
        # Christmas with substitutes, and the turn of the year
        ("2 working-days", "2026-12-24", "england", "2026-12-30T17:00:00+00:00"),
        ("2 working-days", "2026-12-30", "england", "2027-01-04T17:00:00+00:00"),
        ("1 working-days", "2026-12-31", "england", "2027-01-04T17:00:00+00:00"),
        ("1 working-days", "2026-12-31", "scotland", "2027-01-05T17:00:00+00:00"),
        ("5 working-days", "2026-12-24", "england", "2027-01-05T17:00:00+00:00"),
        ("10 working-days", "2026-12-24", "england", "2027-01-12T17:00:00+00:00"),
        ("3 working-days", "2027-12-24", "england", "2027-12-31T17:00:00+00:00"),
        ("1 working-days", "2027-12-31", "england", "2028-01-04T17:00:00+00:00"),
        ("1 working-days", "2027-12-31", "scotland", "2028-01-05T17:00:00+00:00"),
        ("1 working-days", "2025-12-31", "scotland", "2026-01-05T17:00:00+00:00"),
        ("1 working-days", "2025-12-31", "wales", "2026-01-02T17:00:00+00:00"),
        # Easter: four days in England, three in Scotland; the clocks have gone forward
        ("1 working-days", "2026-04-02", "england", "2026-04-07T17:00:00+01:00"),
        ("1 working-days", "2026-04-02", "scotland", "2026-04-06T17:00:00+01:00"),
        ("2 working-days", "2026-04-01", "northern-ireland", "2026-04-07T17:00:00+01:00"),
        ("5 working-days", "2026-04-01", "england", "2026-04-10T17:00:00+01:00"),
        # other bank holidays of each nation
        ("1 working-days", "2026-05-01", "england", "2026-05-05T17:00:00+01:00"),
        ("2 working-days", "2026-05-22", "wales", "2026-05-27T17:00:00+01:00"),
        ("1 working-days", "2026-08-28", "england", "2026-09-01T17:00:00+01:00"),
        ("1 working-days", "2026-08-28", "scotland", "2026-08-31T17:00:00+01:00"),
        ("1 working-days", "2026-07-31", "scotland", "2026-08-04T17:00:00+01:00"),
        ("1 working-days", "2026-07-31", "england", "2026-08-03T17:00:00+01:00"),
        ("1 working-days", "2026-06-12", "scotland", "2026-06-16T17:00:00+01:00"),
        ("1 working-days", "2026-06-12", "england", "2026-06-15T17:00:00+01:00"),
        ("1 working-days", "2026-03-16", "northern-ireland", "2026-03-18T17:00:00+00:00"),
        ("2 working-days", "2026-07-10", "northern-ireland", "2026-07-15T17:00:00+01:00"),
        ("1 working-days", "2026-11-27", "scotland", "2026-12-01T17:00:00+00:00"),
        ("1 working-days", "2022-09-16", "england", "2022-09-20T17:00:00+01:00"),
        ("1 working-days", "2023-05-05", "wales", "2023-05-09T17:00:00+01:00"),
        # 29 February, and the change of the clocks
        ("1 working-days", "2028-02-28", "england", "2028-02-29T17:00:00+00:00"),
        ("2 working-days", "2028-02-28", "england", "2028-03-01T17:00:00+00:00"),
        ("1 working-days", "2027-02-26", "england", "2027-03-01T17:00:00+00:00"),
        ("1 working-days", "2026-03-27", "england", "2026-03-30T17:00:00+01:00"),
        ("1 working-days", "2026-10-23", "england", "2026-10-26T17:00:00+00:00"),
        # a working week is five working days
        ("1 working-week", "2026-11-16", "england", "2026-11-23T17:00:00+00:00"),
        ("1 working-week", "2026-12-21", "england", "2026-12-30T17:00:00+00:00"),
        ("2 working-week", "2026-11-16", "england", "2026-11-30T17:00:00+00:00"),
        # hours from the minute, round the clock
        ("48 hours", "2026-11-20T16:05", "england", "2026-11-22T16:05:00+00:00"),
        ("24 hours", "2026-12-31T23:59", "england", "2027-01-01T23:59:00+00:00"),
        ("24 hours", "2028-02-28T12:00", "england", "2028-02-29T12:00:00+00:00"),
        ("48 hours", "2026-10-24T12:00", "england", "2026-10-26T11:00:00+00:00"),
        ("24 hours", "2026-03-28T12:00", "england", "2026-03-29T13:00:00+01:00"),
        ("1 hours", "2026-10-25T01:30", "england", "2026-10-25T01:30:00+00:00"),
        ("1 hours", "2026-03-29T00:30", "england", "2026-03-29T02:30:00+01:00"),
        ("72 hours", "2026-12-24", "england", "2026-12-27T00:00:00+00:00"),
        # hours within service hours only
        ("2 service-hours", "2026-11-23T10:00", "england", "2026-11-23T12:00:00+00:00"),
        ("2 service-hours", "2026-11-23T15:00", "england", "2026-11-23T17:00:00+00:00"),
        ("2 service-hours", "2026-11-23T16:30", "england", "2026-11-24T10:30:00+00:00"),
        ("8 service-hours", "2026-11-23T20:00", "england", "2026-11-24T17:00:00+00:00"),
        ("1 service-hours", "2026-11-23T06:00", "england", "2026-11-23T10:00:00+00:00"),
        ("4 service-hours", "2026-11-20T15:00", "england", "2026-11-23T11:00:00+00:00"),
        ("2 service-hours", "2026-12-24T16:00", "england", "2026-12-29T10:00:00+00:00"),
        ("24 service-hours", "2026-11-23", "england", "2026-11-25T17:00:00+00:00"),
        ("9 service-hours", "2026-10-23T16:00", "england", "2026-10-26T17:00:00+00:00"),
        # the same working day
        (" same-working-day", "2026-11-23T10:00", "england", "2026-11-23T17:00:00+00:00"),
        (" same-working-day", "2026-11-23", "england", "2026-11-23T17:00:00+00:00"),
        (" same-working-day", "2026-11-23T17:00", "england", "2026-11-23T17:00:00+00:00"),
        (" same-working-day", "2026-11-23T17:01", "england", "2026-11-23T23:59:00+00:00"),
        (" same-working-day", "2026-11-21T10:00", "england", "2026-11-23T17:00:00+00:00"),
        (" same-working-day", "2026-12-25T20:00", "england", "2026-12-29T17:00:00+00:00"),
        # calendar days end at 23:59
        ("1 calendar-days", "2026-11-30T08:00", "england", "2026-12-01T23:59:00+00:00"),
        ("28 calendar-days", "2026-11-23", "england", "2026-12-21T23:59:00+00:00"),
        ("1 calendar-days", "2028-02-28", "england", "2028-02-29T23:59:00+00:00"),
        ("7 calendar-days", "2026-10-20", "scotland", "2026-10-27T23:59:00+00:00"),
        ("7 calendar-days", "2026-12-28", "wales", "2027-01-04T23:59:00+00:00"),
        # at once
        (" immediately", "2026-11-23T16:05", "england", "2026-11-23T16:05:00+00:00"),
        (" immediately", "2026-07-04T03:00", "england", "2026-07-04T03:00:00+01:00"),
    ],
)
def test_a_time_limit_is_due_when_a_wall_calendar_says(length, start, nation, expected):
    found = worked_out(length, start, nation)
    assert found.at is not None
    assert (found.state, found.at.isoformat()) == (DueState.DUE, expected)


@pytest.mark.parametrize(
    ("length", "start", "sentence"),
    [
        (
            "2 working-days",
            "2026-12-24",
            "2 working days from Thu 24 Dec 2026: Tue 29, Wed 30 (Fri 25 and Mon 28 are bank holidays)",
        ),
        ("1 working-days", "2026-11-21", "1 working day from Sat 21 Nov 2026: Mon 23"),
        (
            "2 working-days",
            "2026-12-30",
            "2 working days from Wed 30 Dec 2026: Thu 31 Dec, Mon 4 Jan 2027 (Fri 1 Jan is a bank holiday)",
        ),
        (
            "10 working-days",
            "2026-12-24",
            (
                "10 working days from Thu 24 Dec 2026: Tue 29 Dec to Tue 12 Jan 2027"
                " (Fri 25 Dec, Mon 28 Dec and Fri 1 Jan are bank holidays)"
            ),
        ),
        (
            "1 working-week",
            "2026-11-16",
            "a working week (5 working days) from Mon 16 Nov 2026: Tue 17, Wed 18, Thu 19, Fri 20, Mon 23",
        ),
        (
            "48 hours",
            "2026-10-24T12:00",
            (
                "48 hours from Sat 24 Oct 2026, 12:00, round the clock: Mon 26 Oct, 11:00"
                " (the clocks go back on Sun 25 Oct)"
            ),
        ),
        (
            "24 hours",
            "2026-03-28T12:00",
            (
                "24 hours from Sat 28 Mar 2026, 12:00, round the clock: Sun 29 Mar, 13:00"
                " (the clocks go forward on Sun 29 Mar)"
            ),
        ),
        (
            "72 hours",
            "2026-12-24",
            "72 hours from Thu 24 Dec 2026 (no hour was given: from 00:00), round the clock: Sun 27 Dec, 00:00",
        ),
        (
            "2 service-hours",
            "2026-11-23T10:00",
            "2 service hours (09:00 to 17:00) from Mon 23 Nov 2026, 10:00: 12:00 the same day",
        ),
        (
            "2 service-hours",
            "2026-12-24T16:00",
            (
                "2 service hours (09:00 to 17:00) from Thu 24 Dec 2026, 16:00: Tue 29 Dec, 10:00"
                " (Fri 25 and Mon 28 are bank holidays)"
            ),
        ),
        (" same-working-day", "2026-11-23T10:00", "same working day, Mon 23 Nov 2026: by 17:00"),
        (
            " same-working-day",
            "2026-11-23T17:30",
            "same working day, Mon 23 Nov 2026: by 23:59, because 17:00 had passed",
        ),
        (
            " same-working-day",
            "2026-12-26T10:00",
            "same working day from Sat 26 Dec 2026: Tue 29, by 17:00 (Mon 28 is a bank holiday)",
        ),
        (
            " same-working-day",
            "2026-11-21",
            "same working day from Sat 21 Nov 2026: Mon 23, by 17:00 (Sat 21 is not a working day)",
        ),
        ("28 calendar-days", "2026-11-23", "28 calendar days from Mon 23 Nov 2026: Mon 21 Dec, 23:59"),
        ("7 calendar-days", "2026-12-28", "7 calendar days from Mon 28 Dec 2026: Mon 4 Jan 2027, 23:59"),
        (" immediately", "2026-11-23T16:05", "due at once, from Mon 23 Nov 2026, 16:05"),
        (
            "2 working-days",
            "2035-12-28",
            (
                "2 working days from Fri 28 Dec 2035: Mon 31 Dec, Tue 1 Jan 2036;"
                " bank holidays are known only until Mon 31 Dec 2035"
            ),
        ),
        (
            "1 working-days",
            "2019-12-24",
            "1 working day from Tue 24 Dec 2019: Wed 25; bank holidays are known only from Wed 1 Jan 2020",
        ),
    ],
)
def test_each_due_date_is_explained_in_one_sentence(length, start, sentence):
    assert worked_out(length, start).explanation == sentence


def test_a_limit_that_reaches_past_the_known_calendar_is_marked():
    assert worked_out("2 working-days", "2035-12-28").beyond_calendar
    assert worked_out(" same-working-day", "2036-01-05").beyond_calendar
    assert worked_out("9 service-hours", "2035-12-31T09:00").beyond_calendar
    assert not worked_out("2 working-days", "2035-12-20").beyond_calendar


def test_closures_and_extra_working_days_are_named_as_what_they_are():
    closed = {dt.date(2026, 12, 29): "Offices closed"}
    local = shipped("england").with_changes(closed, {dt.date(2027, 1, 2): "Open"})
    found = due(limit("working-days", 3), Moment.parse("2026-12-24"), local)
    assert found.explanation == (
        "3 working days from Thu 24 Dec 2026: Wed 30 Dec, Thu 31 Dec, Sat 2 Jan 2027 (Fri 25 Dec, Mon 28 Dec and "
        "Fri 1 Jan are bank holidays; Tue 29 Dec is a local closure; Sat 2 Jan is an extra working day)"
    )


def test_many_skipped_days_are_not_all_named():
    closed = {dt.date(2026, 11, 1) + dt.timedelta(days=number): "Closed" for number in range(30)}
    found = due(limit("working-days", 1), Moment.parse("2026-10-30"), shipped("england").with_changes(closed, {}))
    assert found.explanation.endswith("Mon 9 Nov and 15 more are local closures)")


@given(
    st.sampled_from([each for each in Unit if each is not Unit.NONE]),
    st.integers(1, 40),
    st.sampled_from(sorted(NATIONS)),
    st.datetimes(dt.datetime(2021, 1, 1), dt.datetime(2034, 1, 1), timezones=st.just(dt.UTC)),  # noqa: DTZ001
)
def test_no_limit_falls_before_its_start(unit, number, nation, start):
    found = due(limit(unit.value, number), start, shipped(nation))
    assert found.at is not None
    assert found.at >= Moment.of(start).at.replace(second=0)
    assert found.at.tzinfo is LONDON
    assert found.explanation


@given(st.integers(1, 500), st.datetimes(dt.datetime(2021, 1, 1), dt.datetime(2034, 1, 1), timezones=st.just(dt.UTC)))  # noqa: DTZ001
def test_hours_are_real_hours_through_every_change_of_the_clocks(number, start):
    start = start.replace(second=0, microsecond=0)
    assert worked_out_at("hours", number, start) - start == dt.timedelta(hours=number)


@given(st.integers(1, 60), st.datetimes(dt.datetime(2021, 1, 1), dt.datetime(2034, 1, 1), timezones=st.just(dt.UTC)))  # noqa: DTZ001
def test_service_hours_use_up_exactly_the_hours_that_the_service_is_open(number, start):
    start = start.replace(second=0, microsecond=0)
    end = worked_out_at("service-hours", number, start)
    calendar, used, on = shipped("england"), dt.timedelta(), start.astimezone(LONDON).date()
    while on <= end.date():
        if calendar.is_working(on):
            used += max(min(end, calendar.closes(on)) - max(start, calendar.opens(on)), dt.timedelta())
        on += dt.timedelta(days=1)
    assert used == dt.timedelta(hours=number)
    assert calendar.is_working(end.date())


def worked_out_at(unit: str, number: int, start: dt.datetime) -> dt.datetime:
    at = due(limit(unit, number), start, shipped("england")).at
    assert at is not None
    return at.astimezone(LONDON)


def test_a_limit_whose_event_has_no_date_has_not_started():
    found = due(limit("working-days", 2), None, shipped("england"))
    assert (found.state, found.at) == (DueState.NOT_STARTED, None)
    assert found.explanation == "2 working days from the raising of the disagreement, which has no date yet"


def test_a_limit_that_is_not_published_says_so_and_has_no_date():
    found = due(limit("none", published=False), Moment.parse("2026-11-23"), shipped("england"))
    assert (found.state, found.at) == (DueState.NOT_PUBLISHED, None)
    assert "limit not published here" in found.explanation


def test_where_there_is_no_limit_there_is_no_date():
    found = due(limit("none"), Moment.parse("2026-11-23"), shipped("england"))
    assert (found.state, found.at) == (DueState.NO_LIMIT, None)


TWO_WORKING_DAYS = limit("working-days", 2)


class TestAShorterLimitForTheChild:
    def set(self, shorter: str, start: str = "2026-11-23T10:00", given: TimeLimit = TWO_WORKING_DAYS) -> Due:
        return due(given, Moment.parse(start), shipped("england"), shorter=Moment.parse(shorter))

    def test_takes_the_place_of_what_the_procedure_gives(self):
        found = self.set("2026-11-24T12:00")
        assert found.at == Moment.parse("2026-11-24T12:00").at
        assert found.explanation == (
            "a shorter limit was set: Tue 24 Nov 2026, 12:00 (the procedure gives until Wed 25 Nov 2026, 17:00)"
        )

    def test_never_lengthens_it(self):
        found = self.set("2026-11-27T12:00")
        assert found.at == Moment.parse("2026-11-25T17:00").at
        assert "shorter" not in found.explanation

    def test_without_an_hour_ends_with_service_hours(self):
        assert self.set("2026-11-24").at == Moment.parse("2026-11-24T17:00").at

    def test_never_falls_before_the_start(self):
        assert self.set("2026-11-20T12:00").at == Moment.parse("2026-11-23T10:00").at
        assert self.set("2026-11-23", start="2026-11-23T18:00").at == Moment.parse("2026-11-23T23:59").at

    def test_can_be_set_where_no_limit_is_published(self):
        found = self.set("2026-11-24T12:00", given=limit("none", published=False))
        assert (found.state, found.at) == (DueState.DUE, Moment.parse("2026-11-24T12:00").at)
        assert found.explanation == "a shorter limit was set: Tue 24 Nov 2026, 12:00"

    def test_can_be_set_before_the_procedures_own_limit_starts(self):
        found = due(limit("working-days", 2), None, shipped("england"), shorter=Moment.parse("2026-11-24"))
        assert found.at == Moment.parse("2026-11-24T17:00").at


def test_an_agreed_day_without_an_hour_is_due_at_the_end_of_service_hours():
    found = due_by(Moment.parse("2026-11-26"), shipped("england"), start=Moment.parse("2026-11-20"))
    assert found.at == Moment.parse("2026-11-26T17:00").at
    assert [on.day for on in found.days] == [23, 24, 25, 26]


@pytest.mark.parametrize(
    ("length", "words"),
    [
        ("1 working-days", "1 working day"),
        ("5 working-days", "5 working days"),
        ("1 calendar-days", "1 calendar day"),
        ("48 hours", "48 hours"),
        ("1 hours", "1 hour"),
        ("3 service-hours", "3 service hours"),
        ("1 working-week", "a working week (5 working days)"),
        ("2 working-week", "2 working weeks (10 working days)"),
        (" immediately", "at once"),
        (" same-working-day", "the same working day"),
        (" none", "no limit"),
    ],
)
def test_the_length_of_a_limit_is_said_in_full(length, words):
    number, _, unit = length.rpartition(" ")
    assert limit_words(limit(unit, int(number) if number else None)) == words
