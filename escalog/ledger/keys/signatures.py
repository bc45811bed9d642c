"""Signatures over a digest: ECDSA on P-256, 64 bytes, with one accepted form for each signature.

Of the two values of s that are equally good mathematically only the lower is made and accepted, so that nobody without
the key can turn one signature into another.
"""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed, decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""The number of points of P-256 (FIPS 186-5)."""

HALF = ORDER // 2
_PREHASHED = ECDSA(Prehashed(SHA256()))


def sign(key: EllipticCurvePrivateKey, digest: bytes) -> bytes:
    """64 bytes: r, then the lower s."""
    r, s = decode_dss_signature(key.sign(digest, _PREHASHED))
    return r.to_bytes(32, "big") + min(s, ORDER - s).to_bytes(32, "big")


def holds(key: EllipticCurvePublicKey, digest: bytes, signature: bytes) -> bool:
    """Whether the signature is the key's over this digest, in the one accepted form."""
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    if len(signature) != 64 or s > HALF:
        return False
    try:
        key.verify(encode_dss_signature(r, s), digest, _PREHASHED)
    except InvalidSignature:
        return False
    return True
