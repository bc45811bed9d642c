"""When a step is due: by its own limit, or by a limit over several stages where that one is nearer."""

from dataclasses import dataclass, replace

from escalog.domain.deadlines.due import due_by
from escalog.domain.deadlines.due_date import Due
from escalog.domain.dispute.dispute import Dispute
from escalog.domain.ladder.overall_limits import OverallLimitState
from escalog.domain.ladder.pauses import Pause
from escalog.domain.ladder.states import LimitStatus
from escalog.domain.next_step.step import Step, tell
from escalog.domain.next_step.turn import whose_words
from escalog.domain.procedure.limit_length import event_words, limit_words
from escalog.domain.procedure.model import TimeLimit
from escalog.domain.values.english import lower_first, say_moment
from escalog.domain.values.kind_id import KindId

NEVER_LED = frozenset({KindId.SAFETY, KindId.RECONCILED, KindId.RESUMED})
"""Steps that are done at once, or whose date does not come from the procedure's limits."""


def nearest_overall_limit(dispute: Dispute) -> OverallLimitState | None:
    """The running overall limit that is due first."""
    running = [
        overall_limit for overall_limit in dispute.overall_limits if overall_limit.run.status is LimitStatus.RUNNING
    ]
    dated = [
        (overall_limit.run.due.at.timestamp(), number, overall_limit)
        for number, overall_limit in enumerate(running)
        if overall_limit.run.due and overall_limit.run.due.at
    ]
    return min(dated)[2] if dated else None


def comes_before(overall_limit: OverallLimitState, due: Due | None) -> bool:
    """Whether an overall limit is due before another date, or the other has none."""
    if overall_limit.run.due is None or overall_limit.run.due.at is None:
        return False
    return due is None or due.at is None or overall_limit.run.due.at < due.at


def own_due(step: Step, dispute: Dispute) -> Due | None:
    """When a step itself is due: by its limit, its notice, or a day of its own."""
    if step.limit is not None:
        return step.limit.run.due
    if step.notice is not None:
        return step.notice.run.due
    return due_by(step.on, dispute.calendar) if step.on is not None else None


def step_due(step: Step, dispute: Dispute) -> Due | None:
    """When a step is due, by whichever limit comes first."""
    return step.overall_limit.run.due if step.overall_limit is not None else own_due(step, dispute)


def led(step: Step, dispute: Dispute) -> Step:
    """The step, with the overall limit attached where that is due before its own."""
    overall_limit = nearest_overall_limit(dispute) if dispute.open else None
    if (
        overall_limit is None
        or step.main in NEVER_LED
        or step.reminder
        or not comes_before(overall_limit, own_due(step, dispute))
    ):
        return step
    return replace(step, overall_limit=overall_limit)


@dataclass(frozen=True, slots=True)
class Sooner:
    """Another open item that is due before the step."""

    what: str
    due: Due


def due_sooner(step: Step, dispute: Dispute) -> Sooner | None:
    """The nearest other limit or notice that is due before a step; None where the step itself comes first."""
    if step.main in NEVER_LED or step.reminder or not dispute.open:
        return None
    limits = [limit for limit in dispute.limits if limit.run.status is LimitStatus.RUNNING and limit is not step.limit]
    tellings = [notice for notice in dispute.notices if notice.to_tell and notice is not step.notice]
    beside = [(_label(limit.limit, dispute), limit.run.due) for limit in limits]
    beside += [(tell(dispute, notice).sentence, notice.run.due) for notice in tellings]
    due = step_due(step, dispute)
    own = due.at if due is not None else None
    dated = [(due.at, lower_first(what), due) for what, due in beside if due is not None and due.at is not None]
    before = [line for line in dated if own is None or line[0] < own]
    nearest = min(before, key=lambda line: line[0].timestamp(), default=None)
    return Sooner(nearest[1], nearest[2]) if nearest is not None else None


def _label(limit: TimeLimit, dispute: Dispute) -> str:
    """What a limit asks for, and whose step it is where the procedure says so."""
    whose = lower_first(whose_words(dispute, limit.side))
    return f"{limit.label.rstrip('.')} ({whose})" if whose else limit.label


def overall_limit_rule(overall_limit: OverallLimitState, dispute: Dispute) -> str:
    """The rule of an overall limit: "All stages together: 10 working days from the raising of ..."."""
    limit = overall_limit.limit
    return f"{limit.label}: {limit_words(limit)} from {event_words(limit.starts, dispute.words.stage)}."


def when_paused(pause: Pause) -> Step:
    """The step while the limits are paused: record when they resume."""
    return Step(
        "Say when the time limits start again.",
        KindId.RESUMED,
        (KindId.CONTACT, KindId.REPLY, KindId.NOTE),
        f"Paused since {paused_since(pause)}",
        no_date="The time limits stand still.",
        waiting=True,
        icon="pause",
        person="Whoever agreed to the pause",
    )


def paused_since(pause: Pause) -> str:
    """Since when it is paused, and why in the words recorded, as one sentence."""
    reason = pause.reason.strip()
    said = f"{say_moment(pause.start)}: {reason}" if reason else say_moment(pause.start)
    return said if said.endswith((".", "!", "?")) else f"{said}."
