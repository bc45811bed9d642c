"""Whose keys are known here, and how that came to be known. Knows nothing of files to be checked."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from escalog.domain.values.entry import KeyId
from escalog.domain.values.failure import Failure

GIVEN = "certificate given"


@dataclass(frozen=True, slots=True)
class TrustLine:
    """How one key became known: "by telephone", on which day, by whom, with whom."""

    how: str
    checked_on: str = ""
    by: str = ""
    checked_with: str = ""


@dataclass(frozen=True, slots=True)
class Trust:
    """Known keys by their fingerprint: the SHA-256 of the certificate in lower-case hexadecimal."""

    keys: Mapping[KeyId, TrustLine]

    @classmethod
    def none(cls) -> "Trust":
        """Nobody is known."""
        return cls(MappingProxyType({}))

    @classmethod
    def of_certificates(cls, files: Iterable[bytes]) -> "Trust":
        """The certificates of PEM files, one or several in each.

        Raises Failure `trust-not-a-certificate` for a file that holds none, or something else.
        """
        return cls({KeyId(key): TrustLine(GIVEN) for data in files for key in _fingerprints(data)})

    def line(self, key: KeyId) -> TrustLine | None:
        """How this key became known; None when it is not."""
        return self.keys.get(key)

    def with_lines(self, lines: Mapping[KeyId, TrustLine]) -> "Trust":
        """These keys as well; a line about a key that is there already takes its place."""
        return Trust({**self.keys, **lines})


def _fingerprints(data: bytes) -> list[str]:
    # Deferred: `cryptography` is loaded by whoever checks or signs, not by whoever only starts.
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.x509 import load_pem_x509_certificates

    try:
        certificates = load_pem_x509_certificates(data)
    except ValueError:
        raise Failure("trust-not-a-certificate") from None
    return [hashlib.sha256(certificate.public_bytes(Encoding.DER)).hexdigest() for certificate in certificates]
