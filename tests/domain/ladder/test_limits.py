"""Time limits in a disagreement: what starts them, what fulfils them, what stops and what moves them."""

import time

import pytest

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.ladder.states import LimitState, LimitStatus, StageStatus
from escalog.domain.next_step.next_step import next_step
from escalog.domain.values.english import say_moment
from tests.builders.story import Story, london


def _limit(dispute: Dispute, limit_id: str) -> LimitState:
    return [limit for limit in dispute.limits if limit.limit.id == limit_id][-1]


def _due(limit: LimitState) -> str:
    assert limit.run.due is not None
    assert limit.run.due.at is not None
    return say_moment(limit.run.due.at)


def _to_stage_2(story: Story) -> None:
    story.add("stage-concluded", "2026-11-18T15:40", outcome="unresolved", summary="x", stage="practitioners")
    story.add("escalated", "2026-11-18T15:45", to_stage="line-managers", reason="x")


def test_an_agreed_action_fulfils_the_limit_to_agree():
    story = Story("darlington")
    story.add("action", "2026-11-17T10:00", what="Stay", owner="L.W.", due_on="2026-11-27")
    limit = _limit(story.dispute(), "stage-1-agree")
    assert limit.run.status is LimitStatus.DONE
    assert limit.run.in_time is True


def test_a_conversation_starts_the_limit_to_confirm_and_a_letter_fulfils_it():
    story = Story()
    assert _limit(story.dispute(), "stage-1-confirm").run.status is LimitStatus.NOT_STARTED
    story.add("contact", "2026-11-17T10:00", what="spoke", with_whom="L.W.", said="x")
    confirm = _limit(story.dispute(), "stage-1-confirm")
    assert confirm.run.status is LimitStatus.RUNNING
    assert _due(confirm) == "Thu 19 Nov, 17:00"
    story.add("contact", "2026-11-18T10:00", what="wrote", with_whom="L.W.", said="x")
    assert _limit(story.dispute(), "stage-1-confirm").run.status is LimitStatus.DONE


def test_a_letter_before_the_conversation_confirms_nothing():
    story = Story()
    story.add("contact", "2026-11-17T09:00", what="wrote", with_whom="L.W.", said="x")
    story.add("contact", "2026-11-17T10:00", what="spoke", with_whom="L.W.", said="x")
    assert _limit(story.dispute(), "stage-1-confirm").run.status is LimitStatus.RUNNING


@pytest.mark.parametrize("what", ["no-reply", "message"])
def test_ringing_without_an_answer_is_no_conversation(what):
    story = Story()
    story.add("contact", "2026-11-17T10:00", what=what, with_whom="L.W.")
    assert _limit(story.dispute(), "stage-1-confirm").run.status is LimitStatus.NOT_STARTED


def test_the_stage_starts_its_own_limit_and_ending_it_stops_what_was_not_done():
    story = Story()
    _to_stage_2(story)
    discuss = _limit(story.dispute(), "stage-2-discuss")
    assert (discuss.run.status, _due(discuss)) == (LimitStatus.RUNNING, "Wed 25 Nov, 17:00")
    assert _limit(story.dispute(), "stage-1-agree").run.status is LimitStatus.STOPPED
    story.add("stage-concluded", "2026-11-20T10:00", outcome="resolved", summary="x", raising_agrees="yes")
    stopped = _limit(story.dispute(), "stage-2-discuss")
    assert stopped.run.status is LimitStatus.STOPPED
    assert "stopped when the stage ended on Fri 20 Nov, 10:00" in stopped.run.explanation


def test_confirming_is_still_owed_after_the_stage_ended_until_it_is_closed():
    story = Story()
    story.add("contact", "2026-11-17T10:00", what="spoke", with_whom="L.W.", said="x")
    story.add("stage-concluded", "2026-11-17T11:00", outcome="resolved", summary="x", raising_agrees="yes")
    assert _limit(story.dispute(), "stage-1-confirm").run.status is LimitStatus.RUNNING
    story.add("closed", "2026-11-17T12:00", summary="x", child_outcome="improved")
    assert _limit(story.dispute(), "stage-1-confirm").run.status is LimitStatus.STOPPED


def test_withdrawing_stops_every_limit():
    story = Story()
    story.add("contact", "2026-11-17T10:00", what="spoke", with_whom="L.W.", said="x")
    story.add("withdrawn", "2026-11-17T11:00", changed="They assess after all.")
    assert {limit.run.status for limit in story.dispute().limits} == {LimitStatus.DONE, LimitStatus.STOPPED}


def test_a_reply_recorded_late_belongs_to_the_stage_it_happened_in():
    story = Story("lincolnshire")
    first, second = (stage.id for stage in story.procedure.tracks[0].stages[:2])
    story.add("stage-concluded", "2026-11-18T15:40", outcome="unresolved", summary="x")
    story.add("escalated", "2026-11-18T15:45", to_stage=second, reason="x")
    story.add("contact", "2026-11-19T09:05", what="spoke", with_whom="L.W.", said="x", occurred="2026-11-17T16:30")
    dispute = story.dispute()
    assert dispute.contacts[0].stage == first
    assert all(limit.run.done is None for limit in dispute.stage(second).limits)
    assert any(limit.run.done is not None for limit in dispute.stage(first).limits)


def test_an_acknowledgement_does_not_stand_for_a_reply():
    story = Story()
    for stage in ("line-managers", "senior-officers"):
        story.add("escalated", "2026-11-18T15:45", to_stage=stage, reason="x")
    story.add("reply", "2026-11-19T10:00", from_whom="B.D.", answer="acknowledges", holds="Will answer.")
    assert _limit(story.dispute(), "stage-3-reply").run.status is LimitStatus.RUNNING
    story.add("reply", "2026-11-20T10:00", from_whom="B.D.", answer="differs", holds="No.")
    assert _limit(story.dispute(), "stage-3-reply").run.status is LimitStatus.DONE


def test_an_act_after_the_limit_is_a_fact_about_time():
    story = Story("darlington")
    story.add("action", "2026-11-19T10:00", what="Stay", owner="L.W.", due_on="2026-11-27")
    limit = _limit(story.dispute(), "stage-1-agree")
    assert limit.run.status is LimitStatus.DONE
    assert limit.run.in_time is False


def test_a_shorter_limit_for_the_child_moves_the_date_and_says_so():
    story = Story()
    story.add(
        "shorter-limit", "2026-11-16T15:00", limit="stage-1-agree", due="2026-11-17T12:00", reason="Alone tonight."
    )
    limit = _limit(story.dispute(), "stage-1-agree")
    assert _due(limit) == "Tue 17 Nov, 12:00"
    assert "shorter" in limit.run.explanation.lower()
    assert limit.run.shorter_by is not None


def test_a_shorter_limit_that_is_later_lengthens_nothing():
    story = Story()
    story.add("shorter-limit", "2026-11-16T15:00", limit="stage-1-agree", due="2026-11-30", reason="x")
    assert _due(_limit(story.dispute(), "stage-1-agree")) == "Wed 18 Nov, 17:00"


def test_of_several_shorter_limits_the_earliest_stands():
    story = Story()
    for due in ("2026-11-17T15:00", "2026-11-17T12:00", "2026-11-17T16:00"):
        story.add("shorter-limit", "2026-11-16T15:00", limit="stage-1-agree", due=due, reason="x")
    assert _due(_limit(story.dispute(), "stage-1-agree")) == "Tue 17 Nov, 12:00"


def test_a_correction_of_when_it_happened_moves_the_clock_and_the_explanation_says_so():
    story = Story()
    story.add(
        "correction", "2026-11-17T09:00", entry=story.raised, field="occurred", value="2026-11-17T08:30", reason="x"
    )
    limit = _limit(story.dispute(), "stage-1-agree")
    assert _due(limit) == "Thu 19 Nov, 17:00"
    assert "The start was corrected from Mon 16 Nov, 14:05 to Tue 17 Nov, 08:30." in limit.run.explanation


def test_stages_passed_over_are_skipped_and_have_no_limits():
    story = Story()
    story.add(
        "escalated", "2026-11-17T10:00", to_stage="senior-officers", because_of_risk=True, reason="Alone tonight."
    )
    dispute = story.dispute()
    passed = dispute.stage("line-managers")
    assert passed.status is StageStatus.SKIPPED
    assert passed.because_of_risk
    assert passed.limits == ()
    assert dispute.stage("practitioners").status is StageStatus.ENDED
    assert _limit(dispute, "stage-1-agree").run.status is LimitStatus.STOPPED
    assert dispute.current is not None
    assert dispute.current.stage.id == "senior-officers"


def test_a_disagreement_may_start_at_a_later_stage():
    dispute = Story(stage="senior-officers", start_reason="Alone tonight.").dispute()
    assert dispute.current is not None
    assert dispute.current.stage.id == "senior-officers"
    assert dispute.stage("practitioners").status is StageStatus.SKIPPED
    assert dispute.details.start_reason == "Alone tonight."


def test_a_reopened_stage_has_its_limits_again_from_the_day_it_was_reopened():
    story = Story()
    _to_stage_2(story)
    story.add("stage-concluded", "2026-11-20T10:00", outcome="resolved", summary="x", raising_agrees="yes")
    story.add("closed", "2026-11-20T11:00", summary="x", child_outcome="improved")
    story.add("reopened", "2026-12-01T09:00", reason="The plan drifted.")
    dispute = story.dispute()
    again = _limit(dispute, "stage-2-discuss")
    assert (again.run.status, _due(again)) == (LimitStatus.RUNNING, "Tue 8 Dec, 17:00")
    assert [
        limit.run.status for limit in dispute.stage("line-managers").limits if limit.limit.id == "stage-2-discuss"
    ] == [
        LimitStatus.STOPPED,
        LimitStatus.RUNNING,
    ]


def test_a_limit_that_is_not_published_is_filled_in_by_hand():
    story = Story("darlington")
    for stage in ("line-managers", "inter-agency-meeting"):
        story.add("escalated", "2026-11-18T10:00", to_stage=stage, reason="x")
    assert _limit(story.dispute(), "stage-3-meet").run.status is LimitStatus.NOT_PUBLISHED
    story.add(
        "stage-described",
        "2026-11-18T11:00",
        stage="inter-agency-meeting",
        name="Meeting",
        raising_role="Head of service",
        receiving_role="Head of service",
        unit="working-days",
        limit="5",
        text_source="The partnership's page.",
    )
    dispute = story.dispute()
    limit = _limit(dispute, "stage-3-meet")
    assert (limit.run.status, _due(limit)) == (LimitStatus.RUNNING, "Wed 25 Nov, 17:00")
    assert dispute.stage("inter-agency-meeting").raising_role == "Head of service"
    assert dispute.stage("inter-agency-meeting").known


def test_a_shorter_limit_dates_even_a_limit_that_is_not_published():
    story = Story("darlington")
    for stage in ("line-managers", "inter-agency-meeting"):
        story.add("escalated", "2026-11-18T10:00", to_stage=stage, reason="x")
    story.add("shorter-limit", "2026-11-18T11:00", limit="stage-3-meet", due="2026-11-20", reason="x")
    limit = _limit(story.dispute(), "stage-3-meet")
    assert (limit.run.status, _due(limit)) == (LimitStatus.RUNNING, "Fri 20 Nov, 17:00")


def test_a_stage_with_no_name_takes_the_one_written_by_hand():
    story = Story("darlington")
    story.add(
        "stage-described",
        "2026-11-18T11:00",
        stage="stage-4",
        name="Chief officers",
        unit="none",
        text_source="Telephone call.",
    )
    stage = story.dispute().stage("stage-4")
    assert stage.heading == "Stage 4: Chief officers"
    assert stage.described is not None
    assert stage.described.source == "Telephone call."


def test_recorded_late_is_more_than_one_working_day_after_it_happened():
    story = Story()
    friday = story.add("note", "2026-11-23T09:00", text="x", occurred="2026-11-20T16:00")
    thursday = story.add("note", "2026-11-23T09:05", text="x", occurred="2026-11-19T16:00")
    rows = {row.entry: row.late for row in story.dispute().chronology}
    assert rows[friday] == ""
    assert rows[thursday] == "Recorded late: happened Thu 19 Nov, recorded Mon 23 Nov."


def test_the_partnership_is_to_be_told_when_the_stage_starts_and_once_told_it_is_done():
    story = Story(stage="partnership-meeting")
    assert story.dispute().stage("partnership-meeting").to_tell == ("start",)
    story.add("partnership-told", "2026-11-17T10:00", whom="The office", how="email")
    assert story.dispute().stage("partnership-meeting").to_tell == ()


def test_the_partnership_is_to_be_told_when_the_stage_has_ended():
    story = Story("darlington", stage="inter-agency-meeting")
    story.add("partnership-told", "2026-11-17T10:00", whom="The office", how="email")
    assert story.dispute().stage("inter-agency-meeting").to_tell == ()
    story.add("stage-concluded", "2026-11-18T10:00", outcome="resolved", summary="x", raising_agrees="yes")
    assert story.dispute().stage("inter-agency-meeting").to_tell == ("end",)
    story.add("partnership-told", "2026-11-19T10:00", whom="The office", how="form")
    assert story.dispute().stage("inter-agency-meeting").to_tell == ()


def test_a_thousand_entries_take_about_as_many_times_longer_as_there_are_more():
    def seconds(number: int) -> float:
        story = Story()
        for place in range(number):
            day = 17 + place % 12
            story.add(
                "contact", f"2026-11-{day}T10:00", [story.entries[-1].id], what="spoke", with_whom="L.W.", said="x"
            )
        taken = []
        for _ in range(3):
            begun = time.process_time()
            story.dispute()
            taken.append(time.process_time() - begun)
        return min(taken)

    assert seconds(1000) < 12 * seconds(200)


def test_a_limit_from_the_raising_counts_from_the_reopening_once_it_is_opened_again():
    story = Story()
    story.add("contact", "2026-11-17T10:00", what="spoke", with_whom="T.O.", said="x")
    story.add("stage-concluded", "2026-11-17T11:00", outcome="resolved", summary="x", raising_agrees="yes")
    story.add("closed", "2026-11-17T12:00", summary="x", child_outcome="improved")
    story.add("reopened", "2026-12-07T09:00", reason="The plan drifted.")
    dispute = story.dispute()
    talks = [each for each in dispute.limits if each.limit.id == "stage-1-agree"]
    assert [(each.run.status, _due(each)) for each in talks] == [
        (LimitStatus.DONE, "Wed 18 Nov, 17:00"),
        (LimitStatus.RUNNING, "Wed 9 Dec, 17:00"),
    ]
    step = next_step(dispute, london("2026-12-07T10:00"), "S.P.")
    assert step.why.endswith("Time limit: 2 working days from the reopening.")


def test_what_was_done_after_a_conference_is_not_asked_for_again_when_it_is_reopened():
    story = Story("south-ayrshire-conference-dissent", stage="dissent", conference="2026-11-16T10:00")
    story.add("limit-met", "2026-11-16T12:00", limit="dissent-inform")
    story.add("stage-concluded", "2026-11-17T11:00", outcome="unresolved", summary="x")
    story.add("closed", "2026-11-17T12:00", summary="x", child_outcome="worse")
    story.add("reopened", "2026-12-07T09:00", reason="A new injury.")
    dispute = story.dispute()
    assert [limit.run.status for limit in dispute.limits if limit.limit.id == "dissent-inform"] == [LimitStatus.DONE]
    assert [limit.run.status for limit in dispute.limits if limit.limit.id == "dissent-reply"] == [
        LimitStatus.STOPPED,
        LimitStatus.RUNNING,
    ]
