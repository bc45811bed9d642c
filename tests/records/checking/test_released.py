"""A record of every released version is kept here, with its signer's certificate, and keeps its verdict for ever."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from escalog.records.checking.check import check
from escalog.records.signers.trust import Trust

RELEASED = sorted(path for path in (Path(__file__).parents[1] / "released").iterdir() if path.is_dir())


@pytest.mark.parametrize("folder", RELEASED, ids=lambda folder: folder.name)
@pytest.mark.parametrize("year", [2026, 2041, 2066])
def test_a_record_of_a_released_version_stays_genuine(folder, year):
    trust = Trust.of_certificates([(folder / "signer.pem").read_bytes()])
    verdict = check((folder / "record.pdf").read_bytes(), trust, now=datetime(year, 12, 1, tzinfo=UTC))
    assert str(verdict.verdict) == "genuine"


@pytest.mark.parametrize("folder", RELEASED, ids=lambda folder: folder.name)
def test_the_same_record_with_one_letter_changed_is_not(folder):
    whole = (folder / "record.pdf").read_bytes()
    at = whole.index(b'"reason"') + 12
    changed = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
    trust = Trust.of_certificates([(folder / "signer.pem").read_bytes()])
    assert str(check(changed, trust).verdict) == "changed"
