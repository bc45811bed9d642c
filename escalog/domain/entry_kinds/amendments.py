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
        "Correct this",
        "Correction",
        asked(
            *of_entry(
                Field("field", "What is corrected", Control.HIDDEN, case_text=False),
                Field("value", "It should read", Control.PROSE, required=True, error="Write how it should read"),
                Field("reason", "Why?", Control.PROSE, required=True, error="Write why it is corrected", printed="Why"),
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
        "Withhold from copies",
        "Withheld from copies",
        asked(
            *of_entry(
                Field("fields", "What is withheld", Control.HIDDEN, case_text=False),
                Field(
                    "why",
                    "Why is it withheld?",
                    Control.CHOICE,
                    options=WITHHOLDING,
                    required=True,
                    error="Choose why it is withheld",
                    case_text=False,
                    printed="Why it is withheld",
                ),
                Field(
                    "reason", "Say more, for your own agency", Control.PROSE, hint="This is never printed in a copy."
                ),
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
        "Link to another disagreement",
        "Linked",
        asked(
            Field(
                "other",
                "Which disagreement?",
                Control.LIST,
                choices_from=ChoicesFrom.DISAGREEMENTS,
                required=True,
                error="Choose the other disagreement",
                case_text=False,
                printed="Other disagreement",
            ),
            Field("why", "How do they belong together?", Control.PROSE, printed="How they belong together"),
            happening=AUTHOR,
        ),
        icon="link",
        menu=270,
    ),
)
