"""A row of joined buttons of which one is on: the views of a page where there is room for one column only."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Role, Size, Space
from escalog.ui.widgets.layouts import Box


class Segment(QAbstractButton):
    """One view."""

    def __init__(self, view: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.setText(label)
        self.current = False
        self.setAccessibleName(label.replace("&", ""))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The label and its room."""
        look = theme()
        metrics = QFontMetrics(look.font(Role.BODY_BOLD))
        words = metrics.boundingRect(QRect(), int(Qt.TextFlag.TextShowMnemonic), self.text())
        high = max(metrics.height() + 2 * look.space(Space.TIGHT), look.space(Size.CONTROL))
        return QSize(words.width() + 2 * look.space(Space.CARD), high)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Filled when it is on."""
        look, painter = theme(), QPainter(self)
        on = self.current
        width = look.palette.edge_width()
        inset = width / 2
        ground = "accent" if on else "hover" if self.underMouse() else "surface"
        painter.setPen(QPen(look.colour("accent" if on else "edge"), width))
        painter.setBrush(look.colour(ground))
        painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))
        painter.setPen(look.colour("on_accent" if on else "ink"))
        painter.setFont(look.font(Role.BODY_BOLD if on else Role.BODY))
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextShowMnemonic)
        painter.drawText(self.rect(), flags, self.text())
        painter.end()


class Segments(Box):
    """The views. Arrows move along them."""

    chosen = Signal(str)

    def __init__(self, views: Sequence[tuple[str, str]]) -> None:
        super().__init__(gap=Space.NONE, across=True)
        self.setAccessibleName("Views")
        self.buttons = [Segment(view, label) for view, label in views]
        for button in self.buttons:
            button.clicked.connect(self._on_clicked)
            button.installEventFilter(self)
            self.add(button)
        self.add_stretch()

    def set_current(self, view: str) -> None:
        """Marks the view that is up."""
        for button in self.buttons:
            on = button.view == view
            label = button.text().replace("&", "")
            button.current = on
            button.setAccessibleName(f"{label}, current view" if on else label)
            button.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move along; Enter chooses."""
        if event.type() == QEvent.Type.KeyPress and watched in self.buttons:
            key = event.key()  # type: ignore[attr-defined]
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                watched.click()
                return True
            at = self.buttons.index(watched) + {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
            if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and 0 <= at < len(self.buttons):
                self.buttons[at].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, Segment):
            self.set_current(button.view)
            self.chosen.emit(button.view)
