"""Headings, running text and lists, ready to be drawn."""

from collections.abc import Sequence
from typing import Protocol

from escalog.records.layout.flow import MARGIN, PROSE_WIDTH, TEXT_WIDTH, PageFlow
from escalog.records.pdf.tags import numbering
from escalog.records.text.printable import Replaced, visible
from escalog.records.text.styles import BODY, CELL, H2, H3, LEAD, MONO, SAMPLE, SMALL, TITLE, Style

STYLES: dict[str, tuple[Style, float]] = {
    "body": (BODY, 6),
    "prose": (BODY, 6),
    "lead": (LEAD, 8),
    "small": (SMALL, 5),
    "note": (SMALL, 5),
    "withheld": (SMALL, 5),
    "sample": (Style("bold", 10.5, 15, SAMPLE), 6),
    "mono": (MONO, 6),
    "close": (CELL, 4),
}
"""How each role of a paragraph looks, and the space after it."""

HEADINGS: dict[int, tuple[Style, float, float]] = {1: (TITLE, 0, 8), 2: (H2, 16, 5), 3: (H3, 10, 3)}
"""Each level's style with the space before and after."""


class Piece(Protocol):
    """Something laid out that only waits for its place."""

    @property
    def opening(self) -> float:
        """The height that must be left on a page for it to begin there."""

    def draw(self, flow: PageFlow) -> None:
        """Puts it on the page, and on further pages where it needs them."""


class Heading:
    """A heading; a second-level one opens a section. It stays with what follows."""

    def __init__(self, level: int, text: str) -> None:
        self.level, self.text = level, text
        self.following = 0.0
        """The opening of the piece after it."""

    @property
    def opening(self) -> float:
        """See `Piece`."""
        style, before, after = HEADINGS[self.level]
        return before + 2 * style.leading + after + self.following

    def draw(self, flow: PageFlow) -> None:
        """See `Piece`."""
        style, before, after = HEADINGS[self.level]
        lines = flow.broken(self.text, style, TEXT_WIDTH)
        flow.need(before + len(lines) * style.leading + after + self.following)
        flow.skip(before)
        if self.level == 2:
            flow.section = flow.document.tree.add("Sect")
            flow.bookmark(visible(self.text, style.role, Replaced()))
        flow.last_heading = self.text
        flow.heading_level = min(self.level, flow.heading_level + 1)
        flow.text(flow.section.add(f"H{flow.heading_level}"), lines, style)
        flow.y -= after


class Paragraph:
    """Running text of one role."""

    def __init__(self, text: str, role: str = "body", width: float = PROSE_WIDTH) -> None:
        self.text, self.width = text, width
        self.style, self.after = STYLES[role]
        self.keeps = role in {"lead", "small", "note", "withheld"}
        """Whether it introduces what follows, and therefore stays with it."""
        self.following = 0.0

    @property
    def opening(self) -> float:
        """See `Piece`."""
        return 2 * self.style.leading + self.following

    def draw(self, flow: PageFlow) -> None:
        """See `Piece`."""
        lines = flow.broken(self.text, self.style, self.width)
        if self.following and len(lines) < 6:
            flow.need(len(lines) * self.style.leading + self.after + self.following)
        flow.text(flow.section.add("P"), lines, self.style)
        flow.skip(self.after)


class Bullets:
    """A list, with numbers or bullets."""

    def __init__(self, items: Sequence[str], *, numbered: bool = False, role: str = "body") -> None:
        self.items, self.numbered = items, numbered
        self.style, self.after = STYLES[role]

    @property
    def opening(self) -> float:
        """See `Piece`."""
        return 2 * self.style.leading

    def draw(self, flow: PageFlow) -> None:
        """See `Piece`."""
        node = flow.section.add("L", numbering(numbered=self.numbered))
        for place, item in enumerate(self.items, start=1):
            label = flow.broken(f"{place}." if self.numbered else "\u2022", self.style, 20)
            lines = flow.broken(item, self.style, PROSE_WIDTH - 20)
            flow.need(min(len(lines), 2) * self.style.leading)
            row = node.add("LI")
            with flow.sheet.piece(row.add("Lbl")):
                flow.sheet.lines(label, MARGIN + 2, flow.y, self.style)
            flow.text(row.add("LBody"), lines, self.style, MARGIN + 20)
            flow.skip(2)
        flow.skip(self.after)


class PageBreak:
    """What follows begins on a further page."""

    opening = 0.0

    def draw(self, flow: PageFlow) -> None:
        """See `Piece`."""
        if not flow.at_top:
            flow.new_page()


def draw_all(pieces: Sequence[Piece], flow: PageFlow) -> None:
    """Draws one piece after the other; what introduces another piece goes where that one can begin."""
    following: Piece | None = None
    for piece in reversed(pieces):
        if following is not None and (isinstance(piece, Heading) or (isinstance(piece, Paragraph) and piece.keeps)):
            piece.following = following.opening
        following = piece
    for piece in pieces:
        piece.draw(flow)
