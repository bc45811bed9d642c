"""A field of an entry, and the fields that several kinds share: when, who, how it is known, what a route asks for."""

from dataclasses import dataclass, replace
from enum import StrEnum

from escalog.domain.procedure.model import Choice


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


class ChoicesFrom(StrEnum):
    """Where a field of `LIST` takes its choices from: the pack, or the disagreement as it stands."""

    CATEGORIES = "categories"
    LEVELS = "levels"
    AGENCY_TYPES = "agency-types"
    PRIORITIES = "priorities"
    STAGES_AHEAD = "stages-ahead"
    STAGE_OUTCOMES = "stage-outcomes"
    ALL_STAGES = "all-stages"
    TIME_LIMITS = "time-limits"
    LIMITS_TO_SHORTEN = "limits-to-shorten"
    LIMITS_TO_NOTE = "limits-to-note"
    OTHER_TRACKS = "other-tracks"
    STAGES_OF_OTHER_TRACKS = "stages-of-other-tracks"
    NOTICES = "notices"
    DECISIONS = "decisions"
    DISAGREEMENTS = "disagreements"
    OPEN_ACTIONS = "open-actions"
    MISSING_WRITING = "missing-writing"
    TO_DESCRIBE = "to-describe"


@dataclass(frozen=True, slots=True)
class Field:
    """One named field. What a form says of it stands in the catalogue by `words`; see `escalog.wording.fields`."""

    name: str
    heading: str = ""
    """Its label in the chronology and the record, for readers who were not asked the question."""
    control: Control = Control.TEXT
    options: tuple[Choice, ...] = ()
    choices_from: ChoicesFrom | None = None
    """For `LIST`."""
    required: bool = False
    required_when: tuple[str, tuple[str | bool | None, ...]] | None = None
    """Needed when the named other field holds one of these values."""
    case_text: bool = True
    """Whether it holds case text: only such fields count as case text in a record."""
    words: str = ""
    """What its messages are named by: `reply-answer`, whose question is `field-reply-answer`. Its kind fills it in."""

    def option_label(self, value: str) -> str:
        """The label of a chosen option; the value itself when it is none of ours."""
        return next((option.label for option in self.options if option.id == value), value)


def in_ids(name: str) -> str:
    """The name of a field as the ids of messages spell it: `child-birth-year`."""
    return name.replace(".*", "").replace(".", "-").replace("_", "-")


def is_valid(field: Field, value: object) -> bool:
    """Whether a value is possible for this field; an empty one always is."""
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
    Field("occurred", "When it happened", Control.MOMENT, required=True, words="happened-occurred"),
    Field("by", "Who did it", Control.PERSON, required=True, words="happened-by"),
    Field("by_side", "Side", Control.CHOICE, options=SIDES, case_text=False, words="happened-by-side"),
    Field(
        "known",
        "How it is known",
        Control.CHOICE,
        options=HOW_KNOWN,
        required=True,
        case_text=False,
        words="happened-known",
    ),
    Field("known_from", "Source", required_when=("known", ("told", "document")), words="happened-known-from"),
)
"""What every act records besides its own fields: when, who, and how the author knows."""


def happening(words: str) -> tuple[Field, ...]:
    """The same fields, with another question in place of "When did it happen?"."""
    return tuple(replace(field, words=words) if field.name == "occurred" else field for field in HAPPENING)


OF_A_REPLY = tuple(
    replace(field, control=Control.HIDDEN, required=False) if field.name in ("by", "by_side") else field
    for field in happening("reply-occurred")
)
"""For a reply: who replied is asked already, and the side is always the receiving one."""

STAGE = Field("stage", "Stage", Control.HIDDEN, case_text=False, words="happened-stage")


def asked(*fields: Field, happening: tuple[Field, ...] = HAPPENING) -> tuple[Field, ...]:
    """The fields of an act: its own first, then when, who and how it is known, then the stage it belongs to."""
    return fields + happening + (STAGE,)


AUTHOR = tuple(field for field in HAPPENING if field.name == "occurred")
"""What an act of the author alone records besides its own fields: when."""

# --- what only some routes ask for: a conference, a review, a theme, agencies, how pressing it is, why now ------------

CONFERENCE = (
    Field("conference", "Conference held on", Control.MOMENT),
    Field("conference_chair", "Chair of the conference", Control.PERSON),
)

REVIEW = (
    Field("review_on", "Date of the review", Control.DATE),
    Field("reviewing_officer", "Reviewing officer", Control.PERSON),
)

THEME = (Field("theme", "Theme"),)

AGENCY_TYPES = (
    Field(
        "raising_agency_type",
        "Kind of agency, raising side",
        Control.LIST,
        choices_from=ChoicesFrom.AGENCY_TYPES,
        case_text=False,
    ),
    Field(
        "receiving_agency_type",
        "Kind of agency, receiving side",
        Control.LIST,
        choices_from=ChoicesFrom.AGENCY_TYPES,
        case_text=False,
    ),
)

PRIORITY = (
    Field("priority", "How pressing it is", Control.LIST, choices_from=ChoicesFrom.PRIORITIES, case_text=False),
)

CANNOT_WAIT = (Field("cannot_wait", "Why it cannot wait", Control.PROSE),)

TRACK_FACTS: tuple[Field, ...] = (*CONFERENCE, *REVIEW, *THEME)
"""What a route may need to know when a disagreement is raised on it or moved to it."""

KINDS_OF_AGENCY: tuple[str, ...] = tuple(field.name for field in AGENCY_TYPES)
"""The fields that decide who acts for a side at each stage, and for which stages it has nobody."""

LEVELS_OF_NEED = ("level.raising", "level.receiving")
"""Each side's view of the level of need; a copy gives the last stated one."""
