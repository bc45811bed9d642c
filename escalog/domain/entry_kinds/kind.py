"""A kind of entry: everything that forms, checks, chronology, search and the record need to know about it.

A kind is defined in the file of its group and nowhere else. Fields are only added; a new meaning is a new version.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, Protocol, TypeAlias

from escalog.domain.entry_kinds.fields import Field, in_ids
from escalog.domain.procedure.vocabulary import Act, Event
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import Moment

Deeds: TypeAlias = Literal["done", "written", "agreed"]


class Said(Protocol):
    """One entry as a heading reads it: its corrected values, and the words of its procedure and route."""

    @property
    def kind(self) -> KindId:
        """Its kind."""

    @property
    def partnership(self) -> str:
        """What the procedure calls the partnership."""

    def text(self, name: str) -> str:
        """What a field says now."""

    def recorded(self, name: str) -> str:
        """What a field said when it was recorded."""

    def choice(self, name: str) -> str:
        """The label of what a field chose; empty when it chose nothing."""

    def moment(self, name: str = "occurred") -> Moment | None:
        """What a field says now as a moment."""

    def fixed(self, text: str) -> str:
        """A text of the program in the words of the route."""

    def stage(self, stage: str) -> str:
        """A stage inside a sentence: "stage 2"."""

    def track(self, track: str) -> str:
        """A route by its title."""

    def is_fast(self, track: str) -> bool:
        """Whether a route is an immediate one."""

    def limit(self, limit: str) -> str:
        """The label of a time limit."""

    def writing(self, item: str) -> str:
        """The label of a piece of required writing."""

    def priority(self, priority: str) -> str:
        """The label of a priority."""

    def told(self, stage: str, key: str) -> str:
        """Who is to be told at a notice of a stage; empty where it names nobody."""

    def corrected(self) -> str:
        """What names the field that it corrects."""

    def other(self, name: str) -> "Said | None":
        """The entry that a field names; None where it is not here."""

    def heading(self) -> str:
        """The heading of its kind."""


@dataclass(frozen=True, slots=True)
class Deed:
    """An act or an event of a procedure that an entry can be: where `field` holds one of `among`, or anything."""

    what: Act | Event
    field: str = ""
    """Empty where every entry of the kind is one."""
    among: tuple[str, ...] = ()
    """Empty where whatever the field says will do."""


@dataclass(frozen=True, slots=True)
class Given:
    """Fields that a notification gives where the procedure asks for `ask`; always, where `ask` is empty."""

    ask: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of entry. A decision moves the disagreement; anything else only adds to it."""

    id: KindId
    past: str
    """The entry as the chronology heads it: "Conversation". What a button calls the act is the message `act`."""
    fields: tuple[Field, ...]
    decision: bool = False
    version: int = 1
    icon: str = "document"
    menu: int = 0
    """Its place in the menu of acts, in steps of ten to leave gaps; 0 where no menu offers it."""
    by_hand: bool = True
    """Whether a person records it; else the program does."""
    about: str = ""
    """The field that holds what such an act is about, filled in by the page that opens it."""
    choose: Field | None = None
    """The question for it where the page does not fill it in."""
    did: Deeds = "done"
    """How the form says that the author did it: "Written by you"."""
    heading: Callable[[Said], str] | None = None
    """Builds the entry's heading in the chronology, one short sentence without a full stop; `past` where it is None."""
    told_by_heading: frozenset[str] = frozenset()
    """Fields whose values the heading already gives."""
    judged: frozenset[str] = frozenset()
    """Fields that the log is judged by: no case text, in every copy, never corrected."""
    kept_back: frozenset[str] = frozenset()
    """Fields that no copy gives."""
    does: tuple[Deed, ...] = ()
    """What a time limit may ask for, or start from, that such an entry can be."""
    notified: tuple[Given, ...] = ()
    """The fields that a notification gives."""

    def __post_init__(self) -> None:
        """Names the messages of its fields, except of those that have theirs from elsewhere."""
        named = (field if field.words else _named(field, f"{self.id}-{in_ids(field.name)}") for field in self.fields)
        object.__setattr__(self, "fields", tuple(named))
        if self.choose is not None:
            object.__setattr__(self, "choose", _named(self.choose, f"{self.id}-choose"))

    @property
    def act(self) -> str:
        """The name of the message that says the act as a button does: "Log a conversation"."""
        return f"kind-{self.id}"

    def field(self, name: str) -> Field:
        """The field of this name, also the numbered ones (`child.1.initials`). Raises KeyError when unknown."""
        for candidate in self.fields:
            if candidate.name == name or ("*" in candidate.name and _matches(candidate.name, name)):
                return candidate
        raise KeyError(name)


def _named(field: Field, words: str) -> Field:
    return replace(field, words=words)


def _matches(pattern: str, name: str) -> bool:
    """Whether `child.2.initials` fits `child.*.initials`, or `writing.plan` fits `writing.*`."""
    ours, theirs = pattern.split("."), name.split(".")
    return len(ours) == len(theirs) and all(a in ("*", b) for a, b in zip(ours, theirs, strict=True))
