"""Days and times are read as people type them; what cannot be read says why."""

from datetime import date, time

import pytest

from escalog.domain.values.failure import Failure
from escalog.ui.forms.typed_dates import read_day, read_time, why_not

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("23 Nov 2026", date(2026, 11, 23)),
        ("23/11/2026", date(2026, 11, 23)),
        ("23.11.26", date(2026, 11, 23)),
        ("2026-11-23", date(2026, 11, 23)),
        ("Mon 23 Nov 2026", date(2026, 11, 23)),
        ("monday 23rd november 2026", date(2026, 11, 23)),
        ("3 sept 2026", date(2026, 9, 3)),
        ("23 11", date(2026, 11, 23)),
        ("2 jan", date(2027, 1, 2)),
        ("30 june", date(2026, 6, 30)),
        ("today", TODAY),
        ("tuesday", date(2026, 11, 24)),
        ("Fri", date(2026, 11, 20)),
        ("monday", TODAY),
        ("tomorrow", date(2026, 11, 24)),
        ("Yesterday", date(2026, 11, 22)),
        ("29 feb 2028", date(2028, 2, 29)),
    ],
)
def test_a_day_is_read(typed, day):
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31 Nov 2026", "31 Nov 2026 is not a date: November has 30 days"),
        ("29 feb 2027", "29 Feb 2027 is not a date: February 2027 has 28 days"),
        ("1 13 2026", "There is no month 13: a year has 12"),
        ("soon", "Write day, month and year, for example 23 Nov 2026"),
        ("ma 3", "Write day, month and year, for example 23 Nov 2026"),
        ("1 jan 202", "Write day, month and year, for example 23 Nov 2026"),
        ("1 jan 1066", "The year 1066 is too far away to be meant"),
    ],
)
def test_what_is_no_day_says_why(typed, sentence):
    with pytest.raises(Failure) as caught:
        read_day(typed, TODAY)
    assert why_not(caught.value) == sentence


def test_words_that_are_no_day_have_their_code():
    with pytest.raises(Failure) as caught:
        read_day("next week some time", TODAY)
    assert caught.value.code == "date-not-read"


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("16:05", time(16, 5)),
        ("16.05", time(16, 5)),
        ("1605", time(16, 5)),
        ("4 pm", time(16, 0)),
        ("4:05pm", time(16, 5)),
        ("12 am", time(0, 0)),
        ("9", time(9, 0)),
    ],
)
def test_a_time_is_read(typed, at):
    assert read_time(typed) == at


@pytest.mark.parametrize("typed", ["25:00", "16:75", "noon", "13 pm", "-1"])
def test_what_is_no_time_says_what_to_write(typed):
    with pytest.raises(Failure) as caught:
        read_time(typed)
    assert why_not(caught.value) == "Write hours and minutes, for example 16:05"
