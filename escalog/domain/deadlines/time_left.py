"""The time left until something is due, in words and as one box for each working day."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from escalog.domain.deadlines.calendar import Calendar
from escalog.domain.deadlines.due_date import Due, DueState
from escalog.domain.procedure.vocabulary import Unit
from escalog.domain.values.english import say_count, say_date, say_moment, say_time
from escalog.domain.values.moment import LONDON

MOST_BOXES = 12
"""Beyond this number, working days are given in words only."""

_NO_DATE = {
    DueState.NOT_STARTED: "not started",
    DueState.NOT_PUBLISHED: "limit not published here",
    DueState.NO_LIMIT: "no time limit",
    DueState.PAUSED: "paused",
    DueState.DUE: "",
}


class DayBox(StrEnum):
    """One working day of a limit, seen from now."""

    USED = "used"
    TODAY = "today"
    LEFT = "left"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """The time left as the screen shows it."""

    words: str
    """"2 working days left", "due today, 17:00", "1 working day past the limit"."""
    working_days: int | None
    """Working days after today until the due day; negative once past; None where there is no date."""
    past: bool
    boxes: tuple[DayBox, ...] = ()
    """Empty for limits in hours or calendar days, immediate ones, those without a date, or of more than 12 days."""


def time_left(due: Due, now: dt.datetime, calendar: Calendar) -> TimeLeft:
    """The time left at an aware `now`. Before the starting day: when counting begins, and the whole limit."""
    if due.at is None:
        return TimeLeft(_NO_DATE[due.state], None, past=False)
    ahead = due.start is not None and now.astimezone(LONDON).date() < due.start.date
    if due.start is not None:
        now = max(now, due.start.at)
    here, end = now.astimezone(LONDON), due.at.astimezone(LONDON)
    past = here.date() > end.date() if due.unit is Unit.IMMEDIATELY else here > end
    if past:
        passed = calendar.count_working_days(end.date(), here.date())
        return TimeLeft(_words_past(due, here, end, passed), -passed, True, _boxes_past(due, passed))
    left = calendar.count_working_days(here.date(), end.date())
    counts = f"counts from {say_date(due.start.date)}" if ahead and due.start is not None else ""
    return TimeLeft(counts or _words_left(due, here, end, left), left, False, _boxes_left(due, here.date()))


def _words_left(due: Due, here: dt.datetime, end: dt.datetime, left: int) -> str:
    if due.unit is Unit.IMMEDIATELY:
        return "due at once"
    if due.unit is Unit.HOURS:
        return f"{_span(_minutes(here, end))} left"
    if here.date() == end.date():
        return f"due today, {say_time(end)}"
    if due.unit is Unit.CALENDAR_DAYS:
        return f"{say_count((end.date() - here.date()).days, 'calendar day')} left"
    if left == 0:
        return f"due {say_moment(end)}"
    return f"{say_count(left, 'working day')} left"


def _words_past(due: Due, here: dt.datetime, end: dt.datetime, passed: int) -> str:
    if due.unit is Unit.HOURS:
        return f"{_span(_minutes(end, here))} past the limit"
    if here.date() == end.date():
        return f"past the limit since {say_time(end)}"
    if due.unit is Unit.CALENDAR_DAYS:
        return f"{say_count((here.date() - end.date()).days, 'calendar day')} past the limit"
    if passed == 0:
        return f"past the limit since {say_moment(end)}"
    return f"{say_count(passed, 'working day')} past the limit"


def _minutes(start: dt.datetime, end: dt.datetime) -> int:
    return int((end.astimezone(dt.UTC) - start.astimezone(dt.UTC)).total_seconds() // 60)


def _span(minutes: int) -> str:
    """A span in the largest useful unit: minutes up to two hours, hours up to three days, then days."""
    if minutes < 120:
        return say_count(minutes, "minute")
    hours = minutes // 60
    return say_count(hours, "hour") if hours <= 72 else say_count(hours // 24, "day")


def _boxes_left(due: Due, today: dt.date) -> tuple[DayBox, ...]:
    if len(due.days) > MOST_BOXES:
        return ()
    return tuple(DayBox.USED if on < today else DayBox.TODAY if on == today else DayBox.LEFT for on in due.days)


def _boxes_past(due: Due, passed: int) -> tuple[DayBox, ...]:
    """A used box for every day, then one triangle for each working day since; at least one."""
    boxes = (DayBox.USED,) * len(due.days) + (DayBox.PAST,) * max(passed, 1)
    return boxes if due.days and len(boxes) <= MOST_BOXES else ()
