"""The list of the agenda: days as headings, a card for each thing that is due, its hour at the left."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QMenu

from escalog.ui.agenda.rows import AgendaRow
from escalog.ui.look.icons import draw_icon
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Role, Size, Space
from escalog.ui.widgets.lists import RowDelegate, RowList, Rows
from escalog.ui.widgets.text import LaidOut
from escalog.wording.language import say

SAVE_ONE = "save-one"
SAVE_ALL_OF_IT = "save-all-of-it"

_KEYS = {
    Qt.Key.Key_Left: "previous",
    Qt.Key.Key_Right: "next",
    Qt.Key.Key_PageUp: "far-back",
    Qt.Key.Key_PageDown: "far-ahead",
    Qt.Key.Key_Home: "today",
}
_WAYS = (
    ("open", "agenda-open"),
    (SAVE_ONE, "agenda-save-one"),
    (SAVE_ALL_OF_IT, "agenda-save-all"),
)


class AgendaList(RowList):
    """What is due, by day. Up and Down move between rows; Left, Right, Page Up, Page Down, Home between days."""

    moved = Signal(str)
    """previous, next, far-back, far-ahead or today."""
    wanted = Signal(str, object)
    """What was chosen from a row's menu, and the row."""

    def __init__(self) -> None:
        super().__init__(say("agenda-what-due-by-days"))
        self.rows: Rows[AgendaRow] = Rows(lambda row: row.spoken, lambda row: not row.is_heading)
        self.setModel(self.rows)
        self._delegate = AgendaDelegate(self)
        self.setItemDelegate(self._delegate)

    def minimumSizeHint(self) -> QSize:
        """One line, so that the "nothing due" card gets the space when there is little."""
        return QSize(0, theme().space(Size.CONTROL))

    def show_rows(self, rows: list[AgendaRow]) -> None:
        """Replaces the rows and keeps the current item selected if it is still listed."""
        current = self.current()
        self.rows.set_rows(rows)
        if current is not None and current.item is not None:
            for number, row in enumerate(rows):
                if row.item is not None and (row.item.dispute, row.item.key) == (
                    current.item.dispute,
                    current.item.key,
                ):
                    self.setCurrentIndex(self.rows.index(number, 0))
                    return
        if self.hasFocus():
            self.choose_first()

    def current(self) -> AgendaRow | None:
        """The row that has the keyboard."""
        index = self.currentIndex()
        return self.rows.row(index) if index.isValid() else None

    def clear(self) -> None:
        """Clears every row and every text laid out for painting."""
        self.rows.set_rows([])
        self._delegate.forget()

    def keyPressEvent(self, event: object) -> None:
        """Handles the keys that move between days; passes on the rest."""
        moved = _KEYS.get(event.key())  # type: ignore[attr-defined]
        if moved is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:  # type: ignore[attr-defined]
            self.moved.emit(moved)
            return
        super().keyPressEvent(event)

    def menu_of_entry(self) -> QMenu | None:
        """Open it, or take its dates along."""
        row = self.current()
        if row is None or row.item is None:
            return None
        menu = QMenu(self)
        for way, words in _WAYS:
            menu.addAction(say(words), self._wanter(way, row))
        return menu

    def _wanter(self, way: str, row: AgendaRow) -> Callable[[], None]:
        return lambda: self.wanted.emit(way, row)


class AgendaDelegate(RowDelegate):
    """Hour, icon, what, about; at the right the time left."""

    def has_card(self, row: object) -> bool:
        """Headings stand on the page."""
        return isinstance(row, AgendaRow) and not row.is_heading

    def row_height(self, row: object, width: int) -> int:
        """As high as the higher of its sides."""
        assert isinstance(row, AgendaRow)  # noqa: S101 - the model holds nothing else
        look = theme()
        if row.is_heading:
            high, note = self._heading(row, width)
            below = note.height if note is not None and not self._beside(high, note, width) else 0
            return high.height + below + look.space(Space.TIGHT)
        room, aside = self._rooms(row, width)
        left = sum(text.height for text, _colour in self._left(row, room, aside))
        right = self.laid(row.left, Role.BODY_BOLD, aside).height if aside else 0
        return max(left, right, look.text(Size.ICON_LIST)) + 2 * look.space(Space.GROUP)

    def paint_row(self, painter: QPainter, rect: QRect, row: object, *, current: bool) -> None:  # noqa: ARG002
        """Paints a heading or a thing that is due."""
        assert isinstance(row, AgendaRow)  # noqa: S101 - the model holds nothing else
        look = theme()
        if row.is_heading:
            self._paint_heading(painter, rect, row)
            return
        pad, icon = look.space(Space.CARD), look.text(Size.ICON_LIST)
        top = rect.top() + look.space(Space.GROUP)
        left = rect.left() + pad
        ink = "past" if row.past else "accent"
        self.laid(row.time, Role.BODY_BOLD, _hour_width()).paint(painter, left, top, look.colour("ink"))
        left += _hour_width() + look.space(Space.CARDS)
        draw_icon(painter, row.icon, left, top + look.space(Space.HAIR), icon, look.colour(ink))
        left += icon + look.space(Space.CARDS)
        room, aside = self._rooms(row, rect.width())
        down = top
        for text, colour in self._left(row, room, aside):
            text.paint(painter, left, down, look.colour(colour))
            down += text.height
        if aside:
            words = self.laid(row.left, Role.BODY_BOLD, aside)
            words.paint(
                painter, rect.left() + rect.width() - aside - pad, top, look.colour("past" if row.past else "ink")
            )

    def _heading(self, row: AgendaRow, width: int) -> tuple[LaidOut, LaidOut | None]:
        """The day, and what it is called."""
        return self.laid(row.title, Role.H3, width), self.laid(row.note, Role.SMALL, width) if row.note else None

    def _beside(self, title: LaidOut, note: LaidOut, width: int) -> bool:
        """Whether both stand on one line."""
        return title.width + theme().space(Space.CARD) + note.width <= width

    def _paint_heading(self, painter: QPainter, rect: QRect, row: AgendaRow) -> None:
        look = theme()
        title, note = self._heading(row, rect.width())
        top = rect.top() + look.space(Space.LABEL)
        title.paint(painter, rect.left(), top, look.colour("ink"))
        if note is None:
            return
        if self._beside(title, note, rect.width()):
            left = rect.left() + title.width + look.space(Space.CARD)
            note.paint(painter, left, top + title.height - note.height - look.space(Space.HAIR), look.colour("ink2"))
        else:
            note.paint(painter, rect.left(), top + title.height, look.colour("ink2"))

    def _rooms(self, row: AgendaRow, width: int) -> tuple[int, int]:
        look = theme()
        pad, gap = look.space(Space.CARD), look.space(Space.CARDS)
        taken = 2 * pad + _hour_width() + gap + look.text(Size.ICON_LIST) + gap
        aside = min(look.text(_TIME_SIDE), width * 2 // 5) if row.left else 0
        if width - taken - aside - pad < look.text(Size.STAGE_LEAST):
            aside = 0  # the time left goes below the rest instead
        return max(width - taken - aside - (pad if aside else 0), 1), aside

    def _left(self, row: AgendaRow, room: int, aside: int) -> list[tuple[LaidOut, str]]:
        """What, about, and the time left where it has no room at the right."""
        texts = [(self.laid(row.title, Role.BODY_BOLD, room), "ink")]
        if row.about:
            texts.append((self.laid(row.about, Role.SMALL, room), "ink2"))
        if row.left and not aside:
            texts.append((self.laid(row.left, Role.BODY_BOLD, room), "past" if row.past else "ink"))
        return texts


def _hour_width() -> int:
    """The width of what stands at the left: an hour, a day, or that there is no hour."""
    metrics = QFontMetrics(theme().font(Role.BODY_BOLD))
    return max(metrics.horizontalAdvance(words) for words in (say("agenda-all-day"), "Wed 30 Nov")) + theme().space(
        Space.LABEL
    )


_TIME_SIDE = 230
"""The width of the right side at 100 %."""
