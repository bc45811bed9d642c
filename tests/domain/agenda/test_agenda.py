"""Everything of a disagreement that is open and has a date stands in the agenda once, and in the list's hours."""

import datetime as dt
from typing import Any

from escalog.domain.agenda.items import AgendaKind, agenda, due_hours
from escalog.domain.agenda.list_facts import index_facts
from tests.builders.story import Story


def _closed(**more: Any) -> Story:
    story = Story()
    story.add("contact", "2026-11-16T15:00", what="spoke", with_whom="L.W.", said="x", agreed="y")
    story.add("stage-concluded", "2026-11-16T16:00", outcome="resolved", raising_agrees="yes", summary="x")
    story.add("closed", "2026-11-17T09:00", child_outcome="not-known-yet", **more)
    return story


def test_a_running_limit_has_its_hour_its_stage_and_whom_it_is_about():
    (item,) = agenda(Story().dispute())
    assert item.kind is AgendaKind.LIMIT
    assert (item.day, item.all_day) == (dt.date(2026, 11, 18), False)
    assert (item.about, item.stage) == ("K.M. 0042", "Stage 1: Practitioners")
    assert item.what == "Ring L.W. and agree a time to talk about K.M."


def test_an_agreed_action_takes_the_whole_day_and_goes_when_it_is_answered():
    story = Story()
    action = story.add(
        "action", "2026-11-17T10:00", what="Share figures", owner="S.P.", owner_side="raising", due_on="2026-11-26"
    )
    items = [item for item in agenda(story.dispute()) if item.kind is AgendaKind.ACTION]
    assert [(item.day, item.all_day, item.what) for item in items] == [
        (dt.date(2026, 11, 26), True, "Action for S.P.: Share figures")
    ]
    story.add("action-answer", "2026-11-18T10:00", entry=action, done="done")
    assert not [item for item in agenda(story.dispute()) if item.kind is AgendaKind.ACTION]


def test_an_action_without_a_day_has_no_place_in_a_calendar():
    story = Story()
    story.add("action", "2026-11-17T10:00", what="Share figures", owner="S.P.", owner_side="raising")
    assert [item.kind for item in agenda(story.dispute())] == [AgendaKind.LIMIT]


def test_a_closed_disagreement_comes_back_for_the_outcome_and_for_nothing_else():
    (item,) = agenda(_closed().dispute())
    assert item.kind is AgendaKind.OUTCOME
    assert (item.day, item.all_day) == (dt.date(2026, 12, 15), True)
    assert item.what == "Say what the outcome for K.M. is."


def test_a_thing_keeps_its_key_when_its_date_is_shortened():
    story = Story()
    (before,) = agenda(story.dispute())
    story.add("shorter-limit", "2026-11-16T15:00", limit=before.key.rpartition("/")[2], due="2026-11-17", reason="x")
    (after,) = agenda(story.dispute())
    assert after.key == before.key
    assert after.at < before.at


def test_the_list_knows_every_hour_of_the_agenda_and_is_sorted_by_the_first():
    story = Story()
    story.add("action", "2026-11-17T10:00", what="x", owner="S.P.", owner_side="raising", due_on="2026-11-26")
    dispute = story.dispute()
    hours = due_hours(dispute)
    assert hours == ("2026-11-18T17:00:00+00:00", "2026-11-26T17:00:00+00:00")
    assert index_facts(dispute).dues == hours
    assert index_facts(dispute).next_due == hours[0]
    assert [item.at.astimezone(dt.UTC).isoformat() for item in agenda(dispute)] == list(hours)


def test_an_overall_limit_stands_beside_the_stages_own():
    story = Story("wirral")
    (cap,) = [item for item in agenda(story.dispute()) if item.kind is AgendaKind.OVERALL_LIMIT]
    assert cap.stage == ""
    assert cap.label == story.procedure.tracks[0].caps[0].label
    assert cap.day == dt.date(2026, 11, 23)


def test_a_notice_to_the_partnership_goes_once_it_was_told():
    story = Story(stage="partnership-meeting")
    (told,) = [item for item in agenda(story.dispute()) if item.kind is AgendaKind.NOTICE]
    assert told.what.startswith("Tell the ")
    assert told.icon == "partnership"
    story.add("partnership-told", "2026-11-16T16:00", whom="The office", how="email")
    assert not [item for item in agenda(story.dispute()) if item.kind is AgendaKind.NOTICE]


def test_a_theme_stands_in_the_agenda_as_a_theme():
    raised = {"track": "theme", "stage": "theme-service-managers", "theme": "Waiting times", "child__1__initials": ""}
    items = agenda(Story(**raised).dispute())
    assert items
    assert {each.about for each in items} == {"Theme 0042"}
