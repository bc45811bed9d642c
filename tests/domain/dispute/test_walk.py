"""The walk up the ladder, on both sides, under a full procedure and under an outline: always a next step."""

import re

import pytest

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.ladder.states import LimitStatus
from escalog.domain.log.transitions import Status
from escalog.domain.next_step.next_step import NextStep, next_step
from escalog.domain.pack.reading import read_pack
from escalog.domain.permissions import acts as stages
from escalog.domain.procedure.vocabulary import Act
from escalog.domain.values.kind_id import KindId
from escalog.resources import resource_text
from tests.builders.story import Story, london


def _next(story: Story, now: str, me: str = "S.P.") -> NextStep:
    return next_step(story.dispute(), london(now), me)


def _conclude(story: Story, at: str, outcome: str = "unresolved", **fields: str) -> None:
    story.add("stage-concluded", at, more={"outcome": outcome, "summary": "Said.", "raising_agrees": "yes", **fields})


def test_a_disagreement_of_ours_from_raising_to_the_outcome_for_the_child():
    story = Story()
    step = _next(story, "2026-11-16T15:00")
    assert step.what == "Ring L.W. and agree a time to talk about K.M."
    assert step.with_whom == "L.W., Duty social worker, Children's social care"
    assert step.by_when == "Wednesday 18 November, 17:00. 2 working days left."
    assert step.by_when_explained == "2 working days from Mon 16 Nov 2026: Tue 17, Wed 18."
    assert step.main == "contact"
    assert step.heading == "Next step (stage 1 of 4)"

    story.add("contact", "2026-11-17T10:00", what="spoke", with_whom="L.W.", said="x")
    assert _next(story, "2026-11-17T11:00").what == "Confirm in writing to L.W. what you said and agreed."
    story.add("action", "2026-11-17T11:30", what="Read both notes", owner="L.W.", due_on="2026-11-18")
    assert _next(story, "2026-11-17T12:00").what == "Confirm in writing to L.W. what you said and agreed."
    story.add("contact", "2026-11-17T13:00", what="wrote", with_whom="L.W.", said="x")
    step = _next(story, "2026-11-17T14:00")
    assert (step.what, step.main) == ("Write what stage 1 asks for, then end it.", "writing")
    story.add("writing", "2026-11-17T14:30", item="what-was-said", text="Both said.")
    assert _next(story, "2026-11-17T15:00").main == "stage-concluded"

    story.add("reply", "2026-11-18T10:00", from_whom="L.W.", answer="differs", holds="Early help.")
    step = _next(story, "2026-11-18T11:00")
    assert step.what == "Read the reply with your safeguarding lead, then end the stage or ask one more question."
    assert step.main == "stage-concluded"
    _conclude(story, "2026-11-18T15:40")
    step = _next(story, "2026-11-18T15:41")
    assert (step.what, step.main) == ("Go to stage 2, or say why you stop here.", "escalated")

    story.add("escalated", "2026-11-18T15:45", to_stage="line-managers", reason="x", other_person="T.O.")
    step = _next(story, "2026-11-19T09:00")
    assert step.what == "Ring T.O. and agree a time to talk about K.M."
    assert step.with_whom == "T.O., Line manager at the same level, Children's social care"
    assert step.heading == "Next step (stage 2 of 4)"
    story.add("contact", "2026-11-24T11:00", what="spoke", with_whom="T.O.", said="x")
    story.add("contact", "2026-11-24T15:00", what="wrote", with_whom="T.O.", said="x")
    story.add("action", "2026-11-24T15:10", what="Assess", owner="T.O.", owner_side="receiving", due_on="2026-12-04")
    _conclude(story, "2026-11-24T16:00", "resolved-with-actions")
    assert _next(story, "2026-11-24T16:10").what == "Ask L.W. whether the agreed action is done."
    read, assess = (entry.id for entry in story.entries if entry.kind == "action")
    story.add("action-answer", "2026-11-24T16:20", entry=read, done="done")
    step = _next(story, "2026-11-24T16:30")
    assert (step.what, step.main) == ("Ask T.O. whether the agreed action is done.", "action-answer")
    assert step.by_when == "Friday 4 December, 17:00. 8 working days left."
    story.add("action-answer", "2026-11-27T14:50", entry=assess, done="not-done", note="Waits for a visit.")
    step = _next(story, "2026-11-27T15:00")
    assert (step.what, step.main) == ("Close it, and say what the outcome for K.M. is.", "closed")

    story.add("closed", "2026-11-27T15:30", summary="x", child_outcome="not-known-yet")
    assert _next(story, "2026-11-30T09:00").what == "Ask on Fri 25 Dec what the outcome for K.M. is."
    step = _next(story, "2026-12-28T09:00")
    assert (step.what, step.main) == ("Say what the outcome for K.M. is.", "child-outcome")
    story.add("child-outcome", "2026-12-28T10:00", child_outcome="improved")
    dispute = story.dispute()
    assert (dispute.status, dispute.child_outcome, dispute.comes_back_on) == (Status.CLOSED, "improved", None)


def test_one_raised_with_us_asks_for_our_reply_and_then_whether_it_settles_it():
    story = Story(
        direction="theirs",
        our_agency="Elmbrook School",
        our_person="Robin Ames",
        other_agency="Health visiting",
        other_person="P.D.",
    )
    dispute = story.dispute()
    assert (dispute.raising.agency, dispute.receiving.agency) == ("Health visiting", "Elmbrook School")
    assert dispute.raising.positions[0].holds == "K.M. was alone overnight on two days."
    step = _next(story, "2026-11-17T09:00")
    assert step.what == "Reply to P.D.: say what you think now, and why."
    assert step.main == "reply"
    assert step.by_when.startswith("Wednesday 18 November, 17:00.")
    story.add(
        "reply",
        "2026-11-17T10:00",
        from_whom="Robin Ames",
        answer="acknowledges",
        holds="We have it.",
        by_side="receiving",
    )
    assert _next(story, "2026-11-17T11:00").main == "reply"
    story.add(
        "reply",
        "2026-11-17T12:00",
        from_whom="Robin Ames",
        answer="partly",
        holds="We will look again.",
        by_side="receiving",
    )
    step = _next(story, "2026-11-17T13:00")
    assert step.what == "Ask P.D. whether the reply settles it, then end the stage."
    assert story.dispute().receiving.positions[-1].holds == "We will look again."


def test_under_lincolnshire_the_receiving_side_acknowledges_first():
    story = Story("lincolnshire", direction="theirs", other_person="P.D.")
    step = _next(story, "2026-11-16T15:00")
    assert step.what == "Tell P.D. that you have it, and when an answer will follow."
    assert step.by_when == "The time limit starts later. Sooner is better."
    story.add("contact", "2026-11-16T15:10", what="spoke", with_whom="P.D.", said="x")
    assert _next(story, "2026-11-16T15:20").what == "Reply to P.D.: say what you think now, and why."


def test_nobody_answering_twice_asks_for_somebody_else():
    story = Story()
    story.add("contact", "2026-11-17T09:00", what="no-reply", with_whom="L.W.")
    assert _next(story, "2026-11-17T09:30").what == ("Try L.W. again about K.M., or write and ask for a time to talk.")
    story.add("contact", "2026-11-17T10:00", what="message", with_whom="L.W.")
    assert (
        _next(story, "2026-11-17T10:30").what == "Nobody answered twice. Try whoever covers, or tell your line manager."
    )


def test_a_passed_limit_still_leaves_talking_or_going_on():
    story = Story()
    step = _next(story, "2026-11-19T09:00")
    assert step.what == "The limit passed on Wed 18 Nov. You can still talk today, or go to stage 2 and say why."
    assert step.by_when == "It was due Wednesday 18 November, 17:00. 1 working day past the limit."
    assert (step.main, step.others[0]) == ("contact", "escalated")
    assert stages.permission_for(story.dispute(), KindId.REPLY).ok


def test_not_knowing_whether_the_child_is_safe_comes_before_everything():
    story = Story(safe_now="not-known")
    step = _next(story, "2026-11-16T15:00")
    assert step.what == "Find out whether K.M. is safe now. If not, call for help first."
    assert step.main == "safety"
    story.add("safety", "2026-11-16T15:30", text="Police have visited.")
    assert _next(story, "2026-11-16T16:00").main == "contact"


def test_the_last_stage_unresolved_is_no_dead_end():
    story = Story(stage="partnership-meeting")
    _conclude(story, "2026-11-18T10:00")
    step = _next(story, "2026-11-18T11:00")
    assert step.main == "closed"
    assert "reopened" in step.others
    assert not stages.permission_for(story.dispute(), KindId.ESCALATED).ok
    assert (
        stages.permission_for(story.dispute(), KindId.ESCALATED).sentence == "This is the last stage of the procedure."
    )


def test_a_stage_that_is_not_published_says_so_and_can_be_described():
    story = Story("darlington", stage="stage-4")
    step = _next(story, "2026-11-17T09:00")
    assert step.main == "stage-described"
    assert step.what == "Describe stage 4 by hand: the procedure here does not have it in full."
    assert stages.to_describe(story.dispute())[0].stage.id == "stage-4"
    story.add(
        "stage-described",
        "2026-11-17T10:00",
        stage="stage-4",
        name="Chief officers",
        unit="working-days",
        limit="2",
        text_source="Page.",
    )
    step = _next(story, "2026-11-17T11:00")
    assert step.main == "contact"
    assert step.by_when.startswith("Wednesday 18 November, 17:00.")


def test_a_stage_that_tells_the_partnership_at_its_start_says_so_first():
    story = Story(stage="partnership-meeting")
    step = _next(story, "2026-11-17T09:00")
    assert (step.what, step.main) == ("Tell the safeguarding partnership that stage 4 has started.", "partnership-told")
    story.add("partnership-told", "2026-11-17T10:00", whom="The office", how="email")
    assert _next(story, "2026-11-17T11:00").what == "Arrange the meeting with L.W. about K.M."


@pytest.mark.parametrize(("agrees", "main"), [("no", "escalated"), ("not-asked", "closed"), ("yes", "closed")])
def test_resolved_is_asked_of_the_raising_side(agrees, main):
    story = Story()
    _conclude(story, "2026-11-17T10:00", "resolved", raising_agrees=agrees)
    assert _next(story, "2026-11-17T11:00").main == main


def test_a_withdrawn_one_is_closed_with_the_outcome_for_the_child():
    story = Story()
    story.add("withdrawn", "2026-11-17T10:00", changed="They assess after all.")
    assert story.dispute().status is Status.WITHDRAWN
    assert _next(story, "2026-11-17T11:00").main == "closed"
    story.add("closed", "2026-11-17T12:00", summary="x", child_outcome="improved")
    assert story.dispute().status is Status.CLOSED


@pytest.mark.parametrize("outcome", ["improved", "no-change-yet", "worse", "not-known-yet", "not-applicable"])
def test_it_can_be_closed_with_each_outcome_and_only_not_known_yet_comes_back(outcome):
    story = Story()
    _conclude(story, "2026-11-17T10:00", "resolved")
    story.add("closed", "2026-11-17T12:00", summary="x", child_outcome=outcome)
    dispute = story.dispute()
    assert dispute.child_outcome == outcome
    assert (dispute.comes_back_on is not None) == (outcome == "not-known-yet")
    assert str(dispute.comes_back_on) in ("None", "2026-12-15")


def test_reopening_goes_on_where_it_stood():
    story = Story(stage="line-managers")
    _conclude(story, "2026-11-17T10:00", "resolved")
    story.add("closed", "2026-11-17T12:00", summary="x", child_outcome="improved")
    assert not stages.permission_for(story.dispute(), KindId.STAGE_CONCLUDED).ok
    story.add("reopened", "2026-12-01T09:00", reason="The plan drifted.")
    dispute = story.dispute()
    assert dispute.status is Status.OPEN
    assert dispute.current is not None
    assert dispute.current.stage.id == "line-managers"
    assert _next(story, "2026-12-01T10:00").main == "contact"


def test_recorded_separately_is_settled_first_and_the_open_limit_stands_beside_it():
    story = Story()
    note = story.add("note", "2026-11-17T09:00", text="x")
    story.add("escalated", "2026-11-17T10:00", [note], to_stage="line-managers", reason="x")
    story.add("withdrawn", "2026-11-17T10:30", [note], changed="x")
    step = _next(story, "2026-11-17T11:00")
    assert step.main == "reconciled"
    assert step.by_when.startswith("Tuesday 24 November, 17:00.")


def test_required_writing_blocks_only_leaving_the_stage():
    story = Story()
    dispute = story.dispute()
    filled = {"outcome": "unresolved", "summary": "x", "occurred": "2026-11-17", "by": "S.P.", "known": "did"}
    assert [each.field for each in stages.problems(dispute, KindId.STAGE_CONCLUDED, filled)] == [
        "writing.what-was-said"
    ]
    assert stages.problems(dispute, KindId.STAGE_CONCLUDED, {**filled, "writing.what-was-said": "Both said."}) == ()
    contact = {"what": "no-reply", "with_whom": "L.W.", "occurred": "2026-11-17", "by": "S.P.", "known": "did"}
    assert stages.problems(dispute, KindId.CONTACT, contact) == ()
    assert "Still to be written here" in stages.permission_for(dispute, KindId.STAGE_CONCLUDED).sentence


def test_passing_over_a_stage_needs_the_risk_to_be_named_and_leaves_writing_for_later():
    dispute = Story().dispute()
    filled = {"to_stage": "senior-officers", "reason": "x", "occurred": "2026-11-17", "by": "S.P.", "known": "did"}
    assert [each.field for each in stages.problems(dispute, KindId.ESCALATED, filled)] == ["because_of_risk"]
    at_risk = {**filled, "because_of_risk": True}
    assert [each.field for each in stages.problems(dispute, KindId.ESCALATED, at_risk)] == ["safety_done"]
    assert stages.problems(dispute, KindId.ESCALATED, {**at_risk, "safety_done": "Rang social care at 9."}) == ()
    back = {**filled, "to_stage": "practitioners"}
    assert [each.field for each in stages.problems(dispute, KindId.ESCALATED, back)] == ["to_stage"]


def test_a_correction_has_to_name_a_part_that_can_be_corrected_and_a_date_has_to_be_one():
    story = Story()
    said = story.add("contact", "2026-11-17T10:00", what="spoke", with_whom="L.W.", said="x")
    dispute = story.dispute()
    filled = {"entry": said, "field": "occurred", "value": "2026-11-16", "reason": "x", "occurred": "2026-11-17"}
    assert stages.problems(dispute, KindId.CORRECTION, filled) == ()
    for wrong, field in (
        ({"value": "Monday"}, "value"),
        ({"field": "stage"}, "field"),
        ({"entry": "nowhere"}, "entry"),
    ):
        assert [each.field for each in stages.problems(dispute, KindId.CORRECTION, {**filled, **wrong})] == [field]


def test_what_the_ladder_is_read_by_cannot_be_withheld():
    story = Story()
    gone = story.add("escalated", "2026-11-17T10:00", to_stage="line-managers", reason="x")
    dispute = story.dispute()
    filled = {"entry": gone, "why": "safety", "occurred": "2026-11-17"}
    assert stages.problems(dispute, KindId.WITHHELD, {**filled, "fields": ("reason",)}) == ()
    assert stages.problems(dispute, KindId.WITHHELD, filled) == ()
    assert [each.field for each in stages.problems(dispute, KindId.WITHHELD, {**filled, "fields": ("to_stage",)})] == [
        "fields"
    ]


def test_closing_asks_to_end_the_stage_first():
    permission = stages.permission_for(Story().dispute(), KindId.CLOSED)
    assert (permission.ok, permission.sentence) == (False, "End this stage first, then close.")


def test_writing_given_with_the_decision_that_left_the_stage_counts_for_that_stage():
    story = Story()
    story.add(
        "stage-concluded",
        "2026-11-17T10:00",
        outcome="unresolved",
        summary="x",
        more={"writing.what-was-said": "Both said."},
    )
    dispute = story.dispute()
    assert dispute.stage("practitioners").missing_writing == ()
    assert dispute.stage("practitioners").writing[0].text == "Both said."


def _every_sentence(dispute: Dispute) -> list[str]:
    found = []
    for now in ("2026-11-16T15:00", "2026-11-18T16:59", "2026-11-25T09:00", "2027-03-01T09:00"):
        step = next_step(dispute, london(now), "S.P.")
        assert step.what
        assert step.by_when
        assert step.why
        assert step.main
        found += [step.what]
    return found


@pytest.mark.parametrize("name", ["model", "lincolnshire", "darlington"])
@pytest.mark.parametrize("direction", ["ours", "theirs"])
def test_every_state_of_every_stage_has_a_next_step_in_plain_words(name, direction):
    stage_ids = [stage.id for stage in Story(name).procedure.tracks[0].stages]
    sentences = []
    for stage in stage_ids:
        for last in (
            "",
            "no-reply",
            "spoke",
            "reply",
            "asks",
            "agrees",
            "unresolved",
            "resolved",
            "resolved-with-actions",
            "withdrawn",
        ):
            story = Story(name, stage=stage, direction=direction)
            if last in ("no-reply", "spoke"):
                story.add("contact", "2026-11-17T09:00", what=last, with_whom="L.W.", said="x")
            elif last in ("reply", "asks", "agrees"):
                answer = "differs" if last == "reply" else last
                story.add("reply", "2026-11-17T09:00", from_whom="L.W.", answer=answer, holds="x")
            elif last == "withdrawn":
                story.add("withdrawn", "2026-11-17T09:00", changed="x")
            elif last:
                _conclude(story, "2026-11-17T09:00", last)
            sentences += _every_sentence(story.dispute())
    for sentence in set(sentences):
        assert len(sentence.split()) <= 20, sentence
        assert sentence[0].isupper(), sentence
        assert sentence.endswith("."), sentence
        assert ".." not in sentence, sentence
        assert not re.search(
            r"please|sorry|invalid|failed|must not|overdue|non-compliant|refused|whose", sentence, re.IGNORECASE
        ), sentence


def test_a_correction_that_changes_nothing_is_told():
    story = Story()
    said = story.add("contact", "2026-11-17T09:00", what="spoke", with_whom="L.W.", said="Marigold")
    same = {"entry": said, "field": "said", "value": " Marigold ", "reason": "x", "occurred": "2026-11-17"}
    assert [each.field for each in stages.problems(story.dispute(), KindId.CORRECTION, same)] == ["value"]
    story.add("correction", "2026-11-17T10:00", entry=said, field="said", value="Tulip", reason="x")
    assert stages.problems(story.dispute(), KindId.CORRECTION, same) == ()
    tulip = {**same, "value": "Tulip"}
    assert [each.field for each in stages.problems(story.dispute(), KindId.CORRECTION, tulip)] == ["value"]


def test_the_person_met_there_takes_the_place_of_not_known_yet():
    story = Story(other_person="", other_person_not_known=True)
    assert story.dispute().other.person == ""
    story.add("contact", "2026-11-17T09:00", what="no-reply", with_whom="Duty desk")
    assert story.dispute().other.person == ""
    story.add("contact", "2026-11-17T10:00", what="spoke", with_whom="T.O.", said="Hello.")
    assert story.dispute().other.person == "T.O."


def test_a_conversation_starts_the_clock_of_a_plan_and_only_an_action_agrees_it():
    """Lincolnshire counts from the first discussion: what was said there is not yet the plan."""
    entries = Story("lincolnshire")
    entries.add("contact", "2026-11-17T10:00", what="spoke", with_whom="L.W.", said="x", agreed="They will think")
    (plan,) = (each for each in entries.dispute().stages[0].limits if each.limit.act is Act.AGREE)
    assert plan.run.due is not None
    assert (plan.run.status, str(plan.run.due.date)) == (LimitStatus.RUNNING, "2026-11-19")
    entries.add("action", "2026-11-18T10:00", what="Read it", owner="L.W.", due_on="2026-11-20")
    (plan,) = (each for each in entries.dispute().stages[0].limits if each.limit.act is Act.AGREE)
    assert (plan.run.status, plan.run.in_time) == (LimitStatus.DONE, True)


def test_a_stage_before_the_ladder_that_names_nobody_does_not_send_to_the_other_side():
    template = read_pack(resource_text("schema", "template.toml"), "template").procedure
    assert template is not None
    story = Story(stage=template.main.stages[0].id)
    story.procedure = template
    step = _next(story, "2026-11-16T15:00")
    assert (step.what, step.main) == ("Do what comes before the first stage, then end it and go on.", "stage-concluded")
    assert step.with_whom == "Your own line manager"
    assert step.why.startswith("Talk it through with your own line manager.")
    _conclude(story, "2026-11-19T10:00")
    story.add("escalated", "2026-11-19T10:10", to_stage="practitioners", reason="x")
    step = _next(story, "2026-11-19T11:00")
    assert step.what == "Ring L.W. and agree a time to talk about K.M."
    assert step.by_when.startswith("Monday 23 November, 17:00.")


def test_whoever_was_named_for_one_stage_is_not_given_the_role_of_the_next():
    story = Story(other_role="")
    assert _next(story, "2026-11-16T15:00").with_whom.startswith("L.W., Practitioner")
    _conclude(story, "2026-11-17T10:00")
    unnamed = "L.W., Children's social care. Not named yet for stage 2: line manager at the same level."
    assert _next(story, "2026-11-17T10:30").with_whom == unnamed
    story.add("escalated", "2026-11-17T11:00", to_stage="line-managers", reason="x")
    assert _next(story, "2026-11-17T12:00").with_whom == unnamed
    story.add("details", "2026-11-17T13:00", stage="line-managers", other_person="T.O.")
    assert _next(story, "2026-11-17T14:00").with_whom == "T.O., Line manager at the same level, Children's social care"
