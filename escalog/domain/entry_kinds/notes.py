"""The kinds that note what was not known or not written yet, who was told, and who records here.

The program itself records `person` and `key`: nobody is asked for them.
"""

from escalog.domain.entry_kinds.fields import (
    AUTHOR,
    KINDS_OF_AGENCY,
    LEVELS_OF_NEED,
    ChoicesFrom,
    Control,
    Field,
    asked,
    choices,
)
from escalog.domain.entry_kinds.kind import Deed, Given, Kind, Said
from escalog.domain.entry_kinds.raising import RAISED
from escalog.domain.procedure.vocabulary import Act
from escalog.domain.values.english import lower_first
from escalog.domain.values.kind_id import KindId

UNITS = choices(
    immediately="At once",
    hours="Hours, round the clock",
    same_working_day="Same working day",
    working_days="Working days",
    calendar_days="Calendar days",
    none="No limit",
)

TELLING = choices(
    form="By the partnership's form", email="By secure e-mail", telephone="By telephone", meeting="At a meeting"
)


def _writing_heading(said: Said) -> str:
    return f"Written: {lower_first(said.writing(said.recorded('item')))}"


def _partnership_told_heading(said: Said) -> str:
    key, stage = said.recorded("notice"), said.recorded("stage")
    of = said.told(stage, key) if key and stage else ""
    if not of:
        return _told_otherwise(said.text("whom"), said.partnership)
    return f"{of} was told that {said.stage(stage)} {'started' if key.startswith('start') else 'ended'}"


def _told_otherwise(whom: str, partnership: str) -> str:
    """The heading where the telling belongs to no notice of a stage: who was told, if this copy gives it."""
    in_full = f"the {partnership}"
    if whom.casefold() in (in_full.casefold(), partnership.casefold()):
        return f"{in_full[:1].upper()}{in_full[1:]} was told"
    return f"Told: {whom}" if whom else "Somebody was told"


def _stage_described_heading(said: Said) -> str:
    stage, name = said.stage(said.recorded("stage")), said.text("name")
    head = f"{stage[:1].upper()}{stage[1:]} described by hand"
    return f"{head}: {name}" if name and lower_first(name) != stage else head


def _person_heading(said: Said) -> str:
    named = [said.recorded(field) for field in ("name", "role", "agency")]
    return f"{', '.join(part for part in named if part)} began to record here"


NOTE_KINDS: tuple[Kind, ...] = (
    Kind(
        KindId.DETAILS,
        "Add what is not yet recorded",
        "Added",
        asked(
            *(
                field
                for field in RAISED.fields
                if field.name
                in (
                    "other_role",
                    "their_reference",
                    "level.raising",
                    "level.receiving",
                    "rationale",
                    "child_view",
                    "child_view_how",
                    "court",
                    "conference",
                    "conference_chair",
                    "review_on",
                    "reviewing_officer",
                    "theme",
                    "raising_agency_type",
                    "receiving_agency_type",
                )
            ),
            Field("other_person", "Person there", Control.PERSON),
            Field(
                "safety_plan",
                "What keeps the child safe meanwhile?",
                Control.PROSE,
                printed="What keeps the child safe meanwhile",
            ),
            Field("lead_professional", "Lead professional", Control.PERSON),
            Field(
                "family_told",
                "What were the parents or carers told?",
                Control.PROSE,
                printed="What the parents or carers were told",
            ),
        ),
        icon="plus",
        menu=90,
        notified=(
            Given("agencies", KINDS_OF_AGENCY),
            Given("stage", KINDS_OF_AGENCY),
            Given("dates", ("conference", "review_on")),
            Given("level-of-need", LEVELS_OF_NEED),
        ),
    ),
    Kind(
        KindId.WRITING,
        "Write what this stage asks for",
        "Written for this stage",
        asked(
            Field("item", "What it is", Control.HIDDEN, case_text=False),
            Field("text", "Your text", Control.PROSE, required=True, error="Write the text", printed="Text"),
        ),
        icon="pencil",
        menu=100,
        about="item",
        choose=Field(
            "item",
            "What do you write?",
            Control.CHOICE,
            choices_from=ChoicesFrom.MISSING_WRITING,
            required=True,
            error="Choose what you write",
        ),
        did="Written",
        heading=_writing_heading,
        told_by_heading=frozenset({"item"}),
        judged=frozenset({"item"}),
    ),
    Kind(
        KindId.NOTE,
        "Add a note",
        "Note",
        asked(Field("text", "Your note", Control.PROSE, required=True, error="Write the note", printed="Note")),
        icon="pencil",
        menu=260,
        did="Written",
    ),
    Kind(
        KindId.PARTNERSHIP_TOLD,
        "The partnership was told",
        "Partnership told",
        asked(
            Field(
                "notice",
                "Of what were they told?",
                Control.LIST,
                choices_from=ChoicesFrom.NOTICES,
                case_text=False,
                printed="Of what",
            ),
            Field(
                "whom",
                "Who was told?",
                Control.PERSON,
                required=True,
                error="Write who was told",
                printed="Who was told",
            ),
            Field(
                "how",
                "How?",
                Control.CHOICE,
                options=TELLING,
                required=True,
                error="Choose how they were told",
                case_text=False,
                printed="How",
            ),
            Field(
                "sent_what",
                "What was sent?",
                hint="For example: the notification form.",
                printed="What was sent",
            ),
            Field("what", "What were they told?", Control.PROSE, printed="What they were told"),
            Field("record", "Record that was sent", Control.HIDDEN, case_text=False),
        ),
        icon="people",
        menu=240,
        heading=_partnership_told_heading,
        told_by_heading=frozenset({"notice"}),
        does=(Deed(Act.TELL_PARTNERSHIP),),
        notified=(Given("", ("notice",)), Given("dates", ("occurred",))),
    ),
    Kind(
        KindId.STAGE_DESCRIBED,
        "Describe this stage by hand",
        "Stage described by hand",
        asked(
            Field(
                "name",
                "What is this stage called?",
                required=True,
                error="Write what this stage is called",
                case_text=False,
                printed="Name of the stage",
            ),
            Field("raising_role", "Who acts for the raising side?", case_text=False, printed="For the raising side"),
            Field(
                "receiving_role", "Who acts for the receiving side?", case_text=False, printed="For the receiving side"
            ),
            Field(
                "unit",
                "How is the time limit counted?",
                Control.CHOICE,
                options=UNITS,
                required=True,
                error="Choose how the limit is counted",
                case_text=False,
                printed="How the time limit is counted",
            ),
            Field(
                "limit",
                "How many?",
                required_when=("unit", ("hours", "working-days", "calendar-days")),
                error="Write how many, for example 2",
                case_text=False,
                printed="How many",
            ),
            Field(
                "text_source",
                "Where does this come from?",
                required=True,
                error="Write where this comes from",
                case_text=False,
                hint="For example: the partnership's web page, read on Mon 23 Nov.",
                printed="Source",
            ),
            happening=AUTHOR,
        ),
        icon="steps",
        menu=180,
        about="stage",
        choose=Field(
            "stage",
            "Which one do you describe?",
            Control.CHOICE,
            choices_from=ChoicesFrom.TO_DESCRIBE,
            required=True,
            error="Choose what you describe",
        ),
        heading=_stage_described_heading,
        told_by_heading=frozenset({"name"}),
        judged=frozenset({"stage"}),
    ),
    Kind(
        KindId.PERSON,
        "",
        "Person",
        tuple(
            Field(name, label, Control.HIDDEN, case_text=False)
            for name, label in (
                ("name", "Name"),
                ("role", "Role"),
                ("agency", "Agency"),
                ("certificate", "Certificate"),
                ("sample", "Sample"),
            )
        ),
        icon="person",
        heading=_person_heading,
        told_by_heading=frozenset({"name", "role", "agency"}),
        judged=frozenset({"name", "role", "agency", "certificate", "sample"}),
    ),
    Kind(
        KindId.KEY,
        "",
        "New key",
        tuple(
            Field(name, label, Control.HIDDEN, case_text=False)
            for name, label in (("holder", "Whose key"), ("certificate", "Certificate"), ("reason", "Why"))
        ),
        icon="lock",
        judged=frozenset({"holder", "certificate", "reason"}),
    ),
)
