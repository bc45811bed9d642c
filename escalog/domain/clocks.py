"""The time limits of one stay at a stage: what started each, when it is due, and which entry fulfilled it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from escalog.domain.amendments import Amendments, read_moment
from escalog.domain.calendars import Calendar
from escalog.domain.entry import Entry
from escalog.domain.ladder import Description, LimitState, LimitStatus
from escalog.domain.moments import Moment, say_moment
from escalog.domain.procedure import Stage, TimeLimit
from escalog.domain.terms import Act, Event, Unit
from escalog.domain.time_limits import DueState, due
from escalog.domain.visits import Visit, definitely_before

REPLIES = frozenset({"agrees", "partly", "differs", "asks"})
"""Answers that answer; an acknowledgement only says that an answer will follow."""

OWED_AFTER_THE_END = frozenset({Act.CONFIRM, Act.TELL_PARTNERSHIP})
"""What is still to be done when a stage was concluded, until it is left or closed."""

BY_HAND = "by-hand"
"""The id of the limit of a stage that publishes none and was described by hand."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An entry with its stated time, as corrected."""

    entry: Entry
    at: Moment


class Clocks:
    """Works out the limits of stays in one disagreement."""

    def __init__(self, raised: Entry, amend: Amendments, calendar: Calendar) -> None:
        self._raised = raised
        self._amend = amend
        self._calendar = calendar

    def limits(
        self, stage: Stage, described: Entry | None, stay: Visit, entries: Iterable[Entry], *, first: bool
    ) -> tuple[LimitState, ...]:
        """Every limit of a stage as it stands in one stay. `entries` are those that belong to the stay."""
        within = list(entries)
        happened = self._in_order(within)
        return tuple(
            self._limit(limit, stay, happened, within, first=first)
            for limit in limits_of(stage, described, self._amend)
        )

    def _limit(
        self, limit: TimeLimit, stay: Visit, happened: list[Happening], within: list[Entry], *, first: bool
    ) -> LimitState:
        began = self._start(limit.starts, stay, happened)
        since = began.at if began is not None else None
        done = self._fulfilled(limit.act, happened, since, first=first)
        shorter, shorter_by = self._shorter(limit, within)
        counted = due(limit, since, self._calendar, shorter=shorter)
        state = LimitState(
            limit,
            stay.stage,
            _status(limit, stay, counted.state, done=done is not None),
            stay.begun_by,
            started=since,
            started_by=began.entry.id if began is not None else None,
            due=counted,
            done=done.at if done is not None else None,
            done_by=done.entry.id if done is not None else None,
            shorter_by=shorter_by.id if shorter_by is not None and counted.at is not None else None,
        )
        return replace(state, explanation=self._explained(state, began, shorter_by, stay))

    def _in_order(self, entries: list[Entry]) -> list[Happening]:
        """The entries that state when they happened, earliest first."""
        found = [Happening(entry, at) for entry in entries if (at := self._amend.moment(entry)) is not None]
        return sorted(found, key=lambda each: (each.at.at, each.entry.id))

    def _start(self, event: Event, stay: Visit, happened: list[Happening]) -> Happening | None:
        """What started a limit: the first such event of the stay."""
        match event:
            case Event.DECISION_HEARD | Event.RAISED:
                field = "heard" if event is Event.DECISION_HEARD else "occurred"
                at = self._amend.moment(self._raised, field)
                return Happening(self._raised, at) if at is not None else None
            case Event.STAGE_STARTED:
                return next((each for each in happened if each.entry.id == stay.begun_by), None)
            case Event.CONFIRMED:
                agreed = self._start(Event.AGREED, stay, happened)
                return self._fulfilled(Act.CONFIRM, happened, agreed.at if agreed else None, first=False)
            case _:
                return next((each for each in happened if self._is_event(each.entry, event)), None)

    def _is_event(self, entry: Entry, event: Event) -> bool:
        match event:
            case Event.DISCUSSION:
                return self._contact(entry, "spoke")
            case Event.REPLY:
                return self._answered(entry)
            case Event.AGREED:
                return self._agreed(entry)
            case _:
                return False

    def _fulfilled(self, act: Act, happened: list[Happening], since: Moment | None, *, first: bool) -> Happening | None:
        """The first entry of the stay that does what a limit asks, not before the limit started."""
        if act is Act.CONFIRM and since is None:
            return None
        for each in happened:
            early = since is not None and definitely_before(each.at, since)
            if not early and self._does(each.entry, act, first=first):
                return each
        return None

    def _does(self, entry: Entry, act: Act, *, first: bool) -> bool:
        """Whether an entry of this kind does what a limit asks."""
        match act:
            case Act.RAISE:
                return entry.id == self._raised.id if first else self._contact(entry, "spoke", "wrote")
            case Act.ACKNOWLEDGE:
                return entry.kind == "reply" or self._contact(entry, "spoke")
            case Act.DISCUSS | Act.MEET:
                return self._contact(entry, "spoke")
            case Act.REPLY:
                return self._answered(entry)
            case Act.AGREE:
                return entry.kind == "action" or self._resolved(entry)
            case Act.CONFIRM:
                told = entry.kind == "stage-concluded" and bool(self._amend.said(entry, "told_how"))
                return told or self._contact(entry, "wrote")
            case Act.TELL_PARTNERSHIP:
                return entry.kind == "partnership-told"
            case _:
                return False

    def _contact(self, entry: Entry, *what: str) -> bool:
        return entry.kind == "contact" and self._amend.text(entry, "what") in what

    def _agreed(self, entry: Entry) -> bool:
        return entry.kind == "action" or (entry.kind == "contact" and bool(self._amend.said(entry, "agreed")))

    def _resolved(self, entry: Entry) -> bool:
        """Whether a stage ended resolved: then nothing is left to agree."""
        return entry.kind == "stage-concluded" and self._amend.text(entry, "outcome").startswith("resolved")

    def _answered(self, entry: Entry) -> bool:
        return entry.kind == "reply" and self._amend.text(entry, "answer") in REPLIES

    def _shorter(self, limit: TimeLimit, within: list[Entry]) -> tuple[Moment | None, Entry | None]:
        """The earliest shorter limit that was set for this child, and the entry that set it."""
        found = [
            (at, entry)
            for entry in within
            if entry.kind == "shorter-limit" and self._amend.text(entry, "limit") == limit.id
            if (at := read_moment(self._amend.value(entry, "due"))) is not None
        ]
        return min(found, key=lambda each: (each[0].at, each[1].id), default=(None, None))

    def _explained(self, state: LimitState, began: Happening | None, shorter_by: Entry | None, stay: Visit) -> str:
        """How a date was worked out, and what moved it."""
        said = [_sentence(state.due.explanation if state.due is not None else "")]
        if began is not None:
            field = "heard" if state.limit.starts is Event.DECISION_HEARD else "occurred"
            said.append(self._moved(began.entry, field, "The start"))
        if shorter_by is not None and state.shorter_by is not None:
            said.append(self._moved(shorter_by, "due", "The shorter limit"))
        if state.status is LimitStatus.STOPPED:
            when = f" on {say_moment(stay.ended)}" if stay.ended is not None else ""
            said.append(f"It stopped when the stage ended{when}.")
        return " ".join(each for each in said if each)

    def _moved(self, entry: Entry, field: str, what: str) -> str:
        """That a correction moved a date, with what it was before; empty when none did."""
        reading = self._amend.reading(entry, field)
        if not reading.corrected or reading.value == reading.original:
            return ""
        before, now = read_moment(reading.original), read_moment(reading.value)
        if before is None or now is None:
            return f"{what} was corrected."
        return f"{what} was corrected from {say_moment(before)} to {say_moment(now)}."


def limits_of(stage: Stage, described: Entry | None, amend: Amendments) -> tuple[TimeLimit, ...]:
    """A stage's limits: as published; those that are not published as described by hand, where somebody did."""
    if described is None:
        return stage.time_limits
    by_hand = _by_hand(described, amend)
    if not stage.time_limits:
        return (by_hand,)
    return tuple(
        each if each.published else replace_limit(each, by_hand.unit, by_hand.limit) for each in stage.time_limits
    )


def replace_limit(limit: TimeLimit, unit: Unit, number: int | None) -> TimeLimit:
    """A limit that is not published, filled in by hand."""
    return TimeLimit(
        id=limit.id, label=limit.label, act=limit.act, starts=limit.starts, unit=unit, limit=number, note=limit.note
    )


def description_of(entry: Entry, amend: Amendments) -> Description:
    """What was written when a stage was described by hand."""
    return Description(
        entry.id,
        amend.said(entry, "name"),
        amend.said(entry, "raising_role"),
        amend.said(entry, "receiving_role"),
        amend.said(entry, "text_source"),
    )


_COUNTS = frozenset({Unit.HOURS, Unit.SERVICE_HOURS, Unit.WORKING_DAYS, Unit.WORKING_WEEK, Unit.CALENDAR_DAYS})


def _by_hand(described: Entry, amend: Amendments) -> TimeLimit:
    text, number = amend.text(described, "unit"), amend.text(described, "limit").strip()
    unit = Unit(text) if text in Unit.__members__.values() else Unit.NONE
    count = int(number) if number.isdecimal() and 0 < len(number) < 4 and int(number) > 0 else None
    return TimeLimit(
        id=BY_HAND,
        label="Time limit of this stage",
        act=Act.DISCUSS,
        starts=Event.STAGE_STARTED,
        unit=Unit.NONE if unit in _COUNTS and count is None else unit,
        limit=count if unit in _COUNTS else None,
    )


def _status(limit: TimeLimit, stay: Visit, state: DueState, *, done: bool) -> LimitStatus:
    if done:
        return LimitStatus.DONE
    if state is DueState.NO_LIMIT:
        return LimitStatus.NO_LIMIT
    if stay.stopped or (stay.ended_by is not None and limit.act not in OWED_AFTER_THE_END):
        return LimitStatus.STOPPED
    if state is DueState.NOT_STARTED:
        return LimitStatus.NOT_STARTED
    return LimitStatus.RUNNING if state is DueState.DUE else LimitStatus.NOT_PUBLISHED


def _sentence(words: str) -> str:
    """Words as a sentence: a capital first, a full stop last."""
    return f"{words[:1].upper()}{words[1:]}." if words else ""
