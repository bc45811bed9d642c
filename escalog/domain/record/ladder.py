"""The ladder in a record: every stage in a row, then each stage that was reached, with due and actual dates."""

from collections.abc import Iterator

from escalog.domain.deadlines.local_days import say_own_days
from escalog.domain.dispute.dispute import Dispute
from escalog.domain.dispute.route_moves import moves
from escalog.domain.entry_kinds.table import KINDS
from escalog.domain.ladder.states import LimitState, LimitStatus, StageState, StageStatus, WrittenItem
from escalog.domain.next_step.step import part_of_the_partnership
from escalog.domain.procedure.immediate_route import title_of
from escalog.domain.procedure.limit_length import limit_words
from escalog.domain.procedure.model import TimeLimit
from escalog.domain.procedure.notice_points import keyed, whom_to_tell
from escalog.domain.procedure.vocabulary import When
from escalog.domain.record.blocks import Block, Heading, KeyValues, Paragraph, RailStage, StageRail, Table
from escalog.domain.record.cover import NOT_RECEIVED, NOT_RECORDED, SIDES
from escalog.domain.record.timing import time_blocks
from escalog.domain.values.english import say_moment
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import Moment

NONE = "None"

LIMIT_WORDS = {
    LimitStatus.NOT_STARTED: "Not started",
    LimitStatus.RUNNING: "Not recorded yet",
    LimitStatus.PAUSED: "Paused",
    LimitStatus.DONE: "Done",
    LimitStatus.STOPPED: "Stopped when the stage ended",
    LimitStatus.NOT_PUBLISHED: "Not recorded yet",
    LimitStatus.NO_LIMIT: "No limit",
}

_STATUS = {
    StageStatus.NOT_STARTED: "Not started",
    StageStatus.NOW: "Now",
    StageStatus.ENDED: "Ended",
    StageStatus.SEPARATE: "Recorded separately",
}


def rail(dispute: Dispute, undated: frozenset[str] = frozenset()) -> StageRail:
    """Every stage of the ladder, first to last. `undated`: the ids of those with limits that only the record dates."""
    return StageRail(
        dispute.words.stage,
        f"The {dispute.words.stage.lower()}s of the procedure, and where this disagreement stands",
        tuple(_rail_stage(dispute, stage, undated) for stage in dispute.stages),
    )


def earlier_rails(dispute: Dispute, undated: frozenset[str] = frozenset()) -> Iterator[Block]:
    """The earlier routes, each with how it was left. `undated` as for the ladder."""
    left = {move.entry: move for move in moves(dispute)}
    for ladder in dispute.earlier:
        yield Heading(3, f"Another route: {title_of(ladder.track)}")
        move = left.get(ladder.left_by) if ladder.left_by is not None else None
        if move is not None:
            yield Paragraph(" ".join((move.stopped, *move.clocks)))
        yield StageRail(
            dispute.procedure.words_on(ladder.track).stage,
            f"The route {ladder.track.title}, as far as it was gone",
            tuple(_rail_stage(dispute, stage, undated) for stage in ladder.stages),
        )


def stages(dispute: Dispute) -> Iterator[Block]:
    """The ladder, then each stage that was reached or described."""
    word = dispute.words.stage
    yield Heading(2, f"{word} by {word.lower()}")
    if dispute.earlier:
        yield Heading(3, f"Present route: {title_of(dispute.track)}")
    yield rail(dispute)
    yield from earlier_rails(dispute)
    routes = [("", dispute.stages), *((f" (route {ladder.track.title})", ladder.stages) for ladder in dispute.earlier)]
    for route, reached in routes:
        for stage in reached:
            if stage.status not in (StageStatus.NOT_STARTED, StageStatus.SKIPPED) or stage.described is not None:
                yield from _stage(dispute, stage, route)
    yield from time_blocks(dispute)
    yield from local_days(dispute)


def local_days(dispute: Dispute) -> Iterator[Block]:
    """The issuing store's closures and extra working days within the counted time; empty if there are none."""
    counted = [limit for limit in dispute.limits if limit.run.started is not None and limit.run.due is not None]
    starts = [limit.run.started.date for limit in counted if limit.run.started is not None]
    ends = [limit.run.due.date for limit in counted if limit.run.due is not None and limit.run.due.date is not None]
    if not starts or not ends:
        return
    said = say_own_days(dispute.calendar, dispute.procedure, min(starts), max(ends))
    if said:
        yield Paragraph(f"Beside the procedure's own days, time was counted here with these: {said}", "note")


def how_it_ended(dispute: Dispute, stage: StageState) -> str:
    """A stage's outcome in words or, without one, how it was left. Empty while it is open."""
    if stage.outcome:
        return KINDS[KindId.STAGE_CONCLUDED].field("outcome").option_label(stage.outcome)
    return dispute.said(KINDS[stage.left_by].past) if stage.left_by else ""


def status_words(stage: StageState) -> str:
    """Where a stage stands, in words."""
    if stage.status is StageStatus.SKIPPED:
        if stage.because_of_risk:
            return "Skipped because of risk"
        return f"Skipped: {stage.passed_over}" if stage.passed_over else "Skipped"
    return _STATUS[stage.status]


def _rail_stage(dispute: Dispute, stage: StageState, undated: frozenset[str]) -> RailStage:
    return RailStage(
        label=stage.heading,
        who=_who(stage),
        started=_when(stage.started),
        due=_dues(stage, undated=stage.stage.id in undated),
        ended=_when(stage.ended),
        outcome=how_it_ended(dispute, stage),
        status=stage.status.value,
        status_words=status_words(stage),
    )


def _who(stage: StageState) -> str:
    """Who acts there for each side; named once where both are the same."""
    if stage.raising_acts == stage.receiving_acts:
        return stage.raising_acts or "Not published here"
    sides = (("Raising side", stage.raising_acts), ("Receiving side", stage.receiving_acts))
    return "\n".join(f"{side}: {acts}" for side, acts in sides if acts)


def _stage(dispute: Dispute, stage: StageState, route: str) -> Iterator[Block]:
    """One stage. `route` is named for stages of earlier routes, since each route counts its stages from 1."""
    yield Heading(3, f"{stage.heading}{route}")
    rows = [
        ("For the raising side", stage.raising_acts),
        ("For the receiving side", stage.receiving_acts),
        ("Started", _when(stage.started)),
        ("Ended", _when(stage.ended)),
        ("How it ended", how_it_ended(dispute, stage)),
        ("Raising side agrees that it is resolved", _agrees(stage)),
        ("What came of it", stage.summary),
        ("What is still open", stage.outstanding),
        ("Who was told of the outcome", stage.told_how),
        ("Described by hand from", stage.described.source if stage.described is not None else ""),
        (dispute.said("Part of the partnership"), part_of_the_partnership(dispute, stage)),
        ("Still to be told", "; ".join(_still_to_be_told(dispute, stage))),
    ]
    written = [(item.item.label, item.text or _nothing_written(item)) for item in stage.writing]
    yield KeyValues((*((label, value) for label, value in rows if value), *written))
    if stage.limits:
        yield Table(
            f"{stage.label}{route}: time limits",
            ("What", "Time limit", "Counted from", "Due", "Done", "How the date was worked out"),
            tuple(_limit_row(dispute, limit) for limit in stage.limits),
            "limits",
        )
    if any(row.stage == stage.stage.id and row.withheld for row in dispute.chronology):
        yield Paragraph(
            "Something at this stage is withheld from this copy. What it did may be missing here.", "withheld"
        )


def _still_to_be_told(dispute: Dispute, stage: StageState) -> Iterator[str]:
    """Whom the procedure still wants told, and of what."""
    points = dict(keyed(stage.stage))
    for notice in (points[key] for key in stage.to_tell):
        to = whom_to_tell(notice, dispute.words)
        yield f"{to[:1].upper()}{to[1:]}, {'that it started' if notice.at is When.START else 'how it ended'}"


def _limit_row(dispute: Dispute, limit: LimitState) -> tuple[str, ...]:
    counted = limit_words(limit.limit) if limit.limit.published else "Not published here"
    return (
        _label(limit.limit),
        f"{counted[:1].upper()}{counted[1:]}",
        _when(limit.run.started) or NONE,
        say_moment(limit.run.due.at, year=True) if limit.run.due is not None and limit.run.due.at is not None else NONE,
        _done(dispute, limit),
        limit.run.explanation,
    )


def _label(limit: TimeLimit) -> str:
    """What a limit asks for, and of whom where the procedure says so."""
    return limit.label if limit.side is None else f"{limit.label.rstrip('.')} ({SIDES[limit.side]})"


def _done(dispute: Dispute, limit: LimitState) -> str:
    if limit.run.done is None:
        return dispute.said(LIMIT_WORDS[limit.run.status])
    if limit.run.in_time is None:
        return _when(limit.run.done)
    return f"{_when(limit.run.done)}, {'in time' if limit.run.in_time else 'after the limit'}"


def _dues(stage: StageState, *, undated: bool) -> str:
    """Every due date of a stage; `undated` says that it has limits whose dates only the full record gives."""
    dues = list(dict.fromkeys(due for limit in stage.limits if (due := _due(limit))))
    if undated:
        dues.append("for others see the full record" if dues else "See the full record")
    return "; ".join(dues)


def _due(limit: LimitState) -> str:
    """The due date for the row of stages; a paused limit says so, so that an empty place never means "none"."""
    if limit.run.status is LimitStatus.PAUSED:
        return "Paused"
    return say_moment(limit.run.due.at, year=True) if limit.run.due is not None and limit.run.due.at is not None else ""


def _agrees(stage: StageState) -> str:
    field = KINDS[KindId.STAGE_CONCLUDED].field("raising_agrees")
    return field.option_label(stage.raising_agrees) if stage.raising_agrees else ""


def _when(at: Moment | None) -> str:
    return say_moment(at, year=True) if at is not None else ""


def _nothing_written(item: WrittenItem) -> str:
    """The text in place of missing writing: tells what was not received from what is still to come."""
    return NOT_RECEIVED if item.not_received else NOT_RECORDED
