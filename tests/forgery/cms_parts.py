"""Takes the signature out of a record, alters its CMS and puts it back where it was, in the form that records have."""

import asyncio
import hashlib
import re

from asn1crypto import cms, core
from asn1crypto.algos import SignedDigestAlgorithm
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from escalog.ledger.keys.signatures import ORDER
from tests.forgery.increments import time_stamper

_SHA256 = bytes.fromhex("300d06096086480165030402010500")
_SHA256_OTHERWISE = bytes.fromhex("300b0609608648016503040201")
_RANGE = re.compile(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\]")


def gap(data: bytes) -> tuple[int, int]:
    """Where the signature stands, its brackets included."""
    found = _RANGE.search(data)
    assert found is not None
    return int(found[1]), int(found[2])


def taken(data: bytes) -> bytes:
    """The DER of the signature."""
    start, end = gap(data)
    return bytes(cms.ContentInfo.load(bytes.fromhex(data[start + 1 : end - 1].decode())).dump())


def put(data: bytes, der: bytes) -> bytes:
    """The record with this DER for its signature."""
    start, end = gap(data)
    return data[:start] + b"<" + der.hex().encode().ljust(end - start - 2, b"0") + b">" + data[end:]


def _altered(data: bytes, change) -> bytes:
    content = cms.ContentInfo.load(taken(data))
    change(content["content"], content["content"]["signer_infos"][0])
    return put(data, content.dump(force=True))


def with_the_other_s(data: bytes) -> bytes:
    """For every signature (r, s) there is a second one, (r, -s), that anybody can work out."""

    def change(_, info) -> None:
        r, s = decode_dss_signature(info["signature"].native)
        info["signature"] = core.OctetString(encode_dss_signature(r, ORDER - s))

    return _altered(data, change)


def with_certificate(data: bytes, der: bytes) -> bytes:
    def change(signed, _) -> None:
        certificates = [each.chosen.dump() for each in signed["certificates"]]
        signed["certificates"] = cms.CertificateSet(
            [cms.CertificateChoices.load(each) for each in sorted({*certificates, der})]
        )

    return _altered(data, change)


def with_method_spelt_otherwise(data: bytes) -> bytes:
    """SHA-256 may be named with an empty parameter or with none."""
    return put(data, _respelt(taken(data), _SHA256, _SHA256_OTHERWISE))


def _respelt(der: bytes, old: bytes, new: bytes) -> bytes:
    """The same DER with one value in other octets, and all lengths around it put right."""
    tag, head, length = der[0], 2, der[1]
    if length & 0x80:
        head += length & 0x7F
        length = int.from_bytes(der[2:head], "big")
    whole, rest = der[: head + length], der[head + length :]
    if whole == old:
        whole = new
    elif tag & 0x20:
        inside = _respelt(whole[head:], old, new) if length else b""
        octets = len(inside).to_bytes((len(inside).bit_length() + 7) // 8, "big")
        size = bytes([len(inside)]) if len(inside) < 0x80 else bytes([0x80 | len(octets)]) + octets
        whole = bytes([tag]) + size + inside
    return whole + (_respelt(rest, old, new) if rest else b"")


def with_long_length(data: bytes) -> bytes:
    """The outermost length in three octets where two would do: the same CMS by another spelling."""
    der = taken(data)
    assert der[:2] == b"\x30\x82"
    return put(data, b"\x30\x83\x00" + der[2:])


def with_unsigned_note(data: bytes) -> bytes:
    def change(_, info) -> None:
        note = cms.CMSAttribute({"type": "1.2.3.4.5", "values": [core.UTF8String("agreed by all")]})
        info["unsigned_attrs"] = cms.CMSAttributes([note])

    return _altered(data, change)


def with_time_stamp_inside(data: bytes, *, over: bytes | None = None) -> bytes:
    def change(_, info) -> None:
        imprint = hashlib.sha256(info["signature"].native if over is None else over).digest()
        token = asyncio.run(time_stamper().async_timestamp(imprint, "sha256"))
        info["unsigned_attrs"] = cms.CMSAttributes(
            [cms.CMSAttribute({"type": "signature_time_stamp_token", "values": [token]})]
        )

    return _altered(data, change)


def with_time_stamp_respelt(data: bytes) -> bytes:
    """A time stamp whose own outermost length stands in three octets."""
    stamped = with_time_stamp_inside(data)
    der = taken(stamped)
    info = cms.ContentInfo.load(der)["content"]["signer_infos"][0]
    token = info["unsigned_attrs"][0]["values"][0].dump()
    assert token[:2] == b"\x30\x82"
    return put(stamped, _respelt(der, token, b"\x30\x83\x00" + token[2:]))


def with_second_signer(data: bytes) -> bytes:
    def change(signed, info) -> None:
        signed["signer_infos"] = cms.SignerInfos([info.copy(), info.copy()])

    return _altered(data, change)


def with_claimed_method(data: bytes) -> bytes:
    def change(_, info) -> None:
        info["signature_algorithm"] = SignedDigestAlgorithm({"algorithm": "sha384_ecdsa"})

    return _altered(data, change)


def without_signed_attributes(data: bytes) -> bytes:
    def change(_, info) -> None:
        del info["signed_attrs"]

    return _altered(data, change)


def without_attribute(data: bytes, name: str) -> bytes:
    def change(_, info) -> None:
        kept = [each for each in info["signed_attrs"] if each["type"].native != name]
        assert len(kept) < len(info["signed_attrs"])
        info["signed_attrs"] = cms.CMSAttributes(kept)

    return _altered(data, change)


def without_certificates(data: bytes) -> bytes:
    def change(signed, _) -> None:
        del signed["certificates"]

    return _altered(data, change)


def with_content_inside(data: bytes) -> bytes:
    start, end = gap(data)

    def change(signed, _) -> None:
        content = hashlib.sha256(data[:start] + data[end:]).digest()
        signed["encap_content_info"] = cms.ContentInfo({"content_type": "data", "content": core.OctetString(content)})

    return _altered(data, change)
