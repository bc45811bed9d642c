"""A disagreement as it stands: folded from its entries, its procedure and a calendar, without the present hour."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from escalog.domain.calendars import Calendar
from escalog.domain.causes import Judgement, Status
from escalog.domain.chronology import ChronologyRow
from escalog.domain.entry import DisputeId, Entry, EntryId
from escalog.domain.ladder import LimitState, StageState
from escalog.domain.moments import Moment
from escalog.domain.procedure import Adoption, Procedure, Track
from escalog.domain.sides import Child, SideState

Direction = str
"""ours (we raised it) or theirs (it was raised with us)."""


@dataclass(frozen=True, slots=True)
class ActionState:
    """An agreed action. `status`: open, done, not-done, or separate (two answers were recorded separately)."""

    entry: EntryId
    what: str
    owner: str
    owner_side: str
    """raising, receiving, or empty when not said."""
    due_on: date | None
    status: str = "open"
    answers: tuple[tuple[EntryId, str, str], ...] = ()
    """(entry, done or not-done, note) of every answer that nobody has answered over, oldest first."""
    answered_on: Moment | None = None
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact attempt or a reply, in short."""

    entry: EntryId
    kind: str
    """contact or reply."""
    what: str
    """For a contact: spoke, no-reply, message or wrote. For a reply: the answer's id."""
    with_whom: str
    said: str
    agreed: str
    at: Moment | None
    by: str
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of one field of one entry."""

    entry: EntryId
    target: EntryId
    field: str
    label: str
    original: str
    """In words, as it was recorded first."""
    corrected: str
    reason: str
    standing: str = "stands"
    """stands, replaced (a later one knew of it), separate (another one says otherwise) or twice (says the same)."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another disagreement."""

    entry: EntryId
    other: str
    why: str


@dataclass(frozen=True, slots=True)
class Telling:
    """That the partnership was told."""

    entry: EntryId
    whom: str
    how: str
    """In words."""
    what: str
    at: Moment | None
    stage: str = ""


@dataclass(frozen=True, slots=True)
class SeparateDecision:
    """One of the decisions that were recorded separately: offered when settling which stands."""

    entry: EntryId
    sentence: str
    """"Went to stage 2. Recorded by S.P. on Thu 19 Nov.\""""
    status: Status
    stage: str


@dataclass(frozen=True, slots=True)
class Flag:
    """Something to know about an entry that nobody is blamed for and nothing is blocked by."""

    code: str
    """clock-ahead, before-its-parent or same-key-apart."""
    entry: EntryId
    sentence: str


@dataclass(frozen=True, slots=True)
class Details:
    """What is known beside the positions, as stated last; empty where it is not recorded."""

    safe_now: str = ""
    safety_done: str = ""
    decision: str = ""
    heard: Moment | None = None
    rationale: str = ""
    child_view: str = ""
    child_view_how: str = ""
    safety_plan: str = ""
    court: str = ""
    """no, yes, not-known or empty."""
    lead_professional: str = ""
    family_told: str = ""
    start_reason: str = ""


@dataclass(frozen=True, slots=True)
class Dispute:
    """One disagreement, whole: what the screen shows, what may happen next and what a record prints come from it."""

    id: DisputeId
    sample: bool
    procedure: Procedure
    track: Track
    calendar: Calendar
    adoption: Adoption | None
    """Who took the pack into use; None for a sample."""
    direction: Direction
    title: str
    """"K.M. 0042: referral not accepted"."""
    status: Status
    raised_on: Moment | None
    raised_by: EntryId
    raising: SideState
    receiving: SideState
    children: tuple[Child, ...]
    our_reference: str
    their_reference: str
    category: str
    category_label: str
    details: Details
    stages: tuple[StageState, ...]
    """The whole ladder, one per stage of the track, in order."""
    current: StageState | None
    """The stage it stands at; None while decisions recorded separately disagree about it."""
    actions: tuple[ActionState, ...]
    contacts: tuple[Contact, ...]
    """Contacts and replies, by the time stated."""
    corrections: tuple[Correction, ...]
    withheld: Mapping[tuple[EntryId, str | None], str]
    """What is kept out of copies (a field, or with None the whole entry), and the category of the reason in words."""
    links: tuple[Link, ...]
    tellings: tuple[Telling, ...]
    chronology: tuple[ChronologyRow, ...]
    """In reading order, oldest first."""
    separate: tuple[SeparateDecision, ...]
    """Two or more while undecided; otherwise empty."""
    flags: tuple[Flag, ...]
    child_outcome: str
    """An id of CHILD_OUTCOMES once closed; otherwise empty."""
    child_outcome_label: str
    comes_back_on: date | None
    """When to ask again for the outcome for the child."""
    judgement: Judgement
    entries: tuple[Entry, ...] = field(repr=False)
    """In reading order."""

    @property
    def heads(self) -> tuple[EntryId, ...]:
        """The entries that nothing follows yet: a new entry's parents."""
        return self.judgement.heads

    @property
    def ours(self) -> SideState:
        """Our side."""
        return self.raising if self.raising.ours else self.receiving

    @property
    def other(self) -> SideState:
        """The other agency's side."""
        return self.receiving if self.raising.ours else self.raising

    @property
    def initials(self) -> str:
        """The children's initials: "K.M. and A.O."."""
        known = [child.initials for child in self.children if child.initials]
        return " and ".join([", ".join(known[:-1]), known[-1]]) if len(known) > 1 else "".join(known)

    @property
    def limits(self) -> tuple[LimitState, ...]:
        """Every time limit of every stage, in the ladder's order."""
        return tuple(limit for stage in self.stages for limit in stage.limits)

    @property
    def open(self) -> bool:
        """Whether there is still something to do: neither closed nor withdrawn."""
        return self.status not in (Status.CLOSED, Status.WITHDRAWN)

    def entry(self, entry_id: EntryId) -> Entry:
        """The entry of this id. Raises KeyError when there is none."""
        for each in self.entries:
            if each.id == entry_id:
                return each
        raise KeyError(entry_id)

    def stage(self, stage_id: str) -> StageState:
        """The stage of this id as it stands. Raises KeyError when the track has none."""
        for each in self.stages:
            if each.stage.id == stage_id:
                return each
        raise KeyError(stage_id)
