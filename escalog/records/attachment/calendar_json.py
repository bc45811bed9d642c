"""A calendar inside a record: the very days that due dates were counted with, whatever is published later."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from escalog.domain.deadlines.calendar import NATIONS, Calendar


def calendar_to_json(calendar: Calendar) -> dict[str, Any]:
    """The calendar as plain values."""
    return {
        "nation": calendar.nation,
        "known_from": calendar.known_from.isoformat(),
        "known_until": calendar.known_until.isoformat(),
        "holidays": _days_to_json(calendar.holidays),
        "closures": _days_to_json(calendar.closures),
        "extra": _days_to_json(calendar.extra),
        "service_start": calendar.service_start.isoformat("minutes"),
        "service_end": calendar.service_end.isoformat("minutes"),
    }


def calendar_from_json(data: Mapping[str, Any]) -> Calendar:
    """The calendar of plain values. Raises ValueError, TypeError or KeyError when they are none."""
    calendar = Calendar(
        nation=data["nation"],
        holidays=_days_from_json(data["holidays"]),
        known_from=dt.date.fromisoformat(data["known_from"]),
        known_until=dt.date.fromisoformat(data["known_until"]),
        closures=_days_from_json(data["closures"]),
        extra=_days_from_json(data["extra"]),
        service_start=dt.time.fromisoformat(data["service_start"]),
        service_end=dt.time.fromisoformat(data["service_end"]),
    )
    if calendar.nation not in NATIONS or calendar_to_json(calendar) != data:
        raise ValueError("not a calendar")
    return calendar


def _days_to_json(days: Mapping[dt.date, str]) -> dict[str, str]:
    return {day.isoformat(): name for day, name in sorted(days.items())}


def _days_from_json(data: Mapping[str, str]) -> Mapping[dt.date, str]:
    if not all(isinstance(name, str) for name in data.values()):
        raise TypeError("the name of a day is not text")
    return MappingProxyType({dt.date.fromisoformat(day): name for day, name in data.items()})
