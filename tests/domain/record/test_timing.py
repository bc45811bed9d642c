"""What a record prints of everything that moved the clocks."""

from typing import Any

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.record.blocks import Content, Heading, KeyValues, StageRail, Table
from escalog.domain.record.documents import full_record, notification
from tests.builders.story import Story
from tests.builders.timed_pack import TimedStory
from tests.domain.record.test_laws_of_disclosure import SIGNER, issue_of, page_text


def _record(dispute: Dispute) -> Content:
    return full_record(dispute, issue_of(dispute), (SIGNER,))


def _rows(content: Content, caption: str) -> Any:
    return next(each.rows for each in content.blocks if isinstance(each, Table) and each.caption == caption)


def _dues(content: Content) -> tuple[str, ...]:
    """What the row of stages gives as due."""
    return tuple(node.due for each in content.blocks if isinstance(each, StageRail) for node in each.rows)


def _told() -> TimedStory:
    story = TimedStory(priority="amber")
    story.add(
        "longer-limit", "2026-11-16T16:00", limit="meeting-called", due="2026-11-20", reason="The school is closed.",
        agreed_with="L.W.",
    )  # fmt: skip
    story.add("paused", "2026-11-17T10:00", reason="The child is abroad.")
    story.add("resumed", "2026-11-19T10:00")
    return story


def test_the_ladder_prints_priority_caps_pauses_and_longer_limits_with_their_reasons():
    content = _record(_told().dispute())
    assert ("Priority", "Amber") in [row for each in content.blocks if isinstance(each, KeyValues) for row in each.rows]
    assert _rows(content, "When the time limits stood still") == (
        ("Tue 17 Nov 2026, 10:00", "Thu 19 Nov 2026, 10:00", "The child is abroad."),
    )
    assert _rows(content, "Shorter and longer time limits that were set") == (
        ("The meeting is called", "Longer", "The school is closed.", "L.W."),
    )
    whole, _ = _rows(content, "Time limits over several stages")
    assert whole[:5] == (
        "All of it together", "10 working days", "Mon 16 Nov 2026, 14:05", "Wed 2 Dec 2026, 17:00", "Not yet",
    )  # fmt: skip
    assert whole[5].endswith("paused from Tue 17 Nov 2026, 10:00 to Thu 19 Nov 2026, 10:00.")


def test_a_pause_without_an_end_is_printed_as_such():
    story = TimedStory()
    story.add("paused", "2026-11-17T10:00", reason="The child is abroad.")
    rows = _rows(_record(story.dispute()), "When the time limits stood still")
    assert rows[0][1] == "No end is recorded"


def test_a_disagreement_that_nothing_of_this_touched_prints_no_heading_for_it():
    content = _record(Story().dispute())
    assert "What moved the clocks" not in [each.text for each in content.blocks if isinstance(each, Heading)]


def test_a_notification_holds_no_reason_of_a_pause_or_a_longer_limit():
    dispute = _told().dispute()
    said = page_text(notification(dispute, issue_of(dispute), (SIGNER,)))
    assert "abroad" not in said
    assert "closed" not in said


def test_a_notification_gives_the_same_due_dates_as_the_record_and_says_what_moved_them():
    dispute = _told().dispute()
    told = notification(dispute, issue_of(dispute), (SIGNER,))
    assert _dues(told) == _dues(_record(dispute))
    dates = dict(_rows(told, "Dates"))
    assert "Time limits paused from Tue 17 Nov 2026, 10:00" in dates
    assert "Time limits started again from Thu 19 Nov 2026, 10:00" in dates
    assert "Longer time limit: the meeting is called, by Fri 20 Nov 2026" in dates


def test_a_notification_under_a_pause_gives_no_due_date_that_is_standing_still():
    story = TimedStory()
    story.add("paused", "2026-11-17T10:00", reason="The child is abroad.")
    dispute = story.dispute()
    told = notification(dispute, issue_of(dispute), (SIGNER,))
    assert _dues(told) == _dues(_record(dispute))
    assert "Paused" in _dues(told)[0]
    assert "Time limits paused from Tue 17 Nov 2026, 10:00" in dict(_rows(told, "Dates"))
