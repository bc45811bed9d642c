"""The next step at an open stage, on either side: safety first, then what is due first, then ending the stage."""

from datetime import datetime

from escalog.domain.dispute.activity import LoggedContact
from escalog.domain.dispute.dispute import Dispute
from escalog.domain.ladder.states import LimitState, LimitStatus, StageState
from escalog.domain.next_step.ended_stage import earliest, when_undecided
from escalog.domain.next_step.passed_limit import after_limit
from escalog.domain.next_step.step import Step, among_us, inside, is_past, tell, the_child, topic, who
from escalog.domain.next_step.turn import TO_NOTE, agreed, as_said, is_their_act, step_to_note, their_step
from escalog.domain.permissions.acts import is_theirs
from escalog.domain.procedure.vocabulary import Act, When
from escalog.domain.values.answers import ContactResult, Direction, ReplyAnswer
from escalog.domain.values.kind_id import KindId

_TALKS = frozenset({Act.DISCUSS, Act.AGREE})
"""Acts that begin with a conversation, whoever starts it."""

THEIR_TURN = frozenset({Act.ACKNOWLEDGE, Act.REPLY})
"""What the receiving side owes the raising side."""

UNANSWERED = 2
"""The number of unanswered attempts after which somebody else is tried."""

_TALKED = frozenset({ContactResult.SPOKE, ContactResult.MET})
_REACHED = _TALKED | {ContactResult.WROTE}
_TRIED = frozenset({ContactResult.NO_REPLY, ContactResult.MESSAGE})

END = "End this stage: say what came of it."

_FIRST = (
    "The child comes first, before any procedure. "
    "If the child is safe, log the conversation and tick that the safety plan still fits."
)


def at_stage(dispute: Dispute, now: datetime, me: str) -> Step:
    """What to do at the stage that is open now."""
    stage = dispute.current
    if stage is None:
        return when_undecided(dispute)
    first = _first_things(dispute, stage)
    if first is not None:
        return first
    here = tuple(contact for contact in dispute.contacts if _is_of_now(contact, stage))
    replies = [
        contact for contact in here if contact.kind == KindId.REPLY and contact.what is not ReplyAnswer.ACKNOWLEDGES
    ]
    if dispute.direction is Direction.THEIRS and not replies:
        return as_said(_we_owe(dispute, stage, here))
    if replies:
        since = here[here.index(replies[-1]) + 1 :]
        talked = any(contact.what in _REACHED for contact in since if contact.kind == KindId.CONTACT)
        return _replied(dispute, stage, replies[-1], now, me, talked=talked)
    limit = earliest([limit for limit in stage.limits if limit.run.status is LimitStatus.RUNNING])
    if limit is None:
        return _without_limit(dispute, stage, here)
    if is_past(dispute, limit, now):
        return after_limit(dispute, limit)
    return step_for(dispute, stage, limit, here)


def _first_things(dispute: Dispute, stage: StageState) -> Step | None:
    """The step that comes before any time limit: safety, describing the stage, telling the partnership."""
    if not _known_safe(dispute):
        return Step(
            f"Find out whether {the_child(dispute)} is safe now. If not, call for help first.",
            KindId.SAFETY,
            (KindId.CONTACT, KindId.DETAILS),
            dispute.said(_FIRST),
            no_date="At once.",
            icon="child",
        )
    if not stage.known:
        return _describe(dispute, stage)
    waiting = [notice for notice in dispute.notices if notice.stage == stage.stage.id and notice.at is When.START]
    untold = next((notice for notice in waiting if notice.to_tell), None)
    return tell(dispute, untold, KindId.CONTACT, KindId.STAGE_CONCLUDED) if untold is not None else None


def _known_safe(dispute: Dispute) -> bool:
    """Whether somebody has recorded that the child is safe, or what was done."""
    if dispute.details.safe_now in ("safe", "acted"):
        return True
    return any(entry.kind == KindId.SAFETY or entry.fields.get("safety_fits") is True for entry in dispute.entries)


def step_for(dispute: Dispute, stage: StageState, limit: LimitState, here: tuple[LoggedContact, ...]) -> Step:
    """The step for a running limit, and whose step it is where the procedure says so."""
    act = limit.limit.act
    if act is Act.CALL_MEETING and agreed(stage):
        return step_to_note(dispute, stage, limit)
    if is_their_act(dispute, limit.limit) and act not in THEIR_TURN:
        reached = any(contact.what in _REACHED for contact in here)
        if act in _TALKS and not reached:
            return as_said(_ring(dispute, limit, here, (KindId.REPLY, KindId.STAGE_CONCLUDED)))
        return their_step(dispute, limit, KindId.CONTACT, KindId.STAGE_CONCLUDED)
    return as_said(_asked(dispute, stage, limit, here))


def _asked(dispute: Dispute, stage: StageState, limit: LimitState, here: tuple[LoggedContact, ...]) -> Step:
    """The step for a limit that is ours or nobody's in particular, and for the reply that the other side owes."""
    other, child = who(dispute, dispute.other), the_child(dispute)
    others = (
        (KindId.REPLY, KindId.STAGE_CONCLUDED)
        if limit.limit.act is not Act.REPLY
        else (KindId.CONTACT, KindId.STAGE_CONCLUDED)
    )
    match limit.limit.act:
        case act if act in TO_NOTE or among_us(dispute, stage):
            return step_to_note(dispute, stage, limit) if act in TO_NOTE else _on_our_side(stage, limit)
        case Act.CONFIRM:
            return Step(
                f"Confirm in writing to {other} what you said and agreed.",
                KindId.CONTACT,
                (KindId.STAGE_CONCLUDED, KindId.ACTION),
                limit=limit,
                icon="write",
            )
        case Act.TELL_PARTNERSHIP:
            partnership = dispute.words.partnership
            return Step(
                f"Tell the {partnership} about {inside(stage.label)}.",
                KindId.PARTNERSHIP_TOLD,
                (KindId.CONTACT,),
                limit=limit,
                person=f"The {partnership}",
                icon="partnership",
            )
        case act if act in THEIR_TURN and dispute.direction is Direction.THEIRS:
            return _we_owe(dispute, stage, here)
        case act if act in THEIR_TURN:
            return _wait(dispute, limit, here)
        case Act.MEET | Act.RAISE as act:
            arrange = f"Arrange the meeting with {other} about {topic(dispute)}."
            what = arrange if act is Act.MEET else f"Tell {other} that you disagree, and why."
            return Step(what, KindId.CONTACT, others, limit=limit, icon="call")
        case Act.AGREE if any(contact.what in _TALKED for contact in here):
            return Step(
                f"Agree with {other} who does what by when for {child}.",
                KindId.ACTION,
                (KindId.CONTACT, KindId.STAGE_CONCLUDED),
                limit=limit,
                icon="action",
            )
        case _:
            return _ring(dispute, limit, here, others)


def _on_our_side(stage: StageState, limit: LimitState) -> Step:
    """The step on our own side, before the other side takes part."""
    label = inside(limit.limit.label or stage.label)
    return Step(
        f"Do this on your own side first: {label}.",
        KindId.CONTACT,
        (KindId.STAGE_CONCLUDED,),
        limit=limit,
        icon="call",
    )


def _describe(dispute: Dispute, stage: StageState) -> Step:
    """The step where the pack leaves a stage open: describe it by hand."""
    return Step(
        f"Describe {inside(stage.label)} by hand: the procedure here does not have it in full.",
        KindId.STAGE_DESCRIBED,
        (KindId.CONTACT, KindId.STAGE_CONCLUDED, KindId.ESCALATED),
        dispute.said("This procedure is an outline. Look the stage up in your partnership's current text."),
        no_date="The time limit is not published here.",
        person="Your partnership's office, or its web page",
    )


def _ring(
    dispute: Dispute, limit: LimitState | None, here: tuple[LoggedContact, ...], others: tuple[KindId, ...]
) -> Step:
    """The step to ring the other side; after two unanswered attempts, to try somebody else."""
    other = who(dispute, dispute.other)
    tried = 0
    for contact in here:
        tried = tried + 1 if contact.what in _TRIED else 0
    if tried >= UNANSWERED:
        what = "Nobody answered twice. Try whoever covers, or tell your line manager."
    elif tried:
        what = f"Try {other} again about {topic(dispute)}, or write and ask for a time to talk."
    else:
        what = f"Ring {other} and agree a time to talk about {topic(dispute)}."
    return Step(
        what,
        KindId.CONTACT,
        others,
        limit=limit,
        icon="call",
        no_date="No time limit is running. Sooner is better.",
        why="" if limit is not None else "A conversation settles most disagreements.",
    )


def _wait(dispute: Dispute, limit: LimitState, here: tuple[LoggedContact, ...]) -> Step:
    """The step while it is the other side's turn: ring until somebody is reached, then ask for the reply."""
    other = who(dispute, dispute.other)
    if not any(contact.what in _REACHED for contact in here):
        return _ring(dispute, limit, here, (KindId.REPLY, KindId.STAGE_CONCLUDED))
    asked = "an answer" if limit.limit.act is Act.REPLY else "an acknowledgement"
    return Step(
        f"Ask {other} for {asked}, and record the reply when it comes.",
        KindId.REPLY,
        (KindId.CONTACT, KindId.STAGE_CONCLUDED),
        limit=limit,
        waiting=True,
        icon="reply",
    )


def _we_owe(dispute: Dispute, stage: StageState, here: tuple[LoggedContact, ...]) -> Step:
    """The step where they raised it with us: we owe the answer."""
    other = who(dispute, dispute.other)
    running = [limit for limit in stage.limits if limit.run.status is LimitStatus.RUNNING]
    first = earliest([limit for limit in running if not is_their_act(dispute, limit.limit)])
    waits = (LimitStatus.RUNNING, LimitStatus.NOT_STARTED)
    asked = earliest(
        [limit for limit in stage.limits if limit.limit.act is Act.ACKNOWLEDGE and limit.run.status in waits]
    )
    if asked is not None and not any(contact.kind == KindId.REPLY for contact in here):
        running_too = asked.run.status is LimitStatus.RUNNING
        return Step(
            f"Tell {other} that you have it, and when an answer will follow.",
            KindId.REPLY,
            (KindId.CONTACT,),
            why="" if running_too else f"{stage.label} asks for an acknowledgement.",
            limit=asked if running_too else first,
            icon="reply",
            no_date="The time limit starts later. Sooner is better.",
        )
    theirs = earliest(running) if first is None else None
    if theirs is not None:
        return their_step(dispute, theirs, KindId.REPLY, KindId.CONTACT)
    if first is not None and first.limit.act in TO_NOTE:
        return step_to_note(dispute, stage, first)
    return Step(
        f"Reply to {other}: say what you think now, and why.",
        KindId.REPLY,
        (KindId.CONTACT, KindId.POSITION),
        limit=first,
        icon="reply",
        no_date="No time limit is running. Sooner is better.",
        why="" if first is not None else "They raised it with us, and no reply is recorded yet.",
    )


def _replied(
    dispute: Dispute, stage: StageState, reply: LoggedContact, now: datetime, me: str, *, talked: bool
) -> Step:
    """The step after a reply: read it, settle what is owed, then end the stage. `talked`: they have spoken since."""
    limit = earliest([limit for limit in stage.limits if limit.run.status is LimitStatus.RUNNING])
    other = who(dispute, dispute.other)
    if reply.what is ReplyAnswer.ASKS and not talked:
        what = f"Give {other} what they ask for, or say why not, then talk."
        if dispute.direction is Direction.THEIRS:
            what = f"Ask {other} for what you still need, then answer in full."
        return Step(
            what,
            KindId.CONTACT,
            (KindId.REPLY, KindId.STAGE_CONCLUDED),
            limit=limit,
            icon="call",
            why="The reply asks for more first.",
            no_date="No time limit is running. Sooner is better.",
        )
    if limit is not None and (limit.limit.act is Act.CONFIRM or limit.limit.act in TO_NOTE - {Act.CALL_MEETING}):
        return step_for(dispute, stage, limit, ())
    if (
        reply.what is ReplyAnswer.AGREES
        and limit is not None
        and limit.limit.act is Act.AGREE
        and not is_past(dispute, limit, now)
    ):
        return step_for(dispute, stage, limit, (reply,))
    if stage.missing_writing:
        why = _why_missing(dispute, stage)
    else:
        why = dispute.said("The reply is recorded. Ending the stage says what came of it.")
    if talked and dispute.direction is Direction.THEIRS:
        what = dispute.said(END)
        return Step(
            what,
            KindId.STAGE_CONCLUDED,
            (KindId.CONTACT, KindId.ACTION),
            why,
            limit,
            no_date="No time limit is running.",
        )
    if dispute.direction is Direction.THEIRS:
        what = f"Ask {other} whether the reply settles it, then {dispute.said('end the stage')}."
        return Step(what, KindId.CONTACT, (KindId.STAGE_CONCLUDED, KindId.ACTION), why, limit, icon="call")
    lead = dispute.words.safeguarding_lead
    what = f"Read the reply with your {lead}, then {dispute.said('end the stage')} or ask one more question."
    if me and dispute.ours.role.lower() == lead.lower() == "safeguarding lead" and dispute.ours.person == me:
        what = dispute.said("Read the reply, then end the stage or ask one more question.")
    return Step(
        what,
        KindId.STAGE_CONCLUDED,
        (KindId.CONTACT, KindId.ACTION),
        why,
        limit,
        icon="stage",
        no_date="No time limit is running.",
    )


def _without_limit(dispute: Dispute, stage: StageState, here: tuple[LoggedContact, ...]) -> Step:
    """The step without a running limit: talk if nobody has, otherwise write what is asked and end the stage."""
    open_limits = [limit for limit in stage.limits if limit.run.status is LimitStatus.NOT_PUBLISHED]
    talked = any(contact.what in _REACHED for contact in here)
    if not talked and among_us(dispute, stage):
        return Step(
            dispute.said("Do what comes before the first stage, then end it and go on."),
            KindId.STAGE_CONCLUDED,
            (KindId.CONTACT, KindId.ESCALATED),
            " ".join(stage.stage.guidance.split()) or f"{stage.label} comes before the ladder.",
            no_date="No time limit is running. Sooner is better.",
        )
    if not talked:
        return _ring(dispute, open_limits[0] if open_limits else None, here, (KindId.REPLY, KindId.STAGE_CONCLUDED))
    if stage.missing_writing:
        theirs = all(is_theirs(dispute, item) for item in stage.missing_writing)
        what = f"Write what {inside(stage.label)} asks for, then end it."
        if theirs:
            asked = dispute.said("then end this stage, with or without it")
            what = f"Ask {who(dispute, dispute.other)} for what they are to write, {asked}."
        return Step(
            what,
            KindId.STAGE_CONCLUDED if theirs else KindId.WRITING,
            (KindId.WRITING if theirs else KindId.STAGE_CONCLUDED, KindId.CONTACT, KindId.REPLY),
            _why_missing(dispute, stage),
            no_date="No time limit is running.",
            icon="stage" if theirs else "write",
        )
    return Step(
        dispute.said(END),
        KindId.STAGE_CONCLUDED,
        (KindId.CONTACT, KindId.REPLY, KindId.ACTION),
        "You have talked, and no time limit is running.",
        no_date="No time limit is running.",
    )


def _why_missing(dispute: Dispute, stage: StageState) -> str:
    """Which required writing is missing: ours first, since theirs does not hold the stage up."""
    ours = [item for item in stage.missing_writing if not is_theirs(dispute, item)]
    item = inside((ours or list(stage.missing_writing))[0].label)
    if ours:
        return f"{stage.label} asks for this before it ends: {item}."
    return f"{stage.label} asks the other side for this: {item}. It can be noted as not received."


def _is_of_now(contact: LoggedContact, stage: StageState) -> bool:
    """Whether a contact belongs to the present stay at a stage."""
    if contact.stage != stage.stage.id:
        return False
    return contact.at is None or stage.started is None or contact.at.date >= stage.started.date
