"""Telling the partnership as the procedures that come with the program ask it."""

from escalog.domain.dispute.dispute import Dispute
from tests.builders.story import Story


def _to_tell(dispute: Dispute) -> list[tuple[str, str]]:
    return [(each.stage, each.key) for each in dispute.notices if each.to_tell]


def _at_stage_2_of_wirral() -> Story:
    story = Story("wirral", stage="safeguarding-leads")
    assert _to_tell(story.dispute()) == [("safeguarding-leads", "start")]
    story.add("partnership-told", "2026-11-17T09:00", notice="start", whom="x", how="email", stage="safeguarding-leads")
    assert _to_tell(story.dispute()) == []
    return story


def _end(story: Story, outcome: str) -> None:
    story.add("stage-concluded", "2026-11-17T10:00", outcome=outcome, summary="x", raising_agrees="yes")


def test_wirral_is_told_of_a_resolution():
    story = _at_stage_2_of_wirral()
    _end(story, "resolved")
    assert _to_tell(story.dispute()) == [("safeguarding-leads", "end")]
    story.add("partnership-told", "2026-11-17T11:00", notice="end", whom="x", how="email", stage="safeguarding-leads")
    assert _to_tell(story.dispute()) == []


def test_telling_wirral_that_the_next_stage_started_says_that_the_one_before_ended():
    story = _at_stage_2_of_wirral()
    _end(story, "unresolved")
    story.add("escalated", "2026-11-17T11:00", to_stage="board-members", reason="x")
    assert _to_tell(story.dispute()) == [("safeguarding-leads", "end"), ("board-members", "start")]
    story.add("partnership-told", "2026-11-17T12:00", notice="start", whom="x", how="email", stage="board-members")
    assert _to_tell(story.dispute()) == []


def test_what_goes_with_the_end_of_a_stage_is_still_due_after_the_next_one_started():
    story = Story("darlington", stage="inter-agency-meeting")
    _end(story, "unresolved")
    story.add("escalated", "2026-11-17T11:00", to_stage="stage-4", reason="x")
    assert _to_tell(story.dispute()) == [("inter-agency-meeting", "end")]
    story.add("partnership-told", "2026-11-17T12:00", notice="start", whom="x", how="email", stage="stage-4")
    assert _to_tell(story.dispute()) == [("inter-agency-meeting", "end")]
