"""The time limits of one stage as messages, for a terminal: each with its date, and what they were counted with."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from escalog.domain.describing.words import stage_list, words_of
from escalog.domain.pack.toml.errors import Said
from escalog.domain.procedure.limit_length import length_for, of_overall_limit
from escalog.domain.procedure.model import Procedure, Stage, Track
from escalog.domain.values.message import Message, message
from escalog.domain.values.moment import Moment

NO_STORE = message("describing-no-store")


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """What is said of one limit, and how its date was counted, which begins without a capital."""

    words: Message
    why: Said = ""


def deadlines_text(procedure: Procedure, track: Track, stage: Stage, report: dict[str, Any]) -> Iterator[DeadlineLine]:
    """The lines of a report made by `report.deadlines_report`."""
    for timer in report["timers"]:
        label: Said = timer["label"]
        if "side" in timer:
            label = message("describing-label", label=label, side=timer["side"])
        yield DeadlineLine(message("describing-timer", label=label, when=_when(timer)), timer["explanation"])
    overall_limits = report.get("caps", [])
    for overall_limit, held in zip(overall_limits, track.overall_limits_over(stage), strict=True):
        over = stage_list(track, held.stages, words_of(procedure, track))
        label = message("describing-timer-overall", over=over, label=overall_limit["label"])
        yield DeadlineLine(
            message("describing-timer", label=label, when=_when(overall_limit)), overall_limit["explanation"]
        )
    yield from _nearest(overall_limits)
    yield from _priorities(track, stage)
    yield DeadlineLine(NO_STORE)


def _when(limit: dict[str, Any]) -> str:
    """The date, or the name of the state, as the plain data has them."""
    return str(limit["due"] or limit["state"])


def _nearest(overall_limits: list[dict[str, Any]]) -> Iterator[DeadlineLine]:
    dated = [
        (Moment.parse(overall_limit["due"]), overall_limit)
        for overall_limit in overall_limits
        if overall_limit["due"] is not None
    ]
    if dated:
        due, overall_limit = min(dated, key=lambda pair: pair[0].at)
        yield DeadlineLine(message("describing-nearest", label=overall_limit["label"], due=due))


def _priorities(track: Track, stage: Stage) -> Iterator[DeadlineLine]:
    """Says that no priority was used, and which ones would change a date."""
    limits = (
        *stage.time_limits,
        *(of_overall_limit(overall_limit) for overall_limit in track.overall_limits_over(stage)),
    )
    changing = tuple(
        priority.label
        for priority in track.priorities
        if any(length_for(limit, priority).priority is not None for limit in limits)
    )
    if changing:
        yield DeadlineLine(message("describing-other-priorities", priorities=changing))
    elif track.priorities:
        yield DeadlineLine(message("describing-no-priority"))
