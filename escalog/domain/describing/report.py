"""Procedures, checks of packs and worked-out time limits as plain data, in the shapes the command line promises."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from escalog.domain.deadlines.calendar import Calendar
from escalog.domain.deadlines.due import due
from escalog.domain.deadlines.explanation import not_started_before
from escalog.domain.pack.reading import PackReading
from escalog.domain.pack.toml.errors import PackError
from escalog.domain.procedure.limit_length import limit_words, of_overall_limit
from escalog.domain.procedure.model import Cap, Procedure, Stage, TimeLimit, Track
from escalog.domain.procedure.vocabulary import Event
from escalog.domain.values.moment import Moment


def procedure_summary(procedure: Procedure) -> dict[str, Any]:
    """A procedure in a list."""
    return {
        "id": procedure.id,
        "title": procedure.title,
        "version": procedure.version,
        "outline": procedure.outline,
        "tracks": [track.id for track in procedure.tracks],
    }


def procedure_show(procedure: Procedure) -> dict[str, Any]:
    """A procedure with its tracks, stages and time limits."""
    return {
        "id": procedure.id,
        "title": procedure.title,
        "version": procedure.version,
        "nation": procedure.nation,
        "outline": procedure.outline,
        "tracks": [
            {
                "id": track.id,
                "title": track.title,
                **_fast(track),
                "stages": [_stage(procedure, stage) for stage in track.stages],
            }
            for track in procedure.tracks
        ],
    }


def check_report(reading: PackReading, file: str) -> dict[str, Any]:
    """The result of checking a pack's file."""
    return {
        "file": file,
        "ok": not reading.errors,
        "errors": [_error(error) for error in reading.errors],
        "notices": [_error(notice) for notice in reading.notices],
    }


def deadlines_report(
    procedure: Procedure,
    track: Track,
    stage: Stage,
    at: Mapping[Event, Moment | datetime],
    calendar: Calendar,
) -> dict[str, Any]:
    """The time limits of one stage, calculated from the starting events that are given.

    `calendar` is the nation's; the procedure's own closures and service hours are added here. "caps" is there only
    where overall limits hold the stage.
    """
    if stage not in track.stages:
        raise ValueError("the stage belongs to another track")
    local, word = calendar.for_procedure(procedure), procedure.words_on(track).stage
    report: dict[str, Any] = {
        "stage": stage.id,
        "timers": [_worked_out(limit, at.get(limit.starts), local, word) for limit in stage.time_limits],
    }
    held_by = track.overall_limits_over(stage)
    if held_by:
        report["caps"] = [
            _overall_limit(overall_limit, _runs_from(overall_limit, procedure, track, stage), at, local, word)
            for overall_limit in held_by
        ]
    return report


def _stage(procedure: Procedure, stage: Stage) -> dict[str, Any]:
    return {
        "id": stage.id,
        "number": _number(stage),
        "label": procedure.stage_label(stage),
        "timers": [_timer(limit) for limit in stage.time_limits],
    }


def _fast(track: Track) -> dict[str, Any]:
    """Marks a track as an immediate one, where it is."""
    return {"fast": True} if track.fast else {}


def _number(stage: Stage) -> int | str | None:
    """The number that the procedure prints; "3a" stays text; pre- and post-stages have none."""
    return int(stage.number) if re.fullmatch("[0-9]{1,3}", stage.number) else stage.number or None


def _timer(limit: TimeLimit) -> dict[str, Any]:
    """A time limit as published, under the same keys as a calculated one."""
    return {
        "timer": limit.id,
        "label": limit.label,
        "act": limit.act.value,
        "starts": limit.starts.value,
        "unit": limit.unit.value,
        "limit": limit.limit,
        "published": limit.published,
        "note": limit.note,
        **_side(limit),
    }


def _side(limit: TimeLimit) -> dict[str, str]:
    """Whose act a limit is, where the procedure says so."""
    return {"side": limit.side.value} if limit.side is not None else {}


def _worked_out(limit: TimeLimit, start: Moment | datetime | None, calendar: Calendar, word: str) -> dict[str, Any]:
    counted = due(limit, start, calendar, stage=word)
    return {
        "timer": limit.id,
        "label": limit.label,
        "starts": limit.starts.value,
        "unit": limit.unit.value,
        "limit": limit.limit,
        "state": counted.state.value,
        "due": None if counted.at is None else counted.at.isoformat(),
        "explanation": counted.explanation,
        **_side(limit),
    }


def _overall_limit(
    overall_limit: Cap, earlier: str, at: Mapping[Event, Moment | datetime], calendar: Calendar, word: str
) -> dict[str, Any]:
    """An overall limit in the shape of a limit. `earlier` names the earlier stage whose start it runs from, if any."""
    if not earlier or not overall_limit.published:
        return _worked_out(of_overall_limit(overall_limit), at.get(overall_limit.starts), calendar, word)
    return {
        **_worked_out(of_overall_limit(overall_limit), None, calendar, word),
        "explanation": not_started_before(limit_words(overall_limit), earlier),
    }


def _runs_from(overall_limit: Cap, procedure: Procedure, track: Track, stage: Stage) -> str:
    """The earlier stage from whose start an overall limit runs: the first that it covers; empty for any other."""
    first = track.stage(overall_limit.stages[0]) if overall_limit.stages else track.stages[0]
    if overall_limit.starts is not Event.STAGE_STARTED or first is stage:
        return ""
    return f"{procedure.words_on(track).stage} {first.number}" if first.number else first.name or first.id


def _error(error: PackError) -> dict[str, Any]:
    return {
        "path": error.path,
        "line": error.line,
        "found": error.found,
        "expected": error.expected,
        "sentence": error.sentence,
    }
