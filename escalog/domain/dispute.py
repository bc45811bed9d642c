"""A disagreement as it stands: folded from its entries, its procedure and a calendar, without the present hour."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from types import MappingProxyType

from escalog.domain.acts import KINDS
from escalog.domain.amendments import Amendments
from escalog.domain.calendars import Calendar
from escalog.domain.caps import CapState
from escalog.domain.causes import Judgement, judge
from escalog.domain.chronology import Chronology, ChronologyRow
from escalog.domain.climb import Climb
from escalog.domain.doings import ActionState, Contact, Correction, Doings, Link, Telling
from escalog.domain.effects import Status
from escalog.domain.entry import DisputeId, Entry, EntryId
from escalog.domain.failures import Failure
from escalog.domain.flags import Flag, flags_of
from escalog.domain.ladder import Ladder, LimitState, StageState
from escalog.domain.levels import at_their_level
from escalog.domain.moments import Moment
from escalog.domain.notices import NoticeState
from escalog.domain.particulars import Details, Particulars
from escalog.domain.pauses import Pause
from escalog.domain.procedure import Adoption, Priority, Procedure, Track, Words
from escalog.domain.sentences import Sentences, lower_first
from escalog.domain.sides import Child, Position, SideState
from escalog.domain.terms import About
from escalog.domain.track_words import in_track_words

__all__ = [
    "ActionState",
    "CapState",
    "Child",
    "Contact",
    "Correction",
    "Details",
    "Dispute",
    "Flag",
    "Link",
    "NoticeState",
    "Pause",
    "Position",
    "SeparateDecision",
    "SideState",
    "Status",
    "Telling",
    "fold",
]

ASK_AGAIN_AFTER = timedelta(weeks=4)
"""How long after a closing with an outcome not known yet it comes back."""

THEME = "Theme"

Direction = str
"""ours (we raised it) or theirs (it was raised with us)."""


@dataclass(frozen=True, slots=True)
class SeparateDecision:
    """One of the decisions that were recorded separately: offered when settling which stands."""

    entry: EntryId
    sentence: str
    """"Went to stage 2. Recorded by S.P. on Thu 19 Nov.\""""
    status: Status
    stage: str


class InWords:
    """The chronology and the corrections: written when first asked for, since lists and the next step need neither.

    Two are equal when they say the same.
    """

    def __init__(self, rows: Callable[[], tuple[ChronologyRow, ...]], doings: Doings) -> None:
        self._write, self._doings = rows, doings

    @cached_property
    def chronology(self) -> tuple[ChronologyRow, ...]:
        """In reading order, oldest first."""
        return self._write()

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """Every correction."""
        return self._doings.corrections(self.chronology)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, InWords) and (self.chronology, self.corrections) == (
            other.chronology,
            other.corrections,
        )

    __hash__ = None  # type: ignore[assignment]  # as the disagreement itself, which holds mappings


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
    earlier: tuple[Ladder, ...]
    """The other routes that it stood on before it moved; while undecided, also those it may stand on."""
    current: StageState | None
    """The stage it stands at; None while decisions recorded separately disagree about it."""
    priority: Priority | None
    """How pressing it is, where the procedure has priorities and somebody set one."""
    pauses: tuple[Pause, ...]
    """When every time limit stood still, and why, by the time that began."""
    caps: tuple[CapState, ...]
    """The limits over several stages of the present route."""
    notices: tuple[NoticeState, ...]
    """When the partnership is told of the stages that were reached."""
    actions: tuple[ActionState, ...]
    contacts: tuple[Contact, ...]
    """Contacts and replies, by the time stated."""
    withheld: Mapping[tuple[EntryId, str | None], str]
    """What is kept out of copies (a field, or with None the whole entry), and the category of the reason in words."""
    links: tuple[Link, ...]
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
        """Every correction, with what it says of the entry it corrects."""
        return self.in_words.corrections

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
        """The children's initials: "K.M. and A.O."; empty for a theme."""
        known = [child.initials for child in self.children if child.initials]
        return " and ".join([", ".join(known[:-1]), known[-1]]) if len(known) > 1 else "".join(known)

    @property
    def about_whom(self) -> str:
        """Whom lists say it is about: the initials, or that it is a theme."""
        return THEME if self.track.about is About.THEME else self.initials

    @property
    def words(self) -> Words:
        """The words of its route."""
        return self.procedure.words_on(self.track)

    def said(self, text: str) -> str:
        """A fixed text of the program in the words of its route. Never for what somebody wrote."""
        return in_track_words(text, self.words, self.track.about)

    @property
    def filed_under(self) -> Track:
        """The route that says how a record is marked and filed: for a theme from somebody's case the one before."""
        routes = (self.track, *(each.track for each in reversed(self.earlier)))
        return next((each for each in routes if each.about is not About.THEME), self.track)

    @property
    def has_levels(self) -> bool:
        """Whether a level of need belongs here: where the form asks for one, or where somebody gave one."""
        asked = self.track.about is not About.THEME and bool(self.procedure.levels_of_need)
        return asked or bool(self.raising.level or self.receiving.level)

    @property
    def all_stages(self) -> tuple[StageState, ...]:
        """The stages of the present route, then those of the routes it stood on before."""
        return (*self.stages, *(stage for ladder in self.earlier for stage in ladder.stages))

    @property
    def limits(self) -> tuple[LimitState, ...]:
        """Every time limit of every stage, in the ladder's order; those of earlier routes last."""
        return tuple(limit for stage in self.all_stages for limit in stage.limits)

    @property
    def paused(self) -> Pause | None:
        """The pause that stands now: the one that began first of those nobody has ended."""
        return next((pause for pause in self.pauses if pause.open), None) if self.open else None

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
        """The stage of this id as it stands. Raises KeyError when no route that it stood on has it."""
        for each in self.all_stages:
            if each.stage.id == stage_id:
                return each
        raise KeyError(stage_id)


def fold(
    entries: Iterable[Entry],
    procedure: Procedure,
    calendar: Calendar,
    *,
    received: Mapping[EntryId, datetime] = MappingProxyType({}),
) -> Dispute:
    """The disagreement that a set of entries makes, in whatever order they come. Pure: reads no clock.

    `calendar` is the nation's; the procedure's own closures and hours are added here. `received` says when entries
    from elsewhere arrived. Raises `Failure("dispute-not-raised")` when no entry raises it.
    """
    judgement = judge(entries, procedure)
    if judgement.track is None:
        raise Failure("dispute-not-raised")
    return _Fold(judgement, judgement.track, procedure, calendar.for_procedure(procedure)).dispute(received)


class _Fold:
    """Puts together what the parts of the domain read out of one judged log."""

    def __init__(self, judgement: Judgement, track: Track, procedure: Procedure, calendar: Calendar) -> None:
        self._judgement = judgement
        self._track = track
        self._procedure = procedure
        self._calendar = calendar
        self._entries = {entry.id: entry for entry in judgement.order}
        self._raised = self._entries[judgement.paths[0][0]]
        self._amend = Amendments(judgement.ancestry)
        self._climb = Climb(judgement, self._amend, procedure, track, self._raised, self._calendar)
        self._say = Sentences(procedure, track, self._amend, self._entries, self._climb.label)
        self._who = Particulars(self._raised, judgement.order, self._amend, procedure, self._say)
        self._doings = Doings(judgement.order, self._amend, self._climb, self._say)

    def dispute(self, received: Mapping[EntryId, datetime]) -> Dispute:
        """Everything about the disagreement."""
        kinds = {side: self._who.latest(f"{side}_agency_type") for side in ("raising", "receiving")}
        stages = self._at_level(self._track, self._climb.stages(), kinds)
        earlier = tuple(
            replace(each, stages=self._at_level(each.track, each.stages, kinds))
            for each in self._climb.earlier()
        )
        climbed = (*stages, *(stage for each in earlier for stage in each.stages))
        flags = tuple(flags_of(self._judgement.ancestry, received))
        effect = self._judgement.effect
        children = self._who.children()
        category = self._who.text("category")
        label = self._category_label(category)
        outcome, comes_back = self._child_outcome()
        return Dispute(
            id=self._raised.dispute,
            sample=any(
                entry.kind == "person" and entry.fields.get("sample") is True for entry in self._judgement.order
            ),
            procedure=self._procedure,
            track=self._track,
            calendar=self._calendar,
            adoption=self._who.adoption(),
            direction=self._raised.text("direction") or "ours",
            title=_title(self._track, children, self._amend.text(self._raised, "our_reference"), label),
            status=effect.status if effect is not None else Status.UNDECIDED,
            raised_on=self._amend.moment(self._raised),
            raised_by=self._raised.id,
            raising=self._who.side("raising"),
            receiving=self._who.side("receiving"),
            children=children,
            our_reference=self._who.text("our_reference"),
            their_reference=self._who.latest("their_reference"),
            category=category,
            category_label=label,
            details=self._who.details(),
            stages=stages,
            earlier=earlier,
            current=next((each for each in stages if effect is not None and each.stage.id == effect.stage), None),
            priority=self._climb.timing.priority(self._track),
            pauses=self._climb.timing.pauses,
            caps=self._climb.caps(),
            notices=self._climb.notices(),
            actions=self._doings.actions(),
            contacts=self._doings.contacts(),
            withheld=MappingProxyType(self._amend.withheld),
            links=self._doings.links(),
            tellings=self._doings.tellings(),
            in_words=InWords(lambda: self._rows(climbed, flags), self._doings),
            separate=self._separate(),
            flags=flags,
            child_outcome=outcome,
            child_outcome_label=KINDS["closed"].field("child_outcome").option_label(outcome),
            comes_back_on=comes_back,
            judgement=self._judgement,
            entries=self._judgement.order,
        )

    def _rows(self, stages: tuple[StageState, ...], flags: tuple[Flag, ...]) -> tuple[ChronologyRow, ...]:
        by_entry: dict[EntryId, tuple[str, ...]] = {}
        for flag in flags:
            by_entry[flag.entry] = (*by_entry.get(flag.entry, ()), flag.sentence)
        chronology = Chronology(self._judgement, self._amend, self._climb, self._say, self._calendar)
        return tuple(chronology.rows({each.stage.id: each.heading for each in stages}, by_entry))

    def _at_level(
        self, track: Track, stages: tuple[StageState, ...], kinds: Mapping[str, str]
    ) -> tuple[StageState, ...]:
        return tuple(at_their_level(each, kinds, self._procedure, fast=track.fast) for each in stages)

    def _category_label(self, category: str) -> str:
        return next((each.label for each in self._procedure.categories if each.id == category), category)

    def _separate(self) -> tuple[SeparateDecision, ...]:
        if not self._judgement.undecided:
            return ()
        effects = self._judgement.effects
        return tuple(
            SeparateDecision(each, self._say.decision(self._entries[each]), effects[each].status, effects[each].stage)
            for each in self._judgement.frontier
        )

    def _child_outcome(self) -> tuple[str, date | None]:
        """The outcome for the child as said last since it was closed, and when to ask for it again."""
        effect = self._judgement.effect
        if effect is None or effect.status is not Status.CLOSED:
            return "", None
        closings = [each for each in self._judgement.paths[0] if self._entries[each].kind == "closed"]
        closed = self._entries[closings[-1]]
        later = [
            entry
            for entry in self._judgement.order
            if entry.kind == "child-outcome" and self._judgement.ancestry.before(closed.id, entry.id)
        ]
        saying = [entry for entry in (closed, *later) if self._amend.text(entry, "child_outcome")]
        latest = self._amend.latest_of(saying)
        outcomes = sorted({self._amend.text(entry, "child_outcome") for entry in latest})
        if not outcomes:
            return self._amend.said(closed, "child_outcome"), None
        if "not-known-yet" not in outcomes or len(outcomes) > 1:
            return next(each for each in outcomes if each != "not-known-yet"), None
        times = [at.date for entry in latest if (at := self._amend.moment(entry)) is not None]
        return "not-known-yet", max(times) + ASK_AGAIN_AFTER if times else None


def _title(track: Track, children: tuple[Child, ...], reference: str, category: str) -> str:
    """Whom and what it is about: "K.M. 0042: referral not accepted", "Theme 0051: waiting times"."""
    who = THEME if track.about is About.THEME else " and ".join(each.initials for each in children if each.initials)
    head = " ".join(part for part in (who, reference) if part) or "Disagreement"
    return f"{head}: {lower_first(category)}" if category else head
