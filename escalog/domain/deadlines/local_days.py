"""Closures and extra working days that a store adds to those of its procedures, and how a calendar takes them in.

A procedure's own day always wins over one of the store's.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from escalog.domain.deadlines.calendar import Calendar, DayOff
from escalog.domain.procedure.model import Procedure
from escalog.domain.values.english import say_count, say_date, say_list
from escalog.domain.values.failure import Failure
from escalog.domain.values.terminal_text import on_one_line

LONGEST_NAME = 80
MOST_DAYS = 62
"""A longer span than this is taken for a typing mistake."""


@dataclass(frozen=True, slots=True)
class LocalDays:
    """One day or several in a row: closed here although others work, or worked here although others do not."""

    closed: bool
    """True: nobody works. False: an extra working day."""
    first: date
    last: date
    name: str
    id: str = ""
    """The id of its line in the register; empty while it is not recorded."""
    by: str = ""
    noted_at: datetime | None = None

    @property
    def days(self) -> tuple[date, ...]:
        """Every date of it."""
        return tuple(self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1))

    @property
    def said(self) -> str:
        """The date or dates: "Thu 24 Dec 2026", "Thu 24 Dec 2026 to Fri 1 Jan 2027"."""
        first = say_date(self.first, year=True)
        return first if self.first == self.last else f"{first} to {say_date(self.last, year=True)}"


def checked(wanted: LocalDays, standing: Iterable[LocalDays]) -> LocalDays:
    """The same with a cleaned name. Raises `Failure` for an impossible span, no name, or a day named twice.

    `standing` are the days already kept.
    """
    name = on_one_line(" ".join(wanted.name.split()))
    if not name:
        raise Failure("local-days-without-name")
    if len(name) > LONGEST_NAME:
        raise Failure("local-days-long-name", most=LONGEST_NAME)
    if wanted.last < wanted.first:
        raise Failure("local-days-backwards")
    if (wanted.last - wanted.first).days >= MOST_DAYS:
        raise Failure("local-days-too-many", most=MOST_DAYS)
    for period in standing:
        if period.first <= wanted.last and wanted.first <= period.last:
            raise Failure("local-days-twice", day=say_date(max(period.first, wanted.first), year=True))
    return LocalDays(wanted.closed, wanted.first, wanted.last, name, wanted.id, wanted.by, wanted.noted_at)


def with_local_days(calendar: Calendar, days: Iterable[LocalDays]) -> Calendar:
    """A calendar that already includes its procedure's own days, with the store's days added."""
    closures: dict[date, str] = {}
    extra: dict[date, str] = {}
    for period in days:
        for on in period.days:
            if period.closed and on not in calendar.extra and on not in calendar.closures:
                closures[on] = period.name
            elif not period.closed and on not in calendar.closures and on not in calendar.extra:
                extra[on] = period.name
    return calendar.with_changes(closures, extra)


def without_effect(wanted: LocalDays, calendar: Calendar) -> str:
    """A sentence on why some of its days change nothing in this calendar; empty when all of them do."""
    idle = [on for on in wanted.days if _changes_nothing(wanted, on, calendar)]
    if not idle:
        return ""
    names = [_why(on, calendar) for on in idle[:3]]
    if len(idle) > 3:
        names.append(f"{say_count(len(idle) - 3, 'other day')} of this kind")
    end = "That changes nothing." if len(idle) == len(wanted.days) else "Only the other days count."
    return f"{say_list(names)}. {end}"


def own_days(calendar: Calendar, procedure: Procedure) -> tuple[Mapping[date, str], Mapping[date, str]]:
    """The closures and working days in a disagreement's calendar that do not come from its procedure."""
    closed = {day.date for day in procedure.closures}
    extra = {day.date for day in procedure.extra_working_days}
    return (
        {on: name for on, name in sorted(calendar.closures.items()) if on not in closed},
        {on: name for on, name in sorted(calendar.extra.items()) if on not in extra},
    )


def say_own_days(calendar: Calendar, procedure: Procedure, first: date, last: date) -> str:
    """The store's own days from `first` to `last` that due dates were counted with, in one sentence; empty for none."""
    closures, extra = own_days(calendar, procedure)
    parts = list(_said("closed", closures, first, last)) + list(_said("worked", extra, first, last))
    return f"{'; '.join(parts)}." if parts else ""


def name_on(on: date, calendar: Calendar) -> str:
    """The name of a day that is not an ordinary working day: "Christmas Day, bank holiday"; otherwise empty."""
    if on in calendar.extra:
        return f"{calendar.extra[on]}, extra working day"
    off = calendar.day_off(on)
    if off is DayOff.BANK_HOLIDAY:
        return f"{calendar.holidays[on]}, bank holiday"
    if off is DayOff.CLOSURE:
        return f"{calendar.closures[on]}, local closure"
    if off is DayOff.WEEKEND:
        name = calendar.name_of(on)
        return f"weekend, {name}" if name else "weekend"
    return ""


def _changes_nothing(wanted: LocalDays, on: date, calendar: Calendar) -> bool:
    if wanted.closed:
        return not calendar.is_working(on) or on in calendar.extra
    return calendar.is_working(on) or on in calendar.closures


def _why(on: date, calendar: Calendar) -> str:
    if on in calendar.extra:
        return f"{say_date(on)} is an extra working day of the procedure"
    off = calendar.day_off(on)
    if off is DayOff.CLOSURE:
        return f"{say_date(on)} is a closure of the procedure"
    if off is DayOff.BANK_HOLIDAY:
        return f"{say_date(on)} is a bank holiday already"
    return f"{say_date(on)} is a weekend day already" if off else f"{say_date(on)} is a working day already"


def _said(verb: str, days: Mapping[date, str], first: date, last: date) -> Iterator[str]:
    for on, name in days.items():
        if first <= on <= last:
            yield f"{say_date(on, year=True)} {verb} ({name})"
