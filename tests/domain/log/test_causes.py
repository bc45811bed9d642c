"""Decisions recorded apart: both are shown, nothing else is blocked, and only settling ends it."""

import pytest

from escalog.domain.ladder.states import LimitStatus, StageStatus
from escalog.domain.log.transitions import NOT_ALL_NAMED, NOT_SETTLED, NOTHING_TO_SETTLE, Status
from escalog.domain.permissions import acts as stages
from escalog.domain.values.entry import EntryId
from escalog.domain.values.kind_id import KindId
from tests.builders.story import Story, london


def _concluded(
    story: Story, at: str = "2026-11-18T15:40", after=None, outcome: str = "unresolved", author: str = "S.P."
):
    return story.add(
        "stage-concluded",
        at,
        after,
        author,
        outcome=outcome,
        summary="Said.",
        raising_agrees="yes",
        stage="practitioners",
    )


def _apart() -> tuple[Story, EntryId, EntryId]:
    """One laptop went to stage 2, the other concluded stage 1 as resolved."""
    story = Story()
    note = story.add("note", "2026-11-17T09:00", text="Read again.")
    gone = story.add("escalated", "2026-11-18T15:45", [note], to_stage="line-managers", reason="Differs.")
    ended = _concluded(story, "2026-11-18T16:00", [note], "resolved", "L.W.")
    return story, gone, ended


def test_decisions_with_different_effects_recorded_apart_leave_it_undecided():
    story, gone, ended = _apart()
    dispute = story.dispute()
    assert dispute.status is Status.UNDECIDED
    assert {each.entry for each in dispute.separate} == {gone, ended}
    assert dispute.current is None
    assert stages.acts_now(dispute)[0] == "reconciled"
    assert dispute.stage("practitioners").status is StageStatus.ENDED
    assert dispute.stage("line-managers").status is StageStatus.SEPARATE


def test_the_earliest_open_limit_of_any_branch_is_chased():
    story, _, _ = _apart()
    running = [limit for limit in story.dispute().limits if limit.run.status is LimitStatus.RUNNING]
    assert [limit.limit.id for limit in running] == ["stage-2-discuss"]


def test_a_note_that_joins_the_heads_settles_nothing():
    story, _, _ = _apart()
    story.add("note", "2026-11-19T09:00", text="Both copies are here now.")
    dispute = story.dispute()
    assert len(dispute.heads) == 1
    assert dispute.status is Status.UNDECIDED


def test_contacts_replies_and_actions_are_recorded_as_usual_while_undecided():
    story, _, _ = _apart()
    story.add("contact", "2026-11-19T09:00", what="spoke", with_whom="T.O.", said="Talked.")
    story.add("action", "2026-11-19T09:10", what="Stay", owner="T.O.", due_on="2026-11-27")
    dispute = story.dispute()
    assert [each.what for each in dispute.contacts] == ["spoke"]
    assert [each.status for each in dispute.actions] == ["open"]
    for kind in ("contact", "reply", "action", "note", "correction", "withheld", "partnership-told"):
        assert stages.permission_for(dispute, KindId(kind)).ok, kind


@pytest.mark.parametrize("kind", ["closed", "withdrawn", "escalated", "stage-concluded", "reopened"])
def test_another_decision_in_the_undecided_state_is_kept_and_shown_without_effect(kind):
    story, _, _ = _apart()
    late = story.add(
        kind,
        "2026-11-19T09:00",
        outcome="resolved",
        to_stage="senior-officers",
        child_outcome="improved",
        reason="x",
        summary="x",
        changed="x",
    )
    dispute = story.dispute()
    assert dispute.status is Status.UNDECIDED
    assert dispute.judgement.no_effect[late] == NOT_SETTLED
    row = next(row for row in dispute.chronology if row.entry == late)
    assert row.no_effect == NOT_SETTLED
    assert not stages.permission_for(dispute, kind).ok


def test_settling_ends_it_and_says_which_stands():
    story, gone, ended = _apart()
    settled = story.add(
        "reconciled", "2026-11-19T10:00", stands=gone, names=(gone, ended), why="They had not spoken yet."
    )
    dispute = story.dispute()
    assert dispute.status is Status.OPEN
    assert dispute.current is not None
    assert dispute.current.stage.id == "line-managers"
    assert dispute.judgement.frontier == (settled,)
    assert dispute.stage("practitioners").outcome == ""


def test_settling_the_other_way_leaves_the_later_stage_not_started():
    story, gone, ended = _apart()
    story.add("reconciled", "2026-11-19T10:00", stands=ended, names=(gone, ended), why="They had spoken.")
    dispute = story.dispute()
    assert dispute.status is Status.STAGE_ENDED
    assert dispute.stage("practitioners").outcome == "resolved"
    assert dispute.stage("line-managers").status is StageStatus.NOT_STARTED


def test_settling_has_to_name_every_decision_its_author_saw():
    story, gone, _ = _apart()
    settled = story.add("reconciled", "2026-11-19T10:00", stands=gone, names=(gone,), why="x")
    dispute = story.dispute()
    assert dispute.status is Status.UNDECIDED
    assert dispute.judgement.no_effect[settled] == NOT_ALL_NAMED


def test_settling_has_to_follow_all_heads_and_nothing_twice():
    story, gone, ended = _apart()
    note = story.add("note", "2026-11-19T09:00", text="Joined.")
    settled = story.add("reconciled", "2026-11-19T10:00", [gone, note], stands=gone, names=(gone, ended), why="x")
    assert story.dispute().judgement.no_effect[settled] == NOT_ALL_NAMED


def test_two_settlings_that_differ_are_undecided_again_and_can_be_settled():
    story, gone, ended = _apart()
    one = story.add("reconciled", "2026-11-19T10:00", [gone, ended], stands=gone, names=(gone, ended), why="x")
    other = story.add(
        "reconciled", "2026-11-19T10:05", [gone, ended], "L.W.", stands=ended, names=(gone, ended), why="y"
    )
    assert story.dispute().status is Status.UNDECIDED
    story.add("reconciled", "2026-11-19T11:00", stands=other, names=(one, other), why="z")
    assert story.dispute().status is Status.STAGE_ENDED


def test_settling_where_nothing_is_apart_has_no_effect():
    story = Story()
    settled = story.add("reconciled", "2026-11-17T10:00", stands=story.raised, names=(story.raised,), why="x")
    assert story.dispute().judgement.no_effect[settled] == NOTHING_TO_SETTLE


def test_a_decision_whose_author_saw_one_branch_is_judged_in_that_branch():
    story, gone, ended = _apart()
    closed = story.add("closed", "2026-11-19T09:00", [ended], "L.W.", summary="Done.", child_outcome="improved")
    dispute = story.dispute()
    assert dispute.judgement.effects[closed].status is Status.CLOSED
    assert set(dispute.judgement.frontier) == {gone, closed}
    assert dispute.status is Status.UNDECIDED


def test_the_same_decision_twice_is_recorded_twice_and_decided():
    story = Story()
    note = story.add("note", "2026-11-17T09:00", text="Read again.")
    one = _concluded(story, after=[note])
    other = _concluded(story, "2026-11-18T17:00", [note], author="L.W.")
    dispute = story.dispute()
    assert dispute.status is Status.STAGE_ENDED
    assert {row.entry for row in dispute.chronology if row.twice} == {one, other}
    assert not any(row.separate for row in dispute.chronology)


@pytest.mark.parametrize(
    ("kind", "fields", "says"),
    [
        ("closed", {"child_outcome": "improved", "summary": "x"}, "had not ended"),
        ("reopened", {"reason": "x"}, "had not ended"),
        ("escalated", {"to_stage": "practitioners", "reason": "x"}, "did not lie ahead"),
        ("escalated", {"to_stage": "nowhere", "reason": "x"}, "no such stage"),
        ("stage-concluded", {"outcome": "won", "summary": "x"}, "no such outcome"),
        ("raised", {"direction": "ours"}, "raised already"),
    ],
)
def test_a_decision_not_permitted_where_it_was_made_is_kept_shown_and_has_no_effect(kind, fields, says):
    story = Story()
    decision = story.add(kind, "2026-11-17T09:00", **fields)
    dispute = story.dispute()
    assert dispute.status is Status.OPEN
    row = next(row for row in dispute.chronology if row.entry == decision)
    assert says in row.no_effect


def test_a_correction_never_changes_a_judgement():
    story = Story()
    ended = _concluded(story)
    story.add("correction", "2026-11-18T17:00", entry=ended, field="outcome", value="resolved", reason="x")
    dispute = story.dispute()
    assert dispute.stage("practitioners").outcome == "unresolved"


def test_one_key_that_signed_apart_from_itself_is_flagged_and_not_refused():
    story = Story()
    one = story.add("note", "2026-11-17T09:00", [story.raised], text="a")
    other = story.add("note", "2026-11-17T09:05", [story.raised], text="b")
    flags = {(flag.code, flag.entry) for flag in story.dispute().flags}
    assert flags == {("same-key-apart", one), ("same-key-apart", other)}


def test_a_clock_behind_its_parent_is_flagged():
    story = Story()
    late = story.add("note", "2025-11-17T09:00", text="a")
    dispute = story.dispute()
    assert [(flag.code, flag.entry) for flag in dispute.flags] == [("before-its-parent", late)]
    assert next(row for row in dispute.chronology if row.entry == late).flags


def test_a_clock_ahead_of_ours_at_receipt_is_flagged_after_ten_minutes():
    from escalog.domain.dispute.fold import fold
    from tests.builders.story import england

    story = Story()
    ahead = story.add("note", "2026-11-17T09:11", text="a")
    for received, codes in (("2026-11-17T09:00", ["clock-ahead"]), ("2026-11-17T09:01", [])):
        dispute = fold(story.entries, story.procedure, england(), received={ahead: london(received)})
        assert [flag.code for flag in dispute.flags] == codes
