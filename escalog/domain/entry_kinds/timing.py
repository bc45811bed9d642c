"""The kinds about time: a limit met by something other than words, a form received, a pause, a priority,
a shorter and a longer limit.
"""

from collections.abc import Mapping
from dataclasses import replace

from escalog.domain.entry_kinds.fields import (
    AUTHOR,
    ChoicesFrom,
    Control,
    Field,
    asked,
    happening,
)
from escalog.domain.entry_kinds.kind import Deed, Given, Kind, Said
from escalog.domain.procedure.vocabulary import Event
from escalog.domain.values.english import lower_first, say_moment
from escalog.domain.values.kind_id import KindId

SETTING: Mapping[str, str] = {"shorter-limit": "due", "longer-limit": "due"}
"""The kinds that set a limit directly for one disagreement, and the field that holds its end."""

_LIMIT = Field(
    "limit",
    "Which time limit?",
    Control.LIST,
    choices_from=ChoicesFrom.TIME_LIMITS,
    required=True,
    error="Choose the time limit",
    case_text=False,
    printed="Time limit",
)

_NEW_END = Field(
    "due",
    "By when?",
    Control.MOMENT,
    required=True,
    error="Enter the new day and time",
    case_text=False,
    printed="New limit",
)


def _when(label: str, error: str, printed: str) -> tuple[Field, ...]:
    """When something began or ended, said by its author alone."""
    return tuple(
        Field(field.name, label, field.control, error=error, required=True, hint=field.hint, printed=printed)
        for field in AUTHOR
    )


def _set_limit_heading(said: Said) -> str:
    due = said.moment("due")
    length = "Shorter" if said.kind == KindId.SHORTER_LIMIT else "Longer"
    head = f"{length} time limit: {lower_first(said.limit(said.text('limit')))}"
    return f"{head}, by {say_moment(due, year=True)}" if due is not None else head


def _limit_met_heading(said: Said) -> str:
    return f"Done: {lower_first(said.limit(said.text('limit')))}"


def _form_received_heading(said: Said) -> str:
    form = said.text("what")
    return f"Form received: {form}" if form else "Form received"


def _pause_heading(said: Said) -> str:
    at = said.moment()
    did = "Time limits paused" if said.kind == KindId.PAUSED else "Time limits started again"
    return f"{did} from {say_moment(at, year=True)}" if at is not None else did


def _priority_set_heading(said: Said) -> str:
    chosen = said.text("priority")
    return f"Priority: {said.priority(chosen)}" if chosen else "Priority"


CLOCK_KINDS: tuple[Kind, ...] = (
    Kind(
        KindId.LIMIT_MET,
        "Note that it was done",
        "Done",
        asked(
            Field(
                "limit",
                "What was done?",
                Control.LIST,
                choices_from=ChoicesFrom.LIMITS_TO_NOTE,
                required=True,
                error="Choose what was done",
                case_text=False,
                printed="What was done",
            ),
            Field(
                "how",
                "How was it done?",
                Control.PROSE,
                hint="For example: read the file at their office.",
                printed="How it was done",
            ),
        ),
        icon="tick",
        menu=60,
        heading=_limit_met_heading,
        told_by_heading=frozenset({"limit"}),
    ),
    Kind(
        KindId.FORM_RECEIVED,
        "Note that the form came",
        "Form received",
        asked(
            Field(
                "what",
                "Which form?",
                required=True,
                error="Write which form it is",
                hint="As the procedure calls it.",
                printed="Form",
            ),
            Field("from_whom", "From whom?", Control.PERSON, printed="From"),
            happening=happening("When did it come?", "Enter the day it came, for example 23 Nov 2026"),
        ),
        icon="envelope",
        menu=70,
        heading=_form_received_heading,
        told_by_heading=frozenset({"what"}),
        does=(Deed(Event.FORM_RECEIVED),),
    ),
    Kind(
        KindId.SHORTER_LIMIT,
        "Set a shorter time limit",
        "Shorter time limit for the child",
        asked(
            replace(_LIMIT, choices_from=ChoicesFrom.LIMITS_TO_SHORTEN),
            _NEW_END,
            Field(
                "reason",
                "Why does the child need this sooner?",
                Control.PROSE,
                required=True,
                error="Write why the child needs this sooner",
                printed="Why the child needs it sooner",
            ),
        ),
        icon="clock",
        menu=200,
        heading=_set_limit_heading,
        told_by_heading=frozenset({"limit", "due"}),
        notified=(Given("dates", ("occurred", "limit", "due")),),
    ),
    Kind(
        KindId.LONGER_LIMIT,
        "Agree a longer time limit",
        "Longer time limit",
        asked(
            _LIMIT,
            _NEW_END,
            Field(
                "reason",
                "Why is it longer than the procedure gives?",
                Control.PROSE,
                required=True,
                error="Write why it is longer",
                hint="And what keeps the child safe until then.",
                printed="Why it is longer",
            ),
            Field(
                "agreed_with",
                "Who agreed to it?",
                Control.PERSON,
                required=True,
                error="Write who agreed to it",
                printed="Agreed with",
            ),
        ),
        icon="clock",
        menu=210,
        heading=_set_limit_heading,
        told_by_heading=frozenset({"limit", "due"}),
        notified=(Given("dates", ("occurred", "limit", "due")),),
    ),
    Kind(
        KindId.PAUSED,
        "Pause the time limits",
        "Time limits paused",
        asked(
            Field(
                "reason",
                "Why do the time limits stand still?",
                Control.PROSE,
                required=True,
                error="Write why they stand still",
                hint="And what keeps the child safe meanwhile.",
                printed="Why they stand still",
            ),
            Field("agreed_with", "Who agreed to it?", Control.PERSON, printed="Agreed with"),
            happening=_when("From when?", "Enter from when they stand still, for example 23 Nov 2026", "From"),
        ),
        icon="clock",
        menu=220,
        heading=_pause_heading,
        notified=(Given("dates", ("occurred",)),),
    ),
    Kind(
        KindId.RESUMED,
        "Start the time limits again",
        "Time limits started again",
        asked(
            Field("reason", "Why now?", Control.PROSE, printed="Why now"),
            happening=_when("From when?", "Enter from when they count again, for example 23 Nov 2026", "From"),
        ),
        icon="clock",
        menu=230,
        heading=_pause_heading,
        notified=(Given("dates", ("occurred",)),),
    ),
    Kind(
        KindId.PRIORITY_SET,
        "Set the priority",
        "Priority",
        asked(
            Field(
                "priority",
                "How pressing is it?",
                Control.LIST,
                choices_from=ChoicesFrom.PRIORITIES,
                required=True,
                error="Choose how pressing it is",
                case_text=False,
                printed="Priority",
            ),
            Field(
                "reason",
                "Why?",
                Control.PROSE,
                required=True,
                error="Write why it is as pressing as that",
                printed="Why",
            ),
        ),
        icon="flag",
        menu=190,
        heading=_priority_set_heading,
        told_by_heading=frozenset({"priority"}),
        notified=(Given("dates", ("occurred", "priority")),),
    ),
)
