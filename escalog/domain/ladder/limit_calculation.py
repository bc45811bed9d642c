"""Calculates one limit of a disagreement from its start, the pauses, the priority and any date set directly."""

from dataclasses import dataclass
from datetime import datetime

from escalog.domain.deadlines.calendar import Calendar
from escalog.domain.deadlines.due import due, end_of_set
from escalog.domain.deadlines.due_date import Due, DueState, SetBy
from escalog.domain.deadlines.span import Spans
from escalog.domain.ladder.states import LimitRun, LimitStatus
from escalog.domain.ladder.timing import Happening, SetLimit, Timing
from escalog.domain.log.amendments import Amendments, read_moment
from escalog.domain.procedure.limit_length import Length, length_for
from escalog.domain.procedure.model import Procedure, TimeLimit, Track
from escalog.domain.procedure.vocabulary import Event
from escalog.domain.values.english import say_moment, sentence
from escalog.domain.values.entry import Entry, EntryId
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import Moment


@dataclass(frozen=True, slots=True)
class Settled:
    """The entry that ended a limit, and when: nothing later moves it. Empty while the limit is open."""

    entry: EntryId | None = None
    at: Moment | None = None

    @property
    def until(self) -> datetime | None:
        """The last moment at which a pause can have moved it."""
        return self.at.at if self.at is not None else None


@dataclass(frozen=True, slots=True)
class CalculatedLimit:
    """A limit with its due date and everything the date rests on."""

    length: Length
    due: Due
    shorter_by: EntryId | None
    longer_by: EntryId | None
    reason: str
    agreed_with: str
    explanation: str

    def run(self, status: LimitStatus, began: Happening | None, settled: Settled, more: str = "") -> LimitRun:
        """How the limit ran. `settled`: what fulfilled it, empty where nothing did; `more` extends the explanation."""
        return LimitRun(
            status,
            started=began.at if began is not None else None,
            started_by=began.entry.id if began is not None else None,
            due=self.due,
            done=settled.at,
            done_by=settled.entry,
            shorter_by=self.shorter_by,
            longer_by=self.longer_by,
            reason=self.reason,
            agreed_with=self.agreed_with,
            priority=self.length.priority,
            explanation=" ".join(sentence for sentence in (self.explanation, more) if sentence),
        )


class LimitCalculator:
    """Calculates time limits, overall limits and notices."""

    def __init__(self, timing: Timing, amend: Amendments, calendar: Calendar, procedure: Procedure) -> None:
        self.timing = timing
        self.amend = amend
        self._calendar = calendar
        self._procedure = procedure

    def word(self, track: Track) -> str:
        """A route's word for a stage, inside a sentence."""
        return self._procedure.words_on(track).stage.lower()

    def calculate(
        self,
        limit: TimeLimit,
        track: Track,
        began: Happening | None,
        settled: Settled,
        within: frozenset[EntryId] = frozenset(),
    ) -> CalculatedLimit:
        """When a limit is due. `within` are the entries that may set its date directly."""
        priority = self.timing.priority(track, settled.entry)
        start, pauses = began.at if began is not None else None, self.timing.held(settled.until)
        candidates = self.timing.set_limits(limit.id, within)
        shorter = longer = None
        if candidates:
            shorter, longer = (
                self._earliest([set_limit for set_limit in candidates if set_limit.entry.kind == kind], start, pauses)
                for kind in (KindId.SHORTER_LIMIT, KindId.LONGER_LIMIT)
            )
        counted = due(
            limit,
            start,
            self._calendar,
            shorter=shorter.end if shorter is not None else None,
            longer=longer.end if longer is not None else None,
            pauses=pauses,
            priority=priority,
            stage=self.word(track),
        )
        stands = {SetBy.SHORTER: shorter, SetBy.LONGER: longer}.get(counted.set_by) if counted.set_by else None
        return CalculatedLimit(
            length=length_for(limit, priority),
            due=counted,
            shorter_by=shorter.entry.id if shorter is not None and counted.at is not None else None,
            longer_by=longer.entry.id if longer is not None and counted.set_by is SetBy.LONGER else None,
            reason=self.amend.said(stands.entry, "reason") if stands is not None else "",
            agreed_with=self.amend.said(stands.entry, "agreed_with") if stands is not None else "",
            explanation=self._explained(counted, began, limit.starts, shorter, longer),
        )

    def _earliest(self, among: list[SetLimit], start: Moment | None, pauses: Spans) -> SetLimit | None:
        """The set limit that ends first; a paused one comes last."""
        ends = [(end_of_set(set_limit.end, start, self._calendar, pauses), set_limit) for set_limit in among]
        return min(
            ends,
            key=lambda pair: (pair[0] is None, pair[0].timestamp() if pair[0] else 0.0, pair[1].entry.id),
            default=(None, None),
        )[1]

    def _explained(
        self, counted: Due, began: Happening | None, starts: Event, shorter: SetLimit | None, longer: SetLimit | None
    ) -> str:
        """How a date was calculated, and which corrections moved it."""
        said = [sentence(counted.explanation)]
        if began is not None:
            said.append(self._moved(began.entry, self.timing.field_of(starts), "The start"))
        if shorter is not None and counted.at is not None:
            said.append(self._moved(shorter.entry, "due", "The shorter limit"))
        if longer is not None:
            said.append(self._moved(longer.entry, "due", "The longer limit"))
        return " ".join(sentence for sentence in said if sentence)

    def _moved(self, entry: Entry, field: str, what: str) -> str:
        """A sentence that a correction moved the date, with the earlier value; empty when none did."""
        if entry.id not in self.amend.touched:
            return ""
        reading = self.amend.reading(entry, field)
        if not reading.corrected or reading.value == reading.original:
            return ""
        before, now = read_moment(reading.original), read_moment(reading.value)
        if before is None or now is None:
            return f"{what} was corrected."
        return f"{what} was corrected from {say_moment(before)} to {say_moment(now)}."


_STATUS = {
    DueState.DUE: LimitStatus.RUNNING,
    DueState.PAUSED: LimitStatus.PAUSED,
    DueState.NOT_STARTED: LimitStatus.NOT_STARTED,
    DueState.NOT_PUBLISHED: LimitStatus.NOT_PUBLISHED,
    DueState.NO_LIMIT: LimitStatus.NO_LIMIT,
}


def status_of(state: DueState, *, done: bool, stopped: bool) -> LimitStatus:
    """Where a limit stands."""
    if done:
        return LimitStatus.DONE
    return LimitStatus.STOPPED if stopped and state is not DueState.NO_LIMIT else _STATUS[state]
