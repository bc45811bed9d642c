"""Routes: moving to another one, stages that may be passed over, and what each route needs to be told."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import pytest

from escalog.domain.dispute.fold import fold
from escalog.domain.dispute.route_moves import moves
from escalog.domain.entry_kinds.raising_by_route import kind_on, needed_on, steps_on
from escalog.domain.ladder.states import LimitStatus, StageState, StageStatus
from escalog.domain.log.transitions import NO_OTHER_TRACK, NO_SUCH_STAGE, NO_SUCH_TRACK, Status
from escalog.domain.next_step.next_step import next_step
from escalog.domain.pack.reading import read_pack
from escalog.domain.permissions import acts as stages
from escalog.domain.procedure.model import Procedure
from escalog.domain.record.blocks import StageRail
from escalog.domain.record.documents import full_record, notification
from escalog.domain.values.entry import EntryId, FieldValue
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import Moment
from escalog.wording.fields import asked_fields, voice_of
from tests.builders.story import Story, england, london, pack
from tests.domain.record.test_laws_of_disclosure import SIGNER, issue_of, page_text


@cache
def two_routes() -> Procedure:
    report = read_pack(
        (Path(__file__).parents[2] / "builders" / "packs" / "two_routes.toml").read_text(encoding="utf-8"), "two-routes"
    )
    assert report.procedure is not None
    return report.procedure


class Routes(Story):
    """A log under the pack with two routes."""

    def __init__(self, stage: FieldValue = "one", **raised: FieldValue) -> None:
        super().__init__("model", "S.P.", category="plan", stage=stage, **raised)
        self.procedure = two_routes()

    def move(
        self, at: str = "2026-11-18T10:00", after: Iterable[EntryId] | None = None, **fields: FieldValue
    ) -> EntryId:
        """A move to the conference's route, unless told otherwise."""
        more = {"to_track": "dissent", "to_stage": "chair", "reason": "It is a dissent.", **fields}
        return self.add("track-moved", at, after, "S.P.", more)

    def at(self) -> StageState:
        """The stage it stands at."""
        current = self.dispute().current
        assert current is not None
        return current


def test_a_move_leads_to_the_other_route_and_the_one_before_stays_readable():
    story = Routes()
    moved = story.move(conference="2026-11-16T10:00")
    dispute = story.dispute()
    assert dispute.track.id == "dissent"
    assert [each.stage.id for each in dispute.stages] == ["chair", "head"]
    assert dispute.current is not None
    assert dispute.current.label == "Level 1"
    earlier = dispute.earlier[0]
    assert (earlier.track.id, earlier.left_by) == ("main", moved)
    assert earlier.left == Moment.parse("2026-11-18T10:00")
    assert dispute.stage("one").status is StageStatus.ENDED
    assert dispute.stage("one").limits[0].run.status is LimitStatus.STOPPED
    assert dispute.stage("one").label == "Step 1"


def test_both_clocks_are_explained():
    story = Routes()
    story.move(conference="2026-11-16T10:00")
    move = moves(story.dispute())[0]
    assert move.stopped == "Step 1 of Main ladder stopped on Wed 18 Nov 2026, when it moved to Conference dissent."
    assert move.clocks == (
        "Conference dissent: 72 hours from the conference, Mon 16 Nov 2026, 10:00; due Thu 19 Nov 2026, 10:00.",
    )
    assert move.reason == "It is a dissent."


def test_a_clock_whose_start_nobody_has_stated_says_so():
    story = Routes()
    story.move()
    assert moves(story.dispute())[0].clocks == (
        "Conference dissent: 72 hours from the conference; that has no recorded time yet.",
    )


def test_the_chronology_says_where_it_moved_and_why():
    story = Routes()
    moved = story.move()
    row = next(row for row in story.dispute().chronology if row.entry == moved)
    assert row.heading == "Moved to another route: Conference dissent, level 1"
    assert ("Why it moved", "It is a dissent.") in {(line.label, line.value) for line in row.lines}


def test_after_a_move_stages_of_the_new_route_lie_ahead_and_no_others():
    story = Routes()
    story.move()
    story.add("escalated", "2026-11-19T10:00", to_stage="two", reason="x")
    dispute = story.dispute()
    assert dispute.current is not None
    assert dispute.current.stage.id == "chair"
    assert next(row for row in dispute.chronology if row.kind == "escalated").no_effect == dispute.said(NO_SUCH_STAGE)
    assert [each.stage.id for each in stages.stages_ahead(dispute)] == ["head"]


def test_it_can_move_back_and_begins_the_stage_again():
    story = Routes()
    story.move()
    story.move("2026-11-19T10:00", to_track="main", to_stage="two")
    dispute = story.dispute()
    assert (dispute.track.id, story.at().stage.id) == ("main", "two")
    assert [ladder.track.id for ladder in dispute.earlier] == ["dissent"]
    assert dispute.stage("one").status is StageStatus.ENDED


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"to_track": "main"}, NO_OTHER_TRACK),
        ({"to_track": "nowhere"}, NO_SUCH_TRACK),
        ({"to_stage": "two"}, NO_SUCH_STAGE),
    ],
)
def test_a_move_that_fits_no_route_is_kept_shown_and_has_no_effect(fields, says):
    story = Routes()
    moved = story.move(**fields)
    dispute = story.dispute()
    assert dispute.judgement.no_effect[moved] == says
    assert dispute.track.id == "main"


def test_two_moves_apart_are_undecided_until_one_is_settled():
    story = Routes()
    note = story.add("note", "2026-11-17T09:00", text="x")
    one = story.move(after=[note])
    other = story.move("2026-11-18T11:00", after=[note], to_stage="head")
    dispute = story.dispute()
    assert dispute.status is Status.UNDECIDED
    assert {each.entry for each in dispute.separate} == {one, other}
    story.add("reconciled", "2026-11-19T10:00", stands=other, names=tuple(sorted((one, other))), why="x")
    assert (story.dispute().status, story.at().stage.id) == (Status.OPEN, "head")


def test_a_move_and_a_stage_that_ended_apart_are_undecided_and_both_clocks_are_kept():
    story = Routes()
    note = story.add("note", "2026-11-17T09:00", text="x")
    moved = story.move(after=[note], conference="2026-11-16T10:00")
    ended = story.add("stage-concluded", "2026-11-18T12:00", [note], outcome="unresolved", summary="x", stage="one")
    dispute = story.dispute()
    assert dispute.status is Status.UNDECIDED
    assert dispute.track.id == "main"
    assert {limit.limit.id for limit in dispute.limits} == {"one-talk", "chair-raise"}
    story.add("reconciled", "2026-11-19T10:00", stands=moved, names=tuple(sorted((moved, ended))), why="x")
    assert story.dispute().track.id == "dissent"


def test_a_move_needs_what_the_clocks_of_the_other_route_start_from():
    dispute = Routes().dispute()
    values = {"to_track": "dissent", "reason": "x", "occurred": "2026-11-18", "by": "S.P.", "known": "did"}
    assert [each.field for each in stages.problems(dispute, KindId.TRACK_MOVED, values)] == ["conference"]
    assert stages.problems(dispute, KindId.TRACK_MOVED, {**values, "conference": "2026-11-16"}) == ()
    assert [each.field for each in stages.problems(dispute, KindId.TRACK_MOVED, {**values, "to_stage": "two"})] == [
        "to_stage"
    ]
    known = Routes(conference="2026-11-16").dispute()
    assert stages.problems(known, KindId.TRACK_MOVED, values) == ()


def test_a_procedure_with_one_route_offers_no_move():
    assert not stages.permission_for(Story("darlington").dispute(), KindId.TRACK_MOVED).ok
    assert stages.permission_for(Routes().dispute(), KindId.TRACK_MOVED).ok


def test_a_stage_that_one_side_has_nobody_for_is_passed_over_with_that_reason():
    story = Routes(receiving_agency_type="practice")
    dispute = story.dispute()
    nearest = stages.next_stage(dispute)
    assert nearest is not None
    assert nearest.stage.id == "three"
    values = {"to_stage": "three", "reason": "x", "occurred": "2026-11-18", "by": "S.P.", "known": "did"}
    assert stages.problems(dispute, KindId.ESCALATED, values) == ()
    story.add("escalated", "2026-11-18T10:00", to_stage="three", reason="x")
    skipped = story.dispute().stage("two")
    assert skipped.status is StageStatus.SKIPPED
    assert skipped.passed_over == "A general practice has nobody at this level"


def test_a_record_says_of_each_side_who_acts_or_that_it_has_nobody():
    for writer in (full_record, notification):
        for kinds, acts in _WHO_ACTS:
            dispute = Routes(**kinds).dispute()
            content = writer(dispute, issue_of(dispute), (SIGNER,))
            rail = next(each for each in content.blocks if isinstance(each, StageRail))
            assert next(row.who for row in rail.rows if row.label == dispute.stage("two").heading) == acts


_WHO_ACTS: tuple[tuple[Mapping[str, FieldValue], str], ...] = (
    ({}, "Line manager"),
    (
        {"receiving_agency_type": "practice"},
        "Raising side: Line manager\nReceiving side: A general practice has nobody at this level",
    ),
    (
        {"raising_agency_type": "school", "receiving_agency_type": "practice"},
        (
            "Raising side: the trust's safeguarding lead (for a school)\n"
            "Receiving side: A general practice has nobody at this level"
        ),
    ),
)


def test_a_kind_of_agency_that_is_added_later_says_who_acts_in_the_notification_too():
    story = Routes()
    story.add("details", "2026-11-17T10:00", receiving_agency_type="practice")
    story.add("escalated", "2026-11-18T10:00", to_stage="three", reason="x")
    dispute = story.dispute()
    text = page_text(notification(dispute, issue_of(dispute), (SIGNER,)))
    assert "Skipped: A general practice has nobody at this level" in text
    assert "A general practice" in text.split("Kind of agency, receiving side")[1]


def test_the_next_step_says_why_a_stage_is_not_gone_to():
    story = Routes(receiving_agency_type="practice")
    story.add("stage-concluded", "2026-11-18T10:00", outcome="unresolved", summary="x", stage="one")
    step = next_step(story.dispute(), london("2026-11-18T11:00"), "S.P.")
    assert step.what == "Go to step 3, or say why you stop here."
    assert step.why.endswith("Step 2 is passed over: a general practice has nobody at this level.")
    other = Routes()
    other.add("stage-concluded", "2026-11-18T10:00", outcome="unresolved", summary="x", stage="one")
    assert "passed over" not in next_step(other.dispute(), london("2026-11-18T11:00"), "S.P.").why


def test_without_such_a_kind_of_agency_only_risk_passes_a_stage_over():
    dispute = Routes().dispute()
    values = {"to_stage": "three", "reason": "x", "occurred": "2026-11-18", "by": "S.P.", "known": "did"}
    assert [each.field for each in stages.problems(dispute, KindId.ESCALATED, values)] == ["because_of_risk"]


def test_a_kind_of_agency_says_who_acts_for_it():
    dispute = Routes(raising_agency_type="school").dispute()
    assert dispute.stage("two").raising_role == "the trust's safeguarding lead (for a school)"
    assert dispute.stage("two").receiving_role == "Line manager"


def test_a_kind_of_agency_acts_on_one_side_by_another_role_than_on_the_other():
    text = (Path(__file__).parents[2] / "builders" / "packs" / "two_routes.toml").read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if 'agency = "school"' in line)
    sided = """
    { agency = "school", side = "raising", role = "Head teacher" },
    { agency = "school", side = "receiving", level = "skipped" },
    """
    procedure = read_pack(text.replace(row, sided), "sided").procedure
    assert procedure is not None
    story = Routes(raising_agency_type="school")
    story.procedure = procedure
    raising = story.dispute().stage("two")
    assert (raising.raising_acts, raising.receiving_acts) == ("Head teacher", "Line manager")
    assert not raising.may_be_passed
    other = Routes(receiving_agency_type="school")
    other.procedure = procedure
    receiving = other.dispute().stage("two")
    assert (receiving.raising_acts, receiving.receiving_acts) == ("Line manager", "A school has nobody at this level")
    assert receiving.may_be_passed


def test_an_optional_stage_before_the_ladder_may_be_left_out():
    dispute = Routes().dispute()
    assert dispute.stage("own-manager").status is StageStatus.SKIPPED
    assert dispute.stage("own-manager").passed_over == "the procedure lets it be passed over"


def test_what_comes_after_the_ladder_is_offered_and_never_forced():
    story = Routes(stage="three")
    story.add("partnership-told", "2026-11-16T15:00", whom="x", how="email")
    story.add("stage-concluded", "2026-11-18T10:00", outcome="unresolved", summary="x")
    step = next_step(story.dispute(), london("2026-11-18T11:00"), "S.P.")
    assert step.what == "Go to mediation, or close it with what stays open."
    assert (step.main, step.others) == ("escalated", ("partnership-told", "closed"))
    assert stages.permission_for(story.dispute(), KindId.CLOSED).ok
    story.add("escalated", "2026-11-18T12:00", to_stage="mediation", reason="x")
    assert story.at().stage.id == "mediation"


def test_a_telling_names_whom_how_and_by_when():
    story = Routes(stage="three")
    step = next_step(story.dispute(), london("2026-11-16T15:00"), "S.P.")
    assert step.what == "Tell the business unit that step 3 has started."
    assert step.with_whom == "The business unit"
    assert step.by_when == "Tuesday 17 November, 17:00. 1 working day left."
    assert step.notice == "three/start"
    assert "How: by the notification form." in step.why
    assert "The safeguarding partnership mediates at this step." in step.why


def test_a_telling_of_one_stage_settles_that_point_and_no_other():
    story = Routes(stage="three")
    story.add("stage-concluded", "2026-11-17T10:00", outcome="unresolved", summary="x")
    told = story.add("partnership-told", "2026-11-17T11:00", whom="x", how="email", notice="end", stage="three")
    states = {each.key: each for each in story.dispute().notices}
    assert (states["start"].run.done_by, states["end"].run.done_by) == (None, told)
    row = next(row for row in story.dispute().chronology if row.entry == told)
    assert row.heading == "The safeguarding partnership was told that step 3 ended"


@pytest.mark.parametrize(
    ("track", "needed"),
    [
        ("children", {"heard"}),
        ("conference", {"conference"}),
        ("review", {"review_on"}),
        ("theme", {"theme"}),
    ],
)
def test_each_route_needs_what_its_clocks_start_from(track, needed):
    assert needed_on(pack().track(track)) - {"heard"} == needed - {"heard"}


def test_a_theme_asks_for_no_initials_and_no_view_of_a_child():
    track = pack().track("theme")
    kind = kind_on(track, pack())
    assert not kind.field("child.1.initials").required
    assert kind.field("theme").required
    pages = {step.id: step for step in steps_on(track, pack())}
    assert "child" not in pages
    assert "need" not in pages
    assert pages["sides"].fields[0] == "theme"
    assert voice_of(track, pack()).label(kind.field("safe_now")) == "Is every child concerned safe now?"


def test_an_adult_is_called_an_adult_wherever_the_form_asks():
    procedure = pack("lincolnshire")
    track = procedure.track("adults")
    kind = kind_on(track, procedure)
    voices = [voice_of(track, procedure, whose) for whose in ("ours", "theirs")]
    asked = [field for voice in voices for field in asked_fields(kind, voice)]
    said = [text for field in asked for text in (field.label, field.hint, field.error, field.heading)]
    steps = [voice.step(step) for voice in voices for step in steps_on(track, procedure)]
    said += [text for step in steps for text in (step.title, step.lead)]
    said += [option.label for field in kind.fields for option in field.options]
    assert [text for text in said if "child" in text.lower()] == []
    assert voices[0].label(kind.field("safe_now")) == "Is the adult safe now?"


def test_a_theme_has_a_title_without_initials():
    raised = {"theme": "Waiting times", "category": "resource-theme", "child__1__initials": ""}
    dispute = Story(track="theme", stage="theme-service-managers", **raised).dispute()
    assert dispute.children == ()
    assert dispute.title.startswith("Theme 0042: ")
    assert dispute.about_whom == "Theme"


def test_a_log_of_one_route_reads_as_before_under_a_pack_with_several():
    story = Story()
    dispute = fold(story.entries, pack(), england())
    assert (dispute.track.id, dispute.earlier) == ("children", ())
