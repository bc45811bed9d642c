"""The effect of a decision on a settled state, and when it is permitted: by the pack and its own fields alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from escalog.domain.procedure.model import OUTCOMES, Procedure, Track
from escalog.domain.procedure.vocabulary import NO_TRACK, StageId, TrackId
from escalog.domain.values.entry import FieldValue
from escalog.domain.values.kind_id import KindId


class Status(StrEnum):
    """Where a disagreement stands."""

    OPEN = "open"
    STAGE_ENDED = "stage-ended"
    """The present stage was concluded; what comes next is not recorded yet."""
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    UNDECIDED = "undecided"
    """Decisions with different effects were recorded separately and nobody has settled which stands."""


@dataclass(frozen=True, slots=True)
class Effect:
    """The state that a decision makes. Two decisions do the same when their effects are equal."""

    status: Status
    stage: StageId
    """The id of its stage."""
    outcome: str = ""
    """How that stage ended, where it was concluded."""
    track: TrackId = NO_TRACK
    """The id of its route."""


PERMITTED_IN: Mapping[KindId, frozenset[Status]] = {
    KindId.STAGE_CONCLUDED: frozenset({Status.OPEN}),
    KindId.ESCALATED: frozenset({Status.OPEN, Status.STAGE_ENDED}),
    KindId.TRACK_MOVED: frozenset({Status.OPEN, Status.STAGE_ENDED}),
    KindId.WITHDRAWN: frozenset({Status.OPEN, Status.STAGE_ENDED}),
    KindId.CLOSED: frozenset({Status.STAGE_ENDED, Status.WITHDRAWN}),
    KindId.REOPENED: frozenset({Status.STAGE_ENDED, Status.CLOSED, Status.WITHDRAWN}),
}
"""In which states each decision is permitted."""

_STATUS_SAYS = {
    Status.OPEN: "The stage had not ended when this was recorded.",
    Status.STAGE_ENDED: "The stage had ended already when this was recorded.",
    Status.CLOSED: "The disagreement was closed when this was recorded.",
    Status.WITHDRAWN: "The disagreement was withdrawn when this was recorded.",
}

NOT_SETTLED = "Decisions recorded separately were not settled yet when this was recorded."
NOT_RAISED = "The disagreement had not been raised when this was recorded."
RAISED_ALREADY = "The disagreement had been raised already when this was recorded."
NO_SUCH_STAGE = "The procedure has no such stage."
NO_SUCH_TRACK = "The procedure has no such route."
NO_OTHER_TRACK = "It was on that route already when this was recorded."
NOT_AHEAD = "That stage did not lie ahead when this was recorded."
NO_SUCH_OUTCOME = "The procedure has no such outcome of a stage."
NOTHING_TO_SETTLE = "There was nothing to settle when this was recorded."
NOT_ALL_NAMED = "It does not name every decision that its author had seen."


def why_not(effect: Effect | None, kind: KindId, fields: Mapping[str, FieldValue], procedure: Procedure) -> str:
    """Why a decision is not permitted in a settled state; empty when it is. `effect` is None before it was raised.

    Judged from the pack's routes and order of stages and the decision's own fields, never from a correction.
    """
    if kind == KindId.RAISED:
        return RAISED_ALREADY if effect is not None else _raising_says(fields, procedure)
    if effect is None:
        return NOT_RAISED
    if kind == KindId.RECONCILED:
        return NOTHING_TO_SETTLE
    if effect.status not in PERMITTED_IN[kind]:
        return _STATUS_SAYS[effect.status]
    return _own_fields_say(effect, kind, fields, procedure)


def _raising_says(fields: Mapping[str, FieldValue], procedure: Procedure) -> str:
    """Why the entry that raises a disagreement does not fit the pack; empty when it does."""
    track = begun_on(fields, procedure)
    if track is None:
        return NO_SUCH_STAGE
    return "" if track.place_of(str(fields.get("stage") or track.first.id)) is not None else NO_SUCH_STAGE


def _own_fields_say(effect: Effect, kind: KindId, fields: Mapping[str, FieldValue], procedure: Procedure) -> str:
    """Why a decision's own fields do not fit the pack; empty when they do."""
    if kind == KindId.STAGE_CONCLUDED and fields.get("outcome") not in OUTCOMES:
        return NO_SUCH_OUTCOME
    if kind == KindId.TRACK_MOVED:
        return _moving_says(effect, fields, procedure)
    if kind != KindId.ESCALATED:
        return ""
    track = procedure.track(effect.track)
    there, here = track.place_of(str(fields.get("to_stage"))), track.place_of(effect.stage)
    if there is None:
        return NO_SUCH_STAGE
    return "" if here is None or there > here else NOT_AHEAD


def _moving_says(effect: Effect, fields: Mapping[str, FieldValue], procedure: Procedure) -> str:
    """Why a move to another route does not fit the pack; empty when it does."""
    track = procedure.find_track(str(fields.get("to_track") or ""))
    if track is None:
        return NO_SUCH_TRACK
    if track.id == effect.track:
        return NO_OTHER_TRACK
    return "" if track.place_of(str(fields.get("to_stage") or track.first.id)) is not None else NO_SUCH_STAGE


def begun_on(fields: Mapping[str, FieldValue], procedure: Procedure) -> Track | None:
    """The route that the entry that raises a disagreement names; the pack's first when it names none."""
    named = fields.get("track")
    return procedure.find_track(named) if isinstance(named, str) and named else procedure.main


def resulting(effect: Effect | None, kind: KindId, fields: Mapping[str, FieldValue], procedure: Procedure) -> Effect:
    """The state that a permitted decision makes."""
    if effect is None:
        track = begun_on(fields, procedure) or procedure.main
        return Effect(Status.OPEN, StageId(str(fields.get("stage") or track.first.id)), track=track.id)
    stage, on = effect.stage, effect.track
    match kind:
        case KindId.TRACK_MOVED:
            track = procedure.track(str(fields["to_track"]))
            return Effect(Status.OPEN, StageId(str(fields.get("to_stage") or track.first.id)), track=track.id)
        case KindId.ESCALATED:
            return Effect(Status.OPEN, StageId(str(fields["to_stage"])), track=on)
        case KindId.STAGE_CONCLUDED:
            return Effect(Status.STAGE_ENDED, stage, str(fields["outcome"]), on)
        case KindId.WITHDRAWN:
            return Effect(Status.WITHDRAWN, stage, track=on)
        case KindId.CLOSED:
            return Effect(Status.CLOSED, stage, track=on)
        case _:
            return Effect(Status.OPEN, stage, track=on)
