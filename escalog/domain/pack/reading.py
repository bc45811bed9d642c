"""Reads a procedure pack and reports everything that is wrong with it at once.

A pack may come from anywhere: its size and depth are capped, and nothing in it is ever run or fetched.
"""

import re
import tomllib
from dataclasses import dataclass
from typing import Any

import msgspec

from escalog.domain.pack.rules.rules import check_rules
from escalog.domain.pack.shape import check_shape, headings_in_double_brackets
from escalog.domain.pack.toml.errors import PackError, PackErrors, in_file_order, value_as_found
from escalog.domain.pack.toml.lines import PackLines, has_long_key
from escalog.domain.pack.toml.slips import single_brackets, slip_at
from escalog.domain.pack.upcasting import upcast
from escalog.domain.procedure.model import Procedure
from escalog.domain.values.message import message

__all__ = ["PackError", "PackReading", "read_pack"]

MOST_BYTES = 1_000_000
MOST_DEEP = 12

_LEVELS = message("pack-check-levels", most=MOST_DEEP)

_TWICE = re.compile("overwrite|twice|Duplicate|immutable")
"""The parser's words for a key or table defined twice."""

_MANY_FIGURES = re.compile("[0-9_]{4300}")
"""More digits than Python reads as one number; its message names no line."""

_WHERE = re.compile(r" \(at (?:line ([0-9]+), column [0-9]+|end of document)\)$")


@dataclass(frozen=True, slots=True)
class PackReading:
    """The result of reading a pack. `procedure` is None exactly when there are errors."""

    procedure: Procedure | None
    errors: tuple[PackError, ...]
    notices: tuple[PackError, ...]


def read_pack(content: str | bytes, file: str) -> PackReading:
    """Reads a pack from its text or its bytes; `file` is how messages name it. Never raises, whatever the content."""
    errors = PackErrors(file)
    data = _tables(content, errors)
    if data is None:
        return PackReading(None, tuple(errors.errors), ())
    data = upcast(data, errors)
    errors.name_places_in(data)
    check_shape(data, errors)
    check_rules(data, errors)
    procedure = None if errors.errors else msgspec.convert(data, Procedure)
    return PackReading(procedure, in_file_order(errors.errors), in_file_order(errors.notices))


def _tables(content: str | bytes, errors: PackErrors) -> dict[str, Any] | None:
    """The pack's tables; None when it is not TOML of an acceptable size and depth."""
    text = _text(content, errors)
    if text is None:
        return None
    if has_long_key(text):
        errors.error_at("pack-too-deep", None, message("pack-check-long-key"), _LEVELS)
        return None
    try:
        data = tomllib.loads(text)
    except RecursionError:
        errors.error_at("pack-too-deep", None, message("pack-check-nested-brackets"), _LEVELS)
        return None
    except ValueError as reason:
        _not_toml(str(reason), text, errors)
        return None
    if _deeper_than(data, MOST_DEEP):
        errors.error_at("pack-too-deep", None, message("pack-check-nested-tables"), _LEVELS)
        return None
    errors.find_lines_with(PackLines(text))
    return data


def _not_toml(reason: str, text: str, errors: PackErrors) -> None:
    """Puts the TOML parser's error into words."""
    line, figures = _line_of(reason, text), _MANY_FIGURES.search(text)
    twice = line is not None and _TWICE.search(reason)
    slip = None
    if line is not None:
        slip = single_brackets(line, text, headings_in_double_brackets()) if twice else slip_at(line, text, reason)
    if slip is not None:
        errors.error_at(*slip)
    elif line is not None:
        found = value_as_found(text.split("\n")[line - 1].strip() or text.rstrip().rpartition("\n")[2])
        if twice:
            errors.error_at("pack-key-twice", line, found, message("pack-check-key-once"))
        else:
            errors.error_at("pack-not-toml", line, found, message("pack-check-toml-line"))
    else:
        line = text.count("\n", 0, figures.start()) + 1 if figures is not None else None
        errors.error_at("pack-not-toml", line, message("pack-check-many-figures"), "TOML")


def _text(content: str | bytes, errors: PackErrors) -> str | None:
    size = len(content)
    if size <= MOST_BYTES and isinstance(content, str):
        size = len(content.encode("utf-8", errors="surrogatepass"))
    if size > MOST_BYTES:
        errors.error_at(
            "pack-too-large",
            None,
            message("pack-check-more-bytes", most=MOST_BYTES),
            message("pack-check-most-bytes", most=MOST_BYTES),
        )
        return None
    if isinstance(content, bytes):
        try:
            content = content.decode("utf-8")
        except UnicodeDecodeError as reason:
            line = reason.object.count(b"\n", 0, reason.start) + 1
            errors.error_at(
                "pack-not-text",
                line,
                message("pack-check-byte", byte=f"{reason.object[reason.start]:02X}"),
                message("pack-check-utf-8"),
            )
            return None
    # Some editors begin a file with a byte order mark; lines keep their numbers.
    return content.removeprefix("\ufeff").replace("\r\n", "\n")


def _line_of(message: str, text: str) -> int | None:
    """The line named in the parser's message; the last one for "at end of document"."""
    where = _WHERE.search(message)
    if where is None:
        return None
    return int(where[1]) if where[1] else text.count("\n") + 1


def _deeper_than(data: object, most: int) -> bool:
    level = [data]
    for _ in range(most + 1):
        level = [
            inner
            for value in level
            if isinstance(value, dict | list)
            for inner in (value.values() if isinstance(value, dict) else value)
        ]
        if not level:
            return False
    return True
