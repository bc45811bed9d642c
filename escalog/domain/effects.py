"""What a decision makes of a settled state, and when it is permitted: by stage order and its own fields alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from escalog.domain.entry import FieldValue
from escalog.domain.procedure import OUTCOMES, Track


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
    """What a decision makes the state be. Two decisions do the same when their effects are equal."""

    status: Status
    stage: str
    """The id of the stage it stands at."""
    outcome: str = ""
    """How that stage ended, where it was concluded."""


PERMITTED_IN: Mapping[str, frozenset[Status]] = {
    "stage-concluded": frozenset({Status.OPEN}),
    "escalated": frozenset({Status.OPEN, Status.STAGE_ENDED}),
    "withdrawn": frozenset({Status.OPEN, Status.STAGE_ENDED}),
    "closed": frozenset({Status.STAGE_ENDED, Status.WITHDRAWN}),
    "reopened": frozenset({Status.STAGE_ENDED, Status.CLOSED, Status.WITHDRAWN}),
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
NOT_AHEAD = "That stage did not lie ahead when this was recorded."
NO_SUCH_OUTCOME = "The procedure has no such outcome of a stage."
NOTHING_TO_SETTLE = "There was nothing to settle when this was recorded."
NOT_ALL_NAMED = "It does not name every decision that its author had seen."


def why_not(effect: Effect | None, kind: str, fields: Mapping[str, FieldValue], track: Track) -> str:
    """Why a decision is not permitted in a settled state; empty when it is. `effect` is None before it was raised.

    Judged from the pack's order of stages and the decision's own fields, never from a correction.
    """
    if kind == "raised":
        if effect is not None:
            return RAISED_ALREADY
        return "" if position(track, str(fields.get("stage") or track.stages[0].id)) is not None else NO_SUCH_STAGE
    if effect is None:
        return NOT_RAISED
    if kind == "reconciled":
        return NOTHING_TO_SETTLE
    if effect.status not in PERMITTED_IN[kind]:
        return _STATUS_SAYS[effect.status]
    return _own_fields_say(effect, kind, fields, track)


def _own_fields_say(effect: Effect, kind: str, fields: Mapping[str, FieldValue], track: Track) -> str:
    """Why a decision's own fields do not fit the pack; empty when they do."""
    if kind == "stage-concluded" and fields.get("outcome") not in OUTCOMES:
        return NO_SUCH_OUTCOME
    if kind != "escalated":
        return ""
    there, here = position(track, str(fields.get("to_stage"))), position(track, effect.stage)
    if there is None:
        return NO_SUCH_STAGE
    return "" if here is None or there > here else NOT_AHEAD


def position(track: Track, stage: str) -> int | None:
    """The place of a stage in the ladder; None when the pack has no such stage."""
    return next((place for place, each in enumerate(track.stages) if each.id == stage), None)


def resulting(effect: Effect | None, kind: str, fields: Mapping[str, FieldValue], track: Track) -> Effect:
    """The state that a permitted decision makes."""
    stage = effect.stage if effect is not None else track.stages[0].id
    match kind:
        case "raised":
            return Effect(Status.OPEN, str(fields.get("stage") or stage))
        case "escalated":
            return Effect(Status.OPEN, str(fields["to_stage"]))
        case "stage-concluded":
            return Effect(Status.STAGE_ENDED, stage, str(fields["outcome"]))
        case "withdrawn":
            return Effect(Status.WITHDRAWN, stage)
        case "closed":
            return Effect(Status.CLOSED, stage)
        case _:
            return Effect(Status.OPEN, stage)
