"""What Today shows, as plain values."""

from dataclasses import dataclass
from datetime import date, datetime

from escalog.domain.agenda.today import TodayItem
from escalog.services.care.reminder import Reminder
from escalog.services.kept.draft import KeptDraft

WORKING_DAYS_SHOWN = 10


"""How many working days stand at the top of Today."""


@dataclass(frozen=True, slots=True)
class DayCount:
    """A day at the top of Today, a working day or one on which something is due: how many limits fall on it."""

    on: date
    count: int


@dataclass(frozen=True, slots=True)
class TodayView:
    """Everything Today shows, in the order of doing."""

    now: datetime
    lead: str
    days: tuple[DayCount, ...]
    items: tuple[TodayItem, ...]
    drafts: tuple[KeptDraft, ...]
    only_here: str
    """"5 entries have not left this laptop yet. ..."; empty when all have."""
    health: tuple[str, ...]
    """What the checks of the store found, in sentences; empty when all is well."""
    reminders: tuple["Reminder", ...] = ()
    """What was put off when the store was set up."""
    whole: bool = True
    """False while only the disagreements that are due first were read."""
