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
from escalog.domain.pack.toml.errors import PackErrors, say_character, say_known, say_value
from escalog.domain.pack.toml.lines import join_path
from escalog.domain.pack.toml.tables import most_in
from escalog.domain.procedure.model import Procedure

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
        expected = say_known(key, known) if len(errors.errors) < MOST_LIKENED else f"one of: {', '.join(known)}"
        errors.error("pack-unknown-key", join_path(path, key), say_value(table[key]), expected)
    for name, field in fields.items():
        there = join_path(path, name)
        if name in table:
            _check_value(table[name], field.type, there, errors, required=field.required)
        elif field.required:
            errors.error("pack-missing", there, "nothing", _expected(field.type))


def _check_value(value: object, described: inspect.Type, path: str, errors: PackErrors, *, required: bool) -> None:
    match _plain(described), value:
        case inspect.VarTupleType(item_type=item), list():
            most = most_in(path.rpartition(".")[2])
            if len(value) > most:
                errors.error("pack-list-too-long", path, f"{len(value)} entries", f"at most {most}")
            for number, entry in enumerate(value[:most]):
                _check_value(entry, item, f"{path}[{number}]", errors, required=True)
        case inspect.StructType() as table, dict():
            _check_table(value, table, path, errors)
        case inspect.EnumType(cls=known), str():
            if value not in {word.value for word in known}:
                expected = say_known(value, [word.value for word in known])
                errors.error("pack-unknown-word", path, say_value(value), expected)
        case inspect.StrType(), str():
            _check_text(value, path, errors, required=required)
        case (inspect.BoolType(), bool()) | (inspect.DateType(), dt.date()) if not isinstance(value, dt.datetime):
            pass
        case inspect.IntType(), int() if not isinstance(value, bool):
            pass
        case inspect.DateType(), _:
            errors.error("pack-date", path, say_value(value), expected_date(str(value)))
        case _:
            errors.error("pack-type", path, say_value(value), _expected(described))


def _check_text(text: str, path: str, errors: PackErrors, *, required: bool) -> None:
    key = path.rpartition(".")[2]
    prose = key in PROSE
    if required and not text.strip():
        errors.error("pack-empty", path, say_value(text), "text")
        return
    most = MOST_IN_PROSE if prose else MOST_IN_LABEL
    if len(text) > most:
        errors.error("pack-too-long", path, f"{len(text)} characters", f"at most {most} characters")
    hidden = _hidden_in(text, prose=prose)
    if hidden:
        errors.error("pack-hidden-character", path, say_character(hidden), "letters, figures, spaces and signs")
    if key == "id" and not _ID.fullmatch(text):
        errors.error(
            "pack-id", path, say_value(text), "lower-case letters, figures and hyphens, for example line-managers"
        )


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


def _expected(described: inspect.Type) -> str:
    match _plain(described):
        case inspect.VarTupleType(item_type=inspect.StructType()):
            return "a list of tables, each under a heading in double brackets"
        case inspect.VarTupleType():
            return "a list of texts"
        case inspect.StructType():
            return "a table"
        case inspect.EnumType(cls=known):
            return f"one of: {', '.join(word.value for word in known)}"
        case inspect.BoolType():
            return "true or false"
        case inspect.IntType():
            return "a whole number"
        case inspect.DateType():
            return EXAMPLE
        case _:
            return "text"
