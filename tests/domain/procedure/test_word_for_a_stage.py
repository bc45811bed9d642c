"""A pack that says "Level" is walked, asked, explained and printed without the word "stage"."""

import re
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from escalog.domain.describing.report import deadlines_report
from escalog.domain.describing.text import procedure_text
from escalog.domain.dispute.dispute import Dispute
from escalog.domain.next_step.next_step import next_step
from escalog.domain.permissions.acts import OFFERED, permission_for, problems
from escalog.domain.procedure.model import Cap, Notice, Procedure, Words
from escalog.domain.procedure.vocabulary import Event, Unit, When
from escalog.domain.values.moment import Moment
from escalog.ui.chronology.rows import pane_rows
from escalog.ui.raising.questions import Asking
from escalog.wording.describing import text_lines
from escalog.wording.fields import sentence_in
from tests.builders.story import Story, england, london, pack

_STAGE = re.compile(r"\bstage", re.IGNORECASE)


def _levels() -> Procedure:
    model = pack()
    stages = tuple(replace(each, number=each.number, guidance="", note="") for each in model.tracks[0].stages)
    cap = Cap(id="all", label="All together", starts=Event.STAGE_STARTED, unit=Unit.WORKING_DAYS, limit=9)
    telling = Notice(at=When.END, to="the office", how="by e-mail", unit=Unit.WORKING_DAYS, limit=1)
    stages = (replace(stages[0], notices=(telling,)), *stages[1:])
    track = replace(model.tracks[0], stages=stages, caps=(cap,), guidance="")
    fast = replace(track, id="fast", title="Now", fast=True, chosen_when="It cannot wait", caps=())
    return replace(model, words=Words(stage="Level"), tracks=(track, fast), guidance="")


def _walk() -> Iterator[tuple[Dispute, str]]:
    """A disagreement of ours at each turn of its way."""
    story = Story()
    story.procedure = _levels()

    def now(at: str) -> tuple[Dispute, str]:
        return story.dispute(), at

    yield now("2026-11-16T15:00")
    yield now("2026-11-20T15:00")
    story.add("contact", "2026-11-17T10:00", what="spoke", with_whom="L.W.", said="x")
    story.add("contact", "2026-11-17T10:30", what="wrote", with_whom="L.W.", said="x")
    yield now("2026-11-17T11:00")
    story.add("writing", "2026-11-17T11:00", item="what-was-said", text="x")
    yield now("2026-11-17T11:30")
    story.add("reply", "2026-11-17T12:00", from_whom="L.W.", answer="differs", holds="x")
    yield now("2026-11-17T12:30")
    story.add("stage-concluded", "2026-11-17T13:00", outcome="unresolved", summary="x", stage="practitioners")
    yield now("2026-11-17T14:00")
    for at, to in (("2026-11-18T10:00", "line-managers"), ("2026-11-19T10:00", "senior-officers")):
        story.add("escalated", at, to_stage=to, reason="x", because_of_risk=True)
        yield now(at)
    story.add("stage-concluded", "2026-11-19T13:00", outcome="resolved", summary="x", raising_agrees="no")
    yield now("2026-11-19T14:00")
    story.add("closed", "2026-11-19T15:00", summary="x", child_outcome="improved")
    yield now("2026-11-19T16:00")


def _said(dispute: Dispute, now: str) -> Iterator[str]:
    step = next_step(dispute, london(now), "S.P.")
    yield from (step.what, step.by_when, step.by_when_explained, step.why, step.heading, step.before)
    yield from (each.run.explanation for each in dispute.limits)
    yield from (each.run.explanation for each in dispute.overall_limits)
    yield from (each.run.explanation for each in dispute.notices)
    for kind in OFFERED:
        yield permission_for(dispute, kind).sentence
        yield from (sentence_in(dispute, each.sentence) for each in problems(dispute, kind, {}))
    for row in pane_rows(dispute):
        yield row.heading
        yield from (words for label in row.details for words in label)


def test_nothing_that_is_said_on_the_way_up_calls_a_level_a_stage():
    leaks = {text for dispute, now in _walk() for text in _said(dispute, now) if _STAGE.search(text)}
    assert not leaks


def test_what_stopped_says_so_in_the_word_of_the_pack():
    said = [each.run.explanation for dispute, _ in _walk() for each in dispute.limits]
    assert any("It stopped when the level ended" in each for each in said)


def test_the_terminal_and_the_ladder_as_text_speak_of_levels():
    levels = _levels()
    track = levels.tracks[0]
    for stage in track.stages:
        report = deadlines_report(levels, track, stage, {Event.RAISED: Moment.parse("2026-11-16")}, england())
        said = [each["explanation"] for each in (*report["timers"], *report.get("caps", ()))]
        assert not [each for each in said if _STAGE.search(each)]
    lines = [line for line in text_lines(procedure_text(levels)) if not line.startswith("Source: ")]
    assert not [line for line in lines if _STAGE.search(line)]


@pytest.mark.parametrize("track", ["children", "fast"])
def test_the_question_where_it_starts_asks_for_a_level(track):
    asked = Asking(_levels(), {"track": track}).start_fields()
    texts = [text for field in asked for text in (field.label, field.hint, field.error)]
    assert not [text for text in texts if _STAGE.search(text)]
    assert any("level" in text for text in texts)
