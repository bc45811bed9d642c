"""The table of disagreements: a model of rows, a delegate that paints cells, a view that Enter opens."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from escalog.domain.log.transitions import Status
from escalog.services.disagreements.found_rows import FoundRow
from escalog.ui.disagreements.sort_order import COLUMNS, LAST_CONTACT, TIME_LEFT, Order
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Line, Role, Space
from escalog.ui.widgets.focus_ring import OWN_RING
from escalog.ui.widgets.lists import ROW
from escalog.wording.language import say

Index = QModelIndex | QPersistentModelIndex

ABOUT = 1
FOLDED_AWAY = (ABOUT, LAST_CONTACT)
"""Where there is little room: the subject then stands under the child."""

_SHARES = (12, 21, 18, 18, 16, 15)
_SHARES_FOLDED = (30, 0, 24, 24, 22, 0)
"""How many hundredths of the width each column has."""

_SAID_BY_ITSELF = frozenset(
    {Status.CLOSED.value, Status.WITHDRAWN.value, Status.STAGE_ENDED.value, Status.UNDECIDED.value}
)
"""States that stand where there is no time left to say."""


def time_words(row: FoundRow) -> str:
    """Time left; where there is none, why."""
    if row.closed or row.status == Status.UNDECIDED.value:
        return say(f"disagreements-{row.status if row.status in _SAID_BY_ITSELF else Status.CLOSED.value}")
    if row.time_left:
        return row.time_left
    return say(f"disagreements-{row.status if row.status in _SAID_BY_ITSELF else 'no-date'}")


def spoken(row: FoundRow) -> str:
    """Child, what it is about, time left, date, in this order; then with whom and where."""
    due = say("disagreements-due", at=row.due) if row.due is not None and not row.closed else ""
    parts = (f"{row.initials} {row.reference}".strip(), row.about, time_words(row), due, row.agency, row.stage)
    return ", ".join(part for part in parts if part)


class FoundModel(QAbstractTableModel):
    """The rows that were found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FoundRow] = []
        self.order = Order()

    def set_rows(self, rows: Sequence[FoundRow]) -> None:
        """Shows these rows as they are given."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def all_rows(self) -> Sequence[FoundRow]:
        """Every row, in the order shown."""
        return tuple(self._rows)

    def set_order(self, order: Order) -> None:
        """Marks the sort column in the headings."""
        self.order = order
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Six."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's words, the row itself, and what is spoken of the row."""
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row) if index.column() == 0 else cell_words(row, index.column())
        return cell_words(row, index.column()) if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            arrow = (" ↓" if self.order.turned else " ↑") if section == self.order.column else ""
            return f"{say(f'disagreements-column-{COLUMNS[section]}')}{arrow}"
        if role == Qt.ItemDataRole.FontRole:
            return theme().font(Role.SMALL_BOLD)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignVCenter)
        return None


def cell_words(row: FoundRow, column: int) -> str:
    """What stands in a cell."""
    child = " ".join(part for part in (row.initials, row.reference) if part)
    return (child, row.about, row.agency, row.stage, time_words(row), row.last_contact or "none yet")[column]


class FoundTable(QTableView):
    """Tab enters and leaves it, arrows walk it, Enter opens."""

    chosen = Signal(object)
    sort_asked = Signal(int)
    """A heading was pressed: its column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = FoundModel(self)
        self.folded = False
        self.setModel(self.rows)
        self.setItemDelegate(FoundDelegate(self))
        self.setAccessibleName(say("disagreements-disagreements"))
        self.setProperty(OWN_RING, True)
        self._look()
        self.clicked.connect(self._on_chosen)
        theme().changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def fold(self, *, narrow: bool) -> None:
        """Four columns where there is little room, six otherwise."""
        self.folded = narrow
        for column in FOLDED_AWAY:
            self.setColumnHidden(column, narrow)
        self._on_theme_changed()
        self._share_width()

    def resizeEvent(self, event: object) -> None:
        """Shares out the width among the columns that are shown."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._share_width()

    def keyPressEvent(self, event: object) -> None:
        """Enter opens the current row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():  # type: ignore[attr-defined]
            self._on_chosen(self.currentIndex())
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]

    def focusInEvent(self, event: object) -> None:
        """The first row is the current one when none is."""
        super().focusInEvent(event)  # type: ignore[arg-type]
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, 0))

    def _look(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setStretchLastSection(True)
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(False)
        head.sectionClicked.connect(self.sort_asked)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _share_width(self) -> None:
        shares = _SHARES_FOLDED if self.folded else _SHARES
        room = self.viewport().width()
        for column, share in enumerate(shares):
            if share:
                self.setColumnWidth(column, room * share // 100)

    def _on_theme_changed(self) -> None:
        look = theme()
        line = QFontMetrics(look.font(Role.BODY)).height()
        small = QFontMetrics(look.font(Role.SMALL)).height()
        high = line + (small if self.folded else line) + 2 * look.space(Space.TIGHT)
        self.verticalHeader().setDefaultSectionSize(high)
        self.rows.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def _on_chosen(self, index: Index) -> None:
        if index.isValid():
            self.chosen.emit(index.data(ROW))


class FoundDelegate(QStyledItemDelegate):
    """Paints one cell; the ring of the current row goes round all its cells."""

    def __init__(self, view: FoundTable) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Minimal: widths are distributed and heights fixed elsewhere."""
        return QSize(1, 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, words, the line below, the ring."""
        look = theme()
        rect: QRect = option.rect
        row = index.data(ROW)
        current = index.row() == self._view.currentIndex().row()
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.fillRect(rect, look.colour("select" if current else "hover" if over else "surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), Line.THIN, look.colour("line"))
        room = rect.adjusted(look.space(Space.INSET), look.space(Space.TIGHT), -look.space(Space.LABEL), 0)
        self._paint_words(painter, room, row, index.column())
        if current:
            self._paint_ring(painter, rect, index.column())
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRect, row: FoundRow, column: int) -> None:
        look = theme()
        words = cell_words(row, column)
        if column == 0 and self._view.folded:
            used = two_lines(painter, room, words, look.font(Role.BODY_BOLD), "ink", most=1)
            two_lines(painter, room.adjusted(0, used, 0, 0), row.about, look.font(Role.SMALL), "ink2", most=1)
            return
        strong = column == 0 or (column == TIME_LEFT and (row.past or words.startswith(say("disagreements-due-today"))))
        colour = "ink2" if column == LAST_CONTACT else "ink"
        if column == TIME_LEFT:
            colour = _time_colour(row, words)
        two_lines(painter, room, words, look.font(Role.BODY_BOLD if strong else Role.BODY), colour)

    def _paint_ring(self, painter: QPainter, rect: QRect, column: int) -> None:
        look, view = theme(), self._view
        if not view.hasFocus() and not look.palette.contrast:
            return
        ring = look.colour("focus" if view.hasFocus() else "accent")
        wide = Line.RING if view.hasFocus() else Line.EDGE
        shown = [number for number in range(len(COLUMNS)) if not view.isColumnHidden(number)]
        painter.fillRect(rect.left(), rect.top(), rect.width(), wide, ring)
        painter.fillRect(rect.left(), rect.bottom() - wide + 1, rect.width(), wide, ring)
        if column == shown[0]:
            painter.fillRect(rect.left(), rect.top(), wide, rect.height(), ring)
        if column == shown[-1]:
            painter.fillRect(rect.right() - wide + 1, rect.top(), wide, rect.height(), ring)


def _time_colour(row: FoundRow, words: str) -> str:
    if row.past:
        return "past"
    if row.status == Status.UNDECIDED.value:
        return "info"
    return (
        "due"
        if words.startswith(say("disagreements-due-today"))
        else "ink2"
        if row.closed or not row.time_left
        else "ink"
    )


def two_lines(painter: QPainter, room: QRect, words: str, font: QFont, colour: str, *, most: int = 2) -> int:
    """Paints at most so many lines, the last cut with dots; returns their height."""
    painter.setPen(QPen(theme().colour(colour)))
    painter.setFont(font)
    metrics = QFontMetrics(font)
    rest, down = words[:500].replace("\n", " "), room.top()
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    for number in range(most):
        last = number == most - 1
        layout = QTextLayout(rest, font)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        if line.isValid():
            line.setLineWidth(max(room.width(), 1))
        layout.endLayout()
        taken = line.textLength() if line.isValid() else 0
        shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room.width()) if last else rest[:taken]
        painter.drawText(room.left(), down + metrics.ascent(), shown)
        down += metrics.height()
        rest = rest[taken:]
        if not rest:
            break
    return down - room.top()
