"""What is known without asking: who did it, when, and how the author knows. One rule for the form and the service."""

from collections.abc import Mapping
from datetime import datetime

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.entry_kinds.kind import Kind
from escalog.domain.permissions.timing import done_by
from escalog.domain.procedure.vocabulary import Side
from escalog.domain.values.entry import FieldValue
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import Moment

Values = dict[str, FieldValue]


def defaults(dispute: Dispute, kind: Kind, me: str, now: datetime, about: str = "") -> Values:
    """The defaults: now, by the author, on our side; for the other side's acts theirs, for an action its owner's.

    `about` is the action answered, or the limit met. The side stays open where it may be either.
    """
    names = {field.name for field in kind.fields}
    values: Values = {"occurred": Moment.of(now).text()} if "occurred" in names else {}
    if "known" in names:
        values |= _who(dispute, kind.id, me, about)
    return {name: value for name, value in values.items() if value}


def derived(dispute: Dispute, kind: Kind, fields: Mapping[str, FieldValue]) -> Values:
    """The values that follow from what was filled in, and are never asked."""
    match kind.id:
        case KindId.REPLY:
            return {"by": fields.get("from_whom", ""), "by_side": Side.RECEIVING.value}
        case KindId.TRACK_MOVED if not fields.get("to_stage"):
            track = dispute.procedure.find_track(str(fields.get("to_track") or ""))
            return {"to_stage": track.first.id} if track is not None else {}
        case KindId.RECONCILED:
            return {"names": tuple(decision.entry for decision in dispute.separate)}
        case _:
            return {}


def stage_of(dispute: Dispute, kind: Kind) -> Values:
    """The stage that an act belongs to, unless the act itself names one."""
    belongs = kind.about != "stage" and any(field.name == "stage" for field in kind.fields)
    return {"stage": dispute.current.stage.id} if belongs and dispute.current is not None else {}


def _who(dispute: Dispute, kind: KindId, me: str, about: str) -> Values:
    if is_of_the_other_side(dispute, kind):
        return {"by": dispute.other.person, "by_side": dispute.other.name.value}
    if kind == KindId.ACTION_ANSWER:
        return _the_owner(dispute, me, about)
    if kind == KindId.LIMIT_MET:
        side = done_by(dispute, about)
        if side != dispute.ours.name:
            return {"by": dispute.other.person if side else "", "by_side": side}
    return _oneself(dispute, me)


def _oneself(dispute: Dispute, me: str) -> Values:
    return {"by": me, "by_side": dispute.ours.name.value, "known": "did"}


def is_of_the_other_side(dispute: Dispute, kind: KindId) -> bool:
    """Whether such an act is the other side's: a reply is the receiving side's, a withdrawal the raising side's."""
    if kind == KindId.REPLY:
        return dispute.raising.ours
    return kind == KindId.WITHDRAWN and not dispute.raising.ours


def _the_owner(dispute: Dispute, me: str, entry: str) -> Values:
    """Who carried out an action: its owner, by their account unless that is us; open while not known."""
    action = next((action for action in dispute.actions if action.entry == entry), None)
    if action is None:
        return {}
    if action.owner == me:
        return _oneself(dispute, me)
    return {
        "by": action.owner,
        "by_side": action.owner_side.value if action.owner_side is not None else "",
        "known": "told",
        "known_from": action.owner,
    }
