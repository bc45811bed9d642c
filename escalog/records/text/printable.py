"""Makes every character visible: what has no shape, or shows nothing, is printed as its code and name.

Nothing is left out and nothing acts: a character that would turn or hide text stands there as `[U+202E ...]`.
"""

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from escalog.records.text.faces import JOINERS, PICTURE_STYLE, face_for

MOST_MARKS = 7
"""More combining marks than this on one letter would be drawn over other lines, and some readers lose more than eight
characters in one shape; the rest are printed as codes."""

_CONTROL_NAMES = (
    "NULL|START OF HEADING|START OF TEXT|END OF TEXT|END OF TRANSMISSION|ENQUIRY|ACKNOWLEDGE|BELL|BACKSPACE|"
    "CHARACTER TABULATION|LINE FEED|LINE TABULATION|FORM FEED|CARRIAGE RETURN|SHIFT OUT|SHIFT IN|DATA LINK ESCAPE|"
    "DEVICE CONTROL ONE|DEVICE CONTROL TWO|DEVICE CONTROL THREE|DEVICE CONTROL FOUR|NEGATIVE ACKNOWLEDGE|"
    "SYNCHRONOUS IDLE|END OF TRANSMISSION BLOCK|CANCEL|END OF MEDIUM|SUBSTITUTE|ESCAPE|INFORMATION SEPARATOR FOUR|"
    "INFORMATION SEPARATOR THREE|INFORMATION SEPARATOR TWO|INFORMATION SEPARATOR ONE"
)

_LAID_OUT = frozenset("\n\t\r")
"""Line ends and tabs are laid out; a return that ends no line is printed as its code."""

_SHOWS_NOTHING = frozenset(
    {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2800, 0x3164, 0xFFA0}
)
"""Characters that draw an empty place although their category says otherwise."""

_SIGNS_OF_ARABIC = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u08e2")
"""Signs that are drawn although their category says that they only arrange others."""

_JOINED_SCRIPTS = ((0x0900, 0x0DFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x0F00, 0x0FFF), (0x1E900, 0x1E95F))
"""Scripts in which a joiner changes a shape: those of India and their neighbours, and Adlam."""

_KOREAN_PARTS = frozenset(map(chr, range(0x1100, 0x1200)))
_KOREAN_ENDINGS = frozenset(map(chr, range(0x1161, 0x1200)))
"""Parts of a Korean syllable, and those that go on with one."""

_PLAIN = frozenset("\n\t").union(map(chr, range(0x20, 0x7F)))
_CLUSTER = re.compile(r"\r\n|.", re.DOTALL)


def name_of(character: str) -> str:
    """The character's code and name as it is printed: `U+1FAE0 MELTING FACE`."""
    code = ord(character)
    if code < 0x20:
        name = _CONTROL_NAMES.split("|")[code]
    elif code == 0x7F:
        name = "DELETE"
    else:
        fallback = {"Cc": "CONTROL CHARACTER", "Co": "PRIVATE USE CHARACTER"}
        name = unicodedata.name(character, fallback.get(unicodedata.category(character), "UNNAMED CHARACTER"))
    return f"U+{code:04X} {name}"


@cache
def shown(character: str, role: str) -> bool:
    """Whether this character can be drawn, and can be seen or stands for ordinary space."""
    code = ord(character)
    if character in _LAID_OUT:
        return True
    if code in _SHOWS_NOTHING or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
        return False
    category = unicodedata.category(character)
    if category in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"} or (category == "Cf" and character not in _SIGNS_OF_ARABIC):
        return False
    return face_for(character, role) is not None


def _joins(character: str) -> bool:
    """Whether letters or pictures beside this character change their shape with a joiner."""
    code = ord(character)
    return (
        unicodedata.bidirectional(character) == "AL"
        or any(low <= code <= high for low, high in _JOINED_SCRIPTS)
        or _is_picture(character)
    )


def _is_picture(character: str) -> bool:
    return unicodedata.category(character) == "So" or 0x1F3FB <= ord(character) <= 0x1F3FF


def is_mark(character: str) -> bool:
    """Whether the character is drawn on the one before it."""
    return character > "\u02ff" and unicodedata.category(character)[0] == "M"


def clusters(text: str) -> list[str]:
    """The text cut into what belongs together: a character with its marks and joiners, or a return with its line feed.

    A picture joined to the one before it belongs to that one.
    """
    found: list[str] = []
    for match in _CLUSTER.finditer(text):
        piece = match.group()
        if found and _belongs(piece, found[-1]):
            found[-1] += piece
        else:
            found.append(piece)
    return found


def _belongs(character: str, before: str) -> bool:
    if before[-1] in "\n\t\r" or character == "\r\n":
        return False
    if is_mark(character) or character in JOINERS or character in PICTURE_STYLE:
        return True
    if character in _KOREAN_ENDINGS:
        return before[-1] in _KOREAN_PARTS
    return before[-1] == "\u200d" and _is_picture(character)


class Replaced:
    """Counts the characters that were printed as their codes."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()

    def listed(self) -> tuple[tuple[str, int], ...]:
        """Each character once, by code, and how often it was replaced."""
        return tuple(sorted(self.count.items()))


def visible(text: str, role: str, replaced: Replaced) -> str:
    """The text as it is printed: with codes for what cannot be seen."""
    if _PLAIN.issuperset(text) or all(
        shown(character, role) and not is_mark(character) and character != "\r" for character in set(text)
    ):
        return text
    return "".join(_visible_cluster(cluster, role, replaced) for cluster in clusters(text))


def _visible_cluster(cluster: str, role: str, replaced: Replaced) -> str:
    if cluster == "\r\n":
        return cluster
    base, composed = cluster[0], unicodedata.normalize("NFC", cluster)
    if len(composed) == 1 < len(cluster) and shown(composed, role):
        return cluster  # one letter written in parts: Korean syllables, letters with accents
    if base == "\r" or not shown(base, role):
        return _codes(cluster, replaced)
    fit = [True, *_fit(cluster, role)]
    drawn = "".join(character for character, good in zip(cluster, fit, strict=True) if good)
    if face_for(drawn, role) is None:  # no one face has letter and marks: they cannot be drawn on each other
        fit = [True] + [False] * (len(cluster) - 1)
    return "".join(
        character if good else _codes(character, replaced) for character, good in zip(cluster, fit, strict=True)
    )


def _fit(cluster: str, role: str) -> Iterator[bool]:
    """Whether each character after the first of a cluster can be drawn on it, or changes how it is drawn."""
    marks = 0
    for before, character in itertools.pairwise(cluster):
        if character in JOINERS:
            yield _joins(before) or (marks > 0 and _joins(cluster[0]))
        elif character in PICTURE_STYLE:
            yield _is_picture(before)
        else:
            marks += is_mark(character)
            yield marks <= MOST_MARKS and shown(character, role)


def _codes(characters: Iterable[str], replaced: Replaced) -> str:
    out = ""
    for character in characters:
        replaced.count[character] += 1
        out += f"[{name_of(character)}]"
    return out
