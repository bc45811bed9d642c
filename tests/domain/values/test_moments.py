import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from escalog.domain.values.english import say_count, say_date, say_list, say_long, say_moment
from escalog.domain.values.failure import Failure
from escalog.domain.values.moment import LONDON, Moment, checked_date
from escalog.wording.failures import sentence_of

DATES = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))
MINUTES = st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0))


def test_a_date_alone_has_no_hour_and_starts_with_the_day():
    moment = Moment.parse("2026-11-23")
    assert moment == Moment(dt.date(2026, 11, 23))
    assert moment.at.isoformat() == "2026-11-23T00:00:00+00:00"


def test_a_date_and_time_are_read_on_london_clocks():
    assert Moment.parse("2026-07-01T16:05").at.isoformat() == "2026-07-01T16:05:00+01:00"
    assert Moment.parse("2026-11-23 16:05").at.isoformat() == "2026-11-23T16:05:00+00:00"


def test_the_hour_that_autumn_repeats_is_the_earlier():
    assert Moment.parse("2026-10-25T01:30").at.isoformat() == "2026-10-25T01:30:00+01:00"


def test_an_offset_says_which_of_the_repeated_hours_is_meant_and_is_kept():
    later = Moment.parse("2026-10-25T01:30Z")
    assert later.at.isoformat() == "2026-10-25T01:30:00+00:00"
    assert Moment.parse(later.text()) == later
    assert Moment.parse("2026-10-25T02:30+02:00").at.isoformat() == "2026-10-25T01:30:00+01:00"


def test_the_hour_that_spring_leaves_out_is_the_same_instant_an_hour_on():
    assert Moment.parse("2026-03-29T01:30").at.isoformat() == "2026-03-29T02:30:00+01:00"


def test_an_offset_is_turned_to_london():
    moment = Moment.parse("2026-11-23T23:30-05:00")
    assert (moment.date, moment.time) == (dt.date(2026, 11, 24), dt.time(4, 30))


@given(DATES, st.none() | MINUTES)
def test_what_is_stored_reads_back_as_it_was(on, at):
    moment = Moment(on, at)
    assert Moment.parse(moment.text()) == moment


@example(at=dt.datetime(2000, 10, 29, 0, 0, tzinfo=dt.UTC))
@given(st.datetimes(dt.datetime(1901, 1, 2), dt.datetime(2190, 1, 1), timezones=st.just(dt.UTC)))  # noqa: DTZ001
def test_an_aware_time_becomes_the_same_instant_and_reads_back(at):
    moment = Moment.of(at)
    # In UTC: Python calls two times of different zones unequal wherever the clock names an hour twice.
    assert moment.at.astimezone(dt.UTC) == at.replace(microsecond=0)
    assert Moment.parse(moment.text()).at == moment.at


def test_a_time_without_an_offset_is_a_bug():
    with pytest.raises(ValueError, match="offset"):
        Moment.of(dt.datetime(2026, 11, 23, 9))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "moment-not-read"),
        ("23 Nov 2026", "moment-not-read"),
        ("20261123", "moment-not-read"),
        ("2026-11-23T9:05", "moment-not-read"),
        ("2026-11-23T16:05 tomorrow", "moment-not-read"),
        ("２０２６-11-23", "moment-not-read"),
        ("2026-11-31", "date-not-in-month"),
        ("2026-02-29", "date-not-in-month"),
        ("2026-11-00", "date-not-in-month"),
        ("2026-13-01", "date-month"),
        ("0026-11-23", "date-year"),
        ("9999-12-31", "date-year"),
        ("2026-11-23T24:00", "time-not-read"),
        ("2026-11-23T16:60", "time-not-read"),
        ("2026-11-23T16:05+25:00", "time-not-read"),
    ],
)
def test_what_is_no_date_or_time_gets_its_own_sentence(text, code):
    with pytest.raises(Failure) as failure:
        Moment.parse(text)
    assert failure.value.code == code
    assert failure.value.exit_code == 64


def test_a_day_that_the_month_does_not_have_is_named():
    with pytest.raises(Failure) as failure:
        checked_date(2026, 11, 31)
    assert sentence_of(failure.value) == "31 Nov 2026 is not a date: November has 30 days."
    with pytest.raises(Failure) as failure:
        checked_date(2027, 2, 29)
    assert sentence_of(failure.value) == "29 Feb 2027 is not a date: February 2027 has 28 days."
    assert checked_date(2028, 2, 29) == dt.date(2028, 2, 29)


def test_dates_are_said_in_short_and_in_full():
    at = dt.datetime(2026, 11, 25, 17, tzinfo=LONDON)
    assert say_date(at.date()) == "Wed 25 Nov"
    assert say_date(at.date(), year=True) == "Wed 25 Nov 2026"
    assert say_moment(at) == "Wed 25 Nov, 17:00"
    assert say_moment(Moment(at.date())) == "Wed 25 Nov"
    assert say_long(at) == "Wednesday 25 November, 17:00"
    assert say_long(at.date(), year=True) == "Wednesday 25 November 2026"


def test_times_are_said_on_london_clocks_wherever_they_were_measured():
    assert say_moment(dt.datetime(2026, 7, 1, 23, 30, tzinfo=dt.UTC)) == "Thu 2 Jul, 00:30"


def test_numbers_and_lists_are_said_as_in_speech():
    assert [say_count(number, "working day") for number in (0, 1, 2)] == [
        "0 working days",
        "1 working day",
        "2 working days",
    ]
    assert [say_list(parts) for parts in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a and b", "a, b and c"]
