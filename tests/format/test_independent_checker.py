"""A checker that was written from the published format alone agrees with the program on every vector."""

import hashlib
import json
import random
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from escalog.records.checking.check import check
from escalog.records.signers.trust import Trust
from tests.forgery.by_identity import unusual
from tests.forgery.genuine import ANOTHER_VERSION, made, pem, ruth, stranger
from tests.forgery.laboratory import built, forgeries
from tests.forgery.mutations import mutated
from tests.forgery.signed_mutations import signed_mutation
from tests.format.second_checker import SCRIPT, both, checker

ROOT = Path(__file__).resolve().parents[2]
VECTORS = Path(__file__).parent / "vectors"


@cache
def _vectors(file: str) -> Any:
    return json.loads((VECTORS / f"{file}.json").read_text(encoding="utf-8"))


def _cases(file: str, part: str) -> Any:
    return pytest.mark.parametrize("case", _vectors(file)[part], ids=lambda case: case["name"])


@cache
def _kept(file: str) -> bytes:
    return (VECTORS / file).read_bytes()


def _whole(case: dict[str, Any]) -> bytes:
    return b"".join(
        bytes.fromhex(part["hex"]) if "hex" in part else _kept(part["file"])[part["from"] : part["to"]]
        for part in case["parts"]
    )


@_cases("uncompared", "files")
def test_both_give_what_no_record_has_and_words_that_are_missing_their_verdict(case):
    data = _whole(case)
    assert hashlib.sha256(data).hexdigest() == case["sha256"]
    trusted = _vectors("uncompared")["trusted"]
    wanted = case["verdict"], case["integrity"], case["signer_known"]
    assert both(data, {trusted[name] for name in case["trust"]}) == (wanted, wanted)


@_cases("files", "files")
def test_both_give_a_file_the_verdict_of_its_vector(case):
    _both_give_its_verdict(case, "files")


@_cases("reading", "files")
def test_both_read_a_file_in_the_way_of_its_vector(case):
    _both_give_its_verdict(case, "reading")


def _both_give_its_verdict(case: dict[str, Any], file: str) -> None:
    data = _whole(case)
    assert hashlib.sha256(data).hexdigest() == case["sha256"]
    trusted = _vectors(file)["trusted"]
    wanted = case["verdict"], case["integrity"], case["signer_known"]
    assert both(data, {trusted[name] for name in case["trust"]}) == (wanted, wanted)


@_cases("canonical", "accepted")
def test_canonical_json_is_read(case):
    data = bytes.fromhex(case["bytes"])
    assert checker.canonical(checker.read_canonical(data)) == data


@_cases("canonical", "refused")
def test_other_json_is_refused(case):
    with pytest.raises(checker.Unreadable):
        checker.read_canonical(bytes.fromhex(case["bytes"]))


@_cases("ledger", "fields")
def test_a_field_has_its_commitment(case):
    assert checker.canonical(case["value"]).hex() == case["canonical"]
    found = checker.commitment(case["field"], bytes.fromhex(case["salt"]), case["value"])
    assert found.hex() == case["commitment"]


@_cases("ledger", "signatures")
def test_a_signature_holds_or_not(case):
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), bytes.fromhex(case["point"]))
    found = checker.entry_signature_holds(bytes.fromhex(case["digest"]), case["signature"], key)
    assert found is case["holds"]


@_cases("ledger", "entries")
def test_an_entry_holds_or_not(case):
    try:
        entry = checker.read_entry(checker.read_canonical(case["entry"].encode()))
    except checker.Unreadable:
        assert not case["holds"]
        return
    key = checker.read_certificate(bytes.fromhex(case["certificate"])).key
    assert checker.entry_signature_holds(entry.digest, entry.signature, key) is case["holds"]
    assert not case["holds"] or entry.id == case["id"]


@_cases("ledger", "logs")
def test_a_log_holds_or_not_and_gives_what_it_gives(case):
    try:
        log = checker.read_log(checker.read_canonical(case["log"].encode()), checker.Clock())
        people = checker.check_log(log, checker.Clock())
    except checker.Unreadable:
        assert not case["holds"]
        return
    assert case["holds"]
    assert (log.digest, log.heads, [entry.id for entry in log.entries]) == (
        case["digest"],
        case["heads"],
        case["order"],
    )
    assert people == case["people"]


@_cases("certificates", "certificates")
def test_a_certificate_is_usable_or_not(case):
    der = bytes.fromhex(case["der"])
    if not case["usable"]:
        with pytest.raises(checker.Unreadable):
            checker.read_certificate(der)
        return
    found = checker.read_certificate(der)
    assert (found.id, checker.words_of(found.id)) == (case["key"], case["words"])
    assert (found.name, found.role, found.agency) == (case["common_name"], case["role"], case["agency"])


@_cases("certificates", "names")
def test_a_name_is_cut(case):
    assert checker.shown(case["text"]) == case["shown"]


@_cases("certificates", "words")
def test_a_fingerprint_has_its_words(case):
    assert checker.words_of(case["fingerprint"]) == case["words"]


def test_its_word_list_is_the_published_one():
    text = "".join(f"{word}\n" for word in checker.WORDS).encode()
    page = (ROOT / "resources" / "help" / "format.md").read_text(encoding="utf-8")
    assert hashlib.sha256(text).hexdigest() in page


def _record() -> tuple[bytes, set[str]]:
    return _kept("record.pdf"), set(_vectors("files")["trusted"].values())


def test_the_record_that_is_damaged_below_is_genuine():
    data, keys = _record()
    assert [found[0] for found in both(data, keys)] == ["genuine", "genuine"]


def _places(data: bytes, count: int) -> list[int]:
    """Anywhere, and as many again where the structure and the signature are."""
    chance = random.Random(20261124)
    gap = re.search(rb"<[0-9a-f]{2000,}>", data)
    assert gap is not None
    tail = data.rindex(b"\nxref")
    near = [*range(gap.start() - 300, gap.start() + 2000), *range(gap.end() - 5, gap.end() + 200)]
    near += [*range(tail - 3000, len(data)), *range(40)]
    return [chance.randrange(len(data)) for _ in range(count)] + chance.sample(near, count)


def test_both_find_the_signature_however_often_somebody_writes_of_one():
    words = "/ByteRange [0 9 99 999] startxref 9 %%EOF\nstartxref\n9\n%%EOF\n" * 100
    data = made().with_issue(reason=words, renderer=ANOTHER_VERSION).signed()
    assert both(data, {str(ruth().person.key)}) == (("genuine", "unchanged", True),) * 2


def test_no_flipped_bit_is_called_genuine_by_either():
    data, keys = _record()
    for at in _places(data, 80):
        flipped = bytearray(data)
        flipped[at] ^= 1 << at % 8
        ours, theirs = both(bytes(flipped), keys)
        assert ours[0] not in {"genuine", "added-later"}, at
        assert theirs == ours, at


@pytest.mark.parametrize("first", range(0, 160, 40))
def test_both_answer_alike_about_records_changed_at_random(first):
    known, words = {str(ruth().person.key)}, set()
    for number in range(first, first + 40):
        ours, theirs = both(mutated(number), known)
        assert theirs == ours, number
        words.add(str(ours[0]))
    assert words == {"changed", "added-later"}


@pytest.mark.parametrize("first", range(0, 160, 40))
def test_both_answer_alike_about_records_changed_at_random_and_signed_anew(first):
    known, words = {str(ruth().person.key)}, set()
    for number in range(first, first + 40):
        ours, theirs = both(signed_mutation(number), known)
        assert theirs == ours, number
        words.add(str(ours[0]))
    assert words == {"genuine", "cannot-tell", "changed"}


def test_no_record_cut_off_is_called_genuine_by_either():
    data, keys = _record()
    for length in _places(data, 50):
        ours, theirs = both(data[:length], keys)
        assert ours[0] not in {"genuine", "added-later"}, length
        assert theirs == ours, length


def test_it_answers_about_any_bytes():
    chance = random.Random(7)
    data, keys = _record()
    for _ in range(60):
        odd = bytearray(data[-40_000:])
        for _ in range(40):
            at = chance.randrange(len(odd))
            odd[at : at + chance.randrange(30)] = chance.randbytes(chance.randrange(30))
        assert checker.check(b"%PDF-1.7\n" + odd, keys).verdict in {"changed", "cannot-tell"}


def test_it_stops_when_it_takes_too_long():
    data, keys = _record()
    found = checker.check(data, keys, checker.Clock(seconds=-1))
    assert (found.verdict, found.findings[-1].code) == ("cannot-tell", "too-much")


@pytest.mark.parametrize(("end", "code", "verdict"), [(b"", 3, "cannot-tell"), (b"1 0 obj", 2, "changed")])
def test_its_command_tells_integrity_and_signer_apart(tmp_path, end, code, verdict):
    path = tmp_path / "record.pdf"
    path.write_bytes(_kept("record.pdf") + end)
    ran = subprocess.run([sys.executable, str(SCRIPT), str(path)], capture_output=True, check=False)
    text = ran.stdout.decode()
    assert (ran.returncode, ran.stderr) == (code, b"")
    assert f"{path}: {verdict}" in text
    assert "Integrity: " in text
    assert "Fingerprint words: " in text


def test_its_command_knows_the_signer_by_their_certificate(tmp_path):
    person = next(case for case in _vectors("certificates")["certificates"] if case["name"] == "Ruth Ashdown")
    der = bytes.fromhex(person["der"])
    trusted, path = tmp_path / "ruth.pem", tmp_path / "record.pdf"
    trusted.write_bytes(checker.x509.load_der_x509_certificate(der).public_bytes(checker.serialization.Encoding.PEM))
    path.write_bytes(_kept("record.pdf"))
    command = [sys.executable, str(SCRIPT), "--json", "--trust", str(trusted), str(path)]
    ran = subprocess.run(command, capture_output=True, check=False)
    [found] = json.loads(ran.stdout)
    assert (ran.returncode, found["verdict"], found["integrity"], found["signer_known"]) == (
        0,
        "genuine",
        "unchanged",
        True,
    )
    assert found["signer"]["words"] == person["words"]
    assert [finding["code"] for finding in found["findings"]] == ["pages-not-compared"]


def test_it_imports_nothing_of_ours_and_no_pdf_library():
    imported = set(re.findall(r"^(?:from|import) (\w+)", SCRIPT.read_text(encoding="utf-8"), re.MULTILINE))
    assert imported - sys.stdlib_module_names == {"cryptography"}


@pytest.mark.parametrize("name", sorted(forgeries()))
def test_both_give_a_forgery_of_the_laboratory_the_same_answer(name):
    known = {hashlib.sha256(_der(each)).hexdigest() for each in (pem(ruth()), pem(stranger()), *unusual())}
    data = built(name)
    codes = {each.code for each in check(data, Trust.none(), explain=False).findings}
    if "pages-rebuilt-differ" in codes:  # made with the signer's own key: only building the pages again shows it
        found = checker.check(data, known)
        assert found.verdict == "changed" or "pages-not-compared" in {each.code for each in found.findings}
        return
    ours, theirs = both(data, known)
    assert theirs == ours


def _der(certificate: bytes) -> bytes:
    return x509.load_pem_x509_certificate(certificate).public_bytes(serialization.Encoding.DER)
