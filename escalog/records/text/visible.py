"""Makes every character visible: what has no shape, or shows nothing, is printed as its code and name.

Nothing is left out and nothing acts: a character that would turn or hide text stands there as `[U+202E ...]`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache

from escalog.records.text.faces import covered

MOST_MARKS = 8
"""More combining marks than this on one letter would be drawn over other lines; the rest are printed as codes."""

_CONTROL_NAMES = (
    "NULL|START OF HEADING|START OF TEXT|END OF TEXT|END OF TRANSMISSION|ENQUIRY|ACKNOWLEDGE|BELL|BACKSPACE|"
    "CHARACTER TABULATION|LINE FEED|LINE TABULATION|FORM FEED|CARRIAGE RETURN|SHIFT OUT|SHIFT IN|DATA LINK ESCAPE|"
    "DEVICE CONTROL ONE|DEVICE CONTROL TWO|DEVICE CONTROL THREE|DEVICE CONTROL FOUR|NEGATIVE ACKNOWLEDGE|"
    "SYNCHRONOUS IDLE|END OF TRANSMISSION BLOCK|CANCEL|END OF MEDIUM|SUBSTITUTE|ESCAPE|INFORMATION SEPARATOR FOUR|"
    "INFORMATION SEPARATOR THREE|INFORMATION SEPARATOR TWO|INFORMATION SEPARATOR ONE"
)

_LAID_OUT = frozenset("\n\t\r")
"""Line ends and tabs are laid out; a return that ends no line is printed as its code."""

_SHOWS_NOTHING = frozenset({0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0})
"""Characters that draw an empty place although their category says otherwise."""

_PLAIN = re.compile(r"[\n\t -~]*")
_CLUSTER = re.compile(r"\r\n|.", re.DOTALL)


def name_of(character: str) -> str:
    """The character's code and name as it is printed: `U+1F622 CRYING FACE`."""
    code = ord(character)
    if code < 0x20:
        name = _CONTROL_NAMES.split("|")[code]
    elif code == 0x7F:
        name = "DELETE"
    else:
        fallback = {"Cc": "CONTROL CHARACTER", "Co": "PRIVATE USE CHARACTER"}
        name = unicodedata.name(character, fallback.get(unicodedata.category(character), "UNNAMED CHARACTER"))
    return f"U+{code:04X} {name}"


def unsupported_direction(character: str) -> bool:
    """Whether the character belongs to a script that runs from right to left, which lines do not do yet."""
    return unicodedata.bidirectional(character) in {"R", "AL", "AN"}


@cache
def shown(character: str, role: str) -> bool:
    """Whether this character can be drawn, and can be seen or stands for ordinary space."""
    code = ord(character)
    if character in _LAID_OUT:
        return True
    if code in _SHOWS_NOTHING or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
        return False
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
        return False
    if unsupported_direction(character):
        return False
    known = covered(role)
    if code in known:
        return True
    parts = unicodedata.normalize("NFD", character)
    return len(parts) > 1 and all(ord(part) in known for part in parts)


def is_mark(character: str) -> bool:
    """Whether the character is drawn on the one before it."""
    return character > "\u02ff" and unicodedata.category(character)[0] == "M"


def clusters(text: str) -> list[str]:
    """The text cut into what belongs together: a character and the marks on it, or a return with its line feed."""
    found: list[str] = []
    for match in _CLUSTER.finditer(text):
        piece = match.group()
        if found and is_mark(piece) and found[-1][-1] not in "\n\t\r":
            found[-1] += piece
        else:
            found.append(piece)
    return found


class Replaced:
    """Counts the characters that were printed as their codes."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()

    def listed(self) -> tuple[tuple[str, int], ...]:
        """Each character once, by code, and how often it was replaced."""
        return tuple(sorted(self.count.items()))


def visible(text: str, role: str, replaced: Replaced) -> str:
    """The text as it is printed: with codes for what cannot be seen."""
    if _PLAIN.fullmatch(text) or all(shown(each, role) and not is_mark(each) and each != "\r" for each in set(text)):
        return text
    return "".join(_visible_cluster(cluster, role, replaced) for cluster in clusters(text))


def _visible_cluster(cluster: str, role: str, replaced: Replaced) -> str:
    if cluster == "\r\n":
        return cluster
    base, marks = cluster[0], cluster[1:]
    if base == "\r" or not shown(base, role):
        return _codes(cluster, replaced)
    out = base
    for place, mark in enumerate(marks):
        out += mark if place < MOST_MARKS and shown(mark, role) else _codes(mark, replaced)
    return out


def _codes(characters: Iterable[str], replaced: Replaced) -> str:
    out = ""
    for character in characters:
        replaced.count[character] += 1
        out += f"[{name_of(character)}]"
    return out
