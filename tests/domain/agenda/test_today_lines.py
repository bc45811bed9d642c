"""What is kept for Today beside the list is what would be asked for at any hour, and says it in the same words."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from escalog.domain.agenda.today import chosen, items, items_of
from escalog.domain.agenda.today_lines import lines_at, lines_of, read_lines, written
from escalog.domain.dispute.fold import fold
from tests.builders.histories import histories
from tests.builders.story import Story, england, london
from tests.builders.timed_pack import TimedStory, timed

HOURS = st.integers(-10 * 24 * 60, 120 * 24 * 60).map(
    lambda minutes: london("2026-11-16T00:00") + timedelta(minutes=minutes)
)


@given(histories(), HOURS)
@settings(max_examples=200)
def test_at_any_hour_the_lines_that_were_kept_are_the_lines_that_are_asked_for(entries, now):
    dispute = fold(entries, timed(), england())
    kept = read_lines(written(lines_of(dispute)))
    assert kept is not None
    assert chosen(kept, now, dispute.calendar) == lines_at(dispute, now)
    assert items_of(kept, dispute.id, now, dispute.calendar) == items(dispute, now)


def test_the_hour_on_which_the_next_step_turns_is_the_hour_of_the_first_limit():
    story = Story()
    story.add("contact", "2026-11-17T10:00", what="wrote", with_whom="L.W.", said="x")
    dispute = story.dispute()
    kept = lines_of(dispute)
    for minute in ("2026-11-18T16:59", "2026-11-18T17:00", "2026-11-18T17:01", "2026-11-25T09:00"):
        assert chosen(kept, london(minute), dispute.calendar) == lines_at(dispute, london(minute))


def test_a_closed_disagreement_comes_back_on_its_day_and_not_before():
    story = Story()
    story.add("stage-concluded", "2026-11-18T10:00", outcome="resolved", raising_agrees="yes", summary="x")
    story.add("closed", "2026-11-18T11:00", summary="x", child_outcome="not-known-yet")
    dispute = story.dispute()
    kept = lines_of(dispute)
    assert dispute.comes_back_on is not None
    for minute in ("2026-12-15T23:59", "2026-12-16T00:00", "2026-12-16T08:00", "2026-12-20T08:00"):
        assert chosen(kept, london(minute), dispute.calendar) == lines_at(dispute, london(minute))
    assert chosen(kept, london("2026-12-15T23:59"), dispute.calendar)[0].what.startswith("Ask on Wed 16 Dec")


def test_what_another_program_kept_is_read_from_the_entries_instead():
    assert read_lines("") is None
    assert read_lines('{"what": 1}') is None
    assert read_lines("not json") is None


def test_a_pause_is_kept_as_such():
    story = TimedStory()
    story.add("paused", "2026-11-17T10:00", reason="The child is abroad")
    assert lines_of(story.dispute()).lines[0].paused
