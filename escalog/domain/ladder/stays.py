"""Each time a disagreement stood at a stage: which decision began it, what ended it, and which entries belong to it.

An entry belongs to the stage its author was at; if its stated time lies before that stage began, to an earlier one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from escalog.domain.log.amendments import Amendments
from escalog.domain.log.judgement import Judgement
from escalog.domain.log.transitions import Status
from escalog.domain.procedure.model import Procedure
from escalog.domain.procedure.vocabulary import StageId, TrackId
from escalog.domain.values.entry import Entry, EntryId
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import Moment


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay at one stage."""

    stage: StageId
    begun_by: EntryId
    begun: Moment | None
    track: TrackId
    """The route the stage is on."""
    ended_by: EntryId | None = None
    """The decision that ended it: concluded, left for a later stage or another route, closed or withdrawn."""
    ended: Moment | None = None
    stopped: bool = False
    """Whether nothing more is owed: it was left for a later stage, closed or withdrawn."""
    skipped: tuple[str, ...] = ()
    """The stages passed over on the way here."""
    because_of_risk: bool = False


def stays_of(
    path: Iterable[EntryId], judgement: Judgement, amend: Amendments, procedure: Procedure
) -> tuple[Stay, ...]:
    """The stays that a chain of decisions made, first to last."""
    entries = {entry.id: entry for entry in judgement.order}
    stays: list[Stay] = []
    for decision in path:
        entry, effect = entries[decision], judgement.effects[decision]
        if entry.kind == KindId.RECONCILED:
            continue
        at = amend.moment(entry)
        if stays and stays[-1].ended_by is None:
            stays[-1] = replace(stays[-1], ended_by=decision, ended=at)
        if stays and entry.kind != KindId.STAGE_CONCLUDED:
            stays[-1] = replace(stays[-1], stopped=True)
        if effect.status is Status.OPEN:
            risk = entry.fields.get("because_of_risk") is True
            ladder = [stage.id for stage in procedure.track(effect.track).stages]
            passed = _between(ladder, stays[-1].stage if stays else None, effect.stage)
            stays.append(Stay(effect.stage, decision, at, effect.track, skipped=passed, because_of_risk=risk))
    return tuple(stays)


def place_entries(
    entries: Iterable[Entry], stays: tuple[Stay, ...], judgement: Judgement, amend: Amendments
) -> Mapping[EntryId, int]:
    """The number of the stay that each entry belongs to; an entry from before the first has none."""
    places: dict[EntryId, int] = {}
    begun = {stay.begun_by: number for number, stay in enumerate(stays)}
    marks = judgement.ancestry.marks(begun)
    for entry in entries:
        number = begun.get(entry.id)
        if number is None:
            stood_at = judgement.ancestry.last_seen(entry.id, marks)
            number = None if stood_at is None else begun[stood_at]
            number = None if number is None else _stated_in(amend.moment(entry), stays, number)
        if number is not None:
            places[entry.id] = number
    return places


def definitely_before(one: Moment, other: Moment) -> bool:
    """Whether one stated moment lies before another, whatever the hours that were not stated."""
    if one.date != other.date or one.time is None or other.time is None:
        return one.date < other.date
    return one.at < other.at


def _stated_in(at: Moment | None, stays: tuple[Stay, ...], number: int) -> int:
    """The stay that a stated time falls into, no later than the author's own."""
    while number > 0 and at is not None:
        begun = stays[number].begun
        if begun is None or not definitely_before(at, begun):
            break
        number -= 1
    return number


def _between(ladder: list[StageId], left: StageId | None, reached: StageId) -> tuple[StageId, ...]:
    """The stages between the one left (or the foot of the ladder) and the one reached."""
    start = ladder.index(left) + 1 if left in ladder else 0
    return tuple(ladder[start : ladder.index(reached)])
