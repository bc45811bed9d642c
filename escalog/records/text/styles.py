"""How text looks on paper: sizes in points, colours as shares of red, green and blue."""

from dataclasses import dataclass

INK = (0x15 / 255, 0x21 / 255, 0x2A / 255)
SECOND = (0x42 / 255, 0x50 / 255, 0x5A / 255)
LINE = (0xCD / 255, 0xD4 / 255, 0xD1 / 255)
EDGE = (0x70 / 255, 0x7E / 255, 0x87 / 255)
ACCENT = (0x0B / 255, 0x5A / 255, 0x68 / 255)
PAST = (0x97 / 255, 0x29 / 255, 0x0F / 255)
SAMPLE = (0x57 / 255, 0x35 / 255, 0x87 / 255)
OTHER_SIDE = (0x7A / 255, 0x3A / 255, 0x72 / 255)

BOLD = 700
"""The weight of a bold face."""

Colour = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Style:
    """A role of face, a size, the distance of lines, and a colour."""

    role: str
    size: float
    leading: float
    colour: Colour = INK

    @property
    def weight(self) -> int:
        """How heavy its letters are: 400 is regular, 700 is bold."""
        return BOLD if self.role in {"bold", "serif"} else 400


TITLE = Style("serif", 20, 27)
H2 = Style("serif", 14, 20)
H3 = Style("bold", 11.5, 16)
LEAD = Style("sans", 11.5, 17)
BODY = Style("sans", 10.5, 15)
STRONG = Style("bold", 10.5, 15)
SMALL = Style("sans", 9, 12.5, SECOND)
CELL = Style("sans", 9.5, 13.5)
CELL_STRONG = Style("bold", 9.5, 13.5)
MONO = Style("mono", 9, 13)
RUNNING = Style("sans", 8.5, 11, SECOND)
"""Head and foot of each page."""
