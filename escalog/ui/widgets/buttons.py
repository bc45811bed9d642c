"""Buttons: filled (one per page), plain, link, outlined, quiet. Painted from the tokens; never disabled for a main act.

A button that cannot act yet can still be pressed, and then says what is missing.
"""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.icons import draw_icon
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Radius, Size, Space

_FLAGS = int(Qt.TextFlag.TextShowMnemonic)
_WRAPS = _FLAGS | int(Qt.TextFlag.TextWordWrap)


def literal(text: str) -> str:
    """Escapes text that people wrote, so that no `&` in it becomes a mnemonic."""
    return text.replace("&", "&&")


class Button(QPushButton):
    """One button. `&` in the label marks its letter; `name` is spoken instead of the label when the label repeats."""

    def __init__(
        self,
        text: str,
        look: ButtonLook = ButtonLook.PLAIN,
        icon: str = "",
        *,
        name: str = "",
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look, self.icon_name, self.wraps = look, icon, wraps
        self._rest_text = text
        self._spoken = name
        self._busy = False
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        may = QSizePolicy.Policy
        policy = QSizePolicy(may.Preferred, may.Minimum) if wraps else QSizePolicy(may.Minimum, may.Fixed)
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)
        self._restyle()
        super().setText(text)
        self._name()

    def setText(self, text: str) -> None:
        """Shows another label."""
        self._rest_text = text
        super().setText(text)
        self._name()
        self.updateGeometry()

    def set_busy(self, label: str) -> None:
        """Shows what is being done and ignores presses until `set_ready`."""
        self._busy = True
        super().setText(label)
        self.updateGeometry()

    def set_ready(self) -> None:
        """Restores its own label."""
        self._busy = False
        super().setText(self._rest_text)
        self.updateGeometry()

    def set_choices(self, menu: QMenu) -> None:
        """Opens a menu when pressed, and shows an arrow for it."""
        self.setMenu(menu)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The label on one line, with its icon and its edges."""
        across, up = self._padding()
        metrics = QFontMetrics(self.font())
        words = metrics.boundingRect(QRect(), _FLAGS, self.text())
        wide = words.width() + 2 * across + self._icons_width()
        high = max(metrics.height() + 2 * up, self.look.least_side())
        return QSize(max(wide, self.look.least_side()), high)

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its label, unless the label may wrap."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme().text(Size.DATE_FIELD)), hint.height()) if self.wraps else hint

    def hasHeightForWidth(self) -> bool:
        """Only a label that wraps."""
        return self.wraps

    def heightForWidth(self, width: int) -> int:
        """How high the wrapped label is."""
        across, up = self._padding()
        inner = QRect(0, 0, max(width - 2 * across - self._icons_width(), 1), 100 * self.look.least_side())
        words = QFontMetrics(self.font()).boundingRect(inner, _WRAPS, self.text())
        return max(words.height() + 2 * up, self.look.least_side())

    def mousePressEvent(self, event: object) -> None:
        """Ignored while busy."""
        if not self._busy:
            super().mousePressEvent(event)  # type: ignore[arg-type]

    def keyPressEvent(self, event: object) -> None:
        """Enter presses as Space does; ignored while busy."""
        if self._busy:
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():  # type: ignore[attr-defined]
            self.click()
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]

    def hitButton(self, pos: QPoint) -> bool:
        """The whole rectangle, unless it is busy."""
        return self.rect().contains(pos) and not self._busy

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        if event.type() == QEvent.Type.StyleChange:
            self._restyle()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, edge, icon, label."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, edge, ink = self.look.colours(over=self.underMouse() and not self._busy, down=self.isDown())
        if ground or edge:
            width = max(theme().palette.edge_width(), self.look.edge_width)
            painter.setBrush(theme().colour(ground) if ground else Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().colour(edge), width) if edge else Qt.PenStyle.NoPen)
            inset = width / 2 if edge else 0
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), Radius.BUTTON, Radius.BUTTON
            )
        self._paint_label(painter, ink)
        painter.end()

    def _paint_label(self, painter: QPainter, ink: str) -> None:
        across, _up = self._padding()
        inner = self.rect().adjusted(across, 0, -across, 0)
        flags = _WRAPS if self.wraps else _FLAGS
        metrics = QFontMetrics(self.font())
        room = inner.adjusted(0, 0, -self._icons_width(), 0)
        words = metrics.boundingRect(QRect(0, 0, max(room.width(), 1), 10 * self.height()), flags, self.text())
        left = inner.left()
        if not self.look.starts_left:
            left += max((inner.width() - words.width() - self._icons_width()) // 2, 0)
        colour = theme().colour(ink)
        if self.icon_name:
            size = self._icon_size()
            draw_icon(painter, self.icon_name, left, (self.height() - size) // 2, size, colour)
            left += size + theme().space(Space.TIGHT)
        painter.setPen(colour)
        painter.setFont(self.font())
        painter.drawText(
            QRect(left, 0, room.width() + 2, self.height()), flags | int(Qt.AlignmentFlag.AlignVCenter), self.text()
        )
        if self.menu() is not None:
            size = self._icon_size() * 2 // 3
            draw_icon(
                painter,
                "down",
                left + words.width() + theme().space(Space.TIGHT),
                (self.height() - size) // 2 + 1,
                size,
                colour,
            )

    def _restyle(self) -> None:
        self.setFont(self.look.font())
        self.updateGeometry()

    def _name(self) -> None:
        if self._spoken:
            self.setAccessibleName(self._spoken)

    def _padding(self) -> tuple[int, int]:
        return self.look.padding(wraps=self.wraps)

    def _icon_size(self) -> int:
        return theme().text(Size.ICON_BUTTON)

    def _icons_width(self) -> int:
        gap = theme().space(Space.TIGHT)
        before = self._icon_size() + gap if self.icon_name else 0
        after = self._icon_size() * 2 // 3 + gap if self.menu() is not None else 0
        return before + after
