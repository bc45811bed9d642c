"""A partnership's published procedure as versioned data: tracks, stages, time limits, words.

Only shapes and look-ups. Reading and checking a pack's file is `pack_reading`; counting time is `time_limits`.
"""

import datetime as dt
from enum import StrEnum

import msgspec


class Unit(StrEnum):
    """The unit a time limit is counted in."""

    IMMEDIATELY = "immediately"
    HOURS = "hours"
    SERVICE_HOURS = "service-hours"
    SAME_WORKING_DAY = "same-working-day"
    WORKING_DAYS = "working-days"
    WORKING_WEEK = "working-week"
    CALENDAR_DAYS = "calendar-days"
    NONE = "none"


class Event(StrEnum):
    """What can start a time limit."""

    DECISION_HEARD = "decision-heard"
    RAISED = "raised"
    STAGE_STARTED = "stage-started"
    DISCUSSION = "discussion"
    REPLY = "reply"
    AGREED = "agreed"
    CONFIRMED = "confirmed"


class Act(StrEnum):
    """What a time limit asks to be done; an entry of a fitting kind fulfils it (see `clocks`)."""

    RAISE = "raise"
    ACKNOWLEDGE = "acknowledge"
    DISCUSS = "discuss"
    REPLY = "reply"
    AGREE = "agree"
    CONFIRM = "confirm"
    MEET = "meet"
    TELL_PARTNERSHIP = "tell-partnership"


class Told(StrEnum):
    """When a stage asks for the partnership to be told."""

    NOT = "not"
    START = "start"
    END = "end"
    BOTH = "both"


class _Data(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Common settings of pack data: immutable, named, no unknown keys."""


class Choice(_Data, frozen=True):
    """One thing that can be chosen: a category, a level of need. The id is what is stored."""

    id: str
    label: str


class TimeLimit(_Data, frozen=True):
    """A limit on one act within one stage. `limit` counts `unit`s; None where it is not published or there is none."""

    id: str
    label: str
    act: Act
    starts: Event
    unit: Unit
    limit: int | None = None
    published: bool = True
    note: str = ""


class Roles(_Data, frozen=True):
    """Who acts at a stage, on each side, in the procedure's own words. Empty where not published."""

    raising: str = ""
    receiving: str = ""


OUTCOMES: tuple[str, ...] = ("resolved", "resolved-with-actions", "unresolved")
"""How a stage may end. Unresolved leads to the next stage, where there is one."""

NOTIFICATION_ASKS: tuple[str, ...] = ("agencies", "stage", "category", "dates", "level-of-need")
"""What a procedure may ask a notification to the partnership to say."""


class Stage(_Data, frozen=True):
    """One rung. `number` is what the procedure prints ("2"); pre- and post-stages have none.

    `name` is empty only where it is not published.
    """

    id: str
    name: str = ""
    number: str = ""
    published: bool = True
    formal: bool = True
    roles: Roles = Roles()
    time_limits: tuple[TimeLimit, ...] = ()
    required_writing: tuple[Choice, ...] = ()
    outcomes: tuple[str, ...] = OUTCOMES
    partnership_told: Told = Told.NOT
    guidance: str = ""
    urgent: bool = False
    """The text asks for this stage without delay, whatever its limits say."""
    note: str = ""
    """What a reader of this pack should know about how the stage was encoded."""


class Track(_Data, frozen=True):
    """One ladder in a procedure; its stages stand in order."""

    id: str
    title: str
    stages: tuple[Stage, ...]

    def stage(self, stage_id: str) -> Stage:
        """The stage with this id. Raises KeyError when the track has none."""
        for stage in self.stages:
            if stage.id == stage_id:
                return stage
        raise KeyError(stage_id)

    def position(self, stage_id: str) -> int:
        """The place of a stage in the ladder, from 0. Raises KeyError when the track has none."""
        return self.stages.index(self.stage(stage_id))


class Source(_Data, frozen=True):
    """Where a pack's facts come from. `date` as printed by the source ("2025", "March 2019")."""

    title: str
    date: str
    note: str = "Check against your partnership's current text."


class Words(_Data, frozen=True):
    """The area's own words for things that differ between areas and nations."""

    stage: str = "Stage"
    partnership: str = "safeguarding partnership"
    safeguarding_lead: str = "safeguarding lead"
    lead_professional: str = "lead professional"
    child: str = "child"


class Route(_Data, frozen=True):
    """Another way that some concerns must go, and what to do instead of this procedure."""

    id: str
    label: str
    instead: str


class LocalDay(_Data, frozen=True):
    """A day on which this area departs from the nation's calendar, and what it is called."""

    date: dt.date
    name: str


class Procedure(_Data, frozen=True):
    """A whole pack. An outline when any stage or limit is not published."""

    id: str
    title: str
    version: str
    nation: str
    source: Source
    tracks: tuple[Track, ...]
    categories: tuple[Choice, ...]
    levels_of_need: tuple[Choice, ...]
    words: Words = Words()
    routes: tuple[Route, ...] = ()
    marking: str = "OFFICIAL-SENSITIVE: personal information about a child"
    service_start: str = "09:00"
    service_end: str = "17:00"
    notification_asks: tuple[str, ...] = ()
    guidance: str = ""
    closures: tuple[LocalDay, ...] = ()
    extra_working_days: tuple[LocalDay, ...] = ()

    @property
    def outline(self) -> bool:
        """Whether some stage or limit is not published in this pack."""
        return any(
            not stage.published or any(not limit.published for limit in stage.time_limits)
            for track in self.tracks
            for stage in track.stages
        )

    def stage_label(self, stage: Stage) -> str:
        """A stage as this area says it: "Step 2: Line managers"; a name alone where nothing is printed."""
        printed = f"{self.words.stage} {stage.number}" if stage.number else ""
        if printed and stage.name:
            return f"{printed}: {stage.name}"
        return printed or stage.name or f"{self.words.stage} not published here"

    def track(self, track_id: str) -> Track:
        """The track with this id. Raises KeyError when the pack has none."""
        for track in self.tracks:
            if track.id == track_id:
                return track
        raise KeyError(track_id)


class Adoption(_Data, frozen=True):
    """Who took a pack into use for real disagreements, and what they checked and filled in."""

    procedure_digest: str
    name: str
    role: str
    adopted_on: str
    source_checked: bool
    gaps_filled: str = ""
