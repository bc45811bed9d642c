"""The time limits of one stage as plain lines, for a terminal: each with its date, and what they were counted with."""

from collections.abc import Iterator
from typing import Any

from escalog.domain.describing.words import SIDES, stage_list, words_of
from escalog.domain.procedure.limit_length import length_for, of_cap
from escalog.domain.procedure.model import Procedure, Stage, Track
from escalog.domain.procedure.vocabulary import Side
from escalog.domain.values.english import say_list, say_moment, sentence
from escalog.domain.values.moment import Moment

NO_STORE = "Closures kept in a store are not counted here."


def deadlines_text(procedure: Procedure, track: Track, stage: Stage, report: dict[str, Any]) -> Iterator[str]:
    """The lines of a report of `procedure_report.deadlines_report`."""
    for timer in report["timers"]:
        whose = f" ({SIDES[Side(timer['side'])]})" if "side" in timer else ""
        yield f"{timer['label']}{whose}: {_when(timer)} {sentence(timer['explanation'])}"
    caps = report.get("caps", [])
    for cap, held in zip(caps, track.caps_over(stage), strict=True):
        over = stage_list(track, held.stages, words_of(procedure, track))
        yield f"Overall limit, {over}: {cap['label']}: {_when(cap)} {sentence(cap['explanation'])}"
    yield from _nearest(caps)
    yield from _priorities(track, stage)
    yield NO_STORE


def _when(limit: dict[str, Any]) -> str:
    return f"{limit['due'] or limit['state']}."


def _nearest(caps: list[dict[str, Any]]) -> Iterator[str]:
    dated = [(Moment.parse(cap["due"]), cap) for cap in caps if cap["due"] is not None]
    if dated:
        due, cap = min(dated, key=lambda pair: pair[0].at)
        yield f"The nearest overall limit is {cap['label']}, on {say_moment(due, year=True)}."


def _priorities(track: Track, stage: Stage) -> Iterator[str]:
    """That no priority was counted with, and which would change a date."""
    limits = (*stage.time_limits, *(of_cap(cap) for cap in track.caps_over(stage)))
    changing = [
        priority.label
        for priority in track.priorities
        if any(length_for(limit, priority).priority is not None for limit in limits)
    ]
    if changing:
        yield f"Counted without a priority. {say_list(changing)} would give other dates here."
    elif track.priorities:
        yield "Counted without a priority. None of this route's priorities changes a date here."
