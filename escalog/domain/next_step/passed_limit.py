"""The next step once a time limit of the open stage has passed."""

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.ladder.states import LimitState
from escalog.domain.next_step.step import Step, inside
from escalog.domain.next_step.turn import TO_NOTE, is_their_act, their_step
from escalog.domain.permissions.acts import next_stage
from escalog.domain.procedure.vocabulary import Act
from escalog.domain.values.english import say_date
from escalog.domain.values.kind_id import KindId

_WRITTEN = frozenset({Act.CONFIRM, Act.TELL_PARTNERSHIP})


def after_limit(dispute: Dispute, limit: LimitState) -> Step:
    """The step after a limit has passed, which is a fact about time: talking and the next stage are both still open."""
    passed = limit.run.due.date if limit.run.due is not None else None
    when = f" on {say_date(passed)}" if passed is not None else ""
    ahead = next_stage(dispute)
    onward = dispute.said("end the stage and say what stays open")
    if ahead:
        onward = f"go to {inside(ahead.label)} and say why"
    if is_their_act(dispute, limit.limit) and limit.limit.act in TO_NOTE | _WRITTEN:
        return their_step(dispute, limit, KindId.CONTACT, KindId.STAGE_CONCLUDED, passed=f"The limit passed{when}.")
    if limit.limit.act in TO_NOTE:
        return Step(
            f"{limit.limit.label.rstrip('.')}: the limit passed{when}. Note when it was done, or see to it today.",
            KindId.LIMIT_MET,
            (KindId.CONTACT, KindId.STAGE_CONCLUDED),
            limit=limit,
            side=limit.limit.side,
            icon="write",
        )
    if limit.limit.act is Act.CONFIRM:
        return Step(
            f"The limit passed{when}. You can still confirm in writing today.",
            KindId.CONTACT,
            (KindId.STAGE_CONCLUDED,),
            limit=limit,
            side=limit.limit.side,
            icon="write",
        )
    return Step(
        f"The limit passed{when}. You can still talk today, or {onward}.",
        KindId.CONTACT,
        (KindId.ESCALATED, KindId.STAGE_CONCLUDED) if ahead else (KindId.STAGE_CONCLUDED, KindId.REPLY),
        limit=limit,
        side=limit.limit.side,
        icon="call",
    )
