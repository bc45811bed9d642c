"""What people may say about time: that something was done, that a form came, how pressing it is, a longer limit."""

from typing import Any

import pytest
from msgspec.structs import replace

from escalog.domain.agenda.today import TodayGroup, items
from escalog.domain.dispute.dispute import Dispute
from escalog.domain.ladder.states import LimitStatus
from escalog.domain.next_step.due import overall_limit_rule
from escalog.domain.next_step.next_step import next_step
from escalog.domain.permissions.acts import acts_now, permission_for, problems
from escalog.domain.permissions.timing import settable, shortenable, to_note
from escalog.domain.procedure.limit_length import event_words
from escalog.domain.procedure.model import Measure
from escalog.domain.procedure.vocabulary import Event, Unit
from escalog.domain.values.english import say_moment
from escalog.domain.values.entry import FieldValue
from escalog.domain.values.kind_id import KindId
from tests.builders.story import Story, london
from tests.builders.timed_pack import TimedStory


def _words(dispute: Dispute, at: str) -> list[tuple[TodayGroup, str, str]]:
    return [(item.group, item.what, item.heed) for item in items(dispute, london(at))]


# --- events ---------------------------------------------------------------------------------------------------------


def test_every_event_has_words():
    assert all(event_words(each, "Stage") for each in Event)


def test_a_meeting_is_a_conversation_and_a_conversation_is_no_meeting():
    story = TimedStory()
    story.add("contact", "2026-11-17T10:00", what="spoke", with_whom="L.W.", said="x")
    assert story.limit("held").run.status is LimitStatus.RUNNING
    assert story.limit("minutes").run.status is LimitStatus.NOT_STARTED
    assert story.limit("stage-1-agree").run.status is LimitStatus.DONE
    story.add("contact", "2026-11-18T10:00", what="met", with_whom="L.W.", said="x")
    assert story.limit("held").run.status is LimitStatus.DONE
    assert story.limit("meeting-called").run.status is LimitStatus.DONE, "a meeting that was held had been called"
    assert story.due("minutes") == "Sat 21 Nov, 23:59"


def test_where_a_stage_describes_no_meeting_a_conversation_counts_as_one_as_it_always_did():
    story = Story("darlington", stage="inter-agency-meeting")
    stage = story.procedure.tracks[0].stage("inter-agency-meeting")
    story.add("contact", "2026-11-17T10:00", what="spoke", with_whom="L.W.", said="x")
    held = next(each for each in story.dispute().limits if each.limit.id == "stage-3-meet")
    assert (held.run.status is LimitStatus.DONE) == (stage.meeting is None)


def test_a_form_that_came_starts_the_reading_and_the_reading_starts_the_letter():
    story = TimedStory()
    assert story.limit("read-file").run.status is LimitStatus.NOT_STARTED
    story.add("form-received", "2026-11-16T15:00", what="Escalation form", from_whom="L.W.")
    assert story.due("read-file") == "Tue 17 Nov, 11:00"
    assert story.limit("letter").run.status is LimitStatus.NOT_STARTED
    story.add("limit-met", "2026-11-17T10:00", limit="read-file", how="Read at their office.")
    assert story.limit("read-file").run.in_time is True
    assert story.due("letter") == "Thu 19 Nov, 17:00"
    story.add("limit-met", "2026-11-20T10:00", limit="letter")
    assert story.limit("letter").run.in_time is False


def test_a_conference_and_a_review_start_limits_as_stated_last():
    story = TimedStory(conference="2026-11-13T10:00", review_on="2026-11-20")
    assert story.due("after-conference") == "Mon 16 Nov, 10:00"
    assert story.due("before-review") == "Fri 18 Dec, 23:59"
    story.add("details", "2026-11-17T10:00", conference="2026-11-14T11:00")
    assert story.due("after-conference") == "Tue 17 Nov, 11:00"


def test_without_a_conference_its_limit_has_not_started():
    assert TimedStory().limit("after-conference").run.status is LimitStatus.NOT_STARTED


@pytest.mark.parametrize("limit", ["meeting-called", "stage-1-agree", "held"])
def test_noting_that_it_was_done_fulfils_a_limit_whatever_it_asks(limit):
    story = TimedStory()
    story.add("limit-met", "2026-11-17T10:00", limit=limit)
    assert story.limit(limit).run.status is LimitStatus.DONE


def test_noting_that_a_meeting_was_held_starts_what_a_meeting_starts():
    story = TimedStory()
    story.add("limit-met", "2026-11-17T10:00", limit="held")
    assert story.due("minutes") == "Fri 20 Nov, 23:59"


def test_what_was_done_is_offered_no_more():
    story = TimedStory()
    assert "meeting-called" in {each.id for each in to_note(story.dispute())}
    story.add("limit-met", "2026-11-17T10:00", limit="meeting-called")
    dispute = story.dispute()
    assert "meeting-called" not in {each.id for each in to_note(dispute)}
    asked = {"limit": "meeting-called", "occurred": "2026-11-17", "by": "S.P.", "known": "did"}
    assert [each.field for each in problems(dispute, KindId.LIMIT_MET, asked)] == ["limit"]


# --- priorities -----------------------------------------------------------------------------------------------------


def test_a_priority_gives_its_own_length_from_the_same_start_and_says_so():
    story = TimedStory()
    assert story.due("meeting-called") == "Mon 23 Nov, 17:00"
    story.add("priority-set", "2026-11-16T16:00", priority="amber", reason="x")
    limit = story.limit("meeting-called")
    assert story.due("meeting-called") == "Tue 17 Nov, 17:00"
    assert limit.run.explanation == "1 working day from Mon 16 Nov 2026: Tue 17; for the priority Amber."
    story.add("priority-set", "2026-11-16T16:30", priority="red", reason="x")
    assert story.due("meeting-called") == "Mon 16 Nov, 18:05"


def test_a_priority_may_be_said_when_it_is_raised():
    story = TimedStory(priority="red")
    dispute = story.dispute()
    assert dispute.priority is not None
    assert dispute.priority.label == "Red"
    assert story.due("meeting-called") == "Mon 16 Nov, 18:05"


def test_a_priority_without_its_own_length_leaves_the_procedures():
    story = TimedStory(priority="green")
    assert story.due("meeting-called") == "Mon 23 Nov, 17:00"
    assert "priority" not in story.limit("meeting-called").run.explanation


def test_red_runs_on_outside_service_hours():
    story = TimedStory(priority="red")
    story.add("form-received", "2026-11-20T16:30", what="Escalation form")
    assert story.due("read-file") == "Fri 20 Nov, 18:30"
    assert "round the clock" in story.limit("read-file").run.explanation
    assert "for the priority Red" in story.limit("read-file").run.explanation


def test_of_priorities_set_separately_the_most_pressing_holds():
    story = TimedStory()
    story.add("priority-set", "2026-11-17T09:00", [story.raised], priority="green", reason="x")
    story.add("priority-set", "2026-11-16T16:00", [story.raised], author="T.O.", priority="amber", reason="x")
    assert story.dispute().priority is not None
    assert story.due("meeting-called") == "Tue 17 Nov, 17:00"


def test_what_was_done_keeps_the_priority_it_was_done_under():
    story = TimedStory()
    story.add("limit-met", "2026-11-18T10:00", limit="meeting-called")
    story.add("priority-set", "2026-11-19T16:00", priority="red", reason="x")
    assert story.limit("meeting-called").run.in_time is True


def test_a_procedure_without_priorities_offers_none():
    assert not permission_for(Story().dispute(), KindId.PRIORITY_SET).ok
    assert permission_for(TimedStory().dispute(), KindId.PRIORITY_SET).ok


# --- longer and shorter limits --------------------------------------------------------------------------------------


def test_a_longer_limit_stands_in_place_of_what_the_procedure_gives_and_says_so():
    story = TimedStory()
    story.add(
        "longer-limit", "2026-11-17T09:00", limit="meeting-called", due="2026-11-27", reason="Half term.",
        agreed_with="L.W.",
    )  # fmt: skip
    limit = story.limit("meeting-called")
    assert story.due("meeting-called") == "Fri 27 Nov, 17:00"
    assert (limit.run.reason, limit.run.agreed_with) == ("Half term.", "L.W.")
    assert limit.run.explanation == (
        "A longer limit was agreed: Fri 27 Nov 2026, 17:00 (the procedure gives until Mon 23 Nov 2026, 17:00)."
    )


def test_the_next_step_under_a_longer_limit_does_not_give_the_length_of_the_procedure():
    story = Story()
    story.add(
        "longer-limit", "2026-11-16T16:00", limit="stage-1-agree", due="2026-11-27", reason="x", agreed_with="L.W.",
    )  # fmt: skip
    step = next_step(story.dispute(), london("2026-11-17T10:00"), "S.P.")
    assert step.by_when.startswith("Friday 27 November, 17:00.")
    assert step.why.endswith("A longer time limit was agreed.")


def test_a_longer_limit_replaces_the_shorter_one_its_author_knew():
    story = TimedStory()
    story.add("shorter-limit", "2026-11-16T15:00", limit="meeting-called", due="2026-11-18", reason="x")
    story.add("longer-limit", "2026-11-17T09:00", limit="meeting-called", due="2026-11-20", reason="x")
    assert story.due("meeting-called") == "Fri 20 Nov, 17:00"


def test_a_shorter_limit_set_after_a_longer_one_counts_again():
    story = TimedStory()
    story.add("longer-limit", "2026-11-17T09:00", limit="meeting-called", due="2026-11-27", reason="x")
    story.add("shorter-limit", "2026-11-18T09:00", limit="meeting-called", due="2026-11-19", reason="x")
    assert story.due("meeting-called") == "Thu 19 Nov, 17:00"


def test_of_a_longer_and_a_shorter_limit_set_separately_the_earlier_counts():
    story = TimedStory()
    story.add("longer-limit", "2026-11-17T09:00", [story.raised], limit="meeting-called", due="2026-11-27", reason="x")
    story.add(
        "shorter-limit", "2026-11-17T08:00", [story.raised], author="T.O.", limit="meeting-called", due="2026-11-19",
        reason="x",
    )  # fmt: skip
    assert story.due("meeting-called") == "Thu 19 Nov, 17:00"


def test_a_cap_can_be_lengthened_with_a_reason_too():
    story = TimedStory()
    assert "whole" in {each.id for each in settable(story.dispute())}
    story.add("longer-limit", "2026-11-17T09:00", limit="whole", due="2026-12-11", reason="Half term.")
    cap = next(each for each in story.dispute().overall_limits if each.limit.id == "whole")
    assert story.due("whole") == "Fri 11 Dec, 17:00"
    assert cap.run.reason == "Half term."


def test_a_form_asks_for_a_later_day_to_lengthen_and_an_earlier_one_to_shorten():
    dispute = TimedStory().dispute()
    asked = {"limit": "meeting-called", "reason": "x", "agreed_with": "L.W.", "by": "S.P.", "known": "did"}
    asked |= {"occurred": "2026-11-17"}
    for kind, wrong, right in (
        ("longer-limit", "2026-11-23", "2026-11-24"),
        ("shorter-limit", "2026-11-23", "2026-11-20"),
    ):
        assert [each.field for each in problems(dispute, KindId(kind), {**asked, "due": wrong})] == ["due"]
        assert problems(dispute, KindId(kind), {**asked, "due": right}) == ()


# --- caps -----------------------------------------------------------------------------------------------------------


def test_caps_run_beside_the_limits_of_the_stages():
    dispute = TimedStory().dispute()
    assert [
        (cap.limit.id, say_moment(cap.run.due.at)) for cap in dispute.overall_limits if cap.run.due and cap.run.due.at
    ] == [
        ("whole", "Mon 30 Nov, 17:00"),
        ("first-two", "Tue 24 Nov, 17:00"),
    ]
    assert dispute.overall_limits[0].run.explanation.startswith("10 working days from Mon 16 Nov 2026")


class Pressing(TimedStory):
    """The same where the whole has other lengths by priority, and none for green."""

    def __init__(self, **raised: FieldValue) -> None:
        super().__init__(**raised)
        track = self.procedure.tracks[0]
        measures = (
            Measure(priority="red", unit=Unit.SERVICE_HOURS, limit=30),
            Measure(priority="green", unit=Unit.NONE),
        )
        whole, two = track.caps
        caps = (replace(whole, by_priority=measures), two)
        self.procedure = replace(self.procedure, tracks=(replace(track, caps=caps),))


def test_a_priority_gives_a_cap_its_own_length():
    assert Pressing().due("whole") == "Mon 30 Nov, 17:00"
    assert Pressing(priority="amber").due("whole") == "Mon 30 Nov, 17:00"
    story = Pressing(priority="red")
    assert story.due("whole") == "Tue 17 Nov, 20:05", "service hours run by night where red does"
    cap = story.dispute().overall_limits[0]
    assert (cap.limit.unit, cap.limit.limit) == (Unit.SERVICE_HOURS, 30)
    assert "for the priority Red" in cap.run.explanation
    rule = overall_limit_rule(cap, story.dispute())
    assert rule == "All of it together: 30 service hours from the raising of the disagreement."


def test_a_priority_may_have_no_overall_limit_where_another_has_one():
    story = Pressing(priority="green")
    assert story.due("whole") == "no-limit"
    assert story.dispute().overall_limits[0].run.status is LimitStatus.NO_LIMIT
    assert [item.what for item in items(story.dispute(), london("2026-11-17T09:00")) if "All of it" in item.what] == []
    story.add("priority-set", "2026-11-18T10:00", priority="amber", reason="x")
    assert story.due("whole") == "Mon 30 Nov, 17:00"


def test_a_cap_that_is_done_keeps_the_priority_that_was_known_then():
    story = Pressing()
    story.add("stage-concluded", "2026-11-18T10:00", outcome="resolved", raising_agrees="yes", summary="x")
    story.add("priority-set", "2026-11-18T11:00", priority="red", reason="x")
    assert story.dispute().overall_limits[0].run.in_time is True
    assert story.due("whole") == "Mon 30 Nov, 17:00"


def test_a_cap_is_done_once_it_is_resolved_and_runs_again_when_it_is_reopened():
    story = TimedStory()
    story.add("stage-concluded", "2026-11-18T10:00", outcome="resolved", raising_agrees="yes", summary="x")
    whole, two = story.dispute().overall_limits
    assert (whole.run.status, whole.run.in_time) == (LimitStatus.DONE, True)
    assert (two.run.status, two.run.in_time) == (LimitStatus.DONE, True)
    story.add("closed", "2026-11-19T10:00", summary="x", child_outcome="improved")
    assert story.dispute().overall_limits[0].run.done == whole.run.done
    story.add("reopened", "2026-12-01T10:00", reason="x")
    assert [each.run.status for each in story.dispute().overall_limits] == [LimitStatus.RUNNING, LimitStatus.RUNNING]
    assert story.due("whole") == "Mon 30 Nov, 17:00"


def test_ending_a_stage_unresolved_ends_no_cap_and_leaving_its_stages_stops_it():
    story = TimedStory()
    story.add("stage-concluded", "2026-11-18T10:00", outcome="unresolved", summary="x")
    assert [each.run.status for each in story.dispute().overall_limits] == [LimitStatus.RUNNING, LimitStatus.RUNNING]
    story.add("escalated", "2026-11-18T11:00", to_stage="line-managers", reason="x")
    assert [each.run.status for each in story.dispute().overall_limits] == [LimitStatus.RUNNING, LimitStatus.RUNNING]
    story.add("escalated", "2026-11-20T11:00", to_stage="senior-officers", reason="x")
    whole, two = story.dispute().overall_limits
    assert (whole.run.status, two.run.status) == (LimitStatus.RUNNING, LimitStatus.STOPPED)
    assert "It stopped on Fri 20 Nov, 11:00." in two.run.explanation


def test_withdrawing_stops_the_caps():
    story = TimedStory()
    story.add("withdrawn", "2026-11-18T10:00", changed="x")
    assert {each.run.status for each in story.dispute().overall_limits} == {LimitStatus.STOPPED}


def test_the_nearer_of_limit_and_cap_leads_the_next_step():
    story = TimedStory()
    step = next_step(story.dispute(), london("2026-11-17T09:00"), "S.P.")
    assert step.by_when.startswith("Wednesday 18 November, 17:00")
    story.add("escalated", "2026-11-23T10:00", to_stage="line-managers", reason="x")
    story.add("partnership-told", "2026-11-23T10:30", whom="The office", how="email")
    dispute = story.dispute()
    step = next_step(dispute, london("2026-11-23T11:00"), "S.P.")
    assert step.by_when == "Tuesday 24 November, 17:00. 1 working day left."
    assert "The first two stages together: 6 working days from the start of the stage." in step.why
    assert step.by_when_explained.startswith("6 working days from Mon 16 Nov 2026")
    rows = [item for item in items(dispute, london("2026-11-23T18:00")) if item.what.startswith("Settle it")]
    assert [item.heed for item in rows] == ["Half of the time has gone.", "Due tomorrow."]


# --- tellings -------------------------------------------------------------------------------------------------------


def test_tellings_have_their_own_dates_and_are_done_by_a_telling():
    story = TimedStory()
    assert story.dispute().notices == ()
    story.add("escalated", "2026-11-18T10:00", to_stage="line-managers", reason="x")
    start, end, chair = story.dispute().notices
    assert (start.key, end.key, chair.key) == ("start", "end", "end-2")
    assert start.run.due is not None
    assert start.run.due.at is not None
    assert say_moment(start.run.due.at) == "Thu 19 Nov, 17:00"
    assert (start.to_tell, end.to_tell, chair.to_tell) == (True, False, False)
    story.add("partnership-told", "2026-11-20T10:00", whom="The office", how="email")
    start = story.dispute().notices[0]
    assert (start.to_tell, start.run.in_time) == (False, False)


def test_a_telling_that_names_its_point_does_no_other():
    story = TimedStory()
    story.add("escalated", "2026-11-18T10:00", to_stage="line-managers", reason="x")
    story.add("stage-concluded", "2026-11-23T10:00", outcome="resolved", raising_agrees="yes", summary="x")
    story.add("partnership-told", "2026-11-23T11:00", whom="The chair", how="email", notice="end-2")
    start, end, chair = story.dispute().notices
    assert [each.to_tell for each in (start, end, chair)] == [True, True, False]
    assert end.run.due is not None
    assert end.run.due.at is not None
    assert say_moment(end.run.due.at) == "Wed 25 Nov, 17:00"


# --- a pause on the screen ------------------------------------------------------------------------------------------


def test_while_it_stands_still_today_and_the_next_step_say_so_and_nothing_is_overdue():
    story = TimedStory()
    story.add("paused", "2026-11-17T10:00", reason="The child is abroad")
    dispute = story.dispute()
    later = "2027-01-20T10:00"
    rows = _words(dispute, later)
    assert rows[0] == (TodayGroup.PAUSED, "Paused since Tue 17 Nov, 10:00: The child is abroad.", "")
    assert TodayGroup.PAST not in {group for group, _, _ in rows}
    step = next_step(dispute, london(later), "S.P.")
    assert (step.main, step.by_when) == ("resumed", "The time limits stand still.")
    assert "paused" not in acts_now(dispute)
    assert "resumed" in acts_now(dispute)
    story.add("resumed", later)
    assert "resumed" not in acts_now(story.dispute())


def test_a_pause_is_no_way_out_of_making_the_child_safe():
    story = TimedStory(safe_now="unsafe")
    story.add("paused", "2026-11-17T10:00", reason="x")
    assert next_step(story.dispute(), london("2026-11-18T10:00"), "S.P.").main == "safety"


def test_limits_cannot_run_on_from_before_they_stopped():
    story = TimedStory()
    story.add("paused", "2026-11-18T10:00", reason="x")
    found = problems(story.dispute(), KindId.RESUMED, {"occurred": "2026-11-17T10:00"})
    assert [(each.field, each.sentence) for each in found] == [
        ("occurred", "Enter a time after Wed 18 Nov 2026, 10:00, when they stopped")
    ]


# --- in the chronology ----------------------------------------------------------------------------------------------


def test_the_chronology_says_each_act_about_time_in_a_sentence():
    story = TimedStory()
    said: tuple[tuple[str, dict[str, Any], str], ...] = (
        ("form-received", {"what": "Escalation form"}, "Form received: Escalation form"),
        ("limit-met", {"limit": "meeting-called"}, "Done: the meeting is called"),
        ("priority-set", {"priority": "red", "reason": "x"}, "Priority: Red"),
        (
            "longer-limit",
            {"limit": "whole", "due": "2026-12-11", "reason": "x", "agreed_with": "L.W."},
            "Longer time limit: all of it together, by Fri 11 Dec 2026",
        ),
        ("paused", {"reason": "x"}, "Time limits paused from Tue 17 Nov 2026, 10:00"),
        ("resumed", {}, "Time limits started again from Tue 17 Nov 2026, 10:00"),
        ("contact", {"what": "met", "with_whom": "L.W.", "said": "x"}, "Met with L.W."),
    )
    entries = [story.add(kind, "2026-11-17T10:00", more=fields) for kind, fields, _ in said]
    rows = {row.entry: row.heading for row in story.dispute().chronology}
    assert [rows[entry] for entry in entries] == [heading for _, _, heading in said]


def test_where_the_procedure_counts_no_days_a_day_can_be_set_all_the_same():
    story = Story("pan-lancashire-adults", "S.P.", track="adults", stage="first-line-managers")
    assert [each.label for each in shortenable(story.dispute())] == ["The first-line managers talk"]
    assert permission_for(story.dispute(), KindId.SHORTER_LIMIT).ok
    assert not permission_for(story.dispute(), KindId.LONGER_LIMIT).ok
    values = {"limit": "stage-1-discuss", "due": "2026-11-18T12:00", "reason": "x"}
    happened = {"occurred": "2026-11-16T16:00", "by": "S.P.", "known": "did"}
    assert problems(story.dispute(), KindId.SHORTER_LIMIT, {**values, **happened}) == ()
    story.add("shorter-limit", "2026-11-16T16:00", more=values)
    assert next_step(story.dispute(), london("2026-11-16T17:00"), "S.P.").due == london("2026-11-18T12:00")
    story.add("escalated", "2026-11-17T10:00", to_stage="heads-of-service", reason="x")
    assert [each.id for each in shortenable(story.dispute())] == ["stage-2-discuss"]
