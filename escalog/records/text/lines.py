"""Breaks text into lines: after spaces and hyphens, within a word only where the word is wider than the line.

A line keeps the space, tab or line end it was broken at, so that the glyphs of all lines together are the text. Words
stand in the order of reading; where a script runs from right to left, their places do, and each cluster is a word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from escalog.records.text.bidi import levels, line_levels, turns, visual_order
from escalog.records.text.printable import Replaced, is_mark, visible
from escalog.records.text.shaping import Levels, ShapedWord, alone, blank, shaped
from escalog.records.text.styles import Style

_TOKEN = re.compile(r"\r\n|[\n\t ]|[^\n\r\t \-/]+[\-/]*|[\-/]+|\r")
_PARAGRAPH = re.compile(r"[^\n]*\n|[^\n]+")
_EAST = "\u2e80-\u303f\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_EAST_CLOSING = "\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\u30fc\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f"
_EASTERN = re.compile(f"[{_EAST}]")
_EASTERN_PIECE = re.compile(f"[{_EAST}][{_EAST_CLOSING}]*|[^{_EAST}]+")
"""Chinese, Korean and Japanese are broken between any two signs, but not before one that closes."""
_TAB = 4000
"""Tab stops, in 1/1000 em."""


Placed = tuple[ShapedWord, int]
"""A word and how far it stands from the left edge of the line, in 1/1000 em."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """The words of one line in the order of reading. `width` leaves out the space at its end; both in points.

    `left` is where the line begins: more than nothing where its paragraph runs from right to left.
    """

    words: tuple[Placed, ...]
    width: float
    left: float = 0.0

    @property
    def text(self) -> str:
        """The characters this line stands for."""
        return "".join(cluster.text for word, _ in self.words for cluster in word.clusters)


def tokens(text: str) -> Iterator[str]:
    """Words, single spaces, tabs and line ends; a mark never begins one unless it follows a line end or a tab."""
    if text.isascii():
        yield from _TOKEN.findall(text)
        return
    held = ""
    for piece in _pieces(text):
        if held and is_mark(piece[0]) and held[-1] not in "\n\t":
            held += piece
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _pieces(text: str) -> Iterator[str]:
    eastern = _EASTERN.search(text) is not None
    for match in _TOKEN.finditer(text):
        if eastern:
            yield from _EASTERN_PIECE.findall(match.group()) or [match.group()]
        else:
            yield match.group()


def broken(text: str, style: Style, width: float, replaced: Replaced) -> list[TextLine]:
    """The lines of a text within a width in points; always at least one."""
    breaker = _Breaker(style, width * 1000 / style.size)
    for base, piece, of_piece in _directed(visible(text, style.role, replaced)):
        breaker.base = base
        breaker.take(piece, of_piece)
    return breaker.finished()


def measured(text: str, style: Style) -> tuple[float, tuple[float, ...]]:
    """How wide a text wants to be, in points: its widest word, and each of its lines unbroken."""
    scale = style.size / 1000
    widest, lines, line = 0, [], 0
    for _, piece, of_piece in _directed(visible(text, style.role, Replaced())):
        if piece in {"\n", "\r\n"}:
            lines.append(line * scale)
            line = 0
            continue
        wide = _TAB if piece == "\t" else shaped(piece, style.role, of_piece).width
        line += wide
        if piece not in {" ", "\t"}:
            widest = max(widest, wide)
    return widest * scale, (*lines, line * scale)


def _directed(text: str) -> Iterator[tuple[int, str, Levels]]:
    """Each token with its paragraph's level and its own levels, which are empty where nothing turns."""
    if not turns(text):
        for piece in tokens(text):
            yield 0, piece, ()
        return
    for paragraph in _PARAGRAPH.findall(text):
        base, embedding = levels(paragraph)
        at = 0
        for piece in tokens(paragraph):
            yield base, piece, tuple(embedding[at : at + len(piece)])
            at += len(piece)


class _Breaker:
    """Fills line after line; widths in 1/1000 em."""

    def __init__(self, style: Style, width: float) -> None:
        self.base = 0
        self._role, self._size, self._room = style.role, style.size, width
        self._lines: list[TextLine] = []
        self._words: list[Placed] = []
        self._at = 0
        self._inked = 0

    def take(self, piece: str, of_piece: Levels) -> None:
        level = of_piece[0] if of_piece else 0
        if piece in ("\n", "\r\n"):
            self._put(blank(piece, self._role, 0, level), inked=False)
            self._close()
        elif piece == "\t":
            self._put(blank(piece, self._role, _TAB - self._at % _TAB, level), inked=False)
        elif piece == " ":
            self._put(blank(piece, self._role, None, level), inked=False)
        else:
            self._take_word(shaped(piece, self._role, of_piece))

    def _take_word(self, word: ShapedWord) -> None:
        if self._at and self._at + word.width > self._room:
            self._close()
        if word.width <= self._room:
            self._put(word, inked=True)
            return
        for cluster in word.clusters:
            if self._at and self._at + cluster.advance > self._room:
                self._close()
            self._put(alone(cluster), inked=True)

    def _put(self, word: ShapedWord, *, inked: bool) -> None:
        self._words.append((word, self._at))
        self._at += word.width
        if inked:
            self._inked = self._at

    def _close(self) -> None:
        left = max(self._room - self._inked, 0) * self._size / 1000 if self.base % 2 else 0.0
        words = _turned(self._words, self.base, self._at - self._inked)
        self._lines.append(TextLine(words, self._inked * self._size / 1000, left))
        self._words, self._at, self._inked = [], 0, 0

    def finished(self) -> list[TextLine]:
        if self._words or not self._lines:
            self._close()
        return self._lines


def _turned(words: Sequence[Placed], base: int, trailing: int) -> tuple[Placed, ...]:
    """The words of a line, each where it is seen; white space at the end hangs over. Where directions mix, clusters."""
    if not base and not any(word.turned for word, _ in words):
        return tuple(words)
    line = [cluster for word, _ in words for cluster in word.clusters]
    first = "".join(cluster.text[:1] for cluster in line)
    at = -trailing if base % 2 else 0
    starts = [0] * len(line)
    for number in visual_order(line_levels(first, [cluster.level for cluster in line], base)):
        starts[number] = at
        at += line[number].advance
    return tuple((alone(cluster), start) for cluster, start in zip(line, starts, strict=True))
