"""Forgeries of who signed: other keys, certificates that do not hold, weak methods, and names that look like others."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from io import BytesIO
from typing import Any

import pikepdf
from asn1crypto.x509 import Certificate as CertificateOfAny
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from escalog.domain.values.entry import KeyId, Person, PersonId
from escalog.ledger.keys.signer import Signer
from escalog.records.signing.signing import sign
from tests.forgery import increments
from tests.forgery.genuine import BEGAN, MEANING, SIGNED_AT, made, new_signer, ruth, stranger, unsigned
from tests.forgery.laboratory import Forgery, add, forged

_NAME = ("Ruth Ashdown", "Safeguarding lead", "Invented Primary School")
_CERTIFICATES, _WEAK, _NAMES, _STRANGER = "certificates", "weak methods", "look-alike names", "signed by a stranger"


def certified(
    key: Any,
    *,
    start: datetime = BEGAN,
    days: int = 9999,
    usage: tuple[str, ...] = ("digital_signature", "content_commitment"),
    ca: bool = False,
    method: Any = None,
) -> bytes:
    """A self-signed certificate (DER) with Ruth's name, in any way we would not make it."""
    words = zip((NameOID.COMMON_NAME, NameOID.ORGANIZATIONAL_UNIT_NAME, NameOID.ORGANIZATION_NAME), _NAME, strict=True)
    name = x509.Name([x509.NameAttribute(oid, text) for oid, text in words])
    every = ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement")
    flags = {each: each in usage for each in (*every, "key_cert_sign", "crl_sign")}
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(5)
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(**flags, encipher_only=False, decipher_only=False), critical=True)
        .sign(key, method or hashes.SHA256())
        .public_bytes(serialization.Encoding.DER)
    )


def private_bytes(key: Any) -> bytes:
    form = serialization.PrivateFormat.PKCS8
    return bytes(key.private_bytes(serialization.Encoding.DER, form, serialization.NoEncryption()))


def bare(key: Any, method: str = "sha256", **how: Any) -> bytes:
    """The pages of the record, signed with another key by a program that takes any."""
    return increments.bare_signed(unsigned(), certified(key, **how), private_bytes(key), method=method)


def whole_under(certificate: bytes, key: ec.EllipticCurvePrivateKey, at: datetime = SIGNED_AT) -> bytes:
    """A whole record in our format by somebody whose certificate is this one."""
    person = Person(PersonId(f"{7:032x}"), KeyId(sha256(certificate).hexdigest()), *_NAME, certificate)
    _UNUSUAL.append(certificate)
    return made(Signer(person, key)).signed(at)


_UNUSUAL: list[bytes] = []


def unusual() -> list[bytes]:
    """The certificates (PEM) under which whole records were built so far: a reader may even have been given them."""
    pem = serialization.Encoding.PEM
    return [x509.load_der_x509_certificate(each).public_bytes(pem) for each in _UNUSUAL]


@cache
def _rsa(bits: int) -> Any:
    return rsa.generate_private_key(65537, bits)


def _p256() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


_METHODS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "SHA-1 with RSA": ("Find a second file of one digest.", lambda: bare(_rsa(2048), "sha1"), "method-too-weak"),
    "MD5 with RSA": ("The same, in minutes.", lambda: bare(_rsa(2048), "md5"), "method-too-weak"),
    "RSA of 1024 bits": ("Work the key out.", lambda: bare(_rsa(1024)), "method-too-weak"),
    "a curve of 192 bits": (
        "Work the key out.",
        lambda: bare(ec.generate_private_key(ec.SECP192R1())),
        "method-too-weak",
    ),
    "RSA of 2048 bits": ("Sign with any key at hand.", lambda: bare(_rsa(2048)), "signed-by-another"),
    "P-384": (
        "Sign with any key at hand.",
        lambda: bare(ec.generate_private_key(ec.SECP384R1()), "sha384"),
        "signed-by-another",
    ),
    "SHA-1 under the very key of the record": (
        "Find a second file of one digest under a trusted key.",
        lambda: increments.bare_signed(unsigned(), ruth().certificate, ruth().private_bytes(), method="sha1"),
        "method-too-weak",
    ),
}

for _name, (_wants, _build, _says) in _METHODS.items():
    add(Forgery(_name, _WEAK, _wants, _build, "cannot-tell", _says))


def _whole(**how: Any) -> bytes:
    key = _p256()
    return whole_under(certified(key, **how), key)


@forged(_CERTIFICATES, "cannot-tell", says="certificate-not-valid-then")
def a_certificate_that_had_ended_by_then() -> bytes:
    """Use a key that was given up: its years were over at the stated time."""
    return _whole(start=BEGAN - timedelta(days=400), days=300)


@forged(_CERTIFICATES, "cannot-tell", says="certificate-not-valid-then")
def a_certificate_that_began_later() -> bytes:
    """Put the signature back into a time before the key."""
    return _whole(start=SIGNED_AT + timedelta(days=1))


@forged(_CERTIFICATES, "cannot-tell", says="certificate-not-valid-then")
def a_time_stated_before_the_certificate() -> bytes:
    """The same with a key that is known."""
    return made().signed(BEGAN - timedelta(days=400))


@forged(_CERTIFICATES, "cannot-tell", says="certificate-not-valid-then")
def a_time_stated_after_the_certificate() -> bytes:
    """Sign with a key that is long past, as if it were still good."""
    return made().signed(BEGAN + timedelta(days=366 * 31))


@forged(_CERTIFICATES, "cannot-tell", says="certificate-not-for-signing")
def a_certificate_for_encryption() -> bytes:
    """Use a key that was given out for something else."""
    return _whole(usage=("key_agreement",))


@forged(_CERTIFICATES, "cannot-tell", says="certificate-not-for-signing")
def a_certificate_that_does_not_commit() -> bytes:
    """Use a key that only logs in, and stands for no statement."""
    return _whole(usage=("digital_signature",))


@forged(_CERTIFICATES, "cannot-tell", says="certificate-not-for-signing")
def a_certificate_that_vouches_for_others() -> bytes:
    """Bring in a certificate that could issue further ones."""
    return _whole(ca=True)


@forged(_CERTIFICATES, "cannot-tell", says="certificate-not-for-signing")
def a_certificate_that_signs_certificates() -> bytes:
    """The same by its key usage alone."""
    return _whole(usage=("digital_signature", "content_commitment", "key_cert_sign"))


@forged(_CERTIFICATES, "cannot-tell", says="certificate-not-for-signing")
def a_certificate_with_two_key_usages() -> bytes:
    """Have one of them read here and the other elsewhere."""
    key = _p256()
    found = CertificateOfAny.load(certified(key, usage=("key_agreement",)))
    body = found["tbs_certificate"]
    body["extensions"].append(CertificateOfAny.load(certified(key))["tbs_certificate"]["extensions"][1].copy())
    found["signature_value"] = key.sign(body.dump(force=True), ec.ECDSA(hashes.SHA256()))
    return whole_under(found.dump(force=True), key)


def _named(name: str, role: str = _NAME[1], agency: str = _NAME[2]) -> bytes:
    return made(Signer.create(PersonId(f"{8:032x}"), name, role, agency, BEGAN)).signed()


_LOOK_ALIKE = {
    "the same name": ("Ruth Ashdown", "signer-not-known"),
    "a Cyrillic letter in the name": ("Ruth \u0410shdown", "name-may-mislead"),
    "a Greek letter in the name": ("Ruth Ashd\u03bfwn", "name-may-mislead"),
    "a name turned round": ("\u202enwodhsA htuR", "name-may-mislead"),
    "an isolate in the name": ("Ruth \u2067Ashdown\u2069", "name-may-mislead"),
    "something unseen in the name": ("Ruth\u200b Ashdown", "name-may-mislead"),
    "a full-width letter in the name": ("\uff32uth Ashdown", "name-may-mislead"),
    "lines in the name": ("Ruth Ashdown\nChecked: by telephone", "signer-not-known"),
    "what acts on a terminal in the name": ("Ruth \x1b[2J\x1b[32mAshdown\x9b1m", "signer-not-known"),
}

for _name, (_shown, _says) in _LOOK_ALIKE.items():
    add(
        Forgery(
            _name,
            _NAMES,
            "Be taken for somebody whose name looks the same.",
            lambda _shown=_shown: _named(_shown),  # type: ignore[misc]
            "cannot-tell",
            _says,
        )
    )


@forged(_STRANGER, "cannot-tell", says="signed-by-another")
def the_pages_signed_by_a_stranger() -> bytes:
    """Sign another's record with a key of one's own that is known for something else."""
    return sign(unsigned(), stranger(), SIGNED_AT, MEANING)


@forged(_STRANGER, "cannot-tell", says="signer-not-known")
def a_record_of_somebody_nobody_knows() -> bytes:
    """Make a whole record, hoping that nobody compares the words."""
    return made(new_signer("Somebody Else", 6)).signed()


def blank() -> bytes:
    """A PDF of one empty page, made by somebody else's program."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


@forged(_STRANGER, "cannot-tell", says="not-our-record")
def a_signed_pdf_of_somebody_elses() -> bytes:
    """Have any signed PDF pass for a record."""
    return increments.bare_signed(blank(), certified(_rsa(2048)), private_bytes(_rsa(2048)), field="Signature1")


@forged(_STRANGER, "cannot-tell", says="not-our-record")
def a_blank_page_under_the_key_of_the_record() -> bytes:
    """Have a page that the key's holder signed elsewhere pass for a record."""
    return increments.bare_signed(blank(), ruth().certificate, ruth().private_bytes(), field="Signature1")
