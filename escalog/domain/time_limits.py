"""Counting time as published procedures do: when an act is due, and the sentence that explains the date.

Day 0 is the London date of the starting event, whatever the hour. Where a text has two readings the earlier is
taken, because it protects the child. Nothing here reads the present hour.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace

from escalog.domain import due_explained
from escalog.domain.calendars import Calendar
from escalog.domain.due_dates import Due, DueState
from escalog.domain.moments import LONDON, Moment, say_count
from escalog.domain.procedure import TimeLimit
from escalog.domain.terms import Event, Unit
from escalog.domain.time_left import Box, TimeLeft, time_left

__all__ = ["EVENT_WORDS", "Box", "Due", "DueState", "TimeLeft", "due", "due_by", "limit_words", "time_left"]

END_OF_DAY = dt.time(23, 59)
DAYS_IN_A_WORKING_WEEK = 5

EVENT_WORDS: Mapping[Event, str] = {
    Event.DECISION_HEARD: "the day the decision was heard of",
    Event.RAISED: "the raising of the disagreement",
    Event.STAGE_STARTED: "the start of the stage",
    Event.DISCUSSION: "the discussion",
    Event.REPLY: "the reply",
    Event.AGREED: "the agreement",
    Event.CONFIRMED: "the written confirmation",
}
"""What starts a limit, in words that follow "from"."""


def due(
    limit: TimeLimit, start: Moment | dt.datetime | None, calendar: Calendar, *, shorter: Moment | None = None
) -> Due:
    """When an act under `limit` is due, counted from `start`; None means that the starting event has no date yet.

    `shorter` is a limit set for this child. It never lengthens what the procedure gives and never falls before `start`.
    """
    began = Moment.of(start) if isinstance(start, dt.datetime) else start
    given = _given(limit, began, calendar)
    return given if shorter is None else _no_later(given, shorter, began, calendar)


def due_by(when: Moment, calendar: Calendar, *, start: Moment | None = None, explanation: str = "") -> Due:
    """A due date that was agreed or set outright, as for an action. Without an hour: the end of service hours."""
    at = _stated_end(when, start, calendar)
    days = calendar.working_days_between(start.date, when.date) if start is not None else ()
    return Due(DueState.DUE, Unit.WORKING_DAYS, explanation, at, start, days)


def limit_words(limit: TimeLimit) -> str:
    """The length of a limit: "2 working days", "a working week (5 working days)", "at once"."""
    number = limit.limit or 0
    match limit.unit:
        case Unit.IMMEDIATELY:
            return "at once"
        case Unit.SAME_WORKING_DAY:
            return "the same working day"
        case Unit.WORKING_WEEK:
            weeks = "a working week" if number == 1 else say_count(number, "working week")
            return f"{weeks} ({number * DAYS_IN_A_WORKING_WEEK} working days)"
        case Unit.NONE:
            return "no limit"
        case Unit.SERVICE_HOURS:
            return say_count(number, "service hour")
        case unit:
            return say_count(number, unit.value.replace("-", " ").removesuffix("s"))


def _given(limit: TimeLimit, start: Moment | None, calendar: Calendar) -> Due:
    """What the procedure gives."""
    if not limit.published:
        return Due(DueState.NOT_PUBLISHED, limit.unit, due_explained.NOT_PUBLISHED, start=start)
    if limit.unit is Unit.NONE:
        return Due(DueState.NO_LIMIT, limit.unit, due_explained.NO_LIMIT, start=start)
    if start is None:
        words = due_explained.not_started(limit_words(limit), EVENT_WORDS[limit.starts])
        return Due(DueState.NOT_STARTED, limit.unit, words)
    return _COUNTED[limit.unit](limit, start, calendar)


def _no_later(given: Due, shorter: Moment, start: Moment | None, calendar: Calendar) -> Due:
    """The earlier of what the procedure gives and what was set for the child."""
    by = due_by(shorter, calendar, start=start)
    if by.at is None or (given.at is not None and given.at <= by.at):
        return given
    return replace(by, explanation=due_explained.shortened(by.at, given.at))


def _stated_end(when: Moment, start: Moment | None, calendar: Calendar) -> dt.datetime:
    at = when.at if when.time is not None else calendar.closes(when.date)
    if start is None or at >= start.at:
        return at
    if when.time is None and when.date == start.date:
        return _end_of(when.date)
    return start.at


def _end_of(on: dt.date) -> dt.datetime:
    return dt.datetime.combine(on, END_OF_DAY, LONDON)


def _immediately(limit: TimeLimit, start: Moment, calendar: Calendar) -> Due:  # noqa: ARG001 - one of a table
    return Due(DueState.DUE, limit.unit, due_explained.at_once(start), start.at, start)


def _hours(limit: TimeLimit, start: Moment, calendar: Calendar) -> Due:  # noqa: ARG001 - one of a table
    number = limit.limit or 0
    began = start.at.replace(second=0).astimezone(dt.UTC)
    at = (began + dt.timedelta(hours=number)).astimezone(LONDON)
    return Due(DueState.DUE, limit.unit, due_explained.literal_hours(number, start, at), at, start)


def _service_hours(limit: TimeLimit, start: Moment, calendar: Calendar) -> Due:
    """Hours are used up only between opening and closing on working days."""
    number = limit.limit or 0
    remaining = dt.timedelta(hours=number)
    at = start.at.replace(second=0)
    on = calendar.this_or_next_working_day(start.date)
    while True:
        opened = max(calendar.opens(on), at)
        open_for = calendar.closes(on).astimezone(dt.UTC) - opened.astimezone(dt.UTC)
        if open_for >= remaining:
            break
        remaining -= max(open_for, dt.timedelta())
        on = next(calendar.working_days(on))
    at = (opened.astimezone(dt.UTC) + remaining).astimezone(LONDON)
    words = due_explained.service_hours(number, start, at, calendar)
    beyond = bool(due_explained.horizon(start.date, on, calendar))
    return Due(DueState.DUE, limit.unit, words, at, start, beyond_calendar=beyond)


def _same_working_day(limit: TimeLimit, start: Moment, calendar: Calendar) -> Due:
    on = calendar.this_or_next_working_day(start.date)
    closes = calendar.closes(on)
    at = closes if start.at <= closes else _end_of(on)
    words = due_explained.same_working_day(start, on, at, calendar)
    beyond = bool(due_explained.horizon(start.date, on, calendar))
    return Due(DueState.DUE, limit.unit, words, at, start, (on,), beyond_calendar=beyond)


def _working_days(limit: TimeLimit, start: Moment, calendar: Calendar) -> Due:
    number = (limit.limit or 0) * (DAYS_IN_A_WORKING_WEEK if limit.unit is Unit.WORKING_WEEK else 1)
    days = calendar.working_days_between(start.date, calendar.add_working_days(start.date, number))
    words = due_explained.counted_days(limit_words(limit), start.date, days, calendar)
    beyond = bool(due_explained.horizon(start.date, days[-1], calendar))
    return Due(DueState.DUE, limit.unit, words, calendar.closes(days[-1]), start, days, beyond_calendar=beyond)


def _calendar_days(limit: TimeLimit, start: Moment, calendar: Calendar) -> Due:  # noqa: ARG001 - one of a table
    number = limit.limit or 0
    at = _end_of(start.date + dt.timedelta(days=number))
    return Due(DueState.DUE, limit.unit, due_explained.calendar_days(number, start, at), at, start)


_COUNTED: Mapping[Unit, Callable[[TimeLimit, Moment, Calendar], Due]] = {
    Unit.IMMEDIATELY: _immediately,
    Unit.HOURS: _hours,
    Unit.SERVICE_HOURS: _service_hours,
    Unit.SAME_WORKING_DAY: _same_working_day,
    Unit.WORKING_DAYS: _working_days,
    Unit.WORKING_WEEK: _working_days,
    Unit.CALENDAR_DAYS: _calendar_days,
}
