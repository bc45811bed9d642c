"""One sentence that explains a due date: what was counted, which days were skipped and why. Wording only."""

import datetime as dt
from collections.abc import Iterable

from escalog.domain.deadlines.calendar import ONE_DAY, Calendar, DayOff
from escalog.domain.deadlines.span import Span
from escalog.domain.values.english import say_count, say_date, say_day, say_list, say_moment, say_time
from escalog.domain.values.moment import LONDON, Moment

MOST_DAYS_NAMED = 5
"""Beyond this number, counted days are named as a span: "Thu 17 to Wed 30"."""

MOST_SKIPPED_NAMED = 6

NOT_PUBLISHED = "limit not published here: check your partnership's current text"
NO_LIMIT = "no time limit is set for this"


class _Names:
    """Names dates relative to a start: no month while all fall in the same one, the year once it changes."""

    def __init__(self, start: dt.date, end: dt.date) -> None:
        self._one_month = (start.year, start.month) == (end.year, end.month)
        self._year = start.year

    def name(self, on: dt.date) -> str:
        """The date in this sentence; the first of a new year includes the year."""
        if self._one_month:
            return say_day(on)
        new_year, self._year = on.year != self._year, on.year
        return say_date(on, year=new_year)

    def plain(self, on: dt.date) -> str:
        """The date as it is said in brackets, without a year."""
        return say_day(on) if self._one_month else say_date(on)


def counted_days(head: str, start: dt.date, days: tuple[dt.date, ...], calendar: Calendar) -> str:
    """Working days by name: "2 working days from Mon 23 Nov 2026: Tue 24, Wed 25", and what was skipped."""
    names = _Names(start, days[-1])
    if len(days) > MOST_DAYS_NAMED:
        named = f"{names.name(days[0])} to {names.name(days[-1])}"
    else:
        named = ", ".join(names.name(on) for on in days)
    skipped = _skipped(start + ONE_DAY, days[-1], names, calendar)
    return f"{head} from {say_date(start, year=True)}: {named}{skipped}{horizon(start, days[-1], calendar)}"


def same_working_day(start: Moment, on: dt.date, by: dt.datetime, calendar: Calendar) -> str:
    """Which day "the same working day" means, and until when."""
    if on == start.date:
        late = f", because {say_time(calendar.service_end)} had passed" if by.minute == 59 and by.hour == 23 else ""
        said = f"same working day, {say_date(on, year=True)}: by {say_time(by)}{late}"
    else:
        names = _Names(start.date, on)
        skipped = _skipped(start.date, on, names, calendar) or f" ({names.plain(start.date)} is not a working day)"
        said = f"same working day from {say_date(start.date, year=True)}: {names.name(on)}, by {say_time(by)}{skipped}"
    return said + horizon(start.date, on, calendar)


def literal_hours(head: str, start: Moment, at: dt.datetime) -> str:
    """Hours counted round the clock, noting any clock change in between."""
    changes = clock_changes(start.at, at)
    said = say_list([f"the clocks go {way} on {say_date(on)}" for on, way in changes]) if changes else ""
    return f"{head} from {_stated(start)}, round the clock: {_ends(start, at)}{f' ({said})' if said else ''}"


def service_hours(head: str, start: Moment, at: dt.datetime, calendar: Calendar) -> str:
    """Hours counted only while the service is open."""
    skipped = _skipped(start.date, at.date(), _Names(start.date, at.date()), calendar)
    opening = f"{say_time(calendar.service_start)} to {say_time(calendar.service_end)}"
    return (
        f"{head} ({opening}) from {_stated(start)}: {_ends(start, at)}"
        f"{skipped}{horizon(start.date, at.date(), calendar)}"
    )


def calendar_days(head: str, start: Moment, at: dt.datetime) -> str:
    """Calendar days, to the end of the last."""
    return f"{head} from {say_date(start.date, year=True)}: {_ends(start, at)}"


def at_once(start: Moment) -> str:
    """An immediate limit."""
    return f"due at once, from {say_moment(start, year=True)}"


def shortened(at: dt.datetime, otherwise: dt.datetime | None) -> str:
    """A shorter limit that was set, compared with what the procedure gives."""
    gives = "" if otherwise is None else f" (the procedure gives until {say_moment(otherwise, year=True)})"
    return f"a shorter limit was set: {say_moment(at, year=True)}{gives}"


def lengthened(at: dt.datetime, otherwise: dt.datetime | None) -> str:
    """A longer limit that was agreed, compared with what the procedure gives."""
    gives = "" if otherwise is None else f" (the procedure gives until {say_moment(otherwise, year=True)})"
    return f"a longer limit was agreed: {say_moment(at, year=True)}{gives}"


def by_priority(label: str) -> str:
    """Which priority gives a length, as the end of a sentence."""
    return f"; for the priority {label}"


def paused(pauses: Iterable[Span]) -> str:
    """Which pauses a count leaves out, as the end of a sentence; empty where there are none."""
    said = [f"{_instant_words(span.start)} to {_instant_words(span.end)}" for span in pauses if span.end is not None]
    return f"; paused from {say_list(said)}" if said else ""


def standing_still(head: str, start: Moment, days: tuple[dt.date, ...], since: dt.datetime) -> str:
    """A limit that has started and is paused."""
    counted = f", {say_count(len(days), 'working day')} counted so far" if days else ""
    return f"{head} from {say_date(start.date, year=True)}{counted}{stands_still(since)}"


def stands_still(since: dt.datetime) -> str:
    """That a pause has no end yet, as the end of a sentence."""
    return f"; paused since {_instant_words(since)}, counted on from the day the time limits start again"


def not_started(head: str, event: str) -> str:
    """A limit whose starting event has no date yet."""
    return f"{head} from {event}, which has no date yet"


def not_started_before(head: str, stage: str) -> str:
    """An overall limit that runs from the start of a stage before the one asked about."""
    return f"{head} from the start of {stage}, before this: ask about {stage} for its date"


def horizon(start: dt.date, end: dt.date, calendar: Calendar) -> str:
    """The warning that some counted days lie beyond the known bank holidays; otherwise empty."""
    if end > calendar.known_until:
        return f"; bank holidays are known only until {say_date(calendar.known_until, year=True)}"
    if start < calendar.known_from:
        return f"; bank holidays are known only from {say_date(calendar.known_from, year=True)}"
    return ""


def clock_changes(start: dt.datetime, end: dt.datetime) -> list[tuple[dt.date, str]]:
    """The days between two times on which London's clocks change, with the direction."""
    changes = []
    before, on = start.astimezone(LONDON), start.astimezone(LONDON).date()
    while on <= end.astimezone(LONDON).date():
        after = min(dt.datetime.combine(on + ONE_DAY, dt.time(), LONDON), end.astimezone(LONDON), key=_instant)
        moved = (after.utcoffset() or dt.timedelta()) - (before.utcoffset() or dt.timedelta())
        if moved:
            changes.append((on, "forward" if moved > dt.timedelta() else "back"))
        before, on = after, on + ONE_DAY
    return changes


def _instant_words(at: dt.datetime) -> str:
    """An aware time in words; a pause that was stated without an hour began or ended with the day."""
    here = at.astimezone(LONDON)
    return say_date(here.date(), year=True) if here.time() == dt.time() else say_moment(here, year=True)


def _instant(at: dt.datetime) -> float:
    return at.timestamp()


def _stated(start: Moment) -> str:
    said = say_moment(start, year=True)
    return said if start.time is not None else f"{said} (no hour was given: from 00:00)"


def _ends(start: Moment, at: dt.datetime) -> str:
    """The end of a span, in as few words as are clear beside its start."""
    if at.date() == start.date:
        return f"{say_time(at)} the same day"
    return f"{say_date(at.date(), year=at.year != start.date.year)}, {say_time(at)}"


def _skipped(first: dt.date, last: dt.date, names: _Names, calendar: Calendar) -> str:
    """In brackets: the bank holidays and closures from `first` to `last`, and weekend days that were worked."""
    named = calendar.named_days(first, last)
    if not named:
        return ""
    holidays = [on for on in named if calendar.day_off(on) is DayOff.BANK_HOLIDAY]
    closures = [on for on in named if calendar.day_off(on) is DayOff.CLOSURE]
    extra = [on for on in named if on in calendar.extra]
    parts = [
        _are(holidays, "a bank holiday", "bank holidays", names),
        _are(closures, "a local closure", "local closures", names),
        _are(extra, "an extra working day", "extra working days", names),
    ]
    said = "; ".join(part for part in parts if part)
    return f" ({said})" if said else ""


def _are(days: Iterable[dt.date], one: str, many: str, names: _Names) -> str:
    said = [names.plain(on) for on in days]
    if not said:
        return ""
    if len(said) > MOST_SKIPPED_NAMED:
        said = [*said[:MOST_SKIPPED_NAMED], f"{len(said) - MOST_SKIPPED_NAMED} more"]
    return f"{say_list(said)} {'is ' + one if len(said) == 1 else 'are ' + many}"
