"""What may happen next: which acts are open at this stage, and the sentence when one is not.

The rules by which a decision takes effect are in `log/transitions`; this file asks them before anybody writes.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.entry_kinds.fields import HAPPENING, TRACK_FACTS, Control
from escalog.domain.entry_kinds.raising_by_route import kind_on, needed_on
from escalog.domain.entry_kinds.table import DECISIONS, KINDS
from escalog.domain.ladder.states import StageState
from escalog.domain.log.amendments import may_be_corrected, may_be_withheld, read_moment
from escalog.domain.log.transitions import PERMITTED_IN, Status
from escalog.domain.permissions.requirements import missing_required
from escalog.domain.permissions.timing import permissions_about_time, time_problem
from escalog.domain.procedure.model import Track, WritingItem
from escalog.domain.procedure.vocabulary import StageId, Unit
from escalog.domain.values.answers import ActionStatus
from escalog.domain.values.entry import Entry
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.message import Message, message

OFFERED: tuple[KindId, ...] = tuple(kind.id for kind in sorted(KINDS.values(), key=lambda kind: kind.menu) if kind.menu)
"""Every act in the order a menu offers them."""

LEAVING = frozenset({KindId.STAGE_CONCLUDED, KindId.ESCALATED})
"""The decisions that leave a stage, and so ask for its required writing."""

_EVERYWHERE = frozenset(field.name for field in HAPPENING)
ADDED: tuple[str, ...] = tuple(
    field.name
    for field in KINDS[KindId.DETAILS].fields
    if field.name not in _EVERYWHERE and field.control is not Control.HIDDEN
)
"""The fields that can be added later, one or several at a time; an entry that adds none is not recorded."""


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether an act may be recorded now. `sentence` says why not, or what to know first; it may be empty."""

    ok: bool
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that an act's form still needs: the field, and the sentence for the summary and the field."""

    field: str
    sentence: str | Message


def acts_now(dispute: Dispute) -> tuple[KindId, ...]:
    """The acts that may be recorded now, in the order a menu offers them."""
    return tuple(kind for kind in OFFERED if permission_for(dispute, kind).ok)


def permission_for(dispute: Dispute, kind: KindId) -> Permission:
    """Whether an act of this kind may be recorded now, with a sentence where there is something to know."""
    if kind == KindId.RAISED:
        return Permission(ok=False, sentence="This disagreement has been raised already.")
    if kind in DECISIONS:
        return _permission_to_decide(dispute, kind)
    return _permission_to_note(dispute, kind)


def stages_ahead(dispute: Dispute) -> tuple[StageState, ...]:
    """The stages that lie ahead of the present one, nearest first."""
    if dispute.current is None:
        return ()
    here = dispute.track.position(dispute.current.stage.id)
    return dispute.stages[here + 1 :]


def next_stage(dispute: Dispute) -> StageState | None:
    """The nearest stage ahead for which both sides have somebody; None when there is none."""
    return next((stage for stage in stages_ahead(dispute) if not stage.no_level), None)


def other_tracks(dispute: Dispute) -> tuple[Track, ...]:
    """The routes that it can be moved to."""
    return tuple(track for track in dispute.procedure.tracks if track is not dispute.track)


def to_describe(dispute: Dispute) -> tuple[StageState, ...]:
    """The stages that the pack leaves open and nobody has described yet, the present one first."""
    open_ones = [stage for stage in dispute.stages if stage.described is None and _leaves_open(stage)]
    return tuple(sorted(open_ones, key=lambda stage: stage is not dispute.current))


def missing_writing(dispute: Dispute) -> tuple[WritingItem, ...]:
    """What the present stage asks to be written and nobody has written yet."""
    return dispute.current.missing_writing if dispute.current is not None else ()


def to_write(dispute: Dispute) -> tuple[WritingItem, ...]:
    """What can still be written at the present stage, including what had not been received when it ended."""
    return dispute.current.to_write if dispute.current is not None else ()


def problems(dispute: Dispute, kind: KindId, values: Mapping[str, object]) -> tuple[Problem, ...]:
    """Everything an act's form still needs, in the order of its fields."""
    needed = missing_required(KINDS[kind].fields, values)
    unmet = [Problem(field.name, message(f"field-{field.words}-error")) for field in needed]
    named = {problem.field for problem in unmet}
    unmet += [problem for problem in _more_problems(dispute, kind, values) if problem.field not in named]
    return tuple(unmet)


def _more_problems(dispute: Dispute, kind: KindId, values: Mapping[str, object]) -> list[Problem]:
    """What the stage and the pack ask beyond the required fields."""
    if kind == KindId.ESCALATED:
        return _escalation_problems(dispute, values)
    if kind == KindId.STAGE_CONCLUDED:
        return _writing_problems(dispute, values)
    if kind == KindId.TRACK_MOVED:
        return _moving_problems(dispute, values)
    if kind in (KindId.CORRECTION, KindId.WITHHELD):
        return _marking_problems(dispute, kind, values)
    asked = {
        KindId.RECONCILED: (
            values.get("stands") in {decision.entry for decision in dispute.separate},
            "stands",
            _STANDS,
        ),
        KindId.DETAILS: (any(values.get(name) for name in ADDED), ADDED[0], "Write at least one of these"),
        KindId.ACTION_ANSWER: (values.get("entry") in {action.entry for action in dispute.actions}, "entry", _ACTION),
    }
    is_valid, field, sentence = asked.get(kind, (True, "", ""))
    unmet = time_problem(dispute, kind, values) if is_valid else (field, sentence)
    return [] if unmet is None else [Problem(*unmet)]


_STANDS = "Choose which decision stands"
_ACTION = "Choose the action"


def _marking_problems(dispute: Dispute, kind: KindId, values: Mapping[str, object]) -> list[Problem]:
    """What is corrected or withheld has to exist, and must not be what the log is judged by."""
    target = next((entry for entry in dispute.entries if entry.id == values.get("entry")), None)
    if target is None:
        return [Problem("entry", "Choose the entry")]
    if kind == KindId.WITHHELD:
        fields = values.get("fields") or ()
        named = fields if isinstance(fields, tuple) else (str(fields),)
        fit = all(may_be_withheld(target.kind, str(name)) for name in named)
        return [] if fit else [Problem("fields", "Choose a part that can be withheld")]
    name, value = str(values.get("field") or ""), values.get("value")
    if not may_be_corrected(target.kind, name):
        return [Problem("field", "Choose a part that can be corrected")]
    field = KINDS[target.kind].field(name)
    dated = field.control in (Control.DATE, Control.MOMENT)
    if dated and read_moment(value if isinstance(value, str) else None) is None:
        return [Problem("value", message(f"field-{field.words}-error"))]
    if str(value or "").strip() == _as_it_stands(dispute, target, name).strip():
        return [Problem("value", "This is what it says already. Write how it should read")]
    return []


def _as_it_stands(dispute: Dispute, target: Entry, name: str) -> str:
    """What a field says now: the correction recorded last, or what was recorded first."""
    said = target.text(name)
    for entry in dispute.entries:
        if entry.kind == KindId.CORRECTION and entry.text("entry") == target.id and entry.text("field") == name:
            said = entry.text("value")
    return said


def _escalation_problems(dispute: Dispute, values: Mapping[str, object]) -> list[Problem]:
    """The stage has to lie ahead; except on an immediate route, only risk to the child allows passing one over.

    On any route, only risk allows required writing to be left for later.
    """
    ahead = [stage.stage.id for stage in stages_ahead(dispute)]
    to_stage = StageId(str(values.get("to_stage") or ""))
    if to_stage not in ahead:
        return [Problem("to_stage", dispute.said("Choose a stage that lies ahead"))]
    if values.get("because_of_risk") is True:
        return []
    passed = stages_ahead(dispute)[: ahead.index(to_stage)]
    if not dispute.track.fast and not all(stage.may_be_passed for stage in passed):
        return [Problem("because_of_risk", dispute.said(_RISK))]
    return _writing_problems(dispute, values)


_RISK = "Tick that it is because of risk to the child, or choose the next stage"


def _moving_problems(dispute: Dispute, values: Mapping[str, object]) -> list[Problem]:
    """The route has to be another one, the stage one of its own, and the start of its limits has to be known."""
    track = next((track for track in other_tracks(dispute) if track.id == values.get("to_track")), None)
    if track is None:
        return [Problem("to_track", "Choose another route")]
    stage = values.get("to_stage")
    if stage and all(own_stage.id != stage for own_stage in track.stages):
        return [Problem("to_stage", f"{dispute.said('Choose a stage of this route')}: {track.title}")]
    kind = kind_on(track, dispute.procedure)
    known = {name: getattr(dispute.details, name, None) for name in needed_on(track)}
    return [
        Problem(name, message(f"field-{kind.field(name).words}-error"))
        for name in sorted(known)
        if not known[name] and not values.get(name) and any(field.name == name for field in TRACK_FACTS)
    ]


def _writing_problems(dispute: Dispute, values: Mapping[str, object]) -> list[Problem]:
    """Required writing blocks only leaving the stage; the other side's part can be marked as not received."""
    unmet = []
    for item in missing_writing(dispute):
        written, unwritten = bool(values.get(f"writing.{item.id}")), values.get(f"unwritten.{item.id}") is True
        if written and unwritten:
            unmet.append(Problem(f"unwritten.{item.id}", f"Take away the tick or the text: {item.label}"))
        elif not written and not (unwritten and is_theirs(dispute, item)):
            asked = f"{dispute.said('Write what this stage asks for')}: {item.label}"
            theirs = f"Write what they wrote, or tick that they have not: {item.label}"
            unmet.append(Problem(f"writing.{item.id}", theirs if is_theirs(dispute, item) else asked))
    return unmet


def is_theirs(dispute: Dispute, item: WritingItem) -> bool:
    """Whether only the other side is to write this piece."""
    return item.part.value == dispute.other.name.value


_NOT_IN_STATUS: Mapping[tuple[KindId, Status], str] = {
    (
        KindId.STAGE_CONCLUDED,
        Status.STAGE_ENDED,
    ): "This stage has ended already. Go to the next stage, close, or reopen.",
    (KindId.CLOSED, Status.OPEN): "End this stage first, then close.",
    (KindId.CLOSED, Status.CLOSED): "This disagreement is closed already.",
    (KindId.REOPENED, Status.OPEN): "This disagreement is open.",
    (KindId.WITHDRAWN, Status.WITHDRAWN): "This disagreement was withdrawn already.",
}

_IN_STATUS: Mapping[Status, str] = {
    Status.CLOSED: "This disagreement is closed. Reopen it first.",
    Status.WITHDRAWN: "This disagreement was withdrawn. Reopen it first.",
    Status.OPEN: "This stage has not ended yet.",
    Status.STAGE_ENDED: "This stage has ended.",
    Status.UNDECIDED: "Two decisions were recorded separately. Settle first which one stands.",
}


def _permission_to_decide(dispute: Dispute, kind: KindId) -> Permission:
    if kind == KindId.RECONCILED:
        settle = dispute.status is Status.UNDECIDED
        return Permission(settle, "" if settle else "There is nothing to settle.")
    if dispute.status not in PERMITTED_IN[kind]:
        sentence = _NOT_IN_STATUS.get((kind, dispute.status)) or _IN_STATUS[dispute.status]
        return Permission(ok=False, sentence=dispute.said(sentence))
    if kind == KindId.ESCALATED and not stages_ahead(dispute):
        return Permission(ok=False, sentence=dispute.said("This is the last stage of the procedure."))
    if kind == KindId.TRACK_MOVED and not other_tracks(dispute):
        return Permission(ok=False, sentence="This procedure has one route only.")
    missing = missing_writing(dispute)
    if kind in LEAVING and missing:
        return Permission(ok=True, sentence=f"Still to be written here: {'; '.join(item.label for item in missing)}.")
    waiting = sum(1 for action in dispute.actions if action.status is ActionStatus.OPEN)
    if kind == KindId.CLOSED and waiting:
        return Permission(
            ok=True, sentence=f"{waiting} agreed {'action is' if waiting == 1 else 'actions are'} still open."
        )
    return Permission(ok=True)


def _permission_to_note(dispute: Dispute, kind: KindId) -> Permission:
    """Only decisions are ever blocked; some other acts simply do not apply now."""
    about: Mapping[KindId, tuple[bool, str]] = {
        KindId.ACTION_ANSWER: (
            any(a.status.is_open for a in dispute.actions),
            "No agreed action is open.",
        ),
        KindId.WRITING: (bool(to_write(dispute)), "Nothing more is asked to be written at this stage."),
        **permissions_about_time(dispute),
        KindId.STAGE_DESCRIBED: (
            bool(to_describe(dispute)),
            "Every stage of this procedure is published or described.",
        ),
        KindId.CHILD_OUTCOME: (dispute.status is Status.CLOSED, "Close the disagreement first; closing asks for it."),
    }
    ok, sentence = about.get(kind, (kind in KINDS and KINDS[kind].by_hand, ""))
    return Permission(ok, "" if ok else dispute.said(sentence))


def _leaves_open(stage: StageState) -> bool:
    """Whether the pack leaves part of a stage open that can be described by hand."""
    if not stage.stage.published:
        return True
    return any(not limit.published and limit.unit is not Unit.NONE for limit in stage.stage.time_limits)
