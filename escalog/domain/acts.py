"""Every act after raising, with its fields in the order they are asked, and the table of all kinds."""

from escalog.domain.kinds import HAPPENING, SIDES, STAGE, Control, Field, Kind, choices
from escalog.domain.procedure import Choice
from escalog.domain.raising import RAISED

CONTACTS = choices(spoke="Spoke with them", no_reply="Rang, no reply", message="Left a message", wrote="E-mail or letter")

ANSWERS = choices(
    agrees="Agrees",
    partly="Agrees in part",
    differs="Does not agree",
    asks="Asks for more first",
    acknowledges="Acknowledges only, an answer will follow",
)

DONE = choices(done="Done", not_done="Not done")

OUTCOMES: tuple[Choice, ...] = choices(
    resolved="Resolved",
    resolved_with_actions="Resolved, with actions outstanding",
    unresolved="Unresolved",
)

AGREES = choices(yes="Yes", no="No", not_asked="Not asked yet")

CHILD_OUTCOMES = choices(
    improved="Improved",
    no_change_yet="No change yet",
    worse="Worse",
    not_known_yet="Not known yet: it comes back in 4 weeks",
    not_applicable="Not applicable",
)

TELLING = choices(form="By the partnership's form", email="By secure e-mail", telephone="By telephone", meeting="At a meeting")

WITHHOLDING = choices(
    wrong_child="It is about another child",
    someone_else="It is somebody else's information",
    safety="Giving it out could put someone at risk",
)

UNITS = choices(
    immediately="At once",
    hours="Hours, round the clock",
    same_working_day="Same working day",
    working_days="Working days",
    calendar_days="Calendar days",
    none="No limit",
)


def _kind(
    kind_id: str, act: str, past: str, *fields: Field, decision: bool = False, happening: tuple[Field, ...] = HAPPENING
) -> Kind:
    """A kind with its own fields first, then when, who and how known, then the stage it belongs to."""
    return Kind(kind_id, act, past, fields + happening + (STAGE,), decision=decision)


def _of_entry(*more: Field) -> tuple[Field, ...]:
    """Fields that point at an entry, filled by the program."""
    return (Field("entry", "Entry", Control.HIDDEN, case_text=False), *more)


_AUTHOR = tuple(field for field in HAPPENING if field.name == "occurred")

ACTS: tuple[Kind, ...] = (
    _kind(
        "contact", "Log a conversation", "Contact",
        Field("what", "What happened?", Control.CHOICE, options=CONTACTS, required=True, error="Choose what happened", case_text=False),
        Field("with_whom", "With whom?", Control.PERSON, required=True, error="Write who you tried to reach"),
        Field("said", "What was said?", Control.PROSE, required_when=("what", ("spoke", "wrote")), error="Write what was said, in a sentence or two",
              hint="You could add: who will do what, by when."),
        Field("agreed", "What was agreed?", placeholder="Leave empty if nothing was agreed yet"),
        Field("safety_fits", "The safety plan for now still fits", Control.TICK),
    ),
    _kind(
        "reply", "Record the reply", "Reply",
        Field("from_whom", "Who replied?", Control.PERSON, required=True, error="Write who replied"),
        Field("answer", "What is the answer?", Control.CHOICE, options=ANSWERS, required=True, error="Choose what the answer is", case_text=False),
        Field("holds", "What does the reply say, and why?", Control.PROSE, required=True, error="Write what the reply says",
              hint="In their own words, if you have them."),
        Field("wants", "What do they think should happen?", Control.PROSE),
        Field("source", "Where do these words come from?", hint="For example: from their e-mail of Tue 17 Nov."),
    ),
    _kind(
        "action", "Agree an action", "Action agreed",
        Field("what", "What will be done?", Control.PROSE, required=True, error="Write what will be done"),
        Field("owner", "Who will do it?", Control.PERSON, required=True, error="Write who will do this, even if it is you"),
        Field("owner_side", "Which side are they on?", Control.CHOICE, options=SIDES, case_text=False),
        Field("due_on", "By when?", Control.DATE, required=True, error="Enter the day by which it will be done"),
    ),
    _kind(
        "action-answer", "Say whether it was done", "Action",
        *_of_entry(
            Field("done", "Was it done?", Control.CHOICE, options=DONE, required=True, error="Choose whether it was done", case_text=False),
            Field("note", "What came of it?", Control.PROSE),
        ),
    ),
    _kind(
        "position", "Add to a position", "Position",
        Field("side", "Whose position is it?", Control.CHOICE, options=SIDES, required=True, error="Choose whose position it is", case_text=False),
        Field("holds", "What do they hold, and why?", Control.PROSE, required=True, error="Write what they hold"),
        Field("wants", "What should happen?", Control.PROSE),
        Field("evidence", "What does this rest on?", Control.PROSE, hint="And where the original is held."),
        Field("change", "What would change their mind?", Control.PROSE),
        Field("source", "Where do these words come from?"),
    ),
    _kind(
        "details", "Add what is not yet recorded", "Added",
        *(field for field in RAISED.fields if field.name in (
            "other_role", "their_reference", "level.raising", "level.receiving", "rationale", "child_view", "child_view_how", "court")),
        Field("other_person", "Person there", Control.PERSON),
        Field("safety_plan", "What keeps the child safe meanwhile?", Control.PROSE),
        Field("lead_professional", "Lead professional", Control.PERSON),
        Field("family_told", "What were the parents or carers told?", Control.PROSE),
    ),
    _kind(
        "writing", "Write what this stage asks for", "Written for this stage",
        Field("item", "What it is", Control.HIDDEN, case_text=False),
        Field("text", "Your text", Control.PROSE, required=True, error="Write the text"),
    ),
    _kind("note", "Add a note", "Note", Field("text", "Your note", Control.PROSE, required=True, error="Write the note")),
    _kind(
        "safety", "The child is at immediate risk", "Immediate risk",
        Field("text", "What was done to make the child safe?", Control.PROSE, required=True, error="Write what was done, and who was told",
              hint="Call emergency services or social care first. Record it afterwards."),
        Field("safety_plan", "What keeps the child safe meanwhile?", Control.PROSE),
    ),
    _kind(
        "stage-concluded", "End this stage", "Stage ended",
        Field("outcome", "How did this stage end?", Control.LIST, choices_from="stage-outcomes", options=OUTCOMES, required=True,
              error="Choose how this stage ended", case_text=False),
        Field("raising_agrees", "Does the raising side agree that it is resolved?", Control.CHOICE, options=AGREES, case_text=False,
              required_when=("outcome", ("resolved", "resolved-with-actions")), error="Say whether the raising side agrees"),
        Field("summary", "What came of this stage?", Control.PROSE, required=True, error="Write what came of this stage, in a sentence or two"),
        Field("outstanding", "What is still open?", Control.PROSE),
        Field("told_how", "Who was told of the outcome, when and how?"),
        Field("writing.*", "Written for this stage", Control.PROSE),
        decision=True,
    ),
    _kind(
        "withdrawn", "Withdraw the disagreement", "Withdrawn by the raising side",
        Field("changed", "What changed?", Control.PROSE, required=True, error="Write what changed"),
        decision=True,
    ),
    _kind(
        "escalated", "Go to a later stage", "Went to a later stage",
        Field("to_stage", "Which stage?", Control.LIST, choices_from="stages-ahead", required=True, error="Choose the stage", case_text=False),
        Field("because_of_risk", "Earlier stages are passed over because of risk to the child", Control.TICK, case_text=False),
        Field("reason", "Why now?", Control.PROSE, required=True, error="Write why it goes to this stage now"),
        Field("our_person", "Who acts on our side?", Control.PERSON),
        Field("other_person", "Who acts on their side?", Control.PERSON),
        Field("writing.*", "Written for this stage", Control.PROSE),
        decision=True,
    ),
    _kind(
        "shorter-limit", "Set a shorter time limit", "Shorter time limit for the child",
        Field("limit", "Which time limit?", Control.LIST, choices_from="time-limits", required=True, error="Choose the time limit", case_text=False),
        Field("due", "By when?", Control.MOMENT, required=True, error="Enter the new day and time", case_text=False),
        Field("reason", "Why does the child need this sooner?", Control.PROSE, required=True, error="Write why the child needs this sooner"),
    ),
    _kind(
        "partnership-told", "The partnership was told", "Partnership told",
        Field("whom", "Who was told?", Control.PERSON, required=True, error="Write who was told"),
        Field("how", "How?", Control.CHOICE, options=TELLING, required=True, error="Choose how they were told", case_text=False),
        Field("what", "What were they told?", Control.PROSE),
    ),
    _kind(
        "stage-described", "Describe this stage by hand", "Stage described by hand",
        Field("name", "What is this stage called?", required=True, error="Write what this stage is called", case_text=False),
        Field("raising_role", "Who acts for the raising side?", case_text=False),
        Field("receiving_role", "Who acts for the receiving side?", case_text=False),
        Field("unit", "How is the time limit counted?", Control.CHOICE, options=UNITS, required=True, error="Choose how the limit is counted", case_text=False),
        Field("limit", "How many?", required_when=("unit", ("hours", "working-days", "calendar-days")), error="Write how many, for example 2", case_text=False),
        Field("text_source", "Where does this come from?", required=True, error="Write where this comes from", case_text=False,
              hint="For example: the partnership's web page, read on Mon 23 Nov."),
        happening=_AUTHOR,
    ),
    _kind(
        "correction", "Correct this", "Correction",
        *_of_entry(
            Field("field", "What is corrected", Control.HIDDEN, case_text=False),
            Field("value", "It should read", Control.PROSE, required=True, error="Write how it should read"),
            Field("reason", "Why?", Control.PROSE, required=True, error="Write why it is corrected"),
        ), happening=_AUTHOR,
    ),
    _kind(
        "withheld", "Withhold from copies", "Withheld from copies",
        *_of_entry(
            Field("fields", "What is withheld", Control.HIDDEN, case_text=False),
            Field("why", "Why is it withheld?", Control.CHOICE, options=WITHHOLDING, required=True, error="Choose why it is withheld", case_text=False),
            Field("reason", "Say more, for your own agency", Control.PROSE, hint="This is never printed in a copy."),
        ), happening=_AUTHOR,
    ),
    _kind(
        "linked", "Link to another disagreement", "Linked",
        Field("other", "Which disagreement?", Control.LIST, choices_from="disagreements", required=True, error="Choose the other disagreement", case_text=False),
        Field("why", "How do they belong together?", Control.PROSE), happening=_AUTHOR,
    ),
    _kind(
        "closed", "Close the disagreement", "Closed",
        Field("summary", "What came of it?", Control.PROSE, required=True, error="Write what came of it, in a sentence or two"),
        Field("child_outcome", "What is the outcome for the child?", Control.CHOICE, options=CHILD_OUTCOMES, required=True,
              error="Choose the outcome for the child"),
        Field("child_note", "What shows this?", Control.PROSE),
        Field("told_how", "Who was told, when and how?"),
        decision=True,
    ),
    _kind(
        "child-outcome", "Record the outcome for the child", "Outcome for the child",
        Field("child_outcome", "What is the outcome for the child?", Control.CHOICE, options=CHILD_OUTCOMES, required=True,
              error="Choose the outcome for the child"),
        Field("child_note", "What shows this?", Control.PROSE),
    ),
    _kind(
        "reopened", "Reopen the disagreement", "Reopened",
        Field("reason", "Why is it opened again?", Control.PROSE, required=True, error="Write why it is opened again"),
        decision=True,
    ),
    _kind(
        "reconciled", "Settle which decision stands", "Settled",
        Field("stands", "Which decision stands?", Control.LIST, choices_from="decisions", required=True, error="Choose which decision stands", case_text=False),
        Field("names", "Decisions", Control.HIDDEN, case_text=False),
        Field("why", "Why?", Control.PROSE, required=True, error="Write why this one stands"),
        decision=True, happening=_AUTHOR,
    ),
    Kind("person", "", "Person", tuple(Field(name, label, Control.HIDDEN, case_text=False) for name, label in (
        ("name", "Name"), ("role", "Role"), ("agency", "Agency"), ("certificate", "Certificate"), ("sample", "Sample")))),
    Kind("key", "", "New key", tuple(Field(name, label, Control.HIDDEN, case_text=False) for name, label in (
        ("holder", "Whose key"), ("certificate", "Certificate"), ("reason", "Why")))),
)

KINDS: dict[str, Kind] = {kind.id: kind for kind in (RAISED, *ACTS)}
"""Every kind by its id."""

DECISIONS: frozenset[str] = frozenset(kind.id for kind in KINDS.values() if kind.decision)
