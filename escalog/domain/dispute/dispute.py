"""A disagreement as it stands: folded from its entries, its procedure and a calendar, without the present hour."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from escalog.domain.deadlines.calendar import Calendar
from escalog.domain.dispute.activity import ActionState, Activity, Correction, LinkedDispute, LoggedContact, Telling
from escalog.domain.dispute.chronology import ChronologyRow
from escalog.domain.dispute.details import Details
from escalog.domain.dispute.parties import Child, Position, SideState
from escalog.domain.ladder.notices import NoticeState
from escalog.domain.ladder.overall_limits import OverallLimitState
from escalog.domain.ladder.pauses import Pause
from escalog.domain.ladder.states import Ladder, LimitState, StageState
from escalog.domain.log.flags import Flag
from escalog.domain.log.judgement import Judgement
from escalog.domain.log.transitions import Status
from escalog.domain.procedure.model import Adoption, Priority, Procedure, Track, Words
from escalog.domain.procedure.route_words import in_track_words
from escalog.domain.procedure.vocabulary import About, StageId
from escalog.domain.values.answers import Direction
from escalog.domain.values.entry import DisputeId, Entry, EntryId
from escalog.domain.values.moment import Moment

__all__ = [
    "ActionState",
    "Child",
    "Correction",
    "Details",
    "Dispute",
    "Flag",
    "LinkedDispute",
    "LoggedContact",
    "NoticeState",
    "OverallLimitState",
    "Pause",
    "Position",
    "SeparateDecision",
    "SideState",
    "Status",
    "Telling",
]

ASK_AGAIN_AFTER = timedelta(weeks=4)
"""How long after closing it comes back, if the outcome is not known yet."""

THEME = "Theme"
"""What lists show in place of initials, where there is no single child."""


@dataclass(frozen=True, slots=True)
class SeparateDecision:
    """One of the decisions recorded separately, offered when settling which one stands."""

    entry: EntryId
    sentence: str
    """"Went to stage 2. Recorded by S.P. on Thu 19 Nov.\""""
    status: Status
    stage: StageId


class InWords:
    """The chronology and the corrections, built on first use, since lists and the next step need neither.

    Two are equal when they say the same.
    """

    def __init__(self, rows: Callable[[], tuple[ChronologyRow, ...]], activity: Activity) -> None:
        self._write, self._activity = rows, activity

    @cached_property
    def chronology(self) -> tuple[ChronologyRow, ...]:
        """In reading order, oldest first."""
        return self._write()

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """Every correction."""
        return self._activity.corrections(self.chronology)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, InWords) and (self.chronology, self.corrections) == (
            other.chronology,
            other.corrections,
        )

    __hash__ = None  # type: ignore[assignment]  # as the disagreement itself, which holds mappings


@dataclass(frozen=True, slots=True)
class Dispute:
    """A whole disagreement: what the screen shows, what may happen next and what a record prints all come from it."""

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
    earlier: tuple[Ladder, ...]
    """The routes it was on before it moved; while undecided, also those it may be on."""
    current: StageState | None
    """The present stage; None while decisions recorded separately disagree about it."""
    priority: Priority | None
    """How pressing it is, where the procedure has priorities and somebody set one."""
    pauses: tuple[Pause, ...]
    """The pauses of all time limits, with reasons, by start."""
    overall_limits: tuple[OverallLimitState, ...]
    """The limits over several stages of the present route."""
    notices: tuple[NoticeState, ...]
    """The notices to the partnership for the stages reached."""
    actions: tuple[ActionState, ...]
    contacts: tuple[LoggedContact, ...]
    """Contacts and replies, by the time stated."""
    withheld: Mapping[tuple[EntryId, str | None], str]
    """What is withheld from copies (a field, or None for the whole entry), with the category of the reason in words."""
    links: tuple[LinkedDispute, ...]
    tellings: tuple[Telling, ...]
    in_words: InWords = field(repr=False)
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
    def chronology(self) -> tuple[ChronologyRow, ...]:
        """One row for every entry, in reading order, oldest first."""
        return self.in_words.chronology

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """Every correction, with the field it corrects."""
        return self.in_words.corrections

    @property
    def heads(self) -> tuple[EntryId, ...]:
        """The entries that no other follows: the parents of a new entry."""
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
        """The children's initials: "K.M. and A.O."; empty for a theme."""
        known = [child.initials for child in self.children if child.initials]
        return " and ".join([", ".join(known[:-1]), known[-1]]) if len(known) > 1 else "".join(known)

    @property
    def about_whom(self) -> str:
        """Whom it is about, as lists show it: the initials, or "Theme"."""
        return THEME if self.track.about is About.THEME else self.initials

    @property
    def words(self) -> Words:
        """The words of its route."""
        return self.procedure.words_on(self.track)

    def said(self, text: str) -> str:
        """A fixed text of the program in the words of its route. Never used for what somebody wrote."""
        return in_track_words(text, self.words, self.track.about)

    @property
    def filed_under(self) -> Track:
        """The route that decides how a record is marked and filed; for a theme from a case, the earlier one."""
        routes = (self.track, *(ladder.track for ladder in reversed(self.earlier)))
        return next((track for track in routes if track.about is not About.THEME), self.track)

    @property
    def has_levels(self) -> bool:
        """Whether a level of need applies: the form asks for one, or somebody gave one."""
        asked = self.track.about is not About.THEME and bool(self.procedure.levels_of_need)
        return asked or bool(self.raising.level or self.receiving.level)

    @property
    def all_stages(self) -> tuple[StageState, ...]:
        """The stages of the present route, then those of earlier routes."""
        return (*self.stages, *(stage for ladder in self.earlier for stage in ladder.stages))

    @property
    def limits(self) -> tuple[LimitState, ...]:
        """Every time limit of every stage, in the ladder's order; those of earlier routes last."""
        return tuple(limit for stage in self.all_stages for limit in stage.limits)

    @property
    def paused(self) -> Pause | None:
        """The present pause: the earliest one that nobody has ended."""
        return next((pause for pause in self.pauses if pause.open), None) if self.open else None

    @property
    def open(self) -> bool:
        """Whether there is still something to do: neither closed nor withdrawn."""
        return self.status not in (Status.CLOSED, Status.WITHDRAWN)

    def entry(self, entry_id: EntryId) -> Entry:
        """The entry with this id. Raises KeyError when there is none."""
        for entry in self.entries:
            if entry.id == entry_id:
                return entry
        raise KeyError(entry_id)

    def stage(self, stage_id: str) -> StageState:
        """The state of the stage with this id. Raises KeyError when none of its routes has it."""
        for stage in self.all_stages:
            if stage.stage.id == stage_id:
                return stage
        raise KeyError(stage_id)
