"""The certificate of a signer, whose issuer can be compared whatever letters its name is written with.

asn1crypto prepares names for comparing by the rules of 2002 (RFC 4518) and raises on what these do not know: letters
added to Unicode since, and two directions in one name. The certificate given here compares such names as they stand.
Imported only when a file is checked.
"""

from typing import Any

from pyhanko.sign import general
from pyhanko.sign.general import extract_certificate_info

Name: Any = general.x509.Name  # type: ignore[attr-defined]
Certificate: Any = general.x509.Certificate  # type: ignore[attr-defined]
"""Both of asn1crypto, by way of the library that reads certificates with it."""


class _ComparableName(Name):  # type: ignore[misc]  # noqa: PLW1641 (never a key)
    """A name that another is compared with. Python asks the subclass first, on whichever side it stands."""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Name):
            return False
        try:
            return bool(super().__eq__(other))
        except ValueError:
            return bool(self.native == other.native)


class _SignerCertificate(Certificate):  # type: ignore[misc]
    @property
    def issuer(self) -> Any:  # noqa: ANN401 (see below)
        """Who issued it, read anew from its bytes."""
        return _ComparableName.load(super().issuer.dump())


def signer_certificate(signed_data: Any) -> Any:  # noqa: ANN401 (asn1crypto says of no value what it is)
    """The certificate that a signature names as its signer's. Raises a `CMSExtractionError` where it holds none."""
    return _SignerCertificate.load(extract_certificate_info(signed_data).signer_cert.dump())
