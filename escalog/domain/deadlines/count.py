"""One way of counting for each unit, leaving out paused time.

Working days: a day is not counted if a pause covers its end of service hours. Calendar days: a day is not counted if a
pause covers 23:59. Hours and service hours are extended by the paused time. Immediate limits are never moved.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from escalog.domain.deadlines import explanation as due_explained
from escalog.domain.deadlines.calendar import ONE_DAY, Calendar
from escalog.domain.deadlines.due_date import Due, DueState
from escalog.domain.deadlines.span import Span, Spans, held, since
from escalog.domain.procedure.limit_length import DAYS_IN_A_WORKING_WEEK, limit_words
from escalog.domain.procedure.model import TimeLimit
from escalog.domain.procedure.vocabulary import Unit
from escalog.domain.values.moment import LONDON, Moment

END_OF_DAY = dt.time(23, 59)


def count(limit: TimeLimit, start: Moment, calendar: Calendar, pauses: Spans, *, round_the_clock: bool = False) -> Due:
    """When a running limit ends. `pauses` are in order and neither overlap nor touch.

    `round_the_clock` makes service hours run by night and at weekends too.
    """
    unit = Unit.HOURS if round_the_clock and limit.unit is Unit.SERVICE_HOURS else limit.unit
    later = _not_over(pauses, start.at.replace(second=0)) if pauses else ()
    counted = _COUNTED[unit](limit, start, calendar, later)
    if counted.at is None or not later:
        return counted
    said = due_explained.paused(_touching(later, start.at, counted.at))
    return replace(counted, explanation=counted.explanation + said) if said else counted


def end_of(on: dt.date) -> dt.datetime:
    """The last minute of a date."""
    return dt.datetime.combine(on, END_OF_DAY, LONDON)


def _immediately(limit: TimeLimit, start: Moment, calendar: Calendar, pauses: Spans) -> Due:  # noqa: ARG001 - a table
    return Due(DueState.DUE, limit.unit, due_explained.at_once(start), start.at, start)


def _hours(limit: TimeLimit, start: Moment, calendar: Calendar, pauses: Spans) -> Due:  # noqa: ARG001 - one of a table
    number = limit.limit or 0
    began = start.at.replace(second=0).astimezone(dt.UTC)
    whole = dt.timedelta(hours=number)
    at, half = (_spend(time, iter([(began, None)]), pauses) for time in (whole, whole / 2))
    if at is None:
        return _standing(limit, start, pauses)
    words = due_explained.literal_hours(limit_words(limit), start, at)
    return Due(DueState.DUE, Unit.HOURS, words, at, start, half=half)


def _service_hours(limit: TimeLimit, start: Moment, calendar: Calendar, pauses: Spans) -> Due:
    """Counts hours only between opening and closing on working days."""
    whole = dt.timedelta(hours=limit.limit or 0)
    at, half = (_spend(time, _open_hours(start, calendar), pauses) for time in (whole, whole / 2))
    if at is None:
        return _standing(limit, start, pauses)
    words = due_explained.service_hours(limit_words(limit), start, at, calendar)
    beyond = bool(due_explained.horizon(start.date, at.date(), calendar))
    return Due(DueState.DUE, limit.unit, words, at, start, half=half, beyond_calendar=beyond)


def _same_working_day(limit: TimeLimit, start: Moment, calendar: Calendar, pauses: Spans) -> Due:
    """Due by the end of service hours; after these or a pause, by the end of the day; otherwise on the next one."""
    if pauses and pauses[-1].end is None and pauses[-1].holds(_same_day(start, calendar, pauses[:-1])[1]):
        return _standing(limit, start, pauses)
    on, at = _same_day(start, calendar, pauses)
    words = due_explained.same_working_day(start, on, at, calendar)
    beyond = bool(due_explained.horizon(start.date, on, calendar))
    return Due(DueState.DUE, limit.unit, words, at, start, (on,), beyond_calendar=beyond)


def _working_days(limit: TimeLimit, start: Moment, calendar: Calendar, pauses: Spans) -> Due:
    number = (limit.limit or 0) * (DAYS_IN_A_WORKING_WEEK if limit.unit is Unit.WORKING_WEEK else 1)
    following = calendar.working_days(start.date)
    if pauses:
        following = (at.date() for at in _not_held((calendar.closes(on) for on in following), pauses))
    days = tuple(islice(following, number))
    if len(days) < number:
        return _standing(limit, start, pauses, days)
    words = due_explained.counted_days(limit_words(limit), start.date, days, calendar)
    beyond = bool(due_explained.horizon(start.date, days[-1], calendar))
    at, half = calendar.closes(days[-1]), calendar.closes(days[(number - 1) // 2])
    return Due(DueState.DUE, limit.unit, words, at, start, days, half=half, beyond_calendar=beyond)


def _calendar_days(limit: TimeLimit, start: Moment, calendar: Calendar, pauses: Spans) -> Due:  # noqa: ARG001 - a table
    number = limit.limit or 0
    ends = tuple(islice(_not_held(_ends_of_days(start.date), pauses), number))
    if len(ends) < number:
        return _standing(limit, start, pauses)
    words = due_explained.calendar_days(limit_words(limit), start, ends[-1])
    return Due(DueState.DUE, limit.unit, words, ends[-1], start, half=ends[(number - 1) // 2])


_COUNTED: Mapping[Unit, Callable[[TimeLimit, Moment, Calendar, Spans], Due]] = {
    Unit.IMMEDIATELY: _immediately,
    Unit.HOURS: _hours,
    Unit.SERVICE_HOURS: _service_hours,
    Unit.SAME_WORKING_DAY: _same_working_day,
    Unit.WORKING_DAYS: _working_days,
    Unit.WORKING_WEEK: _working_days,
    Unit.CALENDAR_DAYS: _calendar_days,
}


def _standing(limit: TimeLimit, start: Moment, pauses: Spans, days: tuple[dt.date, ...] = ()) -> Due:
    """The result for a limit held by a pause that has no end."""
    words = due_explained.standing_still(limit_words(limit), start, days, pauses[-1].start)
    return Due(DueState.PAUSED, limit.unit, words, None, start, days)


def _not_held(ends: Iterator[dt.datetime], pauses: Spans) -> Iterator[dt.datetime]:
    """Yields the ends of days that no pause covers; stops at a pause without an end."""
    for at in ends:
        if not pauses or not held(pauses, at):
            yield at
        elif pauses[-1].end is None and pauses[-1].start <= at:
            return


def _ends_of_days(after: dt.date) -> Iterator[dt.datetime]:
    on = after
    while True:
        on += ONE_DAY
        yield end_of(on)


def _same_day(start: Moment, calendar: Calendar, pauses: Spans) -> tuple[dt.date, dt.datetime]:
    """The first end of service hours, or of the date where these have passed, that no pause covers."""
    on = calendar.this_or_next_working_day(start.date)
    begun = start.at.replace(second=0)
    while True:
        for at in (calendar.closes(on), end_of(on)):
            if begun <= at and (start.at <= at or at.time() == END_OF_DAY) and not held(pauses, at):
                return on, max(at, start.at)
        on = next(calendar.working_days(on))


def _open_hours(start: Moment, calendar: Calendar) -> Iterator[tuple[dt.datetime, dt.datetime | None]]:
    """Yields the spans of service hours from a start, in UTC, without end."""
    began = start.at.replace(second=0)
    on = calendar.this_or_next_working_day(start.date)
    while True:
        opened, closed = max(calendar.opens(on), began), calendar.closes(on)
        if opened < closed:
            yield opened.astimezone(dt.UTC), closed.astimezone(dt.UTC)
        on = next(calendar.working_days(on))


def _spend(
    time: dt.timedelta, stretches: Iterator[tuple[dt.datetime, dt.datetime | None]], pauses: Spans
) -> dt.datetime | None:
    """When an amount of time has been spent within spans, outside pauses; None where a pause never ends."""
    for opened, closed in stretches:
        at = opened
        for pause in since(pauses, opened):
            if closed is not None and pause.start >= closed:
                break
            if pause.start - at >= time:
                break
            time -= pause.start - at
            if pause.end is None:
                return None
            at = pause.end
        if closed is None or closed - at >= time:
            return (at + time).astimezone(LONDON)
        time -= max(closed - at, dt.timedelta())
    return None


def _not_over(pauses: Spans, start: dt.datetime) -> Spans:
    """The pauses that can still move a limit starting at this time: those that had not ended by then."""
    return tuple(span for span in pauses if span.end is None or span.end > start)


def _touching(pauses: Spans, start: dt.datetime, end: dt.datetime) -> tuple[Span, ...]:
    """The pauses that overlap the time between a start and an end."""
    return tuple(span for span in since(pauses, start) if span.start < end)
