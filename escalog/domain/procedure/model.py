"""A partnership's published procedure as versioned data: tracks, stages, time limits, words.

Data types and look-ups only. `domain/pack` reads and checks a pack's file; `domain/deadlines` counts time.
"""

import datetime as dt

import msgspec

from escalog.domain.procedure.vocabulary import (
    About,
    Act,
    BoardRole,
    Event,
    Missing,
    Part,
    Place,
    Side,
    StageId,
    TrackId,
    Unit,
    When,
)

FORMAT = 2
"""The format of packs that this program writes; `pack/upcasting` reads the earlier ones."""


_ADULT = "adult"
"""The word for whom a track for adults is about, where the pack gives none."""


class _Data(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, cache_hash=True):
    """Common settings of pack data: immutable, keyword-only, no unknown keys, hashable."""


class Choice(_Data, frozen=True):
    """One thing that can be chosen: a category, a level of need. The id is what is stored."""

    id: str
    label: str


class WritingItem(Choice, frozen=True):
    """One piece of writing that a stage requires before it is left, and which side writes it."""

    part: Part = Part.BOTH


class Measure(_Data, frozen=True):
    """The length of a limit under one priority."""

    priority: str
    """The id of one of the track's priorities."""
    unit: Unit
    limit: int | None = None


class TimeLimit(_Data, frozen=True):
    """A limit on one act within one stage. `limit` counts `unit`s; None where it is not published or there is none.

    `by_priority` gives other lengths for some of the track's priorities; without a match the limit's own length holds.
    """

    id: str
    label: str
    act: Act
    starts: Event
    unit: Unit
    limit: int | None = None
    side: Side | None = None
    """Whose act it is, where the procedure says so."""
    after: str = ""
    """With `starts = "act-done"`: the id of the limit, in the same stage, whose act starts this one."""
    by_priority: tuple[Measure, ...] = ()
    published: bool = True
    note: str = ""


class AgencyRole(_Data, frozen=True):
    """Who acts at a stage for one kind of agency, on one side or on both."""

    agency: str
    """The id of one of the pack's kinds of agency."""
    side: Side | None = None
    """The side it applies to; None where it applies to both."""
    level: Missing = Missing.ACTS
    role: str = ""


class Roles(_Data, frozen=True):
    """Who acts at a stage, on each side, in the procedure's own words. Empty where not published."""

    raising: str = ""
    receiving: str = ""
    by_agency: tuple[AgencyRole, ...] = ()

    def of_agency(self, kind: str, side: str) -> AgencyRole | None:
        """The role for a kind of agency on a side; None where the pack says nothing specific about it."""
        return next((role for role in self.by_agency if role.agency == kind and role.side in (None, side)), None)


class Notice(_Data, frozen=True):
    """One point at which the partnership (or whoever `to` names) is told of a stage.

    `how` and `form` are the procedure's own words; `unit` and `limit` count from that end of the stage.
    """

    at: When
    to: str = ""
    how: str = ""
    sends: tuple[str, ...] = ()
    """What goes with it, one text each: "the notification form", "a copy of the outcome"."""
    unit: Unit = Unit.IMMEDIATELY
    limit: int | None = None
    note: str = ""


class Meeting(_Data, frozen=True):
    """The meeting of a stage, as far as it is published."""

    name: str
    called_by: str = ""
    chaired_by: str = ""
    quorum: str = ""


OUTCOMES: tuple[str, ...] = ("resolved", "resolved-with-actions", "unresolved")
"""The ways a stage can end. Unresolved leads to the next stage, where there is one."""

NOTIFICATION_ASKS: tuple[str, ...] = ("agencies", "stage", "category", "dates", "level-of-need")
"""What a procedure can require in a notification to the partnership."""


class Stage(_Data, frozen=True):
    """One rung. `number` is what the procedure prints ("2"); stages before and after the ladder have none.

    `name` is empty only where it is not published.
    """

    id: StageId
    name: str = ""
    number: str = ""
    published: bool = True
    place: Place = Place.LADDER
    optional: bool = False
    """Whether it may be passed over without a reason of risk."""
    formal: bool = True
    roles: Roles = Roles()
    time_limits: tuple[TimeLimit, ...] = ()
    required_writing: tuple[WritingItem, ...] = ()
    outcomes: tuple[str, ...] = OUTCOMES
    notices: tuple[Notice, ...] = ()
    partnership_role: BoardRole = BoardRole.NONE
    meeting: Meeting | None = None
    read_aloud: str = ""
    """A statement that the procedure wants read aloud at the stage's meeting."""
    guidance: str = ""
    guidance_welsh: str = ""
    urgent: bool = False
    """Whether the text asks for this stage without delay, whatever its limits say."""
    note: str = ""
    """What a reader of this pack should know about how the stage was encoded."""

    def notice(self, at: When) -> Notice | None:
        """The first point at this end of the stage at which the partnership is told; None where it is not."""
        return next((notice for notice in self.notices if notice.at is at), None)


class Priority(_Data, frozen=True):
    """How pressing a disagreement is, in the procedure's own words ("Red"), most pressing first in a track."""

    id: str
    label: str
    meaning: str = ""
    round_the_clock: bool = False
    """Whether its service hours also run at night and at weekends."""

    @property
    def said(self) -> str:
        """On one line and without a full stop: "Red: a child may come to harm today"."""
        meaning = " ".join(self.meaning.split()).rstrip(".")
        return f"{self.label}: {meaning}" if meaning else self.label


class Cap(_Data, frozen=True):
    """A limit over several stages together, or over the whole track where `stages` is empty.

    `by_priority` gives other lengths for some of the track's priorities, as for a limit.
    """

    id: str
    label: str
    starts: Event
    unit: Unit
    limit: int | None = None
    by_priority: tuple[Measure, ...] = ()
    stages: tuple[StageId, ...] = ()
    published: bool = True
    note: str = ""


class Track(_Data, frozen=True):
    """One ladder in a procedure; its stages stand in order.

    `chosen_when` is how the raise form offers it ("You dissent from the decision of a conference"); the first track
    is the main one and needs none.
    """

    id: TrackId
    title: str
    stages: tuple[Stage, ...]
    about: About = About.CHILD
    chosen_when: str = ""
    first_question: str = ""
    """Something to be sure of before this track is taken; printed above its first questions."""
    fast: bool = False
    """An immediate track, for risk that cannot wait for the stages of the main one, which is never one itself.

    It is taken with a reason, may be entered at any stage, and its stages may be passed over.
    """
    starts_anywhere: bool = False
    """Whether it may be entered at any stage without a reason of risk."""
    priorities: tuple[Priority, ...] = ()
    caps: tuple[Cap, ...] = ()
    words: "Words | None" = None
    """The track's own words, where they differ from the pack's."""
    marking: str = ""
    """The handling marking of this track's records, where it differs from the pack's."""
    guidance: str = ""

    @property
    def first(self) -> Stage:
        """The default starting stage: the first one, leaving out optional stages before the ladder."""
        left = (stage for stage in self.stages if not (stage.optional and stage.place is Place.BEFORE))
        return next(left, self.stages[0])

    def stage(self, stage_id: str) -> Stage:
        """The stage with this id. Raises KeyError when the track has none."""
        return self.stages[self.position(stage_id)]

    def position(self, stage_id: str) -> int:
        """The place of a stage in the ladder, from 0. Raises KeyError when the track has none."""
        place = self.place_of(stage_id)
        if place is None:
            raise KeyError(stage_id)
        return place

    def place_of(self, stage_id: str) -> int | None:
        """The place of a stage in the ladder, from 0; None when the track does not have it."""
        return next((place for place, stage in enumerate(self.stages) if stage.id == stage_id), None)

    def overall_limits_over(self, stage: Stage) -> tuple[Cap, ...]:
        """The overall limits that cover a stage."""
        return tuple(
            overall_limit for overall_limit in self.caps if not overall_limit.stages or stage.id in overall_limit.stages
        )


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
    track: str = ""
    """The id of a track of this pack that it leads to, where there is one."""


class LocalDay(_Data, frozen=True):
    """A day on which this area departs from the nation's calendar, and what it is called."""

    date: dt.date
    name: str


class Contact(_Data, frozen=True):
    """A contact: a role and how to reach it, never a private person's details."""

    role: str
    telephone: str = ""
    email: str = ""
    note: str = ""


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
    format: int = FORMAT
    marking: str = ""
    """The handling marking of its routes. Empty where each is marked by what it is about: `route_words.marking_on`."""
    service_start: str = "09:00"
    service_end: str = "17:00"
    notification_asks: tuple[str, ...] = ()
    agency_types: tuple[Choice, ...] = ()
    retention: str = ""
    contacts: tuple[Contact, ...] = ()
    guidance: str = ""
    guidance_welsh: str = ""
    closures: tuple[LocalDay, ...] = ()
    extra_working_days: tuple[LocalDay, ...] = ()

    @property
    def outline(self) -> bool:
        """Whether some stage or limit is not published in this pack."""
        return any(
            not stage.published or any(not limit.published for limit in stage.time_limits)
            for track in self.tracks
            for stage in track.stages
        ) or any(not overall_limit.published for track in self.tracks for overall_limit in track.caps)

    def stage_label(self, stage: Stage) -> str:
        """A stage in the area's own words: "Step 2: Line managers"; the name alone where there is no number."""
        printed = f"{self.words.stage} {stage.number}" if stage.number else ""
        if printed and stage.name:
            return f"{printed}: {stage.name}"
        return printed or stage.name or f"{self.words.stage} not published here"

    @property
    def main(self) -> Track:
        """The track that a disagreement is on unless somebody says otherwise."""
        return self.tracks[0]

    def find_track(self, track_id: str) -> Track | None:
        """The track with this id; None when the pack has none."""
        return next((track for track in self.tracks if track.id == track_id), None)

    def track(self, track_id: str) -> Track:
        """The track with this id. Raises KeyError when the pack has none."""
        track = self.find_track(track_id)
        if track is None:
            raise KeyError(track_id)
        return track

    def track_with(self, stage_id: str) -> Track | None:
        """The track that a stage stands on; None when no track has it. Ids of stages are unique in a pack."""
        return next((track for track in self.tracks for stage in track.stages if stage.id == stage_id), None)

    def words_on(self, track: Track | None) -> Words:
        """The words of a track: its own, or the pack's. A track for adults never says "child"."""
        words = self.words if track is None or track.words is None else track.words
        if track is not None and track.about == About.ADULT and words.child == Words().child:
            return msgspec.structs.replace(words, child=_ADULT)
        return words


class Adoption(_Data, frozen=True):
    """Who took a pack into use for real disagreements, and what they checked and filled in."""

    procedure_digest: str
    name: str
    role: str
    adopted_on: str
    source_checked: bool
    gaps_filled: str = ""
