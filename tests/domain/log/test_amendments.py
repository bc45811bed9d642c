"""Corrections and withholdings: the original stays, separate readings stand side by side, withheld is out of copies."""

import pytest

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.log.amendments import may_be_corrected, may_be_withheld
from escalog.domain.values.kind_id import KindId
from tests.builders.story import Story


def _line(dispute: Dispute, entry: str, field: str):
    row = next(row for row in dispute.chronology if row.entry == entry)
    return next(line for line in row.lines if line.field == field)


def test_a_correction_shows_what_stands_with_what_was_first_recorded():
    story = Story()
    said = story.add("contact", "2026-11-17T10:00", what="spoke", with_whom="L.W.", said="Two nights.")
    fixed = story.add(
        "correction", "2026-11-17T11:00", entry=said, field="said", value="Three nights.", reason="Misread."
    )
    dispute = story.dispute()
    line = _line(dispute, said, "said")
    assert (line.value, line.original, line.corrected_by) == ("Three nights.", "Two nights.", (fixed,))
    assert dispute.contacts[0].said == "Three nights."
    correction = dispute.corrections[0]
    assert (correction.original, correction.corrected, correction.reason) == (
        "Two nights.",
        "Three nights.",
        "Misread.",
    )
    assert correction.standing == "stands"


def test_a_field_of_the_heading_shows_its_original_too():
    story = Story()
    said = story.add("contact", "2026-11-17T10:00", what="spoke", with_whom="L.W.", said="x")
    story.add("correction", "2026-11-17T11:00", entry=said, field="with_whom", value="T.O.", reason="x")
    dispute = story.dispute()
    assert next(row.heading for row in dispute.chronology if row.entry == said) == "Spoke with T.O."
    assert _line(dispute, said, "with_whom").original == "L.W."


def test_a_later_correction_that_knew_of_the_first_replaces_it():
    story = Story()
    said = story.add("note", "2026-11-17T10:00", text="One.")
    first = story.add("correction", "2026-11-17T11:00", entry=said, field="text", value="Two.", reason="x")
    second = story.add("correction", "2026-11-17T12:00", entry=said, field="text", value="Three.", reason="x")
    dispute = story.dispute()
    assert _line(dispute, said, "text").value == "Three."
    assert {each.entry: each.standing for each in dispute.corrections} == {first: "replaced", second: "stands"}


def test_two_corrections_recorded_separately_are_both_shown():
    story = Story()
    said = story.add("note", "2026-11-17T10:00", text="One.")
    one = story.add("correction", "2026-11-17T11:00", [said], entry=said, field="text", value="Two.", reason="x")
    other = story.add(
        "correction", "2026-11-17T12:00", [said], "L.W.", entry=said, field="text", value="Three.", reason="x"
    )
    dispute = story.dispute()
    line = _line(dispute, said, "text")
    assert {line.value, *line.alternatives} == {"Two.", "Three."}
    assert {each.standing for each in dispute.corrections} == {"separate"}
    assert {row.entry for row in dispute.chronology if row.separate} == {one, other}


def test_a_note_after_two_corrections_settles_nothing_and_a_correction_that_knew_both_does():
    story = Story()
    said = story.add("note", "2026-11-17T10:00", text="One.")
    for value, author in (("Two.", "S.P."), ("Three.", "L.W.")):
        story.add("correction", "2026-11-17T11:00", [said], author, entry=said, field="text", value=value, reason="x")
    story.add("note", "2026-11-17T12:00", text="Joined.")
    assert _line(story.dispute(), said, "text").alternatives
    story.add("correction", "2026-11-17T13:00", entry=said, field="text", value="Four.", reason="x")
    line = _line(story.dispute(), said, "text")
    assert (line.value, line.alternatives) == ("Four.", ())


def test_the_same_correction_twice_is_recorded_twice():
    story = Story()
    said = story.add("note", "2026-11-17T10:00", text="One.")
    for author in ("S.P.", "L.W."):
        story.add("correction", "2026-11-17T11:00", [said], author, entry=said, field="text", value="Two.", reason="x")
    dispute = story.dispute()
    assert {each.standing for each in dispute.corrections} == {"twice"}
    assert sum(row.twice for row in dispute.chronology) == 2


def test_a_correction_of_a_correction_is_followed():
    story = Story()
    said = story.add("note", "2026-11-17T10:00", text="One.")
    fixed = story.add("correction", "2026-11-17T11:00", entry=said, field="text", value="Tow.", reason="x")
    story.add("correction", "2026-11-17T12:00", entry=fixed, field="value", value="Two.", reason="Typing.")
    assert _line(story.dispute(), said, "text").value == "Two."


def test_a_corrected_choice_reads_as_its_label():
    story = Story()
    reply = story.add("reply", "2026-11-17T10:00", from_whom="L.W.", answer="differs", holds="x")
    story.add("correction", "2026-11-17T11:00", entry=reply, field="answer", value="partly", reason="x")
    dispute = story.dispute()
    line = _line(dispute, reply, "answer")
    assert (line.value, line.original) == ("Agrees in part", "Does not agree")
    assert next(row.heading for row in dispute.chronology if row.entry == reply) == "Reply from L.W.: agrees in part"


def test_two_answers_about_one_action_recorded_separately_are_both_shown_until_somebody_who_knows_both_answers():
    story = Story()
    action = story.add("action", "2026-11-17T10:00", what="Stay", owner="L.W.", due_on="2026-11-20")
    for done, author in (("done", "S.P."), ("not-done", "L.W.")):
        story.add("action-answer", "2026-11-20T11:00", [action], author, entry=action, done=done)
    state = story.dispute().actions[0]
    assert (state.status, {done for _, done, _ in state.answers}) == ("separate", {"done", "not-done"})
    story.add("action-answer", "2026-11-21T11:00", entry=action, done="done")
    assert story.dispute().actions[0].status == "done"


def test_the_same_answer_twice_is_an_answer():
    story = Story()
    action = story.add("action", "2026-11-17T10:00", what="Stay", owner="L.W.", due_on="2026-11-20")
    for author in ("S.P.", "L.W."):
        story.add("action-answer", "2026-11-20T11:00", [action], author, entry=action, done="done")
    dispute = story.dispute()
    assert dispute.actions[0].status == "done"
    assert sum(row.twice for row in dispute.chronology) == 2


def test_what_was_added_separately_stands_side_by_side_and_the_later_replaces():
    story = Story()
    one = story.add("details", "2026-11-17T10:00", [story.raised], safety_plan="The aunt stays.")
    other = story.add("details", "2026-11-17T10:05", [story.raised], "L.W.", safety_plan="The uncle stays.")
    assert set(story.dispute().details.safety_plan.split(" / ")) == {"The aunt stays.", "The uncle stays."}
    story.add("details", "2026-11-17T11:00", [one, other], safety_plan="Both stay.")
    assert story.dispute().details.safety_plan == "Both stay."


def test_withholding_marks_the_entry_and_keeps_the_value_in_the_store():
    story = Story()
    said = story.add("contact", "2026-11-17T10:00", what="spoke", with_whom="L.W.", said="About A.B.")
    story.add(
        "withheld", "2026-11-17T11:00", entry=said, fields=("said",), why="someone-else", reason="It names a neighbour."
    )
    dispute = story.dispute()
    line = _line(dispute, said, "said")
    assert (line.value, line.withheld) == ("About A.B.", True)
    assert dispute.withheld == {(said, "said"): "It is somebody else's information"}
    assert (
        next(row.withheld for row in dispute.chronology if row.entry == said)
        == "A part of this is withheld from copies."
    )


def test_withholding_a_field_withholds_what_corrects_it():
    story = Story()
    said = story.add("note", "2026-11-17T10:00", text="One.")
    fixed = story.add("correction", "2026-11-17T11:00", entry=said, field="text", value="Two.", reason="x")
    story.add("withheld", "2026-11-17T12:00", entry=said, fields=("text",), why="safety")
    again = story.add("correction", "2026-11-17T13:00", entry=fixed, field="value", value="Three.", reason="y")
    withheld = set(story.dispute().withheld)
    assert {(said, "text"), (fixed, "value"), (fixed, "reason"), (again, "value"), (again, "reason")} <= withheld


def test_withholding_a_whole_action_withholds_its_answers():
    story = Story()
    action = story.add("action", "2026-11-17T10:00", what="Stay", owner="L.W.", due_on="2026-11-20")
    answer = story.add("action-answer", "2026-11-20T11:00", entry=action, done="done", note="Seen.")
    story.add("withheld", "2026-11-20T12:00", entry=action, why="wrong-child")
    assert (answer, None) in story.dispute().withheld


@pytest.mark.parametrize(
    ("kind", "field", "expected"),
    [
        ("contact", "said", True), ("contact", "occurred", True), ("raised", "child.2.initials", True),
        ("escalated", "to_stage", False), ("stage-concluded", "outcome", False), ("correction", "entry", False),
        ("contact", "stage", False), ("contact", "nothing", False), ("nothing", "said", False),
    ],
)  # fmt: skip
def test_what_a_decision_was_judged_by_is_not_corrected(kind, field, expected):
    assert may_be_corrected(kind, field) is expected


def test_what_a_log_is_read_by_is_not_withheld():
    assert may_be_withheld(KindId.ESCALATED, "reason")
    assert not may_be_withheld(KindId.ESCALATED, "to_stage")
    assert not may_be_withheld(KindId.CONTACT, "stage")
