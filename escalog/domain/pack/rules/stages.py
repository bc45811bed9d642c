"""Checks the stages of a pack: what each contains, and the ladder they form."""

from typing import Any

from escalog.domain.pack.rules.lengths import check_length
from escalog.domain.pack.toml.errors import PackErrors, value_as_found
from escalog.domain.pack.toml.tables import Placed, known_words, named, no_two_alike, tables, text
from escalog.domain.procedure.model import OUTCOMES
from escalog.domain.procedure.vocabulary import Missing, Place, Side, Unit
from escalog.domain.values.message import Message, message

Table = dict[str, Any]

RESOLVED = frozenset({"resolved", "resolved-with-actions"})

_MOST_CALLED = 54
"""Characters of a number or a name that a sentence repeats."""

_ORDER = {place.value: number for number, place in enumerate(Place)}


def check_ladder(path: str, track: Table, errors: PackErrors) -> None:
    """Reports a ladder that is out of order, cannot be climbed, or cannot be left."""
    stages = list(tables(track, "stages", path))
    if track.get("stages") == []:
        errors.error(
            "pack-nothing-in-list", f"{path}.stages", message("pack-check-empty-list"), message("pack-check-one-stage")
        )
    elif stages and not any(_place(stage) == Place.LADDER for _, stage in stages):
        errors.error(
            "pack-no-ladder", f"{path}.stages", message("pack-check-no-ladder"), message("pack-check-ladder-stage")
        )
    _check_numbers(stages, errors)
    _check_places(stages, errors)
    if track.get("starts_anywhere") is not True and track.get("fast") is not True:
        _check_reached(stages, errors)
    if stages and not RESOLVED & set(_outcomes(stages[-1][1])):
        there, last = stages[-1]
        expected = message("pack-check-resolved")
        errors.error(
            "pack-no-end", f"{there}.outcomes", message("pack-check-list", count=len(_outcomes(last))), expected
        )


def check_stage(path: str, stage: Table, agencies: list[str], errors: PackErrors) -> None:
    """Reports everything inside one stage but its time limits. `agencies` are the ids of the pack's kinds of agency."""
    known_words(stage, "outcomes", path, OUTCOMES, errors)
    no_two_alike(tables(stage, "required_writing", path), "id", errors)
    _check_roles(f"{path}.roles", stage.get("roles"), agencies, errors)
    _check_notices(path, stage, errors)
    if text(stage, "read_aloud").strip() and not isinstance(stage.get("meeting"), dict):
        found = message("pack-check-statement")
        errors.notice(
            "pack-read-aloud", f"{path}.read_aloud", found, message("pack-check-meeting"), stage=_called(stage)
        )
    if stage.get("published", True) is False:
        expected = message("pack-check-description")
        errors.notice("pack-stage-not-published", path, "published = false", expected, stage=_called(stage))
    elif not str(stage.get("name", "")).strip():
        errors.error("pack-stage-name", f"{path}.name", message("pack-check-nothing"), message("pack-check-name"))


def _check_numbers(stages: list[Placed], errors: PackErrors) -> None:
    numbered = [(there, stage) for there, stage in stages if text(stage, "number")]
    no_two_alike(numbered, "number", errors)
    ids = {stage.get("id"): there for there, stage in stages if isinstance(stage.get("id"), str)}
    highest = 0
    for there, stage in numbered:
        number, path = text(stage, "number"), f"{there}.number"
        if ids.get(number, there) != there:
            errors.error("pack-twice", path, value_as_found(number), message("pack-check-number-no-id"))
        if _place(stage) != Place.LADDER:
            errors.error(
                "pack-number-off-ladder", path, value_as_found(number), message("pack-check-no-number-or-ladder")
            )
        elif number.isascii() and number.isdigit() and len(number) < 4:
            if int(number) < highest:
                errors.error(
                    "pack-number-order",
                    path,
                    value_as_found(number),
                    message("pack-check-number-above", number=highest),
                )
            highest = max(highest, int(number))


def _check_places(stages: list[Placed], errors: PackErrors) -> None:
    """Checks the order: stages before the ladder, the ladder, stages after it."""
    latest: str = Place.BEFORE
    for there, stage in stages:
        place = _place(stage)
        if place not in _ORDER:
            continue
        if _ORDER[place] < _ORDER[latest]:
            found = message("pack-check-place-below", place=place, latest=str(latest))
            errors.error("pack-place-order", f"{there}.place", found, message("pack-check-place-order"))
        else:
            latest = place


def _check_reached(stages: list[Placed], errors: PackErrors) -> None:
    """Checks that every stage can be reached from one before it, past stages that may be passed over."""
    open_way, blocked = True, ""
    for there, stage in stages:
        if not open_way:
            expected = message("pack-check-unresolved", place=errors.place_of(blocked))
            errors.error("pack-unreachable", there, message("pack-check-no-way"), expected)
        elif "unresolved" not in _outcomes(stage) and stage.get("optional") is not True:
            open_way, blocked = False, there


def _check_roles(path: str, roles: object, agencies: list[str], errors: PackErrors) -> None:
    by_agency = list(tables(roles, "by_agency", path)) if isinstance(roles, dict) else []
    _check_sides(by_agency, errors)
    for there, row in by_agency:
        named(row.get("agency"), agencies, "agency", f"{there}.agency", errors)
        role = text(row, "role")
        if row.get("level", Missing.ACTS) == Missing.SKIPPED:
            if role.strip():
                errors.error(
                    "pack-role-and-skipped", f"{there}.role", value_as_found(role), message("pack-check-no-role")
                )
        elif not role.strip() and isinstance(row.get("role", ""), str):
            errors.error(
                "pack-role-missing", f"{there}.role", message("pack-check-nothing"), message("pack-check-who-acts")
            )


def _check_sides(by_agency: list[Placed], errors: PackErrors) -> None:
    """Reports a kind of agency with two rows for one side; a row without a side applies to both."""
    said: dict[tuple[str, str], str] = {}
    for there, row in by_agency:
        agency, side = text(row, "agency"), text(row, "side")
        on = [known.value for known in Side if side in ("", known)]
        earlier = next((said[agency, on_side] for on_side in on if (agency, on_side) in said), "")
        if agency and earlier:
            expected = message("pack-check-another-side", place=errors.place_of(earlier))
            errors.error("pack-role-twice", f"{there}.agency", value_as_found(agency), expected)
        for known in on:
            said.setdefault((agency, known), there)


def _check_notices(path: str, stage: Table, errors: PackErrors) -> None:
    seen: dict[tuple[str, str], str] = {}
    for there, notice in tables(stage, "notices", path):
        check_length(notice, there, errors, usual=Unit.IMMEDIATELY)
        at, to = text(notice, "at"), text(notice, "to").strip().casefold()
        if (at, to) in seen:
            errors.error(
                "pack-notice-twice",
                there,
                message("pack-check-as-in", place=errors.place_of(seen[at, to])),
                message("pack-check-another-end"),
            )
        seen.setdefault((at, to), there)


def _place(stage: Table) -> str:
    return text(stage, "place", Place.LADDER)


def _called(stage: Table) -> Message:
    """A stage for the beginning of a sentence: "Stage 2" or its name."""
    if stage.get("number"):
        return message("pack-check-stage-numbered", number=str(stage["number"])[:_MOST_CALLED])
    return message("pack-check-stage-named", name=str(stage.get("name") or stage.get("id") or "")[:_MOST_CALLED])


def _outcomes(stage: Table) -> list[str]:
    given = stage.get("outcomes")
    return [outcome for outcome in given if isinstance(outcome, str)] if isinstance(given, list) else list(OUTCOMES)
