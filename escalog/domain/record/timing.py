"""What moved the limits, in a record: the priority, overall limits, pauses, shorter and longer limits."""

from collections.abc import Iterator

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.ladder.overall_limits import OverallLimitState
from escalog.domain.ladder.pauses import Pause
from escalog.domain.ladder.states import LimitStatus
from escalog.domain.procedure.limit_length import limit_words
from escalog.domain.record.blocks import Block, Heading, KeyValues, Table
from escalog.domain.values.english import say_moment

_STATUS = {
    LimitStatus.NOT_STARTED: "Not started",
    LimitStatus.RUNNING: "Not yet",
    LimitStatus.PAUSED: "Paused",
    LimitStatus.STOPPED: "Stopped",
    LimitStatus.NOT_PUBLISHED: "Not yet",
    LimitStatus.NO_LIMIT: "No limit",
}


def time_blocks(dispute: Dispute) -> Iterator[Block]:
    """Everything about time besides the limits of single stages; empty where there is nothing."""
    blocks = [*_priority(dispute), *_overall_limits(dispute), *_set_limits(dispute), *_pauses(dispute)]
    if blocks:
        yield Heading(3, "What moved the clocks")
        yield from blocks


def _priority(dispute: Dispute) -> Iterator[Block]:
    if dispute.priority is not None:
        yield KeyValues((("Priority", dispute.priority.said),))


def _overall_limits(dispute: Dispute) -> Iterator[Block]:
    if dispute.overall_limits:
        yield Table(
            "Time limits over several stages",
            ("What", "Time limit", "Counted from", "Due", "Settled", "How the date was worked out"),
            tuple(_overall_limit_row(overall_limit) for overall_limit in dispute.overall_limits),
            "limits",
        )


def _overall_limit_row(overall_limit: OverallLimitState) -> tuple[str, ...]:
    counted = limit_words(overall_limit.limit) if overall_limit.limit.published else "Not published here"
    due = overall_limit.run.due.at if overall_limit.run.due is not None else None
    settled = _STATUS.get(overall_limit.run.status, "")
    if overall_limit.run.done is not None:
        timely = {True: ", in time", False: ", after the limit", None: ""}[overall_limit.run.in_time]
        settled = f"{say_moment(overall_limit.run.done, year=True)}{timely}"
    return (
        overall_limit.limit.label,
        f"{counted[:1].upper()}{counted[1:]}",
        say_moment(overall_limit.run.started, year=True) if overall_limit.run.started is not None else "None",
        say_moment(due, year=True) if due is not None else "None",
        settled,
        overall_limit.run.explanation,
    )


def _set_limits(dispute: Dispute) -> Iterator[Block]:
    """The limits set directly that apply, with the recorded reasons."""
    runs = [(limit.limit.label, limit.run) for limit in dispute.limits]
    runs += [(overall_limit.limit.label, overall_limit.run) for overall_limit in dispute.overall_limits]
    rows = [
        (label, _length(run.longer_by), run.reason, run.agreed_with or "Not given") for label, run in runs if run.reason
    ]
    if rows:
        yield Table(
            "Shorter and longer time limits that were set",
            ("Time limit", "Set", "Why", "Agreed with"),
            tuple(rows),
        )


def _length(longer_by: object) -> str:
    return "Shorter" if longer_by is None else "Longer"


def _pauses(dispute: Dispute) -> Iterator[Block]:
    if dispute.pauses:
        yield Table(
            "When the time limits stood still",
            ("From", "Until", "Why"),
            tuple(_pause_row(pause) for pause in dispute.pauses),
        )


def _pause_row(pause: Pause) -> tuple[str, str, str]:
    until = say_moment(pause.end, year=True) if pause.end is not None else "No end is recorded"
    return say_moment(pause.start, year=True), until, pause.reason
