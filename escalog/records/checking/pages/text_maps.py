"""Whether what a font says its shapes stand for is what they show: the shapes are held against our own fonts.

A text map decides what is copied, searched and read aloud, so one that was changed makes a page say two things. Knows
the fonts that records of this format are made with; they stay what they are. Imported only when a file is checked.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

import uharfbuzz
from pyhanko.pdf_utils.generic import DictionaryObject

from escalog.records.checking.bytes.parse_errors import BROKEN
from escalog.records.checking.pages.page_text import Maps, map_of, plain_data
from escalog.records.text.faces import FontFace, face, names

_WHOLE = frozenset({"/BaseFont", "/DescendantFonts", "/Encoding", "/Subtype", "/ToUnicode", "/Type"})
_PART = frozenset({"/BaseFont", "/CIDSystemInfo", "/CIDToGIDMap", "/DW", "/FontDescriptor", "/Subtype", "/Type", "/W"})
_NAME = re.compile(r"/[A-Z]{6}\+([A-Za-z0-9-]+)")
_MAP = re.compile(
    rb"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    rb"/CIDSystemInfo <</Registry \(Adobe\)/Ordering \(UCS\)/Supplement 0>> def\n"
    rb"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    rb"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
    rb"(?:\d{1,3} beginbfchar\n(?:<[0-9A-F]{4}> <(?:[0-9A-F]{4}){1,64}>\n){1,100}endbfchar\n)*"
    rb"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n\n?"
)
"""The one way in which a text map is written; so that no reader finds another one in it."""

_FURTHER = "\u200b"
"""What the second and later shapes of one letter stand for."""

Outline = tuple[tuple[object, ...], ...]


class _Pen:
    """Takes down what is drawn."""

    def __init__(self) -> None:
        self.drawn: list[tuple[object, ...]] = []

    def moveTo(self, at: object) -> None:  # noqa: N802 - as pens are called
        self.drawn.append(("move", at))

    def lineTo(self, at: object) -> None:  # noqa: N802 - as above
        self.drawn.append(("line", at))

    def qCurveTo(self, *at: object) -> None:  # noqa: N802 - as above
        self.drawn.append(("curve", *at))

    def curveTo(self, *at: object) -> None:  # noqa: N802 - as above
        self.drawn.append(("cubic", *at))

    def closePath(self) -> None:  # noqa: N802 - as above
        self.drawn.append(("close",))


def is_as_drawn(font: DictionaryObject) -> bool:
    """Whether each code of a font stands for a text that its shape may show."""
    try:
        return _is_as_drawn(font)
    except (*BROKEN, uharfbuzz.HarfBuzzError):
        return False


def _is_as_drawn(font: DictionaryObject) -> bool:
    parts = font["/DescendantFonts"]
    if len(parts) != 1:
        return False
    part = parts[0]
    named = _NAME.fullmatch(str(part.raw_get("/BaseFont")))
    if set(font) != _WHOLE or set(part) != _PART or named is None or named[1] not in names():
        return False
    stated = (font.raw_get("/Subtype"), font.raw_get("/Encoding"), part.raw_get("/Subtype"))
    if stated != (
        "/Type0",
        "/Identity-H",
        "/CIDFontType2",
    ):  # as they stand: one that is named elsewhere is none of ours
        return False
    known, table = map_of(font, Maps()), plain_data(font.raw_get("/ToUnicode"))
    if not _MAP.fullmatch(table) or [int(code, 16) for code in known] != list(range(1, len(known) + 1)):
        return False
    program = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(plain_data(part["/FontDescriptor"].raw_get("/FontFile2")))))
    places = plain_data(part.raw_get("/CIDToGIDMap"))
    ours = face(named[1])
    return all(
        _may_show(ours, text, _outline(program, int.from_bytes(places[2 * code : 2 * code + 2], "big")))
        for code, text in enumerate(known.values(), 1)
    )


def _may_show(ours: FontFace, text: str, drawn: Outline) -> bool:
    if text == _FURTHER:
        return drawn not in _letters(ours.name)
    if not text.strip():
        return not drawn
    return any(drawn == shape for shape in _shapes(ours.name, text)) or drawn in _closure(ours.name, text)


@cache
def _letters(name: str) -> frozenset[Outline]:
    """The shapes of plain letters and figures, which are never only a part of another letter."""
    font = _unscaled(name)
    plain = (chr(code) for code in range(0x30, 0x7B) if chr(code).isalnum())
    return frozenset(_outline(font, int(font.get_nominal_glyph(ord(character)) or 0)) for character in plain)


def _shapes(name: str, text: str) -> Iterator[Outline]:
    """What the text is drawn with where nothing stands beside it: at first the plain shape, then as it is set."""
    font = _unscaled(name)
    if len(text) == 1:
        yield _outline(font, int(font.get_nominal_glyph(ord(text)) or 0))
    for direction in ("ltr", "rtl"):
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = direction
        uharfbuzz.shape(font, buffer)
        yield from (_outline(font, info.codepoint) for info in buffer.glyph_infos if info.codepoint)


@lru_cache(maxsize=4096)
def _closure(name: str, text: str) -> frozenset[Outline]:
    """Everything that letters of this text may look like beside others."""
    font = _unscaled(name)
    wanted = uharfbuzz.SubsetInput()
    forms = "".join(unicodedata.normalize(form, text) for form in ("NFC", "NFD")) + text
    wanted.unicode_set.update({ord(form) for form in forms})
    plan = uharfbuzz.SubsetPlan(face(name).harfbuzz, wanted)
    glyphs = {int(old) for old in dict(plan.old_to_new_glyph_mapping)} - {0}
    return frozenset(_outline(font, glyph) for glyph in glyphs)


@cache
def _unscaled(name: str) -> uharfbuzz.Font:
    """The font in its own measure: nothing is rounded."""
    return uharfbuzz.Font(face(name).harfbuzz)


def _outline(font: uharfbuzz.Font, glyph: int) -> Outline:
    pen = _Pen()
    font.draw_glyph_with_pen(glyph, pen)
    return tuple(pen.drawn)
