"""The pages of a record to read: one at a time, larger or smaller, with a search in them and a way to print.

Pages are drawn on the worker when they are looked at, so a record of a thousand pages opens as fast as one of two.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from escalog.services.records.pages import Drawn, Paper, TextMatch
from escalog.ui.forms.line import LineEdit
from escalog.ui.later import later
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Role, Space
from escalog.ui.page.worker import Worker
from escalog.ui.records.page_picture import PagePicture
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, Flow
from escalog.ui.widgets.scroll import pane_round
from escalog.ui.widgets.text import Text, label

ZOOMS = (50, 75, 100, 125, 150, 200, 300)
"""How wide a page is, in per cent of the column."""
FIRST_SCALE = 1.6
"""Points to pixels of a page that fills the column."""
_MOST_SCALE = 4.0
_ROUND_A_PLACE = 120
"""How much of the page stays in sight round a place that was looked for."""


class PageView(Box):
    """Leafs through a `Paper`. `print_pages` prints it and is left out where nothing is to be printed yet."""

    def __init__(
        self, worker: Worker, failed: Callable[[Exception], None], print_pages: "Callable[[Paper], None] | None" = None
    ) -> None:
        super().__init__(gap=Space.GROUP)
        self._worker, self._failed, self._print = worker, failed, print_pages
        self._paper: Paper | None = None
        self._kind = ""
        self._wanted = 0
        self._matches: tuple[TextMatch, ...] = ()
        self._at = -1
        self._zoom = ZOOMS.index(100)
        self.before = Button("Previous page", ButtonLook.PLAIN, "left")
        self.after = Button("Next page", ButtonLook.PLAIN, "right")
        self.place = Text("", Role.BODY_BOLD)
        self.smaller = Button("Smaller", ButtonLook.LINK, name="Show the page smaller")
        self.larger = Button("Larger", ButtonLook.LINK, name="Show the page larger")
        self.words = LineEdit()
        self.words.setAccessibleName("Find in these pages")
        self.words.setPlaceholderText("Words on a page")
        self.look = Button("Find", ButtonLook.PLAIN, "search")
        self.next = Button("Next place", ButtonLook.LINK)
        self.said = Text("", Role.SMALL, "ink2")
        self.printing = Button("Print...", ButtonLook.LINK, "printer")
        self.paper_box = Box(gap=Space.NONE)
        self._build()

    def _build(self) -> None:
        looking = Flow(label("Find in these pages"), self.words, self.look, self.next, self.said)
        self.add(
            Flow(self.before, self.place, self.after, self.smaller, self.larger, self.printing), looking, self.paper_box
        )
        self.printing.setVisible(self._print is not None)
        self.next.hide()
        self.before.clicked.connect(lambda: self.show_page(self._wanted - 1))
        self.after.clicked.connect(lambda: self.show_page(self._wanted + 1))
        self.smaller.clicked.connect(lambda: self._on_zoom(-1))
        self.larger.clicked.connect(lambda: self._on_zoom(1))
        self.look.clicked.connect(self._on_find)
        self.words.returnPressed.connect(self._on_find)
        self.next.clicked.connect(lambda: self._go_to_place(self._at + 1))
        self.printing.clicked.connect(self._on_print)

    def open(self, paper: Paper, first: Drawn, kind: str) -> None:
        """Shows the first page; `kind` says what the pages are: "as it will be signed"."""
        self._paper, self._kind, self._wanted = paper, kind, 0
        self._matches, self._at = (), -1
        self.words.setText("")
        self.said.setText("")
        self.next.hide()
        self._show(0, first)

    @property
    def is_open(self) -> bool:
        """Whether pages are held."""
        return self._paper is not None

    def close_paper(self) -> None:
        """Releases the pages."""
        self._paper = None
        self._matches = ()
        self.words.setText("")
        self.said.setText("")
        self.paper_box.empty()

    def show_page(self, index: int) -> None:
        """Goes to a page, counted from 0."""
        paper = self._paper
        if paper is None or not 0 <= index < paper.pages:
            return
        self._wanted = index
        scale = min(FIRST_SCALE * max(ZOOMS[self._zoom], 100) / 100, _MOST_SCALE)
        self._worker.run(
            lambda: paper.page(index, scale),
            lambda drawn: self._arrived(paper, index, drawn),
            self._failed,
            words="Drawing the page",
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Page Up and Page Down leaf while the page has the keyboard."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()), 0)
            if step and self._paper is not None and 0 <= self._wanted + step < self._paper.pages:
                self.show_page(self._wanted + step)
                return True
        return super().eventFilter(watched, event)

    def _arrived(self, paper: Paper, index: int, drawn: Drawn) -> None:
        if paper is self._paper and index == self._wanted:
            self._show(index, drawn)

    def _show(self, index: int, drawn: Drawn) -> None:
        paper = self._paper
        if paper is None:
            return
        focus = QApplication.focusWidget()
        held = focus is not None and self.paper_box.isAncestorOf(focus)
        picture = PagePicture(drawn, index + 1, paper.pages, self._kind, ZOOMS[self._zoom])
        picture.mark(self._places_on(index))
        picture.installEventFilter(self)
        self.paper_box.empty()
        self.paper_box.add(picture)
        if held:
            picture.setFocus(Qt.FocusReason.OtherFocusReason)
        later(picture, lambda: self._bring_into_view(picture, index))
        self.place.setText(f"Page {index + 1} of {paper.pages}")
        self.before.setEnabled(index > 0)
        self.after.setEnabled(index + 1 < paper.pages)

    def _bring_into_view(self, picture: PagePicture, index: int) -> None:
        """Scrolls to the place that was looked for, once the page has its height."""
        if self._at < 0 or not self._matches or self._matches[self._at].page != index:
            return
        pane = pane_round(self)
        inside = pane.widget() if pane is not None else None
        if pane is None or inside is None or not self._matches[self._at].places:
            return
        left, top, _width, _height = self._matches[self._at].places[0]
        at = picture.mapTo(inside, QPoint(round(left * picture.width()), round(top * picture.height())))
        pane.ensureVisible(at.x(), at.y(), _ROUND_A_PLACE, _ROUND_A_PLACE)

    def _places_on(self, index: int) -> Sequence[tuple[float, float, float, float]]:
        return [place for match in self._matches if match.page == index for place in match.places]

    def _on_zoom(self, by: int) -> None:
        at = min(max(self._zoom + by, 0), len(ZOOMS) - 1)
        if at != self._zoom:
            self._zoom = at
            self.smaller.setEnabled(at > 0)
            self.larger.setEnabled(at + 1 < len(ZOOMS))
            self.show_page(self._wanted)

    def _on_find(self) -> None:
        paper, words = self._paper, self.words.text()
        if paper is None or not words.strip():
            self.said.setText("Write the words to look for")
            return
        self._worker.run(
            lambda: paper.find(words),
            lambda matches: self._show_matches(paper, matches),
            self._failed,
            words="Looking through the pages",
        )

    def _show_matches(self, paper: Paper, matches: tuple[TextMatch, ...]) -> None:
        if paper is not self._paper:
            return
        self._matches, self._at = matches, -1
        self.next.setVisible(len(matches) > 1)
        if matches:
            self._go_to_place(0)
        else:
            self.said.setText("Not found on these pages")
            self.show_page(self._wanted)

    def _go_to_place(self, number: int) -> None:
        if not self._matches:
            return
        self._at = number % len(self._matches)
        page = self._matches[self._at].page
        self.said.setText(f"{self._at + 1} of {len(self._matches)}, on page {page + 1}")
        self.show_page(page)

    def _on_print(self) -> None:
        if self._paper is not None and self._print is not None:
            self._print(self._paper)
