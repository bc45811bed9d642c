"""What must hold between the values of a pack: ids, ladders that can be climbed and left, limits that can be counted.

Works on the tables as read, so that everything is told even where some value is of the wrong kind.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from escalog.domain.calendars import NATIONS
from escalog.domain.pack_errors import PackErrors, say_value
from escalog.domain.procedure import NOTIFICATION_ASKS, OUTCOMES
from escalog.domain.terms import Unit

MOST: dict[str, int] = {
    Unit.HOURS: 24 * 366,
    Unit.SERVICE_HOURS: 24 * 366,
    Unit.WORKING_DAYS: 260,
    Unit.WORKING_WEEK: 52,
    Unit.CALENDAR_DAYS: 366,
}
"""The units that are counted, with the most that anybody can mean: a year."""

RESOLVED = frozenset({"resolved", "resolved-with-actions"})

_NOT_COUNTED = tuple(unit.value for unit in Unit if unit not in MOST)

_TIME_OF_DAY = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")

Table = dict[str, Any]


def check_rules(pack: Table, errors: PackErrors) -> None:
    """Reports everything about the pack's meaning that is to be mended or known."""
    _one_of(pack.get("nation"), tuple(NATIONS), "nation", errors)
    _check_lists(pack, errors)
    _check_service_hours(pack, errors)
    _check_local_days(pack, errors)
    for path, track in _tables(pack, "tracks", ""):
        if track.get("stages") == []:
            errors.error("pack-nothing-in-list", f"{path}.stages", "an empty list", "one stage or more")
        stages = list(_tables(track, "stages", path))
        _check_ladder(stages, errors)
        limits = [limit for there, stage in stages for limit in _tables(stage, "time_limits", there)]
        _no_two_alike(limits, "id", errors)
        for there, stage in stages:
            _check_stage(there, stage, errors)
        for there, limit in limits:
            _check_limit(there, limit, errors)


def _check_lists(pack: Table, errors: PackErrors) -> None:
    for key in ("tracks", "categories"):
        if pack.get(key) == []:
            errors.error("pack-nothing-in-list", key, "an empty list", "one or more")
    for key in ("tracks", "categories", "levels_of_need", "routes"):
        _no_two_alike(list(_tables(pack, key, "")), "id", errors)
    _words(pack, "notification_asks", "notification_asks", NOTIFICATION_ASKS, errors)


def _check_service_hours(pack: Table, errors: PackErrors) -> None:
    start, end = pack.get("service_start", "09:00"), pack.get("service_end", "17:00")
    fit = True
    for key, value in (("service_start", start), ("service_end", end)):
        if isinstance(value, str) and not _TIME_OF_DAY.fullmatch(value):
            errors.error("pack-time-of-day", key, say_value(value), "hours and minutes, for example 09:00")
            fit = False
    if fit and isinstance(start, str) and isinstance(end, str) and end <= start:
        errors.error("pack-service-hours", "service_end", say_value(end), f"a time after {start}")


def _check_local_days(pack: Table, errors: PackErrors) -> None:
    _no_two_alike(list(_tables(pack, "closures", "")), "date", errors)
    extra = list(_tables(pack, "extra_working_days", ""))
    _no_two_alike(extra, "date", errors)
    closed = {day.get("date") for _, day in _tables(pack, "closures", "") if isinstance(day.get("date"), dt.date)}
    for path, day in extra:
        on = day.get("date")
        if isinstance(on, dt.date) and on in closed:
            errors.error("pack-closed-and-working", f"{path}.date", say_value(on), "a day that is no closure")


def _check_ladder(stages: list[tuple[str, Table]], errors: PackErrors) -> None:
    """Every stage can be reached from the one before, and the last can end in agreement."""
    _no_two_alike(stages, "id", errors)
    numbered = [(there, stage) for there, stage in stages if stage.get("number") != ""]
    _no_two_alike(numbered, "number", errors)
    ids = {stage.get("id"): there for there, stage in stages if isinstance(stage.get("id"), str)}
    for there, stage in numbered:
        number = stage.get("number")
        if isinstance(number, str) and ids.get(number, there) != there:
            errors.error("pack-twice", f"{there}.number", say_value(number), "a number that is no other stage's id")
    blocked = ""
    for there, stage in stages:
        if blocked:
            expected = f'"unresolved" among the outcomes of {blocked}'
            errors.error("pack-unreachable", there, "no way to this stage", expected)
        elif "unresolved" not in _outcomes(stage):
            blocked = there
    if stages and not RESOLVED & set(_outcomes(stages[-1][1])):
        there = f"{stages[-1][0]}.outcomes"
        errors.error(
            "pack-no-end", there, say_value(_outcomes(stages[-1][1])), "resolved or resolved-with-actions among them"
        )


def _check_stage(path: str, stage: Table, errors: PackErrors) -> None:
    _words(stage, "outcomes", f"{path}.outcomes", OUTCOMES, errors)
    _no_two_alike(list(_tables(stage, "required_writing", path)), "id", errors)
    called = _called(stage)
    if stage.get("published", True) is False:
        expected = "a description by hand, once the stage is reached"
        errors.notice("pack-stage-not-published", path, "published = false", expected, stage=called)
    elif not str(stage.get("name", "")).strip():
        errors.error("pack-stage-name", f"{path}.name", "nothing", "a name, or published = false")


def _check_limit(path: str, limit: Table, errors: PackErrors) -> None:
    number, unit, there = limit.get("limit"), limit.get("unit"), f"{path}.limit"
    most = MOST.get(unit) if isinstance(unit, str) else None
    counts = f"a whole number from 1 to {most}" if most else "a whole number from 1"
    if limit.get("published", True) is False:
        if number is not None:
            errors.error("pack-limit-and-not-published", there, say_value(number), "no number, or published = true")
        label = str(limit.get("label", limit.get("id", "")))[:60]
        expected = "a limit from your partnership's current text"
        errors.notice("pack-limit-not-published", path, "published = false", expected, limit=label)
    elif number is None:
        if most:
            errors.error("pack-limit-missing", there, "nothing", counts)
    elif unit in _NOT_COUNTED:
        errors.error("pack-limit-not-counted", there, say_value(number), f"no number, for {unit} counts nothing")
    elif isinstance(number, int) and not isinstance(number, bool):
        if number < 1:
            errors.error("pack-limit-too-small", there, say_value(number), counts)
        elif most and number > most:
            errors.error("pack-limit-too-large", there, say_value(number), counts)


def _called(stage: Table) -> str:
    """A stage as a sentence names it."""
    named = stage.get("number") or stage.get("name") or stage.get("id") or ""
    return str(named)[:60]


def _outcomes(stage: Table) -> list[str]:
    given = stage.get("outcomes")
    return [each for each in given if isinstance(each, str)] if isinstance(given, list) else list(OUTCOMES)


def _tables(table: Table, key: str, path: str) -> Iterator[tuple[str, Table]]:
    """The tables in a list, with their paths; whatever is no table is passed over."""
    given = table.get(key)
    for number, each in enumerate(given if isinstance(given, list) else []):
        if isinstance(each, dict):
            yield f"{path}.{key}[{number}]" if path else f"{key}[{number}]", each


def _no_two_alike(tables: list[tuple[str, Table]], key: str, errors: PackErrors) -> None:
    seen: dict[object, str] = {}
    for path, table in tables:
        value = table.get(key)
        if not isinstance(value, str | dt.date):
            continue
        if value in seen:
            errors.error("pack-twice", f"{path}.{key}", say_value(value), f"another {key} than {seen[value]} has")
        seen.setdefault(value, path)


def _words(table: Table, key: str, path: str, known: tuple[str, ...], errors: PackErrors) -> None:
    """Each text of a list is one of the known words and stands there once."""
    given = table.get(key)
    seen = set()
    for number, each in enumerate(given if isinstance(given, list) else []):
        there = f"{path}[{number}]"
        _one_of(each, known, there, errors)
        if isinstance(each, str) and each in seen:
            errors.error("pack-twice", there, say_value(each), "each word once")
        seen.add(each if isinstance(each, str) else "")


def _one_of(value: object, known: tuple[str, ...], path: str, errors: PackErrors) -> None:
    if isinstance(value, str) and value not in known:
        errors.error("pack-unknown-word", path, say_value(value), f"one of: {', '.join(known)}")
