"""What Today lists for one disagreement, and the facts that lists and search know."""

import pytest
from msgspec.structs import replace

from escalog.domain.agenda.list_facts import index_facts
from escalog.domain.agenda.today import TodayGroup, due_today_words, items
from escalog.domain.procedure.vocabulary import Event, Unit
from escalog.services.agenda.today import lead
from tests.builders.story import Story, london
from tests.builders.whole_pack import whole


def _rows(story: Story, now: str) -> list[tuple[TodayGroup, str]]:
    return [(each.group, each.what) for each in items(story.dispute(), london(now))]


def test_a_running_limit_comes_up_is_due_today_and_passes():
    story = Story()
    what = "Ring L.W. and agree a time to talk about K.M."
    assert _rows(story, "2026-11-16T15:00") == [(TodayGroup.COMING, what)]
    assert _rows(story, "2026-11-18T10:00") == [(TodayGroup.TODAY, what)]
    assert _rows(story, "2026-11-19T10:00") == [(TodayGroup.PAST, what)]


def test_a_row_says_whom_it_is_about_with_whom_and_where_and_how_much_time_is_left():
    story = Story()
    story.add("contact", "2026-11-17T09:00", what="no-reply", with_whom="L.W.")
    story.add("contact", "2026-11-17T10:00", what="no-reply", with_whom="L.W.")
    row = items(story.dispute(), london("2026-11-19T10:00"))[0]
    assert row.about == "K.M. 0042 · with Children's social care · Stage 1: Practitioners"
    assert row.detail == "Rang twice, no reply."
    assert row.left is not None
    assert row.left.words == "1 working day past the limit"
    assert row.due_words == "was due Wed 18 Nov, 17:00"
    assert row.left.boxes


def test_what_was_raised_with_us_and_has_no_reply_is_a_reply_that_we_owe():
    story = Story(direction="theirs", other_person="P.D.")
    rows = items(story.dispute(), london("2026-11-16T15:00"))
    assert [(row.group, row.kind) for row in rows] == [(TodayGroup.WE_OWE, "reply")]
    story.add("reply", "2026-11-16T16:00", from_whom="S.P.", answer="differs", holds="x")
    assert TodayGroup.WE_OWE not in {row.group for row in items(story.dispute(), london("2026-11-16T17:00"))}


def test_waiting_for_their_reply_is_waiting():
    story = Story(stage="senior-officers")
    story.add("contact", "2026-11-16T15:00", what="spoke", with_whom="L.W.", said="x")
    assert [group for group, _ in _rows(story, "2026-11-16T16:00")] == [TodayGroup.WAITING]


def test_an_open_action_has_a_row_of_its_own_by_whose_it_is():
    story = Story()
    story.add(
        "action",
        "2026-11-17T10:00",
        what="Share attendance figures",
        owner="S.P.",
        owner_side="raising",
        due_on="2026-11-26",
    )
    story.add(
        "action", "2026-11-17T10:05", what="Read the notes", owner="L.W.", owner_side="receiving", due_on="2026-11-20"
    )
    rows = {what: group for group, what in _rows(story, "2026-11-17T11:00")}
    assert rows["Action for S.P.: Share attendance figures"] is TodayGroup.COMING
    assert rows["Action for L.W.: Read the notes"] is TodayGroup.WAITING
    later = {what: group for group, what in _rows(story, "2026-11-23T11:00")}
    assert later["Action for L.W.: Read the notes"] is TodayGroup.PAST


def test_recorded_separately_is_a_group_of_its_own_and_its_open_limit_is_chased():
    story = Story()
    note = story.add("note", "2026-11-17T09:00", text="x")
    story.add("escalated", "2026-11-17T10:00", [note], to_stage="line-managers", reason="x")
    story.add("withdrawn", "2026-11-17T10:30", [note], changed="x")
    row = items(story.dispute(), london("2026-11-17T11:00"))[0]
    assert (row.group, row.kind, row.due_words) == (TodayGroup.SEPARATE, "reconciled", "due Tue 24 Nov, 17:00")


def test_a_telling_that_is_still_due_of_a_stage_left_behind_has_a_row_of_its_own():
    story = Story("darlington", stage="inter-agency-meeting")
    story.add("stage-concluded", "2026-11-17T10:00", outcome="unresolved", summary="x")
    story.add("escalated", "2026-11-17T11:00", to_stage="stage-4", reason="x")
    what = "Tell the partnership's business unit how stage 3 ended."
    assert (TodayGroup.COMING, what) in _rows(story, "2026-11-17T12:00")
    story.add("partnership-told", "2026-11-18T10:00", whom="The office", how="email")
    assert (TodayGroup.COMING, what) not in _rows(story, "2026-11-18T12:00")


def test_a_closed_one_is_gone_until_the_outcome_for_the_child_comes_back():
    story = Story()
    story.add("stage-concluded", "2026-11-17T10:00", outcome="resolved", summary="x", raising_agrees="yes")
    story.add("closed", "2026-11-17T12:00", summary="x", child_outcome="not-known-yet")
    assert [group for group, _ in _rows(story, "2026-11-18T09:00")] == [TodayGroup.COMING]
    assert _rows(story, "2026-12-15T09:00") == [(TodayGroup.TODAY, "Say what the outcome for K.M. is.")]
    story.add("child-outcome", "2026-12-15T10:00", child_outcome="improved")
    assert items(story.dispute(), london("2026-12-15T11:00")) == []


def test_the_index_knows_what_lists_show_and_the_earliest_thing_that_is_due():
    story = Story()
    story.add("contact", "2026-11-17T09:00", what="spoke", with_whom="L.W.", said="x", occurred="2026-11-16T17:30")
    story.add("action", "2026-11-17T10:00", what="Stay", owner="S.P.", due_on="2026-11-17")
    facts = index_facts(story.dispute())
    assert (facts.title, facts.initials, facts.reference) == ("K.M. 0042: referral not accepted", "K.M.", "0042")
    assert (facts.subject, facts.agency) == ("Referral not accepted", "Children's social care")
    assert (facts.stage, facts.stage_label, facts.stage_number) == ("practitioners", "Stage 1: Practitioners", "1")
    assert (facts.status, facts.closed, facts.direction) == ("open", False, "ours")
    assert facts.next_due == "2026-11-17T17:00:00+00:00"
    assert facts.last_contact == "2026-11-16T17:30"


@pytest.mark.parametrize(
    ("raised", "now", "day", "heed"),
    [
        ("2026-11-27T00:12", "2026-11-28T17:12", "Sun 29 Nov, 00:12", "Due tonight, before the next working day."),
        ("2026-11-27T16:15", "2026-11-28T17:15", "Sun 29 Nov, 16:15", "Due tomorrow, before the next working day."),
        ("2026-11-27T16:15", "2026-11-27T16:30", "Sun 29 Nov, 16:15", "Due on Sunday, before the next working day."),
        ("2026-11-28T08:59", "2026-11-28T17:15", "Mon 30 Nov, 08:59", "Due on Monday, before the working day begins."),
    ],
)
def test_what_is_due_before_the_next_working_day_begins_is_to_be_done_today(raised, now, day, heed):
    row = items(_hours(raised).dispute(), london(now))[0]
    assert (row.group, row.due_words) == (TodayGroup.TODAY, f"due {day}")
    assert row.heed == heed
    assert due_today_words([row], london(now)) == "due before the next working day"
    assert lead([row], london(now)) == "One thing is due before the next working day. Start at the top."


def test_what_is_due_once_the_next_working_day_has_begun_is_coming_up():
    story = _hours("2026-11-28T09:01")
    assert items(story.dispute(), london("2026-11-28T17:15"))[0].group is TodayGroup.COMING


def test_what_is_due_today_and_what_is_due_after_it_are_said_together():
    rows = [items(_hours(raised).dispute(), london("2026-11-28T17:15"))[0]
            for raised in ("2026-11-26T20:00", "2026-11-27T00:12")]  # fmt: skip
    assert due_today_words(rows, london("2026-11-28T17:15")) == "due today or before the next working day"
    assert due_today_words(rows[:1], london("2026-11-28T17:15")) == "due today"


def test_a_row_and_the_list_say_how_pressing_it_is():
    story = Story(priority="red")
    story.procedure = whole("model")
    assert "· Priority: Red ·" in items(story.dispute(), london("2026-11-16T15:00"))[0].about
    assert index_facts(story.dispute()).stage_label == "Stage 1: Practitioners · Red"
    assert index_facts(Story().dispute()).stage_label == "Stage 1: Practitioners"


def _hours(raised: str) -> Story:
    """Raised then, with 48 hours to talk."""
    story = Story(occurred=raised)
    first, *others = story.procedure.tracks[0].stages
    limit = replace(first.time_limits[0], starts=Event.RAISED, unit=Unit.HOURS, limit=48)
    stages = (replace(first, time_limits=(limit,)), *others)
    story.procedure = replace(story.procedure, tracks=(replace(story.procedure.tracks[0], stages=stages),))
    return story
