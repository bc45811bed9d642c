"""The colour table keeps its ratios, sizes keep their rates, and no other file writes numbers of its own."""

import re
from pathlib import Path

import pytest

from escalog.ui.look import tokens
from escalog.ui.look.tokens import PALETTES, Role, contrast_ratio, grown

UI = Path(tokens.__file__).parents[1]
SOURCES = sorted(path for path in UI.rglob("*.py") if path.name != "tokens.py")

GROUNDS = ("window", "surface", "sunken", "select")
TEXT = {
    "ink": (*GROUNDS, "hover"),
    "ink2": GROUNDS,
    "ink3": ("window", "surface", "sunken"),
    "accent": GROUNDS,
    "due": ("surface", "window", "due_soft"),
    "past": ("surface", "window", "past_soft"),
    "done": ("surface", "window", "sunken", "done_soft"),
    "info": ("surface", "window", "info_soft"),
    "sample": ("surface", "sample_soft"),
    "on_accent": ("accent", "accent_hover", "accent_pressed"),
}
MARKS = {
    "edge": ("window", "surface", "sunken"),
    "focus": GROUNDS,
    "due_mark": ("surface", "window"),
    "past_mark": ("surface", "window", "past_soft"),
    "done_mark": ("surface", "window"),
    "raising": ("surface", "window"),
    "receiving": ("surface", "window"),
}


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
class TestEveryPalette:
    @pytest.mark.parametrize("token", TEXT)
    def test_text_reaches_4_5_on_every_ground_it_is_used_on(self, palette, token):
        worst = min(contrast_ratio(getattr(palette, token), getattr(palette, ground)) for ground in TEXT[token])
        assert worst >= 4.5

    @pytest.mark.parametrize("token", MARKS)
    def test_marks_reach_3_on_every_ground_they_are_used_on(self, palette, token):
        worst = min(contrast_ratio(getattr(palette, token), getattr(palette, ground)) for ground in MARKS[token])
        assert worst >= 3


def test_black_on_white_is_21():
    assert round(contrast_ratio("#000000", "#FFFFFF"), 1) == 21
    assert round(contrast_ratio("#707E87", "#FFFFFF"), 1) == 4.2


def test_titles_grow_slower_than_text_and_space_slower_still():
    title, body = tokens.FACES[Role.TITLE], tokens.FACES[Role.BODY]
    assert (grown(title.px, 200, title.growth), grown(body.px, 200, body.growth)) == (40, 30)
    assert grown(20, 200, tokens.SPACE_GROWTH) == 28


def test_high_contrast_gives_every_edge_two_pixels():
    assert [palette.edge_width() for palette in PALETTES.values()] == [1, 1, 2]


LITERALS = {
    "a colour": re.compile(r"#[0-9A-Fa-f]{6}\b|QColor\(\s*\d|(?<!transparent)Qt\.GlobalColor\.(?!transparent)\w+"),
    "pixels in a sheet": re.compile(r"\b\d+px"),
    "a fixed size": re.compile(r"\.set(?:Fixed|Minimum|Maximum)(?:Width|Height|Size)\(\s*[1-9]"),
    "a margin": re.compile(r"setContentsMargins\([^)]*[1-9]|setSpacing\(\s*[1-9]"),
    "a font size": re.compile(r"setPointSize|setPixelSize\(\s*\d"),
}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
@pytest.mark.parametrize("what", LITERALS)
def test_no_file_but_the_token_table_writes(path, what):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line.strip() for line in lines if LITERALS[what].search(line)] == []
