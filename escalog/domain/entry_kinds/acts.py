"""What people do in a disagreement beside deciding and marking, and the table of all kinds."""

from escalog.domain.entry_kinds.amendments import of_entry
from escalog.domain.entry_kinds.decisions import CHILD_OUTCOMES
from escalog.domain.entry_kinds.fields import (
    AUTHOR,
    OF_A_REPLY,
    SIDES,
    Control,
    Field,
    Kind,
    act_kind,
    choices,
    happening,
)
from escalog.domain.entry_kinds.raising import RAISED
from escalog.domain.values.kind_id import KindId

CONTACTS = choices(
    spoke="Spoke with them",
    met="Met with them",
    no_reply="Rang, no reply",
    message="Left a message",
    wrote="E-mail or letter",
)

ANSWERS = choices(
    agrees="Agrees",
    partly="Agrees in part",
    differs="Does not agree",
    asks="Asks for more first",
    acknowledges="Acknowledges only, an answer will follow",
)

DONE = choices(done="Done", not_done="Not done")

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


PARTNERSHIP_TOLD = act_kind(
    KindId.PARTNERSHIP_TOLD,
    "The partnership was told",
    "Partnership told",
    Field(
        "notice",
        "Of what were they told?",
        Control.LIST,
        choices_from="notices",
        case_text=False,
        printed="Of what",
    ),
    Field("whom", "Who was told?", Control.PERSON, required=True, error="Write who was told", printed="Who was told"),
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
)


"""`notice` is the key of a point of the stage (see `notices`), `record` a notification's line in the register."""

ACT_KINDS: tuple[Kind, ...] = (
    act_kind(
        KindId.CONTACT,
        "Log a conversation",
        "Contact",
        Field(
            "what",
            "What happened?",
            Control.CHOICE,
            options=CONTACTS,
            required=True,
            error="Choose what happened",
            case_text=False,
            printed="What happened",
        ),
        Field(
            "with_whom",
            "With whom?",
            Control.PERSON,
            required=True,
            error="Write who you tried to reach",
            printed="With",
        ),
        Field(
            "said",
            "What was said?",
            Control.PROSE,
            required_when=("what", ("spoke", "met", "wrote")),
            error="Write what was said, in a sentence or two",
            hint="You could add: who will do what, by when.",
            printed="What was said",
        ),
        Field(
            "agreed", "What was agreed?", placeholder="Leave empty if nothing was agreed yet", printed="What was agreed"
        ),
        Field("safety_fits", "The safety plan for now still fits", Control.TICK),
    ),
    act_kind(
        KindId.REPLY,
        "Record the reply",
        "Reply",
        Field(
            "from_whom", "Who replied?", Control.PERSON, required=True, error="Write who replied", printed="Reply from"
        ),
        Field(
            "answer",
            "What is the answer?",
            Control.CHOICE,
            options=ANSWERS,
            required=True,
            error="Choose what the answer is",
            case_text=False,
            printed="Answer",
        ),
        Field(
            "holds",
            "What does the reply say, and why?",
            Control.PROSE,
            required=True,
            error="Write what the reply says",
            hint="In their own words, if you have them.",
            printed="What the reply says, and why",
        ),
        Field("wants", "What do they think should happen?", Control.PROSE, printed="Outcome wanted"),
        Field(
            "source",
            "Where do these words come from?",
            hint="For example: from their e-mail of Tue 17 Nov.",
            printed="Source of the words",
        ),
        happening=OF_A_REPLY,
    ),
    act_kind(
        KindId.ACTION,
        "Agree an action",
        "Action agreed",
        Field(
            "what",
            "What will be done?",
            Control.PROSE,
            required=True,
            error="Write what will be done",
            printed="What will be done",
        ),
        Field(
            "owner",
            "Who will do it?",
            Control.PERSON,
            required=True,
            error="Write who will do this, even if it is you",
            printed="Who will do it",
        ),
        Field("owner_side", "Which side are they on?", Control.CHOICE, options=SIDES, case_text=False, printed="Side"),
        Field(
            "due_on",
            "By when?",
            Control.DATE,
            required=True,
            error="Enter the day by which it will be done",
            printed="By",
        ),
        happening=happening("When was it agreed?", "Enter the day it was agreed, for example 23 Nov 2026"),
    ),
    act_kind(
        KindId.ACTION_ANSWER,
        "Say whether it was done",
        "Action",
        *of_entry(
            Field(
                "done",
                "Was it done?",
                Control.CHOICE,
                options=DONE,
                required=True,
                error="Choose whether it was done",
                case_text=False,
                printed="Done",
            ),
            Field("note", "What came of it?", Control.PROSE, printed="What came of it"),
        ),
    ),
    act_kind(
        KindId.POSITION,
        "Add to a position",
        "Position",
        Field(
            "side",
            "Whose position is it?",
            Control.CHOICE,
            options=SIDES,
            required=True,
            error="Choose whose position it is",
            case_text=False,
            printed="Whose position",
        ),
        Field(
            "holds",
            "What do they hold, and why?",
            Control.PROSE,
            required=True,
            error="Write what they hold",
            printed="What they hold, and why",
        ),
        Field("wants", "What should happen?", Control.PROSE, printed="Outcome wanted"),
        Field(
            "evidence",
            "What does this rest on?",
            Control.PROSE,
            hint="And where the original is held.",
            printed="What it rests on",
        ),
        Field("change", "What would change their mind?", Control.PROSE, printed="What would change their mind"),
        Field("source", "Where do these words come from?", printed="Source of the words"),
    ),
    act_kind(
        KindId.DETAILS,
        "Add what is not yet recorded",
        "Added",
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
    act_kind(
        KindId.WRITING,
        "Write what this stage asks for",
        "Written for this stage",
        Field("item", "What it is", Control.HIDDEN, case_text=False),
        Field("text", "Your text", Control.PROSE, required=True, error="Write the text", printed="Text"),
    ),
    act_kind(
        KindId.NOTE,
        "Add a note",
        "Note",
        Field("text", "Your note", Control.PROSE, required=True, error="Write the note", printed="Note"),
    ),
    act_kind(
        KindId.SAFETY,
        "The child is at immediate risk",
        "Immediate risk",
        Field(
            "text",
            "What was done to make the child safe?",
            Control.PROSE,
            required=True,
            error="Write what was done, and who was told",
            hint="Call emergency services or social care first. Record it afterwards.",
            printed="What was done to make the child safe",
        ),
        Field(
            "safety_plan",
            "What keeps the child safe meanwhile?",
            Control.PROSE,
            printed="What keeps the child safe meanwhile",
        ),
    ),
    PARTNERSHIP_TOLD,
    act_kind(
        KindId.STAGE_DESCRIBED,
        "Describe this stage by hand",
        "Stage described by hand",
        Field(
            "name",
            "What is this stage called?",
            required=True,
            error="Write what this stage is called",
            case_text=False,
            printed="Name of the stage",
        ),
        Field("raising_role", "Who acts for the raising side?", case_text=False, printed="For the raising side"),
        Field("receiving_role", "Who acts for the receiving side?", case_text=False, printed="For the receiving side"),
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
    act_kind(
        KindId.CHILD_OUTCOME,
        "Record the outcome for the child",
        "Outcome for the child",
        Field(
            "child_outcome",
            "What is the outcome for the child?",
            Control.CHOICE,
            options=CHILD_OUTCOMES,
            required=True,
            error="Choose the outcome for the child",
            printed="Outcome for the child",
        ),
        Field("child_note", "What shows this?", Control.PROSE, printed="What shows it"),
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
    ),
    Kind(
        KindId.KEY,
        "",
        "New key",
        tuple(
            Field(name, label, Control.HIDDEN, case_text=False)
            for name, label in (("holder", "Whose key"), ("certificate", "Certificate"), ("reason", "Why"))
        ),
    ),
)
