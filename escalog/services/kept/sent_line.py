"""One line of what was sent and saved, as a plain value."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from escalog.domain.values.entry import DisputeId, EntryId


class Delivered(StrEnum):
    """Whether the file that left was written, as the list says it."""

    WRITTEN = "Written"
    NOT_WRITTEN = "Could not be written"
    NOT_NOTED = "Not noted"
    """The program ended between the line and the file."""


@dataclass(frozen=True, slots=True)
class SentLine:
    """One line of "sent and saved": what left this laptop, to whom and why."""

    at: datetime
    what: str
    dispute: DisputeId | None
    reference: str
    recipient: str
    reason: str
    sha256: str
    heads: tuple[EntryId, ...]
    delivered: Delivered
