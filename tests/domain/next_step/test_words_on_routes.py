"""What the next step says on the routes beside the main one, and at the ends of a disagreement, in plain words."""

from msgspec.structs import replace

from escalog.domain.next_step.next_step import NextStep, next_step
from escalog.domain.procedure.model import WritingItem
from escalog.domain.procedure.vocabulary import Part
from tests.builders.story import Story, london

THEME = {"track": "theme", "stage": "theme-service-managers", "theme": "Waiting times", "child__1__initials": ""}


def step(story: Story, at: str, me: str = "S.P.") -> NextStep:
    return next_step(story.dispute(), london(at), me)


def close(story: Story, at: str) -> None:
    story.add("stage-concluded", at, outcome="resolved", raising_agrees="yes", summary="x")
    story.add("closed", at, summary="x", child_outcome="improved")


def test_a_closed_theme_belongs_on_the_agencys_own_file_and_on_no_childs():
    story = Story(**THEME)
    close(story, "2026-11-17T10:00")
    assert step(story, "2026-11-17T11:00").what.startswith("Put a record of this on your agency's own file.")
    story = Story()
    story.add("track-moved", "2026-11-17T10:00", to_track="theme", reason="x", theme="Waiting times")
    close(story, "2026-11-17T11:00")
    assert "agency's own file" not in step(story, "2026-11-17T12:00").what


def asks_of(story: Story, *parts: Part) -> Story:
    """The story under a first stage that asks one piece of writing of each of these sides."""
    first, *others = story.procedure.tracks[0].stages
    items = tuple(WritingItem(id=f"part-{each}", label=f"The view of the {each} side", part=each) for each in parts)
    track = replace(story.procedure.tracks[0], stages=(replace(first, required_writing=items), *others))
    story.procedure = replace(story.procedure, tracks=(track, *story.procedure.tracks[1:]))
    return story


def test_where_only_the_other_sides_part_is_missing_the_step_says_so_and_holds_nobody():
    story = asks_of(Story(), Part.RECEIVING)
    story.add("contact", "2026-11-16T16:00", what="spoke", with_whom="L.W.", said="x")
    story.add("contact", "2026-11-16T16:30", what="wrote", with_whom="L.W.", said="x")
    asked = step(story, "2026-11-17T10:00")
    assert asked.what == "Ask L.W. for what they are to write, then end this stage, with or without it."
    assert asked.why.startswith("Stage 1 asks the other side for this: the view of the receiving side.")
    assert asked.why.endswith("It can be noted as not received.")
    assert (asked.main, asked.others[0]) == ("stage-concluded", "writing")
    story.add("reply", "2026-11-17T11:00", from_whom="L.W.", answer="differs", holds="x")
    assert "It can be noted as not received." in step(story, "2026-11-17T12:00").why


def test_our_own_part_is_named_before_theirs():
    story = asks_of(Story(), Part.RECEIVING, Part.RAISING)
    story.add("contact", "2026-11-16T16:00", what="spoke", with_whom="L.W.", said="x")
    story.add("contact", "2026-11-16T16:30", what="wrote", with_whom="L.W.", said="x")
    asked = step(story, "2026-11-17T10:00")
    assert (asked.what, asked.main) == ("Write what stage 1 asks for, then end it.", "writing")
    assert asked.why == "Stage 1 asks for this before it ends: the view of the raising side."


def test_a_stage_that_nobody_knows_yet_is_spoken_of_as_one_and_then_by_the_name_given_by_hand():
    raised = {"track": "conference-dissent", "stage": "dissent-raised", "conference": "2026-11-16T10:00"}
    story = Story("sussex-conference-dissent", **raised)
    story.add("stage-concluded", "2026-11-17T10:00", outcome="unresolved", summary="x", stage="dissent-raised")
    assert step(story, "2026-11-17T11:00").what == "Go to a stage not published here, or say why you stop here."
    story.add("escalated", "2026-11-17T11:00", to_stage="what-follows", reason="x")
    asked = step(story, "2026-11-17T12:00")
    assert asked.what.startswith("Describe a stage not published here by hand")
    assert story.dispute().chronology[-1].stage_heading == "A stage not published here"
    by_hand = {"stage": "what-follows", "name": "Review panel", "unit": "working-days", "limit": "5"}
    story.add("stage-described", "2026-11-17T12:00", more={**by_hand, "text_source": "x"})
    story.add("stage-concluded", "2026-11-18T10:00", outcome="unresolved", summary="x", stage="what-follows")
    assert [row.heading for row in story.dispute().chronology[-3:]] == [
        "Went to review panel",
        "Review panel described by hand",
        "Review panel ended: unresolved",
    ]


def test_a_passed_limit_of_something_to_note_says_what_it_was_for():
    raised = {"track": "conference-dissent", "stage": "dissent", "conference": "2026-11-13T10:00"}
    story = Story("south-ayrshire-conference-dissent", "S.P.", **raised)
    assert step(story, "2026-11-17T10:00").what == (
        "The head of service is told: the limit passed on Fri 13 Nov. Note when it was done, or see to it today."
    )


def test_nobody_is_sent_to_ask_their_own_side_and_either_answer_has_a_button():
    ended = {"outcome": "resolved", "raising_agrees": "not-asked", "summary": "x"}
    ours, theirs = Story(), Story(direction="theirs")
    for story in (ours, theirs):
        story.add("stage-concluded", "2026-11-17T10:00", more={**ended, "told_how": "By e-mail"})
    asked = step(ours, "2026-11-17T11:00")
    assert asked.what == "Agree on your own side whether it is resolved. If so, close it; if not, go on."
    assert (asked.with_whom, asked.main, asked.others) == ("Your own side", "closed", ("escalated", "contact"))
    asked = step(theirs, "2026-11-17T11:00")
    assert asked.what.startswith("Ask ")
    assert (asked.main, asked.others) == ("contact", ("closed", "escalated"))


def test_closed_before_the_partnership_was_told_it_is_still_to_be_told_and_then_nothing_is():
    story = Story(stage="partnership-meeting", start_reason="x")
    story.add("withdrawn", "2026-11-17T10:00", changed="They assess after all.")
    story.add("closed", "2026-11-17T11:00", summary="x", child_outcome="improved")
    asked = step(story, "2026-11-17T12:00")
    assert asked.what == "Tell the safeguarding partnership how stage 4 ended."
    assert (asked.main, asked.notice) == ("partnership-told", "partnership-meeting/start")
    told = {"whom": "x", "how": "email", "notice": "start", "stage": "partnership-meeting"}
    story.add("partnership-told", "2026-11-17T13:00", more=told)
    assert step(story, "2026-11-17T14:00").what.endswith("Nothing more is due.")


def test_the_partnership_is_told_of_a_stage_that_was_opened_again_as_that():
    story = Story(stage="partnership-meeting", start_reason="x")
    story.add("withdrawn", "2026-11-17T10:00", changed="They assess after all.")
    story.add("reopened", "2026-11-18T10:00", reason="They did not.")
    assert step(story, "2026-11-18T11:00").what == "Tell the safeguarding partnership that stage 4 was opened again."


def test_whoever_finds_out_that_the_child_is_safe_is_told_where_to_say_so_and_the_step_goes_on():
    story = Story(safe_now="not-known")
    asked = step(story, "2026-11-16T15:00")
    assert asked.main == "safety"
    assert "If the child is safe, log the conversation and tick that the safety plan still fits." in asked.why
    story.add("contact", "2026-11-16T16:00", what="spoke", with_whom="L.W.", said="x", safety_fits=True)
    assert step(story, "2026-11-16T17:00").main != "safety"
    theme = step(Story(safe_now="not-known", **THEME), "2026-11-16T15:00").why
    assert theme.startswith("The children concerned come first, before any procedure.")
    assert "If the children concerned are safe, log" in theme
