"""Writes a procedure as the TOML text of a pack in the present format: reading the text gives an equal procedure.

`tomli_w` writes each value. The layout is ours: only values that differ from their default are written, every table
has its own heading, a list stays on one line, and an invisible character is written as its number.
"""

from collections.abc import Iterator
from enum import Enum

import msgspec
from msgspec.structs import FieldInfo, fields
from tomli_w import dumps

from escalog.domain.procedure.model import FORMAT, Procedure

_KEY = "v"


def write_pack(procedure: Procedure) -> str:
    """The pack's text. Raises ValueError for a lone surrogate: no text can hold one."""
    return "\n".join(_table(procedure, "", {"format": FORMAT})).lstrip("\n") + "\n"


def _table(table: msgspec.Struct, path: str, first: dict[str, object] | None = None) -> Iterator[str]:
    """The lines of one table: first its own values, then the tables inside it."""
    values = {**(first or {}), **_stated(table)}
    for key, value in values.items():
        if not _has_heading(value):
            yield f"{key} = {_value(value)}"
    for key, value in values.items():
        inner_path = f"{path}.{key}" if path else key
        if isinstance(value, msgspec.Struct):
            yield from ("", f"[{inner_path}]")
            yield from _table(value, inner_path)
        elif isinstance(value, tuple) and _has_heading(value):
            for item in value:
                yield from ("", f"[[{inner_path}]]")
                yield from _table(item, inner_path)


def _stated(table: msgspec.Struct) -> dict[str, object]:
    """The values of a table that are required or differ from their default."""
    return {
        field.name: getattr(table, field.name)
        for field in fields(table)
        if field.required or getattr(table, field.name) != _default(field)
    }


def _default(field: FieldInfo) -> object:
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    return field.default


def _has_heading(value: object) -> bool:
    """Whether a value is a table or a list of tables; an empty list is neither."""
    if isinstance(value, tuple):
        return bool(value) and all(isinstance(item, msgspec.Struct) for item in value)
    return isinstance(value, msgspec.Struct)


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_value(item) for item in value)}]"
    plain = value.value if isinstance(value, Enum) else value
    # In a text of several lines tomli_w would write CR LF as LF; on one line it keeps both.
    lines = isinstance(plain, str) and "\r\n" not in plain
    written = dumps({_KEY: plain}, multiline_strings=lines)
    return "".join(map(_visible, written.removeprefix(f"{_KEY} = ").removesuffix("\n")))


def _visible(character: str) -> str:
    """A visible character, or the escape for an invisible one; keys are ASCII, so escapes occur only in texts."""
    if character == "\n" or character.isprintable():
        return character
    if "\ud800" <= character <= "\udfff":
        raise ValueError("a lone surrogate cannot be written")
    return f"\\U{ord(character):08X}"
