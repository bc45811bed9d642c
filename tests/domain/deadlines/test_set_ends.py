"""An end that was set outright moves on by the working days that were paused, or by the time where no such day was."""

import datetime as dt

import pytest

from escalog.domain.deadlines.due import DueState, SetEnd, due
from escalog.domain.deadlines.span import Span
from escalog.domain.procedure.model import TimeLimit
from escalog.domain.procedure.vocabulary import Act, Event, Unit
from escalog.domain.values.moment import LONDON, Moment
from tests.builders.story import england

LIMIT = TimeLimit(
    id="reply", label="Reply", act=Act.REPLY, starts=Event.RAISED, unit=Unit.WORKING_DAYS, limit=2, published=True
)
START = Moment.parse("2026-11-16T10:00")


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=LONDON)


def paused(first: str, last: str | None) -> Span:
    return Span(at(first).astimezone(dt.UTC), None if last is None else at(last).astimezone(dt.UTC))


def end(set_for: str, *pauses: Span) -> dt.datetime | None:
    return due(LIMIT, START, england(), longer=SetEnd(Moment.parse(set_for)), pauses=pauses).at


@pytest.mark.parametrize(
    ("pauses", "moved"),
    [
        ([], "2026-11-25T12:00"),
        ([paused("2026-11-18T09:00", "2026-11-20T09:00")], "2026-11-27T12:00"),
        ([paused("2026-11-18T09:00", "2026-11-18T10:30")], "2026-11-25T13:30"),
        ([paused("2026-11-21T09:00", "2026-11-22T09:00")], "2026-11-26T12:00"),
        ([paused("2026-11-25T11:00", "2026-11-25T11:30")], "2026-11-25T12:30"),
        ([paused("2026-11-25T12:00", "2026-11-26T12:00")], "2026-11-25T12:00"),
    ],
    ids=["none", "two working days", "an hour and a half", "a weekend, by its time", "just before it", "from it on"],
)
def test_it_moves_on_by_what_was_paused(pauses, moved):
    assert end("2026-11-25T12:00", *pauses) == at(moved)


@pytest.mark.parametrize(("begins", "moved"), [("13:00", "15:30"), ("13:30", "15:00"), ("14:00", "13:30")])
def test_a_later_pause_moves_on_what_an_earlier_one_moved_into_it(begins, moved):
    first = paused("2026-11-18T09:00", "2026-11-18T10:30")
    second = paused(f"2026-11-25T{begins}", "2026-11-25T15:00")
    assert end("2026-11-25T12:00", first, second) == at(f"2026-11-25T{moved}")


@pytest.mark.parametrize("last", ["2026-11-18T09:00", "2026-11-25T13:00"])
def test_a_pause_without_an_end_leaves_no_date(last):
    pauses = (paused("2026-11-17T09:00", "2026-11-17T10:30"), paused(last, None))
    found = due(LIMIT, START, england(), longer=SetEnd(Moment.parse("2026-11-25T12:00")), pauses=pauses)
    assert (found.state, found.at) == (DueState.PAUSED, None)
