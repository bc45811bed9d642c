"""The kinds that apply to another entry or disagreement: correct, withhold from copies, link."""

from escalog.domain.entry_kinds.fields import (
    AUTHOR,
    ChoicesFrom,
    Control,
    Field,
    asked,
    choices,
)
from escalog.domain.entry_kinds.kind import Kind, Said
from escalog.domain.values.english import lower_first
from escalog.domain.values.kind_id import KindId

WITHHOLDING = choices(
    wrong_child="It is about another child",
    someone_else="It is somebody else's information",
    safety="Giving it out could put someone at risk",
)


def of_entry(*more: Field) -> tuple[Field, ...]:
    """Fields that point at an entry, filled by the program."""
    return (Field("entry", "Entry", Control.HIDDEN, case_text=False), *more)


def _correction_heading(said: Said) -> str:
    return f"Correction: {lower_first(said.corrected())}"


def _withheld_heading(said: Said) -> str:
    return f"Withheld from copies: {lower_first(said.choice('why'))}"


MARK_KINDS: tuple[Kind, ...] = (
    Kind(
        KindId.CORRECTION,
        "Correction",
        asked(
            *of_entry(
                Field("field", "What is corrected", Control.HIDDEN, case_text=False),
                Field("value", "It should read", Control.PROSE, required=True),
                Field("reason", "Why", Control.PROSE, required=True),
            ),
            happening=AUTHOR,
        ),
        icon="pencil",
        menu=280,
        about="entry",
        heading=_correction_heading,
        told_by_heading=frozenset({"field"}),
        judged=frozenset({"entry", "field"}),
    ),
    Kind(
        KindId.WITHHELD,
        "Withheld from copies",
        asked(
            *of_entry(
                Field("fields", "What is withheld", Control.HIDDEN, case_text=False),
                Field("why", "Why it is withheld", Control.CHOICE, options=WITHHOLDING, required=True, case_text=False),
                Field("reason", "Say more, for your own agency", Control.PROSE),
            ),
            happening=AUTHOR,
        ),
        icon="withheld",
        menu=290,
        about="entry",
        heading=_withheld_heading,
        told_by_heading=frozenset({"why"}),
        judged=frozenset({"entry", "fields", "why"}),
        kept_back=frozenset({"reason"}),
    ),
    Kind(
        KindId.LINKED,
        "Linked",
        asked(
            Field(
                "other",
                "Other disagreement",
                Control.LIST,
                choices_from=ChoicesFrom.DISAGREEMENTS,
                required=True,
                case_text=False,
            ),
            Field("why", "How they belong together", Control.PROSE),
            happening=AUTHOR,
        ),
        icon="link",
        menu=270,
    ),
)
