"""Each protection is needed: switched off, what it finds would pass. A test that fails here guards nothing."""

import re
from datetime import timedelta

import pytest

from escalog.ledger.keys.signatures import ORDER
from escalog.records.checking import appended, contents, examination, rebuilding
from escalog.records.checking.bytes import byte_layout, updates
from escalog.records.checking.bytes.der import length_of
from escalog.records.checking.check import check
from escalog.records.checking.pages import page_text
from escalog.records.checking.signature import cms_profile as form
from escalog.records.checking.signature import first_signature as signature
from escalog.records.checking.signature.first_signature import Signature
from escalog.records.signers.trust import Trust
from escalog.records.signing.signing import sign
from tests.forgery import cms_parts, increments, test_contradictions
from tests.forgery.by_identity import unusual
from tests.forgery.genuine import (
    ANOTHER_VERSION,
    BEGAN,
    MEANING,
    SIGNED_AT,
    genuine,
    made,
    new_signer,
    ruth,
    stranger,
    trust,
    unsigned,
)
from tests.forgery.laboratory import built


def word(data: bytes) -> str:
    return str(check(data, trust(ruth(), stranger()), now=SIGNED_AT + timedelta(days=1)).verdict)


def _read_leniently(data: bytes, layout: byte_layout.Layout) -> bytes:
    """A reader that takes what stands between the ranges in any writing."""
    digits = re.sub(rb"[^0-9A-Fa-f]", b"", data[layout.start : layout.end])
    raw = bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
    return raw[: length_of(raw)]


def _always(*_: object, **__: object) -> bool:
    return True


LAYOUT = ["the signature in capitals", "the signature with padding that is not zero"]


@pytest.mark.parametrize("name", LAYOUT)
def test_the_one_way_of_writing_a_signature_is_needed(name, monkeypatch):
    data = built(name)
    assert word(data) == "changed"
    monkeypatch.setattr(form, "as_escalog_writes", _read_leniently)
    assert word(data) == "genuine"


RESPELT = {
    "a long length": cms_parts.with_long_length,
    "the other s": cms_parts.with_the_other_s,
    "a method spelt otherwise": cms_parts.with_method_spelt_otherwise,
    "a time stamp respelt": cms_parts.with_time_stamp_respelt,
    "an unsigned note": cms_parts.with_unsigned_note,
    "a second certificate": lambda data: cms_parts.with_certificate(data, stranger().certificate),
}


@pytest.mark.parametrize("doctor", RESPELT.values(), ids=RESPELT.keys())
def test_the_one_form_of_the_cms_is_needed(doctor, monkeypatch):
    data = doctor(genuine())
    assert word(data) == "changed"
    monkeypatch.setattr(form, "as_escalog_writes", lambda *_: b"")
    monkeypatch.setattr(form, "_is_the_one_cms", _always)
    assert word(data) in {"genuine", "added-later"}


def test_the_lower_s_is_needed(monkeypatch):
    data = cms_parts.with_the_other_s(genuine())
    monkeypatch.setattr(form, "HALF", ORDER)
    assert word(data) == "genuine"


def test_looking_at_what_a_time_stamp_covers_is_needed(monkeypatch):
    data = cms_parts.with_time_stamp_inside(genuine(), over=b"something else")
    assert word(data) == "changed"
    monkeypatch.setattr(form, "covers", _always)
    assert word(data) == "added-later"


@pytest.mark.parametrize("name", ["with no length", "with more in a null", "with something behind it"])
def test_reading_a_time_stamp_as_der_is_needed(name, monkeypatch):
    data = built(f"a time stamp in the signature {name}")
    assert word(data) == "changed"
    monkeypatch.setattr(form, "_is_the_one_cms", _always)
    assert word(data) == "added-later"


def test_the_certification_is_needed(monkeypatch):
    bare = increments.bare_signed(unsigned(), ruth().certificate, ruth().private_bytes())
    start, end = cms_parts.gap(bare)
    data = bare[:start] + bare[start:end].lower() + bare[end:]
    monkeypatch.setattr(form, "_is_the_one_cms", _always)
    monkeypatch.setattr(rebuilding, "_only_signs", _always)
    assert word(data) == "changed"
    monkeypatch.setattr(form, "_is_certification", _always)
    assert word(data) == "genuine"


def test_trying_the_signature_is_needed(monkeypatch):
    pages, stamp = genuine()[: len(unsigned())], genuine()[len(unsigned()) :]
    data = pages + stamp.replace(b"/StemV 95", b"/StemV 96", 1)
    assert data != genuine()
    monkeypatch.setattr(form, "_is_the_one_cms", _always)
    assert word(data) == "changed"
    monkeypatch.setattr(Signature, "holds", _always)
    assert word(data) == "genuine"


@pytest.mark.parametrize("name", ["content added to a page", "layers", "a note on a page", "a script when opened"])
def test_looking_at_later_revisions_is_needed(name, monkeypatch):
    data = increments.plus(genuine(), increments.FORBIDDEN[name])
    assert word(data) == "changed"
    monkeypatch.setattr(examination, "added_after", lambda *_: ())
    assert word(data) == "genuine"


def test_looking_behind_the_end_is_needed(monkeypatch):
    data = genuine() + b"\n"
    assert word(data) == "added-later"
    monkeypatch.setattr(examination, "added_after", lambda *_: ())
    assert word(data) == "genuine"


def test_looking_for_objects_behind_the_end_is_needed(monkeypatch):
    data = genuine() + b"5 0 obj\n<<>>\nendobj\n"
    assert word(data) == "changed"
    monkeypatch.setattr(appended, "adds_no_structure", _always)
    assert word(data) == "added-later"


@pytest.mark.parametrize("name", ["an object in a comment", "an object in a text", "a trailer in a text"])
def test_looking_for_objects_and_trailers_of_no_table_is_needed(name, monkeypatch):
    data = built(f"an update with {name}")
    assert word(data) == "changed"
    monkeypatch.setattr(updates, "_holds_no_more", _always)
    assert word(data) == "added-later"


def test_knowing_one_way_of_writing_an_update_is_needed(monkeypatch):
    data = built("an update with a comment in a dictionary")
    assert word(data) == "changed"
    monkeypatch.setattr(updates, "_SPACE", updates._BETWEEN)
    assert word(data) == "added-later"


def test_looking_for_what_is_written_again_is_needed(monkeypatch):
    data = built("an update that is written twice")
    assert word(data) == "changed"
    monkeypatch.setattr(appended, "_kinds", lambda *_, **__: ("metadata-added",))
    assert word(data) == "added-later"


def test_looking_at_the_field_of_a_time_stamp_is_needed(monkeypatch):
    data = built("a time stamp in a field that acts when its page is shown")
    assert word(data) == "changed"
    monkeypatch.setattr(appended, "_FIELD", {**appended._FIELD, "/AA": object})
    assert word(data) == "added-later"


@pytest.mark.parametrize(
    "name",
    [
        "the tagging switched off",
        "another PDF version",
        "an object that nothing uses",
        "an object written again",
        "appearances to be made anew",
    ],
)
def test_being_stricter_than_pyhankos_own_policy_is_needed(name, monkeypatch):
    from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY

    data = increments.with_info(increments.plus(genuine(), increments.FORBIDDEN[name]))
    assert word(data) == "changed"
    monkeypatch.setattr(appended, "_POLICY", DEFAULT_DIFF_POLICY)
    monkeypatch.setattr(appended, "_kinds", lambda *_, **__: ("metadata-added",))
    assert word(data) == "added-later"


def test_reading_a_later_time_stamp_is_needed(monkeypatch):
    data = built("a broken time stamp")
    assert word(data) == "changed"
    monkeypatch.setattr(appended, "_is_whole_time_stamp", _always)
    assert word(data) == "added-later"


def test_the_strength_of_the_method_is_needed(monkeypatch):
    data = increments.bare_signed(unsigned(), ruth().certificate, ruth().private_bytes(), method="sha1")
    assert word(data) == "cannot-tell"
    monkeypatch.setattr(Signature, "is_strong", _always)
    monkeypatch.setattr(examination, "is_in_our_form", _always)
    monkeypatch.setattr(rebuilding, "_only_signs", _always)
    assert word(data) == "genuine"


def test_the_years_of_the_certificate_are_needed(monkeypatch):
    data = made().signed(BEGAN - timedelta(days=400))
    assert word(data) == "cannot-tell"
    monkeypatch.setattr(Signature, "signed_at", SIGNED_AT)
    assert word(data) == "genuine"


def test_comparing_signer_and_record_is_needed():
    """Without it a stranger whose key is known for something else could issue in another's name."""
    data = sign(unsigned(), stranger(), SIGNED_AT, MEANING)
    verdict = check(data, trust(stranger()), now=SIGNED_AT)
    assert (verdict.verdict, verdict.signers) == ("cannot-tell", ())


def test_trust_in_the_key_is_needed():
    assert word(genuine()) == "genuine"
    assert check(genuine(), trust(stranger()), now=SIGNED_AT).verdict == "cannot-tell"


def _pages_of_another_log() -> bytes:
    return test_contradictions._pages_of_a_longer_log(made())


@pytest.mark.parametrize(
    ("data", "module", "name", "off"),
    [
        (_pages_of_another_log, examination, "compared", lambda *_: ()),
        (
            lambda: made().with_issue(log_digest="cd" * 32, renderer=ANOTHER_VERSION).signed(),
            examination,
            "contradictions",
            lambda *_: (),
        ),
        (lambda: sign(unsigned(), ruth(), SIGNED_AT, "I agree."), examination, "contradictions", lambda *_: ()),
        (
            lambda: test_contradictions._signed(
                increments.plus(unsigned(), increments.FORBIDDEN["a page turned round"])
            ),
            rebuilding,
            "_only_signs",
            _always,
        ),
    ],
    ids=["comparing the pages", "comparing the log's digest", "comparing the meaning", "comparing the revisions"],
)
def test_comparing_the_parts_inside_is_needed(data, module, name, off, monkeypatch):
    doctored = data()
    assert word(doctored) == "changed"
    monkeypatch.setattr(module, name, off)
    if name == "_only_signs":
        monkeypatch.setattr(rebuilding, "_REVISIONS", 3)
    assert word(doctored) == "genuine"


def test_verifying_the_log_inside_is_needed(monkeypatch):
    entries = list(made().log.entries)
    last = entries[-1]
    entries[-1] = type(last)(last.header, stranger().sign(last.digest), last.fields)
    data = made(log=type(made().log).of(entries)).signed()
    assert word(data) == "changed"
    monkeypatch.setattr(contents, "check_log", lambda _: ())
    assert word(data) == "genuine"


def test_reading_the_digest_from_the_pages_is_needed(monkeypatch):
    data = test_contradictions.printed_with(log_digest="cd" * 32)
    assert word(data) == "changed"
    monkeypatch.setattr(examination, "pages_print", _always)
    assert word(data) == "genuine"


def test_keeping_to_the_first_whole_signature_is_needed(monkeypatch):
    """A second one that covers everything would otherwise speak for the file."""
    data = increments.countersigned(genuine(), ruth())
    assert word(data) == "changed"
    found = signature.first_signature(data)
    assert found is not None
    assert found.signed == genuine()


def test_a_fault_of_the_program_is_not_blamed_on_the_file(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "escalog.records.checking.examination", None)
    with pytest.raises(ImportError):
        check(genuine(), trust())


def test_nothing_of_a_file_reaches_a_log(capfd, caplog):
    data = increments.plus(genuine(), increments.FORBIDDEN["the structure emptied"])
    caplog.set_level("DEBUG")
    assert word(data) == "changed"
    assert word(cms_parts.with_second_signer(genuine())) == "changed"
    assert caplog.text == ""
    assert "".join(capfd.readouterr()) == ""


def test_asking_what_a_certificate_is_for_is_needed(monkeypatch):
    data = built("a certificate that vouches for others")
    known = Trust.of_certificates(unusual())
    assert check(data, known, now=SIGNED_AT).verdict == "cannot-tell"
    monkeypatch.setattr(examination, "is_for_signing", _always)
    assert check(data, known, now=SIGNED_AT).verdict == "genuine"


def test_comparing_names_that_the_rules_of_2002_do_not_know_is_needed(monkeypatch):
    from asn1crypto.x509 import Name

    from escalog.records.checking.signature.signer_certificate import _ComparableName

    for name in ("محمد Smith", "\ua78bamina Lee"):
        signer = new_signer(name, 3)
        data = made(signer).signed()
        assert check(data, trust(signer), now=SIGNED_AT).verdict == "genuine"
        with monkeypatch.context() as patch:
            patch.setattr(_ComparableName, "__eq__", Name.__eq__)
            assert check(data, trust(signer), now=SIGNED_AT).verdict == "changed"


def test_names_of_other_programs_are_compared_as_their_library_compares_them():
    from asn1crypto.x509 import Name, NameTypeAndValue

    assert check(genuine(), trust(), now=SIGNED_AT).verdict == "genuine"
    with pytest.raises(ValueError, match="bidirectional"):
        assert Name.build({"common_name": "محمد Smith"}) != Name.build({"common_name": "محمد"})
    assert NameTypeAndValue._ldap_string_prep.__module__ == "asn1crypto.x509"


READ_IN_ONE_WAY = {
    "a signature of no type": (form, "_STATED", {}),
    "two references": (form, "certifies", _always),
    "a page that unfolds": (page_text, "NOT_AS_IT_STANDS", frozenset()),
    "an attachment in another file": (page_text, "NOT_AS_IT_STANDS", frozenset()),
    "more tables than are read": (updates, "MOST_UPDATES", 1000),
    "an object that is too long": (updates, "LONGEST_OBJECT", 2**30),
    "a font that is a stream": (page_text, "dictionary", lambda value: value),
    "a map that is too long": (page_text, "MOST_MAPS", 2**30),
}


@pytest.mark.parametrize("name", READ_IN_ONE_WAY)
def test_reading_in_one_way_is_needed(name, monkeypatch):
    module, protection, off = READ_IN_ONE_WAY[name]
    data = built(f"signed by its own key: {name}")
    assert word(data) != "genuine"
    monkeypatch.setattr(module, protection, off)
    if module is page_text:  # where pages are not compared, fonts are looked at once more
        monkeypatch.setattr(examination, "what_acts", lambda _: ())
        monkeypatch.setattr(examination, "are_all_in", lambda *_: True)
    if name == "a map that is too long":  # nothing in it has a meaning, and so no digest is read
        monkeypatch.setattr(contents, "missing", lambda texts, _: [*texts] and ())
    if name == "a page that unfolds":
        monkeypatch.setattr(contents, "missing", lambda texts, _: [*texts] and ())
    assert word(data) == "genuine"
