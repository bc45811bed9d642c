"""What calls for attention before a limit is due: half of its time has gone, or it is due on the next working day."""

import datetime as dt
from enum import StrEnum

from escalog.domain.deadlines.calendar import ONE_DAY, Calendar
from escalog.domain.deadlines.due_date import Due
from escalog.domain.procedure.vocabulary import Unit
from escalog.domain.values.english import say_date
from escalog.domain.values.moment import LONDON


class Attention(StrEnum):
    """A reason for attention before a limit is due."""

    HALF_TIME = "half-time"
    DAY_BEFORE = "day-before"


_MORNING = 6
"""Anything due before this hour is said to be due overnight."""


def before_work(due: Due, now: dt.datetime, calendar: Calendar) -> bool:
    """Whether something is due after today, and before the service hours of the next working day begin."""
    today = now.astimezone(LONDON).date()
    if due.at is None or due.date is None or due.date <= today:
        return False
    opens = dt.datetime.combine(next(calendar.working_days(today)), calendar.service_start, LONDON)
    return due.at.astimezone(LONDON) < opens


def attention(due: Due, now: dt.datetime, calendar: Calendar) -> Attention | None:
    """The attention that a limit not due today needs at an aware `now`; None before its start and once passed."""
    if due.at is None or due.date is None or due.unit is Unit.IMMEDIATELY or now > due.at:
        return None
    if due.start is not None and now < due.start.at:
        return None
    today = now.astimezone(LONDON).date()
    if due.date == today:
        return None
    if due.date == today + ONE_DAY or calendar.count_working_days(today, due.date) <= 1:
        return Attention.DAY_BEFORE
    return Attention.HALF_TIME if due.half is not None and now >= due.half else None


def attention_words(due: Due, now: dt.datetime, calendar: Calendar) -> str:
    """The same as a sentence; empty where nothing calls for attention."""
    today = now.astimezone(LONDON).date()
    match attention(due, now, calendar):
        case Attention.HALF_TIME:
            return "Half of the time has gone."
        case Attention.DAY_BEFORE if due.date is not None:
            tomorrow = due.date == today + ONE_DAY
            if before_work(due, now, calendar):
                tonight = tomorrow and due.at is not None and due.at.astimezone(LONDON).hour < _MORNING
                day = "tonight" if tonight else "tomorrow" if tomorrow else f"on {due.date:%A}"
                which = "the working day begins" if calendar.is_working(due.date) else "the next working day"
                return f"Due {day}, before {which}."
            return "Due tomorrow." if tomorrow else f"Due {say_date(due.date)}, the next working day."
        case _:
            return ""
