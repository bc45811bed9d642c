"""The pages of a PDF to look at: pictures one by one, and where words stand. Needs no store."""

from dataclasses import dataclass

from escalog.records.viewing import preview

Place = tuple[float, float, float, float]
"""Left, top, width, height, as shares of the page's sides."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One page as pixels: blue, green, red and one unused byte each, the top row first."""

    width: int
    height: int
    stride: int
    pixels: bytes
    text: str = ""
    """The words of the page."""


@dataclass(frozen=True, slots=True)
class TextMatch:
    """Words that were looked for: on which page, counted from 0, and where on it."""

    page: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF whose pages can be drawn and searched. Nothing is drawn before it is asked for."""

    pdf: bytes
    pages: int

    @classmethod
    def of(cls, pdf: bytes) -> "Paper":
        """A PDF that this program made, or found whole."""
        return cls(pdf, preview.page_count(pdf))

    def page(self, index: int, scale: float) -> Drawn:
        """One page, counted from 0; at scale 1 a point is a pixel."""
        page = preview.page_image(self.pdf, index, scale)
        return Drawn(page.width, page.height, page.stride, page.pixels, page.text)

    def find(self, words: str) -> tuple[TextMatch, ...]:
        """Where these words stand, first page first."""
        return tuple(TextMatch(hit.page, hit.pieces) for hit in preview.find(self.pdf, words))
