"""Signatures that escalog does not make: other methods, another program's file, a time among what is signed."""

from datetime import timedelta
from io import BytesIO

import pikepdf
from asn1crypto import cms
from asn1crypto.core import UTCTime
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.x509.oid import NameOID

from escalog.ledger.keys.signatures import HALF
from tests.forgery import cms_parts, increments
from tests.forgery.genuine import BEGAN, SIGNED_AT

_Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


def _certified(key: _Key) -> tuple[bytes, bytes]:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Ruth Ashdown")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(5).not_valid_before(BEGAN).not_valid_after(BEGAN + timedelta(days=999))
    usage = {"digital_signature": True, "content_commitment": True}
    others = ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign")
    allowed = x509.KeyUsage(**usage, **dict.fromkeys(others, False), encipher_only=False, decipher_only=False)
    certificate = builder.add_extension(allowed, critical=True).sign(key, hashes.SHA256())
    der = serialization.Encoding.DER
    plain = serialization.NoEncryption()
    return certificate.public_bytes(der), key.private_bytes(der, serialization.PrivateFormat.PKCS8, plain)


def signed_by_rsa(pdf: bytes, key: _Key, method: str) -> bytes:
    """Signed with a key of another sort, under the signer's name."""
    return increments.bare_signed(pdf, *_certified(key), method=method)


def foreign(key: _Key) -> bytes:
    """A signed PDF of one empty page, of another program."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return increments.bare_signed(out.getvalue(), *_certified(key), field="Signature1")


def with_stated_time(data: bytes, key: ec.EllipticCurvePrivateKey) -> bytes:
    """A time among the signed attributes, signed by the key's own holder: right in itself, and not as records are."""
    content = cms.ContentInfo.load(cms_parts.taken(data))
    info = content["content"]["signer_infos"][0]
    stated = cms.CMSAttribute({"type": "signing_time", "values": [cms.Time("utc_time", UTCTime(SIGNED_AT))]})
    attributes = cms.CMSAttributes([*info["signed_attrs"], stated])
    info["signed_attrs"] = attributes
    info["signature"] = _lower(key, cms.CMSAttributes(list(attributes)).dump(force=True))
    return cms_parts.put(data, content.dump(force=True))


def _lower(key: ec.EllipticCurvePrivateKey, data: bytes) -> bytes:
    while True:
        made = key.sign(data, ec.ECDSA(hashes.SHA256()))
        if decode_dss_signature(made)[1] <= HALF:
            return made
