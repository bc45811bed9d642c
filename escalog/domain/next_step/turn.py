"""Which side a time limit belongs to, where the procedure says; and the step while it is the other side's."""

from dataclasses import replace

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.ladder.states import LimitState, LimitStatus, StageState
from escalog.domain.next_step.step import Step, who
from escalog.domain.procedure.model import TimeLimit
from escalog.domain.procedure.vocabulary import Act, Side
from escalog.domain.values.english import lower_first
from escalog.domain.values.kind_id import KindId

YOURS, THEIRS = "Your step", "The other side's step"


def whose_words(dispute: Dispute, side: Side | None) -> str:
    """Whose step it is, to the reader: "Your step"; empty where the procedure does not say."""
    if side is None:
        return ""
    return YOURS if side == dispute.ours.name else THEIRS


def is_their_act(dispute: Dispute, limit: TimeLimit) -> bool:
    """Whether the procedure says that a limit is the other side's act."""
    return limit.side is not None and limit.side != dispute.ours.name


def as_said(step: Step) -> Step:
    """The step with the side of its limit."""
    return replace(step, side=step.limit.limit.side) if step.limit is not None else step


def their_step(dispute: Dispute, limit: LimitState, *others: KindId, passed: str = "") -> Step:
    """The step for the other side's act: ask about it, and note it once done. `passed`: says that its limit passed."""
    label, whom = lower_first(limit.limit.label.rstrip(".")), who(dispute, dispute.other)
    # Raising it is recorded by the entry that raises, and is not noted by hand.
    main = KindId.CONTACT if limit.limit.act is Act.RAISE else KindId.LIMIT_MET
    ask = f"Ask {whom} about this, and note it once it is done: {label}."
    return Step(
        f"{passed} {ask}".strip(),
        main,
        tuple(kind for kind in others if kind != main),
        limit=limit,
        side=limit.limit.side,
        waiting=True,
        icon="reply",
    )


TO_NOTE = frozenset({Act.READ_FILE, Act.SEND_FORM, Act.CALL_MEETING, Act.RECORD, Act.INFORM})


"""Acts that only a note records as done."""


def step_to_note(dispute: Dispute, stage: StageState, limit: LimitState) -> Step:
    """The step to do something and note it; once both sides agree, no meeting is needed."""
    act = limit.limit.act
    if act is Act.CALL_MEETING and agreed(stage):
        return Step(
            dispute.said("Both sides agree, so no meeting is needed. End this stage: say what came of it."),
            KindId.STAGE_CONCLUDED,
            (KindId.CONTACT, KindId.LIMIT_MET),
            limit=limit,
        )
    if act is not Act.READ_FILE:
        what = f"{limit.limit.label}: note it once it is done."
    elif (limit.limit.side or Side.RECEIVING) == dispute.ours.name:
        what = "Read the file, and note when you did."
    else:
        what = f"Ask {who(dispute, dispute.other)} whether the file was read, and note it."
    return Step(what, KindId.LIMIT_MET, (KindId.CONTACT, KindId.STAGE_CONCLUDED), limit=limit, icon="write")


def agreed(stage: StageState) -> bool:
    """Whether what this stage asks to be agreed is agreed."""
    return any(limit.limit.act is Act.AGREE and limit.run.status is LimitStatus.DONE for limit in stage.limits)
