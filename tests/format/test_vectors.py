"""escalog agrees with the published vectors of its format: others check their programs against the same."""

import hashlib
import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from escalog.domain.values.failure import Failure
from escalog.ledger.entry import canonical, sealed
from escalog.ledger.entry.sealed import SealedEntry
from escalog.ledger.keys import signatures
from escalog.ledger.keys.certificates import as_in_subject, read_certificate
from escalog.ledger.log.checking import check as check_log
from escalog.ledger.log.log import Log
from escalog.ledger.log.transport import from_json
from escalog.records.checking.check import check
from escalog.records.signers.fingerprint_words import fingerprint_words
from escalog.records.signers.trust import Trust, TrustLine

VECTORS = Path(__file__).parent / "vectors"
LATER = datetime(2026, 12, 1, tzinfo=UTC)


@cache
def _vectors(file: str) -> Any:
    return json.loads((VECTORS / f"{file}.json").read_text(encoding="utf-8"))


def _cases(file: str, part: str) -> Any:
    return pytest.mark.parametrize("case", _vectors(file)[part], ids=lambda case: case["name"])


@_cases("canonical", "accepted")
def test_canonical_bytes_are_read_and_written_again(case):
    data = bytes.fromhex(case["bytes"])
    assert canonical.encode(canonical.decode(data)) == data


@_cases("canonical", "refused")
def test_any_other_spelling_is_refused(case):
    with pytest.raises(canonical.NotCanonical):
        canonical.decode(bytes.fromhex(case["bytes"]))


@_cases("ledger", "fields")
def test_a_field_has_its_commitment(case):
    assert canonical.encode(case["value"]).hex() == case["canonical"]
    assert sealed.commit(case["field"], bytes.fromhex(case["salt"]), case["value"]).hex() == case["commitment"]


@_cases("ledger", "payloads")
def test_commitments_have_their_digest(case):
    assert sealed.digest_of(bytes.fromhex(each) for each in case["commitments"]) == case["digest"]


@_cases("ledger", "signatures")
def test_a_signature_holds_or_not(case):
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), bytes.fromhex(case["point"]))
    digest, signature = bytes.fromhex(case["digest"]), bytes.fromhex(case["signature"])
    assert signatures.holds(key, digest, signature) is case["holds"]


def _entry_holds(case: dict[str, Any]) -> bool:
    try:
        entry = SealedEntry.decode(case["entry"].encode())
    except Failure:
        return False
    key = read_certificate(bytes.fromhex(case["certificate"])).public_key
    return signatures.holds(key, entry.digest, entry.signature)


@_cases("ledger", "entries")
def test_an_entry_holds_or_not(case):
    assert _entry_holds(case) is case["holds"]
    if case["holds"]:
        entry = SealedEntry.decode(case["entry"].encode())
        assert (entry.id, entry.encode().decode()) == (case["id"], case["entry"])


def _log(case: dict[str, Any]) -> Log | None:
    try:
        log = Log.of(from_json(canonical.decode(case["log"].encode())))
    except Failure:
        return None
    return log if len(log) and not check_log(log) else None


@_cases("ledger", "logs")
def test_a_log_holds_or_not_and_has_its_digest_heads_order_and_people(case):
    log = _log(case)
    assert (log is not None) is case["holds"]
    if log is not None:
        assert log.digest() == case["digest"]
        assert list(log.heads) == case["heads"]
        assert [entry.id for entry in log.entries] == case["order"]
        people = [(who.id, who.key, who.name, who.role, who.agency) for who in log.people()]
        told = [(who["person"], who["key"], who["name"], who["role"], who["agency"]) for who in case["people"]]
        assert people == told


@_cases("certificates", "certificates")
def test_a_certificate_is_usable_or_not(case):
    der = bytes.fromhex(case["der"])
    if not case["usable"]:
        with pytest.raises(Failure):
            read_certificate(der)
        return
    found = read_certificate(der)
    assert (found.key, list(fingerprint_words(found.key))) == (case["key"], case["words"])
    assert (found.name, found.role, found.agency) == (case["common_name"], case["role"], case["agency"])


@_cases("certificates", "names")
def test_a_name_is_cut_as_certificates_carry_it(case):
    assert as_in_subject(case["text"]) == case["shown"]


@_cases("certificates", "words")
def test_a_fingerprint_has_its_words(case):
    assert list(fingerprint_words(case["fingerprint"])) == case["words"]


@cache
def _kept(file: str) -> bytes:
    return (VECTORS / file).read_bytes()


def _whole(case: dict[str, Any]) -> bytes:
    return b"".join(
        bytes.fromhex(part["hex"]) if "hex" in part else _kept(part["file"])[part["from"] : part["to"]]
        for part in case["parts"]
    )


@_cases("files", "files")
def test_a_file_gets_its_verdict(case):
    _gets_its_verdict(case, "files")


@_cases("uncompared", "files")
def test_so_does_a_file_whose_pages_nobody_compares(case):
    _gets_its_verdict(case, "uncompared")


@_cases("reading", "files")
def test_a_file_that_can_be_read_in_two_ways_gets_its_verdict(case):
    _gets_its_verdict(case, "reading")


def _gets_its_verdict(case: dict[str, Any], file: str) -> None:
    data = _whole(case)
    assert (len(data), hashlib.sha256(data).hexdigest()) == (case["size"], case["sha256"])
    trusted = _vectors(file)["trusted"]
    found = check(data, Trust({trusted[name]: TrustLine("known") for name in case["trust"]}), now=LATER, explain=False)
    assert (found.verdict, found.integrity, found.signer_known) == (
        case["verdict"],
        case["integrity"],
        case["signer_known"],
    )
    assert set(case["findings"]) <= {each.code for each in found.findings}


def test_all_vectors_together_stay_small_enough_to_pass_on():
    assert sum(path.stat().st_size for path in VECTORS.iterdir()) < 1_700_000


@pytest.mark.parametrize("verdict", ["genuine", "added-later", "changed", "cannot-tell"])
def test_every_verdict_has_its_files(verdict):
    assert sum(case["verdict"] == verdict for case in _vectors("files")["files"]) >= 4
