"""The time limits of one stay at a stage: what started each, when it is due, and which entry fulfilled it."""

from collections.abc import Iterable

import msgspec

from escalog.domain.ladder.fulfilment import StayEvents
from escalog.domain.ladder.limit_calculation import LimitCalculator, Settled, status_of
from escalog.domain.ladder.states import Description, LimitState, LimitStatus
from escalog.domain.ladder.stays import Stay
from escalog.domain.log.amendments import Amendments
from escalog.domain.procedure.model import Stage, TimeLimit, Track
from escalog.domain.procedure.vocabulary import Act, Event, Unit
from escalog.domain.values.english import say_moment
from escalog.domain.values.entry import Entry, EntryId

OWED_AFTER_THE_END = frozenset({Act.CONFIRM, Act.TELL_PARTNERSHIP})
"""What is still owed after a stage is concluded, until it is left or closed."""

BY_HAND = "by-hand"
"""The id of the limit of a stage that publishes none, from its description by hand."""


class StageLimits:
    """Calculates the limits of stays in one disagreement."""

    def __init__(self, calculator: LimitCalculator) -> None:
        self._calculator = calculator

    def limits(
        self, track: Track, stage: Stage, described: Entry | None, stay: Stay, entries: Iterable[Entry], *, first: bool
    ) -> tuple[LimitState, ...]:
        """Every limit of a stage as it stands in one stay. `entries` are those that belong to the stay."""
        amend = self._calculator.amend
        within = frozenset(entry.id for entry in entries)
        limits = limits_of(stage, described, amend, self._calculator.word(track))
        meeting = stage.meeting is not None
        happened = StayEvents(within, stay, limits, self._calculator.timing, amend, first=first, meeting=meeting)
        return tuple(self._limit(limit, track, stay, happened, within) for limit in limits)

    def _limit(
        self, limit: TimeLimit, track: Track, stay: Stay, happened: StayEvents, within: frozenset[EntryId]
    ) -> LimitState:
        began = happened.start(limit.starts, limit.after, frozenset({limit.id}))
        done = happened.done(limit, began.at if began is not None else None)
        over = stay.stopped or (stay.ended_by is not None and limit.act not in OWED_AFTER_THE_END)
        settled = Settled(stay.ended_by, stay.ended) if over else Settled()
        if done is not None:
            settled = Settled(done.entry.id, done.at)
        calculated = self._calculator.calculate(limit, track, began, settled, within)
        status = status_of(calculated.due.state, done=done is not None, stopped=over)
        stopped = _stopped(status, stay, self._calculator.word(track))
        fulfilled = settled if done is not None else Settled()
        return LimitState(
            calculated.length.limit, stay.stage, stay.begun_by, calculated.run(status, began, fulfilled, stopped)
        )


def _stopped(status: LimitStatus, stay: Stay, word: str) -> str:
    """A sentence that a limit stopped with its stage, and when; empty when it did not."""
    if status is not LimitStatus.STOPPED:
        return ""
    return f"It stopped when the {word} ended{f' on {say_moment(stay.ended)}' if stay.ended is not None else ''}."


def limits_of(stage: Stage, described: Entry | None, amend: Amendments, word: str) -> tuple[TimeLimit, ...]:
    """A stage's limits as published; unpublished ones as described by hand, where somebody did."""
    if described is None:
        return stage.time_limits
    by_hand = _by_hand(described, amend, word)
    if not stage.time_limits:
        return (by_hand,)
    return tuple(
        limit if limit.published else replace_limit(limit, by_hand.unit, by_hand.limit) for limit in stage.time_limits
    )


def replace_limit(limit: TimeLimit, unit: Unit, number: int | None) -> TimeLimit:
    """An unpublished limit, filled in by hand."""
    return msgspec.structs.replace(limit, unit=unit, limit=number, by_priority=(), published=True)


def description_of(entry: Entry, amend: Amendments) -> Description:
    """The description of a stage as somebody wrote it by hand."""
    return Description(
        entry.id,
        amend.said(entry, "name"),
        amend.said(entry, "raising_role"),
        amend.said(entry, "receiving_role"),
        amend.said(entry, "text_source"),
    )


_COUNTS = frozenset({Unit.HOURS, Unit.SERVICE_HOURS, Unit.WORKING_DAYS, Unit.WORKING_WEEK, Unit.CALENDAR_DAYS})


def _by_hand(described: Entry, amend: Amendments, word: str) -> TimeLimit:
    text, number = amend.text(described, "unit"), amend.text(described, "limit").strip()
    unit = Unit(text) if text in Unit.__members__.values() else Unit.NONE
    count = int(number) if number.isdecimal() and 0 < len(number) < 4 and int(number) > 0 else None
    return TimeLimit(
        id=BY_HAND,
        label=f"Time limit of this {word}",
        act=Act.DISCUSS,
        starts=Event.STAGE_STARTED,
        unit=Unit.NONE if unit in _COUNTS and count is None else unit,
        limit=count if unit in _COUNTS else None,
    )
