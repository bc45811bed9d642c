"""A recorded time has one spelling, and the spellings sort as the times do."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalog.ledger.entry.canonical import NotCanonical
from escalog.ledger.entry.times import read_time, write_time

TIMES = st.datetimes(timezones=st.just(UTC))


@given(TIMES)
def test_what_is_written_is_read_back(moment):
    assert read_time(write_time(moment)) == moment
    assert read_time(write_time(moment)).utcoffset() == timedelta(0)


@given(TIMES, TIMES)
def test_the_texts_sort_as_the_times_do(one, other):
    assert (write_time(one) < write_time(other)) == (one < other)


def test_another_zone_is_written_as_utc():
    summer = timezone(timedelta(hours=1))
    assert write_time(datetime(2026, 6, 1, 0, 30, tzinfo=summer)) == "2026-05-31T23:30:00.000000Z"


def test_a_time_without_a_zone_is_not_written():
    with pytest.raises(NotCanonical):
        write_time(datetime(2026, 11, 23, 16, 5))  # noqa: DTZ001 (that is the point)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-23T16:05:00Z",
        "2026-11-23T16:05:00.000Z",
        "2026-11-23T16:05:00.000000",
        "2026-11-23T16:05:00.000000+00:00",
        "2026-11-23T17:05:00.000000+01:00",
        "2026-11-23 16:05:00.000000Z",
        "2026-11-23t16:05:00.000000z",
        "2026-11-23T16:05:00.000000Z\n",
        "2026-02-30T16:05:00.000000Z",
        "2026-13-01T16:05:00.000000Z",
        "2026-11-23T24:00:00.000000Z",
        "2026-11-23T16:05:60.000000Z",
        "0000-11-23T16:05:00.000000Z",
        "٢٠٢٦-11-23T16:05:00.000000Z",
        "",
    ],
    ids=ascii,
)
def test_no_other_spelling_is_read(text):
    with pytest.raises(NotCanonical):
        read_time(text)
