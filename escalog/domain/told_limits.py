"""Which time limits a notification can date: those whose date rests on nothing but what it holds.

A notification holds no conversation, reply or action. Where one of them may have started a limit, or may have settled
which priority and which pauses count, it gives no date and no state of that limit.
"""

from dataclasses import replace

from escalog.domain.dispute import Dispute
from escalog.domain.due_dates import DueState
from escalog.domain.ladder import LimitState, StageState
from escalog.domain.terms import Event

_MAY_SETTLE = frozenset({"contact", "reply", "action", "form-received", "limit-met", "stage-concluded"})
"""Kinds that may start or fulfil a limit by what a notification does not hold of them."""

_MOVES = frozenset({"paused", "resumed", "priority-set"})
"""Kinds that move a limit only until it is fulfilled."""

_STARTS_HELD = frozenset({Event.DECISION_HEARD, Event.RAISED, Event.STAGE_STARTED, Event.CONFERENCE, Event.REVIEW})
"""What starts a limit and has its date in a notification."""

_WITHOUT_A_DATE = frozenset({DueState.NOT_PUBLISHED, DueState.NO_LIMIT})


def with_told_limits(copy: Dispute) -> tuple[Dispute, frozenset[str]]:
    """The disagreement without the limits that cannot be dated from this copy, and the ids of their stages."""
    kinds = frozenset(entry.kind for entry in copy.entries)
    left_out: set[str] = set()

    def told(stage: StageState) -> StageState:
        limits = tuple(each for each in stage.limits if _is_told(stage, each, kinds))
        if len(limits) < len(stage.limits):
            left_out.add(stage.stage.id)
        return replace(stage, limits=limits)

    stages = tuple(told(each) for each in copy.stages)
    earlier = tuple(replace(each, stages=tuple(told(stage) for stage in each.stages)) for each in copy.earlier)
    return replace(copy, stages=stages, earlier=earlier), frozenset(left_out)


def _is_told(stage: StageState, limit: LimitState, kinds: frozenset[str]) -> bool:
    if stage.described is not None:
        # How a limit described by hand is counted stands in the full record alone.
        return False
    if not kinds & _MAY_SETTLE:
        return True
    if kinds & _MOVES:
        return False
    return limit.limit.starts in _STARTS_HELD or (limit.due is not None and limit.due.state in _WITHOUT_A_DATE)
