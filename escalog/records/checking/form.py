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
"""The object identifier that opens every CMS of this kind."""

_SHA256 = bytes.fromhex("300d06096086480165030402010500")
_ECDSA_WITH_SHA256 = bytes.fromhex("300a06082a8648ce3d040302")
"""Both methods in the one spelling that records have (RFC 5754 knows a second for the first)."""

_SIGNED = ["content_type", "message_digest", "signing_certificate_v2"]
"""What the signature is over, and no more: a stated time, for one, stands beside it and not in it."""

_TIME_STAMP = "signature_time_stamp_token"


def is_in_our_form(found: Signature) -> bool:
    """Whether the signature is written, built and placed exactly as records have it, a time stamp aside."""
    der = as_escalog_writes(found.signed, found.layout)
    return der is not None and _encodes_to_itself(found, der) and _is_lean(found) and _is_certification(found)


def has_time_stamp(found: Signature) -> bool:
    """Whether a time stamp was put into the signature. `is_in_our_form` has looked at what it covers."""
    return found.embedded.signer_info["unsigned_attrs"].native is not None


def is_for_signing(found: Signature) -> bool:
    """Whether the signer's certificate is one for signatures that stand for a statement, and vouches for nobody."""
    certificate = found.embedded.signer_cert
    usage, basic = certificate.key_usage_value, certificate.basic_constraints_value
    return (
        usage is not None
        and set(usage.native) == {"digital_signature", "non_repudiation"}
        and (basic is None or not basic["ca"].native)
    )


def _encodes_to_itself(found: Signature, der: bytes) -> bool:
    """Whether writing what was read gives the same bytes: nothing is spelt in a second way or left unread."""
    inner = found.embedded.signed_data.copy().untag().dump(force=True)
    return _der(0x30, _SIGNED_DATA + _der(0xA0, inner)) == der


def _is_lean(found: Signature) -> bool:
    """One signer, the signer's certificate, SHA-256 with P-256, and nothing besides."""
    data, info = found.embedded.signed_data, found.embedded.signer_info
    issuer = info["sid"].chosen
    r, s = decode_dss_signature(info["signature"].native)
    return (
        data["version"].native == info["version"].native == "v1"
        and [each.dump() for each in data["digest_algorithms"]] == [_SHA256]
        and info["digest_algorithm"].dump() == _SHA256
        and info["signature_algorithm"].dump() == _ECDSA_WITH_SHA256
        and [each["type"].native for each in info["signed_attrs"]] == _SIGNED
        and [each.chosen.dump() for each in data["certificates"]] == [found.certificate]
        and data["crls"].native is None
        and info["sid"].name == "issuer_and_serial_number"
        and issuer["issuer"].dump() == found.embedded.signer_cert.issuer.dump()
        and issuer["serial_number"].native == found.embedded.signer_cert.serial_number
        and encode_dss_signature(r, s) == info["signature"].native
        and s <= HALF
        and _adds_at_most_a_time_stamp(found)
    )


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
    return time_stamp_covers(token, found.embedded.signer_info["signature"].native)


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


def _der(tag: int, content: bytes) -> bytes:
    length = len(content)
    if length < 0x80:
        return bytes((tag, length)) + content
    octets = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(octets))) + octets + content
