"""A blank screen for when somebody walks up: covers the whole window, shows nothing, goes with F9 or Esc."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Role, Space
from escalog.ui.page.shortcuts import BY_ACT
from escalog.ui.widgets.focus_ring import OWN_RING
from escalog.wording.language import say


class BlankScreen(QWidget):
    """Nothing of the page is seen, read out or reached while it is up: the parts of the window are hidden below it."""

    asked = Signal(str)
    """An act of `keys` that works here too; the window's own keys are hidden with its menus."""

    def __init__(self, window: QWidget, parts: Sequence[QWidget]) -> None:
        super().__init__(window)
        self._parts = tuple(parts)
        self._before: QWidget | None = None
        self.setAccessibleName(say("blank-screen"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(OWN_RING, True)
        window.installEventFilter(self)
        self.hide()

    def turn(self) -> None:
        """On when it was off, off when it was on."""
        if self.isVisible():
            for part in self._parts:
                part.show()
            self.hide()
            if self._before is not None:
                self._before.setFocus()
            self._before = None
            return
        self._before = self.window().focusWidget()
        self.setGeometry(self.window().rect())
        self.show()
        self.raise_()
        self.setFocus()
        for part in self._parts:
            part.hide()

    def forget(self) -> None:
        """Drops what had the keyboard: it goes at the lock."""
        self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Covers the window whatever its size."""
        if watched is self.window() and event.type() == QEvent.Type.Resize:
            self.setGeometry(self.window().rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and F9 take it away, the lock and the end work; every other key is kept back."""
        event.accept()
        pressed = QKeySequence(event.keyCombination())
        if event.key() == Qt.Key.Key_Escape:
            self.turn()
            return
        for act in ("blank", "lock", "quit"):
            if pressed in [QKeySequence(key) for key in BY_ACT[act].keys]:
                self.asked.emit(act)
                return

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Tab stays here."""
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing below is reached."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """One plain ground and one small line."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme().colour("sunken"))
        painter.setPen(theme().colour("ink2"))
        painter.setFont(theme().font(Role.SMALL))
        margin = theme().space(Space.CARD)
        corner = int(Qt.AlignmentFlag.AlignBottom) | int(Qt.AlignmentFlag.AlignHCenter)
        painter.drawText(self.rect().adjusted(margin, margin, -margin, -margin), corner, say("blank-screen"))
        painter.end()
