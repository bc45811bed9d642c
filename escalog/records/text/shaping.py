"""Words to glyphs with HarfBuzz: every glyph knows which stored characters it stands for."""

import itertools
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz

from escalog.records.text.faces import FontFace, face_for, faces
from escalog.records.text.printable import clusters

_FEATURES = {"liga": False, "clig": False, "dlig": False, "calt": False}
"""For letters that stand apart: kerning, mark placing and composition stay on; nothing joins what was typed apart."""

Levels = tuple[int, ...]
"""The direction of each character (see `bidi`); empty where all of it runs from left to right."""


@dataclass(frozen=True, slots=True)
class ShapedGlyph:
    """One shape. `text` is what it stands for, empty for the second and later shapes of one cluster.

    `right` and `up` are its place from the left edge of its cluster, in 1/1000 em.
    """

    face: str
    glyph: int
    text: str
    right: int = 0
    up: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Cluster:
    """The shapes of characters that cannot be parted, how far they move the pen, and their direction's level.

    There is one of each, and so it is with words: they are told apart by which they are, and looked up at no cost.
    """

    glyphs: tuple[ShapedGlyph, ...]
    advance: int
    level: int = 0

    @property
    def text(self) -> str:
        """The characters it stands for."""
        return self.glyphs[0].text


@dataclass(frozen=True, slots=True, eq=False)
class ShapedWord:
    """A piece of text that is not broken unless it is wider than the line, in the order of reading."""

    clusters: tuple[Cluster, ...]
    width: int
    turned: bool = False
    """Whether any of it does not simply run from left to right."""

    def glyphs(self) -> Iterator[tuple[ShapedGlyph, int]]:
        """Each glyph with its place from the left edge of the word, in 1/1000 em; only where nothing is turned."""
        at = 0
        for cluster in self.clusters:
            for glyph in cluster.glyphs:
                yield glyph, at + glyph.right
            at += cluster.advance


@lru_cache(maxsize=20_000)
def shaped(text: str, role: str, levels: Levels = ()) -> ShapedWord:
    """A word in its glyphs. Every cluster must have a shape in some face."""
    clusters: list[Cluster] = []
    for used, run, level in _runs(text, role, levels):
        clusters += _run_clusters(used, run, level)
    return ShapedWord(tuple(clusters), sum([cluster.advance for cluster in clusters]), any(levels))


@lru_cache(maxsize=20_000)
def blank(text: str, role: str, width: int | None = None, level: int = 0) -> ShapedWord:
    """A space, a tab or a line end: an empty shape that stands for the stored characters."""
    used = faces(role)[0]
    glyph = int(used.font.get_nominal_glyph(0x20) or 0)
    advance = used.advance(glyph) if width is None else width
    return ShapedWord((_cluster(used.name, text, ((glyph, 0, 0),), advance, level),), advance, bool(level))


@lru_cache(maxsize=20_000)
def alone(cluster: Cluster) -> ShapedWord:
    """A cluster that is placed by itself: at the edge of a line, or where directions mix."""
    return ShapedWord((cluster,), cluster.advance, bool(cluster.level))


@lru_cache(maxsize=20_000)
def _cluster(face: str, text: str, shapes: tuple[tuple[int, int, int], ...], advance: int, level: int) -> Cluster:
    """The one cluster of these shapes: the number of each, and its place to the right and up."""
    glyphs = (
        ShapedGlyph(face, glyph, "" if place else text, right, up) for place, (glyph, right, up) in enumerate(shapes)
    )
    return Cluster(tuple(glyphs), advance, level)


def forget_words() -> None:
    """Empties what was kept of shaped words, so that no word of a case stays in memory longer than its pages need."""
    for kept in (shaped, blank, alone, _cluster):
        kept.cache_clear()


def _runs(text: str, role: str, levels: Levels) -> list[tuple[FontFace, str, int]]:
    """The text in stretches of one face and one direction."""
    first = faces(role)[0]
    if not levels and first.has(text):
        return [(first, text, 0)]
    runs: list[tuple[FontFace, str, int]] = []
    at = 0
    for cluster in clusters(text):
        used, level = face_for(cluster, role) or first, levels[at] if levels else 0
        at += len(cluster)
        if runs and runs[-1][0] is used and runs[-1][2] == level:
            runs[-1] = (used, runs[-1][1] + cluster, level)
        else:
            runs.append((used, cluster, level))
    return runs


def _run_clusters(used: FontFace, text: str, level: int) -> list[Cluster]:
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_GRAPHEMES
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if level % 2 else "ltr"
    uharfbuzz.shape(used.font, buffer, _FEATURES if _stands_apart(text) else None)
    placed = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    groups = [(start, list(group)) for start, group in itertools.groupby(placed, key=lambda each: each[0].cluster)]
    groups.sort(key=lambda each: each[0])
    ends = [*(start for start, _ in groups[1:]), len(text)]
    clusters = []
    for (start, group), end in zip(groups, ends, strict=True):
        pen, shapes = 0, []
        for info, position in group:
            shapes.append((info.codepoint, pen + position.x_offset, position.y_offset))
            pen += position.x_advance
        clusters.append(_cluster(used.name, text[start:end], tuple(shapes), pen, level))
    return clusters


def _stands_apart(text: str) -> bool:
    """Whether a run is of a script whose letters stand side by side: Latin, Greek, Cyrillic and what is like them."""
    first = next((character for character in text if unicodedata.category(character)[0] == "L"), text[0])
    return ord(first) < 0x0530 or 0x10A0 <= ord(first) <= 0x139F or 0x1E00 <= ord(first) <= 0x2FFF
