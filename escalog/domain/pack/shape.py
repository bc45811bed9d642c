"""Checks that a pack's tables have the keys and types of value that the types in `procedure` describe.

The types are the description: a field added there is known here. `pack/rules` checks what values mean together.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from msgspec import inspect

from escalog.domain.pack.toml.dates import EXAMPLE, expected_date
from escalog.domain.pack.toml.errors import PackErrors, character_as_found, known_as, one_of_words, value_as_found
from escalog.domain.pack.toml.lines import join_path
from escalog.domain.pack.toml.tables import most_in
from escalog.domain.procedure.model import Procedure
from escalog.domain.values.message import Message, message

PROSE = frozenset(
    {"guidance", "guidance_welsh", "note", "instead", "retention", "read_aloud", "first_question", "meaning"}
)
"""Keys that may hold several lines."""

MOST_IN_PROSE, MOST_IN_LABEL = 4000, 200

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
MOST_LIKENED = 60
"""After this many errors, no more suggestions are made for misspelt keys."""

_JOINERS = "\u200c\u200d"
_HIDDEN = frozenset({"Cc", "Cf", "Zl", "Zp"})
_BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and a dot pattern that are drawn blank."""


def check_shape(data: dict[str, object], errors: PackErrors) -> None:
    """Reports every unknown key, missing key, value of the wrong type and text that cannot be shown."""
    _check_table(data, _pack(), "", errors)


@cache
def _pack() -> inspect.StructType:
    """The description of a pack by its types, built once."""
    described = inspect.type_info(Procedure)
    assert isinstance(described, inspect.StructType)  # noqa: S101 - narrows the type
    return described


@cache
def headings_in_double_brackets() -> frozenset[str]:
    """The headings of tables that can stand several times: `tracks`, `tracks.stages` and so on."""
    return frozenset(_lists_of_tables(_pack(), ""))


def _lists_of_tables(described: inspect.StructType, path: str) -> Iterator[str]:
    for field in described.fields:
        match _plain(field.type):
            case inspect.VarTupleType(item_type=inspect.StructType() as inner):
                yield join_path(path, field.name)
                yield from _lists_of_tables(inner, join_path(path, field.name))
            case inspect.StructType() as inner:
                yield from _lists_of_tables(inner, join_path(path, field.name))


def _check_table(table: dict[str, object], described: inspect.StructType, path: str, errors: PackErrors) -> None:
    fields = {field.name: field for field in described.fields}
    for key in sorted(table.keys() - fields.keys()):
        known = sorted(fields)
        expected = known_as(key, known) if len(errors.errors) < MOST_LIKENED else one_of_words(known)
        errors.error("pack-unknown-key", join_path(path, key), value_as_found(table[key]), expected)
    for name, field in fields.items():
        there = join_path(path, name)
        if name in table:
            _check_value(table[name], field.type, there, errors, required=field.required)
        elif field.required:
            errors.error("pack-missing", there, message("pack-check-nothing"), _expected(field.type))


def _check_value(value: object, described: inspect.Type, path: str, errors: PackErrors, *, required: bool) -> None:
    match _plain(described), value:
        case inspect.VarTupleType(item_type=item), list():
            most = most_in(path.rpartition(".")[2])
            if len(value) > most:
                errors.error(
                    "pack-list-too-long",
                    path,
                    message("pack-check-entries", count=len(value)),
                    message("pack-check-at-most", most=most),
                )
            for number, entry in enumerate(value[:most]):
                _check_value(entry, item, f"{path}[{number}]", errors, required=True)
        case inspect.StructType() as table, dict():
            _check_table(value, table, path, errors)
        case inspect.EnumType(cls=known), str():
            if value not in {word.value for word in known}:
                expected = known_as(value, [word.value for word in known])
                errors.error("pack-unknown-word", path, value_as_found(value), expected)
        case inspect.StrType(), str():
            _check_text(value, path, errors, required=required)
        case (inspect.BoolType(), bool()) | (inspect.DateType(), dt.date()) if not isinstance(value, dt.datetime):
            pass
        case inspect.IntType(), int() if not isinstance(value, bool):
            pass
        case inspect.DateType(), _:
            errors.error("pack-date", path, value_as_found(value), expected_date(str(value)))
        case _:
            errors.error("pack-type", path, value_as_found(value), _expected(described))


def _check_text(text: str, path: str, errors: PackErrors, *, required: bool) -> None:
    key = path.rpartition(".")[2]
    prose = key in PROSE
    if required and not text.strip():
        errors.error("pack-empty", path, value_as_found(text), message("pack-check-text"))
        return
    most = MOST_IN_PROSE if prose else MOST_IN_LABEL
    if len(text) > most:
        errors.error(
            "pack-too-long",
            path,
            message("pack-check-characters", count=len(text)),
            message("pack-check-at-most-characters", most=most),
        )
    hidden = _hidden_in(text, prose=prose)
    if hidden:
        errors.error("pack-hidden-character", path, character_as_found(hidden), message("pack-check-visible-signs"))
    if key == "id" and not _ID.fullmatch(text):
        errors.error("pack-id", path, value_as_found(text), message("pack-check-id"))


def _hidden_in(text: str, *, prose: bool) -> str:
    """The first invisible character; includes joiners and marks in a text that holds nothing else."""
    for character in text:
        if character in _BLANK_LETTERS:
            return character
        if (
            unicodedata.category(character) in _HIDDEN
            and character not in _JOINERS
            and not (character == "\n" and prose)
        ):
            return character
    if text.strip() and all(unicodedata.category(character)[0] in "CMZ" for character in text):
        return text.strip()[0]
    return ""


def _plain(described: inspect.Type) -> inspect.Type:
    """The type without "or nothing" around it: TOML has no null, a key is left out instead."""
    if isinstance(described, inspect.UnionType):
        return next(inner for inner in described.types if not isinstance(inner, inspect.NoneType))
    return described


def _expected(described: inspect.Type) -> Message:
    match _plain(described):
        case inspect.VarTupleType(item_type=inspect.StructType()):
            return message("pack-check-list-of-tables")
        case inspect.VarTupleType():
            return message("pack-check-list-of-texts")
        case inspect.StructType():
            return message("pack-check-table")
        case inspect.EnumType(cls=known):
            return one_of_words([word.value for word in known])
        case inspect.BoolType():
            return message("pack-check-true-or-false")
        case inspect.IntType():
            return message("pack-check-whole-number")
        case inspect.DateType():
            return EXAMPLE
        case _:
            return message("pack-check-text")
