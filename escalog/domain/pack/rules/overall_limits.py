"""Checks the overall limits of a track: the stages they cover, and that no limit inside is longer."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from escalog.domain.pack.rules.lengths import (
    NOT_COUNTED,
    Day,
    WrittenLength,
    check_length,
    perhaps_shorter,
    surely_shorter,
)
from escalog.domain.pack.rules.limits import cannot_start, check_measures, sends_form
from escalog.domain.pack.toml.errors import PackErrors, value_as_found
from escalog.domain.pack.toml.tables import Placed, called, ids, named, tables, text
from escalog.domain.procedure.vocabulary import Event, Unit
from escalog.domain.values.message import message

Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Held:
    """A limit inside an overall limit, with its length."""

    path: str
    label: str
    length: WrittenLength

    @property
    def round_the_clock(self) -> "Held":
        """The same under a priority with service hours round the clock."""
        return replace(self, length=self.length.round_the_clock)


@dataclass(frozen=True, slots=True)
class Longest:
    """The longest limits of one stage for each way of counting, by priority; the empty text stands for none."""

    under: dict[str, list[Held]]
    ranked: list[list[tuple[str, Held]]]
    """The same for each way of counting, the longest first, with its priority."""

    def apart_from(self, priorities: Collection[str]) -> Iterator[Held]:
        """The longest under any other priority, and without one."""
        for ranking in self.ranked:
            yield from (held for _, held in islice((one for one in ranking if one[0] not in priorities), 1))


def check_overall_limits(path: str, track: Table, day: Day, errors: PackErrors) -> None:
    """Reports everything about the overall limits of one track."""
    stages = list(tables(track, "stages", path))
    taken = {limit_id: there for there, stage in stages for limit_id in ids(tables(stage, "time_limits", there))}
    longest = [(stage.get("id"), _longest_at(there, stage)) for there, stage in stages]
    priorities = list(tables(track, "priorities", path))
    for there, overall_limit in tables(track, "caps", path):
        own = overall_limit.get("id")
        if isinstance(own, str):
            if own in taken:
                errors.error(
                    "pack-twice",
                    f"{there}.id",
                    value_as_found(own),
                    message("pack-check-another-id", place=errors.place_of(taken[own])),
                )
            taken.setdefault(own, there)
        _check_length(there, overall_limit, errors)
        check_measures(there, overall_limit, ids(priorities), errors)
        _check_start(there, overall_limit, track, stages, errors)
        _check_stages(there, overall_limit, stages, errors)
        _check_holds(there, overall_limit, longest, day, priorities, errors)


def _check_length(path: str, overall_limit: Table, errors: PackErrors) -> None:
    check_length(overall_limit, path, errors)
    if overall_limit.get("published", True) is False:
        expected = message("pack-check-limit-from-text")
        errors.notice("pack-limit-not-published", path, "published = false", expected, limit=called(overall_limit))
        return
    lengths = [(path, overall_limit), *tables(overall_limit, "by_priority", path)]
    counted = any(measure.get("unit") not in NOT_COUNTED for _, measure in lengths)
    for there, measure in lengths:
        # Where some priority has an overall limit, another may have none.
        may_be_none = counted or measure is not overall_limit
        if measure.get("unit") in NOT_COUNTED and not (may_be_none and measure.get("unit") == Unit.NONE):
            expected = message("pack-check-unit-counted")
            errors.error("pack-cap-not-counted", f"{there}.unit", value_as_found(measure.get("unit")), expected)


def _check_start(path: str, overall_limit: Table, track: Table, stages: list[Placed], errors: PackErrors) -> None:
    starts = overall_limit.get("starts")
    expected = cannot_start(starts, track)
    if starts == Event.ACT_DONE:
        expected = message("pack-check-start-alone")
    if starts == Event.FORM_RECEIVED and not any(sends_form(stage) for _, stage in stages):
        expected = message("pack-check-form-on-track")
    if expected:
        errors.error("pack-never-starts", f"{path}.starts", value_as_found(starts), expected)


def _check_stages(path: str, overall_limit: Table, stages: list[Placed], errors: PackErrors) -> None:
    known = ids(stages)
    reached = -1
    given = overall_limit.get("stages")
    for number, stage_id in enumerate(given if isinstance(given, list) else []):
        there = f"{path}.stages[{number}]"
        if named(stage_id, known, "stage", there, errors):
            if known.index(stage_id) <= reached:
                errors.error("pack-cap-order", there, value_as_found(stage_id), message("pack-check-stages-in-order"))
            reached = max(reached, known.index(stage_id))


def _check_holds(
    path: str,
    overall_limit: Table,
    longest: list[tuple[object, Longest]],
    day: Day,
    priorities: list[Placed],
    errors: PackErrors,
) -> None:
    """Compares each length of an overall limit with the longest limits inside it, priority by priority."""
    over, own = overall_limit.get("stages"), dict[str, Placed]()
    for there, measure in tables(overall_limit, "by_priority", path):
        own.setdefault(text(measure, "priority"), (there, measure))
    inside = [held for stage, held in longest if not isinstance(over, list) or not over or stage in over]
    others = [limit for here in inside for limit in here.apart_from(own)]
    _check_length_holds(path, overall_limit, WrittenLength.of(overall_limit), others, day, errors)
    known = {text(table, "id"): table for _, table in priorities}
    for name, (there, measure) in own.items():
        held = [limit for here in inside for limit in here.under.get(name, here.under[""])]
        length, priority = WrittenLength.of(measure), known.get(name, {})
        if priority.get("round_the_clock") is True and length is not None:
            length, held = length.round_the_clock, [limit.round_the_clock for limit in held]
        _check_length_holds(there, overall_limit, length, held, day, errors, pressing=called(priority) or name)


def _check_length_holds(
    path: str,
    overall_limit: Table,
    length: WrittenLength | None,
    held: list[Held],
    day: Day,
    errors: PackErrors,
    pressing: str = "",
) -> None:
    """Compares one length of an overall limit with the limits inside it; reports the first one that is longer.

    `pressing` is what the pack calls the priority that has this length.
    """
    if length is None:
        return
    for told, shorter in ((errors.error, surely_shorter), (errors.notice, perhaps_shorter)):
        for limit in held:
            if shorter(length, limit.length, day):
                code = "pack-cap-too-short" if shorter is surely_shorter else "pack-cap-perhaps-short"
                long, place = limit.length.words, errors.place_of(limit.path)
                expected = message("pack-check-no-less", length=long, place=place)
                cap = length.words
                if pressing:
                    cap = message("pack-check-length-for", length=cap, priority=pressing)
                label, inner = called(overall_limit), limit.label
                told(code, f"{path}.limit", length.words, expected, label=label, inner=inner, cap=cap, long=long)
                return


def _longest_at(path: str, stage: Table) -> Longest:
    """The longest limits of one stage: without a priority, and under each priority that changes a length."""
    limits = [
        (there, limit, {text(measure, "priority"): measure for _, measure in tables(limit, "by_priority", there)})
        for there, limit in tables(stage, "time_limits", path)
    ]
    names = {name for _, _, own in limits for name in own if name}
    under = {
        name: _longest(
            Held(there, called(limit), length)
            for there, limit, own in limits
            if (length := WrittenLength.of(own.get(name, limit))) is not None
        )
        for name in ("", *sorted(names))
    }
    ranked: dict[str, list[tuple[str, Held]]] = {}
    for name, held in under.items():
        for limit in held:
            ranked.setdefault(limit.length.family, []).append((name, limit))
    return Longest(under, [sorted(ranking, key=lambda one: -one[1].length.units) for ranking in ranked.values()])


def _longest(limits: Iterable[Held]) -> list[Held]:
    """The longest limit for each way of counting; the first of equal ones."""
    longest: dict[str, Held] = {}
    for limit in limits:
        family = limit.length.family
        if family not in longest or longest[family].length.units < limit.length.units:
            longest[family] = limit
    return list(longest.values())
