"""The other side's part of what a stage asks to be written: it may be said not to have come, in nobody's words."""

from collections.abc import Mapping

import pytest

from escalog.domain.ladder.states import StageStatus
from escalog.domain.permissions import acts as stages
from escalog.domain.record import ladder as content_ladder
from escalog.domain.record.blocks import KeyValues
from escalog.domain.values.kind_id import KindId
from escalog.wording.fields import sentence_in
from tests.builders.story import Story

PART = "stage-1-outcome"
"""Sefton's first stage asks the receiving side for it."""
LEFT = {"outcome": "unresolved", "summary": "No answer came.", "occurred": "2026-11-24", "by": "S.P.", "known": "did"}
NOT_COME = {**LEFT, f"unwritten.{PART}": True}


def asked(story: Story, values: Mapping[str, object]) -> list[str]:
    return [each.field for each in stages.problems(story.dispute(), KindId.STAGE_CONCLUDED, values)]


def printed(story: Story) -> dict[str, str]:
    blocks = [each for each in content_ladder.stages(story.dispute()) if isinstance(each, KeyValues)]
    return dict(pair for block in blocks for pair in block.rows)


def written(story: Story):
    return next(each for stage in story.dispute().stages for each in stage.writing if each.item.id == PART)


def test_a_stage_is_left_without_the_other_sides_part_once_it_is_said_that_it_did_not_come():
    story = Story("sefton")
    assert asked(story, LEFT) == [f"writing.{PART}"]
    assert "tick that they have not" in sentence_in(
        story.dispute(), stages.problems(story.dispute(), KindId.STAGE_CONCLUDED, LEFT)[0].sentence
    )
    assert asked(story, NOT_COME) == []
    assert asked(story, {**LEFT, f"writing.{PART}": "They keep to it."}) == []


def test_what_our_side_has_to_write_stays_needed_whatever_is_ticked():
    story = Story("sefton", direction="theirs")
    assert story.dispute().ours.name == "receiving"
    assert asked(story, LEFT) == asked(story, NOT_COME) == [f"writing.{PART}"]
    needed = stages.problems(story.dispute(), KindId.STAGE_CONCLUDED, NOT_COME)[0].sentence
    assert sentence_in(story.dispute(), needed).startswith("Write what this stage")


def test_what_both_sides_write_stays_needed():
    story = Story()
    both = "what-was-said"
    assert asked(story, {**LEFT, f"unwritten.{both}": True}) == [f"writing.{both}"]


def test_a_text_and_the_tick_together_are_asked_about():
    assert asked(Story("sefton"), {**NOT_COME, f"writing.{PART}": "They keep to it."}) == [f"unwritten.{PART}"]


@pytest.mark.parametrize("kind", ["stage-concluded", "escalated"])
def test_the_record_says_not_received_and_never_a_text_of_theirs(kind):
    story = Story("sefton")
    ahead = {"to_stage": "safeguarding-leads", "reason": "Two weeks."} if kind == "escalated" else {}
    story.add(kind, "2026-11-24T10:00", more={"outcome": "unresolved", **ahead, f"unwritten.{PART}": True})
    assert written(story).not_received
    assert written(story).text == ""
    assert printed(story)[written(story).item.label] == "Not received"
    row = next(each for each in story.dispute().chronology if each.kind == kind)
    assert (written(story).item.label, "Not received") in [(line.label, line.value) for line in row.lines]


def test_it_is_asked_once_and_may_still_be_written_when_it_comes():
    story = Story("sefton")
    story.add("stage-concluded", "2026-11-24T10:00", more={"outcome": "unresolved", f"unwritten.{PART}": True})
    onward = {"to_stage": "safeguarding-leads", "reason": "x", "occurred": "2026-11-24", "by": "S.P.", "known": "did"}
    assert stages.problems(story.dispute(), KindId.ESCALATED, onward) == ()
    assert stages.permission_for(story.dispute(), KindId.WRITING).ok
    assert [each.id for each in stages.to_write(story.dispute())] == [PART]
    story.add("writing", "2026-11-25T10:00", item=PART, text="They keep to it.")
    assert written(story).text == "They keep to it."
    assert not written(story).not_received
    assert stages.to_write(story.dispute()) == ()


def test_a_correction_takes_it_back():
    story = Story("sefton")
    left = story.add("stage-concluded", "2026-11-24T10:00", more={"outcome": "unresolved", f"unwritten.{PART}": True})
    story.add("correction", "2026-11-25T10:00", more={"entry": left, "field": f"unwritten.{PART}", "value": "No"})
    assert not written(story).not_received
    assert story.dispute().stages[0].status is not StageStatus.NOW
