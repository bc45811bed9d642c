"""Writes an iCalendar file (RFC 5545) for other calendars: our reference and the procedure's words, nothing else.

No initials, no agency, no name and no word that anybody wrote about a case. Whoever needs more opens the disagreement.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta
from uuid import UUID, uuid5

from escalog.domain.agenda.items import KIND_WORDS, AgendaItem
from escalog.domain.deadlines.calendar import ONE_DAY
from escalog.domain.values.english import lower_first
from escalog.domain.values.moment import LONDON

_NAMES = UUID("6f0c1f6e-5f1b-4d6c-9a63-0d5a7c4be2f1")
"""The namespace of our ids."""

_COUNTED_FROM = datetime(2026, 1, 1, tzinfo=UTC)
_LONGEST_LINE = 75
"""In octets, without the line end."""

_SHOWN_FOR = timedelta(minutes=15)
"""How long an item with an hour is drawn. Without an end, some calendars show an hour, some a whole day."""

WHERE_MORE_IS = "From escalog. Open the disagreement there for what to do."


def calendar_file(items: Iterable[AgendaItem], now: datetime, *, sample: bool = False) -> bytes:
    """The calendar file. A later file replaces the items of an earlier one: ids stay, `SEQUENCE` grows with time."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//escalog//escalog//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for item in items:
        lines += _event(item, now, sample=sample)
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) for line in lines).encode("utf-8")


def uid(item: AgendaItem) -> str:
    """The item's id, the same in every file whatever its date; it reveals nothing about the disagreement."""
    return f"{uuid5(_NAMES, f'{item.dispute}/{item.key}')}@escalog.invalid"


def summary(item: AgendaItem, *, sample: bool = False) -> str:
    """Our reference, the act and the stage, in the procedure's words: "0042: Reply (Stage 2: Line managers)".

    Where the procedure says whose step it is: "0042: Reply, your step (Stage 2: Line managers)".
    """
    head = item.reference or f"Disagreement {item.dispute[:8]}"
    whose = f", {lower_first(item.whose)}" if item.whose else ""
    stage = f" ({item.stage_label})" if item.stage_label else ""
    return f"{'Sample: ' if sample else ''}{head}: {item.label}{whose}{stage}"


def _event(item: AgendaItem, now: datetime, *, sample: bool) -> Iterator[str]:
    stamp = _utc(now)
    yield "BEGIN:VEVENT"
    yield f"UID:{uid(item)}"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"SEQUENCE:{_sequence(now)}"
    yield from _when(item)
    yield f"SUMMARY:{_text(summary(item, sample=sample))}"
    yield f"DESCRIPTION:{_text(f'{KIND_WORDS[item.kind]}. {WHERE_MORE_IS}')}"
    yield "CLASS:PRIVATE"
    yield "STATUS:CONFIRMED"
    yield "TRANSP:TRANSPARENT"
    yield "X-MICROSOFT-CDO-BUSYSTATUS:FREE"
    yield "END:VEVENT"


def _when(item: AgendaItem) -> Iterator[str]:
    """A whole day, ending on the day after as the standard requires; or the hour in UTC, which needs no time zone."""
    if item.all_day:
        yield f"DTSTART;VALUE=DATE:{item.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{item.day + ONE_DAY:%Y%m%d}"
        return
    midnight = datetime.combine(item.day + ONE_DAY, time(), LONDON)
    yield f"DTSTART:{_utc(item.at)}"
    yield f"DTEND:{min(_utc(item.at.astimezone(UTC) + _SHOWN_FOR), _utc(midnight))}"


def _sequence(now: datetime) -> int:
    """Whole minutes since a day before any release: it grows from file to file, and nothing has to be stored."""
    return max((now.astimezone(UTC) - _COUNTED_FROM) // timedelta(minutes=1), 0)


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(words: str) -> str:
    """A value escaped as the standard requires, on one line, without control or invisible characters."""
    plain = "".join(character for character in " ".join(words.split()) if character.isprintable())
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """A line with its line end, folded after 75 octets and never within a character."""
    parts, part, size = [], "", 0
    for character in line:
        octets = len(character.encode("utf-8"))
        if size + octets > _LONGEST_LINE:
            parts.append(part)
            part, size = "", 1  # the blank that a continued line begins with counts
        part += character
        size += octets
    return "\r\n ".join([*parts, part]) + "\r\n"
