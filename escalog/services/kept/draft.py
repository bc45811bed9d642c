"""Text that was typed and not yet recorded."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """Text that was typed and not yet recorded."""

    key: str
    """What the text belongs to: "raise", or "<dispute id>/<kind>"."""
    title: str
    kept_at: datetime
    values: dict[str, object]
