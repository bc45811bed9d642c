"""The first signature of a file: found, read strictly, and tried with the key of its own certificate.

It says whether the bytes are those that were signed, not who signed them. Imported only when a file is checked.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from pyhanko.pdf_utils.generic import ByteStringObject, TextStringObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import general
from pyhanko.sign.general import extract_signer_info
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from escalog.records.checking.bytes.byte_layout import Layout, candidates
from escalog.records.checking.bytes.parse_errors import BROKEN
from escalog.records.checking.bytes.reading import opened
from escalog.records.checking.bytes.shape import byte_range, signature_field, text_of, time_of
from escalog.records.checking.bytes.updates import is_written_as_a_record
from escalog.records.checking.signature.signer_certificate import signer_certificate
from escalog.records.signing.signing import FIELD

ContentInfo = general.cms.ContentInfo  # type: ignore[attr-defined]
"""Of asn1crypto, by way of the library that reads signatures with it."""

STRONG_DIGESTS = frozenset({"sha256", "sha384", "sha512"})
_SHORTEST_RSA = 2048
_SHORTEST_CURVE = 224


@dataclass(frozen=True)
class Signature:
    """A whole signature over the beginning of a file, down to the end of the ranges it states."""

    signed: bytes
    """The file as it was when it was signed."""
    layout: Layout
    reader: PdfFileReader
    embedded: EmbeddedPdfSignature

    @cached_property
    def signer(self) -> Any:  # noqa: ANN401 (asn1crypto says of no value what it is)
        """The certificate of whoever signed, as asn1crypto reads it."""
        return signer_certificate(self.embedded.signed_data)

    @property
    def certificate(self) -> bytes:
        """The same, DER."""
        der: bytes = self.signer.dump()
        return der

    @property
    def signed_at(self) -> datetime:
        """The stated time, UTC. Raises ValueError when there is none, or none with an offset."""
        stated = time_of(self._stated("/M"))
        if stated is None:
            raise ValueError("the signature states no time")
        return stated

    @property
    def meaning(self) -> str | None:
        """What the signature says it stands for; None when it does not."""
        return text_of(self._stated("/Reason"))

    def _stated(self, name: str) -> object:
        own = self.embedded.sig_object
        return own.raw_get(name) if name in own else None

    def holds(self) -> bool:
        """Whether every signed byte is as it was: digest and signature, over the whole of `signed`."""
        embedded = self.embedded
        if embedded.evaluate_signature_coverage() is not SignatureCoverageLevel.ENTIRE_FILE:
            return False
        content = embedded.signed_data["encap_content_info"]
        if content["content_type"].native != "data" or content["content"].native is not None:
            return False
        digest = embedded.compute_digest()
        return all(validate_sig_integrity(embedded.signer_info, self.signer, "data", digest))

    def is_strong(self) -> bool:
        """Whether the methods used still show a change: no SHA-1 or MD5, no short key."""
        info, key = self.embedded.signer_info, self.signer.public_key
        methods = {info["digest_algorithm"]["algorithm"].native.lower()}
        signature = info["signature_algorithm"]
        if signature["algorithm"].native not in {"rsassa_pkcs1v15", "rsassa_pss", "ecdsa", "ed25519", "ed448"}:
            methods.add(signature.hash_algo)
        if not methods <= STRONG_DIGESTS:
            return False
        shortest = {"rsa": _SHORTEST_RSA, "rsassa_pss": _SHORTEST_RSA, "ec": _SHORTEST_CURVE}.get(key.algorithm)
        return key.algorithm in {"ed25519", "ed448"} or (shortest is not None and key.bit_size >= shortest)


def first_signature(data: bytes) -> Signature | None:
    """The first signature that stands whole in the file, whatever follows it; None when there is none."""
    for layout in candidates(data):
        signature = _read(data, layout)
        if signature is not None:
            return signature
    return None


def is_signed_otherwise(data: bytes) -> bool:
    """Whether a signature holds by its bytes alone, in a file that cannot be read as a record is."""
    return any(_holds_by_bytes(data, layout) for layout in candidates(data))


def _holds_by_bytes(data: bytes, layout: Layout) -> bool:
    try:
        signed_data = ContentInfo.load(bytes.fromhex(data[layout.start + 1 : layout.end - 1].decode("ascii")))[
            "content"
        ]
        info = extract_signer_info(signed_data)
        digest = hashlib.new(info["digest_algorithm"]["algorithm"].native, data[: layout.start])
        digest.update(data[layout.end : layout.length])
        return all(validate_sig_integrity(info, signer_certificate(signed_data), "data", digest.digest()))
    except BROKEN:
        return False


def _read(data: bytes, layout: Layout) -> Signature | None:
    """The file as it was at this signature, when it then held this signature and no other."""
    signed = data[: layout.length]
    if not is_written_as_a_record(signed):  # first: what is written so, a library reads within bounds
        return None
    try:
        reader = opened(signed)
        embedded = EmbeddedPdfSignature(reader, signature_field(reader), FIELD)
        is_this = byte_range(embedded.sig_object) == layout.byte_range
        written = bytes.fromhex(signed[layout.start + 1 : layout.end - 1].decode("ascii"))
        is_there = _octets(embedded.sig_object.raw_get("/Contents")) == written
    except BROKEN:
        return None
    return Signature(signed, layout, reader, embedded) if is_this and is_there else None


def _octets(value: object) -> bytes | None:
    return bytes(value.original_bytes) if isinstance(value, ByteStringObject | TextStringObject) else None
