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
    "limit", "Time limit", Control.LIST, choices_from=ChoicesFrom.TIME_LIMITS, required=True, case_text=False
)

_NEW_END = Field("due", "New limit", Control.MOMENT, required=True, case_text=False)


def _when(words: str) -> tuple[Field, ...]:
    """When something began or ended, said by its author alone."""
    return tuple(Field(field.name, "From", field.control, required=True, words=words) for field in AUTHOR)


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
        "Done",
        asked(
            Field(
                "limit",
                "What was done",
                Control.LIST,
                choices_from=ChoicesFrom.LIMITS_TO_NOTE,
                required=True,
                case_text=False,
            ),
            Field("how", "How it was done", Control.PROSE),
        ),
        icon="tick",
        menu=60,
        heading=_limit_met_heading,
        told_by_heading=frozenset({"limit"}),
    ),
    Kind(
        KindId.FORM_RECEIVED,
        "Form received",
        asked(
            Field("what", "Form", required=True),
            Field("from_whom", "From", Control.PERSON),
            happening=happening("form-received-occurred"),
        ),
        icon="envelope",
        menu=70,
        heading=_form_received_heading,
        told_by_heading=frozenset({"what"}),
        does=(Deed(Event.FORM_RECEIVED),),
    ),
    Kind(
        KindId.SHORTER_LIMIT,
        "Shorter time limit for the child",
        asked(
            replace(_LIMIT, choices_from=ChoicesFrom.LIMITS_TO_SHORTEN),
            _NEW_END,
            Field("reason", "Why the child needs it sooner", Control.PROSE, required=True),
        ),
        icon="clock",
        menu=200,
        heading=_set_limit_heading,
        told_by_heading=frozenset({"limit", "due"}),
        notified=(Given("dates", ("occurred", "limit", "due")),),
    ),
    Kind(
        KindId.LONGER_LIMIT,
        "Longer time limit",
        asked(
            _LIMIT,
            _NEW_END,
            Field("reason", "Why it is longer", Control.PROSE, required=True),
            Field("agreed_with", "Agreed with", Control.PERSON, required=True),
        ),
        icon="clock",
        menu=210,
        heading=_set_limit_heading,
        told_by_heading=frozenset({"limit", "due"}),
        notified=(Given("dates", ("occurred", "limit", "due")),),
    ),
    Kind(
        KindId.PAUSED,
        "Time limits paused",
        asked(
            Field("reason", "Why they stand still", Control.PROSE, required=True),
            Field("agreed_with", "Agreed with", Control.PERSON),
            happening=_when("paused-occurred"),
        ),
        icon="clock",
        menu=220,
        heading=_pause_heading,
        notified=(Given("dates", ("occurred",)),),
    ),
    Kind(
        KindId.RESUMED,
        "Time limits started again",
        asked(
            Field("reason", "Why now", Control.PROSE),
            happening=_when("resumed-occurred"),
        ),
        icon="clock",
        menu=230,
        heading=_pause_heading,
        notified=(Given("dates", ("occurred",)),),
    ),
    Kind(
        KindId.PRIORITY_SET,
        "Priority",
        asked(
            Field(
                "priority",
                "Priority",
                Control.LIST,
                choices_from=ChoicesFrom.PRIORITIES,
                required=True,
                case_text=False,
            ),
            Field("reason", "Why", Control.PROSE, required=True),
        ),
        icon="flag",
        menu=190,
        heading=_priority_set_heading,
        told_by_heading=frozenset({"priority"}),
        notified=(Given("dates", ("occurred", "priority")),),
    ),
)
