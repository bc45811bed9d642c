"""The time limits of one stage as plain lines, for a terminal: each with its date, and what they were counted with."""

from collections.abc import Iterator
from typing import Any

from escalog.domain.describing.words import SIDES, stage_list, words_of
from escalog.domain.procedure.limit_length import length_for, of_overall_limit
from escalog.domain.procedure.model import Procedure, Stage, Track
from escalog.domain.procedure.vocabulary import Side
from escalog.domain.values.english import say_list, say_moment, sentence
from escalog.domain.values.moment import Moment

NO_STORE = "Closures kept in a store are not counted here."


def deadlines_text(procedure: Procedure, track: Track, stage: Stage, report: dict[str, Any]) -> Iterator[str]:
    """The lines of a report made by `report.deadlines_report`."""
    for timer in report["timers"]:
        whose = f" ({SIDES[Side(timer['side'])]})" if "side" in timer else ""
        yield f"{timer['label']}{whose}: {_when(timer)} {sentence(timer['explanation'])}"
    overall_limits = report.get("caps", [])
    for overall_limit, held in zip(overall_limits, track.overall_limits_over(stage), strict=True):
        over = stage_list(track, held.stages, words_of(procedure, track))
        why = sentence(overall_limit["explanation"])
        yield f"Overall limit, {over}: {overall_limit['label']}: {_when(overall_limit)} {why}"
    yield from _nearest(overall_limits)
    yield from _priorities(track, stage)
    yield NO_STORE


def _when(limit: dict[str, Any]) -> str:
    return f"{limit['due'] or limit['state']}."


def _nearest(overall_limits: list[dict[str, Any]]) -> Iterator[str]:
    dated = [
        (Moment.parse(overall_limit["due"]), overall_limit)
        for overall_limit in overall_limits
        if overall_limit["due"] is not None
    ]
    if dated:
        due, overall_limit = min(dated, key=lambda pair: pair[0].at)
        yield f"The nearest overall limit is {overall_limit['label']}, on {say_moment(due, year=True)}."


def _priorities(track: Track, stage: Stage) -> Iterator[str]:
    """Says that no priority was used, and which ones would change a date."""
    limits = (
        *stage.time_limits,
        *(of_overall_limit(overall_limit) for overall_limit in track.overall_limits_over(stage)),
    )
    changing = [
        priority.label
        for priority in track.priorities
        if any(length_for(limit, priority).priority is not None for limit in limits)
    ]
    if changing:
        yield f"Counted without a priority. {say_list(changing)} would give other dates here."
    elif track.priorities:
        yield "Counted without a priority. None of this route's priorities changes a date here."
