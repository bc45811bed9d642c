"""Lists: a model of plain rows, a view with the keyboard's ways, and a delegate base with the focus ring.

No widgets in rows. A row's spoken text stands in `AccessibleTextRole`. Laid-out text is cached by text and width.
"""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Line, Radius, Role, Space
from escalog.ui.widgets.focus_ring import OWN_RING
from escalog.ui.widgets.text import LaidOut

RowT = TypeVar("RowT")
Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
"""The role under which a row's own value is given."""
_TEXTS_KEPT = 2000


class Rows(QAbstractListModel, Generic[RowT]):
    """Rows of plain values. `spoken` says what a screen reader says; `open_to` tells which rows can be chosen."""

    def __init__(
        self,
        spoken: Callable[[RowT], str],
        can_choose: Callable[[RowT], bool] = lambda _row: True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows: list[RowT] = []
        self._spoken, self._can_choose = spoken, can_choose

    def set_rows(self, rows: Sequence[RowT]) -> None:
        """Shows these rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, index: Index) -> RowT:
        """The value of a row."""
        return self._rows[index.row()]

    def all_rows(self) -> Sequence[RowT]:
        """Every row."""
        return tuple(self._rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself and what is spoken; nothing else."""
        if role == ROW:
            return self._rows[index.row()]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return self._spoken(self._rows[index.row()])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are disabled, so that arrows skip them."""
        if index.isValid() and not self._can_choose(self._rows[index.row()]):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RowList(QListView):
    """A list that Tab enters and leaves, arrows walk and Enter opens."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty(OWN_RING, True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._on_chosen)

    def keyPressEvent(self, event: object) -> None:
        """Enter opens the row; arrows walk past headings."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():  # type: ignore[attr-defined]
            self._on_chosen(self.currentIndex())
            return
        if event.key() == Qt.Key.Key_Home:  # type: ignore[attr-defined]
            self.choose_first()
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as high as their width asks: Qt itself looks only at the height, as when a bar comes up."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.doItemsLayout()

    def focusInEvent(self, event: object) -> None:
        """The first row is the current one when none is."""
        super().focusInEvent(event)  # type: ignore[arg-type]
        current = self.currentIndex()
        if not current.isValid() or not current.flags() & Qt.ItemFlag.ItemIsSelectable:
            self.choose_first()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with a row: under the pointer, or by the Menu key or Shift+F10 under the current one."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if not index.isValid() or not index.flags() & Qt.ItemFlag.ItemIsSelectable:
                return
            self.setCurrentIndex(index)
            at = event.globalPos()
        else:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.show_menu(at)

    def show_menu(self, at: QPoint) -> None:
        """The menu of the current row."""
        menu = self.menu_of_entry()
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(at)

    def menu_of_entry(self) -> QMenu | None:
        """What can be done with the current row; nothing unless a list says so."""
        return None

    def choose_first(self) -> None:
        """Makes the first row that can be chosen the current one."""
        model = self.model()
        for number in range(model.rowCount()):
            index = model.index(number, 0)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentIndex(index)
                return

    def _on_chosen(self, index: Index) -> None:
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsSelectable:
            self.chosen.emit(index.data(ROW))


class RowDelegate(QStyledItemDelegate):
    """Base of every list's painting: ground, ring, kept text. A subclass says how high a row is and paints it."""

    gap = Space.LABEL
    """The room below a row, where the page shows through."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.view = view
        self._texts: dict[tuple[str, Role, int], LaidOut] = {}
        theme().changed.connect(self._on_theme_changed)

    def row_height(self, row: object, width: int) -> int:
        """How high a row is when this wide, without the gap."""
        raise NotImplementedError

    def paint_row(self, painter: QPainter, rect: QRect, row: object, *, current: bool) -> None:
        """Paints a row's contents."""
        raise NotImplementedError

    def has_card(self, row: object) -> bool:  # noqa: ARG002 - for subclasses
        """Whether a row stands on a card; headings do not."""
        return True

    def laid(self, text: str, role: Role, width: int) -> LaidOut:
        """A text broken into lines, cached."""
        key = (text, role, width)
        if key not in self._texts:
            if len(self._texts) > _TEXTS_KEPT:
                self._texts.clear()
            self._texts[key] = LaidOut(text, theme().font(role), width)
        return self._texts[key]

    def forget(self) -> None:
        """Clears the cache of laid-out texts."""
        self._texts.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the view, as high as the row."""
        width = self.view.viewport().width()
        return QSize(width, self.row_height(index.data(ROW), width - 2 * self._inset()) + theme().space(self.gap))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Card, contents, ring."""
        row = index.data(ROW)
        full: QRect = option.rect
        inset = self._inset()
        rect = full.adjusted(inset, inset, -inset, -theme().space(self.gap) + inset // 2)
        state = option.state
        current = index == self.view.currentIndex() and bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.has_card(row):
            self._paint_card(painter, rect, current=current, over=bool(state & QStyle.StateFlag.State_MouseOver))
        self.paint_row(painter, rect, row, current=current)
        if current and self.view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().colour("focus"), Line.RING))
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), Radius.CARD, Radius.CARD)
        painter.restore()

    def _paint_card(self, painter: QPainter, rect: QRect, *, current: bool, over: bool) -> None:
        look = theme()
        width = look.palette.edge_width()
        painter.setBrush(look.colour("select" if current else "hover" if over else "surface"))
        painter.setPen(QPen(look.colour("accent" if current and look.palette.contrast else "line"), width))
        inset = width / 2
        painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), Radius.CARD, Radius.CARD)

    def _inset(self) -> int:
        return int(Line.RING)

    def _on_theme_changed(self) -> None:
        self.forget()
        self.view.doItemsLayout()
