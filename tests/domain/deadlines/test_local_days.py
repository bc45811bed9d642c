"""A store's own closures join a calendar without overruling its procedure, and are named where dates are explained."""

import datetime as dt

import pytest

from escalog.domain.deadlines.calendar import Calendar
from escalog.domain.deadlines.local_days import (
    LONGEST_NAME,
    MOST_DAYS,
    LocalDays,
    checked,
    name_on,
    own_days,
    with_local_days,
    without_effect,
)
from escalog.domain.dispute.fold import fold
from escalog.domain.record.ladder import local_days
from escalog.domain.values.english import say_moment
from escalog.domain.values.failure import Failure
from tests.builders.story import Story, england, pack

WEDNESDAY = dt.date(2026, 11, 18)


def _closed(first: str, last: str = "", name: str = "Training day", *, closed: bool = True) -> LocalDays:
    return LocalDays(closed, dt.date.fromisoformat(first), dt.date.fromisoformat(last or first), name)


def _with(*days: LocalDays, calendar: Calendar | None = None) -> Calendar:
    return with_local_days(calendar or england(), days)


def test_a_closure_is_no_working_day_and_moves_what_counts_over_it():
    calendar = _with(_closed("2026-11-17"))
    assert not calendar.is_working(dt.date(2026, 11, 17))
    story = Story()
    before = story.dispute().limits[0].run.due
    after = fold(story.entries, story.procedure, calendar).limits[0].run.due
    assert before is not None
    assert before.at is not None
    assert after is not None
    assert after.at is not None
    assert (say_moment(before.at), say_moment(after.at)) == ("Wed 18 Nov, 17:00", "Thu 19 Nov, 17:00")
    assert "Tue 17 is a local closure" in after.explanation


def test_an_extra_working_day_makes_a_saturday_count():
    calendar = _with(_closed("2026-11-21", closed=False, name="Saturday duty"))
    assert calendar.is_working(dt.date(2026, 11, 21))
    assert name_on(dt.date(2026, 11, 21), calendar) == "Saturday duty, extra working day"


def test_what_the_procedure_says_of_a_day_stands():
    own = england().with_changes({}, {WEDNESDAY: "Duty"})
    assert _with(_closed("2026-11-18"), calendar=own).is_working(WEDNESDAY)
    shut = england().with_changes({WEDNESDAY: "Shut"}, {})
    assert not _with(_closed("2026-11-18", closed=False), calendar=shut).is_working(WEDNESDAY)
    assert _with(_closed("2026-11-18", name="Other"), calendar=shut).closures[WEDNESDAY] == "Shut"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (_closed("2026-12-25"), "Fri 25 Dec is a bank holiday already. That changes nothing."),
        (_closed("2026-11-21"), "Sat 21 Nov is a weekend day already. That changes nothing."),
        (_closed("2026-11-18", closed=False), "Wed 18 Nov is a working day already. That changes nothing."),
        (
            _closed("2026-12-24", "2026-12-26"),
            "Fri 25 Dec is a bank holiday already and Sat 26 Dec is a weekend day already. Only the other days count.",
        ),
        (_closed("2026-11-18"), ""),
    ],
)
def test_days_that_change_nothing_are_said_to(days, said):
    assert without_effect(days, england()) == said


@pytest.mark.parametrize(
    ("days", "code"),
    [
        (_closed("2026-11-18", name="  "), "local-days-without-name"),
        (_closed("2026-11-18", name="x" * (LONGEST_NAME + 1)), "local-days-long-name"),
        (_closed("2026-11-18", "2026-11-17"), "local-days-backwards"),
        (_closed("2026-11-18", (WEDNESDAY + dt.timedelta(days=MOST_DAYS)).isoformat()), "local-days-too-many"),
        (_closed("2026-12-01", "2026-12-03"), "local-days-twice"),
    ],
)
def test_days_that_cannot_be_are_sent_back_with_the_reason(days, code):
    with pytest.raises(Failure, match=code):
        checked(days, [_closed("2026-12-03", "2026-12-04")])


def test_a_name_is_kept_on_one_line_and_hides_nothing():
    assert checked(_closed("2026-11-18", name=" Training \n day\u202e "), ()).name == "Training day\\u202e"


def test_days_have_the_names_that_people_know():
    calendar = _with(_closed("2026-11-18"))
    assert name_on(WEDNESDAY, calendar) == "Training day, local closure"
    assert name_on(dt.date(2026, 12, 25), calendar) == "Christmas Day, bank holiday"
    assert name_on(dt.date(2026, 11, 21), calendar) == "weekend"
    assert name_on(dt.date(2026, 11, 19), calendar) == ""


def test_a_record_names_the_stores_own_days_where_time_was_counted_and_no_others():
    story = Story()
    calendar = _with(_closed("2026-11-17"), _closed("2027-03-01"))
    counted = fold(story.entries, story.procedure, calendar)
    assert own_days(counted.calendar, counted.procedure)[0].keys() == {dt.date(2026, 11, 17), dt.date(2027, 3, 1)}
    (said,) = local_days(counted)
    assert said.text.endswith("with these: Tue 17 Nov 2026 closed (Training day).")  # type: ignore[union-attr]
    assert list(local_days(story.dispute())) == []


def test_the_procedures_own_days_are_not_the_stores():
    calendar = england().for_procedure(pack())
    assert own_days(calendar, pack()) == ({}, {})


def test_a_store_cannot_take_back_what_the_procedure_says_of_a_day():
    procedure = _with(_closed("2026-11-17", name="Of the procedure"), _closed("2026-11-21", name="Open", closed=False))
    both = _with(
        _closed("2026-11-17", name="Ours", closed=False), _closed("2026-11-21", name="Ours"), calendar=procedure
    )
    assert (both.closures, both.extra) == (procedure.closures, procedure.extra)


def test_why_a_day_changes_nothing_is_said_for_each_kind_of_day():
    calendar = _with(_closed("2026-11-17", name="Of the procedure"), _closed("2026-11-21", closed=False))
    said = {
        day: without_effect(_closed(day), calendar) for day in ("2026-11-17", "2026-11-21", "2026-11-22", "2026-12-25")
    }
    assert said["2026-11-17"].startswith("Tue 17 Nov is a closure of the procedure.")
    assert said["2026-11-21"].startswith("Sat 21 Nov is an extra working day of the procedure.")
    assert said["2026-11-22"].startswith("Sun 22 Nov is a weekend day already.")
    assert said["2026-12-25"].startswith("Fri 25 Dec is a bank holiday already.")
    worked = without_effect(_closed("2026-11-18", closed=False), calendar)
    assert worked == "Wed 18 Nov is a working day already. That changes nothing."
