"""What calls for attention before a limit is due: half of its time has gone, or it is due on the next working day."""

import datetime as dt
from enum import StrEnum

from escalog.domain.calendars import ONE_DAY, Calendar
from escalog.domain.due_dates import Due
from escalog.domain.moments import LONDON, say_date
from escalog.domain.terms import Unit


class Attention(StrEnum):
    """A calm word before a limit is due."""

    HALF_TIME = "half-time"
    DAY_BEFORE = "day-before"


def attention(due: Due, now: dt.datetime, calendar: Calendar) -> Attention | None:
    """What a limit that is not due today calls for at an aware `now`; None before its start and once it is past."""
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
    match attention(due, now, calendar):
        case Attention.HALF_TIME:
            return "Half of the time has gone."
        case Attention.DAY_BEFORE if due.date is not None:
            if due.date == now.astimezone(LONDON).date() + ONE_DAY:
                return "Due tomorrow."
            working = calendar.is_working(due.date)
            return f"Due {say_date(due.date)}, {'the next' if working else 'before the next'} working day."
        case _:
            return ""
