"""What may be recorded about time now: notes that something was done, pauses, priorities, shorter and longer limits."""

from collections.abc import Mapping

from escalog.domain.deadlines.due import due_by
from escalog.domain.deadlines.due_date import Due
from escalog.domain.dispute.dispute import Dispute
from escalog.domain.ladder.overall_limits import OverallLimitState
from escalog.domain.ladder.states import LimitState, LimitStatus
from escalog.domain.log.amendments import read_moment
from escalog.domain.procedure.model import Choice, TimeLimit
from escalog.domain.procedure.vocabulary import Act, Event, Side
from escalog.domain.values.english import say_moment
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import Moment

_OPEN = (LimitStatus.RUNNING, LimitStatus.PAUSED, LimitStatus.NOT_STARTED, LimitStatus.NOT_PUBLISHED)

_NOTHING_TO_NOTE = frozenset({Act.RAISE})
"""Raising is recorded by the entry that raises."""

_OF_THE_RECEIVING = frozenset({Act.ACKNOWLEDGE, Act.READ_FILE, Act.REPLY})
"""Acts that by their nature are the receiving side's."""

PAUSED_ALREADY = "The time limits stand still already."
NOT_PAUSED = "The time limits are running."
NO_PRIORITIES = "This procedure has no priorities."
NO_FORM = "No time limit of this procedure begins with a form."
NOTHING_TO_NOTE = "Nothing more is asked for at this stage."
NO_OPEN_LIMIT = "No time limit is open."
NOT_OPEN = "This disagreement is not open."


def open_limits(dispute: Dispute) -> tuple[LimitState, ...]:
    """The limits that are neither done nor stopped."""
    return tuple(limit for limit in dispute.limits if limit.run.status in _OPEN)


def open_overall_limits(dispute: Dispute) -> tuple[OverallLimitState, ...]:
    """The overall limits that are neither done nor stopped."""
    return (
        tuple(overall_limit for overall_limit in dispute.overall_limits if overall_limit.run.status in _OPEN)
        if dispute.open
        else ()
    )


def settable(dispute: Dispute) -> tuple[Choice, ...]:
    """The limits for which a shorter or a longer one may be set."""
    limits = [Choice(id=limit.limit.id, label=limit.limit.label) for limit in open_limits(dispute)]
    return (
        *limits,
        *(
            Choice(id=overall_limit.limit.id, label=overall_limit.limit.label)
            for overall_limit in open_overall_limits(dispute)
        ),
    )


def shortenable(dispute: Dispute) -> tuple[Choice, ...]:
    """The limits for which a shorter one may be set, including acts for which the present stage gives no time."""
    here = dispute.current if dispute.open else None
    asked = [limit for limit in here.limits if limit.stay == here.started_by] if here is not None else []
    without = [limit.limit for limit in asked if limit.run.status is LimitStatus.NO_LIMIT]
    return (*settable(dispute), *(Choice(id=limit.id, label=limit.label) for limit in without))


def to_note(dispute: Dispute) -> tuple[Choice, ...]:
    """What can be noted as done: everything the present stage asks for that nobody has recorded yet."""
    here = dispute.current
    if here is None or not dispute.open:
        return ()
    still = (*_OPEN, LimitStatus.NO_LIMIT)
    return tuple(
        Choice(id=limit.limit.id, label=limit.limit.label)
        for limit in here.limits
        if limit.stay == here.started_by and limit.run.status in still and limit.limit.act not in _NOTHING_TO_NOTE
    )


def done_by(dispute: Dispute, limit: str) -> str:
    """The side that most likely did what a limit asks; empty where it may be either.

    Where a limit does not say whose act it is, some acts by their nature are the receiving side's.
    """
    notable = {choice.id for choice in to_note(dispute)}
    limits = {limit.limit.id: limit.limit for limit in dispute.limits if limit.limit.id in notable}
    asked = [limits[limit]] if limit in limits else list(limits.values())
    sides = {_most_likely(limit) or dispute.ours.name for limit in asked} or {dispute.ours.name}
    return sides.pop() if len(sides) == 1 else ""


def _most_likely(limit: TimeLimit) -> str:
    if limit.side is not None:
        return limit.side.value
    return Side.RECEIVING.value if limit.act in _OF_THE_RECEIVING else ""


def begins_with_a_form(dispute: Dispute) -> bool:
    """Whether some limit of the route runs from the day a form came."""
    starts = [limit.starts for stage in dispute.track.stages for limit in stage.time_limits]
    return Event.FORM_RECEIVED in (*starts, *(overall_limit.starts for overall_limit in dispute.track.caps))


def permissions_about_time(dispute: Dispute) -> Mapping[KindId, tuple[bool, str]]:
    """For each act about time, whether it may be recorded now, and if not, a sentence why."""
    standing = dispute.paused is not None
    return {
        KindId.SHORTER_LIMIT: (dispute.open and bool(shortenable(dispute)), NO_OPEN_LIMIT),
        KindId.LONGER_LIMIT: (dispute.open and bool(settable(dispute)), NO_OPEN_LIMIT),
        KindId.LIMIT_MET: (bool(to_note(dispute)), NOTHING_TO_NOTE),
        KindId.FORM_RECEIVED: (dispute.open and begins_with_a_form(dispute), NO_FORM),
        KindId.PAUSED: (dispute.open and not standing, PAUSED_ALREADY if standing else NOT_OPEN),
        KindId.RESUMED: (standing, NOT_PAUSED),
        KindId.PRIORITY_SET: (dispute.open and bool(dispute.track.priorities), NO_PRIORITIES),
    }


def time_problem(dispute: Dispute, kind: KindId, values: Mapping[str, object]) -> tuple[str, str] | None:
    """The field and the sentence of a problem with an act about time; None where there is none."""
    match kind:
        case KindId.SHORTER_LIMIT | KindId.LONGER_LIMIT:
            return _setting_problem(dispute, kind, values)
        case KindId.LIMIT_MET if values.get("limit") not in {choice.id for choice in to_note(dispute)}:
            return "limit", "Choose something that is still to be done"
        case KindId.PRIORITY_SET if values.get("priority") not in {
            priority.id for priority in dispute.track.priorities
        }:
            return "priority", "Choose how pressing it is"
        case KindId.RESUMED:
            at, pause = _moment(values.get("occurred")), dispute.paused
            if at is not None and pause is not None and at.at < pause.start.at and at.date != pause.start.date:
                return "occurred", f"Enter a time after {say_moment(pause.start, year=True)}, when they stopped"
            return None
        case _:
            return None


def _setting_problem(dispute: Dispute, kind: KindId, values: Mapping[str, object]) -> tuple[str, str] | None:
    """The limit has to be open; a shorter one has to end before it, a longer one after it."""
    chosen = str(values.get("limit") or "")
    dues = [limit.run.due for limit in open_limits(dispute) if limit.limit.id == chosen]
    dues += [
        overall_limit.run.due for overall_limit in open_overall_limits(dispute) if overall_limit.limit.id == chosen
    ]
    among = shortenable(dispute) if kind == KindId.SHORTER_LIMIT else settable(dispute)
    if chosen not in {choice.id for choice in among}:
        return "limit", "Choose a time limit that is still open"
    at, now = _moment(values.get("due")), _latest(dues)
    if at is None or now is None or now.at is None:
        return None
    wanted = due_by(at, dispute.calendar, start=now.start).at
    if kind == KindId.LONGER_LIMIT and wanted is not None and wanted <= now.at:
        return "due", f"Enter a time after {say_moment(now.at, year=True)}, when it is due now"
    if kind == KindId.SHORTER_LIMIT and wanted is not None and wanted >= now.at:
        return "due", f"Enter a time before {say_moment(now.at, year=True)}, when it is due now"
    return None


def _latest(dues: list[Due | None]) -> Due | None:
    """The due date of the last stay at a stage."""
    return next((due for due in reversed(dues) if due is not None and due.at is not None), None)


def _moment(value: object) -> Moment | None:
    return read_moment(value if isinstance(value, str) else None)
