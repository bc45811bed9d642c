"""Counts time as published procedures do: when an act is due, and the sentence that explains the date.

Day 0 is the London date of the starting event, whatever the hour. Where a text has two readings, the
earlier date is used, because it protects the child. Nothing here reads the present hour.
"""

import datetime as dt
from dataclasses import dataclass, replace

from escalog.domain.deadlines import explanation as due_explained
from escalog.domain.deadlines.calendar import Calendar
from escalog.domain.deadlines.count import END_OF_DAY, count, end_of
from escalog.domain.deadlines.due_date import Due, DueState, SetBy
from escalog.domain.deadlines.span import Spans, held, since
from escalog.domain.deadlines.time_left import DayBox, TimeLeft, time_left
from escalog.domain.procedure.limit_length import event_words, length_for, limit_words
from escalog.domain.procedure.model import Priority, TimeLimit
from escalog.domain.procedure.vocabulary import Unit
from escalog.domain.values.moment import LONDON, Moment

__all__ = [
    "END_OF_DAY",
    "DayBox",
    "Due",
    "DueState",
    "SetEnd",
    "TimeLeft",
    "due",
    "due_by",
    "end_of_set",
    "limit_words",
    "time_left",
]


@dataclass(frozen=True, slots=True)
class SetEnd:
    """An end date set directly for one disagreement, and when it was set."""

    at: Moment
    since: Moment | None = None
    """Pauses before this were known to whoever set the end, and do not move it."""


def due(
    limit: TimeLimit,
    start: Moment | dt.datetime | None,
    calendar: Calendar,
    *,
    shorter: Moment | SetEnd | None = None,
    longer: Moment | SetEnd | None = None,
    pauses: Spans = (),
    priority: Priority | None = None,
    stage: str = "stage",
) -> Due:
    """When an act under `limit` is due, counted from `start`; None means that the starting event has no date yet.

    `shorter` is a limit set for this child. It never lengthens what the procedure gives and never falls before `start`.
    `longer` was agreed with a reason and stands in place of what the procedure gives. `pauses` are left out.
    `stage` is the route's word for one.
    """
    began = Moment.of(start) if isinstance(start, dt.datetime) else start
    length = length_for(limit, priority)
    given = _given(length.limit, began, calendar, pauses, stage, round_the_clock=length.round_the_clock)
    if length.priority is not None and given.state in (DueState.DUE, DueState.PAUSED, DueState.NOT_STARTED):
        given = replace(given, explanation=given.explanation + due_explained.by_priority(length.priority.label))
    if longer is not None:
        end = _set(longer, began, calendar, pauses)
        said = due_explained.lengthened(_stated(longer, calendar), given.at) + end.explanation
        given = replace(end, explanation=said, set_by=SetBy.LONGER)
    return given if shorter is None else _no_later(given, shorter, began, calendar, pauses)


def due_by(when: Moment, calendar: Calendar, *, start: Moment | None = None, explanation: str = "") -> Due:
    """A due date that was agreed or set directly, as for an action. Without an hour, the end of service hours."""
    at = _stated_end(when, start, calendar)
    days = calendar.working_days_between(start.date, when.date) if start is not None else ()
    return Due(DueState.DUE, Unit.WORKING_DAYS, explanation, at, start, days, half=_halfway(start, at))


def end_of_set(end: SetEnd, start: Moment | None, calendar: Calendar, pauses: Spans) -> dt.datetime | None:
    """When an end that was set directly falls due, extended by later pauses; None where one of them has no end."""
    return _set(end, start, calendar, pauses).at


def _given(
    limit: TimeLimit, start: Moment | None, calendar: Calendar, pauses: Spans, stage: str, *, round_the_clock: bool
) -> Due:
    """The due date that the procedure gives."""
    if not limit.published:
        return Due(DueState.NOT_PUBLISHED, limit.unit, due_explained.NOT_PUBLISHED, start=start)
    if limit.unit is Unit.NONE:
        return Due(DueState.NO_LIMIT, limit.unit, due_explained.NO_LIMIT, start=start)
    if start is None:
        words = due_explained.not_started(limit_words(limit), event_words(limit.starts, stage))
        return Due(DueState.NOT_STARTED, limit.unit, words)
    return count(limit, start, calendar, pauses, round_the_clock=round_the_clock)


def _no_later(given: Due, shorter: Moment | SetEnd, start: Moment | None, calendar: Calendar, pauses: Spans) -> Due:
    """The earlier of the procedure's date and the date set for the child."""
    by = _set(shorter, start, calendar, pauses)
    if by.at is None and given.state in (DueState.DUE, DueState.PAUSED):
        return given
    if given.at is not None and by.at is not None and given.at <= by.at:
        return given
    said = due_explained.shortened(_stated(shorter, calendar), given.at) + by.explanation
    return replace(by, explanation=said, set_by=SetBy.SHORTER)


def _set(end: Moment | SetEnd, start: Moment | None, calendar: Calendar, pauses: Spans) -> Due:
    """An end that was set directly, extended by later pauses; its explanation names only those pauses."""
    stated = end if isinstance(end, SetEnd) else SetEnd(end)
    by = due_by(stated.at, calendar, start=start)
    later = since(pauses, stated.since.at) if stated.since is not None else pauses
    if by.at is None or not later or later[0].start >= by.at:
        return by
    at = _moved_on(by.at, calendar, later)
    if at is None:
        said = due_explained.stands_still(later[-1].start)
        return Due(DueState.PAUSED, by.unit, said, None, start, by.days)
    said = due_explained.paused(tuple(span for span in later if span.start < at))
    return Due(DueState.DUE, by.unit, said, at, start, half=_halfway(start, at))


def _moved_on(at: dt.datetime, calendar: Calendar, pauses: Spans) -> dt.datetime | None:
    """A set end extended by the working days that were paused, or by the paused time where no such day was."""
    for pause in pauses:
        if pause.start >= at:
            break
        if pause.end is None:
            return None
        first, last = pause.start.astimezone(LONDON).date(), pause.end.astimezone(LONDON).date()
        days = calendar.working_days_between(first - dt.timedelta(days=1), last)
        number = sum(1 for on in days if pause.holds(calendar.closes(on)))
        if number:
            on = calendar.add_working_days(at.date(), number)
            at = dt.datetime.combine(on, at.time(), LONDON)
        else:
            at = (at.astimezone(dt.UTC) + (pause.end - pause.start)).astimezone(LONDON)
    while held(pauses, at):
        if pauses[-1].end is None:
            return None
        at = next(pause.end.astimezone(LONDON) for pause in pauses if pause.holds(at) and pause.end is not None)
    return at


def _halfway(start: Moment | None, end: dt.datetime) -> dt.datetime | None:
    """Halfway between a start and an end that was set."""
    if start is None:
        return None
    began = start.at.astimezone(dt.UTC)
    return (began + (end.astimezone(dt.UTC) - began) / 2).astimezone(LONDON)


def _stated(end: Moment | SetEnd, calendar: Calendar) -> dt.datetime:
    """The end as it was set, before any pause."""
    at = end.at if isinstance(end, SetEnd) else end
    return at.at if at.time is not None else calendar.closes(at.date)


def _stated_end(when: Moment, start: Moment | None, calendar: Calendar) -> dt.datetime:
    at = when.at if when.time is not None else calendar.closes(when.date)
    if start is None or at >= start.at:
        return at
    if when.time is None and when.date == start.date:
        return end_of(when.date)
    return start.at
