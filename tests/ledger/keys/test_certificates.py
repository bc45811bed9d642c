"""What our certificates say, and which are taken from others."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from escalog.domain.values.entry import KeyId
from escalog.domain.values.failure import Failure
from escalog.ledger.keys.certificates import as_in_subject, is_named, make_certificate, read_certificate
from escalog.ledger.keys.signatures import holds
from escalog.ledger.keys.signer import Signer
from tests.builders.entries import NOW, new_signer

KEY = ec.generate_private_key(ec.SECP256R1())
OTHER_CURVE = ec.generate_private_key(ec.SECP384R1())
RSA = rsa.generate_private_key(65537, 2048)


def _foreign(key, signed_by, *, name="Ana Póld", issuer="Ana Póld", algorithm=None) -> bytes:
    """A certificate as somebody else's program might make it."""
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(NOW)
        .not_valid_after(NOW + timedelta(days=1))
        .sign(signed_by, algorithm or hashes.SHA256())
        .public_bytes(Encoding.DER)
    )


def test_it_names_person_role_and_agency():
    der = make_certificate(KEY, "Ana Póld", "Ward manager", "Invented NHS Trust", NOW)
    assert (
        x509.load_der_x509_certificate(der).subject.rfc4514_string()
        == "CN=Ana Póld,OU=Ward manager,O=Invented NHS Trust"
    )
    found = read_certificate(der)
    assert (found.name, found.role, found.agency) == ("Ana Póld", "Ward manager", "Invented NHS Trust")
    assert found.key == sha256(der).hexdigest()
    assert found.public_key == KEY.public_key()


def test_it_signs_and_is_no_authority():
    extensions = x509.load_der_x509_certificate(make_certificate(KEY, "A", "B", "C", NOW)).extensions
    usage = extensions.get_extension_for_class(x509.KeyUsage)
    assert usage.critical
    permitted = ("digital_signature", "content_commitment")
    every = (*permitted, "key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign")
    assert {each for each in every if getattr(usage.value, each)} == set(permitted)
    basic = extensions.get_extension_for_class(x509.BasicConstraints)
    assert basic.critical
    assert not basic.value.ca


@pytest.mark.parametrize(
    ("now", "end"),
    [
        (NOW, datetime(2056, 11, 22, 16, 5, tzinfo=UTC)),
        (datetime(2028, 3, 1, tzinfo=UTC), datetime(2058, 2, 28, tzinfo=UTC)),
    ],
)
def test_it_starts_a_little_earlier_and_holds_for_30_years(now, end):
    found = read_certificate(make_certificate(KEY, "A", "B", "C", now))
    assert found.not_before == now - timedelta(days=1)
    assert found.not_after == end


@pytest.mark.parametrize("name", ["ন" * 80, "李" * 30, "A" * 200, "Ann   of\tthe  North", "Łukasz O'Neill-Ağaoğlu"])
def test_a_name_of_any_script_and_length_gets_a_certificate(name):
    found = read_certificate(make_certificate(KEY, name, name, name, NOW))
    assert is_named(found, (name, name, name))
    assert len(as_in_subject(name).encode()) <= 64
    assert " ".join(name.split()).startswith(as_in_subject(name))
    assert len(as_in_subject(name)) >= min(16, len(name))


def test_words_that_differ_are_not_its_name():
    found = read_certificate(make_certificate(KEY, "A", "B", "C", NOW))
    assert is_named(found, ("A", "B", "C"))
    for words in (("X", "B", "C"), ("A", "X", "C"), ("A", "B", "X"), ("A", "B", "")):
        assert not is_named(found, words)


@pytest.mark.parametrize(
    "der",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"not a certificate", id="text"),
        pytest.param(make_certificate(KEY, "A", "B", "C", NOW) + b"\0", id="something after it"),
        pytest.param(_foreign(OTHER_CURVE, KEY), id="signed by another curve's holder"),
        pytest.param(_foreign(OTHER_CURVE, OTHER_CURVE), id="another curve"),
        pytest.param(_foreign(RSA, RSA), id="rsa"),
        pytest.param(_foreign(KEY, KEY, algorithm=hashes.SHA512()), id="another hash"),
        pytest.param(_foreign(KEY, KEY, issuer="An authority"), id="issued by somebody"),
        pytest.param(_foreign(KEY, ec.generate_private_key(ec.SECP256R1())), id="somebody else's public key"),
        pytest.param(b"0" * 10_000, id="long"),
    ],
)
def test_no_other_certificate_is_taken(der):
    with pytest.raises(Failure) as failure:
        read_certificate(der)
    assert failure.value.code == "certificate-not-usable"


def test_a_certificate_as_long_as_a_book_is_not_taken():
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Ana")])
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(KEY.public_key())
    builder = builder.serial_number(7).not_valid_before(NOW).not_valid_after(NOW + timedelta(days=1))
    for length, taken in ((100, True), (9_000, False)):
        comment = x509.UnrecognizedExtension(x509.ObjectIdentifier("2.16.840.1.113730.1.13"), b"a" * length)
        der = builder.add_extension(comment, critical=False).sign(KEY, hashes.SHA256()).public_bytes(Encoding.DER)
        if taken:
            assert read_certificate(der).name == "Ana"
        else:
            with pytest.raises(Failure):
                read_certificate(der)


def test_two_names_of_one_sort_are_not_taken():
    subject = x509.Name(
        [x509.NameAttribute(NameOID.COMMON_NAME, "Ana"), x509.NameAttribute(NameOID.COMMON_NAME, "Ben")]
    )
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(KEY.public_key())
    builder = builder.serial_number(7).not_valid_before(NOW).not_valid_after(NOW + timedelta(days=1))
    with pytest.raises(Failure):
        read_certificate(builder.sign(KEY, hashes.SHA256()).public_bytes(Encoding.DER))


def test_a_signer_is_the_same_after_being_kept():
    signer = new_signer("Ana Póld", "0a" * 16)
    again = Signer.from_private(signer.person, signer.private_bytes())
    assert again.person == signer.person
    assert (again.key_id, again.certificate, again.person_id) == (signer.key_id, signer.certificate, "0a" * 16)
    digest = sha256(b"x").digest()
    key = read_certificate(signer.certificate).public_key
    assert holds(key, digest, again.sign(digest))


@pytest.mark.parametrize("private", [b"", b"rubbish", new_signer("Ana Póld", "0a" * 16).private_bytes()])
def test_a_key_that_does_not_go_with_its_certificate_is_found(private):
    with pytest.raises(Failure) as failure:
        Signer.from_private(new_signer("Ben Ochre", "0b" * 16).person, private)
    assert failure.value.code == "signer-mismatch"


def test_a_person_who_names_another_key_than_the_certificate_has_is_found():
    signer = new_signer("Ana Póld", "0a" * 16)
    with pytest.raises(Failure) as failure:
        Signer.from_private(replace(signer.person, key=KeyId("0" * 64)), signer.private_bytes())
    assert failure.value.code == "signer-mismatch"


def test_a_signer_does_not_show_its_key():
    signer = new_signer("Ana Póld", "0a" * 16)
    shown = f"{signer!r} {signer!s} {vars(signer) if hasattr(signer, '__dict__') else ''}"
    assert signer.private_bytes().hex() not in shown
    assert "Ana" not in shown


def test_a_name_with_half_a_character_is_told_to_the_person():
    with pytest.raises(Failure) as failure:
        new_signer("Ana \ud83d", "0a" * 16)
    assert failure.value.code == "text-half-character"
