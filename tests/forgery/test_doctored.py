"""Every way of doctoring a record that we know of, and the verdict it gets. Only an untouched copy is genuine."""

import random
import re
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from escalog.records.checking import Trust, Verdict, check
from escalog.records.signing import sign
from tests.forgery import cms_parts, increments
from tests.forgery.genuine import (
    BEGAN,
    MEANING,
    SIGNED_AT,
    another,
    genuine,
    made,
    new_signer,
    ruth,
    stranger,
    trust,
    unsigned,
)

FLIPS = 500


def verdict_on(data: bytes, known: Trust | None = None) -> Verdict:
    return check(data, known or trust(ruth(), stranger()), now=SIGNED_AT + timedelta(days=1))


def codes(data: bytes) -> list[str]:
    return [each.code for each in verdict_on(data).findings]


def test_an_untouched_copy_is_genuine():
    found = verdict_on(bytes(bytearray(genuine())))
    assert (found.verdict, found.integrity, found.signer_known) == ("genuine", "unchanged", True)
    assert codes(genuine()) == ["pages-compared"]


def test_an_untouched_copy_under_a_key_nobody_has_checked_is_unchanged_and_cannot_be_told():
    found = verdict_on(genuine(), Trust.none())
    assert (found.verdict, found.integrity, found.signer_known) == ("cannot-tell", "unchanged", False)
    assert found.headline == "Unchanged since it was signed. We do not yet know whose key this is"
    assert found.findings[0].code == "signer-not-known"


def test_words_about_signatures_in_somebodys_note_disturb_nothing():
    record = made()
    text = "/ByteRange [0 10 20 30] /ETSI.CAdES.detached endobj 5 0 obj startxref"
    strange = record.with_issue(recipient=text, reason="%%EOF\nxref\ntrailer")
    assert verdict_on(strange.signed()).verdict == "genuine"


# --- cannot tell ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\0", "not-a-pdf"),
        (b"minutes of the meeting", "not-a-pdf"),
        (b"PK\x03\x04" + bytes(200), "not-a-pdf"),
        (b"%PDF-", "not-signed"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 9, "not-signed"),
    ],
    ids=["empty", "one octet", "text", "zip", "a header alone", "a header and noise"],
)
def test_what_carries_no_signature_cannot_be_told(data, code):
    found = verdict_on(data)
    assert (found.verdict, found.integrity) == ("cannot-tell", "none")
    assert [each.code for each in found.findings] == [code]


def test_a_record_before_it_was_signed_cannot_be_told():
    assert verdict_on(unsigned()).verdict == "cannot-tell"
    assert codes(unsigned()) == ["not-signed"]


def test_a_print_out_of_a_record_cannot_be_told():
    with pikepdf.open(BytesIO(unsigned())) as pdf:
        out = BytesIO()
        pdf.save(out)
    assert verdict_on(out.getvalue()).verdict == "cannot-tell"


def test_a_record_signed_by_a_stranger_cannot_be_told_even_when_that_stranger_is_known():
    forged = sign(unsigned(), stranger(), SIGNED_AT, MEANING)
    assert verdict_on(forged, trust(stranger(), ruth())).verdict == "cannot-tell"
    assert codes(forged) == ["signed-by-another"]


def test_a_strangers_own_record_in_our_format_is_unchanged_and_cannot_be_told():
    found = verdict_on(made(stranger()).signed(), trust(ruth()))
    assert (found.verdict, found.integrity) == ("cannot-tell", "unchanged")


def test_somebody_of_the_same_name_is_not_the_same_signer():
    found = verdict_on(made(new_signer("Ruth Ashdown", 1)).signed(), trust(ruth()))
    assert (found.verdict, found.signer_known) == ("cannot-tell", False)


def _certified(key, *, start: datetime = BEGAN, days: int = 999) -> tuple[bytes, bytes]:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Ruth Ashdown")])
    usage = {"digital_signature": True, "content_commitment": True}
    others = ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign")
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(5)
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=days))
        .add_extension(
            x509.KeyUsage(**usage, **dict.fromkeys(others, False), encipher_only=False, decipher_only=False),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return certificate.public_bytes(serialization.Encoding.DER), private


@pytest.mark.parametrize(
    ("key", "method", "code"),
    [
        (lambda: rsa.generate_private_key(65537, 2048), "sha1", "method-too-weak"),
        (lambda: rsa.generate_private_key(65537, 2048), "md5", "method-too-weak"),
        (lambda: rsa.generate_private_key(65537, 1024), "sha256", "method-too-weak"),
        (lambda: ec.generate_private_key(ec.SECP192R1()), "sha256", "method-too-weak"),
        (lambda: rsa.generate_private_key(65537, 2048), "sha256", "signed-by-another"),
        (lambda: ec.generate_private_key(ec.SECP384R1()), "sha384", "signed-by-another"),
    ],
    ids=["RSA with SHA-1", "RSA with MD5", "RSA of 1024 bits", "a curve of 192 bits", "RSA", "P-384"],
)
def test_another_method_of_signing_cannot_be_told(key, method, code):
    data = increments.bare_signed(unsigned(), *_certified(key()), method=method)
    assert verdict_on(data).verdict == "cannot-tell"
    assert codes(data) == [code]


def test_sha1_under_the_very_key_of_the_record_cannot_be_told():
    data = increments.bare_signed(unsigned(), ruth().certificate, ruth().private_bytes(), method="sha1")
    assert verdict_on(data).verdict == "cannot-tell"
    assert codes(data) == ["method-too-weak"]


@pytest.mark.parametrize("at", [BEGAN - timedelta(days=400), BEGAN + timedelta(days=366 * 31)])
def test_a_time_stated_outside_the_certificates_years_cannot_be_told(at):
    data = made().signed(at)
    found = check(data, trust(), now=at)
    assert (found.verdict, found.integrity, found.signer_known) == ("cannot-tell", "unchanged", False)
    assert found.findings[0].code == "certificate-not-valid-then"


def _blank() -> bytes:
    """A PDF of one empty page, made by somebody else's program."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def test_a_signed_pdf_of_somebody_elses_is_no_record_of_ours():
    certificate, private = _certified(rsa.generate_private_key(65537, 2048))
    data = increments.bare_signed(_blank(), certificate, private, field="Signature1")
    found = verdict_on(data)
    assert (found.verdict, found.integrity, found.dispute) == ("cannot-tell", "none", None)
    assert codes(data) == ["not-our-record"]


# --- added later ---------------------------------------------------------------------------------------------

ADDED = {
    "a line end": (lambda data: data + b"\n", "bytes-after-end"),
    "one octet": (lambda data: data + b"\0", "bytes-after-end"),
    "a comment": (lambda data: data + b"% filed on Monday\n", "bytes-after-end"),
    "a second end mark": (lambda data: data + b"%%EOF\n", "bytes-after-end"),
    "much noise": (lambda data: data + random.Random(4).randbytes(20_000), "bytes-after-end"),
    "itself": (lambda data: data + data, "copy-after-end"),
    "itself twice and a line end": (lambda data: data * 3 + b"\n", "copy-after-end"),
    "properties and XMP": (increments.with_title, "metadata-added"),
    "properties": (increments.with_info, "metadata-added"),
    "XMP": (increments.with_xmp, "metadata-added"),
    "validation data": (increments.with_validation_data, "validation-data-added"),
    "a time stamp for the document": (increments.with_time_stamp, "time-stamp-added"),
    "a time stamp in the signature": (cms_parts.with_time_stamp_inside, "time-stamp-added"),
    "all of them": (
        lambda data: increments.with_title(increments.with_time_stamp(increments.with_validation_data(data))),
        "time-stamp-added",
    ),
    "properties written by hand": (
        lambda data: increments.by_hand(data, {"info": b"<</Title (Filed)>>"}),
        "metadata-added",
    ),
    "other properties written by hand": (
        lambda data: increments.by_hand(data, {"new": b"<</Title (Filed)>>"}, trailer=b"/Info NEW"),
        "metadata-added",
    ),
    "XMP written by hand": (
        lambda data: increments.by_hand(data, {"metadata": b"<</Length 5>>\nstream\nfiled\nendstream"}),
        "metadata-added",
    ),
    "validation data written by hand": (
        lambda data: increments.by_hand(data, {"root": b"<<CATALOGUE /DSS <</Certs []>>>>"}),
        "validation-data-added",
    ),
    "properties and then a line end": (lambda data: increments.with_info(data) + b"\n", "metadata-added"),
}


@pytest.mark.parametrize("name", ADDED)
def test_what_changes_nothing_was_added_later(name):
    change, code = ADDED[name]
    data = change(genuine())
    assert data != genuine()
    found = verdict_on(data)
    assert (found.verdict, found.integrity, found.signer_known) == ("added-later", "added-later", True)
    assert code in codes(data)
    assert verdict_on(data, Trust.none()).verdict == "cannot-tell"


# --- changed or damaged --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", increments.FORBIDDEN)
def test_any_other_revision_changed_it(name):
    data = increments.plus(genuine(), increments.FORBIDDEN[name])
    assert data.startswith(genuine())
    assert b" 0 obj" in data[len(genuine()) :], "nothing was altered"
    assert verdict_on(data).verdict == "changed"
    assert codes(data)[0] == "content-changed"


@pytest.mark.parametrize("name", increments.FORBIDDEN)
def test_a_forbidden_revision_is_not_hidden_by_a_permitted_one_after_it(name):
    data = increments.with_info(increments.plus(genuine(), increments.FORBIDDEN[name]))
    assert verdict_on(data).verdict == "changed"


def _hidden_object(data: bytes) -> bytes:
    """Properties renewed, and between them an object that no table lists: a forgiving reader shows it."""
    whole = increments.with_info(data)
    with pikepdf.open(BytesIO(data)) as pdf:
        number, _ = pdf.pages[0].obj.objgen
    return whole + b"%d 0 obj\n<</Type/Page/MediaBox[0 0 9 9]>>\nendobj\n" % number


def _in_between(data: bytes) -> bytes:
    """The same, before the table, with all offsets put right."""
    whole = increments.with_info(data)
    added = whole[len(data) :]
    more = b"\n9 0 obj\n<</Type/Page/MediaBox[0 0 9 9]>>\nendobj\n"
    at = added.rindex(b"xref\n", 0, added.rindex(b"startxref"))
    start = len(data) + at + len(more)
    tail = re.sub(rb"startxref\s+\d+", b"startxref\n%d" % start, added[at:])
    return data + added[:at] + more + tail


SIGNATURE = {
    "in capitals": lambda data: _gap(data, bytes.upper),
    "zeroed": lambda data: _gap(data, lambda old: b"0" * len(old)),
    "taken out": lambda data: _gap(data, lambda old: b" " * len(old)),
    "moved by one digit": lambda data: _gap(data, lambda old: b"0" + old[:-1]),
    "moved by one octet": lambda data: _gap(data, lambda old: b"00" + old[:-2]),
    "moved to the end": lambda data: _gap(data, lambda old: old[len(old.rstrip(b"0")) :] + old.rstrip(b"0")),
    "with a space in it": lambda data: _gap(data, lambda old: old[:40] + b" " + old[40:-1]),
    "with a line end after it": lambda data: _gap(data, lambda old: old[:-1] + b"\n"),
    "with padding that is not zero": lambda data: _gap(data, lambda old: old[:-2] + b"01"),
    "with an odd digit at the end": lambda data: _gap(data, lambda old: old[:-1] + b"f"),
    "of another record": lambda data: cms_parts.put(data, cms_parts.taken(another())),
    "with the other s": cms_parts.with_the_other_s,
    "with a second certificate": lambda data: cms_parts.with_certificate(data, stranger().certificate),
    "with its method spelt otherwise": cms_parts.with_method_spelt_otherwise,
    "with another method claimed": cms_parts.with_claimed_method,
    "with a length spelt otherwise": cms_parts.with_long_length,
    "with an unsigned note": cms_parts.with_unsigned_note,
    "with a time stamp of something else": lambda data: cms_parts.with_time_stamp_inside(data, over=b"else"),
    "with a second signer": cms_parts.with_second_signer,
}


def _gap(data: bytes, change) -> bytes:
    start, end = cms_parts.gap(data)
    changed: bytes = change(data[start + 1 : end - 1])
    return data[: start + 1] + changed + data[end - 1 :]


@pytest.mark.parametrize("name", SIGNATURE)
def test_a_signature_that_was_touched_changed_it(name):
    data = SIGNATURE[name](genuine())
    assert len(data) == len(genuine())
    assert data != genuine()
    assert verdict_on(data).verdict == "changed"


def _range(data: bytes, change) -> bytes:
    found = re.search(rb"/ByteRange \[(0 \d+ \d+ \d+)\]( *)", data)
    assert found is not None
    numbers = change(*(int(each) for each in found[1].split()))
    new = b"/ByteRange [%s]" % b" ".join(b"%d" % each for each in numbers)
    old: bytes = found[0]
    assert len(new) <= len(old)
    return data.replace(old, new.ljust(len(old)))


RANGE = {
    "starting later": lambda data: _range(data, lambda a, b, c, d: (1, b - 1, c, d)),
    "covering less before": lambda data: _range(data, lambda a, b, c, d: (a, b - 9, c, d)),
    "covering less after": lambda data: _range(data, lambda a, b, c, d: (a, b, c + 9, d - 9)),
    "ending earlier": lambda data: _range(data, lambda a, b, c, d: (a, b, c, d - 9)),
    "ending later": lambda data: _range(data, lambda a, b, c, d: (a, b, c, d + 9)),
    "turned round": lambda data: _range(data, lambda a, b, c, d: (c, d, a, b)),
    "empty": lambda data: _range(data, lambda a, b, c, d: ()),
    "of two numbers": lambda data: _range(data, lambda a, b, c, d: (a, b)),
    "overlapping": lambda data: _range(data, lambda a, b, c, d: (a, c, b, d)),
    "huge": lambda data: _range(data, lambda a, b, c, d: (a, b, c, 9**9)),
    "called otherwise": lambda data: data.replace(b"/ByteRange", b"/BiteRange"),
}


@pytest.mark.parametrize("name", RANGE)
def test_a_range_that_was_touched_changed_it(name):
    data = RANGE[name](genuine())
    assert data != genuine()
    assert verdict_on(data).verdict == "changed"


def _broken_time_stamp(data: bytes) -> bytes:
    """The last octets that the authority wrote are its signature."""
    whole = increments.with_time_stamp(data)
    token = re.search(rb"<([0-9A-Fa-f]{2000,}?)(0{8,})>", whole[len(data) :])
    assert token is not None
    at = len(data) + token.end(1) - 20
    return whole[:at] + (b"1" if whole[at : at + 1] != b"1" else b"2") + whole[at + 1 :]


def _saved_anew(data: bytes) -> bytes:
    with pikepdf.open(BytesIO(data)) as pdf:
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


WHOLE = {
    "junk before it": lambda data: b"From: a@b\r\n\r\n" + data,
    "a line end before it": lambda data: b"\n" + data,
    "a byte order mark before it": lambda data: b"\xef\xbb\xbf" + data,
    "its first octet gone": lambda data: data[1:],
    "another version in its header": lambda data: data.replace(b"%PDF-1.7", b"%PDF-1.6", 1),
    "line ends as on Windows": lambda data: data.replace(b"\n", b"\r\n"),
    "sent as text": lambda data: data.decode("latin-1").encode("utf-8"),
    "another record behind it": lambda data: data + another(),
    "its unsigned self behind it": lambda data: data + unsigned(),
    "half of itself behind it": lambda data: data + data[: len(data) // 2],
    "itself and something more behind it": lambda data: data + data + b"\n5 0 obj\n<<>>\nendobj\n",
    "a table behind it": lambda data: data + b"xref\n0 0\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n",
    "an object behind it": lambda data: data + b"5 0 obj\n<<>>\nendobj\n",
    "a revision of nothing": lambda data: increments.by_hand(data, {}),
    "an unused object written by hand": lambda data: increments.by_hand(data, {"new": b"<</A 1>>"}),
    "an action written by hand": lambda data: increments.by_hand(
        data, {"root": b"<<CATALOGUE /OpenAction <</S /JavaScript /JS (app.alert(1))>>>>"}
    ),
    "another catalogue": lambda data: increments.by_hand(
        data, {"info": b"<<>>", "new": b"<<CATALOGUE /PageMode /UseNone>>"}, top="new"
    ),
    "the same catalogue elsewhere": lambda data: increments.by_hand(
        data, {"info": b"<</Title (Filed)>>", "new": b"<<CATALOGUE>>"}, top="new"
    ),
    "an object behind new properties": _hidden_object,
    "an object within new properties": _in_between,
    "a broken time stamp": _broken_time_stamp,
    "a second signature": lambda data: increments.countersigned(data, stranger()),
    "a second signature by the same person": lambda data: increments.countersigned(data, ruth()),
    "saved anew": _saved_anew,
    "a letter in the attachment changed": lambda data: data.replace(b"duty desk", b"duty disk", 1),
    "its date changed": lambda data: data.replace(b"(D:20261124155200", b"(D:20261024155200", 1),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_that_was_touched_is_changed(name):
    data = WHOLE[name](genuine())
    assert data != genuine()
    assert verdict_on(data).verdict == "changed"


def test_a_record_cut_off_anywhere_is_changed_while_a_trace_of_the_signature_is_left():
    data = genuine()
    start, end = cms_parts.gap(data)
    trace = min(data.index(each) + len(each) for each in (b"/ByteRange", b"/ETSI.CAdES.detached"))
    cuts = {*range(trace, len(data), 997), trace, start, start + 1, start + 500, end - 1, end, len(data) - 1}
    assert {verdict_on(data[:cut]).verdict for cut in cuts} == {"changed"}


def test_a_record_cut_off_before_its_signature_cannot_be_told():
    data = genuine()
    trace = min(data.index(each) + len(each) for each in (b"/ByteRange", b"/ETSI.CAdES.detached"))
    for cut in (0, 1, 4, 5, 9, 100, 5_000, len(unsigned()), trace - 1):
        assert verdict_on(data[:cut]).verdict == "cannot-tell"


@pytest.mark.parametrize("part", range(5))
def test_a_changed_bit_is_found_wherever_it_is(part):
    draw = random.Random(f"bits {part}")
    data = genuine()
    start, end = cms_parts.gap(data)
    for number in range(FLIPS // 5):
        at = draw.randrange(start, end) if number % 4 == 0 else draw.randrange(len(data))
        doctored = bytearray(data)
        doctored[at] ^= 1 << draw.randrange(8)
        assert verdict_on(bytes(doctored)).verdict == "changed", f"bit at {at}"


def test_runs_of_octets_taken_out_put_in_or_exchanged_are_found():
    draw = random.Random("runs")
    data = genuine()
    for _ in range(60):
        at, length = draw.randrange(len(data) - 200), draw.randrange(1, 100)
        run = draw.randbytes(length)
        assert verdict_on(data[:at] + data[at + length :]).verdict == "changed"
        assert verdict_on(data[:at] + run + data[at:]).verdict == "changed"
        assert verdict_on(data[:at] + run + data[at + length :]).verdict == "changed"


# --- years later ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("years", [15, 40])
@pytest.mark.parametrize("name", ["genuine", "added", "changed", "stranger", "unsigned"])
def test_a_verdict_is_the_same_years_later(years, name):
    data = {
        "genuine": genuine(),
        "added": genuine() + b"\n",
        "changed": genuine()[:-9],
        "stranger": made(stranger()).signed(),
        "unsigned": unsigned(),
    }[name]
    then, later = SIGNED_AT + timedelta(days=1), SIGNED_AT.replace(year=SIGNED_AT.year + years)
    assert check(data, trust(), now=later).verdict == check(data, trust(), now=then).verdict


def test_a_certificate_that_ended_since_is_remarked_on_and_no_more():
    found = check(genuine(), trust(), now=datetime(2066, 1, 1, tzinfo=UTC))
    assert found.verdict == "genuine"
    assert "certificate-ended-since" in [each.code for each in found.findings]


def test_a_clock_that_is_a_year_slow_is_remarked_on_and_no_more():
    found = check(genuine(), trust(), now=SIGNED_AT - timedelta(days=365))
    assert found.verdict == "genuine"
    assert "signed-ahead-of-clock" in [each.code for each in found.findings]
