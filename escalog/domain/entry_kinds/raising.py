"""The kind `raised`: how a disagreement begins, and in which order the program asks.

When it was raised with us, the same fields hold the other agency's words as given to us.
"""

from dataclasses import dataclass

from escalog.domain.entry_kinds.fields import (
    AGENCY_TYPES,
    CANNOT_WAIT,
    KINDS_OF_AGENCY,
    LEVELS_OF_NEED,
    PRIORITY,
    TRACK_FACTS,
    ChoicesFrom,
    Control,
    Field,
    choices,
)
from escalog.domain.entry_kinds.kind import Given, Kind, Said
from escalog.domain.values.kind_id import KindId

SAFE_NOW = choices(
    safe="Yes, as far as we know",
    acted="No: emergency services or social care have been told",
    unsafe="No, and nobody has been told yet",
    not_known="We do not know",
)

DIRECTIONS = choices(ours="We are raising it", theirs="Another agency has raised it with us")

COURT = choices(no="No", yes="Yes", not_known="Not known")


@dataclass(frozen=True, slots=True)
class RaisingStep:
    """One page of the form: a title, a sentence under it, and the names of its fields in order."""

    id: str
    title: str
    lead: str
    fields: tuple[str, ...]


_SAFETY = (
    Field(
        "safe_now",
        "Is the child safe now?",
        Control.CHOICE,
        options=SAFE_NOW,
        required=True,
        error="Say whether the child is safe now",
        printed="Child safe when it was raised",
    ),
    Field(
        "safety_done",
        "What was done to make the child safe?",
        Control.PROSE,
        hint="If something was done: who was told, when, and what they said.",
        printed="What was done to make the child safe",
    ),
    Field(
        "direction",
        "Are you raising a disagreement, or has someone raised one with you?",
        Control.CHOICE,
        options=DIRECTIONS,
        required=True,
        error="Say which side you are on",
        case_text=False,
        printed="Who raises it",
    ),
)

_SIDES = (
    Field(
        "child.*.initials",
        "Child's initials",
        required=True,
        error="Write the child's initials, for example K.M.",
        hint="Initials only. If a full name slips in, you will be asked whether to shorten it.",
    ),
    Field(
        "child.*.birth_year",
        "Year of birth",
        Control.YEAR,
        error="Write the year of birth in four figures, for example 2015",
        hint="In four figures.",
    ),
    Field("child.*.unborn", "Not born yet", Control.TICK),
    Field(
        "our_reference",
        "Our reference",
        required=True,
        error="Write your agency's own reference",
        hint="The number your agency's case system uses.",
    ),
    Field("their_reference", "Their reference", hint="If you know it."),
    Field("our_agency", "Our agency", Control.HIDDEN, case_text=False),
    Field("our_person", "Our person", Control.HIDDEN, case_text=False),
    Field("our_role", "Our person's role", Control.HIDDEN, case_text=False),
    Field(
        "other_agency", "Other agency", Control.AGENCY, required=True, error="Write which agency is on the other side"
    ),
    Field(
        "other_person",
        "Person there",
        Control.PERSON,
        required_when=("other_person_not_known", (False, None)),
        error="Write who deals with it there, or tick that it is not known yet",
    ),
    Field("other_role", "Their role"),
    Field(
        "other_person_not_known", "Not known yet", Control.TICK, case_text=False, printed="Person there not known yet"
    ),
)

_DECISION = (
    Field(
        "decision",
        "Which decision is challenged?",
        Control.PROSE,
        required=True,
        error="Say which decision is challenged",
        hint="What was decided or not done, and by whom.",
        printed="Decision challenged",
    ),
    Field(
        "heard",
        "When did you hear of it?",
        Control.MOMENT,
        required=True,
        error="Enter the day you heard of it, for example 16 Nov 2026",
        hint="This date can start the clock. If you are unsure of the time, leave it empty.",
        printed="Heard of on",
    ),
    Field(
        "rationale",
        "What reason was given?",
        Control.PROSE,
        hint="In their words, if you have them.",
        printed="Reason given",
    ),
    Field(
        "category",
        "What is it about?",
        Control.LIST,
        choices_from=ChoicesFrom.CATEGORIES,
        required=True,
        error="Choose what it is about",
        case_text=False,
        printed="What it is about",
    ),
)

_POSITIONS = (
    Field(
        "raising.holds",
        "What do you disagree with, and why?",
        Control.PROSE,
        required=True,
        error="Say what the disagreement is and why",
        hint="Facts first. An opinion or a feeling counts too: say which it is.",
        printed="What the raising side holds, and why",
    ),
    Field(
        "raising.wants",
        "What do you think should happen?",
        Control.PROSE,
        required=True,
        error="Say what should happen",
        hint="Say what exactly, by whom and by when.",
        printed="Outcome the raising side wants",
    ),
    Field(
        "raising.evidence",
        "What does this rest on?",
        Control.PROSE,
        hint="What was seen or heard, by whom, and where the original is held.",
        printed="What the raising side's view rests on",
    ),
    Field(
        "raising.change",
        "What would change your mind?",
        Control.PROSE,
        hint="This helps the other side to know what to look for.",
        printed="What would change the raising side's mind",
    ),
    Field(
        "receiving.holds",
        "What does the other side hold, and why?",
        Control.PROSE,
        hint="In their own words, if you have them.",
        printed="What the receiving side holds, and why",
    ),
    Field(
        "receiving.wants",
        "What does the other side think should happen?",
        Control.PROSE,
        printed="Outcome the receiving side wants",
    ),
    Field(
        "receiving.evidence",
        "What does their view rest on?",
        Control.PROSE,
        printed="What the receiving side's view rests on",
    ),
    Field(
        "receiving.change",
        "What would change their mind?",
        Control.PROSE,
        printed="What would change the receiving side's mind",
    ),
    Field(
        "receiving.source",
        "Where do their words come from?",
        hint="For example: from their e-mail of Tue 17 Nov.",
        printed="Source of the receiving side's words",
    ),
)

_CHILD = (
    Field(
        "level.raising",
        "Level of need as the raising side sees it",
        Control.LIST,
        choices_from=ChoicesFrom.LEVELS,
        case_text=False,
        printed="Level of need, raising side",
    ),
    Field(
        "level.receiving",
        "Level of need as the receiving side sees it",
        Control.LIST,
        choices_from=ChoicesFrom.LEVELS,
        case_text=False,
        printed="Level of need, receiving side",
    ),
    Field(
        "child_view",
        "What does the child say or want?",
        Control.PROSE,
        hint="In the child's own words. If the child could not be asked, say why.",
        printed="The child's view",
    ),
    Field("child_view_how", "How was this obtained?", printed="How it was obtained"),
    Field(
        "safety_plan",
        "What keeps the child safe meanwhile?",
        Control.PROSE,
        required=True,
        error="Say what keeps the child safe while this is being settled",
        printed="What keeps the child safe meanwhile",
    ),
    Field(
        "court",
        "Are there court proceedings about the child?",
        Control.CHOICE,
        options=COURT,
        case_text=False,
        hint="If there are, take legal advice before sharing.",
        printed="Court proceedings about the child",
    ),
)

_PROGRAM = tuple(
    Field(name, label, Control.HIDDEN, case_text=False)
    for name, label in (
        ("procedure", "Procedure"),
        ("track", "Route"),
        ("stage", "Stage"),
        ("sample", "Sample"),
        ("adopted_by", "Adopted by"),
        ("adopted_role", "Role"),
        ("adopted_on", "Adopted on"),
        ("adopted_source_checked", "Source checked"),
        ("adopted_gaps", "Gaps filled"),
    )
)

_START = (
    Field(
        "occurred",
        "When was the disagreement raised?",
        Control.MOMENT,
        required=True,
        error="Enter the day it was raised, for example 16 Nov 2026",
        hint="This is the day the other side was told.",
        printed="Raised on",
    ),
    Field(
        "start_reason",
        "Why does it start at a later stage?",
        Control.PROSE,
        hint="Only if it does not start at the first stage.",
        printed="Why it starts at a later stage",
    ),
)


def _raised_heading(said: Said) -> str:
    head, track = said.fixed(RAISED.past), said.recorded("track")
    return f"{head} on the immediate route: {said.track(track)}" if said.is_fast(track) else head


RAISED = Kind(
    KindId.RAISED,
    "Raise a disagreement",
    "Disagreement raised",
    _SAFETY
    + _SIDES
    + AGENCY_TYPES
    + TRACK_FACTS
    + _DECISION
    + PRIORITY
    + CANNOT_WAIT
    + _POSITIONS
    + _CHILD
    + _START
    + _PROGRAM,
    decision=True,
    icon="plus",
    heading=_raised_heading,
    judged=frozenset({"direction", "procedure", "track", "stage", "sample"}),
    notified=(
        Given(
            "", ("our_reference", "adopted_by", "adopted_role", "adopted_on", "adopted_source_checked", "adopted_gaps")
        ),
        Given("agencies", ("our_agency", "other_agency", *KINDS_OF_AGENCY)),
        Given("stage", KINDS_OF_AGENCY),
        Given("category", ("category",)),
        Given("dates", ("occurred", "heard", "conference", "review_on", "priority")),
        Given("level-of-need", LEVELS_OF_NEED),
    ),
)

STEPS: tuple[RaisingStep, ...] = (
    RaisingStep(
        "safety",
        "Is the child safe now?",
        "The child comes first, and before any procedure.",
        ("safe_now", "safety_done"),
    ),
    RaisingStep("direction", "Who is raising it?", "The same form serves both sides.", ("direction",)),
    RaisingStep("route", "Is this the right route?", "Some concerns go another way.", ()),
    RaisingStep(
        "sides",
        "Child and agencies",
        "Initials and references are enough.",
        (
            "child.*.initials",
            "child.*.birth_year",
            "child.*.unborn",
            "our_reference",
            "their_reference",
            "other_agency",
            "other_person",
            "other_role",
            "other_person_not_known",
        ),
    ),
    RaisingStep(
        "decision",
        "The decision",
        "What was decided, and when you heard.",
        ("decision", "heard", "rationale", "category", "occurred"),
    ),
    RaisingStep(
        "ours",
        "The raising side's position",
        "Write it so that the other side could read it over your shoulder.",
        ("raising.holds", "raising.wants", "raising.evidence", "raising.change"),
    ),
    RaisingStep(
        "theirs",
        "The receiving side's position",
        "What you know of it now. You can add to it at any time.",
        ("receiving.holds", "receiving.wants", "receiving.evidence", "receiving.change", "receiving.source"),
    ),
    RaisingStep(
        "need",
        "Level of need",
        "Where each side places the child. Leave open what you do not know.",
        ("level.raising", "level.receiving"),
    ),
    RaisingStep(
        "child",
        "The child's view",
        "What the child says counts, in the child's own words.",
        ("child_view", "child_view_how"),
    ),
    RaisingStep(
        "plan",
        "Safety plan for now",
        "What keeps the child safe while this is being settled.",
        ("safety_plan", "court"),
    ),
    RaisingStep("check", "Read it through", "Nothing is recorded until you press Record this.", ()),
)
