"""Filter chips: buttons that are removed when pressed, and their row."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from escalog.ui.look.icons import draw_icon
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Role, Size, Space
from escalog.ui.widgets.layouts import Flow


class Chip(QPushButton):
    """One filter. Pressing it removes it; so do Delete and Backspace."""

    removed = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.words = text
        self.setAccessibleName(f"Remove filter {text}")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(theme().font(Role.BODY))
        self.clicked.connect(self.removed)

    def sizeHint(self) -> QSize:
        """Words, cross, room."""
        metrics, space = QFontMetrics(theme().font(Role.BODY)), theme().space
        wide = metrics.horizontalAdvance(self.words) + self._cross() + 2 * space(Space.CARDS) + space(Space.TIGHT)
        return QSize(wide, max(metrics.height() + space(Space.GROUP), space(Size.TARGET)))

    def keyPressEvent(self, event: object) -> None:
        """Delete, Backspace and Enter remove it."""
        keys = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys:  # type: ignore[attr-defined]
            self.click()
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        if event.type() == QEvent.Type.StyleChange:
            self.setFont(theme().font(Role.BODY))
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A pill with a cross."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = look.palette.edge_width()
        inset = width / 2
        painter.setPen(QPen(look.colour("accent"), width))
        painter.setBrush(look.colour("hover" if self.underMouse() else "select"))
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        side = look.space(Space.CARDS)
        painter.setPen(look.colour("ink"))
        painter.setFont(self.font())
        painter.drawText(QRect(side, 0, self.width(), self.height()), int(Qt.AlignmentFlag.AlignVCenter), self.words)
        cross = self._cross()
        left = self.width() - side - cross
        draw_icon(painter, "cross", left, (self.height() - cross) // 2, cross, look.colour("ink"))
        painter.end()

    def _cross(self) -> int:
        return theme().text(Size.ICON_TAG) * 3 // 4


class Chips(Flow):
    """The chips of a search. When one is removed the next gets the focus; after the last, `then` does."""

    removed = Signal(str)

    def __init__(self, then: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._then = then
        self.chips: list[Chip] = []

    def set_words(self, words: Sequence[str]) -> None:
        """Shows these filters."""
        self.empty()
        self.chips = [Chip(text) for text in words]
        for chip in self.chips:
            chip.removed.connect(self._on_removed)
            self.add(chip)
        self.setVisible(bool(self.chips))

    def _on_removed(self) -> None:
        chip = self.sender()
        if not isinstance(chip, Chip) or chip not in self.chips:
            return
        at = self.chips.index(chip)
        had_keyboard = chip.hasFocus()
        left = [other for other in self.chips if other is not chip]
        words = chip.words
        self.set_words([other.words for other in left])
        if had_keyboard:
            following = self.chips[min(at, len(self.chips) - 1)] if self.chips else self._then
            following.show()
            following.setFocus()
        self.removed.emit(words)
