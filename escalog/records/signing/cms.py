"""The signature itself: a CMS over a digest, made with a `Signer`'s key. Knows nothing of pages.

Imported only when a record is signed: pyHanko is slow to load.
"""

import asyncio
import hashlib

from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.sign.signers import Signer as Pen

from escalog.ledger.keys.signer import Signer

_MOST_BYTES = 72
"""The longest a P-256 signature gets."""


class _Key(Pen):
    """Lets pyHanko ask for a signature without holding the private key."""

    def __init__(self, signer: Signer) -> None:
        (certificate,) = load_certs_from_pemder_data(signer.certificate)
        super().__init__(signing_cert=certificate)
        self._signer = signer

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:  # noqa: FBT001, FBT002
        """Signs; the two numbers of the ledger's signature are written as CMS wants them."""
        if dry_run:
            return bytes(_MOST_BYTES)
        if digest_algorithm != "sha256":
            raise ValueError("records are signed over SHA-256")
        pair = self._signer.sign(hashlib.sha256(data).digest())
        return encode_dss_signature(int.from_bytes(pair[:32], "big"), int.from_bytes(pair[32:], "big"))


def signature_over(digest: bytes, signer: Signer) -> bytes:
    """A detached PAdES signature (CMS, DER) over a SHA-256 digest, with the signer's certificate and no other."""
    signed: bytes = asyncio.run(_Key(signer).async_sign(digest, "sha256", use_pades=True)).dump()
    return signed
