"""A calculated due date: the hour, the days counted, and the sentence that explains it."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from escalog.domain.procedure.vocabulary import Unit
from escalog.domain.values.moment import LONDON, Moment


class DueState(StrEnum):
    """Whether there is a due date; if not, why."""

    DUE = "due"
    NOT_STARTED = "not-started"
    NOT_PUBLISHED = "not-published"
    NO_LIMIT = "no-limit"
    PAUSED = "paused"
    """The limit is paused and has not been resumed."""


class SetBy(StrEnum):
    """Which kind of entry set the date directly for one disagreement."""

    SHORTER = "shorter"
    LONGER = "longer"


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due. `at` is None unless `state` is due; `explanation` is one sentence without a full stop."""

    state: DueState
    unit: Unit
    explanation: str
    at: dt.datetime | None = None
    start: Moment | None = None
    days: tuple[dt.date, ...] = ()
    """The working days counted, the due day last; empty where the unit counts no working days."""
    half: dt.datetime | None = None
    """When half of the time has gone; None where there is no date, or nothing to halve."""
    set_by: SetBy | None = None
    """Set where the date was set directly."""
    beyond_calendar: bool = False
    """Whether the count goes beyond the known bank holidays; the explanation then says so."""

    @property
    def date(self) -> dt.date | None:
        """The London date on which it is due."""
        return None if self.at is None else self.at.astimezone(LONDON).date()
