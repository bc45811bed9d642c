"""Whose step it is: said wherever a limit is said, only where the procedure says so, and never guessed."""

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from escalog.domain.agenda.icalendar import summary
from escalog.domain.agenda.items import agenda
from escalog.domain.agenda.today import TodayGroup, TodayItem, items
from escalog.domain.describing.report import procedure_show
from escalog.domain.ladder.states import LimitState, LimitStatus
from escalog.domain.next_step.next_step import NextStep, next_step
from escalog.domain.permissions import timing as timed_acts
from escalog.domain.procedure.model import Procedure, Stage
from escalog.domain.procedure.vocabulary import Side
from escalog.domain.record.documents import full_record
from escalog.domain.values.entry import FieldValue
from tests.builders.story import Story, london, pack
from tests.domain.record.test_laws_of_disclosure import SIGNER, issue_of, page_text

SAID: Mapping[str, Side] = {
    "stage-1-read": Side.RECEIVING,
    "stage-1-speak": Side.RECEIVING,
    "stage-1-letter": Side.RECEIVING,
    "stage-2-confirm": Side.RAISING,
    "stage-2-meeting": Side.RECEIVING,
    "stage-2-letter": Side.RECEIVING,
}
"""Whose act each limit of Sefton's is taken to be here; the published text does not say all of it."""


def sided(said: Mapping[str, Side] = SAID) -> Procedure:
    """Sefton's procedure with these sides."""

    def of(stage: Stage) -> Stage:
        limits = tuple(replace(each, side=said.get(each.id)) for each in stage.time_limits)
        return replace(stage, time_limits=limits)

    procedure = pack("sefton")
    (track,) = procedure.tracks
    return replace(procedure, tracks=(replace(track, stages=tuple(of(stage) for stage in track.stages)),))


class Sided(Story):
    """A log under it, raised on Mon 16 Nov 2026 at 14:05."""

    def __init__(self, said: Mapping[str, Side] = SAID, **raised: FieldValue) -> None:
        super().__init__("sefton", "S.P.", **raised)
        self.procedure = sided(said)

    def step(self, at: str = "2026-11-17T09:00") -> NextStep:
        """The next step at an hour."""
        return next_step(self.dispute(), london(at), "S.P.")

    def limit(self, limit_id: str) -> LimitState:
        """A limit by its id."""
        return next(each for each in self.dispute().limits if each.limit.id == limit_id)

    def rows(self, at: str = "2026-11-17T09:00") -> list[TodayItem]:
        """What Today lists."""
        return items(self.dispute(), london(at))


def test_the_card_says_that_it_is_the_other_sides_step_and_what_there_is_to_do_meanwhile():
    step = Sided().step()
    assert step.heading == "The other side's turn (stage 1 of 3)"
    assert step.what == "Ask L.W. about this, and note it once it is done: read the child's file."
    assert (step.main, step.limit, step.side) == ("limit-met", "stage-1-read", Side.RECEIVING)
    assert "By the procedure this is the other side's step." in step.why
    assert step.why.endswith("Time limit: 3 working days from the act before it.")


def test_to_whom_it_was_raised_the_same_limit_is_their_own_step():
    step = Sided(direction="theirs").step()
    assert step.heading == "Your next step (stage 1 of 3)"
    assert step.what == "Read the file, and note when you did."
    assert "By the procedure this is your step." in step.why


@pytest.mark.parametrize("direction", ["ours", "theirs"])
def test_nothing_is_said_where_the_procedure_says_nothing(direction):
    story = Sided({}, direction=direction)
    step = story.step()
    assert (step.heading, step.side) == ("Next step (stage 1 of 3)", None)
    assert "By the procedure" not in step.why
    assert {row.whose for row in story.rows()} == {each.whose for each in agenda(story.dispute())} == {""}
    record = page_text(full_record(story.dispute(), issue_of(story.dispute()), (SIGNER,)))
    assert "By the procedure" not in record
    assert "(the receiving side)" not in record


def test_a_conversation_that_they_are_to_begin_is_begun_by_whoever_rings_first():
    story = Sided({"stage-1-speak": Side.RECEIVING})
    story.add("limit-met", "2026-11-17T10:00", limit="stage-1-read")
    step = story.step("2026-11-17T11:00")
    assert step.what.startswith("Ring L.W. and agree a time to talk")
    assert step.heading == "The other side's turn (stage 1 of 3)"
    story.add("contact", "2026-11-17T12:00", what="wrote", with_whom="L.W.", said="Asked for a time.")
    assert story.step("2026-11-17T13:00").what.startswith("Ask L.W. about this, and note it once it is done:")


def test_today_says_it_in_the_line_and_puts_what_is_theirs_to_what_we_wait_for():
    rows = Sided().rows()
    assert [(row.group, row.whose) for row in rows if "the child's file" in row.what] == [
        (TodayGroup.WAITING, "The other side's step")
    ]
    own = Sided(direction="theirs").rows()
    assert "Your step" in {row.whose for row in own}


def test_the_agenda_and_a_calendar_file_say_it_too():
    named = {each.key.rpartition("/")[2]: each for each in agenda(Sided().dispute())}
    read = named["stage-1-read"]
    assert read.whose == "The other side's step"
    assert summary(read) == (
        "0042: Read the child's file, the other side's step (Stage 1: Practitioner and team manager)"
    )
    unsaid = {each.key.rpartition("/")[2]: each for each in agenda(Sided({}).dispute())}["stage-1-read"]
    assert summary(unsaid) == "0042: Read the child's file (Stage 1: Practitioner and team manager)"


def test_a_record_says_of_each_limit_which_side_it_is_for():
    dispute = Sided().dispute()
    text = page_text(full_record(dispute, issue_of(dispute), (SIGNER,)))
    assert "The outcome letter is sent (the receiving side)" in text
    assert "By the procedure it is the receiving side's turn." in text


def test_a_letter_of_one_side_is_not_the_letter_of_the_other():
    story = Sided()
    story.add("contact", "2026-11-17T10:00", what="spoke", with_whom="L.W.", said="x")
    letter = {"what": "wrote", "with_whom": "L.W.", "said": "x"}
    story.add("contact", "2026-11-17T11:00", by="S.P.", by_side="raising", more=letter)
    assert story.limit("stage-1-letter").run.status is LimitStatus.RUNNING
    story.add("contact", "2026-11-18T11:00", by="L.W.", by_side="receiving", more=letter)
    assert story.limit("stage-1-letter").run.in_time is True


@pytest.mark.parametrize("said", [{}, {"stage-1-letter": Side.RECEIVING}])
def test_a_letter_counts_where_nobody_said_whose_it_is(said):
    story = Sided(said)
    story.add("contact", "2026-11-17T10:00", what="spoke", with_whom="L.W.", said="x")
    story.add("contact", "2026-11-17T11:00", what="wrote", with_whom="L.W.", said="x", by_side="")
    assert story.limit("stage-1-letter").run.status is LimitStatus.DONE


def test_any_act_can_be_noted_whoever_did_it():
    story = Sided()
    story.add("contact", "2026-11-17T10:00", what="spoke", with_whom="L.W.", said="x")
    story.add("limit-met", "2026-11-18T10:00", limit="stage-1-letter", by="S.P.", by_side="raising")
    assert story.limit("stage-1-letter").run.status is LimitStatus.DONE


def test_a_form_takes_the_side_that_the_procedure_names_for_the_one_that_did_it():
    assert timed_acts.done_by(Sided().dispute(), "stage-1-letter") == "receiving"
    assert timed_acts.done_by(Sided({}).dispute(), "stage-1-letter") == "raising"
    assert timed_acts.done_by(Sided({"stage-1-read": Side.RAISING}).dispute(), "stage-1-read") == "raising"
    assert timed_acts.done_by(Sided({}).dispute(), "stage-1-read") == "receiving"


def test_their_limit_that_has_passed_is_asked_about_and_ours_is_still_done():
    step = Sided().step("2026-11-23T09:00")
    assert step.what.startswith("The limit passed on Thu 19 Nov. Ask L.W. about this")
    assert step.heading == "Next step (stage 1 of 3)"
    ours = {"stage-1-read": Side.RAISING, "stage-1-speak": Side.RAISING}
    step = Sided(ours).step("2026-11-23T09:00")
    late = "Read the child's file: the limit passed on Thu 19 Nov. Note when it was done, or see to it today."
    assert step.what == late
    assert step.heading == "Your next step (stage 1 of 3)"


def test_while_everything_that_runs_is_theirs_no_reply_of_ours_is_asked_for():
    only = {"stage-1-read": Side.RAISING, "stage-1-speak": Side.RAISING}
    story = Sided(only, direction="theirs")
    step = story.step()
    assert step.heading == "The other side's turn (stage 1 of 3)"
    assert step.what.startswith("Ask L.W. about this")
    assert step.others[0] == "reply"
    ours = Sided({"stage-1-read": Side.RAISING}, direction="theirs").step()
    assert (ours.what, ours.limit) == ("Reply to L.W.: say what you think now, and why.", "stage-1-speak")
    assert ours.before == ""


def test_what_is_due_before_a_step_says_whose_it_is():
    story = Sided({"stage-1-read": Side.RAISING}, direction="theirs")
    story.add("shorter-limit", "2026-11-16T15:00", limit="stage-1-read", due="2026-11-17T12:00", reason="x")
    before = "Before that, due Tue 17 Nov, 12:00: read the child's file (the other side's step)."
    assert story.step().before == f"{before} Due today, 12:00."


@pytest.mark.parametrize(
    ("side", "what", "main"),
    [
        (Side.RECEIVING, "Ask L.W. about this, and note it once it is done: what was agreed is confirmed", "limit-met"),
        (Side.RAISING, "Confirm in writing to L.W. what was agreed.", "contact"),
        (None, "Confirm in writing to L.W. what was agreed.", "contact"),
    ],
)
def test_what_is_still_to_be_confirmed_after_a_stage_is_asked_of_the_side_that_does_it(side, what, main):
    story = Sided({} if side is None else {"stage-2-confirm": side}, stage="safeguarding-leads")
    story.add("action", "2026-11-17T10:00", what="x", owner="L.W.", due_on="2026-12-01")
    story.add("stage-concluded", "2026-11-17T11:00", outcome="resolved", raising_agrees="yes", summary="x")
    step = story.step("2026-11-17T12:00")
    assert step.what.startswith(what)
    assert (step.main, step.side) == (main, side)


def test_the_shape_of_a_procedure_has_one_key_more_only_where_the_side_is_said():
    timers = procedure_show(sided())["tracks"][0]["stages"][0]["timers"]
    assert [each.get("side") for each in timers] == [None, "receiving", "receiving", "receiving"]
    assert "side" not in timers[0]
    plain = procedure_show(sided({}))["tracks"][0]["stages"][0]["timers"]
    assert [list(each) for each in plain] == [[key for key in each if key != "side"] for each in timers]
