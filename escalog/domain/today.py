"""What Today lists for one disagreement, and the facts by which lists and search find it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from escalog.domain.entry import DisputeId
from escalog.domain.time_left import TimeLeft


class TodayGroup(StrEnum):
    """The groups of Today, in the order of doing."""

    SEPARATE = "separate"
    """Recorded separately."""
    PAST = "past"
    """Past its time limit."""
    TODAY = "today"
    """Due today."""
    WE_OWE = "we-owe"
    """We owe a reply."""
    COMING = "coming"
    """Coming up."""
    WAITING = "waiting"
    """Waiting for someone else."""


@dataclass(frozen=True, slots=True)
class TodayItem:
    """One row of Today."""

    group: TodayGroup
    dispute: DisputeId
    what: str
    """"Ring P.D. about the plan for J.W.\""""
    about: str
    """"J.W. 0037 · with Health visiting · Stage 1, practitioners"."""
    detail: str
    """"Rang twice, no reply." or empty."""
    left: TimeLeft | None
    due: datetime | None
    due_words: str
    """"was due Fri 20 Nov, 17:00", "due Wed 25 Nov, 17:00" or empty."""
    kind: str
    """The kind of entry that does it."""
    icon: str
    """call, write, action, reply, settle, stage, partnership, child."""


@dataclass(frozen=True, slots=True)
class IndexFacts:
    """One disagreement as lists and search know it. Texts are as shown; nothing here decides anything."""

    title: str
    initials: str
    reference: str
    their_reference: str
    subject: str
    """The category in words."""
    agency: str
    """The other side's agency."""
    direction: str
    stage: str
    """The id of the present stage; empty while undecided."""
    stage_label: str
    stage_number: str
    """What `stage:` filters by: the printed number, or the stage's id where it has none."""
    status: str
    """A `Status` value."""
    closed: bool
    """Closed or withdrawn."""
    next_due: str | None
    """The earliest thing that is due, ISO 8601 in UTC; None when nothing has a date."""
    last_contact: str | None
    """When somebody last spoke, wrote, rang or replied, as stated (ISO date or date and time)."""
    words: str
    """Every word of every entry, as corrected and as first recorded, for full-text search."""
    sample: bool = False
