"""The kinds about the child alone: immediate risk, and the outcome for the child."""

from escalog.domain.entry_kinds.decisions import CHILD_OUTCOMES
from escalog.domain.entry_kinds.fields import Control, Field, asked
from escalog.domain.entry_kinds.kind import Kind, Said
from escalog.domain.values.english import lower_first
from escalog.domain.values.kind_id import KindId


def _child_outcome_heading(said: Said) -> str:
    outcome = said.choice("child_outcome") or said.text("child_outcome")
    return f"{said.fixed('Outcome for the child')}: {lower_first(outcome)}"


CHILD_KINDS: tuple[Kind, ...] = (
    Kind(
        KindId.SAFETY,
        "Immediate risk",
        asked(
            Field("text", "What was done to make the child safe", Control.PROSE, required=True),
            Field("safety_plan", "What keeps the child safe meanwhile", Control.PROSE),
        ),
        icon="shield",
        menu=250,
    ),
    Kind(
        KindId.CHILD_OUTCOME,
        "Outcome for the child",
        asked(
            Field("child_outcome", "Outcome for the child", Control.CHOICE, options=CHILD_OUTCOMES, required=True),
            Field("child_note", "What shows it", Control.PROSE),
        ),
        icon="person",
        menu=150,
        heading=_child_outcome_heading,
        told_by_heading=frozenset({"child_outcome"}),
    ),
)
