"""Pauses: every running limit and cap stands still from when to when somebody said, each unit by its own rule."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalog.domain.deadlines.due import due
from escalog.domain.deadlines.due_date import DueState
from escalog.domain.deadlines.span import Span, Spans
from escalog.domain.ladder.states import LimitStatus
from escalog.domain.procedure.model import TimeLimit
from escalog.domain.procedure.vocabulary import Act, Event, Unit
from escalog.domain.values.english import say_moment
from escalog.domain.values.moment import Moment
from tests.builders.story import england, london
from tests.builders.timed_pack import TimedStory


def _limit(text: str) -> TimeLimit:
    number, _, unit = text.rpartition(" ")
    return TimeLimit(
        id="x", label="X", act=Act.REPLY, starts=Event.RAISED, unit=Unit(unit), limit=int(number) if number else None
    )


def _spans(*texts: str) -> Spans:
    found = []
    for text in texts:
        start, _, end = text.partition(" to ")
        found.append(Span(london(start).astimezone(dt.UTC), london(end).astimezone(dt.UTC) if end else None))
    return tuple(found)


def _due(length: str, start: str, *pauses: str) -> str:
    found = due(_limit(length), Moment.parse(start), england(), pauses=_spans(*pauses))
    return say_moment(found.at) if found.at is not None else found.state.value


@pytest.mark.parametrize(
    ("length", "start", "pauses", "expected"),
    [
        # a working day at whose 17:00 the pause stands is not counted
        ("2 working-days", "2026-11-16T14:05", ("2026-11-17T10:00 to 2026-11-19T10:00",), "Fri 20 Nov, 17:00"),
        ("2 working-days", "2026-11-16T14:05", ("2026-11-17T10:00 to 2026-11-17T16:59",), "Wed 18 Nov, 17:00"),
        ("2 working-days", "2026-11-16T14:05", ("2026-11-17T10:00 to 2026-11-17T17:00",), "Wed 18 Nov, 17:00"),
        ("2 working-days", "2026-11-16T14:05", ("2026-11-17T17:00 to 2026-11-17T17:01",), "Thu 19 Nov, 17:00"),
        ("2 working-days", "2026-11-16", ("2026-11-16 to 2026-11-17",), "Wed 18 Nov, 17:00"),
        ("2 working-days", "2026-11-16", ("2026-11-17 to 2026-11-18",), "Thu 19 Nov, 17:00"),
        ("1 working-week", "2026-11-16", ("2026-11-18 to 2026-11-20",), "Wed 25 Nov, 17:00"),
        ("2 working-days", "2026-11-20T12:00", ("2026-11-21 to 2026-11-23",), "Tue 24 Nov, 17:00"),
        ("1 working-days", "2026-12-24", ("2026-12-24T18:00 to 2026-12-29T18:00",), "Wed 30 Dec, 17:00"),
        ("2 working-days", "2026-11-16", ("2026-11-17 to 2026-11-18", "2026-11-19 to 2026-11-20"), "Fri 20 Nov, 17:00"),
        # over before the limit began, or begun after it was due: nothing moves
        ("2 working-days", "2026-11-16", ("2026-11-10 to 2026-11-13",), "Wed 18 Nov, 17:00"),
        ("2 working-days", "2026-11-16", ("2026-11-18T17:01 to 2026-11-20",), "Wed 18 Nov, 17:00"),
        ("2 working-days", "2026-11-16", ("2026-11-18T17:01",), "Wed 18 Nov, 17:00"),
        # begun inside a pause
        ("1 working-days", "2026-11-16", ("2026-11-13 to 2026-11-18",), "Wed 18 Nov, 17:00"),
        ("4 hours", "2026-11-16T14:00", ("2026-11-16T12:00 to 2026-11-17T09:00",), "Tue 17 Nov, 13:00"),
        # without an end it stands still
        ("2 working-days", "2026-11-16", ("2026-11-18T17:00",), "paused"),
        ("2 working-days", "2026-11-16", ("2026-11-17T09:00",), "paused"),
        ("4 hours", "2026-11-16T14:00", ("2026-11-16T17:59",), "paused"),
        ("4 hours", "2026-11-16T14:00", ("2026-11-16T18:00",), "Mon 16 Nov, 18:00"),
        ("4 service-hours", "2026-11-16T14:00", ("2026-11-16T18:00",), "paused"),
        ("3 calendar-days", "2026-11-16", ("2026-11-19T23:59",), "paused"),
        (" same-working-day", "2026-11-16T10:00", ("2026-11-16T12:00",), "paused"),
        # hours and service hours move on by the time that was paused
        ("4 hours", "2026-11-16T14:00", ("2026-11-16T15:00 to 2026-11-17T09:00",), "Tue 17 Nov, 12:00"),
        ("24 hours", "2026-10-24T12:00", ("2026-10-25T00:00 to 2026-10-25T06:00",), "Sun 25 Oct, 18:00"),
        ("4 service-hours", "2026-11-16T15:00", ("2026-11-17T10:00 to 2026-11-18T10:00",), "Wed 18 Nov, 11:00"),
        ("4 service-hours", "2026-11-16T15:00", ("2026-11-16T18:00 to 2026-11-17T08:00",), "Tue 17 Nov, 11:00"),
        ("8 service-hours", "2026-11-16T09:00", ("2026-11-16T12:00 to 2026-11-16T13:00",), "Tue 17 Nov, 10:00"),
        # a calendar day at whose 23:59 the pause stands is not counted
        ("3 calendar-days", "2026-11-17T11:00", ("2026-11-18T12:00 to 2026-11-20T12:00",), "Sun 22 Nov, 23:59"),
        ("3 calendar-days", "2026-11-17T11:00", ("2026-11-18T12:00 to 2026-11-18T23:00",), "Fri 20 Nov, 23:59"),
        # the same working day: the next end of service hours, or of the date, that no pause covers
        (" same-working-day", "2026-11-16T10:00", ("2026-11-16T12:00 to 2026-11-16T16:00",), "Mon 16 Nov, 17:00"),
        (" same-working-day", "2026-11-16T10:00", ("2026-11-16T12:00 to 2026-11-16T18:00",), "Mon 16 Nov, 23:59"),
        (" same-working-day", "2026-11-16T10:00", ("2026-11-16T12:00 to 2026-11-17T09:00",), "Tue 17 Nov, 17:00"),
        (" same-working-day", "2026-11-20T10:00", ("2026-11-20T12:00 to 2026-11-21",), "Mon 23 Nov, 17:00"),
        # at once stays at once
        (" immediately", "2026-11-16T10:00", ("2026-11-16T09:00",), "Mon 16 Nov, 10:00"),
    ],
)
def test_a_pause_moves_each_unit_by_its_own_rule(length, start, pauses, expected):
    assert _due(length, start, *pauses) == expected


def test_the_explanation_names_the_pause():
    found = due(
        _limit("2 working-days"),
        Moment.parse("2026-11-16T14:05"),
        england(),
        pauses=_spans("2026-11-17T10:00 to 2026-11-19T10:00"),
    )
    assert found.explanation == (
        "2 working days from Mon 16 Nov 2026: Thu 19, Fri 20; "
        "paused from Tue 17 Nov 2026, 10:00 to Thu 19 Nov 2026, 10:00"
    )


def test_a_limit_that_stands_still_says_how_far_it_had_come():
    found = due(_limit("3 working-days"), Moment.parse("2026-11-16"), england(), pauses=_spans("2026-11-18T10:00"))
    assert found.state is DueState.PAUSED
    assert found.explanation == (
        "3 working days from Mon 16 Nov 2026, 1 working day counted so far; paused since Wed 18 Nov 2026, 10:00, "
        "counted on from the day the time limits start again"
    )


def _pause(story: TimedStory, start: str, end: str = "") -> None:
    story.add("paused", start, reason="The child is abroad.")
    if end:
        story.add("resumed", end)


def test_all_running_limits_and_caps_stand_still_until_they_run_on():
    story = TimedStory()
    _pause(story, "2026-11-17T10:00")
    dispute = story.dispute()
    assert dispute.paused is not None
    assert dispute.paused.reason == "The child is abroad."
    still = {each.limit.id for each in dispute.limits if each.run.status is LimitStatus.PAUSED}
    assert still == {"stage-1-agree", "meeting-called", "held"}
    assert {each.run.status for each in dispute.overall_limits} == {LimitStatus.PAUSED}
    story.add("resumed", "2026-11-19T10:00")
    assert story.dispute().paused is None
    assert story.due("stage-1-agree") == "Fri 20 Nov, 17:00"
    assert story.due("meeting-called") == "Wed 25 Nov, 17:00"
    assert story.due("whole") == "Wed 2 Dec, 17:00"


def test_what_was_due_before_the_pause_stays_due():
    story = TimedStory()
    _pause(story, "2026-11-19T10:00")
    assert story.limit("stage-1-agree").run.status is LimitStatus.RUNNING
    assert story.due("stage-1-agree") == "Wed 18 Nov, 17:00"


def test_what_was_done_in_a_pause_was_done_in_time():
    story = TimedStory()
    _pause(story, "2026-11-17T10:00")
    story.add("contact", "2026-11-24T10:00", what="spoke", with_whom="L.W.", said="x")
    limit = story.limit("stage-1-agree")
    assert limit.run.status is LimitStatus.DONE
    assert limit.run.in_time is True


def test_what_was_done_before_a_pause_is_moved_by_nothing_later():
    story = TimedStory()
    story.add("contact", "2026-11-19T10:00", what="spoke", with_whom="L.W.", said="x")
    before = story.limit("stage-1-agree")
    _pause(story, "2026-11-20T10:00", "2026-11-25T10:00")
    assert story.limit("stage-1-agree") == before
    assert before.run.in_time is False


def test_running_on_without_a_pause_changes_nothing():
    story = TimedStory()
    before = story.due("stage-1-agree")
    story.add("resumed", "2026-11-17T10:00")
    assert story.dispute().pauses == ()
    assert story.due("stage-1-agree") == before


def test_a_pause_that_is_said_to_end_before_it_began_holds_nothing():
    story = TimedStory()
    story.add("paused", "2026-11-18T10:00", reason="x")
    story.add("resumed", "2026-11-18T11:00", occurred="2026-11-17T09:00")
    assert story.due("stage-1-agree") == "Wed 18 Nov, 17:00"
    assert story.dispute().paused is None


def test_pauses_that_overlap_count_once():
    story = TimedStory()
    first = story.add("paused", "2026-11-17T10:00", reason="x")
    second = story.add("paused", "2026-11-17T12:00", [story.raised], author="T.O.", reason="y")
    story.add("resumed", "2026-11-18T10:00", [first])
    assert story.limit("stage-1-agree").run.status is LimitStatus.PAUSED, "one of the two still stands"
    story.add("resumed", "2026-11-19T10:00", [second], author="T.O.")
    assert story.due("stage-1-agree") == "Fri 20 Nov, 17:00"
    assert len(story.dispute().pauses) == 2


def test_an_end_ends_every_pause_its_author_knew():
    story = TimedStory()
    story.add("paused", "2026-11-17T10:00", reason="x")
    story.add("paused", "2026-11-17T12:00", [story.raised], author="T.O.", reason="y")
    story.add("resumed", "2026-11-19T10:00")
    assert story.dispute().paused is None
    assert story.due("stage-1-agree") == "Fri 20 Nov, 17:00"


def test_of_two_ends_that_were_recorded_separately_the_earlier_stands():
    story = TimedStory()
    pause = story.add("paused", "2026-11-17T10:00", reason="x")
    story.add("resumed", "2026-11-19T10:00", [pause])
    story.add("resumed", "2026-11-18T10:00", [pause], author="T.O.")
    assert story.due("stage-1-agree") == "Thu 19 Nov, 17:00"


def test_a_pause_stated_out_of_order_is_taken_at_its_stated_time():
    story = TimedStory()
    _pause(story, "2026-11-20T10:00", "2026-11-20T18:00")
    story.add("paused", "2026-11-20T19:00", reason="x", occurred="2026-11-17T10:00")
    story.add("resumed", "2026-11-20T19:05", occurred="2026-11-18T10:00")
    dispute = story.dispute()
    assert [say_moment(pause.start) for pause in dispute.pauses] == ["Tue 17 Nov, 10:00", "Fri 20 Nov, 10:00"]
    assert story.due("stage-1-agree") == "Thu 19 Nov, 17:00"


def test_a_correction_of_when_it_began_moves_the_pause():
    story = TimedStory()
    pause = story.add("paused", "2026-11-18T18:00", reason="x", occurred="2026-11-18T18:00")
    story.add("resumed", "2026-11-20T18:00")
    assert story.due("stage-1-agree") == "Wed 18 Nov, 17:00"
    story.add(
        "correction", "2026-11-21T09:00", entry=pause, field="occurred", value="2026-11-18T16:00", reason="Typed wrong."
    )
    assert story.due("stage-1-agree") == "Mon 23 Nov, 17:00"


def test_a_limit_set_for_the_child_before_the_pause_stands_still_too_and_one_set_after_does_not_move():
    story = TimedStory()
    story.add("shorter-limit", "2026-11-16T15:00", limit="meeting-called", due="2026-11-18T12:00", reason="x")
    _pause(story, "2026-11-17T10:00", "2026-11-19T10:00")
    assert story.due("meeting-called") == "Fri 20 Nov, 12:00"
    story.add("shorter-limit", "2026-11-19T11:00", limit="meeting-called", due="2026-11-19T15:00", reason="x")
    assert story.due("meeting-called") == "Thu 19 Nov, 15:00"


def test_a_limit_set_for_the_child_stands_still_while_the_pause_has_no_end():
    story = TimedStory()
    story.add("shorter-limit", "2026-11-16T15:00", limit="meeting-called", due="2026-11-18T12:00", reason="x")
    _pause(story, "2026-11-17T10:00")
    assert story.limit("meeting-called").run.status is LimitStatus.PAUSED


MOMENTS = st.builds(
    dt.datetime.combine,
    st.dates(dt.date(2026, 3, 20), dt.date(2026, 4, 12)),
    st.builds(dt.time, st.integers(0, 23), st.integers(0, 59)),
)
LENGTHS = st.one_of(
    st.tuples(st.integers(1, 12), st.sampled_from(("working-days", "hours", "service-hours", "calendar-days"))).map(
        lambda each: f"{each[0]} {each[1]}"
    ),
    st.sampled_from((" same-working-day", " immediately", "1 working-week")),
)


@st.composite
def separate(draw: st.DrawFn) -> Spans:
    """Pauses as they are after their union was taken."""
    edges = sorted(set(draw(st.lists(MOMENTS, max_size=6))))
    pairs = list(zip(edges[::2], edges[1::2], strict=False))
    return _spans(*(f"{start.isoformat()[:16]} to {end.isoformat()[:16]}" for start, end in pairs))


@given(LENGTHS, MOMENTS, MOMENTS, separate())
def test_a_later_start_is_never_due_earlier(length, one, other, pauses):
    early, late = sorted((one, other))
    dues = [due(_limit(length), Moment(at.date(), at.time()), england(), pauses=pauses).at for at in (early, late)]
    assert dues[0] is not None
    assert dues[1] is not None
    assert dues[0].astimezone(dt.UTC) <= dues[1].astimezone(dt.UTC)


@given(LENGTHS, MOMENTS, separate())
def test_no_limit_falls_before_its_start_and_no_pause_shortens_one(length, start, pauses):
    moment = Moment(start.date(), start.time())
    with_pauses = due(_limit(length), moment, england(), pauses=pauses)
    without = due(_limit(length), moment, england())
    assert with_pauses.at is not None
    assert without.at is not None
    assert moment.at.astimezone(dt.UTC) <= without.at.astimezone(dt.UTC) <= with_pauses.at.astimezone(dt.UTC)
    if with_pauses.half is not None:
        assert with_pauses.half.astimezone(dt.UTC) <= with_pauses.at.astimezone(dt.UTC)


@given(LENGTHS, MOMENTS, separate(), MOMENTS)
def test_a_pause_without_an_end_leaves_a_limit_as_it_was_or_lets_it_stand_still(length, start, pauses, since):
    moment = Moment(start.date(), start.time())
    open_one = (Span(Moment(since.date(), since.time()).at.astimezone(dt.UTC), None),)
    before = tuple(each for each in pauses if each.end is not None and each.end < open_one[0].start)
    counted = due(_limit(length), moment, england(), pauses=(*before, *open_one))
    closed = due(_limit(length), moment, england(), pauses=before)
    assert counted.at == closed.at or counted.state is DueState.PAUSED
    if closed.at is not None and closed.at.astimezone(dt.UTC) < open_one[0].start:
        assert counted.at == closed.at
