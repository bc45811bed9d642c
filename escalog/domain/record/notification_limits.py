"""Which time limits a notification can date: those whose date rests only on what the notification holds.

A notification holds no conversation, reply or action. Where one of them may have started a limit, or may have settled
which priority and which pauses count, it gives no date and no state of that limit.
"""

from dataclasses import replace

from escalog.domain.deadlines.due_date import DueState
from escalog.domain.dispute.dispute import Dispute
from escalog.domain.entry_kinds.kind import Deed, Kind
from escalog.domain.entry_kinds.table import DECISIONS, KINDS
from escalog.domain.ladder.states import LimitState, StageState
from escalog.domain.procedure.vocabulary import Act, Event
from escalog.domain.values.kind_id import KindId


def _is_held(kind: Kind, deed: Deed) -> bool:
    """Whether a notification holds the time of such a deed and the fields that make an entry one."""
    held = kind.judged.union(*(given.fields for given in kind.notified))
    return "occurred" in held and (not deed.field or deed.field in held)


_MAY_SETTLE = {kind.id for kind in KINDS.values() if not all(_is_held(kind, deed) for deed in kind.does)} | {
    KindId.LIMIT_MET
}
"""Kinds that may start or fulfil a limit by something that a notification does not hold."""

_ENDS = _MAY_SETTLE | DECISIONS | {KindId.PARTNERSHIP_TOLD}
"""Kinds that may end a limit."""

_PAUSES = frozenset({KindId.PAUSED, KindId.RESUMED})
"""Kinds that move a limit only until it ends."""

_SETS = frozenset({KindId.SHORTER_LIMIT, KindId.LONGER_LIMIT})
"""Kinds that set a limit directly. Of decisions recorded separately, only one may have known of it."""

_STARTS_HELD = frozenset({Event.DECISION_HEARD, Event.RAISED, Event.STAGE_STARTED, Event.CONFERENCE, Event.REVIEW})
"""The events that start a limit and whose dates a notification gives."""

_WITHOUT_A_DATE = frozenset({DueState.NOT_PUBLISHED, DueState.NO_LIMIT})


def with_told_limits(copy: Dispute) -> tuple[Dispute, frozenset[str]]:
    """The disagreement without the limits that cannot be dated from this copy, and the ids of their stages."""
    held = _Held(copy)
    left_out: set[str] = set()

    def told(stage: StageState) -> StageState:
        limits = tuple(limit for limit in stage.limits if held.dates(stage, limit))
        if len(limits) < len(stage.limits):
            left_out.add(stage.stage.id)
        return replace(stage, limits=limits)

    stages = tuple(told(stage) for stage in copy.stages)
    earlier = tuple(replace(ladder, stages=tuple(told(stage) for stage in ladder.stages)) for ladder in copy.earlier)
    return replace(copy, stages=stages, earlier=earlier), frozenset(left_out)


class _Held:
    """What a copy holds about limits, and so which of them it can date."""

    def __init__(self, copy: Dispute) -> None:
        kinds = frozenset(entry.kind for entry in copy.entries)
        self._all_is_held = not kinds & _MAY_SETTLE
        self._paused = bool(kinds & _PAUSES)
        self._set_beside = copy.judgement.undecided and bool(kinds & _SETS)
        self._before = copy.judgement.ancestry.before
        ranked = [entry.id for entry in copy.entries if entry.kind == KindId.PRIORITY_SET]
        ends = [entry.id for entry in copy.entries if entry.kind in _ENDS]
        self._ranked = bool(ranked)
        self._unaware = [end for end in ends if not all(self._before(entry_id, end) for entry_id in ranked)]

    def dates(self, stage: StageState, limit: LimitState) -> bool:
        """Whether a limit has the same date and state here as in the full record."""
        if stage.described is not None:
            # How a limit described by hand is counted stands in the full record alone.
            return False
        if self._all_is_held:
            return True
        if self._paused or self._set_beside or not self._has_one_priority(limit):
            return False
        return limit.limit.starts in _STARTS_HELD or (
            limit.run.due is not None and limit.run.due.state in _WITHOUT_A_DATE
        )

    def _has_one_priority(self, limit: LimitState) -> bool:
        """Whether the priority is the same, whatever ended the limit."""
        if not self._ranked:
            return True
        return limit.limit.act is not Act.RAISE and not any(self._before(limit.stay, end) for end in self._unaware)
