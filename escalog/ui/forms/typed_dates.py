"""Reads a day and a time as people type them, and says in one sentence why it cannot.

Knows nothing of Qt or of the clock: what "today" means is given.
"""

import re
from calendar import monthrange
from datetime import date, time, timedelta

from escalog.domain.values.failure import Failure
from escalog.domain.values.moment import DAYS, MONTHS, checked_date
from escalog.wording.failures import advice_of, sentence_of

_PARTS = re.compile(r"[a-z]+|\d+")
_ISO = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})")
_TIME = re.compile(r"(\d{1,2})(?:\s*[:.h]?\s*(\d{2}))?\s*(am|pm)?")
_NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}
_WEEKDAYS = {name.lower()[:length]: number for number, name in enumerate(DAYS) for length in (3, len(name))}
_THIS_CENTURY = 2000


def read_day(typed: str, today: date) -> date:
    """The day that was typed: "23 Nov 2026", "23/11/2026", "today", "tuesday". What is left out is the nearest.

    Raises Failure.
    """
    text = typed.strip().lower()
    if text in _NEAR:
        return today + timedelta(days=_NEAR[text])
    if text in _WEEKDAYS:
        return _nearest_weekday(_WEEKDAYS[text], today)
    iso = _ISO.fullmatch(text)
    if iso:
        return checked_date(*(int(number) for number in iso.groups()))
    parts = [part for part in _PARTS.findall(text) if not _is_weekday(part) and part not in {"st", "nd", "rd", "th"}]
    if len(parts) not in (2, 3) or not parts[0].isdigit() or len(parts[0]) > 2:
        raise Failure("date-not-read")
    day, month = int(parts[0]), _month(parts[1])
    year = _year(parts[2]) if len(parts) == 3 else _nearest_year(month, day, today)
    return checked_date(year, month, day)


def _nearest_weekday(weekday: int, today: date) -> date:
    """The day of this name that is nearest: at most three days back or ahead."""
    ahead = (weekday - today.weekday()) % 7
    return today + timedelta(days=ahead if ahead <= 3 else ahead - 7)


def read_time(typed: str) -> time:
    """The time that was typed: "16:05", "16.05", "1605", "4 pm". Raises Failure."""
    parts = _TIME.fullmatch(typed.strip().lower())
    if not parts:
        raise Failure("time-not-read")
    hour, minute, half = int(parts[1]), int(parts[2] or 0), parts[3]
    if half:
        if not 1 <= hour <= 12:
            raise Failure("time-not-read")
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        raise Failure("time-not-read")
    return time(hour, minute)


def why_not(failure: Failure) -> str:
    """What stands at the field and in the error summary: one sentence, without a full stop."""
    unread = failure.code in {"date-not-read", "time-not-read"}
    return (advice_of(failure) if unread else sentence_of(failure)).rstrip(".")


def _is_weekday(word: str) -> bool:
    return len(word) >= 2 and not word.isdigit() and any(name.lower().startswith(word) for name in DAYS)


def _month(part: str) -> int:
    if part.isdigit():
        return int(part)
    wanted = part[:3] if part == "sept" else part
    fitting = [number for number, name in enumerate(MONTHS, start=1) if name.lower().startswith(wanted)]
    if len(wanted) < 3 or len(fitting) != 1:
        raise Failure("date-not-read")
    return fitting[0]


def _year(part: str) -> int:
    if not part.isdigit() or len(part) not in (2, 4):
        raise Failure("date-not-read")
    number = int(part)
    return number + _THIS_CENTURY if len(part) == 2 else number


def _nearest_year(month: int, day: int, today: date) -> int:
    """The year in which the day is nearest to today."""
    if not 1 <= month <= 12 or day < 1:
        return today.year
    possible = [year for year in (today.year - 1, today.year, today.year + 1) if day <= monthrange(year, month)[1]]
    if not possible:
        return today.year
    return min(possible, key=lambda year: abs((date(year, month, day) - today).days))
