"""The format as it was frozen: read by this program, and once more by hand with the standard library alone.

The private key in the file was made for it and signs for nobody.
"""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from escalog.domain.values.entry import Person
from escalog.ledger.entry import canonical
from escalog.ledger.entry.sealed import SealedEntry, commit
from escalog.ledger.keys.certificates import read_certificate
from escalog.ledger.keys.signatures import holds
from escalog.ledger.keys.signer import Signer
from escalog.ledger.log.checking import check
from escalog.ledger.log.log import Log
from escalog.ledger.log.transport import from_json, to_json

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))
ENTRIES = VECTORS["entries"]


def _bytes(value: Any) -> bytes:
    """The canonical form by the standard library alone."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def _with_length(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def _commitment(field: dict[str, Any]) -> bytes:
    if "commitment" in field:
        return bytes.fromhex(field["commitment"])
    parts = (field["name"].encode(), bytes.fromhex(field["salt"]), _bytes(field["value"]))
    return sha256(b"escalog:field:1\0" + b"".join(map(_with_length, parts))).digest()


def _value(vector: dict[str, Any]) -> Any:
    return tuple(vector["value"]) if isinstance(vector["value"], list) else vector["value"]


@pytest.mark.parametrize("vector", VECTORS["canonical"], ids=lambda vector: vector["bytes_hex"][:16])
def test_the_canonical_form_is_the_frozen_one(vector):
    assert canonical.encode(vector["value"]).hex() == vector["bytes_hex"]
    assert _bytes(vector["value"]).hex() == vector["bytes_hex"]


@pytest.mark.parametrize("vector", VECTORS["commitments"], ids=lambda vector: vector["name"])
def test_commitments_are_the_frozen_ones(vector):
    expected = vector["commitment"]
    assert commit(vector["name"], bytes.fromhex(vector["salt"]), _value(vector)).hex() == expected
    assert _commitment({name: vector[name] for name in ("name", "salt", "value")}).hex() == expected


@pytest.mark.parametrize("number", range(len(ENTRIES)))
def test_an_entry_has_the_frozen_identity_however_it_is_worked_out(number):
    plain, expected = ENTRIES[number], VECTORS["ids"][number]
    entry = SealedEntry.decode(_bytes(plain))
    assert entry.id == expected
    assert entry.encode() == _bytes(plain)
    assert sha256(b"escalog:entry:1\0" + _bytes(plain["header"])).hexdigest() == expected
    commitments = [_commitment(field) for field in plain["fields"]]
    assert commitments == sorted(commitments)
    assert sha256(b"escalog:fields:1\0" + b"".join(commitments)).hexdigest() == plain["header"]["commitments"]


def test_the_log_has_the_frozen_order_heads_digest_and_people():
    log = Log.of(from_json(ENTRIES))
    assert [entry.id for entry in log.entries] == VECTORS["ids"]
    assert list(log.heads) == VECTORS["heads"]
    assert log.digest() == VECTORS["log_digest"]
    together = b"".join(map(bytes.fromhex, sorted(VECTORS["ids"])))
    assert sha256(b"escalog:log:1\0" + together).hexdigest() == VECTORS["log_digest"]
    people = [
        {"person": each.id, "key": each.key, "name": each.name, "role": each.role, "agency": each.agency}
        for each in log.people()
    ]
    assert people == VECTORS["people"]
    assert to_json(log) == ENTRIES


def test_every_frozen_signature_holds():
    assert check(from_json(ENTRIES)) == ()


def test_a_kept_key_still_signs_for_the_frozen_certificate():
    first: Person = Log.of(from_json(ENTRIES)).people()[0]
    assert first.key == VECTORS["signer"]["key"] == sha256(first.certificate).hexdigest()
    signer = Signer.from_private(first, bytes.fromhex(VECTORS["signer"]["private_pkcs8_hex"]))
    digest = sha256(b"still").digest()
    assert holds(read_certificate(first.certificate).public_key, digest, signer.sign(digest))


def test_the_frozen_log_holds_what_the_format_can_hold():
    kinds = {entry["header"]["kind"] for entry in ENTRIES}
    assert kinds == {"person", "key", "note", "contact"}
    assert any(len(entry["header"]["parents"]) == 2 for entry in ENTRIES)
    assert any("commitment" in field for entry in ENTRIES for field in entry["fields"])
    held = {type(field["value"]) for entry in ENTRIES for field in entry["fields"] if "value" in field}
    assert held == {str, int, bool, type(None), list}
