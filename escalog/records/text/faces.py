"""The faces of the record and which of them draws a character: the one place where fonts are added."""

import struct
import unicodedata
from functools import cache

import uharfbuzz

from escalog.resources import resource_bytes

FALLBACKS: dict[str, tuple[str, ...]] = {
    "sans": ("NotoSans-Regular", "NotoSansMono-Regular"),
    "bold": ("NotoSans-Bold", "NotoSans-Regular", "NotoSansMono-Regular"),
    "serif": ("NotoSerif-Bold", "NotoSans-Bold", "NotoSans-Regular", "NotoSansMono-Regular"),
    "mono": ("NotoSansMono-Regular", "NotoSans-Regular"),
}
"""Each role's faces, tried in this order for every cluster."""

_SCRIPTS: tuple[tuple[str, tuple[tuple[int, int], ...]], ...] = (
    ("NotoSansArmenian-Regular", ((0x0530, 0x058F), (0xFB13, 0xFB17))),
    ("NotoSansHebrew-Regular", ((0x0590, 0x05FF), (0xFB1D, 0xFB4F))),
    (
        "NotoSansArabic-Regular",
        ((0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF)),
    ),
    ("NotoSansSyriac-Regular", ((0x0700, 0x074F), (0x0860, 0x086F))),
    ("NotoSansThaana-Regular", ((0x0780, 0x07BF),)),
    ("NotoSansNKo-Regular", ((0x07C0, 0x07FF),)),
    ("NotoSansDevanagari-Regular", ((0x0900, 0x097F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF))),
    ("NotoSansBengali-Regular", ((0x0980, 0x09FF),)),
    ("NotoSansGurmukhi-Regular", ((0x0A00, 0x0A7F),)),
    ("NotoSansGujarati-Regular", ((0x0A80, 0x0AFF),)),
    ("NotoSansOriya-Regular", ((0x0B00, 0x0B7F),)),
    ("NotoSansTamil-Regular", ((0x0B80, 0x0BFF),)),
    ("NotoSansTelugu-Regular", ((0x0C00, 0x0C7F),)),
    ("NotoSansKannada-Regular", ((0x0C80, 0x0CFF),)),
    ("NotoSansMalayalam-Regular", ((0x0D00, 0x0D7F),)),
    ("NotoSansSinhala-Regular", ((0x0D80, 0x0DFF),)),
    ("NotoSansThai-Regular", ((0x0E00, 0x0E7F),)),
    ("NotoSansLao-Regular", ((0x0E80, 0x0EFF),)),
    ("NotoSerifTibetan-Regular", ((0x0F00, 0x0FFF),)),
    ("NotoSansMyanmar-Regular", ((0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F))),
    ("NotoSansGeorgian-Regular", ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F))),
    ("NotoSansEthiopic-Regular", ((0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F))),
    ("NotoSansKhmer-Regular", ((0x1780, 0x17FF), (0x19E0, 0x19FF))),
    ("NotoSansOlChiki-Regular", ((0x1C50, 0x1C7F),)),
    ("NotoSansTifinagh-Regular", ((0x2D30, 0x2D7F),)),
    ("NotoSansAdlam-Regular", ((0x1E900, 0x1E95F),)),
)
"""The face of each further script, by its blocks. Loaded when a character of the script is first met."""

_LAST: tuple[str, ...] = ("WenQuanYiMicroHei", "Symbola")
"""Chinese, Korean and Japanese; then signs and emoji. Tried when no other face has a cluster."""

_SUFFIXES = {"WenQuanYiMicroHei": ".ttc"}

JOINERS = frozenset("\u200c\u200d")
PICTURE_STYLE = frozenset("\ufe0e\ufe0f")
_SHAPELESS = JOINERS | PICTURE_STYLE
"""Characters inside a cluster that only change how others are drawn: a face need not have them."""


class FontFace:
    """One font file: what it covers, its measures in 1/1000 em, and HarfBuzz's view of it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.harfbuzz = uharfbuzz.Face(uharfbuzz.Blob(_font_file(name)))
        self.font = uharfbuzz.Font(self.harfbuzz)
        self.font.scale = (1000, 1000)
        self.covered: frozenset[int] = frozenset(self.harfbuzz.unicodes)
        self.ascent, self.descent = self._scaled(struct.unpack_from(">hh", self._table("hhea"), 4))
        self.box: tuple[int, ...] = self._scaled(struct.unpack_from(">4h", self._table("head"), 36))
        (self.cap_height,) = self._scaled(struct.unpack_from(">h", self._table("OS/2").ljust(90, b"\0"), 88))
        self.weight: int = struct.unpack_from(">H", self._table("OS/2"), 4)[0]

    def _table(self, tag: str) -> bytes:
        return bytes(self.harfbuzz.reference_table(tag).data)

    def _scaled(self, units: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(round(unit * 1000 / self.harfbuzz.upem) for unit in units)

    def has(self, cluster: str) -> bool:
        """Whether every character of a cluster has a shape here: by itself, in parts, or composed with its marks."""
        if self._has_each(cluster):
            return True
        composed = unicodedata.normalize("NFC", cluster)
        return composed != cluster and self._has_each(composed)

    def _has_each(self, cluster: str) -> bool:
        return all(
            ord(character) in self.covered or character in _SHAPELESS or _in_parts(character, self.covered)
            for character in cluster
        )

    def advance(self, glyph: int) -> int:
        """The width of a glyph by itself, in 1/1000 em."""
        return int(self.font.get_glyph_h_advance(glyph))


def _font_file(name: str) -> bytes:
    suffix = _SUFFIXES.get(name, ".ttf")
    own = any(name in names for names in FALLBACKS.values())
    return resource_bytes("fonts", f"{name}{suffix}") if own else resource_bytes("fonts", "scripts", f"{name}{suffix}")


def _in_parts(character: str, covered: frozenset[int]) -> bool:
    parts = unicodedata.normalize("NFD", character)
    return len(parts) > 1 and all(ord(part) in covered for part in parts)


@cache
def names() -> frozenset[str]:
    """Every face that a record may be set in."""
    fallbacks = (face for faces in FALLBACKS.values() for face in faces)
    return frozenset({*fallbacks, *_LAST, *(face for face, _ in _SCRIPTS)})


@cache
def face(name: str) -> FontFace:
    """The face of this name; read once, and never changed."""
    return FontFace(name)


@cache
def faces(role: str) -> tuple[FontFace, ...]:
    """The faces of a role, the first choice first."""
    return tuple(face(name) for name in FALLBACKS[role])


def face_for(cluster: str, role: str) -> FontFace | None:
    """The first face that draws the whole cluster; None when no face does."""
    for candidate in faces(role):
        if candidate.has(cluster):
            return candidate
    script = _script_face(ord(cluster[0]))
    names = (script, *_LAST) if script else _LAST
    return next((found for name in names if (found := face(name)).has(cluster)), None)


@cache
def _script_face(code: int) -> str:
    """The face of the script of a character; empty when it is of none of them."""
    return next((name for name, blocks in _SCRIPTS if any(low <= code <= high for low, high in blocks)), "")
