"""Fonts inside the file: one code for each pair of shape and text, so that what is read is what was stored."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import uharfbuzz
from reportlab.pdfbase.pdfdoc import BasicFonts, PDFDocument, PDFObjectReference

from escalog.records.pdf.canvas import Stream, array, dictionary, name, text
from escalog.records.text.faces import FontFace, face
from escalog.records.text.shaping import ShapedWord

_NOTHING = "\u200b"
"""What the second and later shapes of one cluster stand for: a place without width."""

_MOST_WORDS = 20_000
"""As many words are kept in their codes; the codes themselves stay what they are."""

MOST_CODES = 0xFFFF
"""Two octets say no more."""

_DROPPED = ("GSUB", "GPOS", "GDEF", "cmap", "OS/2", "name", "post", "gasp", "DSIG", "kern", "BASE", "JSTF")


class EmbeddedFont:
    """One face as a file uses it: codes are given in the order of first use."""

    def __init__(self, face: FontFace, resource: str) -> None:
        self.face = face
        self.resource = resource
        self._codes: dict[tuple[int, str], int] = {}
        self._widths: dict[int, int] = {}

    @property
    def is_full(self) -> bool:
        """Whether no further code can be given."""
        return len(self._codes) >= MOST_CODES

    def code(self, glyph: int, meaning: str) -> int:
        """The two-byte code of a shape that stands for a text."""
        return self._codes.setdefault((glyph, meaning), len(self._codes) + 1)

    def width(self, glyph: int) -> int:
        """How far the shape by itself moves the pen, in 1/1000 em."""
        if glyph not in self._widths:
            self._widths[glyph] = self.face.advance(glyph)
        return self._widths[glyph]

    def add_to(self, document: PDFDocument) -> PDFObjectReference:
        """Adds the font with the shapes that were used, their widths and their meanings; a reference to it."""
        program, places = self._subset()
        face = self.face
        tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(program).digest()[:6])
        base = name(f"{tag}+{face.name}")
        descriptor = dictionary(
            Type=name("FontDescriptor"),
            FontName=base,
            Flags=5 if "Mono" in face.name else 4,
            FontBBox=array(face.box),
            ItalicAngle=0,
            Ascent=face.ascent,
            Descent=face.descent,
            CapHeight=face.cap_height,
            StemV=50 + face.weight * face.weight // 4225,
            FontFile2=document.Reference(Stream(program, Length1=len(program))),
        )
        to_glyph = b"\0\0" + b"".join(places[glyph].to_bytes(2, "big") for glyph, _ in self._codes)
        descendant = dictionary(
            Type=name("Font"),
            Subtype=name("CIDFontType2"),
            BaseFont=base,
            CIDSystemInfo=dictionary(Registry=text("Adobe"), Ordering=text("Identity"), Supplement=0),
            FontDescriptor=document.Reference(descriptor),
            DW=0,
            W=array([1, array([self.width(glyph) for glyph, _ in self._codes])]),
            CIDToGIDMap=document.Reference(Stream(to_glyph)),
        )
        whole = dictionary(
            Type=name("Font"),
            Subtype=name("Type0"),
            BaseFont=base,
            Encoding=name("Identity-H"),
            DescendantFonts=array([document.Reference(descendant)]),
            ToUnicode=document.Reference(Stream(_to_unicode(meaning for _, meaning in self._codes))),
        )
        return document.Reference(whole)

    def _subset(self) -> tuple[bytes, dict[int, int]]:
        """The font program with only these shapes, and where each of them now stands."""
        wanted = uharfbuzz.SubsetInput()
        wanted.glyph_set.update({glyph for glyph, _ in self._codes} | {0})
        wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
        wanted.sets(uharfbuzz.SubsetInputSets.DROP_TABLE_TAG).update(_tag(name) for name in _DROPPED)
        plan = uharfbuzz.SubsetPlan(self.face.harfbuzz, wanted)
        places = {int(old): int(new) for old, new in dict(plan.old_to_new_glyph_mapping).items()}
        return bytes(plan.execute().blob.data), places


def _tag(name: str) -> int:
    return int.from_bytes(name.ljust(4).encode("ascii"), "big")


def _to_unicode(texts: Iterable[str]) -> bytes:
    """The map from codes to text, in blocks of a hundred as its format asks."""
    rows = [
        b"<%04X> <%s>" % (code, (meaning or _NOTHING).encode("utf-16-be").hex().upper().encode("ascii"))
        for code, meaning in enumerate(texts, start=1)
    ]
    head = (
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        b"/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def\n"
        b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
    )
    out = [head]
    for start in range(0, len(rows), 100):
        block = rows[start : start + 100]
        out.append(b"%d beginbfchar\n" % len(block) + b"\n".join(block) + b"\nendbfchar\n")
    out.append(b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
    return b"".join(out)


@dataclass(frozen=True, slots=True)
class Spelt:
    """A stretch of a word in the codes of one font, at one height. Places are from the left edge of the word.

    `codes` stands between `<` and `>` of a TJ; in it the pen is moved where a glyph stands elsewhere than widths give.
    """

    font: str
    """The resource name."""
    weight: int
    """How heavy its shapes are: 400 is regular, 700 is bold."""
    up: int
    start: int
    codes: str
    end: int
    """Where the pen then stands."""


class Fonts:
    """The fonts of one file, each under its resource name, and its words in their codes."""

    def __init__(self) -> None:
        self._all: list[EmbeddedFont] = []
        self._used: dict[str, EmbeddedFont] = {}
        self._spelt: dict[ShapedWord, tuple[Spelt, ...]] = {}

    def spelt(self, word: ShapedWord) -> tuple[Spelt, ...]:
        """A word in codes; they are given when it is first drawn."""
        codes = self._spelt.get(word)
        if codes is None:
            if len(self._spelt) == _MOST_WORDS:
                self._spelt.clear()
            codes = self._spelt[word] = tuple(self._spell(word))
        return codes

    def _spell(self, word: ShapedWord) -> Iterator[Spelt]:
        font, up, start, codes, pen = None, 0, 0, "", 0
        for glyph, at in word.glyphs():
            used = self.of(face(glyph.face))
            if used is not font or glyph.up != up:
                if font is not None:
                    yield Spelt(font.resource, font.face.weight, up, start, codes, pen)
                font, up, start, codes, pen = used, glyph.up, at, "", at
            if at != pen:
                codes += f"> {pen - at} <"
            codes += f"{used.code(glyph.glyph, glyph.text):04X}"
            pen = at + used.width(glyph.glyph)
        if font is not None:
            yield Spelt(font.resource, font.face.weight, up, start, codes, pen)

    def of(self, face: FontFace) -> EmbeddedFont:
        """The font of a face; new when this is its first use, or the one before it is full."""
        used = self._used.get(face.name)
        if used is None or used.is_full:
            used = self._used[face.name] = EmbeddedFont(face, f"F{len(self._all) + 1}")
            self._all.append(used)
        return used

    def add_to(self, document: PDFDocument) -> None:
        """Adds all of them to the dictionary that reportlab's pages name as their fonts."""
        shared = document.idToObject[BasicFonts]
        for font in self._all:
            shared[font.resource] = font.add_to(document)
