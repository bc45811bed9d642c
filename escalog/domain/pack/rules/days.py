"""The hours and local days of a pack: service hours, closures, extra working days."""

import datetime as dt
import re
from functools import cache
from typing import Any

from escalog.domain.deadlines.calendar import NATIONS, read_calendar
from escalog.domain.pack.rules.lengths import Day
from escalog.domain.pack.toml.errors import PackErrors, value_as_found
from escalog.domain.pack.toml.tables import no_two_alike, tables, text
from escalog.domain.values.message import message
from escalog.resources import resource_text

EARLIEST, LATEST = dt.date(2000, 1, 1), dt.date(2099, 12, 31)
"""Dates outside these are taken for typing mistakes."""

_TIME_OF_DAY = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")

Table = dict[str, Any]


def check_service_hours(pack: Table, errors: PackErrors) -> None:
    """Reports invalid hours, and service hours that end before they begin."""
    start, end = pack.get("service_start", "09:00"), pack.get("service_end", "17:00")
    fit = True
    for key, value in (("service_start", start), ("service_end", end)):
        if isinstance(value, str) and not _TIME_OF_DAY.fullmatch(value):
            errors.error("pack-time-of-day", key, value_as_found(value), message("pack-check-time-of-day"))
            fit = False
    if fit and isinstance(start, str) and isinstance(end, str) and end <= start:
        errors.error(
            "pack-service-hours", "service_end", value_as_found(end), message("pack-check-time-after", start=start)
        )


def check_local_days(pack: Table, errors: PackErrors) -> None:
    """Reports days named twice, days both open and closed, and days outside every calendar."""
    closures, extra = list(tables(pack, "closures", "")), list(tables(pack, "extra_working_days", ""))
    no_two_alike(closures, "date", errors)
    no_two_alike(extra, "date", errors)
    closed = {day.get("date") for _, day in closures if isinstance(day.get("date"), dt.date)}
    for path, day in extra:
        on = day.get("date")
        if isinstance(on, dt.date) and on in closed:
            errors.error(
                "pack-closed-and-working", f"{path}.date", value_as_found(on), message("pack-check-no-closure")
            )
    for path, day in (*closures, *extra):
        on = day.get("date")
        if isinstance(on, dt.date) and not isinstance(on, dt.datetime):
            _check_known(on, f"{path}.date", text(pack, "nation"), errors)


def day_of(pack: Table) -> Day:
    """The day by which lengths are compared in this pack; the usual hours where its own are invalid."""
    start, end = text(pack, "service_start", "09:00"), text(pack, "service_end", "17:00")
    if not _TIME_OF_DAY.fullmatch(start) or not _TIME_OF_DAY.fullmatch(end) or end <= start:
        start, end = "09:00", "17:00"
    closures, extra = list(tables(pack, "closures", "")), list(tables(pack, "extra_working_days", ""))
    return Day(_hours(start), _hours(end), len(closures), len(extra))


def _check_known(on: dt.date, path: str, nation: str, errors: PackErrors) -> None:
    if not EARLIEST <= on <= LATEST:
        errors.error(
            "pack-date-out-of-reach",
            path,
            value_as_found(on),
            message("pack-check-date-between", first=str(EARLIEST), last=str(LATEST)),
        )
    elif nation in NATIONS:
        first, last = _known_days(nation)
        if not first <= on <= last:
            expected = message("pack-check-date-known", first=str(first), last=str(last))
            errors.notice("pack-date-beyond-calendar", path, value_as_found(on), expected)


@cache
def _known_days(nation: str) -> tuple[dt.date, dt.date]:
    """The first and last date for which a nation's bank holidays are known."""
    calendar = read_calendar(resource_text("calendars", f"{nation}.toml"))
    return calendar.known_from, calendar.known_until


def _hours(time_of_day: str) -> float:
    hours, minutes = time_of_day.split(":")
    return int(hours) + int(minutes) / 60
