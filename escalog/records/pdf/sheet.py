"""One page as it is laid out: text and simple shapes, each either a piece of the structure or an artifact.

Points from the lower left corner, text in the order of reading. A sheet only gathers steps; `drawing` carries them out
once all pages are known.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeAlias

from escalog.records.pdf.tags import MarkedPiece, Node
from escalog.records.text.lines import TextLine
from escalog.records.text.styles import Colour, Style

WIDTH, HEIGHT = 595.276, 841.89
"""A4 in points."""


@dataclass(frozen=True, slots=True)
class BeginPiece:
    """From here on, what is drawn belongs to an element of the structure."""

    tag: str
    number: int


@dataclass(frozen=True, slots=True)
class BeginArtifact:
    """From here on, what is drawn is not read out. `kind` is "Layout", "Header" or "Footer"."""

    kind: str


@dataclass(frozen=True, slots=True)
class End:
    """Ends the piece or artifact."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines under each other; `top` is the upper edge of the first."""

    lines: tuple[TextLine, ...]
    left: float
    top: float
    style: Style


@dataclass(frozen=True, slots=True)
class StraightLine:
    """A straight line."""

    start: tuple[float, float]
    end: tuple[float, float]
    colour: Colour
    width: float


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle: filled, or an empty frame when `line` is its width."""

    left: float
    bottom: float
    width: float
    height: float
    colour: Colour
    line: float = 0.0


@dataclass(frozen=True, slots=True)
class Circle:
    """A disc, or a ring; `dash` as in (1.5, 1.5)."""

    x: float
    y: float
    radius: float
    colour: Colour
    filled: bool
    dash: tuple[float, ...] = ()


Step: TypeAlias = BeginPiece | BeginArtifact | End | TextBlock | StraightLine | Rectangle | Circle


class Sheet:
    """The steps of one page. Everything drawn stands inside `piece` or `artifact`."""

    def __init__(self, index: int) -> None:
        self.index = index
        self.steps: list[Step] = []
        self._pieces = 0

    @contextmanager
    def piece(self, node: Node) -> Iterator[None]:
        """What is drawn inside belongs to this element of the structure."""
        node.kids.append(MarkedPiece(self.index, self._pieces))
        self.steps.append(BeginPiece(node.tag, self._pieces))
        self._pieces += 1
        yield
        self.steps.append(End())

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """What is drawn inside is not read out: rules, shapes, repeated headings; "Header" and "Footer" of the page."""
        self.steps.append(BeginArtifact(kind))
        yield
        self.steps.append(End())

    def lines(self, lines: Sequence[TextLine], left: float, top: float, style: Style) -> None:
        """Draws lines under each other; `top` is the upper edge of the first."""
        self.steps.append(TextBlock(tuple(lines), left, top, style))

    def rule(self, start: tuple[float, float], end: tuple[float, float], colour: Colour, width: float = 0.6) -> None:
        """Draws a straight line."""
        self.steps.append(StraightLine(start, end, colour, width))

    def frame(self, left: float, bottom: float, width: float, height: float, colour: Colour, line: float = 0.8) -> None:
        """Draws an empty rectangle."""
        self.steps.append(Rectangle(left, bottom, width, height, colour, line))

    def box(self, left: float, bottom: float, width: float, height: float, colour: Colour) -> None:
        """Draws a filled rectangle."""
        self.steps.append(Rectangle(left, bottom, width, height, colour))

    def disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """Draws a filled circle."""
        self.steps.append(Circle(x, y, radius, colour, filled=True))

    def ring(self, x: float, y: float, radius: float, colour: Colour, dash: tuple[float, ...] = ()) -> None:
        """Draws an empty circle."""
        self.steps.append(Circle(x, y, radius, colour, filled=False, dash=dash))
