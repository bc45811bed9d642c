"""A step before it is dated, and whom it is about: names where they are known, otherwise roles, otherwise agencies."""

from dataclasses import dataclass
from datetime import datetime

from escalog.domain.amendments import says_withheld
from escalog.domain.calendars import Calendar
from escalog.domain.dispute import Dispute
from escalog.domain.due_dates import Due
from escalog.domain.ladder import LimitState, StageState
from escalog.domain.moments import Moment
from escalog.domain.sides import SideState
from escalog.domain.time_left import TimeLeft, time_left


@dataclass(frozen=True, slots=True)
class Step:
    """What to do, who with, and which limit or day it has."""

    what: str
    main: str
    others: tuple[str, ...] = ()
    why: str = ""
    """Empty where the limit says it."""
    limit: LimitState | None = None
    on: Moment | None = None
    """A day of its own, where no limit applies."""
    reminder: bool = False
    """That day is only when to ask again: it can come, and never passes like a limit."""
    no_date: str = ""
    """What to say where there is no date."""
    person: str = ""
    """With whom, where it is somebody else than the other side."""
    stage: StageState | None = None
    """The stage whose roles say who is meant; the present one unless given."""
    waiting: bool = False
    """It is the other side's turn."""
    icon: str = "stage"

    @property
    def sentence(self) -> str:
        """What to do; initials bring a full stop of their own."""
        return self.what.replace("..", ".")


def left_until(step: Step, due: Due, now: datetime, calendar: Calendar) -> TimeLeft:
    """The time left for a step; a reminder whose day has come is simply there to be done."""
    left = time_left(due, now, calendar)
    return TimeLeft("time to ask again", 0, past=False) if step.reminder and left.past else left


def role_at(side: SideState, stage: StageState | None) -> str:
    """The role that a stage gives to a side; empty where it is not published."""
    if stage is None:
        return ""
    return stage.raising_role if side.name == "raising" else stage.receiving_role


def who(dispute: Dispute, side: SideState, stage: StageState | None = None) -> str:
    """Somebody on a side, as short as can be: a name, else the role at this stage, else the agency."""
    if side.person and not says_withheld(side.person):
        return side.person
    role = role_at(side, stage or dispute.current)
    if role:
        return f"the {role[:1].lower()}{role[1:]}"
    return f"the {side.name} side" if not side.agency or says_withheld(side.agency) else side.agency


def with_whom(dispute: Dispute, step: Step) -> str:
    """Whom a step is with, in full: name, role and agency as far as known."""
    if step.person:
        return step.person
    side = dispute.other
    role = side.role or role_at(side, step.stage or dispute.current)
    known = ", ".join(part for part in (side.person, role, side.agency) if part)
    return known if side.person else f"{known} (person not known yet)" if known else "Not known yet"


def the_child(dispute: Dispute) -> str:
    """The child or children by initials; the area's own word where they are not given."""
    return dispute.initials or f"the {dispute.procedure.words.child}"


def is_past(dispute: Dispute, limit: LimitState, now: datetime) -> bool:
    """Whether a limit's hour has passed; one that is due at once is not past by seconds."""
    return limit.due is not None and time_left(limit.due, now, dispute.calendar).past
