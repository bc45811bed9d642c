"""One act as its panel shows it: plain values, made out of one disagreement."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from escalog.domain.procedure.model import Choice
from escalog.domain.values.entry import FieldValue
from escalog.domain.values.kind_id import KindId
from escalog.wording.fields import AskedField

Values = dict[str, FieldValue]


@dataclass(frozen=True, slots=True)
class ActSpec:
    """One act as its panel shows it."""

    kind: KindId
    about: str
    """What it is about, where it is about something: an entry, a piece of writing, a stage. Part of the draft's key."""
    title: str
    lead: str
    fields: tuple[AskedField, ...]
    prefilled: Values
    quiet: tuple[str, ...] = ()
    """Fields that are filled in already and shown as one line until somebody wants to change them."""
    quiet_words: str = ""
    first: str = ""
    """The field that gets the keyboard; empty: the first."""
    shown: tuple[tuple[str, str], ...] = ()
    """Label and value of what is only read: the original of a correction."""
    parts: tuple[Choice, ...] = ()
    """Other parts that could be chosen instead: fields to correct, by the `about` that leads there."""
    finish: Callable[[Values], Values] = field(default=lambda values: values)
    """Makes what is recorded out of what was filled in."""
    said: Callable[[str], str] = str
    """Says a fixed text in the words of the disagreement's route."""
    at_risk: Callable[[Values], bool] = field(default=lambda _values: False)
    """Whether what is filled in says that there is risk now."""
    problems: Callable[[Values], Sequence[tuple[str, str]]] = field(default=lambda _values: ())
    """What stands in the way beyond needed fields."""
