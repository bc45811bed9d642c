"""The one form that a signature of ours has. Whatever else holds the same signature was made from it by somebody.

A signature can be written in many ways that all verify. Records know one, so that an untouched copy is the only file
that is called unchanged. Imported only when a file is checked.
"""

import hashlib
from typing import Any

from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.general import extract_certificate_info, extract_signer_info
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import read_certification_data

from escalog.ledger.signatures import HALF
from escalog.records.checking.byte_layout import as_escalog_writes
from escalog.records.checking.signature import Signature
from escalog.records.signing import FIELD

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

_TIME_STAMP = "signature_time_stamp_token"

_OCTETS, _SEQUENCE, _SET, _FIRST, _SECOND, _NAME = 0x04, 0x30, 0x31, 0xA0, 0xA1, 0xA4
"""What opens each kind of part; the first and second are those that RFC 5652 numbers 0 and 1."""


def is_in_our_form(found: Signature) -> bool:
    """Whether the signature is written, built and placed exactly as records have it, a time stamp aside."""
    der = as_escalog_writes(found.signed, found.layout)
    return der is not None and _is_the_one_cms(found, der) and _is_certification(found)


def has_time_stamp(found: Signature) -> bool:
    """Whether a time stamp was put into the signature. `is_in_our_form` has looked at what it covers."""
    return found.embedded.signer_info["unsigned_attrs"].native is not None


def is_for_signing(found: Signature) -> bool:
    """Whether the signer's certificate is one for signatures that stand for a statement, and vouches for nobody."""
    certificate = found.embedded.signer_cert
    extensions = [each["extn_id"].native for each in certificate["tbs_certificate"]["extensions"]]
    usage, basic = certificate.key_usage_value, certificate.basic_constraints_value
    return (
        usage is not None
        and len(extensions) == len(set(extensions))
        and set(usage.native) == {"digital_signature", "non_repudiation"}
        and (basic is None or not basic["ca"].native)
    )


def _is_the_one_cms(found: Signature, der: bytes) -> bool:
    """Whether the CMS is, octet for octet, what records have for this certificate, this file and this signature.

    One signer, the signer's certificate, SHA-256 with P-256, and nothing besides; nothing spelt in a second way.
    """
    r, s = decode_dss_signature(found.embedded.signer_info["signature"].native)
    if s > HALF or not _adds_at_most_a_time_stamp(found):
        return False
    return any(der == _cms(found, names, encode_dss_signature(r, s)) for names in _namings(found.embedded.signer_cert))


def _cms(found: Signature, names: bytes, signature: bytes) -> bytes:
    """The CMS of a record (RFC 5652). `names` is how it names the certificate; a time stamp is taken as it stands."""
    added = found.embedded.signer_info["unsigned_attrs"]
    attributes = (
        _der(_SEQUENCE, _CONTENT_TYPE, _der(_SET, _DATA)),
        _der(_SEQUENCE, _MESSAGE_DIGEST, _der(_SET, _der(_OCTETS, found.embedded.compute_digest()))),
        _der(_SEQUENCE, _SIGNING_CERTIFICATE, _der(_SET, names)),
    )
    signer = (
        _VERSION_1,
        _der(_SEQUENCE, *_issuer_and_serial(found.embedded.signer_cert)),
        _SHA256,
        _der(_FIRST, *attributes),
        _ECDSA_WITH_SHA256,
        _der(_OCTETS, signature),
        b"" if added.native is None else _der(_SECOND, added.contents),
    )
    data = (
        _VERSION_1,
        _der(_SET, _SHA256),
        _der(_SEQUENCE, _DATA),
        _der(_FIRST, found.certificate),
        _der(_SET, _der(_SEQUENCE, *signer)),
    )
    return _der(_SEQUENCE, _SIGNED_DATA, _der(_FIRST, _der(_SEQUENCE, *data)))


def _namings(certificate: Any) -> tuple[bytes, ...]:  # noqa: ANN401 (asn1crypto says of no value what it is)
    """The two ways of naming the one certificate of a signature (RFC 5035): by digest, issuer and number; by digest."""
    issuer, number = _issuer_and_serial(certificate)
    digest = _der(_OCTETS, certificate.sha256)
    also = _der(_SEQUENCE, _der(_SEQUENCE, _der(_NAME, issuer)), number)
    return tuple(_der(_SEQUENCE, _der(_SEQUENCE, _der(_SEQUENCE, digest, more))) for more in (also, b""))


def _issuer_and_serial(certificate: Any) -> tuple[bytes, bytes]:  # noqa: ANN401 (see above)
    return certificate.issuer.dump(), certificate["tbs_certificate"]["serial_number"].dump()


def _is_certification(found: Signature) -> bool:
    """Whether it stands in the field that records are built with and permits no change."""
    certified, own = read_certification_data(found.reader), found.embedded.sig_object
    return (
        found.embedded.fq_name == FIELD
        and own["/Filter"] == "/Adobe.PPKLite"
        and own["/SubFilter"] == "/ETSI.CAdES.detached"
        and certified is not None
        and certified.permission is MDPPerm.NO_CHANGES
        and certified.author_sig.get_object().container_ref == own.container_ref
    )


def _adds_at_most_a_time_stamp(found: Signature) -> bool:
    attributes = found.embedded.signer_info["unsigned_attrs"]
    if attributes.native is None:
        return True
    if [each["type"].native for each in attributes] != [_TIME_STAMP] or len(attributes[0]["values"]) != 1:
        return False
    token = attributes[0]["values"][0]["content"]
    as_read = attributes.copy().untag().dump(force=True) == _der(_SET, attributes.contents)  # nothing is left unread
    return as_read and time_stamp_covers(token, found.embedded.signer_info["signature"].native)


def time_stamp_covers(token: Any, data: bytes) -> bool:  # noqa: ANN401 (asn1crypto says of no value what it is)
    """Whether a time stamp (a CMS SignedData) is whole and is about these bytes. Says nothing of who issued it."""
    stated = token["encap_content_info"]["content"]
    imprint = stated.parsed["message_imprint"]
    method = imprint["hash_algorithm"]["algorithm"].native
    info = extract_signer_info(token)
    own_method = info["digest_algorithm"]["algorithm"].native
    issuer = extract_certificate_info(token).signer_cert
    digest = hashlib.new(own_method, stated.native if isinstance(stated.native, bytes) else bytes(stated)).digest()
    return hashlib.new(method, data).digest() == imprint["hashed_message"].native and all(
        validate_sig_integrity(info, issuer, "tst_info", digest)
    )


def _der(tag: int, *parts: bytes) -> bytes:
    """One value in DER, built of what stands in it."""
    content = b"".join(parts)
    length = len(content)
    if length < 0x80:
        return bytes((tag, length)) + content
    octets = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(octets))) + octets + content
