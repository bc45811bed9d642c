"""What the services hand to the window and the command line: plain values, nothing that is open or changes."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from escalog.domain.dispute import Dispute
from escalog.domain.entry import DisputeId, EntryId
from escalog.domain.next_step import NextStep
from escalog.domain.procedure import Adoption, Procedure
from escalog.domain.today import TodayItem


@dataclass(frozen=True, slots=True)
class Identity:
    """Who works with this store, and the fingerprint words of their key."""

    name: str
    role: str
    agency: str
    nation: str
    fingerprint: str
    words: tuple[str, ...]


WORKING_DAYS_SHOWN = 10
"""How many working days stand at the top of Today."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day at the top of Today, a working day or one on which something is due: how many limits fall on it."""

    on: date
    count: int


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something that was put off, and the page on which it is done."""

    sentence: str
    page: str


@dataclass(frozen=True, slots=True)
class TodayView:
    """Everything Today shows, in the order of doing."""

    now: datetime
    lead: str
    days: tuple[Day, ...]
    items: tuple[TodayItem, ...]
    drafts: tuple["Draft", ...]
    only_here: str
    """"5 entries have not left this laptop yet. ..."; empty when all have."""
    health: tuple[str, ...]
    """What the checks of the store found, in sentences; empty when all is well."""
    reminders: tuple["Reminder", ...] = ()
    """What was put off when the store was set up."""
    whole: bool = True
    """False while only the disagreements that are due first were read."""


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
class Found:
    """The answer to a search. `rows` are the first of `total`."""

    rows: tuple[FoundRow, ...]
    total: int
    open: int
    closed: int
    complete: bool = True
    """Whether everything was looked through before the list had to be shown."""
    exact_order: bool = True
    """Sorted as it was asked for; otherwise the newest first."""


@dataclass(frozen=True, slots=True)
class DisputePage:
    """One disagreement as its page shows it."""

    dispute: Dispute
    next_step: NextStep
    now: datetime
    acts: tuple[str, ...]
    """The kinds that may be recorded now, in the order the menu offers them."""
    only_here_since: datetime | None
    """When the first entry was recorded that has not left this laptop."""
    people: tuple[str, ...]
    """Initials and names used in this disagreement, offered while typing."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Text that was typed and not yet recorded."""

    key: str
    """What the text belongs to: "raise", or "<dispute id>/<kind>"."""
    title: str
    kept_at: datetime
    values: dict[str, object]


@dataclass(frozen=True, slots=True)
class Pack:
    """One procedure that this store holds, and whether somebody took it into use."""

    digest: str
    text: str
    procedure: Procedure
    adoption: Adoption | None
    gaps: tuple[str, ...]
    """What is not published in it, in sentences; they can be filled in when adopting."""


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


@dataclass(frozen=True, slots=True)
class Preview:
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
