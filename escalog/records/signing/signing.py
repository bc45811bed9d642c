"""Signs a record that was just built: PAdES, certified with no changes allowed, by incremental update.

The signed file starts with the unsigned bytes, and everything but the signature itself is the same for the same input.
escalog signs nothing that it has not built: it never adds a signature to a file it received.
"""

import hashlib
from datetime import UTC, datetime
from io import BytesIO

from escalog.ledger.keys.signer import Signer

FIELD = "escalog-signature"
"""The name of the one empty signature field that the pages are built with."""

RESERVED = 16 * 1024
"""Hexadecimal digits kept free for the signature; a time stamp put in later still fits."""


def sign(unsigned: bytes, signer: Signer, signed_at: datetime, meaning: str) -> bytes:
    """The signed record. `signed_at` is aware and kept to the second; `meaning` says what the signature stands for.

    Raises `ValueError` when the file does not have exactly the empty field that records are built with.
    """
    # Deferred: pyHanko takes some 0.4 s to load, and most sessions never sign.
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter, enumerate_sig_fields
    from pyhanko.sign.signers.cms_embedder import (
        PdfCMSEmbedder,
        SigAppearanceSetup,
        SigIOSetup,
        SigMDPSetup,
        SigObjSetup,
    )
    from pyhanko.sign.signers.pdf_byterange import SignatureObject

    from escalog.records.signing.appearance import stamp_style
    from escalog.records.signing.cms import signature_over
    from escalog.records.signing.incremental_update import Revision

    at = signed_at.astimezone(UTC).replace(microsecond=0)
    writer = Revision(BytesIO(unsigned), _name_of_revision(unsigned, at, meaning))
    if [(name, value) for name, value, _ in enumerate_sig_fields(writer.prev)] != [(FIELD, None)]:
        raise ValueError("only a record that was just built can be signed")
    field = SignatureObject(timestamp=at, reason=meaning, bytes_reserved=RESERVED, subfilter=SigSeedSubFilter.PADES)
    # Last in its dictionary, so that a file cut off within the signature still shows that it was signed.
    field["/Contents"] = field.pop("/Contents")
    steps = PdfCMSEmbedder().write_cms(FIELD, writer, existing_fields_only=True)
    next(steps)
    steps.send(
        SigObjSetup(
            field,
            SigMDPSetup(md_algorithm="sha256", certify=True, docmdp_perms=MDPPerm.NO_CHANGES),
            SigAppearanceSetup(style=stamp_style(at), timestamp=at, name=None),
        )
    )
    prepared, output = steps.send(SigIOSetup(md_algorithm="sha256"))
    signature = signature_over(prepared.document_digest, signer)
    start, end = prepared.reserved_region_start, prepared.reserved_region_end
    whole: bytes = output.getvalue()
    written = memoryview(whole)
    return b"".join((written[:start], _hexadecimal(signature, end - start), written[end:]))


def _hexadecimal(signature: bytes, room: int) -> bytes:
    """What stands between the two signed ranges: there is one way to write it, so that any other shows."""
    return b"<" + signature.hex().encode("ascii").ljust(room - 2, b"0") + b">"


def _name_of_revision(unsigned: bytes, at: datetime, meaning: str) -> bytes:
    """The second half of the file's identifier: the same input gives the same one."""
    return hashlib.sha256(b"\0".join((unsigned, at.isoformat().encode(), meaning.encode()))).digest()[:16]
