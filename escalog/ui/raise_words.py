"""How raising asks, on either side: the fields of the table in the words of whoever fills them in. Plain values."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from escalog.domain.entry import FieldValue
from escalog.domain.failures import Failure
from escalog.domain.kinds import Control, Field
from escalog.domain.moments import Moment, say_moment
from escalog.domain.privacy import looks_identifying
from escalog.domain.procedure import Choice, Procedure
from escalog.domain.raising import RAISED, STEPS, Step

Values = Mapping[str, FieldValue]

_OURS = {
    "raising.holds": ("What do you disagree with, and why?", ""),
    "receiving.holds": ("What do they hold, and why?", "In their own words, if you have them."),
    "receiving.wants": ("What do they think should happen?", ""),
    "heard": ("When did you hear of it?", ""),
    "level.raising": ("Level of need as you see it", ""),
    "level.receiving": ("Level of need as they see it", ""),
}
_THEIRS = {
    "decision": ("Which decision of yours is challenged?", "What you decided or did not do."),
    "heard": ("When did the challenge reach you?", ""),
    "rationale": ("What reason did you give?", ""),
    "occurred": ("When did they raise it?", "The day they told you, as they say."),
    "raising.holds": ("What do they disagree with, and why?", "As given to you, in their own words if you have them."),
    "raising.wants": ("What do they think should happen?", "As given to you."),
    "raising.evidence": ("What does it rest on?", "As given to you, and where the original is held."),
    "raising.change": ("What would change their mind?", "If they said so."),
    "receiving.holds": ("What do you hold, and why?", "You can add this later."),
    "receiving.wants": ("What do you think should happen?", ""),
    "receiving.evidence": ("What does your view rest on?", "And where the original is held."),
    "receiving.change": ("What would change your mind?", ""),
    "receiving.source": ("Where is this written down?", ""),
    "level.raising": ("Level of need as they see it", ""),
    "level.receiving": ("Level of need as you see it", ""),
}
_TITLES_OURS = {"ours": "Your position", "theirs": "Their position"}
_TITLES_THEIRS = {"ours": "Their position, as given to you", "theirs": "Your position"}

SHORT_TITLES = {"ours": "The raising side", "theirs": "The receiving side"}
"""As the list of steps says it, whoever fills it in."""

START_FIELDS = ("stage", "start_reason")
PROCEDURE = "procedure"


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One line of the page that is read through: question, answer, and the field it came from."""

    step: str
    name: str
    label: str
    value: str


def is_theirs(values: Values) -> bool:
    """Whether it was raised with us."""
    return values.get("direction") == "theirs"


def step_title(step: Step, values: Values) -> str:
    """The title of a step for whoever fills it in."""
    return (_TITLES_THEIRS if is_theirs(values) else _TITLES_OURS).get(step.id, step.title)


def step_fields(step: Step, values: Values) -> tuple[Field, ...]:
    """The fields of a step in their order."""
    by_name = {field.name: field for field in RAISED.fields}
    return tuple(_in_words(by_name[name], values) for name in step.fields)


def start_fields(procedure: Procedure) -> tuple[Field, ...]:
    """At which stage it starts; a later one needs a reason."""
    stages = procedure.tracks[0].stages
    later = tuple(stage.id for stage in stages[1:])
    reason = next(field for field in RAISED.fields if field.name == "start_reason")
    return (
        Field(
            "stage",
            "At which stage does it start?",
            Control.LIST,
            choices_from="all-stages",
            hint="Usually the first. A later one only because of risk, or because earlier ones were gone through.",
            case_text=False,
        ),
        replace(
            reason,
            required_when=("stage", later),
            error="Write why it starts at a later stage",
            hint="Which earlier stages were gone through, or what the risk is.",
        ),
    )


def belongs_to(step: Step, name: str) -> bool:
    """Whether a full name (`child.2.initials`) is asked at a step."""
    if step.id == "route":
        return name in START_FIELDS
    head = name.split(".", maxsplit=1)[0]
    return name in step.fields or (head == "child" and any(each.startswith("child.*") for each in step.fields))


def choices_of(procedure: Procedure | None, people: Sequence[str] = ()) -> Callable[[str], Sequence[Choice]]:
    """Gives what the pack offers, by a field's `choices_from`."""

    def choices(name: str) -> Sequence[Choice]:
        if name == "people":
            return [Choice(id=each, label=each) for each in people]
        if procedure is None:
            return ()
        if name == "all-stages":
            return [Choice(id=s.id, label=procedure.stage_label(s)) for s in procedure.tracks[0].stages]
        return {"categories": procedure.categories, "levels": procedure.levels_of_need}.get(name, ())

    return choices


def review(values: Values, procedure: Procedure | None) -> Iterator[ReviewLine]:
    """Everything that was filled in, in the order it was asked."""
    choices = choices_of(procedure)
    for step in STEPS:
        if step.id == "route" and procedure is not None:
            yield ReviewLine(step.id, PROCEDURE, "Procedure", f"{procedure.title}, version {procedure.version}")
        fields = start_fields(procedure) if step.id == "route" and procedure is not None else step_fields(step, values)
        for name in sorted((each for each in values if belongs_to(step, each)), key=lambda each: _order(fields, each)):
            field = _field(fields, name)
            if field is None:
                continue
            number = name.split(".")[1] if name.startswith("child.") else "1"
            label = field.label if number == "1" else f"{field.label} ({number})"
            yield ReviewLine(step.id, name, label, _said(field, values[name], choices))


def full_names(values: Values) -> list[tuple[str, str, str]]:
    """Where initials are asked and a full name seems to stand: the field, what stands there, and its initials."""
    found = []
    for name, value in sorted(values.items()):
        if name.startswith("child.") and name.endswith(".initials") and isinstance(value, str):
            short = next((each.suggestion for each in looks_identifying(value) if each.suggestion), "")
            found += [(name, value, short)] if short else []
    return found


def not_there_yet(values: Values) -> list[tuple[str, str, str]]:
    """Step, field and words of what may follow later."""
    asked = (
        ("child", "child_view", "the child's view"),
        ("theirs", "receiving.holds", "your position" if is_theirs(values) else "their position"),
        ("need", "level.raising", "level of need"),
        ("ours", "raising.evidence", "what it rests on"),
        ("plan", "court", "court proceedings or none"),
    )
    return [each for each in asked if not values.get(each[1])]


def _in_words(field: Field, values: Values) -> Field:
    said = (_THEIRS if is_theirs(values) else _OURS).get(field.name)
    if said is None:
        return field
    label, hint = said
    return replace(field, label=label, hint=hint or field.hint)


def _field(fields: Sequence[Field], name: str) -> Field | None:
    parts = name.split(".")
    pattern = ".".join((parts[0], "*", *parts[2:])) if parts[0] == "child" and len(parts) == 3 else name
    return next((field for field in fields if field.name == pattern), None)


def _order(fields: Sequence[Field], name: str) -> tuple[int, int]:
    field = _field(fields, name)
    number = name.split(".")[1] if name.startswith("child.") else "0"
    return int(number) if number.isdecimal() else 0, list(fields).index(field) if field is not None else 0


def _said(field: Field, value: FieldValue, choices: Callable[[str], Sequence[Choice]]) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if field.control in (Control.DATE, Control.MOMENT):
        try:
            return say_moment(Moment.parse(str(value)), year=True)
        except Failure:
            return str(value)
    if field.control is Control.LIST:
        return next((each.label for each in choices(field.choices_from) if each.id == value), str(value))
    return field.option_label(str(value or ""))
