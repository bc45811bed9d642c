"""A worked example: what a route would ask for, and by when, if a disagreement were raised at a given day and hour.

It assumes that every act is done at the last minute, that each stage begins when the one before is due, and that
whatever has no limit happens at once. Nothing here knows of a disagreement or reads the present hour.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from escalog.domain.deadlines.calendar import Calendar
from escalog.domain.deadlines.due import due
from escalog.domain.deadlines.due_date import Due, DueState
from escalog.domain.describing.words import full_label, label_with_side, stage_list, words_of
from escalog.domain.pack.toml.errors import Said
from escalog.domain.procedure.limit_length import of_notice, of_overall_limit
from escalog.domain.procedure.model import Cap, Priority, Procedure, Stage, TimeLimit, Track, Words
from escalog.domain.procedure.notice_points import whom_to_tell
from escalog.domain.procedure.vocabulary import Act, Event, Place, Unit, When
from escalog.domain.values.message import Message, message
from escalog.domain.values.moment import Moment

_DONE_BY: Mapping[Event, tuple[Act, ...]] = {
    Event.DISCUSSION: (Act.DISCUSS, Act.MEET),
    Event.REPLY: (Act.REPLY,),
    Event.AGREED: (Act.AGREE, Act.MEET, Act.DISCUSS),
    Event.CONFIRMED: (Act.CONFIRM,),
    Event.MET: (Act.MEET, Act.CALL_MEETING),
    Event.FORM_RECEIVED: (Act.SEND_FORM,),
}
"""The acts of the same stage that bring an event about, likeliest first."""

_AT_RAISING = frozenset({Event.RAISED, Event.DECISION_HEARD, Event.CONFERENCE, Event.REVIEW})


@dataclass(frozen=True, slots=True)
class ExampleLine:
    """One act of the example: what, by when, and how the date was calculated."""

    what: Said
    when: Message
    """"by Tue 29 Dec 2026, 17:00", "at once", "limit not published here"."""
    due: Due

    @property
    def sentence(self) -> Message:
        """The line in one sentence: "Reply: by Tue 29 Dec 2026, 17:00."."""
        return message("describing-example-line", what=self.what, when=self.when)


@dataclass(frozen=True, slots=True)
class ExampleStage:
    """One stage of the example."""

    stage: str
    """The stage's id."""
    heading: Said
    begins: Message
    """"From Tue 22 Dec 2026, 15:40."; or why it has no date."""
    lines: tuple[ExampleLine, ...]
    remarks: tuple[Message, ...] = ()
    """Says that an overall limit comes first, or that nothing here gives an end."""


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """A whole example. `overall_limits` are the limits over several stages."""

    supposed: tuple[Message, ...]
    stages: tuple[ExampleStage, ...]
    overall_limits: tuple[ExampleLine, ...]


def worked_example(
    procedure: Procedure, track: Track, raised: Moment, calendar: Calendar, priority: Priority | None = None
) -> WorkedExample:
    """The example for one route. `calendar` already includes the procedure's own closures and hours."""
    return _Example(procedure, track, raised, calendar, priority).worked_out()


class _Example:
    """Works through one route, stage by stage."""

    def __init__(
        self, procedure: Procedure, track: Track, raised: Moment, calendar: Calendar, priority: Priority | None
    ) -> None:
        self._track, self._raised, self._calendar, self._priority = track, raised, calendar, priority
        self._words: Words = words_of(procedure, track)
        self._begins: dict[str, Moment | None] = {}
        self._ends: dict[str, Moment | None] = {}

    def worked_out(self) -> WorkedExample:
        """Every stage, then what spans them."""
        begins: Moment | None = self._raised
        counted: list[tuple[Stage, dict[str, Due]]] = []
        for stage in self._track.stages:
            self._begins[stage.id] = begins
            dues = self._dues(stage, begins)
            ends = _end(stage, dues)
            self._ends[stage.id] = ends
            begins = begins if ends is None and _takes_no_time(stage) else ends
            counted.append((stage, dues))
        overall_limits = [(overall_limit, self._overall_limit(overall_limit)) for overall_limit in self._track.caps]
        word = self._words.stage
        fast = (message("describing-example-fast", stage=word),) if self._track.fast else ()
        return WorkedExample(
            (message("describing-example-supposed", stage=word), *fast),
            tuple(self._stage(stage, dues, overall_limits) for stage, dues in counted),
            tuple(line for _overall_limit, line in overall_limits),
        )

    def _stage(
        self, stage: Stage, dues: Mapping[str, Due], overall_limits: list[tuple[Cap, ExampleLine]]
    ) -> ExampleStage:
        lines = [_line(label_with_side(limit), dues[limit.id], limit.unit) for limit in stage.time_limits]
        return ExampleStage(
            stage.id,
            full_label(stage, self._words),
            self._said_begin(stage),
            (*lines, *self._notices(stage)),
            tuple(self._remarks(stage, overall_limits)),
        )

    def _said_begin(self, stage: Stage) -> Message:
        begins = self._begins[stage.id]
        if begins is not None:
            return message("describing-example-from", begins=begins)
        return message("describing-example-no-begin", stage=self._words.stage)

    def _notices(self, stage: Stage) -> Iterator[ExampleLine]:
        for notice in stage.notices:
            start = self._begins[stage.id] if notice.at is When.START else self._ends[stage.id]
            at, word = notice.at.value, self._words.stage
            what = message("describing-example-tell", whom=whom_to_tell(notice, self._words), at=at, stage=word)
            if notice.unit is not Unit.NONE and start is not None:
                yield _line(what, self._count(of_notice(notice), start))
            elif notice.unit is not Unit.NONE:
                nothing = Due(DueState.NOT_STARTED, notice.unit, "")
                yield ExampleLine(what, message("describing-example-when", at=at, stage=word), nothing)

    def _remarks(self, stage: Stage, overall_limits: list[tuple[Cap, ExampleLine]]) -> Iterator[Message]:
        ends = self._ends[stage.id]
        held_by = self._track.overall_limits_over(stage)
        for overall_limit, line in overall_limits:
            if overall_limit in held_by and line.due.at is not None and ends is not None and line.due.at < ends.at:
                label = overall_limit.label.rstrip(".")
                yield message("describing-example-overall-first", label=label, when=line.when)
        if not stage.published:
            yield message("describing-example-not-published")
        elif ends is None and self._begins[stage.id] is not None and not _takes_no_time(stage):
            yield message("describing-example-no-end", stage=self._words.stage)

    def _overall_limit(self, overall_limit: Cap) -> ExampleLine:
        first = next(
            (stage_id for stage_id in overall_limit.stages if stage_id in self._begins), self._track.stages[0].id
        )
        start = self._raised if overall_limit.starts in _AT_RAISING else self._begins[first]
        over = stage_list(self._track, overall_limit.stages, self._words)
        what = message("describing-example-overall", label=overall_limit.label.rstrip("."), over=over)
        return _line(what, self._count(of_overall_limit(overall_limit), start))

    def _dues(self, stage: Stage, begins: Moment | None) -> dict[str, Due]:
        """When every limit of a stage is due. Where limits wait for each other, the first begins with the stage."""
        befores = {limit.id: _before(limit, stage) for limit in stage.time_limits}
        dues: dict[str, Due] = {}
        for limit in stage.time_limits:
            waiting = {limit.id: limit}
            before = befores[limit.id]
            while before is not None and before.id not in waiting and before.id not in dues:
                waiting[before.id] = before
                before = befores[before.id]
            if before is not None and before.id in waiting:
                dues[before.id] = self._count(before, begins)
            for held in reversed(waiting.values()):
                if held.id not in dues:
                    dues[held.id] = self._count(held, self._start(held, befores[held.id], begins, dues))
        return dues

    def _start(
        self, limit: TimeLimit, before: TimeLimit | None, begins: Moment | None, dues: Mapping[str, Due]
    ) -> Moment | None:
        if limit.starts in _AT_RAISING:
            return self._raised
        if before is None:
            return begins
        done = dues[before.id]
        if done.at is None:
            return begins if done.state is DueState.NO_LIMIT else None
        return Moment.of(done.at)

    def _count(self, limit: TimeLimit, start: Moment | None) -> Due:
        return due(limit, start, self._calendar, priority=self._priority, stage=self._words.stage)


def _before(limit: TimeLimit, stage: Stage) -> TimeLimit | None:
    """The limit of the same stage whose act starts this one."""
    if limit.starts is Event.ACT_DONE:
        return next((other for other in stage.time_limits if other.id == limit.after), None)
    others = [other for other in stage.time_limits if other.id != limit.id]
    acts = _DONE_BY.get(limit.starts, ())
    return next((other for act in acts for other in others if other.act is act), None)


def _takes_no_time(stage: Stage) -> bool:
    """Whether a stage takes no time: before the ladder or optional, and without a limit of its own."""
    waits = any(not limit.published or limit.unit is not Unit.NONE for limit in stage.time_limits)
    return stage.published and not waits and (stage.place is Place.BEFORE or stage.optional)


def _end(stage: Stage, dues: Mapping[str, Due]) -> Moment | None:
    """The hour by which everything at a stage with a date is due, apart from telling the partnership."""
    ends = [
        counted.at
        for limit in stage.time_limits
        if limit.act is not Act.TELL_PARTNERSHIP and (counted := dues[limit.id]).at is not None
    ]
    return Moment.of(max(ends)) if ends else None


def _line(what: Said, counted: Due, unit: Unit | None = None) -> ExampleLine:
    what = what.rstrip(".") if isinstance(what, str) else what
    if counted.at is None:
        return ExampleLine(what, message("describing-example-no-date", state=counted.state.value), counted)
    how = "at-once" if (unit or counted.unit) is Unit.IMMEDIATELY else "by"
    return ExampleLine(what, message("describing-example-due", due=Moment.of(counted.at), how=how), counted)
