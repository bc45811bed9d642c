"""The limits over several stages of a track: what they hold, and that they are not over before what they hold."""

from dataclasses import dataclass
from typing import Any

from escalog.domain.pack_errors import PackErrors, say_value
from escalog.domain.pack_lengths import NOT_COUNTED, Day, Length, check_length, perhaps_shorter, surely_shorter
from escalog.domain.pack_limits import cannot_start, sends_form
from escalog.domain.pack_tables import Placed, called, ids, named, tables
from escalog.domain.terms import Event

Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Held:
    """A limit inside a cap, with its length."""

    path: str
    label: str
    length: Length


def check_caps(path: str, track: Table, day: Day, errors: PackErrors) -> None:
    """Reports everything about the caps of one track."""
    stages = list(tables(track, "stages", path))
    taken = {each: there for there, stage in stages for each in ids(tables(stage, "time_limits", there))}
    longest = [(stage.get("id"), _longest(there, stage)) for there, stage in stages]
    for there, cap in tables(track, "caps", path):
        own = cap.get("id")
        if isinstance(own, str):
            if own in taken:
                errors.error("pack-twice", f"{there}.id", say_value(own), f"another id than one in {taken[own]}")
            taken.setdefault(own, there)
        _check_length(there, cap, errors)
        _check_start(there, cap, track, stages, errors)
        _check_stages(there, cap, stages, errors)
        _check_holds(there, cap, longest, day, errors)


def _check_length(path: str, cap: Table, errors: PackErrors) -> None:
    check_length(cap, path, errors)
    if cap.get("published", True) is False:
        expected = "a limit from your partnership's current text"
        errors.notice("pack-limit-not-published", path, "published = false", expected, limit=called(cap))
    elif cap.get("unit") in NOT_COUNTED:
        errors.error("pack-cap-not-counted", f"{path}.unit", say_value(cap.get("unit")), "a unit that is counted")


def _check_start(path: str, cap: Table, track: Table, stages: list[Placed], errors: PackErrors) -> None:
    starts = cap.get("starts")
    expected = cannot_start(starts, track)
    if starts == Event.ACT_DONE:
        expected = "a start that names no other limit"
    if starts == Event.FORM_RECEIVED and not any(sends_form(stage) for _, stage in stages):
        expected = "a limit with the act send-form or a notice that sends something, on this track"
    if expected:
        errors.error("pack-never-starts", f"{path}.starts", say_value(starts), expected)


def _check_stages(path: str, cap: Table, stages: list[Placed], errors: PackErrors) -> None:
    known = ids(stages)
    reached = -1
    given = cap.get("stages")
    for number, each in enumerate(given if isinstance(given, list) else []):
        there = f"{path}.stages[{number}]"
        if named(each, known, "a stage of this track", there, errors):
            if known.index(each) <= reached:
                errors.error("pack-cap-order", there, say_value(each), "each stage once, in the order of the ladder")
            reached = max(reached, known.index(each))


def _check_holds(path: str, cap: Table, longest: list[tuple[object, list[Held]]], day: Day, errors: PackErrors) -> None:
    """Compares a cap with the longest limits inside it; the first that it is too short for is told."""
    length, over = Length.of(cap), cap.get("stages")
    if length is None:
        return
    chosen = over if isinstance(over, list) and over else [stage for stage, _ in longest]
    held = [each for stage, limits in longest if stage in chosen for each in limits]
    for told, shorter in ((errors.error, surely_shorter), (errors.notice, perhaps_shorter)):
        for each in held:
            if shorter(length, each.length, day):
                code = "pack-cap-too-short" if shorter is surely_shorter else "pack-cap-perhaps-short"
                expected = f"no less than {each.length.words}, as {each.path} has"
                both = {"cap": length.words, "long": each.length.words}
                told(code, f"{path}.limit", length.words, expected, label=called(cap), inner=each.label, **both)
                return


def _longest(path: str, stage: Table) -> list[Held]:
    """The longest limit of one stage for each way of counting, with what any priority gives."""
    found: dict[str, Held] = {}
    for there, limit in tables(stage, "time_limits", path):
        for measure in (limit, *(measure for _, measure in tables(limit, "by_priority", there))):
            length = Length.of(measure)
            if length is not None and (length.family not in found or found[length.family].length.units < length.units):
                found[length.family] = Held(there, called(limit), length)
    return list(found.values())
