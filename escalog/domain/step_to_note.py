"""The step for an act that no conversation, reply or letter shows: it is done, and then noted as done."""

from escalog.domain.dispute import Dispute
from escalog.domain.ladder import LimitState, LimitStatus, StageState
from escalog.domain.step_words import Step, who
from escalog.domain.terms import Act, Side

TO_NOTE = frozenset({Act.READ_FILE, Act.SEND_FORM, Act.CALL_MEETING, Act.RECORD, Act.INFORM})
"""Acts that only a note shows to be done."""


def step_to_note(dispute: Dispute, stage: StageState, limit: LimitState) -> Step:
    """What to do and note; once it is agreed, no meeting is called any more."""
    act = limit.limit.act
    if act is Act.CALL_MEETING and agreed(stage):
        return Step(
            dispute.said("Both sides agree, so no meeting is needed. End this stage: say what came of it."),
            "stage-concluded",
            ("contact", "limit-met"),
            limit=limit,
        )
    if act is not Act.READ_FILE:
        what = f"{limit.limit.label}: note it once it is done."
    elif (limit.limit.side or Side.RECEIVING) == dispute.ours.name:
        what = "Read the file, and note when you did."
    else:
        what = f"Ask {who(dispute, dispute.other)} whether the file was read, and note it."
    return Step(what, "limit-met", ("contact", "stage-concluded"), limit=limit, icon="write")


def agreed(stage: StageState) -> bool:
    """Whether what this stage asks to be agreed is agreed."""
    return any(each.limit.act is Act.AGREE and each.status is LimitStatus.DONE for each in stage.limits)
