"""The column of text that runs over the pages: where the next piece stands, and when a new page begins."""

from collections.abc import Sequence

from escalog.records.pdf.document import Document
from escalog.records.pdf.parts import Bookmark
from escalog.records.pdf.sheet import HEIGHT, WIDTH, Sheet
from escalog.records.pdf.tags import Node
from escalog.records.text.lines import TextLine, broken
from escalog.records.text.printable import Replaced
from escalog.records.text.styles import Style

MARGIN = 56.7
"""20 mm."""

TEXT_WIDTH = WIDTH - 2 * MARGIN
PROSE_WIDTH = 430.0
"""About 75 characters of body text."""

TOP = HEIGHT - 72
BOTTOM = 68.0
BODY_HEIGHT = TOP - BOTTOM


class PageFlow:
    """Where the story stands. `y` is the upper edge of what comes next."""

    def __init__(self, document: Document, replaced: Replaced) -> None:
        self.document = document
        self.replaced = replaced
        self.section = document.tree
        self.heading_level = 0
        """The level last read out; the next may be one deeper at most, however it looks."""
        self.last_heading = ""
        self.y = TOP
        self.sheet: Sheet = document.new_sheet()

    @property
    def room(self) -> float:
        """What is left of this page, in points."""
        return self.y - BOTTOM

    @property
    def at_top(self) -> bool:
        """Whether nothing stands on this page yet."""
        return self.y >= TOP - 0.01

    def new_page(self) -> None:
        """Goes on at the top of a further page."""
        self.sheet = self.document.new_sheet()
        self.y = TOP

    def need(self, height: float) -> None:
        """Goes to a further page unless this height is left here; a page's whole height is always enough."""
        if self.room < min(height, BODY_HEIGHT) and not self.at_top:
            self.new_page()

    def skip(self, height: float) -> None:
        """Leaves space, which a page does not begin with."""
        if not self.at_top:
            self.y -= height

    def broken(self, text: str, style: Style, width: float) -> list[TextLine]:
        """The lines of a text; characters printed as codes are counted."""
        return broken(text, style, width, self.replaced)

    def text(self, node: Node, lines: Sequence[TextLine], style: Style, left: float = MARGIN) -> None:
        """Draws the lines of one element, over as many pages as they take; never one line alone before a break."""
        rest = list(lines)
        while rest:
            fit = int((self.room + 0.01) // style.leading)
            if fit < min(len(rest), 2) and not self.at_top:
                self.new_page()
                continue
            now, rest = rest[: max(fit, 1)], rest[max(fit, 1) :]
            with self.sheet.piece(node):
                self.sheet.lines(now, left, self.y, style)
            self.y -= style.leading * len(now)
            if rest:
                self.new_page()

    def bookmark(self, text: str) -> None:
        """Names this place in the outline."""
        self.document.bookmarks.append(Bookmark(text, self.sheet.index, self.y))
