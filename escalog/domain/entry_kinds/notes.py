"""The kinds that note what was not known or not written yet, who was told, and who records here.

The program itself records `person` and `key`: nobody is asked for them.
"""

from dataclasses import replace

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
        "Added",
        asked(
            *(
                replace(field, words="")
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
            Field("safety_plan", "What keeps the child safe meanwhile", Control.PROSE),
            Field("lead_professional", "Lead professional", Control.PERSON),
            Field("family_told", "What the parents or carers were told", Control.PROSE),
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
        "Written for this stage",
        asked(
            Field("item", "What it is", Control.HIDDEN, case_text=False),
            Field("text", "Text", Control.PROSE, required=True),
        ),
        icon="pencil",
        menu=100,
        about="item",
        choose=Field(
            "item", "What do you write?", Control.CHOICE, choices_from=ChoicesFrom.MISSING_WRITING, required=True
        ),
        did="written",
        heading=_writing_heading,
        told_by_heading=frozenset({"item"}),
        judged=frozenset({"item"}),
    ),
    Kind(
        KindId.NOTE,
        "Note",
        asked(Field("text", "Note", Control.PROSE, required=True)),
        icon="pencil",
        menu=260,
        did="written",
    ),
    Kind(
        KindId.PARTNERSHIP_TOLD,
        "Partnership told",
        asked(
            Field("notice", "Of what", Control.LIST, choices_from=ChoicesFrom.NOTICES, case_text=False),
            Field("whom", "Who was told", Control.PERSON, required=True),
            Field("how", "How", Control.CHOICE, options=TELLING, required=True, case_text=False),
            Field("sent_what", "What was sent"),
            Field("what", "What they were told", Control.PROSE),
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
        "Stage described by hand",
        asked(
            Field("name", "Name of the stage", required=True, case_text=False),
            Field("raising_role", "For the raising side", case_text=False),
            Field("receiving_role", "For the receiving side", case_text=False),
            Field(
                "unit", "How the time limit is counted", Control.CHOICE, options=UNITS, required=True, case_text=False
            ),
            Field(
                "limit", "How many", required_when=("unit", ("hours", "working-days", "calendar-days")), case_text=False
            ),
            Field("text_source", "Source", required=True, case_text=False),
            happening=AUTHOR,
        ),
        icon="steps",
        menu=180,
        about="stage",
        choose=Field(
            "stage", "Which one do you describe?", Control.CHOICE, choices_from=ChoicesFrom.TO_DESCRIBE, required=True
        ),
        heading=_stage_described_heading,
        told_by_heading=frozenset({"name"}),
        judged=frozenset({"stage"}),
    ),
    Kind(
        KindId.PERSON,
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
        by_hand=False,
    ),
    Kind(
        KindId.KEY,
        "New key",
        tuple(
            Field(name, label, Control.HIDDEN, case_text=False)
            for name, label in (("holder", "Whose key"), ("certificate", "Certificate"), ("reason", "Why"))
        ),
        icon="lock",
        judged=frozenset({"holder", "certificate", "reason"}),
        by_hand=False,
    ),
)
