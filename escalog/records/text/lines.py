"""Breaks text into lines: after spaces and hyphens, within a word only where the word is wider than the line.

A line keeps the space, tab or line end it was broken at, so that the glyphs of all lines together are the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from escalog.records.text.shaping import Glyph, Word, blank, shaped
from escalog.records.text.styles import Style
from escalog.records.text.visible import Replaced, is_mark, visible

_TOKEN = re.compile(r"\r\n|[\n\t ]|[^\n\r\t \-/]+[\-/]*|[\-/]+|\r")
_TAB = 4000
"""Tab stops, in 1/1000 em."""


@dataclass(frozen=True, slots=True)
class Line:
    """The glyphs of one line in the order of reading. `width` leaves out the space at its end."""

    glyphs: tuple[Glyph, ...]
    width: float

    @property
    def text(self) -> str:
        """The characters this line stands for."""
        return "".join(glyph.text for glyph in self.glyphs)


def tokens(text: str) -> Iterator[str]:
    """Words, single spaces, tabs and line ends; a mark never begins one unless it follows a line end or a tab."""
    held = ""
    for match in _TOKEN.finditer(text):
        piece = match.group()
        if held and is_mark(piece[0]) and held[-1] not in "\n\t":
            held += piece
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def broken(text: str, style: Style, width: float, replaced: Replaced) -> list[Line]:
    """The lines of a text within a width in points; always at least one."""
    breaker = _Breaker(style, width * 1000 / style.size)
    for piece in tokens(visible(text, style.role, replaced)):
        breaker.take(piece)
    return breaker.finished()


def measured(text: str, style: Style) -> tuple[float, tuple[float, ...]]:
    """How wide a text wants to be, in points: its widest word, and each of its lines unbroken."""
    scale = style.size / 1000
    widest, lines, line = 0, [], 0
    for piece in tokens(visible(text, style.role, Replaced())):
        if piece in {"\n", "\r\n"}:
            lines.append(line * scale)
            line = 0
            continue
        wide = _TAB if piece == "\t" else shaped(piece, style.role).width
        line += wide
        if piece not in {" ", "\t"}:
            widest = max(widest, wide)
    return widest * scale, (*lines, line * scale)


class _Breaker:
    """Fills line after line; widths in 1/1000 em."""

    def __init__(self, style: Style, width: float) -> None:
        self._role, self._size, self._room = style.role, style.size, width
        self._lines: list[Line] = []
        self._glyphs: list[Glyph] = []
        self._at = 0
        self._inked = 0

    def take(self, piece: str) -> None:
        if piece in ("\n", "\r\n"):
            self._glyphs += blank(piece, self._role, 0).glyphs
            self._close()
        elif piece == "\t":
            self._put(blank(piece, self._role, _TAB - self._at % _TAB), inked=False)
        elif piece == " ":
            self._put(blank(piece, self._role), inked=False)
        else:
            self._take_word(shaped(piece, self._role))

    def _take_word(self, word: Word) -> None:
        if self._at and self._at + word.width > self._room:
            self._close()
        if word.width <= self._room:
            self._put(word, inked=True)
            return
        for cluster in _whole_clusters(word):
            wide = sum(glyph.advance for glyph in cluster)
            if self._at and self._at + wide > self._room:
                self._close()
            self._put(Word("", cluster, wide), inked=True)

    def _put(self, word: Word, *, inked: bool) -> None:
        self._glyphs += word.glyphs
        self._at += word.width
        if inked:
            self._inked = self._at

    def _close(self) -> None:
        self._lines.append(Line(tuple(self._glyphs), self._inked * self._size / 1000))
        self._glyphs, self._at, self._inked = [], 0, 0

    def finished(self) -> list[Line]:
        if self._glyphs or not self._lines:
            self._close()
        return self._lines


def _whole_clusters(word: Word) -> Iterator[tuple[Glyph, ...]]:
    """The word's glyphs in groups that must stay together."""
    group: list[Glyph] = []
    for glyph in word.glyphs:
        if group and glyph.text:
            yield tuple(group)
            group = []
        group.append(glyph)
    if group:
        yield tuple(group)
