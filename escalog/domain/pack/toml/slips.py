"""What was probably meant where a pack's file is not TOML: the slips of word processors, phones and tired people.

Knows only the text, the line at which the TOML parser stopped, and its message.
"""

import re
from typing import NamedTuple

from escalog.domain.pack.toml.dates import expected_date
from escalog.domain.pack.toml.errors import Said, character_as_found, text_as_found
from escalog.domain.pack.toml.lines import QUOTED
from escalog.domain.values.message import message

_STRING_OR_COMMENT = re.compile("|".join((*QUOTED, r"#[^\n]*")), re.DOTALL)
_ON_ONE_LINE = re.compile(r""""(?:\\.|[^"\\])*"|'[^']*'|#.*""")
_BEGINS_A_TEXT = re.compile(r'^[ \t]*[A-Za-z0-9_.-]+[ \t]*=[ \t]*"""')
_CURLY = re.compile("[\u2018-\u201f\u00ab\u00bb]")
_LIKE_A_SPACE = re.compile("[\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SINGLE = re.compile(r"^[ \t]*\[([^\[\]]+)\][ \t]*(?:#.*)?$")
_HEADING = re.compile(r"^[ \t]*\[\[?([^\[\]]+)\]\]?")
_TRUE_OR_FALSE = re.compile(r"=[ \t]*(true|false|yes|no)[ \t]*(?=[,}#]|$)", re.IGNORECASE)
_DATE = re.compile(
    r"""(?:^|[{,\s])date[ \t]*=[ \t]*([^\s"'{}\[\]#,][^"'{}#]{0,60}?)[ \t]*(?=,[ \t]*[a-z_]+[ \t]*=|[}#]|$)"""
)
"""A date without quotation marks, up to the next key."""
_OF_THE_SOURCE = re.compile(r"^[ \t]*source[ \t]*=[ \t]*\{")
_WORDS = re.compile(r"=[ \t]*([^\W\d_].*)$")


class Slip(NamedTuple):
    """A likely mistake: the code of its sentence, its line, what was found and what was expected."""

    code: str
    line: int
    found: Said
    expected: Said


def slip_at(line: int, text: str, reason: str) -> Slip | None:
    """The slip that makes a text unreadable; None where it is not a known one. `line` is where parsing stopped."""
    left_open = _left_open(text, line)
    if left_open is not None:
        return Slip("pack-text-left-open", left_open, '"""', message("pack-check-another-mark"))
    lines = text.split("\n")
    here = lines[line - 1] if line <= len(lines) else ""
    outside = _ON_ONE_LINE.sub(lambda match: "" if match[0][0] == "#" else '""', here)
    if "date" in reason and (day := _DAY.search(here)):
        return Slip("pack-no-such-day", line, day[0], message("pack-check-day-there-is"))
    if curly := _CURLY.search(outside):
        return Slip("pack-curly-quotes", line, character_as_found(curly[0]), message("pack-check-straight-marks"))
    if space := _LIKE_A_SPACE.search(outside):
        return Slip("pack-odd-space", line, character_as_found(space[0]), message("pack-check-ordinary-space"))
    written = _DATE.search(outside)
    if written is not None and not _DAY.fullmatch(written[1].strip()):
        return _written_date(line, lines, written[1].strip())
    return _without_marks(line, outside) if "value" in reason else None


def _without_marks(line: int, outside: str) -> Slip | None:
    """A value without quotation marks."""
    if word := _TRUE_OR_FALSE.search(outside):
        return Slip("pack-true-or-false", line, word[1], message("pack-check-true-or-false"))
    if words := _WORDS.search(outside):
        found = words[1].strip()
        return Slip("pack-no-quotation-marks", line, text_as_found(found), f'"{text_as_found(found)}"')
    return None


def _written_date(line: int, lines: list[str], found: str) -> Slip:
    """A date in a form that TOML does not accept; the date of a source is a text, as printed."""
    above = (heading[1].strip() for text in reversed(lines[:line]) if (heading := _HEADING.match(text)))
    shown = text_as_found(found)
    if next(above, "") == "source" or _OF_THE_SOURCE.search(lines[line - 1]):
        return Slip("pack-no-quotation-marks", line, shown, f'"{shown}"')
    return Slip("pack-date", line, shown, expected_date(found))


def single_brackets(line: int, text: str, lists: frozenset[str]) -> Slip | None:
    """A heading in single brackets, at a line or before it, that needs double ones: one of `lists`."""
    lines = text.split("\n")
    here = _HEADING.match(lines[line - 1]) if line <= len(lines) else None
    name = here[1].strip() if here is not None else ""
    if name not in lists:
        return None
    for number, content in enumerate(lines[:line], start=1):
        single = _SINGLE.match(content)
        if single is not None and single[1].strip() == name:
            return Slip("pack-single-brackets", number, f"[{name}]", f"[[{name}]]")
    return None


def _left_open(text: str, line: int) -> int | None:
    """The line on which a text in three quotation marks begins that never ends, or ends where another begins."""
    at = 0
    while (begin := _next_text(text, at)) is not None:
        number = text.count("\n", 0, begin) + 1
        end = text.find('"""', begin + 3)
        while end > 0 and text[end - 1] == "\\":
            end = text.find('"""', end + 1)
        if end < 0:
            return number
        last = text[text.rfind("\n", 0, end) + 1 : end + 3]
        if number > line:
            return None
        if "\n" in text[begin:end] and _BEGINS_A_TEXT.match(last):
            return number
        at = end + 3
    return None


def _next_text(text: str, at: int) -> int | None:
    """Where the next text in three quotation marks begins; comments and other texts are passed over."""
    while at < len(text):
        if text.startswith('"""', at):
            return at
        if text[at] in "\"'#":
            skipped = _STRING_OR_COMMENT.match(text, at)
            if skipped is not None and (text[at] == "#" or "\n" not in skipped[0] or skipped[0].startswith("'''")):
                at = skipped.end()
                continue
            at = _end_of_line(text, at)
            continue
        at += 1
    return None


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
