"""What the page of a disagreement says, made of plain values: facts line, rail, level of need, what is missing.

Pure: knows no Qt beside the value types of the rail, and no store.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from escalog.domain.deadlines.due_date import Due
from escalog.domain.deadlines.time_left import time_left
from escalog.domain.describing.words import meeting_facts
from escalog.domain.dispute.dispute import Dispute
from escalog.domain.entry_kinds.raising_by_route import steps_on
from escalog.domain.ladder.overall_limits import OverallLimitState
from escalog.domain.ladder.progress import NOT_PUBLISHED_HERE
from escalog.domain.ladder.states import LimitState, LimitStatus, StageState, StageStatus
from escalog.domain.log.transitions import Status
from escalog.domain.next_step.due import comes_before, nearest_overall_limit, paused_since
from escalog.domain.next_step.step import part_of_the_partnership
from escalog.domain.next_step.turn import whose_words
from escalog.domain.permissions import acts as stages
from escalog.domain.procedure.immediate_route import title_of
from escalog.domain.procedure.limit_length import length_for, limit_words
from escalog.domain.procedure.model import Priority, WritingItem
from escalog.domain.procedure.notice_points import keyed, whom_to_tell
from escalog.domain.procedure.vocabulary import About, Side, Unit, When
from escalog.domain.record.ladder import how_it_ended
from escalog.domain.values.english import lower_first, say_date, say_long, say_moment
from escalog.domain.values.kind_id import KindId
from escalog.services.disagreements.dispute_page import DisputePage
from escalog.ui.acts.words import side_words
from escalog.ui.diagrams.stage_rail import RailStage, StageMark
from escalog.wording.language import in_words

WITHOUT_DELAY = "Without delay, whatever its time limits say."

_MARKS = {
    StageStatus.NOT_STARTED: StageMark.NOT_STARTED,
    StageStatus.NOW: StageMark.NOW,
    StageStatus.ENDED: StageMark.ENDED,
    StageStatus.SKIPPED: StageMark.SKIPPED,
    StageStatus.SEPARATE: StageMark.SEPARATE,
}


_COUNTS = ("The same level", "One level", "Two levels", "Three levels")


@dataclass(frozen=True, slots=True)
class NotRecorded:
    """Something that is not recorded yet: what it is, and the act and field that add it."""

    label: str
    kind: KindId
    about: str = ""


def facts_line(page: DisputePage) -> str:
    """Who with whom, since when, under which procedure, and who leads where that is known."""
    dispute = page.dispute
    raised = next(row for row in dispute.chronology if row.entry == dispute.raised_by)
    said = [f"{dispute.raising.agency} with {dispute.receiving.agency}."]
    when = f" {say_date(dispute.raised_on.date)}" if dispute.raised_on is not None else ""
    side = dispute.raising
    first = side.first_person or (raised.author if side.ours else side.agency)
    now = f"; now: {side.person}" if side.person not in ("", first) else ""
    said.append(f"Raised{when} by {first}{now}.")
    route = f", {title_of(dispute.track)}" if len(dispute.procedure.tracks) > 1 else ""
    said.append(f"{dispute.procedure.title}, version {dispute.procedure.version}{route}.")
    if dispute.details.lead_professional:
        word = dispute.words.lead_professional
        said.append(f"{word[:1].upper()}{word[1:]}: {dispute.details.lead_professional}.")
    return " ".join(said).replace("..", ".")


def short_facts(page: DisputePage) -> str:
    """The same where there is little room."""
    dispute = page.dispute
    when = f"Raised {say_moment(dispute.raised_on)}." if dispute.raised_on is not None else ""
    return f"With {dispute.other.agency}. {when}".replace("..", ".")


def status_words(dispute: Dispute) -> str:
    """How it stands, where that is not plain from the rail."""
    words = {
        Status.CLOSED: f"Closed. {dispute.said('Outcome for the child')}: {lower_first(dispute.child_outcome_label)}.",
        Status.WITHDRAWN: "Withdrawn by the raising side.",
        Status.UNDECIDED: "Two decisions were recorded separately. Both are kept. One short entry settles it.",
    }
    said = [words.get(dispute.status, "")]
    if dispute.paused is not None:
        said.append(f"The time limits have stood still since {paused_since(dispute.paused)}")
    if dispute.priority is not None:
        said.append(f"Priority: {dispute.priority.label}.")
    return " ".join(sentence for sentence in said if sentence)


def rail_stages(page: DisputePage, stages: tuple[StageState, ...] | None = None) -> list[RailStage]:
    """Every stage as the rail draws and says it; of the present route unless others are given."""
    stages = page.dispute.stages if stages is None else stages
    return [_rail_stage(page, stage, number, len(stages)) for number, stage in enumerate(stages, start=1)]


def level_sentence(dispute: Dispute) -> str:
    """Such as "Elmbrook School: Child in need. Children's social care: Early help. One level apart."""
    sides = (dispute.raising, dispute.receiving)
    said = [f"{side_words(dispute, side.name)}: {side.level_label or 'not given'}." for side in sides]
    order = [level.id for level in dispute.procedure.levels_of_need]
    if all(side.level in order for side in sides):
        apart = abs(order.index(sides[0].level) - order.index(sides[1].level))
        count = _COUNTS[apart] if apart < len(_COUNTS) else f"{apart} levels"
        said.append(f"{count}{' apart' if apart else ''}.")
    return " ".join(said).replace("..", ".")


def missing(dispute: Dispute) -> list[NotRecorded]:
    """What is not recorded yet, most telling first."""
    known = dispute.details
    raising, receiving = side_words(dispute, Side.RAISING), side_words(dispute, Side.RECEIVING)
    asked = (
        (known.conference, NotRecorded("When the conference was held", KindId.DETAILS, "conference")),
        (known.conference_chair, NotRecorded("Who chaired the conference", KindId.DETAILS, "conference_chair")),
        (known.review_on, NotRecorded("The date of the review", KindId.DETAILS, "review_on")),
        (known.reviewing_officer, NotRecorded("The reviewing officer", KindId.DETAILS, "reviewing_officer")),
        (known.child_view, NotRecorded(dispute.said("The child's view"), KindId.DETAILS, "child_view")),
        (dispute.receiving.positions, NotRecorded(f"Position: {receiving}", KindId.POSITION, Side.RECEIVING)),
        (dispute.other.person, NotRecorded("Who deals with it there", KindId.DETAILS, "other_person")),
        (dispute.raising.level, NotRecorded(f"Level of need: {raising}", KindId.DETAILS, "level.raising")),
        (
            dispute.receiving.level,
            NotRecorded(f"Level of need: {receiving}", KindId.DETAILS, "level.receiving"),
        ),
        (known.court, NotRecorded("Court proceedings, or none", KindId.DETAILS, "court")),
        (known.rationale, NotRecorded("The reason that was given", KindId.DETAILS, "rationale")),
        (
            known.lead_professional,
            NotRecorded(_capital(dispute.words.lead_professional), KindId.DETAILS, "lead_professional"),
        ),
        (
            known.family_told,
            NotRecorded(dispute.said("What the parents or carers were told"), KindId.DETAILS, "family_told"),
        ),
        (dispute.their_reference, NotRecorded("Their reference", KindId.DETAILS, "their_reference")),
    )
    written = [NotRecorded(item.label, KindId.WRITING, item.id) for item in _to_write(dispute)]
    route = {name for step in steps_on(dispute.track, dispute.procedure) for name in step.fields}
    never = _OF_SOMEBODY if dispute.track.about is About.THEME else frozenset()
    fits = {point.about for _, point in asked if point.about in route or point.about not in _ON_A_ROUTE | never}
    return [*written, *(point for value, point in asked if not value and point.about in fits)]


_ON_A_ROUTE = frozenset(
    {"conference", "conference_chair", "review_on", "reviewing_officer", "child_view", "court"}
    | {"level.raising", "level.receiving"}
)
"""What only some routes ask for."""

_OF_SOMEBODY = frozenset({"lead_professional", "family_told"})
"""What nobody can say of a theme."""


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def stage_lines(page: DisputePage, stage: StageState) -> Iterator[tuple[str, str]]:
    """Label and words of everything that is known of one stage."""
    if stage.raising_acts or stage.receiving_acts:
        yield "For the raising side", stage.raising_acts or "Not published here."
        yield "For the receiving side", stage.receiving_acts or "Not published here."
    else:
        yield "Who deals with it", "Not published here."
    if ended := how_it_ended(page.dispute, stage):
        yield "How it ended", ended
    for label, words in (
        ("What came of it", stage.summary),
        ("What is still open", stage.outstanding),
        ("Described by hand from", stage.described.source if stage.described is not None else ""),
        (page.dispute.said("Part of the partnership"), part_of_the_partnership(page.dispute, stage)),
        ("Why it may be passed over", f"{stage.no_level}." if stage.no_level else ""),
    ):
        if words:
            yield label, words
    yield from _telling_lines(page.dispute, stage)
    for fact in meeting_facts(stage.stage):
        label, _, words = in_words(fact.text).partition(": ")
        yield label, words
    yield from _limit_lines(page, stage)
    for item in stage.writing:
        yield item.item.label, item.text or ("Not received." if item.not_received else "Not written yet.")
    if stage.stage.urgent:
        yield "How soon", WITHOUT_DELAY
    guidance = {
        "The procedure says": stage.stage.guidance,
        "The procedure says in Welsh": stage.stage.guidance_welsh,
    }
    for label, text in guidance.items():
        if text.strip():
            yield label, " ".join(text.split())


def _limit_lines(page: DisputePage, stage: StageState) -> Iterator[tuple[str, str]]:
    """The limits of a stage, and those over several stages where it is the present one."""
    for limit in stage.limits:
        whose = lower_first(whose_words(page.dispute, limit.limit.side))
        yield f"{limit.limit.label}{f' ({whose})' if whose else ''}", _limit_words(page, limit)
        if limit.run.reason:
            yield ("Why it is longer" if limit.run.longer_by is not None else "Why it is shorter"), limit.run.reason
    for cap in page.dispute.overall_limits if stage.status is StageStatus.NOW else ():
        yield cap.limit.label, _cap_words(page, cap)
    for time_limit in stage.stage.time_limits if not stage.limits else ():
        yield time_limit.label, f"{limit_words(time_limit)}." if time_limit.published else "Not published here."


def _telling_lines(dispute: Dispute, stage: StageState) -> Iterator[tuple[str, str]]:
    """Who is told of a stage, by when, and whether they were."""
    states = {notice.key: notice for notice in dispute.notices if notice.stage == stage.stage.id}
    for key, notice in keyed(stage.stage):
        state, to = states.get(key), whom_to_tell(notice, dispute.words)
        when = "starts" if notice.at is When.START else "ends"
        words = "Not yet."
        if state is not None and state.run.done_by is not None:
            words = f"Told {say_moment(state.run.done)}." if state.run.done is not None else "Told."
        elif state is not None and state.to_tell:
            due = state.run.due.at if state.run.due is not None else None
            words = f"Due {say_moment(due)}. {state.run.explanation}" if due is not None else "Still to be told."
        yield f"{_capital(to)} is told when it {when}", words


def _to_write(dispute: Dispute) -> tuple[WritingItem, ...]:
    return stages.to_write(dispute) if dispute.open else ()


def _limit_words(page: DisputePage, limit: LimitState) -> str:
    if limit.run.done is not None:
        timely = {True: ", in time", False: ", after the limit", None: ""}[limit.run.in_time]
        said = f"Done {say_moment(limit.run.done)}{timely}."
    elif limit.run.status is LimitStatus.STOPPED:
        said = page.dispute.said("Stopped when the stage ended.")
    elif limit.run.status is LimitStatus.PAUSED:
        said = "Paused."
    elif limit.run.due is not None and limit.run.due.at is not None:
        said = f"Due {say_moment(limit.run.due.at)}: {time_left(limit.run.due, page.now, page.dispute.calendar).words}."
    else:
        said = ""
    return f"{said} {limit.run.explanation}".strip()


def _rail_stage(page: DisputePage, stage: StageState, number: int, count: int) -> RailStage:
    mark = _MARKS[stage.status]
    nearest = _nearest(page.dispute, stage)
    left = time_left(nearest.due, page.now, page.dispute.calendar) if nearest is not None else None
    time, lines = "", _still_lines(page.dispute, stage)
    boxes: tuple[str, ...] = ()
    if mark is StageMark.NOW:
        time, lines = "Now", ()
        if left is not None and nearest is not None and nearest.due.at is not None:
            mark = StageMark.PAST if left.past else mark
            time = left.words
            due_words = f"{'was due' if left.past else 'due'} {say_moment(nearest.due.at)}"
            lines = (due_words, lower_first(nearest.cap)) if nearest.cap else (due_words,)
            boxes = tuple(box.value for box in left.boxes)
        if not page.dispute.open:
            time, lines, boxes, mark = "Ended here", (), (), StageMark.ENDED
    if mark is StageMark.NOW and page.dispute.paused is not None:
        time, lines, boxes = "Paused", (f"since {say_moment(page.dispute.paused.start)}",), ()
    due = nearest.due.at if nearest is not None else None
    spoken = [f"{page.dispute.words.stage} {number} of {count}", stage.name, _spoken_state(stage, left)]
    if mark in (StageMark.NOW, StageMark.PAST):
        spoken.append(f"{'was due' if mark is StageMark.PAST else 'due'} {say_long(due)}" if due is not None else "")
    else:
        spoken += [lower_first(line) for line in lines]
    return RailStage(
        id=stage.stage.id,
        number=stage.stage.number,
        name=_capital(stage.name or stage.label),
        mark=mark,
        time=time,
        lines=lines,
        boxes=boxes,
        spoken=", ".join(part for part in spoken if part),
    )


def _spoken_state(stage: StageState, left: object) -> str:
    words = {
        StageStatus.NOW: "now",
        StageStatus.ENDED: "ended",
        StageStatus.SKIPPED: "skipped",
        StageStatus.SEPARATE: "recorded separately",
        StageStatus.NOT_STARTED: "",
    }[stage.status]
    said = getattr(left, "words", "")
    return ", ".join(part for part in (words, said) if part)


def _cap_words(page: DisputePage, cap: OverallLimitState) -> str:
    """A limit over several stages, as the card of the present stage says it."""
    if cap.run.done is not None:
        said = f"Settled {say_moment(cap.run.done)}."
    elif cap.run.status is LimitStatus.RUNNING and cap.run.due is not None and cap.run.due.at is not None:
        said = f"Due {say_moment(cap.run.due.at)}: {time_left(cap.run.due, page.now, page.dispute.calendar).words}."
    else:
        said = "Paused." if cap.run.status is LimitStatus.PAUSED else ""
    return f"{said} {cap.run.explanation}".strip()


@dataclass(frozen=True, slots=True)
class _Nearest:
    """What is due first at the present stage, and the name of the overall limit where it is one."""

    due: Due
    cap: str = ""


def _nearest(dispute: Dispute, stage: StageState) -> _Nearest | None:
    """The first limit of a stage, or the limit over several stages that is due before it."""
    dated = [
        (limit.run.due.at.timestamp(), number, limit.run.due)
        for number, limit in enumerate(stage.limits)
        if limit.run.status is LimitStatus.RUNNING and limit.run.due is not None and limit.run.due.at is not None
    ]
    own = min(dated)[2] if dated else None
    cap = nearest_overall_limit(dispute) if stage.status is StageStatus.NOW and dispute.open else None
    if cap is not None and cap.run.due is not None and comes_before(cap, own):
        return _Nearest(cap.run.due, cap.limit.label)
    return _Nearest(own) if own is not None else None


def _still_lines(dispute: Dispute, stage: StageState) -> tuple[str, ...]:
    """The small lines of a stage that is not the present one."""
    if stage.status is StageStatus.SKIPPED:
        why = "risk" if stage.because_of_risk else stage.passed_over
        return (f"Skipped: {why}" if why else "Skipped",)
    if stage.status is StageStatus.SEPARATE:
        return ("Recorded separately",)
    if stage.status is StageStatus.ENDED:
        outcome = how_it_ended(dispute, stage) or "Ended"
        return (outcome, *((f"{say_moment(stage.ended)}",) if stage.ended is not None else ()))
    if stage.no_level:
        return ("Not started", f"May be passed over: {lower_first(stage.no_level)}")
    return ("Not started", *_first_rule(stage, dispute.priority))


def _first_rule(stage: StageState, priority: Priority | None) -> tuple[str, ...]:
    """What a later stage will ask, in short, as the priority has it."""
    if not stage.known:
        return () if stage.name == NOT_PUBLISHED_HERE else (NOT_PUBLISHED_HERE,)
    limits = [length_for(limit, priority).limit for limit in stage.stage.time_limits if limit.published]
    limits = [limit for limit in limits if limit.unit is not Unit.NONE]
    if limits:
        return (f"{limit_words(limits[0])}: {lower_first(limits[0].label)}",)
    return ("others are told at the start",) if stage.stage.notice(When.START) is not None else ()


def recorded_words(at: datetime) -> str:
    """What is said in place after recording."""
    return f"Recorded at {at:%H:%M}. It is in the chronology."
