"""One command keeps the record of a version, and never touches one that is kept."""

import runpy
from pathlib import Path

from escalog.records.checking.check import check
from escalog.records.signers.trust import Trust

ROOT = Path(__file__).resolve().parents[3]


def test_the_record_of_a_version_is_kept_once_and_is_genuine(tmp_path):
    keep = runpy.run_path(str(ROOT / "packaging" / "tools" / "keep_record.py"))["keep"]
    place = keep("9.9.9", tmp_path)
    assert place == tmp_path / "9.9.9"
    assert sorted(each.name for each in place.iterdir()) == ["record.pdf", "signer.pem"]
    trust = Trust.of_certificates([(place / "signer.pem").read_bytes()])
    data = (place / "record.pdf").read_bytes()
    assert check(data, trust).verdict == "genuine"
    assert keep("9.9.9", tmp_path) is None
    assert (place / "record.pdf").read_bytes() == data
