"""The next step when no stage is open: after one ended, when withdrawn, closed, or recorded separately."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import takewhile

from escalog.domain.dispute.activity import ActionState
from escalog.domain.dispute.dispute import Dispute
from escalog.domain.ladder.notices import NoticeState
from escalog.domain.ladder.states import LimitState, LimitStatus, StageState
from escalog.domain.next_step.step import Step, tell, the_child, who
from escalog.domain.next_step.turn import is_their_act, their_step
from escalog.domain.permissions.acts import next_stage, stages_ahead
from escalog.domain.procedure.notice_points import whom_to_tell
from escalog.domain.procedure.vocabulary import About, Act, Place, When
from escalog.domain.values.answers import ActionStatus
from escalog.domain.values.english import lower_first, say_date
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import LONDON, Moment


def when_undecided(dispute: Dispute) -> Step:
    """Settling comes first; meanwhile the earliest open limit of any branch is shown."""
    running = [limit for limit in dispute.limits if limit.run.status is LimitStatus.RUNNING]
    return Step(
        "Settle which decision stands. One short entry does it.",
        KindId.RECONCILED,
        (KindId.CONTACT, KindId.NOTE),
        why="Two decisions were recorded separately. Both are kept.",
        limit=earliest(running),
        no_date="No time limit is open.",
        person="Whoever recorded them",
        icon="settle",
    )


def when_closed(dispute: Dispute, now: datetime) -> Step:
    """A closed disagreement returns only to ask for the outcome for the child."""
    child = the_child(dispute)
    back = dispute.comes_back_on
    if back is not None:
        due = now.astimezone(LONDON).date() >= back
        what = (
            f"Say what the outcome for {child} is."
            if due
            else f"Ask on {say_date(back)} what the outcome for {child} is."
        )
        why = "It was not known when the disagreement was closed. It comes back after 4 weeks."
        return Step(
            what,
            KindId.CHILD_OUTCOME,
            (KindId.NOTE, KindId.REOPENED),
            why,
            on=Moment(back),
            reminder=True,
            icon="child",
        )
    untold = _untold(dispute)
    if untold is not None:
        return _tell_that_it_ended(dispute, untold)
    nobody = dispute.filed_under.about is About.THEME
    file = "your agency's own file" if nobody else dispute.said("the child's file")
    return Step(
        f"Put a record of this on {file}. Nothing more is due.",
        KindId.NOTE,
        (KindId.REOPENED,),
        "The disagreement is closed.",
        no_date="Nothing is due.",
        person="Nobody",
        icon="child",
    )


def _tell_that_it_ended(dispute: Dispute, untold: NoticeState) -> Step:
    """The step where it was closed before everybody the procedure names was told."""
    step = tell(dispute, untold, KindId.NOTE, KindId.REOPENED)
    stage = lower_first(dispute.stage(untold.stage).label)
    return replace(step, what=f"Tell {whom_to_tell(untold.notice, dispute.words)} how {stage} ended.")


def when_withdrawn(dispute: Dispute) -> Step:
    """A withdrawn disagreement is closed like any other, with the outcome for the child."""
    return Step(
        f"Close it, and say what the outcome for {the_child(dispute)} is.",
        KindId.CLOSED,
        (KindId.REOPENED, KindId.CONTACT),
        dispute.said("The raising side withdrew it. The outcome for the child is still asked for."),
        no_date="There is no time limit for this.",
    )


def after_stage(dispute: Dispute) -> Step:
    """A stage has ended: what is still owed first, then on to the next stage or the close."""
    stage = dispute.current
    if stage is None:
        return when_undecided(dispute)
    owed = [limit for limit in stage.limits if limit.run.status is LimitStatus.RUNNING]
    confirm = earliest([limit for limit in owed if limit.limit.act is Act.CONFIRM])
    if stage.outcome == "unresolved":
        return _unresolved(dispute, confirm)
    if confirm is not None:
        return _confirm(dispute, confirm)
    untold = _untold(dispute)
    if untold is not None:
        return tell(dispute, untold, KindId.CLOSED)
    if stage.raising_agrees == "no":
        return _not_agreed(dispute)
    if stage.raising_agrees == "not-asked":
        return _not_asked(dispute)
    waiting = [action for action in dispute.actions if action.status.is_open]
    if waiting:
        return _action(dispute, waiting)
    return Step(
        f"Close it, and say what the outcome for {the_child(dispute)} is.",
        KindId.CLOSED,
        (KindId.ESCALATED, KindId.REOPENED),
        dispute.said("The stage ended resolved and nothing agreed is still open."),
        no_date="There is no time limit for this.",
        person=dispute.raising.called,
    )


def _not_asked(dispute: Dispute) -> Step:
    """Resolved, but the raising side has not said whether it agrees; if that is us, there is nobody to ask."""
    ours = dispute.raising.ours
    onward = KindId.ESCALATED if next_stage(dispute) is not None else KindId.REOPENED
    asked = "Agree on your own side" if ours else f"Ask {who(dispute, dispute.raising)}"
    return Step(
        f"{asked} whether it is resolved. If so, close it; if not, go on.",
        KindId.CLOSED if ours else KindId.CONTACT,
        (onward, KindId.CONTACT) if ours else (KindId.CLOSED, onward),
        "It ends when the raising side agrees, or goes on.",
        no_date="There is no time limit for this.",
        person="Your own side" if ours else dispute.raising.called,
        icon="stage" if ours else "call",
    )


def _confirm(dispute: Dispute, limit: LimitState) -> Step:
    """The step to confirm what was agreed, or to ask the other side to where the procedure says so."""
    if is_their_act(dispute, limit.limit):
        return their_step(dispute, limit, KindId.CLOSED, KindId.CONTACT)
    what = f"Confirm in writing to {who(dispute, dispute.other)} what was agreed."
    return Step(what, KindId.CONTACT, (KindId.CLOSED,), limit=limit, side=limit.limit.side, icon="write")


def _unresolved(dispute: Dispute, confirm: LimitState | None) -> Step:
    """Unresolved: go to the next stage; after the last one, close, or reopen the stage."""
    ahead = next_stage(dispute)
    if ahead is not None:
        named, after = f"{ahead.label[:1].lower()}{ahead.label[1:]}", _is_after_the_ladder(dispute, ahead)
        others = (KindId.CLOSED, KindId.CONTACT) if after else (KindId.CONTACT, KindId.CLOSED)
        return Step(
            f"Go to {named}, or {'close it with what stays open' if after else 'say why you stop here'}.",
            KindId.ESCALATED,
            (KindId.PARTNERSHIP_TOLD, others[0]) if _untold(dispute) is not None else others,
            " ".join((dispute.said(_AFTER_THE_LADDER if after else _NEXT_IS_THERE), *_passed_over(dispute, ahead))),
            limit=confirm,
            stage=ahead,
            no_date="Go on as soon as you can: the next time limit starts then.",
        )
    return Step(
        f"Close it with what stays open, and say what the outcome for {the_child(dispute)} is.",
        KindId.CLOSED,
        (KindId.REOPENED, KindId.NOTE, KindId.LINKED),
        dispute.said("This was the last stage. Each side's view stays on the record."),
        limit=confirm,
        no_date="There is no time limit for this.",
    )


_NEXT_IS_THERE = "The stage ended unresolved. The next stage is there for that."
_AFTER_THE_LADDER = "The last stage of the ladder ended unresolved. What comes after it is there if both sides want it."


def _passed_over(dispute: Dispute, ahead: StageState) -> Iterator[str]:
    """Why a stage before the next one is skipped: one side has nobody there."""
    for stage in takewhile(lambda passed: passed is not ahead, stages_ahead(dispute)):
        yield f"{stage.label} is passed over: {lower_first(stage.no_level)}."


def _is_after_the_ladder(dispute: Dispute, ahead: StageState) -> bool:
    """Whether the ladder is finished and only optional stages after it lie ahead."""
    here = dispute.current
    return ahead.stage.place is Place.AFTER and here is not None and here.stage.place is not Place.AFTER


def _untold(dispute: Dispute) -> NoticeState | None:
    """The first open notice of the stage that has ended."""
    here = dispute.current
    waiting = [
        notice for notice in dispute.notices if here is not None and notice.stage == here.stage.id and notice.to_tell
    ]
    ends = [notice for notice in waiting if notice.at is When.END]
    return next(iter(ends or waiting), None)


def _not_agreed(dispute: Dispute) -> Step:
    """Resolved for one side only."""
    ahead = next_stage(dispute) is not None
    what = "Talk again, or go to the next stage: the raising side does not agree that it is resolved."
    if not ahead:
        what = "Talk again: the raising side does not agree that it is resolved."
    return Step(
        dispute.said(what),
        KindId.ESCALATED if ahead else KindId.REOPENED,
        (KindId.CONTACT, KindId.CLOSED),
        "Only the raising side can say that its concern is answered.",
        no_date="There is no time limit for this.",
    )


def _action(dispute: Dispute, waiting: list[ActionState]) -> Step:
    """Resolved with actions outstanding: the action due first."""
    action = min(waiting, key=lambda action: (action.due_on is None, str(action.due_on), action.entry))
    if action.status is ActionStatus.SEPARATE:
        return Step(
            "Say which answer stands: two were recorded separately about one action.",
            KindId.ACTION_ANSWER,
            (KindId.CLOSED,),
            "Two answers about one agreed action differ.",
            on=on(action),
            person=action.owner,
            icon="action",
        )
    owner = action.owner or who(dispute, dispute.other)
    return Step(
        f"Ask {owner} whether the agreed action is done.",
        KindId.ACTION_ANSWER,
        (KindId.CONTACT, KindId.CLOSED),
        dispute.said("The stage ended resolved, with actions outstanding."),
        on=on(action),
        person=owner,
        icon="action",
        no_date="No day was agreed for it.",
    )


def on(action: ActionState) -> Moment | None:
    """The day an action was agreed for."""
    return Moment(action.due_on) if action.due_on is not None else None


def earliest(limits: list[LimitState]) -> LimitState | None:
    """The limit that is due first; without any date, the first in order."""
    dated = [limit for limit in limits if limit.run.due is not None and limit.run.due.at is not None]
    if dated:
        return min(dated, key=lambda limit: limit.run.due.at.timestamp() if limit.run.due and limit.run.due.at else 0.0)
    return limits[0] if limits else None
