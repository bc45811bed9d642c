"""Reads a pack's tables as parsed: values of the wrong type are skipped here and reported by `pack/shape`.

Also checks used everywhere: that ids and names are unique, that words are known, that what is named exists.
"""

import datetime as dt
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from typing import Any, Literal

from escalog.domain.pack.toml.errors import PackErrors, known_as, value_as_found
from escalog.domain.values.message import message

Table = dict[str, Any]

Placed = tuple[str, Table]
"""A table with its key path."""

MOST_IN_A_LIST = 400
"""No published procedure lists more of anything; what lies beyond is reported once and not checked."""

_MOST_ON_A_LADDER = 40
"""Stages of a track, or limits of a stage: far more than any published procedure has, and still quick to draw."""

MOST_NAMED = 12
"""The most ids that a message lists."""


def most_in(key: str) -> int:
    """How many entries the list under a key may have."""
    return _MOST_ON_A_LADDER if key in ("stages", "time_limits") else MOST_IN_A_LIST


def tables(table: Table, key: str, path: str) -> Iterator[Placed]:
    """The tables in a list, with their paths."""
    given = table.get(key)
    for number, item in enumerate(given[: most_in(key)] if isinstance(given, list) else []):
        if isinstance(item, dict):
            yield f"{path}.{key}[{number}]" if path else f"{key}[{number}]", item


def texts(table: Table, key: str, path: str) -> Iterator[tuple[str, str]]:
    """The texts in a list, with their paths."""
    given = table.get(key)
    for number, item in enumerate(given[: most_in(key)] if isinstance(given, list) else []):
        if isinstance(item, str):
            yield f"{path}.{key}[{number}]" if path else f"{key}[{number}]", item


def text(table: Table, key: str, default: str = "") -> str:
    """The text under a key; the default where there is none."""
    given = table.get(key, default)
    return given if isinstance(given, str) else default


def called(table: Table) -> str:
    """What a sentence calls a limit: its label, or its id."""
    return str(table.get("label") or table.get("id") or "")[:60]


def ids(placed: Iterable[Placed]) -> list[str]:
    """The ids of tables, in order."""
    return [table["id"] for _, table in placed if isinstance(table.get("id"), str)]


def no_two_alike(placed: Iterable[Placed], key: str, errors: PackErrors) -> None:
    """Reports each value under `key` that is not unique."""
    seen: dict[object, str] = {}
    for path, table in placed:
        value = table.get(key)
        if not isinstance(value, str | dt.date) or value == "":
            continue
        same = _looks_like(value) if isinstance(value, str) else value
        if same in seen:
            errors.error(
                "pack-twice",
                f"{path}.{key}",
                value_as_found(value),
                message("pack-check-another-than", key=key, place=errors.place_of(seen[same])),
            )
        seen.setdefault(same, path)


def _looks_like(text: str) -> str:
    """A text without its differences in capitals, widths, joiners and spaces, so that look-alikes compare equal."""
    plain = unicodedata.normalize("NFKC", text).replace("\u200c", "").replace("\u200d", "")
    return " ".join(plain.split()).casefold()


def one_of(value: object, known: Collection[str], path: str, errors: PackErrors) -> None:
    """Reports a text that is not one of the known words."""
    if isinstance(value, str) and value not in known:
        errors.error("pack-unknown-word", path, value_as_found(value), known_as(value, known))


def known_words(table: Table, key: str, path: str, known: Collection[str], errors: PackErrors) -> None:
    """Reports each text of a list that is not a known word, or appears twice."""
    seen = set()
    for there, word in texts(table, key, path):
        one_of(word, known, there, errors)
        if word in seen:
            errors.error("pack-twice", there, value_as_found(word), message("pack-check-each-once"))
        seen.add(word)


def named(
    value: object,
    known: list[str],
    what: Literal["agency", "priority", "track", "stage", "limit"],
    path: str,
    errors: PackErrors,
) -> bool:
    """Whether what a value names exists; reports an unknown name. `what` the ids are ids of."""
    if not isinstance(value, str) or value in known:
        return isinstance(value, str)
    listed = ", ".join(word[:64] for word in known[:MOST_NAMED]) + (", ..." if len(known) > MOST_NAMED else "")
    errors.error(
        "pack-not-there",
        path,
        value_as_found(value),
        message("pack-check-named", what=what, known=listed) if known else message("pack-check-none-named", what=what),
    )
    return False
