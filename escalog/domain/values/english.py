"""Dates, counts and lists in English words, and small helpers to finish a sentence."""

import datetime as dt
from datetime import date

from escalog.domain.values.moment import DAYS, MONTHS, Moment


def say_date(on: dt.date, *, year: bool = False) -> str:
    """A date in short: "Wed 25 Nov", or "Wed 25 Nov 2026"."""
    short = f"{DAYS[on.weekday()][:3]} {on.day} {MONTHS[on.month - 1][:3]}"
    return f"{short} {on.year}" if year else short


def say_day(on: dt.date) -> str:
    """A date whose month stands beside it already: "Wed 25"."""
    return f"{DAYS[on.weekday()][:3]} {on.day}"


def say_time(at: dt.time | dt.datetime) -> str:
    """The hour and minute: "17:00"."""
    return f"{at.hour:02}:{at.minute:02}"


def say_moment(when: Moment | dt.datetime, *, year: bool = False) -> str:
    """A date with its hour where there is one: "Wed 25 Nov, 17:00"."""
    moment = when if isinstance(when, Moment) else Moment.of(when)
    said = say_date(moment.date, year=year)
    return said if moment.time is None else f"{said}, {say_time(moment.time)}"


def say_long(when: Moment | dt.datetime | dt.date, *, year: bool = False) -> str:
    """A date in full, with its hour where there is one: "Wednesday 25 November, 17:00"."""
    if isinstance(when, dt.datetime):
        when = Moment.of(when)
    elif isinstance(when, dt.date):
        when = Moment(when)
    on = when.date
    said = f"{DAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]}" + (f" {on.year}" if year else "")
    return said if when.time is None else f"{said}, {say_time(when.time)}"


def say_count(number: int, noun: str) -> str:
    """A number of things: "1 working day", "2 working days", "3 entries"."""
    if number == 1:
        return f"{number} {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("ry") else f"{number} {noun}s"


def say_list(parts: list[str] | tuple[str, ...]) -> str:
    """Things joined as in speech: "Fri 25, Mon 28 and Fri 1 Jan"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def lower_first(text: str) -> str:
    """Words as they stand inside a sentence: "Referral not accepted" becomes "referral not accepted"."""
    return text if text[1:2].isupper() else f"{text[:1].lower()}{text[1:]}"


def sentence(words: str) -> str:
    """Words as a sentence: a capital first, a full stop last."""
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def plural(word: str) -> str:
    """The plural of whom a route is about: children, adults, young people."""
    if word.lower().endswith("child"):
        return f"{word}ren"
    return f"{word[:-6]}people" if word.lower().endswith("person") else f"{word}s"


def with_article(word: str) -> str:
    """A word with its article: "a child", "an adult"."""
    return f"an {word}" if word[:1].lower() in "aeiou" else f"a {word}"


def say_day_of(text: str) -> str:
    """A day kept as "2026-11-25" in words: "Wed 25 Nov 2026"; anything else as it stands."""
    try:
        return say_date(date.fromisoformat(text), year=True)
    except ValueError:
        return text
