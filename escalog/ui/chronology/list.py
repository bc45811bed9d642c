"""The list of the chronology: painted rows on a line, Enter opens all of an entry, F2 corrects, Delete withholds."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QMenu

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.values.entry import EntryId
from escalog.ui.acts.correction import can_correct
from escalog.ui.chronology.rows import PaneRow, pane_rows
from escalog.ui.look.icons import draw_icon
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Line, Role, Size, Space, Tone
from escalog.ui.widgets.announce import announce
from escalog.ui.widgets.lists import RowDelegate, RowList, Rows
from escalog.ui.widgets.surfaces import paint_tag
from escalog.ui.widgets.text import LaidOut


class ChronologyList(RowList):
    """Every entry of one disagreement, newest first."""

    correct_asked = Signal(str)
    withhold_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__("Chronology")
        self.rows: Rows[PaneRow] = Rows(lambda row: row.spoken, lambda row: row.row is not None)
        self.setModel(self.rows)
        self._delegate = ChronologyDelegate(self)
        self.setItemDelegate(self._delegate)
        self._dispute: Dispute | None = None
        self._opened: set[str] = set()
        self._year: int | None = None
        self.chosen.connect(self._on_row_chosen)

    def show_dispute(self, dispute: Dispute, year: int | None = None) -> None:
        """Shows the entries; expanded ones stay expanded. Short dates leave out the present year."""
        self._year = year
        if self._dispute is None or self._dispute.id != dispute.id:
            self._opened.clear()
        self._dispute = dispute
        self._refresh()

    def clear(self) -> None:
        """Clears every row and every text laid out for painting."""
        self._dispute = None
        self._opened.clear()
        self.rows.set_rows([])
        self._delegate.forget()

    def entry(self) -> EntryId | None:
        """The entry of the current row."""
        index = self.currentIndex()
        row = self.rows.row(index).row if index.isValid() else None
        return row.entry if row is not None else None

    def heading_of_entry(self) -> str:
        """The short sentence and the time of the current entry, or of the newest."""
        index = self.currentIndex()
        row = self.rows.row(index) if index.isValid() else None
        if row is None or row.row is None:
            row = next((entry_row for entry_row in self.rows.all_rows() if entry_row.row is not None), None)
        return f"{row.heading}. {row.who_and_when}" if row is not None else ""

    def go_to_entry(self, entry: str) -> None:
        """Selects an entry and scrolls to it."""
        for number in range(self.rows.rowCount()):
            index = self.rows.index(number, 0)
            row = self.rows.row(index).row
            if row is not None and row.entry == entry:
                self.setCurrentIndex(index)
                self.scrollTo(index)
                return

    def turn(self, entry: str) -> None:
        """Expands or collapses an entry."""
        self._opened ^= {entry}
        self._refresh()
        index = self.currentIndex()
        if index.isValid():
            announce(self, self.rows.row(index).spoken)

    def keyPressEvent(self, event: object) -> None:
        """F2 corrects, Delete withholds from copies, Space opens as Enter does."""
        key = event.key()  # type: ignore[attr-defined]
        entry = self.entry()
        acts: dict[object, Callable[[str], object]] = {
            Qt.Key.Key_F2: self.correct_asked.emit,
            Qt.Key.Key_Delete: self.withhold_asked.emit,
            Qt.Key.Key_Space: self.turn,
        }
        if entry is not None and key in acts:
            acts[key](entry)
            return
        super().keyPressEvent(event)

    def menu_of_entry(self) -> QMenu | None:
        """The same acts as the pane's own button."""
        index = self.currentIndex()
        row = self.rows.row(index).row if index.isValid() else None
        if row is None:
            return None
        entry, menu = row.entry, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        opened = "Show less" if entry in self._opened else "Show everything, the first version too"
        menu.addAction(opened, lambda: self.turn(entry))
        if can_correct(row):
            menu.addAction("Correct this...\tF2", lambda: self.correct_asked.emit(entry))
            menu.addAction("Withhold from copies...\tDel", lambda: self.withhold_asked.emit(entry))
        return menu

    def _refresh(self) -> None:
        if self._dispute is None:
            return
        current = self.entry()
        bar = self.verticalScrollBar().value()
        self.rows.set_rows(pane_rows(self._dispute, frozenset(self._opened), self._year))
        self._delegate.forget()
        if current is not None:
            self.go_to_entry(current)
            self.verticalScrollBar().setValue(bar)

    def _on_row_chosen(self, row: object) -> None:
        if isinstance(row, PaneRow) and row.row is not None:
            self.turn(row.row.entry)


class ChronologyDelegate(RowDelegate):
    """A mark on a line, one short sentence, who and when, tags; when open, everything it says."""

    gap = Space.NONE

    def has_card(self, row: object) -> bool:  # noqa: ARG002 - rows stand on the pane itself
        """Only the row that is current has a ground of its own."""
        return False

    def row_height(self, row: object, width: int) -> int:
        """All its texts and tags."""
        assert isinstance(row, PaneRow)  # noqa: S101 - the model holds nothing else
        pad = theme().space(Space.GROUP)
        if row.row is None:
            return self.laid(row.heading, Role.SMALL_BOLD, width).height + 2 * pad
        room = self._room(width)
        texts = sum(laid.height + gap for laid, _colour, gap in self._pieces(row, room))
        return max(texts + self._tags_height(row), theme().text(Size.NODE)) + 2 * pad

    def paint_row(self, painter: QPainter, rect: QRect, row: object, *, current: bool) -> None:
        """Paints a heading or an entry."""
        assert isinstance(row, PaneRow)  # noqa: S101 - the model holds nothing else
        look, pad = theme(), theme().space(Space.GROUP)
        if row.row is None:
            text = self.laid(row.heading, Role.SMALL_BOLD, rect.width())
            text.paint(painter, rect.left() + pad, rect.top() + pad, look.colour("ink2"))
            return
        if current:
            painter.fillRect(rect, look.colour("select"))
        self._paint_node(painter, rect, row.icon)
        left = rect.left() + look.text(Size.NODE) + 2 * pad
        room, down = self._room(rect.width()), rect.top() + pad
        for laid, colour, gap in self._pieces(row, room):
            laid.paint(painter, left, down + gap, look.colour(colour))
            down += laid.height + gap
        for mark in row.marks:
            size = paint_tag(painter, left, down + look.space(Space.LABEL), mark.words, Tone(mark.tone), mark.icon)
            down += size.height() + look.space(Space.LABEL)

    def _paint_node(self, painter: QPainter, rect: QRect, icon: str) -> None:
        look, pad = theme(), theme().space(Space.GROUP)
        side = look.text(Size.NODE)
        left, top = rect.left() + pad // 2, rect.top() + pad // 2
        painter.fillRect(left + side // 2, rect.top(), Line.EDGE, rect.height(), look.colour("line"))
        painter.setPen(QPen(look.colour("edge"), Line.THIN))
        painter.setBrush(look.colour("surface"))
        painter.drawEllipse(QRectF(left, top, side, side))
        inner = side * 4 // 7
        draw_icon(painter, icon, left + (side - inner) // 2, top + (side - inner) // 2, inner, look.colour("accent"))

    def _room(self, width: int) -> int:
        pad = theme().space(Space.GROUP)
        return max(width - theme().text(Size.NODE) - 3 * pad, 1)

    def _pieces(self, row: PaneRow, room: int) -> list[tuple[LaidOut, str, int]]:
        """Every text with its colour and the room above it."""
        texts = [(self.laid(row.heading, Role.BODY_BOLD, room), "ink", 0)]
        texts.append((self.laid(row.who_and_when, Role.SMALL, room), "ink2", 0))
        gap = theme().space(Space.LABEL)
        for label, words in row.details:
            if label:
                texts.append((self.laid(label, Role.SMALL_BOLD, room), "ink2", gap))
            texts.append((self.laid(words, Role.BODY, room), "ink", 0 if label else gap))
        return texts

    def _tags_height(self, row: PaneRow) -> int:
        one = QFontMetrics(theme().font(Role.SMALL_BOLD)).height() + 2 * theme().space(Space.LABEL)
        return one * len(row.marks)
