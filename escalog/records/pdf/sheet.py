"""One page being drawn: text and simple shapes, each either a piece of the structure or an artifact.

Points from the lower left corner. Text is drawn in the order of reading.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

from escalog.records.pdf.fonts import Fonts
from escalog.records.pdf.objects import escaped, number
from escalog.records.pdf.tags import Mark, Node
from escalog.records.text.faces import face
from escalog.records.text.lines import Line
from escalog.records.text.shaping import Glyph
from escalog.records.text.styles import Colour, Style

WIDTH, HEIGHT = 595.276, 841.89
"""A4 in points."""

_ROUND = 0.5523
"""How far a curve's handles stand out to draw a quarter of a circle."""


class Sheet:
    """The content of one page. Everything drawn stands inside `piece` or `artifact`."""

    def __init__(self, index: int, fonts: Fonts) -> None:
        self.index = index
        self._fonts = fonts
        self._out: list[bytes] = []
        self._pieces = 0
        self._state: tuple[str, float, int] = ("", 0, 0)
        self._fill: Colour | None = None

    @contextmanager
    def piece(self, node: Node) -> Iterator[None]:
        """What is drawn inside belongs to this element of the structure."""
        node.kids.append(Mark(self.index, self._pieces))
        self._out.append(b"/%s <</MCID %d>> BDC" % (node.tag.encode("ascii"), self._pieces))
        self._pieces += 1
        yield
        self._out.append(b"EMC")

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """What is drawn inside is not read out: rules, shapes, repeated headings; "Header" and "Footer" of the page."""
        if kind in {"Header", "Footer"}:
            self._out.append(b"/Artifact <</Type /Pagination /Subtype /%s>> BDC" % kind.encode("ascii"))
        else:
            self._out.append(b"/Artifact <</Type /%s>> BDC" % kind.encode("ascii"))
        yield
        self._out.append(b"EMC")

    def lines(self, lines: Sequence[Line], left: float, top: float, style: Style) -> None:
        """Draws lines under each other; `top` is the upper edge of the first."""
        drop = (style.leading + 0.73 * style.size) / 2
        self._colour(style.colour)
        self._out.append(b"BT")
        at = (0.0, 0.0)
        for place, line in enumerate(lines):
            here = (round(left, 2), round(top - place * style.leading - drop, 2))
            self._out.append(b"%s %s Td" % (number(here[0] - at[0]), number(here[1] - at[1])))
            at = here
            self._show(line.glyphs, style)
        self._out.append(b"ET")

    def _show(self, glyphs: Sequence[Glyph], style: Style) -> None:
        """One line's glyphs; the pen is moved where HarfBuzz wants another place than the widths give."""
        array: list[bytes] = []
        codes = bytearray()
        drift = 0
        for glyph in glyphs:
            font = self._fonts.of(face(glyph.face))
            state = (font.resource, style.size, glyph.up)
            if state != self._state:
                self._flush(array, codes)
                self._set_state(state)
            if drift + glyph.right:
                _end_string(array, codes)
                array.append(number(-(drift + glyph.right)))
            codes += font.code(glyph.glyph, glyph.text).to_bytes(2, "big")
            drift = glyph.advance - glyph.right - font.width(glyph.glyph)
        self._flush(array, codes)

    def _flush(self, array: list[bytes], codes: bytearray) -> None:
        _end_string(array, codes)
        if array:
            self._out.append(b"[" + b"".join(array) + b"] TJ")
            array.clear()

    def _set_state(self, state: tuple[str, float, int]) -> None:
        resource, size, up = state
        if state[:2] != self._state[:2]:
            self._out.append(b"/%s %s Tf" % (resource.encode("ascii"), number(size)))
        if up * size != self._state[2] * self._state[1]:
            self._out.append(b"%s Ts" % number(up * size / 1000))
        self._state = state

    def _colour(self, colour: Colour) -> None:
        if colour != self._fill:
            self._fill = colour
            self._out.append(b" ".join(number(part) for part in colour) + b" rg")

    def rule(self, start: tuple[float, float], end: tuple[float, float], colour: Colour, width: float = 0.6) -> None:
        """A straight line."""
        self._stroke(colour, width)
        self._path([(b"m", start), (b"l", end)], b"S")

    def frame(self, left: float, bottom: float, width: float, height: float, colour: Colour, line: float = 0.8) -> None:
        """An empty rectangle."""
        self._stroke(colour, line)
        self._out.append(b" ".join(number(round(each, 2)) for each in (left, bottom, width, height)) + b" re S")

    def box(self, left: float, bottom: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle."""
        self._colour(colour)
        self._out.append(b" ".join(number(round(each, 2)) for each in (left, bottom, width, height)) + b" re f")

    def circle(self, x: float, y: float, radius: float, colour: Colour, *, filled: bool, dash: str = "") -> None:
        """A disc or a ring; `dash` as in "1.5 1.5"."""
        handle = radius * _ROUND
        if filled:
            self._colour(colour)
        else:
            self._stroke(colour, 1.2, dash)
        path: list[tuple[bytes, tuple[float, ...]]] = [(b"m", (x + radius, y))]
        corners = ((1, 0), (0, 1), (-1, 0), (0, -1), (1, 0))
        for (ax, ay), (bx, by) in pairwise(corners):
            start = (x + ax * radius + bx * handle, y + ay * radius + by * handle)
            end = (x + bx * radius + ax * handle, y + by * radius + ay * handle)
            path.append((b"c", (*start, *end, x + bx * radius, y + by * radius)))
        self._path(path, b"f" if filled else b"s")
        if dash:
            self._out.append(b"[] 0 d")

    def _stroke(self, colour: Colour, width: float, dash: str = "") -> None:
        self._out.append(b" ".join(number(part) for part in colour) + b" RG " + number(width) + b" w")
        if dash:
            self._out.append(b"[" + dash.encode("ascii") + b"] 0 d")

    def _path(self, steps: Sequence[tuple[bytes, tuple[float, ...]]], paint: bytes) -> None:
        for operator, values in steps:
            self._out.append(b" ".join(number(round(value, 2)) for value in values) + b" " + operator)
        self._out.append(paint)

    def content(self) -> bytes:
        """The finished content stream."""
        return b"\n".join(self._out)


def _end_string(array: list[bytes], codes: bytearray) -> None:
    if codes:
        array.append(b"(" + escaped(bytes(codes)) + b")")
        codes.clear()
