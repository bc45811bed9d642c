"""A stage before the ladder that is for one's own side alone: where it starts, and who it is with."""

import pytest
from msgspec.structs import replace

from escalog.domain.agenda.today import items
from escalog.domain.deadlines.time_left import time_left
from escalog.domain.ladder.states import LimitStatus
from escalog.domain.next_step.next_step import next_step
from escalog.domain.procedure.model import Procedure, Roles
from escalog.domain.procedure.vocabulary import Event, Place
from tests.builders.before_pack import OWN, RAISE, with_stage_before
from tests.builders.story import Story, london, pack


def _story(procedure: Procedure | None = None, **raised: str) -> Story:
    story = Story(**raised)
    story.procedure = procedure or with_stage_before()
    return story


def test_a_stage_of_our_own_side_is_with_our_own_side_and_says_so():
    story = _story(stage="own", heard="2026-11-16T13:00")
    step = next_step(story.dispute(), london("2026-11-16T15:00"), "S.P.")
    assert step.what == "Do this on your own side first: talk with your own manager."
    assert (step.with_whom, step.main) == ("Own line manager", "contact")
    story.add("contact", "2026-11-16T15:30", what="spoke", with_whom="M.M.", said="x")
    assert story.dispute().limits[0].run.status is LimitStatus.DONE


@pytest.mark.parametrize("now", ["2026-11-16T15:00", "2026-11-18T15:00"])
def test_it_stays_with_our_own_side_where_its_limit_has_passed_and_where_no_role_is_given(now):
    story = _story(with_stage_before(replace(OWN, roles=Roles())), stage="own", heard="2026-11-16T13:00")
    assert next_step(story.dispute(), london(now), "S.P.").with_whom == "Your own line manager"


def test_a_stage_before_the_ladder_that_names_the_other_side_is_with_them():
    both = replace(OWN, roles=Roles(raising="Practitioner", receiving="Practitioner"))
    story = _story(with_stage_before(both), stage="own")
    assert "L.W." in next_step(story.dispute(), london("2026-11-16T15:00"), "S.P.").with_whom


def test_it_starts_at_the_ladder_unless_what_comes_before_has_to_be_done():
    assert with_stage_before().tracks[0].first.id == "practitioners"
    assert with_stage_before(replace(OWN, optional=False)).tracks[0].first.id == "own"
    assert pack("st-helens").tracks[0].first.place is Place.BEFORE


@pytest.mark.parametrize("stage", ["own", "practitioners"])
def test_saying_when_it_was_raised_does_the_act_of_raising_wherever_it_started(stage):
    story = _story(stage=stage, heard="2026-11-13T16:05", occurred="2026-11-16T14:05")
    if stage == "own":
        story.add("stage-concluded", "2026-11-16T15:00", outcome="unresolved", summary="x")
        story.add("escalated", "2026-11-16T15:05", to_stage="practitioners", reason="x")
    (limit,) = (each for each in story.dispute().limits if each.limit.id == "to-raise")
    assert (limit.run.status, limit.run.in_time) == (LimitStatus.DONE, True)
    assert not [row for row in items(story.dispute(), london("2026-11-16T16:00")) if "you disagree" in row.what]


def test_raising_it_at_a_later_stage_again_is_an_act_of_its_own():
    again = replace(RAISE, starts=Event.STAGE_STARTED)
    story = _story(with_stage_before(raise_limit=again), stage="own")
    story.add("stage-concluded", "2026-11-16T15:00", outcome="unresolved", summary="x")
    story.add("escalated", "2026-11-16T15:05", to_stage="practitioners", reason="x")
    (limit,) = (each for each in story.dispute().limits if each.limit.id == "to-raise")
    assert limit.run.status is LimitStatus.RUNNING


def test_nothing_is_past_in_a_disagreement_raised_today_about_a_decision_of_days_ago():
    procedure = with_stage_before()
    story = _story(procedure, stage=procedure.tracks[0].first.id, heard="2026-11-10T09:00")
    dispute, now = story.dispute(), london("2026-11-16T15:00")
    dues = [
        each.run.due for each in dispute.limits if each.run.status is LimitStatus.RUNNING and each.run.due is not None
    ]
    assert not [due for due in dues if time_left(due, now, dispute.calendar).past]
