"""The two sides of a disagreement, the children it is about, and what each side holds."""

from dataclasses import dataclass

from escalog.domain.procedure.vocabulary import Side
from escalog.domain.values.entry import EntryId
from escalog.domain.values.moment import Moment


@dataclass(frozen=True, slots=True)
class Child:
    """A child, as far as a record may identify one: initials and perhaps a year of birth."""

    initials: str
    birth_year: str = ""
    unborn: bool = False
    number: str = "1"
    """The number in the field names of the entry (`child.1.initials`)."""
    withheld: str = ""
    """In a copy without the initials: a text that they are withheld, with the category of the reason."""


@dataclass(frozen=True, slots=True)
class Position:
    """A side's position at one time, in the words of one entry."""

    entry: EntryId
    holds: str
    wants: str = ""
    evidence: str = ""
    change: str = ""
    source: str = ""
    """Where these words come from: "from their e-mail of Tue 17 Nov"."""
    stated: Moment | None = None
    author: str = ""
    """Who recorded it, by name."""
    withheld: frozenset[str] = frozenset()
    """Which of these fields (holds, wants, ...) are withheld from copies."""


@dataclass(frozen=True, slots=True)
class SideState:
    """One side as it stands now."""

    name: Side
    ours: bool
    agency: str
    person: str = ""
    """Who acts for it now; empty when not known yet."""
    role: str = ""
    first_person: str = ""
    """Who acted for it when the disagreement was raised, not whoever took over later."""
    first_role: str = ""
    named_at: frozenset[str] = frozenset()
    """The ids of the stages for which that person was named; empty text for the first of a route."""
    level: str = ""
    """The id of the level of need in its view; empty when not given."""
    level_label: str = ""
    positions: tuple[Position, ...] = ()
    """Oldest first; a later one adds to the earlier, it does not replace it."""

    @property
    def first_called(self) -> str:
        """Who acted for it first, with their role: "C.V., class teacher"."""
        return ", ".join(part for part in (self.first_person, self.first_role) if part)

    @property
    def now_called(self) -> str:
        """Who acts for it now, with their role."""
        return ", ".join(part for part in (self.person, self.role) if part)

    @property
    def called(self) -> str:
        """Who they are, as far as known: "T.O., team manager, Children's social care"."""
        return ", ".join(part for part in (self.person, self.role, self.agency) if part)
