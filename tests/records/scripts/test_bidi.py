"""The direction of text is what Unicode's own test says."""

import lzma
from pathlib import Path

import pytest

from escalog.records.text.bidi import base_level, levels, line_levels, turns, visual_order

TESTS = Path(__file__).parent / "BidiCharacterTest-15.0.0.txt.xz"
BASE = {"0": 0, "1": 1, "2": None}


def test_every_line_of_unicode_s_own_test_passes():
    lines = lzma.decompress(TESTS.read_bytes()).decode("utf-8").splitlines()
    tried = 0
    for line in lines:
        if not line or line.startswith("#"):
            continue
        codes, direction, base, wanted, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        found, given = levels(text, BASE[direction])
        of_line = line_levels(text, given, found)
        kept = [place for place, level in enumerate(wanted.split()) if level != "x"]
        assert found == int(base), line
        assert all(level == "x" or int(level) == of_line[place] for place, level in enumerate(wanted.split())), line
        seen = [kept[place] for place in visual_order([of_line[place] for place in kept])]
        assert seen == [int(place) for place in order.split()], line
        tried += 1
    assert tried > 90_000


@pytest.mark.parametrize(
    ("text", "level"), [("", 0), ("123", 0), ("a א", 0), ("א a", 1), ("\u2067א\u2069 a", 0), ("(ب) x", 1)]
)
def test_a_paragraph_goes_the_way_of_its_first_letter(text, level):
    assert base_level(text) == level


def test_what_never_turns_is_told_at_once():
    assert not turns("Łukasz (2015), Наталія 李")
    assert turns("K. א")
