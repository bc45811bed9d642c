"""The faces of the record and which of them draws a character: the one place where fonts are added."""

import struct
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


class Face:
    """One font file: what it covers, its measures in 1/1000 em, and HarfBuzz's view of it."""

    def __init__(self, name: str) -> None:
        self.name = name
        blob = uharfbuzz.Blob(resource_bytes("fonts", f"{name}.ttf"))
        self.harfbuzz = uharfbuzz.Face(blob)
        self.font = uharfbuzz.Font(self.harfbuzz)
        if self.harfbuzz.upem != 1000:
            raise ValueError(f"{name} is not drawn on 1000 units")
        self.covered: frozenset[int] = frozenset(self.harfbuzz.unicodes)
        self.ascent, self.descent = struct.unpack_from(">hh", self._table("hhea"), 4)
        self.box: tuple[int, ...] = struct.unpack_from(">4h", self._table("head"), 36)
        self.cap_height: int = struct.unpack_from(">h", self._table("OS/2"), 88)[0]
        self.weight: int = struct.unpack_from(">H", self._table("OS/2"), 4)[0]

    def _table(self, tag: str) -> bytes:
        return bytes(self.harfbuzz.reference_table(tag).data)

    def has(self, cluster: str) -> bool:
        """Whether every character of a cluster has a shape here."""
        return all(ord(character) in self.covered for character in cluster)

    def advance(self, glyph: int) -> int:
        """The width of a glyph by itself, in 1/1000 em."""
        return int(self.font.get_glyph_h_advance(glyph))


@cache
def face(name: str) -> Face:
    """The face of this name; read once, and never changed."""
    return Face(name)


@cache
def faces(role: str) -> tuple[Face, ...]:
    """The faces of a role, the first choice first."""
    return tuple(face(name) for name in FALLBACKS[role])


@cache
def covered(role: str) -> frozenset[int]:
    """The code points for which some face of the role has a shape."""
    return frozenset().union(*(each.covered for each in faces(role)))
