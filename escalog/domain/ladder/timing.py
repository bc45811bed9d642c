"""What moves a disagreement's limits: events of the whole, pauses, the priority, and limits set directly."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from escalog.domain.deadlines.due import SetEnd
from escalog.domain.deadlines.span import Spans
from escalog.domain.entry_kinds.timing import SETTING
from escalog.domain.ladder.pauses import Pause, pauses_of, spans
from escalog.domain.log.amendments import Amendments, read_moment
from escalog.domain.log.judgement import Judgement
from escalog.domain.procedure.model import Priority, Track
from escalog.domain.procedure.vocabulary import Event
from escalog.domain.values.entry import Entry, EntryId
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import Moment


@dataclass(frozen=True, slots=True)
class Happening:
    """An entry with its stated time, as corrected."""

    entry: Entry
    at: Moment


@dataclass(frozen=True, slots=True)
class SetLimit:
    """A limit set directly, and the entry that set it."""

    entry: Entry
    end: SetEnd


OF_THE_WHOLE = {
    Event.DECISION_HEARD: "heard",
    Event.RAISED: "occurred",
    Event.CONFERENCE: "conference",
    Event.REVIEW: "review_on",
}
"""The field that states an event of the whole disagreement."""


class Timing:
    """Reads what moves the limits of one disagreement as a whole."""

    def __init__(self, raised: Entry, judgement: Judgement, amend: Amendments) -> None:
        self.raised = raised
        self._ancestry = judgement.ancestry
        self._amend = amend
        self._adding = [
            raised,
            *(entry for entry in judgement.order if entry.kind in (KindId.DETAILS, KindId.TRACK_MOVED)),
        ]
        self._ranking = [raised, *(entry for entry in judgement.order if entry.kind == KindId.PRIORITY_SET)]
        self._setting: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in judgement.order:
            if entry.kind in SETTING:
                self._setting[amend.text(entry, "limit")].append(entry)
        self._priorities: dict[tuple[str, EntryId | None], Priority | None] = {}
        self.pauses: tuple[Pause, ...] = pauses_of(judgement.order, amend, judgement.ancestry)
        self._spans = spans(self.pauses)
        self._spans_until: dict[datetime, Spans] = {}
        happenings = [Happening(entry, at) for entry in judgement.order if (at := amend.moment(entry)) is not None]
        self.happened: tuple[Happening, ...] = tuple(
            sorted(happenings, key=lambda happening: (happening.at.at, happening.entry.id))
        )
        """Every entry that states when it happened, in order."""
        self._rank = {happening.entry.id: number for number, happening in enumerate(self.happened)}

    def among(self, entries: Iterable[EntryId]) -> list[Happening]:
        """Those of these entries that state when they happened, in order."""
        return [
            self.happened[number]
            for number in sorted(self._rank[entry_id] for entry_id in entries if entry_id in self._rank)
        ]

    def held(self, until: datetime | None = None) -> Spans:
        """When limits are paused; with `until`, only what lies before it."""
        if until is None or not self._spans:
            return self._spans
        if until not in self._spans_until:
            self._spans_until[until] = spans(self.pauses, until)
        return self._spans_until[until]

    def event(self, event: Event) -> Happening | None:
        """When an event of the whole disagreement happened, as last stated."""
        field = OF_THE_WHOLE[event]
        stating = [entry for entry in self._adding if self._amend.value(entry, field)]
        if event in (Event.DECISION_HEARD, Event.RAISED):
            stating = [self.raised]
        stated = [
            Happening(entry, at)
            for entry in self._amend.latest_of(stating)
            if (at := self._amend.moment(entry, field)) is not None
        ]
        return min(stated, key=lambda happening: (happening.at.at, happening.entry.id), default=None)

    def field_of(self, event: Event) -> str:
        """The field that states when a limit began, for noting that a correction moved it."""
        return OF_THE_WHOLE.get(event, "occurred")

    def priority(self, track: Track, known_to: EntryId | None = None) -> Priority | None:
        """The priority in force; with `known_to`, the one that the author of that entry knew.

        Where several were set separately, the most pressing.
        """
        if not track.priorities:
            return None
        key = (track.id, known_to)
        if key not in self._priorities:
            self._priorities[key] = self._priority(track, known_to)
        return self._priorities[key]

    def _priority(self, track: Track, known_to: EntryId | None) -> Priority | None:
        ranked = [
            entry for entry in self._ranking if self._knew(known_to, entry) and self._amend.text(entry, "priority")
        ]
        chosen = {self._amend.text(entry, "priority") for entry in self._amend.latest_of(ranked)}
        return next((priority for priority in track.priorities if priority.id in chosen), None)

    def set_limits(self, limit: str, among: frozenset[EntryId]) -> tuple[SetLimit, ...]:
        """The shorter and longer limits that apply to one limit, `among` the entries with these ids.

        A longer one replaces those its author knew, shorter or longer. Of those left, the earliest applies.
        """
        setting = [entry for entry in self._setting.get(limit, ()) if entry.id in among]
        if not setting:
            return ()
        longer = [entry.id for entry in setting if entry.kind == KindId.LONGER_LIMIT]
        left = set(self._ancestry.unseen((entry.id for entry in setting), longer))
        return tuple(
            SetLimit(entry, SetEnd(at, self._amend.moment(entry)))
            for entry in setting
            if entry.id in left and (at := read_moment(self._amend.value(entry, SETTING[entry.kind]))) is not None
        )

    def _knew(self, known_to: EntryId | None, entry: Entry) -> bool:
        return known_to is None or known_to == entry.id or self._ancestry.before(entry.id, known_to)
