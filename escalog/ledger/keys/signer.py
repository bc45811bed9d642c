"""Somebody's private key, with the certificate and the name that go with it. Knows nothing of where it is kept."""

from datetime import datetime

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)

from escalog.domain.values.entry import KeyId, Person, PersonId
from escalog.domain.values.failure import Failure
from escalog.ledger.keys import signatures
from escalog.ledger.keys.certificates import make_certificate, read_certificate


class Signer:
    """Signs for one person with one key. Its text form never shows the key."""

    __slots__ = ("_private", "person")

    def __init__(self, person: Person, private: ec.EllipticCurvePrivateKey) -> None:
        self.person = person
        self._private = private

    @classmethod
    def create(cls, person_id: PersonId, name: str, role: str, agency: str, now: datetime) -> "Signer":
        """A new key, with a certificate that starts a day before `now` (aware) and holds for 30 years."""
        private = ec.generate_private_key(ec.SECP256R1())
        try:
            certificate = make_certificate(private, name, role, agency, now)
        except UnicodeEncodeError:
            raise Failure("text-half-character") from None
        key = read_certificate(certificate).key
        return cls(Person(person_id, key, name, role, agency, certificate), private)

    @classmethod
    def from_private(cls, person: Person, private: bytes) -> "Signer":
        """The signer whose `private_bytes` were kept. Raises Failure `signer-mismatch` when they do not match."""
        certificate = read_certificate(person.certificate)
        try:
            key = load_der_private_key(private, password=None)
        except (ValueError, TypeError):
            raise Failure("signer-mismatch") from None
        if (
            not isinstance(key, ec.EllipticCurvePrivateKey)
            or key.public_key() != certificate.public_key
            or certificate.key != person.key
        ):
            raise Failure("signer-mismatch")
        return cls(person, key)

    def private_bytes(self) -> bytes:
        """The private key as unencrypted PKCS #8 (DER), to be kept in an encrypted store and nowhere else."""
        return self._private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())

    def sign(self, digest: bytes) -> bytes:
        """64 bytes over a SHA-256 digest, as entries carry them (see `signatures`)."""
        return signatures.sign(self._private, digest)

    @property
    def person_id(self) -> PersonId:
        """Whose key it is."""
        return self.person.id

    @property
    def key_id(self) -> KeyId:
        """SHA-256 of the certificate: the fingerprint."""
        return self.person.key

    @property
    def certificate(self) -> bytes:
        """The certificate (DER)."""
        return self.person.certificate

    def __repr__(self) -> str:
        return f"<Signer {self.key_id[:12]}>"
