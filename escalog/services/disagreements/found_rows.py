"""The result of searching the disagreements, as plain values."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from escalog.domain.values.entry import DisputeId


class Column(StrEnum):
    """What the list of disagreements can be sorted by."""

    CHILD = "child"
    ABOUT = "about"
    AGENCY = "agency"
    STAGE = "stage"
    TIME_LEFT = "due"
    LAST_CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One line of the list of disagreements."""

    dispute: DisputeId
    initials: str
    reference: str
    about: str
    agency: str
    stage: str
    status: str
    """A `Status` value."""
    closed: bool
    time_left: str
    due: datetime | None
    past: bool
    last_contact: str


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The result of a search. `rows` are the first of `total`."""

    rows: tuple[FoundRow, ...]
    total: int
    open: int
    closed: int
    complete: bool = True
    """Whether everything was looked through before the list had to be shown."""
    exact_order: bool = True
    """Sorted as it was asked for; otherwise the newest first."""
