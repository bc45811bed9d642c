"""The state of a disagreement's ladder: each stage with its time limits, as published or described by hand."""

from dataclasses import dataclass
from enum import StrEnum

from escalog.domain.deadlines.due_date import Due
from escalog.domain.procedure.model import Priority, Stage, TimeLimit, Track, WritingItem
from escalog.domain.procedure.vocabulary import Place, StageId, Unit
from escalog.domain.values.entry import EntryId
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import Moment


class StageStatus(StrEnum):
    """Where a stage stands."""

    NOT_STARTED = "not-started"
    NOW = "now"
    ENDED = "ended"
    SKIPPED = "skipped"
    """Passed over; its time limits stopped."""
    SEPARATE = "separate"
    """Two decisions recorded separately disagree about it."""


class LimitStatus(StrEnum):
    """The status of a time limit. Whether a running one has passed is not decided here: that needs the present hour."""

    NOT_STARTED = "not-started"
    RUNNING = "running"
    PAUSED = "paused"
    """It is paused and has not been resumed."""
    DONE = "done"
    STOPPED = "stopped"
    """The stage ended, was left or was closed before the act was recorded."""
    NOT_PUBLISHED = "not-published"
    NO_LIMIT = "no-limit"


@dataclass(frozen=True, slots=True)
class LimitRun:
    """How any kind of limit ran: what started it, when it is due and what fulfilled it."""

    status: LimitStatus
    started: Moment | None = None
    started_by: EntryId | None = None
    due: Due | None = None
    done: Moment | None = None
    done_by: EntryId | None = None
    shorter_by: EntryId | None = None
    """The entry that set a shorter limit for this child."""
    longer_by: EntryId | None = None
    """The entry that agreed a longer limit, where no shorter one is due before it."""
    reason: str = ""
    """Why a shorter or longer limit was set, in the words recorded."""
    agreed_with: str = ""
    """Who agreed to a longer limit."""
    priority: Priority | None = None
    """The priority, where it changes the length."""
    explanation: str = ""
    """One or two sentences: how the date was calculated, and which corrections moved it."""

    @property
    def in_time(self) -> bool | None:
        """Whether it was done in time; None while it is not done or has no date."""
        if self.done is None or self.due is None or self.due.at is None or self.due.date is None:
            return None
        if self.done.time is None or self.due.unit is Unit.IMMEDIATELY:
            return self.done.date <= self.due.date
        return self.done.at <= self.due.at


@dataclass(frozen=True, slots=True)
class LimitState:
    """One time limit of one stage."""

    limit: TimeLimit
    """With the length that the priority gives it."""
    stage: StageId
    """The stage's id."""
    stay: EntryId
    """The decision that began the stay; a stage that is begun again has its limits again."""
    run: LimitRun


@dataclass(frozen=True, slots=True)
class Description:
    """A stage described by hand, because the pack does not publish it."""

    entry: EntryId
    name: str
    raising_role: str
    receiving_role: str
    source: str


@dataclass(frozen=True, slots=True)
class WrittenItem:
    """One piece of required writing: what was asked, and the text with its entry, if there is one."""

    item: WritingItem
    text: str = ""
    entry: EntryId | None = None
    field: str = ""
    not_received: bool = False
    """Whether its side had not written it when the stage was left; `entry` records that."""


@dataclass(frozen=True, slots=True)
class StageState:
    """One stage of this disagreement's ladder."""

    stage: Stage
    """As the pack publishes it."""
    label: str
    """"Stage 2", in the pack's own word; the name alone where the stage has no number."""
    name: str
    raising_role: str
    receiving_role: str
    status: StageStatus
    described: Description | None = None
    started: Moment | None = None
    started_by: EntryId | None = None
    ended: Moment | None = None
    ended_by: EntryId | None = None
    outcome: str = ""
    """resolved, resolved-with-actions or unresolved, once the stage was concluded; otherwise empty."""
    left_by: KindId | None = None
    """The kind of decision by which it was left without an outcome: a later stage, another route, withdrawn."""
    raising_agrees: str = ""
    summary: str = ""
    outstanding: str = ""
    told_how: str = ""
    because_of_risk: bool = False
    """For a skipped stage: it was passed over because of risk to the child."""
    raising_nobody: str = ""
    """"GP practice has nobody at this level", where the raising side's kind of agency has no role here; else empty."""
    receiving_nobody: str = ""
    """The same of the receiving side."""
    no_level: str = ""
    """"GP practice has nobody at this level": one side's kind of agency passes this stage over; otherwise empty."""
    passed_over: str = ""
    """For a stage that was skipped for another reason than risk: the reason in words; otherwise empty."""
    limits: tuple[LimitState, ...] = ()
    writing: tuple[WrittenItem, ...] = ()
    """The stage's required writing, written or not."""
    to_tell: tuple[str, ...] = ()
    """start, end, end-2: the notices that are due and not recorded yet."""

    @property
    def known(self) -> bool:
        """Whether its name and roles are known, published or described by hand."""
        return self.stage.published or self.described is not None

    @property
    def missing_writing(self) -> tuple[WritingItem, ...]:
        """What the stage asks to be written and nobody has written yet."""
        return tuple(item.item for item in self.writing if item.entry is None)

    @property
    def to_write(self) -> tuple[WritingItem, ...]:
        """What can still be written here, including what had not been received when the stage was left."""
        return tuple(item.item for item in self.writing if item.entry is None or item.not_received)

    @property
    def heading(self) -> str:
        """Label and name, without repeating the name: "Stage 2: Line managers"."""
        return self.label if self.label.endswith(self.name) else f"{self.label}: {self.name}"

    @property
    def raising_acts(self) -> str:
        """Who acts here for the raising side, or that it has nobody at this level; empty where it is not known."""
        return self.raising_role or self.raising_nobody

    @property
    def receiving_acts(self) -> str:
        """The same of the receiving side."""
        return self.receiving_role or self.receiving_nobody

    @property
    def on_one_side(self) -> bool:
        """Whether only the raising side takes part: before the ladder, with nobody named on the other side."""
        return self.stage.place is Place.BEFORE and not self.receiving_role

    @property
    def may_be_passed(self) -> bool:
        """Whether it may be passed over without a reason of risk."""
        return self.stage.optional or bool(self.no_level)


@dataclass(frozen=True, slots=True)
class Ladder:
    """An earlier route of the disagreement, as far as it went there."""

    track: Track
    stages: tuple[StageState, ...]
    left: Moment | None = None
    """When it moved to another route; None where nobody said, and for the present route."""
    left_by: EntryId | None = None
