"""What was filled in while raising, read through; what may follow later; full names where initials are enough."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from escalog.domain.entry_kinds.fields import Control
from escalog.domain.procedure.immediate_route import title_of
from escalog.domain.procedure.model import Choice, Procedure
from escalog.domain.values.english import say_moment
from escalog.domain.values.entry import FieldValue
from escalog.domain.values.failure import Failure
from escalog.domain.values.identifying_text import looks_identifying
from escalog.domain.values.moment import Moment
from escalog.ui.raising.questions import TRACK, Asking
from escalog.ui.raising.sides import is_theirs
from escalog.wording.fields import AskedField

Values = Mapping[str, FieldValue]

SHORT_TITLES = {"ours": "The raising side", "theirs": "The receiving side"}
"""As the list of steps says it, whoever fills it in."""

PROCEDURE = "procedure"


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One line of the page that is read through: question, answer, and the field it came from."""

    step: str
    name: str
    label: str
    value: str


def review(values: Values, procedure: Procedure | None) -> Iterator[ReviewLine]:
    """Everything that was filled in and will be recorded, in the order it was asked."""
    asking = Asking(procedure, dict(values))
    choices = asking.choices()
    for step in asking.steps:
        if step.id == "route" and procedure is not None and asking.track is not None:
            yield ReviewLine(step.id, PROCEDURE, "Procedure", f"{procedure.title}, version {procedure.version}")
            if len(procedure.tracks) > 1:
                yield ReviewLine(step.id, TRACK, "Route", title_of(asking.track))
        fields = asking.fields(step.id)
        named = (answered for answered in values if asking.belongs(step.id, answered))
        for name in sorted(named, key=lambda answered: _order(fields, answered)):
            field = _field(fields, name)
            if field is None:
                continue
            number = name.split(".")[1] if name.startswith("child.") else "1"
            label = field.label if number == "1" else f"{field.label} ({number})"
            yield ReviewLine(step.id, name, label, _said(field, values[name], choices))


def full_names(values: Values) -> list[tuple[str, str, str]]:
    """Where initials are asked and a full name seems to stand: the field, what stands there, and its initials."""
    names = []
    for name, value in sorted(values.items()):
        if name.startswith("child.") and name.endswith(".initials") and isinstance(value, str):
            short = next((notice.suggestion for notice in looks_identifying(value) if notice.suggestion), "")
            names += [(name, value, short)] if short else []
    return names


def not_there_yet(values: Values, procedure: Procedure | None = None) -> list[tuple[str, str, str]]:
    """Step, field and words of what may follow later."""
    asking = Asking(procedure, dict(values))
    asked = (
        ("child", "child_view", f"the {asking.noun}'s view"),
        ("theirs", "receiving.holds", "your position" if is_theirs(values) else "their position"),
        ("need", "level.raising", "level of need"),
        ("ours", "raising.evidence", "what it rests on"),
        ("plan", "court", "court proceedings or none"),
    )
    return [later for later in asked if not values.get(later[1]) and asking.asks_for(later[1])]


def _field(fields: Sequence[AskedField], name: str) -> AskedField | None:
    parts = name.split(".")
    pattern = ".".join((parts[0], "*", *parts[2:])) if parts[0] == "child" and len(parts) == 3 else name
    return next((field for field in fields if field.name == pattern), None)


def _order(fields: Sequence[AskedField], name: str) -> tuple[int, int]:
    field = _field(fields, name)
    number = name.split(".")[1] if name.startswith("child.") else "0"
    return int(number) if number.isdecimal() else 0, list(fields).index(field) if field is not None else 0


def _said(field: AskedField, value: FieldValue, choices: Callable[[str], Sequence[Choice]]) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if field.control in (Control.DATE, Control.MOMENT):
        try:
            return say_moment(Moment.parse(str(value)), year=True)
        except Failure:
            return str(value)
    if field.choices_from:
        return next((choice.label for choice in choices(field.choices_from) if choice.id == value), str(value))
    return field.option_label(str(value or ""))
