"""Writes a procedure as the TOML text of a pack in the present format: what `pack_reading` reads back is equal.

Only what differs from the usual is written, so that the text says what this procedure says and nothing else.
"""

import datetime as dt
from collections.abc import Iterator
from enum import Enum

import msgspec
from msgspec.structs import FieldInfo, fields

from escalog.domain.procedure.model import FORMAT, Procedure

_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def write_pack(procedure: Procedure) -> str:
    """The pack's text. Raises ValueError for a lone surrogate: no text can hold one."""
    return "\n".join(_table(procedure, "", {"format": FORMAT})).lstrip("\n") + "\n"


def _table(table: msgspec.Struct, path: str, written: dict[str, object] | None = None) -> Iterator[str]:
    """The lines of one table: first its own values, then the tables inside it."""
    values = {**(written or {}), **_said(table)}
    for key, value in values.items():
        if not _is_nested(value):
            yield f"{key} = {_value(value)}"
    for key, value in values.items():
        there = f"{path}.{key}" if path else key
        if isinstance(value, msgspec.Struct):
            yield from ("", f"[{there}]")
            yield from _table(value, there)
        elif _is_nested(value) and isinstance(value, tuple):
            for each in value:
                yield from ("", f"[[{there}]]")
                yield from _table(each, there)


def _said(table: msgspec.Struct) -> dict[str, object]:
    """The values of a table that are required or differ from what holds without them."""
    return {
        field.name: getattr(table, field.name)
        for field in fields(table)
        if field.required or getattr(table, field.name) != _usual(field)
    }


def _usual(field: FieldInfo) -> object:
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    return field.default


def _is_nested(value: object) -> bool:
    """Whether a value has a heading of its own; an empty list has none."""
    return isinstance(value, msgspec.Struct) or (isinstance(value, tuple) and bool(value) and _holds_tables(value))


def _holds_tables(values: tuple[object, ...]) -> bool:
    return all(isinstance(each, msgspec.Struct) for each in values)


def _value(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case Enum():
            return _text(str(value.value))
        case str():
            return _lines(value) if "\n" in value else _text(value)
        case int():
            return str(value)
        case dt.date():
            return value.isoformat()
        case tuple():
            return f"[{', '.join(_value(each) for each in value)}]"
        case _:
            raise TypeError(f"a pack holds no {type(value).__name__}")


def _text(text: str) -> str:
    return f'"{"".join(_character(each) for each in text)}"'


def _lines(text: str) -> str:
    """A text of several lines as one: a line break stands for itself, and so does a quotation mark."""
    inside = "".join(each if each in '\n"' else _character(each) for each in text)
    before_the_end = inside.rstrip('"')
    quoted = '\\"' * (len(inside) - len(before_the_end))
    return '"""\n' + before_the_end.replace('"""', '\\"' * 3) + quoted + '"""'


def _character(character: str) -> str:
    """A character as it stands between quotation marks; what cannot be seen stands as its number."""
    if character in _ESCAPED:
        return _ESCAPED[character]
    if character.isprintable():
        return character
    if "\ud800" <= character <= "\udfff":
        raise ValueError("a lone surrogate cannot be written")
    return f"\\U{ord(character):08X}"
