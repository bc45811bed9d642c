"""The list of Today: a card for each thing to do, the time at the right, headings between."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QMenu

from escalog.ui.diagrams.marks import day_boxes_size, paint_day_boxes
from escalog.ui.look.icons import draw_icon
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Role, Size, Space
from escalog.ui.page.targets import Target
from escalog.ui.today.rows import TodayRow
from escalog.ui.widgets.lists import RowDelegate, RowList, Rows
from escalog.ui.widgets.text import LaidOut
from escalog.wording.language import say


class TodayList(RowList):
    """Everything to do, in the order of doing."""

    wanted = Signal(Target)
    """What was chosen from a row's menu."""

    def __init__(self) -> None:
        super().__init__(say("today-what-do-in-order-doing"))
        self.rows: Rows[TodayRow] = Rows(lambda row: row.spoken, lambda row: not row.is_heading)
        self.setModel(self.rows)
        self._delegate = TodayDelegate(self)
        self.setItemDelegate(self._delegate)

    def show_rows(self, rows: list[TodayRow]) -> None:
        """Replaces the rows and keeps the current one selected if it is still listed."""
        index = self.currentIndex()
        before = self.rows.row(index).target if index.isValid() else None
        self.rows.set_rows(rows)
        if before is not None and any(row.target == before for row in rows):
            at = next(number for number, row in enumerate(rows) if row.target == before)
            self.setCurrentIndex(self.rows.index(at, 0))

    def menu_of_entry(self) -> QMenu | None:
        """Opening it, and what is most often done with a disagreement."""
        index = self.currentIndex()
        row = self.rows.row(index) if index.isValid() else None
        if row is None or row.target is None:
            return None
        menu = QMenu(self)
        for words, target in row.ways:
            menu.addAction(words, self._wanter(target))
        return menu

    def _wanter(self, target: Target) -> Callable[[], None]:
        return lambda: self.wanted.emit(target)

    def clear(self) -> None:
        """Clears every row and every text laid out for painting."""
        self.rows.set_rows([])
        self._delegate.forget()


class TodayDelegate(RowDelegate):
    """Icon, act, whose, last contact; at the right time left, date and day boxes."""

    def has_card(self, row: object) -> bool:
        """Headings stand on the page."""
        return isinstance(row, TodayRow) and not row.is_heading

    def row_height(self, row: object, width: int) -> int:
        """As high as the higher of its two sides."""
        assert isinstance(row, TodayRow)  # noqa: S101 - the model holds nothing else
        look = theme()
        if row.is_heading:
            return self.laid(row.title, Role.H3, width).height + look.space(Space.TIGHT)
        room, aside = self._rooms(row, width)
        left = sum(text.height for text, _colour in self._left(row, room))
        right = sum(text.height for text, _colour in self._right(row, aside))
        if row.boxes:
            right += day_boxes_size(len(row.boxes)).height() + look.space(Space.LABEL)
        return max(left, right, look.text(Size.ICON_LIST)) + 2 * look.space(Space.GROUP)

    def paint_row(self, painter: QPainter, rect: QRect, row: object, *, current: bool) -> None:  # noqa: ARG002
        """Paints a heading or a thing to do."""
        assert isinstance(row, TodayRow)  # noqa: S101 - the model holds nothing else
        look = theme()
        if row.is_heading:
            text = self.laid(row.title, Role.H3, rect.width())
            text.paint(painter, rect.left(), rect.top() + look.space(Space.LABEL), look.colour("ink"))
            return
        pad, icon = look.space(Space.CARD), look.text(Size.ICON_LIST)
        top = rect.top() + look.space(Space.GROUP)
        ink = look.colour("past" if row.tone == "past" else "accent")
        draw_icon(painter, row.icon, rect.left() + pad, top + look.space(Space.HAIR), icon, ink)
        room, aside = self._rooms(row, rect.width())
        left, down = rect.left() + pad + icon + look.space(Space.CARDS), top
        for text, colour in self._left(row, room):
            text.paint(painter, left, down, look.colour(colour))
            down += text.height
        left, down = rect.left() + rect.width() - aside - pad, top
        for text, colour in self._right(row, aside):
            text.paint(painter, left, down, look.colour(colour))
            down += text.height
        paint_day_boxes(painter, left, down + look.space(Space.LABEL), row.boxes)

    def _rooms(self, row: TodayRow, width: int) -> tuple[int, int]:
        look = theme()
        pad = look.space(Space.CARD)
        taken = 2 * pad + look.text(Size.ICON_LIST) + look.space(Space.CARDS)
        aside = min(look.text(_TIME_SIDE), width * 2 // 5) if row.left or row.due else 0
        return max(width - taken - aside - (look.space(Space.CARD) if aside else 0), 1), aside

    def _left(self, row: TodayRow, room: int) -> list[tuple[LaidOut, str]]:
        texts = [(self.laid(row.title, Role.BODY_BOLD, room), "ink")]
        return texts + [(self.laid(words, Role.SMALL, room), "ink2") for words in (row.about, row.detail) if words]

    def _right(self, row: TodayRow, room: int) -> list[tuple[LaidOut, str]]:
        texts = [(self.laid(row.left, Role.BODY_BOLD, room), row.tone or "ink")] if row.left else []
        return texts + ([(self.laid(row.due, Role.SMALL, room), "ink2")] if row.due else [])


_TIME_SIDE = 250
"""The width of the right side at 100 %."""
