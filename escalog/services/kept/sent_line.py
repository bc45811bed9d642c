"""One line of what was sent and saved, as a plain value."""

from dataclasses import dataclass
from datetime import datetime

from escalog.domain.values.entry import DisputeId, EntryId


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
    delivered: str
    """"Written", "Could not be written", or "Not noted" after a crash between the two."""
