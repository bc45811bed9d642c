"""The kinds of entry and the fields each may hold: one table for forms, checking, chronology, search and the record.

The kinds themselves stand in `acts` and `raising`. A kind's fields only grow; a change of meaning is a new version.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from escalog.domain.procedure.model import Choice
from escalog.domain.values.kind_id import KindId


class Control(StrEnum):
    """What a person fills a field with."""

    TEXT = "text"
    PROSE = "prose"
    CHOICE = "choice"
    """One of `options`, all in view."""
    LIST = "list"
    """One of the choices that the pack or the disagreement gives, named by `choices_from`."""
    DATE = "date"
    MOMENT = "moment"
    """A date with an optional hour."""
    YEAR = "year"
    """A year in four figures; may be left empty."""
    TICK = "tick"
    PERSON = "person"
    """Initials or a name; names already used in the disagreement are offered."""
    AGENCY = "agency"
    """What an agency is called, which is often two words that look like somebody's name."""
    HIDDEN = "hidden"
    """Filled by the program, never asked."""


WRITTEN = frozenset({Control.TEXT, Control.PROSE, Control.PERSON, Control.AGENCY})
"""Controls into which anything can be typed: what they hold is printed as it was written."""


@dataclass(frozen=True, slots=True)
class Field:
    """One named field. `label` is how the screen asks for it."""

    name: str
    label: str
    control: Control = Control.TEXT
    hint: str = ""
    placeholder: str = ""
    options: tuple[Choice, ...] = ()
    choices_from: str = ""
    """For `LIST`: categories, levels, stages-ahead, stage-outcomes, time-limits, agencies, disagreements."""
    required: bool = False
    required_when: tuple[str, tuple[str | bool | None, ...]] | None = None
    """Needed when the named other field holds one of these values."""
    error: str = ""
    """What stands in the error summary when it is needed and empty."""
    case_text: bool = True
    """Whether it says something of the case: only such fields count as case text in a record."""
    printed: str = ""
    """What stands before its value in the chronology and the record, for readers who were not asked; see `heading`."""

    @property
    def heading(self) -> str:
        """What names the value where it is read: a noun phrase where the label is a question to the author."""
        return self.printed or self.label

    def option_label(self, value: str) -> str:
        """The label of a chosen option; the value itself when it is none of ours."""
        return next((option.label for option in self.options if option.id == value), value)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of entry. A decision moves the disagreement; anything else only adds to it."""

    id: KindId
    act: str
    """The act as a button says it: "Log a conversation"."""
    past: str
    """The entry as the chronology heads it: "Conversation"."""
    fields: tuple[Field, ...]
    decision: bool = False
    version: int = 1

    def field(self, name: str) -> Field:
        """The field of this name, also the numbered ones (`child.1.initials`). Raises KeyError when unknown."""
        for candidate in self.fields:
            if candidate.name == name or ("*" in candidate.name and _matches(candidate.name, name)):
                return candidate
        raise KeyError(name)

    def needed(self, values: Mapping[str, object]) -> Iterator[Field]:
        """The fields that are needed and hold nothing, given what has been filled in."""
        for each in self.fields:
            name = each.name.replace("*", "1")
            wanted = each.required
            if each.required_when is not None:
                other, among = each.required_when
                wanted = values.get(other) in among
            if wanted and values.get(name) in (None, "", (), False):
                yield each


def _matches(pattern: str, name: str) -> bool:
    """Whether `child.2.initials` fits `child.*.initials`, or `writing.plan` fits `writing.*`."""
    ours, theirs = pattern.split("."), name.split(".")
    return len(ours) == len(theirs) and all(a in ("*", b) for a, b in zip(ours, theirs, strict=True))


def fits(field: Field, value: object) -> bool:
    """Whether what is filled in can be such a value at all; nothing filled in always can."""
    if field.control is not Control.YEAR or value in (None, ""):
        return True
    return isinstance(value, str) and len(value) == _FIGURES and value.isascii() and value.isdecimal()


_FIGURES = 4


def choices(**labels: str) -> tuple[Choice, ...]:
    """Options from keyword and label; underscores in the keyword become hyphens."""
    return tuple(Choice(id=key.replace("_", "-"), label=label) for key, label in labels.items())


SIDES = choices(raising="The raising side", receiving="The receiving side")

HOW_KNOWN = choices(
    did="I did it",
    present="I was present",
    told="I was told",
    document="From a document",
)

HAPPENING: tuple[Field, ...] = (
    Field(
        "occurred",
        "When did it happen?",
        Control.MOMENT,
        error="Enter the day it happened, for example 23 Nov 2026",
        required=True,
        hint="If you are unsure of the time, leave it empty.",
        printed="When it happened",
    ),
    Field(
        "by",
        "Who did it?",
        Control.PERSON,
        required=True,
        error="Write who did it, even if it was you",
        printed="Who did it",
    ),
    Field("by_side", "Which side are they on?", Control.CHOICE, options=SIDES, case_text=False, printed="Side"),
    Field(
        "known",
        "How do you know?",
        Control.CHOICE,
        options=HOW_KNOWN,
        required=True,
        case_text=False,
        error="Choose how you know of it",
        printed="How it is known",
    ),
    Field(
        "known_from",
        "Told by whom, or which document and where is it held?",
        required_when=("known", ("told", "document")),
        error="Write who told you, or which document and where it is held",
        printed="Source",
    ),
)
"""What every act says beside its own fields: when, who, and how the author knows."""


def happening(when: str, error: str) -> tuple[Field, ...]:
    """The same, where "When did it happen?" would be an odd question."""
    return tuple(replace(field, label=when, error=error) if field.name == "occurred" else field for field in HAPPENING)


OF_A_REPLY = tuple(
    replace(field, control=Control.HIDDEN, required=False) if field.name in ("by", "by_side") else field
    for field in happening("When was the reply given?", "Enter the day the reply was given, for example 23 Nov 2026")
)
"""Who replied is asked already, and a reply is the receiving side's."""

STAGE = Field("stage", "Stage", Control.HIDDEN, case_text=False)


def act_kind(
    kind_id: KindId,
    act: str,
    past: str,
    *fields: Field,
    decision: bool = False,
    happening: tuple[Field, ...] = HAPPENING,
) -> Kind:
    """A kind with its own fields first, then when, who and how known, then the stage it belongs to."""
    return Kind(kind_id, act, past, fields + happening + (STAGE,), decision=decision)


AUTHOR = tuple(field for field in HAPPENING if field.name == "occurred")
"""What an act of the author alone says beside its own fields: when."""
