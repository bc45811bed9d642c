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
    """One page of the form: the names of its fields in order. Its title is the message `raising-<id>`."""

    id: str
    fields: tuple[str, ...]


_SAFETY = (
    Field("safe_now", "Child safe when it was raised", Control.CHOICE, options=SAFE_NOW, required=True),
    Field("safety_done", "What was done to make the child safe", Control.PROSE),
    Field("direction", "Who raises it", Control.CHOICE, options=DIRECTIONS, required=True, case_text=False),
)

_SIDES = (
    Field("child.*.initials", "Child's initials", required=True),
    Field("child.*.birth_year", "Year of birth", Control.YEAR),
    Field("child.*.unborn", "Not born yet", Control.TICK),
    Field("our_reference", "Our reference", required=True),
    Field("their_reference", "Their reference"),
    Field("our_agency", "Our agency", Control.HIDDEN, case_text=False),
    Field("our_person", "Our person", Control.HIDDEN, case_text=False),
    Field("our_role", "Our person's role", Control.HIDDEN, case_text=False),
    Field("other_agency", "Other agency", Control.AGENCY, required=True),
    Field("other_person", "Person there", Control.PERSON, required_when=("other_person_not_known", (False, None))),
    Field("other_role", "Their role"),
    Field("other_person_not_known", "Person there not known yet", Control.TICK, case_text=False),
)

_DECISION = (
    Field("decision", "Decision challenged", Control.PROSE, required=True),
    Field("heard", "Heard of on", Control.MOMENT, required=True),
    Field("rationale", "Reason given", Control.PROSE),
    Field(
        "category",
        "What it is about",
        Control.LIST,
        choices_from=ChoicesFrom.CATEGORIES,
        required=True,
        case_text=False,
    ),
)

_POSITIONS = (
    Field("raising.holds", "What the raising side holds, and why", Control.PROSE, required=True),
    Field("raising.wants", "Outcome the raising side wants", Control.PROSE, required=True),
    Field("raising.evidence", "What the raising side's view rests on", Control.PROSE),
    Field("raising.change", "What would change the raising side's mind", Control.PROSE),
    Field("receiving.holds", "What the receiving side holds, and why", Control.PROSE),
    Field("receiving.wants", "Outcome the receiving side wants", Control.PROSE),
    Field("receiving.evidence", "What the receiving side's view rests on", Control.PROSE),
    Field("receiving.change", "What would change the receiving side's mind", Control.PROSE),
    Field("receiving.source", "Source of the receiving side's words"),
)

_CHILD = (
    Field(
        "level.raising", "Level of need, raising side", Control.LIST, choices_from=ChoicesFrom.LEVELS, case_text=False
    ),
    Field(
        "level.receiving",
        "Level of need, receiving side",
        Control.LIST,
        choices_from=ChoicesFrom.LEVELS,
        case_text=False,
    ),
    Field("child_view", "The child's view", Control.PROSE),
    Field("child_view_how", "How it was obtained"),
    Field("safety_plan", "What keeps the child safe meanwhile", Control.PROSE, required=True),
    Field("court", "Court proceedings about the child", Control.CHOICE, options=COURT, case_text=False),
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
    Field("occurred", "Raised on", Control.MOMENT, required=True),
    Field("start_reason", "Why it starts at a later stage", Control.PROSE),
)


def _raised_heading(said: Said) -> str:
    head, track = said.fixed(RAISED.past), said.recorded("track")
    return f"{head} on the immediate route: {said.track(track)}" if said.is_fast(track) else head


RAISED = Kind(
    KindId.RAISED,
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
        ("safe_now", "safety_done"),
    ),
    RaisingStep("direction", ("direction",)),
    RaisingStep("route", ()),
    RaisingStep(
        "sides",
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
        ("decision", "heard", "rationale", "category", "occurred"),
    ),
    RaisingStep(
        "ours",
        ("raising.holds", "raising.wants", "raising.evidence", "raising.change"),
    ),
    RaisingStep(
        "theirs",
        ("receiving.holds", "receiving.wants", "receiving.evidence", "receiving.change", "receiving.source"),
    ),
    RaisingStep(
        "need",
        ("level.raising", "level.receiving"),
    ),
    RaisingStep(
        "child",
        ("child_view", "child_view_how"),
    ),
    RaisingStep(
        "plan",
        ("safety_plan", "court"),
    ),
    RaisingStep("check", ()),
)
