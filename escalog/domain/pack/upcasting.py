"""Brings the tables of a pack written in an earlier format to the present one; one step for each format."""

from collections.abc import Iterator
from typing import Any

from escalog.domain.pack.toml.errors import PackErrors, one_of_words, value_as_found
from escalog.domain.procedure.model import FORMAT
from escalog.domain.procedure.vocabulary import Unit, When
from escalog.domain.values.message import message

Table = dict[str, Any]

FIRST_FORMAT = 1
"""The format of a pack that names none."""

_TOLD_IN_1: dict[str, tuple[When, ...]] = {
    "not": (),
    "start": (When.START,),
    "end": (When.END,),
    "both": (When.START, When.END),
}


def upcast(pack: Table, errors: PackErrors) -> Table:
    """The pack in the present format. A format that this program does not know is reported and left as it is."""
    given = pack.get("format", FIRST_FORMAT)
    if not isinstance(given, int) or isinstance(given, bool) or not FIRST_FORMAT <= given <= FORMAT:
        errors.error(
            "pack-format",
            "format",
            value_as_found(given),
            message("pack-check-whole-number-to", first=FIRST_FORMAT, last=FORMAT),
        )
        return pack
    if given == FIRST_FORMAT:
        _no_fast_main(pack)
        for path, stage in _stages(pack):
            _notices_from_told(path, stage, errors)
    return pack | {"format": FORMAT}


def _notices_from_told(path: str, stage: Table, errors: PackErrors) -> None:
    """Format 1 had one word for when the partnership is told; since format 2 each notice is a table of its own.

    Format 1 gave no time for it, so none is added: an unpublished limit cannot pass.
    """
    told = stage.pop("partnership_told", "not")
    if not isinstance(told, str) or told not in _TOLD_IN_1:
        expected = one_of_words(_TOLD_IN_1)
        errors.error("pack-unknown-word", f"{path}.partnership_told", value_as_found(told), expected)
    elif _TOLD_IN_1[told]:
        stage["notices"] = [{"at": at.value, "unit": Unit.NONE.value} for at in _TOLD_IN_1[told]]


def _no_fast_main(pack: Table) -> None:
    """In format 1 `fast` was only a mark; since format 2 such a track stands beside the main one."""
    tracks = pack.get("tracks")
    main = tracks[0] if isinstance(tracks, list) and tracks else None
    if isinstance(main, dict) and main.get("fast") is True:
        del main["fast"]


def _stages(pack: Table) -> Iterator[tuple[str, Table]]:
    tracks = pack.get("tracks")
    for number, track in enumerate(tracks if isinstance(tracks, list) else []):
        stages = track.get("stages") if isinstance(track, dict) else None
        for place, stage in enumerate(stages if isinstance(stages, list) else []):
            if isinstance(stage, dict):
                yield f"tracks[{number}].stages[{place}]", stage
