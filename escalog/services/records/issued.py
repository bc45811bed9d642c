"""A record before it is signed and after, as plain values."""

from dataclasses import dataclass
from pathlib import Path

from escalog.domain.values.entry import DisputeId, EntryId


@dataclass(frozen=True, slots=True)
class RecordPreview:
    """A record before it is signed: exactly the bytes the signed file starts with."""

    dispute: DisputeId
    kind: str
    recipient: str
    reason: str
    reference: str
    pdf: bytes
    pages: int
    replaced: tuple[tuple[str, int], ...]
    """Characters without a shape in our fonts, as they are printed, and how often."""
    withheld: int
    heads: tuple[EntryId, ...]
    """The state of the disagreement that it shows."""
    file_name: str
    court: bool
    """Whether there are, or may be, court proceedings: take legal advice before sharing."""
    notice: str = ""
    """For a notification: the point of a stage that it is about, "<stage>/<key>"."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A record that was signed and written."""

    path: Path
    sha256: str
    advice: tuple[str, ...]
    line: EntryId
    """Its line in "sent and saved"."""
