"""Words to glyphs with HarfBuzz: every glyph knows which stored characters it stands for."""

from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz

from escalog.records.text.faces import Face, faces
from escalog.records.text.visible import clusters

_FEATURES = {"liga": False, "clig": False, "dlig": False, "calt": False}
"""Kerning, mark placing and composition stay on; nothing joins letters that were typed apart."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One placed shape. `text` is what it stands for, empty for the second and later shapes of one cluster."""

    face: str
    glyph: int
    text: str
    advance: int
    right: int = 0
    up: int = 0


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of text that is not broken unless it is wider than the line; widths in 1/1000 em."""

    text: str
    glyphs: tuple[Glyph, ...]
    width: int


@lru_cache(maxsize=20_000)
def shaped(text: str, role: str) -> Word:
    """A word in its glyphs. Every character must have a shape in some face of the role."""
    glyphs: list[Glyph] = []
    for used, run in _runs(text, role):
        glyphs += _run_glyphs(used, run)
    return Word(text, tuple(glyphs), sum(glyph.advance for glyph in glyphs))


def forget_words() -> None:
    """Empties the store of shaped words, so that no word of a case stays in memory longer than its pages need."""
    shaped.cache_clear()


def blank(text: str, role: str, width: int | None = None) -> Word:
    """A space, a tab or a line end: an empty shape that stands for the stored characters."""
    used = faces(role)[0]
    glyph = int(used.font.get_nominal_glyph(0x20) or 0)
    advance = used.advance(glyph) if width is None else width
    return Word(text, (Glyph(used.name, glyph, text, advance),), advance)


def _runs(text: str, role: str) -> list[tuple[Face, str]]:
    """The text in stretches of one face: each cluster goes to the first that has all its characters."""
    choices = faces(role)
    first = choices[0]
    if first.has(text):
        return [(first, text)]
    runs: list[tuple[Face, str]] = []
    for cluster in clusters(text):
        used = next((each for each in choices if each.has(cluster)), first)
        if runs and runs[-1][0] is used:
            runs[-1] = (used, runs[-1][1] + cluster)
        else:
            runs.append((used, cluster))
    return runs


def _run_glyphs(used: Face, text: str) -> list[Glyph]:
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_GRAPHEMES
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "ltr"
    uharfbuzz.shape(used.font, buffer, _FEATURES)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    glyphs, seen = [], set()
    for info, position in zip(infos, positions, strict=True):
        meaning = "" if info.cluster in seen else text[info.cluster : ends[info.cluster]]
        seen.add(info.cluster)
        glyphs.append(
            Glyph(used.name, info.codepoint, meaning, position.x_advance, position.x_offset, position.y_offset)
        )
    return glyphs
