"""The next step: what to do, with whom, by when and why, as the card on a disagreement's page says it."""

from dataclasses import dataclass
from datetime import datetime

from escalog.domain.time_left import TimeLeft


@dataclass(frozen=True, slots=True)
class NextStep:
    """One sentence with a verb, and what stands around it. `main` and `others` are kinds of entry."""

    what: str
    with_whom: str
    by_when: str
    """"Wednesday 25 November, 17:00. 2 working days left." or why there is no date."""
    by_when_explained: str
    """How the date was worked out; empty where there is none."""
    why: str
    main: str
    others: tuple[str, ...] = ()
    due: datetime | None = None
    left: TimeLeft | None = None
    heading: str = "Next step"
    """"Next step (stage 2 of 4)"."""
