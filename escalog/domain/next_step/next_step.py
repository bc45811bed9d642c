"""The next step: what to do, with whom, by when and why, as the card on a disagreement's page shows it.

An open disagreement always has one, even in an outline of a procedure or at its last stage.
"""

from dataclasses import dataclass
from datetime import datetime

from escalog.domain.deadlines.due_date import DueState
from escalog.domain.deadlines.time_left import TimeLeft, time_left
from escalog.domain.dispute.dispute import Dispute
from escalog.domain.ladder.states import LimitState, StageState
from escalog.domain.log.transitions import Status
from escalog.domain.next_step.due import NEVER_LED, Sooner, due_sooner, led, overall_limit_rule, step_due, when_paused
from escalog.domain.next_step.ended_stage import after_stage, when_closed, when_undecided, when_withdrawn
from escalog.domain.next_step.open_stage import at_stage
from escalog.domain.next_step.step import Step, left_until, with_whom
from escalog.domain.next_step.turn import THEIRS, YOURS, whose_words
from escalog.domain.permissions.acts import permission_for
from escalog.domain.procedure.immediate_route import IMMEDIATE, WITHOUT_DELAY
from escalog.domain.procedure.limit_length import event_words, limit_words
from escalog.domain.procedure.vocabulary import Act, Side, Unit
from escalog.domain.values.english import lower_first, say_date, say_long, say_moment
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import LONDON

NO_DATE = {
    DueState.NOT_STARTED: "The time limit starts later.",
    DueState.NOT_PUBLISHED: "The time limit is not published here. Agree a day, or set one.",
    DueState.NO_LIMIT: "There is no time limit.",
    DueState.PAUSED: "The time limits stand still.",
}


@dataclass(frozen=True, slots=True)
class NextStep:
    """One sentence with a verb, and what the card shows around it. `main` and `others` are kinds of entry."""

    what: str
    with_whom: str
    by_when: str
    """"Wednesday 25 November, 17:00. 2 working days left." or why there is no date."""
    by_when_explained: str
    """How the date was calculated; empty where there is none."""
    why: str
    main: KindId
    others: tuple[KindId, ...] = ()
    due: datetime | None = None
    left: TimeLeft | None = None
    limit: str = ""
    """The id of the time limit that it names; otherwise empty."""
    notice: str = ""
    """Where somebody is to be told: the point of a stage, "<stage>/<key>"; otherwise empty."""
    before: str = ""
    """"Before that, due Sun 29 Nov, 16:15: the service managers meet. 23 hours left." Empty unless something is."""
    before_past: bool = False
    """Whether that has passed."""
    heading: str = "Next step"
    """"Next step (stage 2 of 4)"; "Your next step (stage 2 of 4)" where the procedure says whose it is."""
    side: Side | None = None
    """Whose step it is, where the procedure says so."""


def next_step(dispute: Dispute, now: datetime, me: str) -> NextStep:
    """What to do next. `now` is aware; `me` is the name of whoever reads it."""
    step = step_of(dispute, now, me)
    left = _left(step, now, dispute)
    due = step_due(step, dispute)
    sooner = due_sooner(step, dispute)
    sooner_left = time_left(sooner.due, now, dispute.calendar) if sooner is not None else None
    at = due.at if due is not None else None
    return NextStep(
        what=step.sentence,
        with_whom=with_whom(dispute, step),
        by_when=_by_when(step, at, left, dispute),
        by_when_explained=_explained(step) if at is not None else "",
        why=_whole_why(dispute, step),
        main=step.main,
        others=tuple(kind for kind in step.others if permission_for(dispute, kind).ok),
        due=at,
        left=left,
        limit=step.limit.limit.id if step.limit is not None else "",
        notice=f"{step.notice.stage}/{step.notice.key}" if step.notice is not None else "",
        before=_before(sooner, sooner_left),
        before_past=sooner_left is not None and sooner_left.past,
        heading=_heading(dispute, step, past=left is not None and left.past),
        side=step.side,
    )


def step_of(dispute: Dispute, now: datetime, me: str) -> Step:
    """The step before it is worded for the card."""
    step = _by_status(dispute, now, me)
    if dispute.paused is not None and dispute.status in _MAY_PAUSE and step.main != KindId.SAFETY:
        return when_paused(dispute.paused)
    return led(step, dispute)


_MAY_PAUSE = (Status.OPEN, Status.STAGE_ENDED)


def _by_status(dispute: Dispute, now: datetime, me: str) -> Step:
    match dispute.status:
        case Status.UNDECIDED:
            return when_undecided(dispute)
        case Status.CLOSED:
            return when_closed(dispute, now)
        case Status.WITHDRAWN:
            return when_withdrawn(dispute)
        case Status.STAGE_ENDED:
            return after_stage(dispute)
        case _:
            return at_stage(dispute, now, me)


def _explained(step: Step) -> str:
    if step.overall_limit is not None:
        return step.overall_limit.run.explanation
    if step.limit is not None:
        return step.limit.run.explanation
    return step.notice.run.explanation if step.notice is not None else ""


def _left(step: Step, now: datetime, dispute: Dispute) -> TimeLeft | None:
    due = step_due(step, dispute)
    if due is None or (due.at is None and step.on is None):
        return None
    if step.on is not None and step.overall_limit is None:
        return left_until(step, due, now, dispute.calendar)
    return time_left(due, now, dispute.calendar)


def _by_when(step: Step, at: datetime | None, left: TimeLeft | None, dispute: Dispute) -> str:
    """The date in full and the time left, or the text where there is no date."""
    if at is None and (said := _urgent(step, dispute)):
        return said
    if at is None or left is None:
        state = (
            step.limit.run.due.state if step.limit is not None and step.limit.run.due is not None else DueState.NO_LIMIT
        )
        return step.no_date or NO_DATE[state]
    if _at_once(step) and not left.past:
        return "At once."
    words = f"{left.words[:1].upper()}{left.words[1:]}."
    if step.reminder:
        return f"From {say_date(at.astimezone(LONDON).date())}. {words}"
    return f"It was due {say_long(at)}. {words}" if left.past else f"{say_long(at)}. {words}"


def _before(sooner: Sooner | None, left: TimeLeft | None) -> str:
    """What is due before the step, when, and how much time is left for it."""
    if sooner is None or left is None or sooner.due.at is None:
        return ""
    what, when = sooner.what.rstrip("."), say_moment(sooner.due.at)
    if sooner.due.unit is Unit.IMMEDIATELY and not left.past:
        return f"Before that, at once: {what}."
    due = "was due" if left.past else "due"
    return f"Before that, {due} {when}: {what}. {left.words[:1].upper()}{left.words[1:]}."


def _urgent(step: Step, dispute: Dispute) -> str:
    """The text for a step without a date where the stage or the whole route allows no delay."""
    if dispute.track.fast and dispute.open and dispute.paused is None and step.main not in NEVER_LED:
        return WITHOUT_DELAY
    stage = dispute.current.stage if dispute.current is not None else None
    without = step.limit is not None and step.limit.limit.unit is Unit.NONE
    return "As soon as you can: the procedure calls this urgent." if without and stage and stage.urgent else ""


def _at_once(step: Step) -> bool:
    if step.overall_limit is not None:
        return step.overall_limit.limit.unit is Unit.IMMEDIATELY
    if step.limit is not None:
        return step.limit.limit.unit is Unit.IMMEDIATELY
    return step.notice is not None and step.notice.notice.unit is Unit.IMMEDIATELY


def _whole_why(dispute: Dispute, step: Step) -> str:
    """Why this step, and which overall limit decides its date."""
    why = (step.why or _why(dispute, step), _read_aloud(dispute, step))
    rule = overall_limit_rule(step.overall_limit, dispute) if step.overall_limit is not None else ""
    return " ".join(sentence for sentence in (*why, rule) if sentence)


def _read_aloud(dispute: Dispute, step: Step) -> str:
    """Where to find the statement that the procedure wants read aloud at the meeting."""
    meets = step.limit is not None and step.limit.limit.act is Act.MEET
    if not meets or step.limit is None or not dispute.stage(step.limit.stage).stage.read_aloud.strip():
        return ""
    return dispute.said("The stage's details hold a statement to be read aloud at it.")


def _why(dispute: Dispute, step: Step) -> str:
    """The rule behind a step: the limit as the procedure gives it."""
    if step.limit is None:
        return ""
    limit = step.limit.limit
    stage = dispute.stage(step.limit.stage)
    once = stage.label.casefold() == limit.label.casefold()
    rule = f"{stage.label}." if once else f"{stage.label}: {limit.label[:1].lower()}{limit.label[1:]}."
    if limit.side is not None:
        rule = f"{rule} By the procedure this is {lower_first(whose_words(dispute, limit.side))}."
    if not limit.published:
        return f"{rule} Time limit not published here."
    if limit.unit is Unit.NONE:
        return rule
    if step.limit.run.shorter_by is not None:
        return f"{rule} {dispute.said('A shorter time limit was set for the child.')}"
    if step.limit.run.longer_by is not None:
        return f"{rule} A longer time limit was agreed."
    return f"{rule} Time limit: {limit_words(limit)} from {_counted_from(dispute, step.limit)}."


def _counted_from(dispute: Dispute, limit: LimitState) -> str:
    """What started a limit; at a reopened stage, the reopening."""
    if limit.run.started_by is not None and dispute.entry(limit.run.started_by).kind == KindId.REOPENED:
        return "the reopening"
    return event_words(limit.limit.starts, dispute.words.stage)


def _heading(dispute: Dispute, step: Step, *, past: bool) -> str:
    """The heading with the place on the ladder: "Next step (stage 2 of 4)"; marks an immediate route."""
    whose = whose_words(dispute, step.side)
    # Once their limit has passed, what comes next is anybody's.
    head = _HEADS["" if past and whose == THEIRS else whose]
    stage: StageState | None = dispute.current
    if stage is None or not dispute.open:
        return head
    numbered = [state for state in dispute.stages if state.stage.number]
    word = dispute.words.stage.lower()
    where = f"{word} {stage.stage.number} of {len(numbered)}" if stage in numbered else stage.label
    return f"{head} ({IMMEDIATE.lower()}, {where})" if dispute.track.fast else f"{head} ({where})"


_HEADS = {"": "Next step", YOURS: "Your next step", THEIRS: "The other side's turn"}
