"""Says days and times in a language: the names of days and months and their order stand in its catalogue.

`{ DATE($due) }` is the short form, "Wed 25 Nov, 17:00"; `form: "long"` spells the names out, `form: "day"` leaves the
month away, `form: "time"` says the hour alone; `year: "yes"` adds the year. A day without an hour is said without.
"""

import datetime as dt
from collections.abc import Callable, Mapping

from escalog.domain.values.message import Message, message
from escalog.domain.values.moment import Moment

Say = Callable[[Message], str]


def said_as(value: Moment | dt.date, options: Mapping[str, str], say: Say) -> str:
    """A day, or a moment with its hour, in the form that is asked for."""
    moment = (
        value if isinstance(value, Moment) else Moment.of(value) if isinstance(value, dt.datetime) else Moment(value)
    )
    form = options.get("form", "short")
    if form == "time":
        return _hour(moment.time)
    said = say(_date(moment.date, form, has_year=options.get("year") == "yes"))
    return said if moment.time is None else say(message("date-and-time", date=said, time=_hour(moment.time)))


def _date(on: dt.date, form: str, *, has_year: bool) -> Message:
    names = "long" if form == "long" else "short"
    day = message(f"date-weekday-{names}", number=on.isoweekday())
    if form == "day":
        return message("date-day", weekday=day, day=on.day)
    month = message(f"date-month-{names}", number=on.month)
    if has_year:
        return message("date-with-year", weekday=day, day=on.day, month=month, year=str(on.year))
    return message("date-without-year", weekday=day, day=on.day, month=month)


def _hour(at: dt.time | None) -> str:
    return "" if at is None else f"{at.hour:02}:{at.minute:02}"
