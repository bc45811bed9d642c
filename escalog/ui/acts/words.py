"""Acts in the words of whoever reads them: "Record our reply" on one side is "Record their reply" on the other.

The table of kinds stays as it is; this file only says its labels for a disagreement that is ours or theirs.
"""

from collections.abc import Iterator
from dataclasses import replace

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.entry_kinds.fields import ChoicesFrom, Control, Field
from escalog.domain.entry_kinds.table import KINDS
from escalog.domain.permissions.acts import is_theirs, missing_writing, next_stage, stages_ahead
from escalog.domain.procedure.model import Choice, WritingItem
from escalog.domain.procedure.vocabulary import Part, Side
from escalog.domain.values.english import lower_first
from escalog.domain.values.kind_id import KindId
from escalog.wording.fields import AskedField, voice_in

_ANSWERS_OURS = {"agrees": "We agree", "partly": "We agree in part", "differs": "We do not agree"}
_IN_VIEW = frozenset(
    {
        ChoicesFrom.STAGE_OUTCOMES,
        ChoicesFrom.DECISIONS,
        ChoicesFrom.TIME_LIMITS,
        ChoicesFrom.LIMITS_TO_SHORTEN,
        ChoicesFrom.LIMITS_TO_NOTE,
        ChoicesFrom.PRIORITIES,
        ChoicesFrom.OPEN_ACTIONS,
        ChoicesFrom.MISSING_WRITING,
        ChoicesFrom.TO_DESCRIBE,
    }
)
"""Lists that are short: all of it stands in view."""


def kind_icon(kind: KindId) -> str:
    """The icon of a kind of entry; of one that is not known here that of any document."""
    return KINDS[kind].icon if kind in KINDS else "document"


def act_label(kind: KindId, dispute: Dispute) -> str:
    """The act as a button says it."""
    if kind == KindId.ESCALATED:
        return _onward(dispute)
    return voice_in(dispute).act(KINDS[kind])


def _onward(dispute: Dispute) -> str:
    """Where it can go, in the words of the next step: "Go to step 2, or a later one"."""
    ahead = stages_ahead(dispute)
    if not ahead:
        return voice_in(dispute).act(KINDS[KindId.ESCALATED])
    nearest = next_stage(dispute) or ahead[0]
    more = ", or a later one" if nearest is not ahead[-1] else ""
    return f"Go to {lower_first(nearest.label)}{more}"


def in_pack_words(text: str, dispute: Dispute) -> str:
    """Our words with the route's own: "End this step", "the adult"."""
    return dispute.said(text)


def side_words(dispute: Dispute, side: Side) -> str:
    """A side by its agency: "Elmbrook School (us)"."""
    state = dispute.raising if side is Side.RAISING else dispute.receiving
    agency = state.agency or f"the {side} side"
    return f"{agency} (us)" if state.ours else agency


def act_fields(kind: KindId, dispute: Dispute) -> tuple[AskedField, ...]:
    """The fields of a kind as this disagreement asks them."""
    return tuple(_in_words(kind, field, dispute) for field in KINDS[kind].fields)


def part_words(dispute: Dispute, item: WritingItem) -> str:
    """A piece of writing with whose part it is: "Their part: The manager's answer"."""
    if item.part is Part.BOTH:
        return item.label
    return f"{'Their' if is_theirs(dispute, item) else 'Our'} part: {item.label}"


def writing_fields(dispute: Dispute, fields: tuple[AskedField, ...]) -> Iterator[AskedField]:
    """The fields of leaving a stage, with what it asks to be written one by one.

    Nobody puts words into the other side's mouth: below its part stands that it has not come.
    """
    for field in fields:
        if field.name == "writing.*":
            for item in missing_writing(dispute):
                yield replace(field, name=f"writing.{item.id}", label=part_words(dispute, item))
                if is_theirs(dispute, item):
                    asked = next(other for other in fields if other.name == "unwritten.*")
                    yield replace(asked, name=f"unwritten.{item.id}", label=f"{asked.label}: {lower_first(item.label)}")
        elif field.name != "unwritten.*":
            yield field


def _in_words(kind: KindId, field: Field, dispute: Dispute) -> AskedField:
    theirs = not dispute.raising.ours
    asked = voice_in(dispute).ask(field)
    label, options = asked.label, asked.options
    if field.name in ("level.raising", "level.receiving"):
        label = f"Level of need as {side_words(dispute, Side(field.name.removeprefix('level.')))} sees it"
    if field.name in ("by_side", "owner_side", "side"):
        options = tuple(Choice(id=choice.id, label=side_words(dispute, Side(choice.id))) for choice in options)
    if kind == KindId.REPLY and field.name == "answer" and theirs:
        options = tuple(Choice(id=choice.id, label=_ANSWERS_OURS.get(choice.id, choice.label)) for choice in options)
    if kind == KindId.REPLY and field.name == "known" and not theirs:
        options = tuple(choice for choice in options if choice.id != "did")  # it is the other side's reply
    return replace(
        asked,
        label=label,
        options=options,
        control=Control.CHOICE if field.choices_from in _IN_VIEW else field.control,
    )
