"""The pack that uses every key of the format, followed through the whole work: check, adopt, raise, pause, escalate."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from escalog.cli.command_line import main
from escalog.domain.agenda.icalendar import summary
from escalog.domain.agenda.items import agenda
from escalog.domain.ladder.states import LimitStatus
from escalog.domain.next_step.next_step import next_step
from escalog.domain.procedure.vocabulary import Side, Unit
from escalog.domain.values.english import say_moment
from escalog.domain.values.entry import KeyId
from escalog.records.checking.check import check
from escalog.records.signers.trust import Trust, TrustLine
from tests.builders.story import pack
from tests.services.conftest import RAISED
from tests.services.disagreements.test_every_pack import climb

PACK = Path(__file__).parents[2] / "builders" / "packs" / "whole_format.toml"

BEGUN = RAISED | {
    "category": "plan",
    "heard": "2026-10-12T09:00",
    "track": "children",
    "stage": "practitioners",
    "priority": "red",
    "raising_agency_type": "school",
    "receiving_agency_type": "school",
}


@pytest.fixture
def digest(desk):
    """The pack brought in from its file and taken into use, as somebody would."""
    found = desk.library.preview(PACK)
    assert (found.errors, found.procedure) == ((), pack("whole_format"))
    brought = desk.library.bring_in(found)
    desk.procedures.adopt(brought, "Ada Lind", "Lead", date(2026, 10, 1), source_checked=True, gaps_filled="None")
    return brought


def wait(clock, **time):
    clock.set(clock.now() + timedelta(**time))


def record_of(desk, dispute, path):
    """A full record and whether it is genuine."""
    while desk.care.check_step():
        pass
    desk.records.issue(desk.records.preview(dispute, "record", "The board", "For the file"), path)
    return check(path.read_bytes(), Trust({KeyId(desk.me.fingerprint): TrustLine("here")}))


def test_it_is_checked_on_the_command_line_with_only_what_it_leaves_open(capsys):
    assert main(["procedure", "check", str(PACK), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["ok"], len(report["errors"]), len(report["notices"])) == (True, 0, 3)


def test_it_is_followed_from_raising_over_a_pause_and_the_next_level_to_a_genuine_record(desk, clock, digest, tmp_path):
    raised = desk.disagreements.raise_disagreement(BEGUN | {"procedure": digest})
    record = desk.disagreements.record
    stands = desk.disagreements.open(raised)
    assert stands.current.heading == "Level 1: Practitioners"
    step = next_step(stands, clock.now(), "Ada Lind")
    assert step.heading == "The other side's turn (level 1 of 4)"
    whole = stands.overall_limits[0]
    assert (whole.limit.unit, whole.limit.limit, whole.run.status) == (Unit.WORKING_DAYS, 20, LimitStatus.RUNNING)
    assert "for the priority Red" in whole.run.explanation

    record(
        raised, "reply", {"from_whom": "P.D.", "answer": "acknowledges", "holds": "It has come.", "known": "present"}
    )
    wait(clock, hours=1)
    read = next(each for each in desk.disagreements.open(raised).limits if each.limit.id == "one-read")
    assert (read.limit.limit, read.run.due.unit) == (4, Unit.HOURS), "red runs on outside service hours"

    record(raised, "paused", {"reason": "Half term.", "agreed_with": "P.D.", "occurred": "2026-10-12T11:00"})
    assert desk.disagreements.open(raised).paused is not None
    wait(clock, days=1)
    record(raised, "resumed", {"reason": "Back.", "occurred": "2026-10-13T11:00"})
    moved = next(each for each in desk.disagreements.open(raised).limits if each.limit.id == "one-read")
    assert moved.run.due.at - read.run.due.at == timedelta(days=1)

    writing = {f"writing.{item}": "Said." for item in ("one-ours", "one-both")}
    ahead = {"to_stage": "line-managers", "reason": "No answer.", "unwritten.one-theirs": True}
    record(raised, "escalated", writing | ahead)
    stands = desk.disagreements.open(raised)
    assert stands.current.heading == "Level 2: Line managers"
    assert stands.current.raising_acts == "Chair of governors (for school or college)"
    assert stands.current.receiving_acts == "Head teacher"
    form = next(each for each in agenda(stands) if each.key.endswith("/two-form"))
    assert summary(form) == "77-12: Send the escalation form, your step (Level 2: Line managers)"
    rows = [each for each in desk.today().items if "escalation form" in each.what]
    assert [each.whose for each in rows] == ["Your step"]
    told = next(each for each in stands.notices if each.key == "start")
    assert say_moment(told.run.due.at) == "Wed 14 Oct, 16:45", "service hours of the pack end then"

    assert climb(desk, clock, raised) == ["line-managers", "heads", "board-meeting", "panel"]
    found = record_of(desk, raised, tmp_path / "record.pdf")
    assert (str(found.verdict), [each.code for each in found.findings]) == ("genuine", ["pages-compared"])
    assert desk.care.check_all()["ok"]


def test_the_answering_side_reads_the_same_limits_as_its_own(desk, clock, digest):
    theirs = {"direction": "theirs", "receiving_agency_type": "school", "raising_agency_type": "practice"}
    raised = desk.disagreements.raise_disagreement(BEGUN | theirs | {"procedure": digest})
    stands = desk.disagreements.open(raised)
    step = next_step(stands, clock.now(), "Ada Lind")
    assert (step.heading, step.side) == ("Your next step (level 1 of 4)", Side.RECEIVING)
    assert stands.stage("line-managers").may_be_passed, "a practice that raises has nobody there"


@pytest.mark.parametrize("track", [each.id for each in pack("whole_format").tracks[1:]])
def test_every_other_route_of_it_is_raised_climbed_and_recorded(desk, clock, digest, tmp_path, track):
    facts = {"conference": "2026-10-09T10:00", "review_on": "2026-10-08", "theme": "Waiting", "cannot_wait": "Now."}
    begun = BEGUN | facts | {"procedure": digest, "track": track, "stage": "", "priority": ""}
    raised = desk.disagreements.raise_disagreement(begun)
    assert climb(desk, clock, raised) == [stage.id for stage in pack("whole_format").track(track).stages]
    assert str(record_of(desk, raised, tmp_path / "record.pdf").verdict) == "genuine"
