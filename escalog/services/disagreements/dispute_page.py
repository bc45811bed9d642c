"""One disagreement as its page shows it, as plain values."""

from dataclasses import dataclass
from datetime import datetime

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.next_step.next_step import NextStep
from escalog.domain.values.kind_id import KindId


@dataclass(frozen=True, slots=True)
class DisputePage:
    """One disagreement as its page shows it."""

    dispute: Dispute
    next_step: NextStep
    now: datetime
    acts: tuple[KindId, ...]
    """The kinds that may be recorded now, in the order the menu offers them."""
    only_here_since: datetime | None
    """When the first entry was recorded that has not left this laptop."""
    people: tuple[str, ...]
    """Initials and names used in this disagreement, offered while typing."""
