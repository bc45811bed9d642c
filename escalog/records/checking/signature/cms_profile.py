"""The one form of CMS that escalog writes. Anything else with the same signature was made from it by somebody.

A signature can be written in many ways that all verify. Records know one, so that an untouched copy is the only file
that is called unchanged. Imported only when a file is checked.
"""

from typing import Any

from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from escalog.ledger.keys.signatures import HALF
from escalog.records.checking.bytes import der
from escalog.records.checking.bytes.byte_layout import as_escalog_writes
from escalog.records.checking.bytes.parse_errors import BROKEN
from escalog.records.checking.bytes.shape import certifies, is_name, text_of
from escalog.records.checking.signature.first_signature import Signature
from escalog.records.checking.signature.time_stamp import covers
from escalog.records.signing.signing import FIELD

_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_DATA = bytes.fromhex("06092a864886f70d010701")
"""The object identifiers of a CMS of this kind, and of what it says that it is over."""

_SHA256 = bytes.fromhex("300d06096086480165030402010500")
_ECDSA_WITH_SHA256 = bytes.fromhex("300a06082a8648ce3d040302")
"""Both methods in the one spelling that records have (RFC 5754 knows a second for the first)."""

_VERSION_1 = bytes.fromhex("020101")

_CONTENT_TYPE = bytes.fromhex("06092a864886f70d010903")
_MESSAGE_DIGEST = bytes.fromhex("06092a864886f70d010904")
_SIGNING_CERTIFICATE = bytes.fromhex("060b2a864886f70d010910022f")
"""The attributes that the signature is over, and no more: a stated time, for one, stands beside it and not in it."""

_TIME_STAMP = bytes.fromhex("060b2a864886f70d010910020e")
"""The one attribute that may stand beside what is signed."""


_STATED = {"/Type": "/Sig", "/Filter": "/Adobe.PPKLite", "/SubFilter": "/ETSI.CAdES.detached"}
"""What the dictionary of the signature says it is."""


def is_in_our_form(signature: Signature) -> bool:
    """Whether the signature is written, built and placed exactly as records have it, a time stamp aside."""
    der = as_escalog_writes(signature.signed, signature.layout)
    return der is not None and _is_the_one_cms(signature, der) and _is_certification(signature)


def has_time_stamp(signature: Signature) -> bool:
    """Whether a time stamp was put into the signature. `is_in_our_form` has looked at what it covers."""
    return bool(signature.embedded.signer_info["unsigned_attrs"].contents)


def is_for_signing(signature: Signature) -> bool:
    """Whether the signer's certificate is one for signatures that stand for a statement, and vouches for nobody."""
    certificate = signature.signer
    extensions = [extension["extn_id"].native for extension in certificate["tbs_certificate"]["extensions"]]
    usage, basic = certificate.key_usage_value, certificate.basic_constraints_value
    return (
        usage is not None
        and len(extensions) == len(set(extensions))
        and set(usage.native) == {"digital_signature", "non_repudiation"}
        and (basic is None or not basic["ca"].native)
    )


def _is_the_one_cms(signature: Signature, der: bytes) -> bool:
    """Whether the CMS is, octet for octet, what records have for this certificate, this file and this signature.

    One signer, the signer's certificate, SHA-256 with P-256, and nothing besides; nothing spelt in a second way.
    """
    r, s = decode_dss_signature(signature.embedded.signer_info["signature"].native)
    if s > HALF or not _adds_at_most_a_time_stamp(signature):
        return False
    return any(der == _cms(signature, names, encode_dss_signature(r, s)) for names in _namings(signature.signer))


def _cms(found: Signature, names: bytes, signature: bytes) -> bytes:
    """The CMS of a record (RFC 5652). `names` is how it names the certificate; a time stamp is taken as it stands."""
    added = found.embedded.signer_info["unsigned_attrs"]
    attributes = (
        der.write(der.SEQUENCE, _CONTENT_TYPE, der.write(der.SET, _DATA)),
        der.write(
            der.SEQUENCE, _MESSAGE_DIGEST, der.write(der.SET, der.write(der.OCTETS, found.embedded.compute_digest()))
        ),
        der.write(der.SEQUENCE, _SIGNING_CERTIFICATE, der.write(der.SET, names)),
    )
    signer = (
        _VERSION_1,
        der.write(der.SEQUENCE, *_issuer_and_serial(found.signer)),
        _SHA256,
        der.write(der.FIRST, *attributes),
        _ECDSA_WITH_SHA256,
        der.write(der.OCTETS, signature),
        b"" if not added.contents else der.write(der.SECOND, added.contents),
    )
    data = (
        _VERSION_1,
        der.write(der.SET, _SHA256),
        der.write(der.SEQUENCE, _DATA),
        der.write(der.FIRST, found.certificate),
        der.write(der.SET, der.write(der.SEQUENCE, *signer)),
    )
    return der.write(der.SEQUENCE, _SIGNED_DATA, der.write(der.FIRST, der.write(der.SEQUENCE, *data)))


def _namings(certificate: Any) -> tuple[bytes, ...]:  # noqa: ANN401 (asn1crypto says of no value what it is)
    """The two ways of naming the one certificate of a signature (RFC 5035): by digest, issuer and number; by digest."""
    issuer, number = _issuer_and_serial(certificate)
    digest = der.write(der.OCTETS, certificate.sha256)
    also = der.write(der.SEQUENCE, der.write(der.SEQUENCE, der.write(der.FIFTH, issuer)), number)
    return tuple(
        der.write(der.SEQUENCE, der.write(der.SEQUENCE, der.write(der.SEQUENCE, digest, more))) for more in (also, b"")
    )


def _issuer_and_serial(certificate: Any) -> tuple[bytes, bytes]:  # noqa: ANN401 (see above)
    return certificate.issuer.dump(), certificate["tbs_certificate"]["serial_number"].dump()


def _is_certification(signature: Signature) -> bool:
    """Whether it stands in the field that records are built with and permits no change."""
    own, field = signature.embedded.sig_object, signature.embedded.sig_field
    try:
        return (
            text_of(field.raw_get("/T")) == FIELD
            and all(is_name(own.raw_get(name), value) for name, value in _STATED.items())
            and certifies(signature.reader, field)
        )
    except BROKEN:
        return False


def _adds_at_most_a_time_stamp(signature: Signature) -> bool:
    """Whether nothing but one whole time stamp stands among what is not signed."""
    added = signature.embedded.signer_info["unsigned_attrs"]
    if not added.contents:
        return True
    attribute = der.read(added.contents)
    kind, values = attribute.parts
    return (attribute.tag, kind.whole, values.tag, len(values.parts)) == (
        der.SEQUENCE,
        _TIME_STAMP,
        der.SET,
        1,
    ) and covers(values.parts[0].whole, signature.embedded.signer_info["signature"].native)
