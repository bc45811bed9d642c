"""The whole job under every procedure that comes with the program, and stores that began under an earlier text."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from escalog.domain.log.transitions import Status
from escalog.domain.next_step.next_step import next_step
from escalog.domain.pack.reading import read_pack
from escalog.domain.values.entry import KeyId
from escalog.domain.values.moment import LONDON
from escalog.records.checking.check import check
from escalog.records.signers.trust import Trust, TrustLine
from escalog.services.desk import Desk
from escalog.services.procedures.shipped import pack_digest
from tests.builders.pack_facts import shipped
from tests.builders.stores import PASSPHRASE
from tests.builders.walking import filled
from tests.domain.dispute.test_walk_every_pack import ROUTES
from tests.services.conftest import RAISED, adopt

OLD = Path(__file__).parents[2] / "builders" / "packs" / "format_1"

MOST_STEPS = 80

FACTS = {"conference": "2026-10-09T10:00", "review_on": "2026-10-08", "theme": "Waiting times for an assessment"}

AS_WE_DO = {"unresolved", "differs", "improved", "did", "raising", "done", "working-days"}
"""What somebody chooses who gets through to the other side and does not agree with it."""


def climb(desk: Desk, clock, dispute) -> list[str]:
    """Does what the next step says until it is closed; the stages it stood at."""
    reached: list[str] = []
    for _ in range(MOST_STEPS):
        stands = desk.disagreements.open(dispute)
        if stands.status is Status.CLOSED:
            return reached
        assert stands.current is not None
        if stands.current.stage.id not in reached:
            reached.append(stands.current.stage.id)
        kind = next_step(stands, clock.now(), "Ada Lind").main
        for what in ("spoke", "met", "wrote") if kind == "contact" else ("",):
            clock.set(clock.now() + timedelta(minutes=7))
            at = clock.now().astimezone(LONDON).strftime("%Y-%m-%dT%H:%M")
            values = filled(
                stands, kind, at, lambda given: next((each for each in given if each in AS_WE_DO), given[0])
            )
            desk.disagreements.record(dispute, kind, values | ({"what": what} if what else {}))
    raise AssertionError(f"still not closed at {reached[-1]}")


def genuine_record(desk: Desk, dispute, path: Path) -> None:
    """Issues a full record of a disagreement and finds it genuine."""
    while desk.care.check_step():
        pass
    desk.records.issue(desk.records.preview(dispute, "record", "The board", "For the file"), path)
    verdict = check(path.read_bytes(), Trust({KeyId(desk.me.fingerprint): TrustLine("here")}))
    assert (str(verdict.verdict), [each.code for each in verdict.findings]) == ("genuine", ["pages-compared"])


@pytest.mark.parametrize(("pack", "track"), ROUTES, ids=[" ".join(each) for each in ROUTES])
def test_a_disagreement_is_raised_climbs_every_stage_is_closed_and_its_records_are_genuine(
    desk, clock, tmp_path, pack, track
):
    begun = RAISED | FACTS | {"procedure": adopt(desk, pack), "track": track}
    category = shipped(pack).categories[0].id
    dispute = desk.disagreements.raise_disagreement(begun | {"category": category})
    assert climb(desk, clock, dispute) == [stage.id for stage in shipped(pack).track(track).stages]
    genuine_record(desk, dispute, tmp_path / "record.pdf")
    assert desk.care.check_all()["ok"]


@pytest.mark.parametrize("pack", ["model", "lincolnshire", "darlington"])
def test_a_disagreement_keeps_the_text_it_began_under_when_the_program_brings_a_new_one(opening, clock, tmp_path, pack):
    old = (OLD / f"{pack}.toml").read_bytes()
    with opening.unlock(PASSPHRASE) as desk:
        digest = desk.library.bring_in(desk.library.preview(OLD / f"{pack}.toml"))
        desk.procedures.adopt(digest, "Ada Lind", "Lead", date(2026, 10, 1), source_checked=True)
        dispute = desk.disagreements.raise_disagreement(RAISED | {"procedure": digest})
    with opening.unlock(PASSPHRASE) as desk:
        assert digest == pack_digest(old.decode()) != adopt(desk, pack)
        stands = desk.disagreements.open(dispute)
        assert (stands.procedure.version, shipped(pack).version) == ("1", "2")
        assert stands.procedure == read_pack(old, pack).procedure
        assert desk.procedures.text_of(stands).encode() == old
        assert climb(desk, clock, dispute) == [stage.id for stage in stands.track.stages]
        genuine_record(desk, dispute, tmp_path / "record.pdf")
        later = desk.disagreements.raise_disagreement(RAISED)
        assert desk.disagreements.open(later).procedure.version == "2"
