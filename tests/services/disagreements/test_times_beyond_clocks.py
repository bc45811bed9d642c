"""A store that holds an entry of a year that no clock says: it opens, shows what is there, and says so."""

import pytest

from escalog.domain.values.failure import Failure
from escalog.ledger.entry.sealing import seal
from tests.builders.entries import redated
from tests.builders.stores import PASSPHRASE

BEYOND = ("0001-01-01T00:00:00.000000Z", "9999-12-31T23:59:59.000000Z")


@pytest.mark.parametrize("recorded_at", BEYOND)
def test_a_store_that_holds_one_opens_and_says_so(opening, raised, recorded_at, tmp_path):
    with opening.unlock(PASSPHRASE) as desk:
        dispute = desk.disagreements.raise_disagreement(raised())
        other = desk.disagreements.raise_disagreement(raised(our_reference="other"))
        log, signer = desk.disagreements.log(dispute), desk.disagreements._signer
        told = {"text": "Rang.", "occurred": "2026-10-12", "by": "A.L.", "by_side": "raising", "known": "did"}
        at = log.entries[-1].recorded_at
        note = seal("note", told, dispute=dispute, signer=signer, recorded_at=at, parents=log.heads)
        desk._vault.append(dispute, [redated(note, recorded_at, signer)])
    with opening.unlock(PASSPHRASE) as desk:
        assert desk.today().items
        assert desk.finding.find("").total == 2
        found = desk.disagreements.open(dispute)
        assert found.entries[-1].fields["text"] == "Rang."
        assert any("flag" in row.kind or row.recorded_words for row in found.chronology)
        report = desk.care.check_all()
        assert report["ok"]
        assert [each["code"] for each in report["findings"]] == ["entry-time"]
        assert [each for each in desk.care.health() if "in a year that clocks here cannot say" in each]
        preview = desk.records.preview(other, "record", "a", "b")
        desk.records.issue(preview, tmp_path / "other.pdf")
        with pytest.raises(Failure) as met:
            desk.records.preview(dispute, "record", "a", "b")
        assert met.value.code == "listed-entry-time"
        assert desk.disagreements.record(dispute, "note", {"text": "Going on all the same."})
        assert desk.care.rebuild_index()["ok"]
