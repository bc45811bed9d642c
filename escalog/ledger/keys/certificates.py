"""The certificates that escalog makes for its keys, and what it demands of the ones it is given.

A certificate is made by the key's own holder (self-signed): it carries a name and vouches for nobody. Whether the
holder is who they say is settled by people, who compare the fingerprint.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import sha256

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
)
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID, ObjectIdentifier

from escalog.domain.values.entry import KeyId
from escalog.domain.values.failure import Failure

YEARS = 30
EARLIER = timedelta(days=1)
"""A certificate starts a little before it is made, so that a clock put right by some hours does not precede it."""

LONGEST_IN_SUBJECT = 64
"""So many bytes of UTF-8 has a name in a certificate; a longer one is cut there and stands in full in the entry."""

MOST_CERTIFICATE_BYTES = 8 * 1024


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate says, once it has been found to be one of ours in form."""

    key: KeyId
    public_key: EllipticCurvePublicKey
    name: str
    role: str
    agency: str
    not_before: datetime
    not_after: datetime


def make_certificate(private: EllipticCurvePrivateKey, name: str, role: str, agency: str, now: datetime) -> bytes:
    """A certificate (DER) for 30 years: CN, OU and O from name, role and agency; signs and vouches for nothing else."""
    subject = x509.Name(
        [
            x509.NameAttribute(oid, shown)
            for oid, text in (
                (NameOID.ORGANIZATION_NAME, agency),
                (NameOID.ORGANIZATIONAL_UNIT_NAME, role),
                (NameOID.COMMON_NAME, name),
            )
            if (shown := as_in_subject(text))
        ]
    )
    start = now.astimezone(UTC).replace(microsecond=0) - EARLIER
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,  # the newer name of nonRepudiation
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(_years_later(start))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(private.public_key()), critical=False)
    )
    return builder.sign(private, SHA256()).public_bytes(Encoding.DER)


@lru_cache(maxsize=256)
def read_certificate(der: bytes) -> Certificate:
    """What the certificate says. Raises Failure `certificate-not-usable` unless it is a self-signed P-256 certificate.

    Its own signature shows that whoever made it held the key, so nobody can bring in another's key under their name.
    """
    try:
        if len(der) > MOST_CERTIFICATE_BYTES:
            raise ValueError("too long")
        certificate = x509.load_der_x509_certificate(der)
        key = certificate.public_key()
        if not isinstance(key, EllipticCurvePublicKey) or not isinstance(key.curve, SECP256R1):
            raise ValueError("not a P-256 key")  # noqa: TRY004 (it is the file that is wrong)
        if certificate.issuer != certificate.subject:
            raise ValueError("not self-signed")
        key.verify(certificate.signature, certificate.tbs_certificate_bytes, ECDSA(SHA256()))
        name, role, agency = (
            _only(certificate.subject, oid)
            for oid in (NameOID.COMMON_NAME, NameOID.ORGANIZATIONAL_UNIT_NAME, NameOID.ORGANIZATION_NAME)
        )
    except (ValueError, InvalidSignature, x509.InvalidVersion, UnsupportedAlgorithm):
        raise Failure("certificate-not-usable") from None
    return Certificate(
        KeyId(sha256(der).hexdigest()),
        key,
        name,
        role,
        agency,
        certificate.not_valid_before_utc,
        certificate.not_valid_after_utc,
    )


def as_in_subject(text: str) -> str:
    """A name as it stands in a certificate: single spaces, at most 64 bytes, no character cut in two."""
    return " ".join(text.split()).encode()[:LONGEST_IN_SUBJECT].decode(errors="ignore").rstrip()


def is_named(certificate: Certificate, words: Sequence[str]) -> bool:
    """Whether the certificate carries this name, role and agency."""
    return [as_in_subject(word) for word in words] == [certificate.name, certificate.role, certificate.agency]


def _only(subject: x509.Name, oid: ObjectIdentifier) -> str:
    """The one value of this sort; empty when there is none. Raises ValueError for two."""
    values = [str(attribute.value) for attribute in subject.get_attributes_for_oid(oid)]
    if len(values) > 1:
        raise ValueError("named twice")
    return values[0] if values else ""


def _years_later(start: datetime) -> datetime:
    try:
        return start.replace(year=start.year + YEARS)
    except ValueError:  # 29 February
        return start.replace(year=start.year + YEARS, day=28)
