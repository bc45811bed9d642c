"""An immediate route: taken with a reason, entered at any stage, said in words wherever the disagreement is shown."""

from functools import cache
from pathlib import Path

import msgspec
import pytest

from escalog.domain.agenda.today import items
from escalog.domain.agenda.today_lines import lines_of, read_lines, written
from escalog.domain.comparing.procedures import differences
from escalog.domain.describing.report import procedure_show
from escalog.domain.describing.text import procedure_text
from escalog.domain.describing.worked_example import worked_example
from escalog.domain.dispute.route_moves import moves, why_it_cannot_wait
from escalog.domain.entry_kinds.raising_by_route import kind_on, needed_on
from escalog.domain.ladder.states import StageStatus
from escalog.domain.next_step.next_step import next_step
from escalog.domain.pack.reading import read_pack
from escalog.domain.permissions import acts as stages
from escalog.domain.procedure.immediate_route import WITHOUT_DELAY, for_risk, title_of
from escalog.domain.procedure.model import Procedure
from escalog.domain.record.blocks import Content, KeyValues
from escalog.domain.record.documents import full_record, notification
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import Moment
from escalog.wording.describing import text_lines
from escalog.wording.language import in_words
from tests.builders.story import Story, england, london
from tests.domain.record.test_laws_of_disclosure import SIGNER, issue_of, page_text

TEXT = (Path(__file__).parents[2] / "builders" / "packs" / "fast_route.toml").read_text(encoding="utf-8")
WHY = "Alone tonight, and the next visit is on Friday."


@cache
def fast_route() -> Procedure:
    procedure = read_pack(TEXT, "fast-route").procedure
    assert procedure is not None
    return procedure


class Fast(Story):
    """A disagreement on the immediate route, or on the main one and then moved."""

    def __init__(self, track: str = "urgent", stage: str = "urgent-leads", **raised: str) -> None:
        given = {"cannot_wait": WHY} if track == "urgent" else {}
        super().__init__("model", category="plan", track=track, stage=stage, **{**given, **raised})
        self.procedure = fast_route()

    def move(self, to_stage: str = "urgent-heads", reason: str = WHY) -> None:
        self.add("track-moved", "2026-11-17T10:00", to_track="urgent", to_stage=to_stage, reason=reason)


def record_of(story: Story) -> Content:
    dispute = story.dispute()
    return full_record(dispute, issue_of(dispute), (SIGNER,))


def notification_of(story: Story) -> Content:
    dispute = story.dispute()
    return notification(dispute, issue_of(dispute), (SIGNER,))


def cover(content: Content) -> dict[str, str]:
    return dict(next(block for block in content.blocks if isinstance(block, KeyValues)).rows)


# taking it


def test_only_the_immediate_route_asks_why_it_cannot_wait():
    main, urgent = fast_route().tracks
    assert kind_on(urgent, fast_route()).field("cannot_wait").required
    assert not kind_on(main, fast_route()).field("cannot_wait").required
    assert "cannot_wait" in needed_on(urgent) - needed_on(main)


def test_it_may_begin_at_any_stage_and_the_ones_before_say_why_they_are_passed_over():
    dispute = Fast(stage="urgent-chair").dispute()
    assert dispute.current is not None
    assert dispute.current.stage.id == "urgent-chair"
    skipped = dispute.stage("urgent-leads")
    assert (skipped.status, skipped.passed_over) == (StageStatus.SKIPPED, "an immediate route may pass it over")


def test_its_stages_are_passed_over_with_a_reason_and_those_of_the_main_route_only_for_risk():
    values = {"to_stage": "urgent-chair", "reason": "x", "occurred": "2026-11-18", "by": "S.P.", "known": "did"}
    assert stages.problems(Fast().dispute(), KindId.ESCALATED, values) == ()
    without = stages.problems(Fast().dispute(), KindId.ESCALATED, {**values, "reason": ""})
    assert [each.field for each in without] == ["reason"]
    main = stages.problems(Fast("main", "one").dispute(), KindId.ESCALATED, {**values, "to_stage": "three"})
    assert [each.field for each in main] == ["because_of_risk"]


def test_a_running_disagreement_is_moved_to_it_at_any_stage_with_a_reason():
    story = Fast("main", "one")
    values = {"to_track": "urgent", "to_stage": "urgent-heads", "occurred": "2026-11-17", "by": "S.P.", "known": "did"}
    assert [each.field for each in stages.problems(story.dispute(), KindId.TRACK_MOVED, values)] == ["reason"]
    assert stages.problems(story.dispute(), KindId.TRACK_MOVED, {**values, "reason": WHY}) == ()
    story.move()
    dispute = story.dispute()
    assert dispute.stage("urgent-leads").status is StageStatus.SKIPPED
    assert moves(dispute)[0].stopped.endswith("when it moved to Risk now (immediate route).")
    row = next(row for row in dispute.chronology if row.kind == "track-moved")
    assert row.heading == "Moved to the immediate route: Risk now, stage 2"


# why it cannot wait


def test_the_reason_is_that_of_raising_or_of_the_last_move_there():
    assert why_it_cannot_wait(Fast("main", "one").dispute()) == ""
    assert why_it_cannot_wait(Fast().dispute()) == WHY
    story = Fast(cannot_wait="First reason.")
    story.add("track-moved", "2026-11-16T16:00", to_track="main", to_stage="one", reason="It can wait.")
    assert why_it_cannot_wait(story.dispute()) == ""
    story.move(reason="Second reason.")
    assert why_it_cannot_wait(story.dispute()) == "Second reason."


def test_a_disagreement_of_an_earlier_program_has_no_reason_and_reads_all_the_same():
    story = Fast(cannot_wait="")
    assert why_it_cannot_wait(story.dispute()) == ""
    assert cover(record_of(story))["Why it cannot wait"] == "Not given"


def test_a_corrected_reason_stands():
    story = Fast()
    story.add(
        "correction", "2026-11-17T09:00", entry=story.raised, field="cannot_wait", value="Alone for a week.", why="x"
    )
    assert why_it_cannot_wait(story.dispute()) == "Alone for a week."


# without delay


def test_where_nothing_has_a_date_the_next_step_says_without_delay():
    story = Fast(stage="urgent-chair")
    story.add("contact", "2026-11-16T15:00", what="spoke", with_whom="L.W.", said="x")
    step = next_step(story.dispute(), london("2026-11-16T16:00"), "S.P.")
    assert (step.heading, step.by_when) == ("Next step (immediate route, stage 3 of 3)", WITHOUT_DELAY)
    story.add("stage-concluded", "2026-11-16T17:00", outcome="resolved", summary="x", stage="urgent-chair")
    assert next_step(story.dispute(), london("2026-11-16T17:30"), "S.P.").by_when == WITHOUT_DELAY


def test_a_limit_with_a_date_keeps_its_date_a_pause_stands_still_and_what_is_closed_is_not_pressed():
    story = Fast()
    step = next_step(story.dispute(), london("2026-11-16T15:00"), "S.P.")
    assert step.by_when.startswith("Monday 16 November, 18:05.")
    story.add("paused", "2026-11-16T15:10", reason="Half term.")
    assert next_step(story.dispute(), london("2026-11-16T16:00"), "S.P.").by_when == "The time limits stand still."
    closed = Fast(stage="urgent-chair")
    closed.add("stage-concluded", "2026-11-16T17:00", outcome="resolved", summary="x", stage="urgent-chair")
    closed.add("closed", "2026-11-16T17:10", summary="x", child_outcome="improved")
    step = next_step(closed.dispute(), london("2026-11-16T18:00"), "S.P.")
    assert (step.heading, step.by_when) == ("Next step", "Nothing is due.")


def test_the_main_route_is_not_pressed():
    story = Fast("main", "three")
    story.add("contact", "2026-11-16T15:00", what="spoke", with_whom="L.W.", said="x")
    step = next_step(story.dispute(), london("2026-11-16T16:00"), "S.P.")
    assert (step.heading, step.by_when) == ("Next step (stage 3 of 3)", "No time limit is running.")


def test_finding_out_whether_the_child_is_safe_comes_before_it():
    step = next_step(Fast(safe_now="not-known").dispute(), london("2026-11-16T15:00"), "S.P.")
    assert (step.main, step.by_when) == ("safety", "At once.")


# where it is shown


def test_a_row_of_today_says_that_it_is_on_the_immediate_route_and_what_is_kept_says_so_too():
    (row, *_) = items(Fast().dispute(), london("2026-11-16T15:00"))
    assert row.fast
    assert row.about == "K.M. 0042 · with Children's social care · Immediate route · Stage 1: Safeguarding leads"
    kept = read_lines(written(lines_of(Fast().dispute())))
    assert kept is not None
    assert kept.fast
    (row, *_) = items(Fast("main", "one").dispute(), london("2026-11-16T15:00"))
    assert (row.fast, "Immediate" in row.about) == (False, False)


def test_the_record_says_the_route_and_why_on_its_cover_and_in_the_chronology():
    content = record_of(Fast())
    assert cover(content)["Route"] == "Risk now (immediate route)"
    assert cover(content)["Why it cannot wait"] == WHY
    rows = {row.heading for row in Fast().dispute().chronology}
    assert "Disagreement raised on the immediate route: Risk now" in rows
    assert "Why it cannot wait" not in cover(record_of(Fast("main", "one")))


@pytest.mark.parametrize("moved", [False, True])
def test_a_notification_says_that_it_is_on_the_immediate_route_and_not_why(moved):
    story = Fast("main", "one") if moved else Fast()
    if moved:
        story.move()
    content = notification_of(story)
    assert cover(content)["Route"] == "Risk now (immediate route)"
    assert WHY not in page_text(content)
    assert not {name for _entry, name in content.printed} & {"cannot_wait", "reason"}


def test_a_title_that_says_it_already_is_not_doubled():
    urgent = fast_route().tracks[1]
    assert title_of(msgspec.structs.replace(urgent, title="Immediate escalation")) == "Immediate escalation"
    assert title_of(fast_route().tracks[0]) == "Main ladder"


# the pack


def test_a_procedure_in_words_says_what_the_route_is_for():
    assert f"  {for_risk('Stage')} It may begin at any stage and pass others over, always with a reason." in tuple(
        text_lines(procedure_text(fast_route()))
    )
    shown = procedure_show(fast_route())["tracks"]
    assert [each.get("fast") for each in shown] == [None, True]


def test_an_example_says_that_it_could_begin_elsewhere():
    main, urgent = fast_route().tracks
    raised = Moment.parse("2026-11-16T14:05")
    assert "any stage" in " ".join(in_words(worked_example(fast_route(), urgent, raised, england()).supposed))
    assert "any stage" not in " ".join(in_words(worked_example(fast_route(), main, raised, england()).supposed))


def test_a_new_immediate_route_is_told_as_one_and_a_change_is_told():
    main = msgspec.structs.replace(fast_route(), tracks=fast_route().tracks[:1])
    (told,) = differences(main, fast_route())
    assert in_words(told.words).startswith('the route "Risk now (immediate route)" is new')
    slow = msgspec.structs.replace(fast_route().tracks[1], fast=False)
    before = msgspec.structs.replace(fast_route(), tracks=(fast_route().tracks[0], slow))
    assert [in_words(each.words) for each in differences(before, fast_route())] == ["the route is now an immediate one"]


FAST_MAIN = TEXT.replace('title = "Main ladder"', 'title = "Main ladder"\nfast = true')
"""Also a pack of immediate routes only."""


def test_the_main_route_is_no_immediate_one():
    reading = read_pack(FAST_MAIN, "x")
    assert [(each.code, each.path) for each in reading.errors] == [("pack-fast-main", "tracks[0].fast")]


def test_a_pack_of_format_1_that_marked_its_main_route_still_loads():
    reading = read_pack(FAST_MAIN.replace("format = 2", "format = 1").replace(NOTICES, ""), "x")
    assert reading.errors == ()
    assert reading.procedure is not None
    assert [each.fast for each in reading.procedure.tracks] == [False, True]


NOTICES = '[[tracks.stages.notices]]\nat = "start"\nunit = "immediately"\n'


def test_of_an_immediate_route_no_stage_is_out_of_reach():
    text = TEXT.replace('name = "Safeguarding leads"', 'name = "Safeguarding leads"\noutcomes = ["resolved"]')
    assert read_pack(text, "x").errors == ()
    assert [each.code for each in read_pack(text.replace("fast = true", ""), "x").errors] == ["pack-unreachable"] * 2
