"""The one focus ring: drawn above the page, outside the control, the same on everything.

Shown for keyboard focus, and always for text fields; clipped by nothing but the scroll area's edge.
"""

from contextlib import suppress
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from escalog.ui.look.theme import application, theme
from escalog.ui.look.tokens import Line, Radius

OWN_RING = "ownRing"
"""The property of a widget that draws its own ring, or wants none."""

_TYPED_INTO = ("QLineEdit", "QPlainTextEdit")
"""Asked by name: loading the classes takes longer than painting the first screen."""


@runtime_checkable
class HasRingArea(Protocol):
    """A widget whose ring surrounds only part of it."""

    def ring_area(self) -> QRect:
        """That part."""
        ...


_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class FocusRing(QWidget):
    """A transparent overlay on the window that draws the ring round the focused widget."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._by_key = True
        self.painted = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._started = False
        window.installEventFilter(self)
        self.setGeometry(window.rect())

    def start(self) -> None:
        """Follows the keyboard from now on: after the first paint, since asking for parents loads much of Qt."""
        if not self._started:
            self._started = True
            self.show()  # made after the window, it would stay hidden
            application().focusChanged.connect(self._on_focus_changed)
            self._show_for(self.window().focusWidget())

    def target(self) -> QWidget | None:
        """The widget the ring surrounds; None when no ring is shown."""
        return self._target

    def ring_rect(self) -> QRect:
        """Where the ring stands in the window; empty when there is none."""
        if self._target is None:
            return QRect()
        try:
            if not self._target.isVisible():
                return QRect()
        except RuntimeError:  # Qt has deleted it
            self._target = None
            return QRect()
        own = self._target.ring_area() if isinstance(self._target, HasRingArea) else self._target.rect()
        out = Line.RING_GAP + Line.RING
        return own.translated(self._target.mapTo(self.window(), QPoint(0, 0))).adjusted(-out, -out, out, out)

    def watch(self, native: QObject) -> None:
        """Watches the native window to tell whether the last press was a key or the pointer."""
        native.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the window's size, the target's place, and what was pressed last."""
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress):
            self._by_key = event.type() == QEvent.Type.KeyPress
        if event.type() == QEvent.Type.Paint and watched is self._target and self.ring_rect() != self.painted:
            self.update()  # its words changed: the ring stands round them
        if event.type() in _MOVES:
            if watched is self.window():
                self.setGeometry(self.window().rect())
            self.raise_()
            self.update()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ring, clipped to the scroll area it stands in."""
        rect = self.painted = self.ring_rect()
        if rect.isEmpty() or self._target is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        viewport = _viewport_of(self._target)
        if viewport is not None:
            painter.setClipRect(QRect(viewport.mapTo(self.window(), QPoint(0, 0)), viewport.size()))
        painter.setPen(QPen(theme().colour("focus"), Line.RING))
        half = Line.RING / 2
        painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), Radius.RING, Radius.RING)
        painter.end()

    def _on_focus_changed(self) -> None:
        # Without the signal's own widgets: the one that loses the keyboard may be half destroyed already.
        self._show_for(application().focusWidget())

    def _show_for(self, new: QWidget | None) -> None:
        for watched in self._watched:
            with suppress(RuntimeError):  # Qt may have deleted it meanwhile
                watched.removeEventFilter(self)
        self._watched = []
        self._target = new if new is not None and self._shows_for(new) else None
        if self._target is not None:
            part: QWidget | None = self._target
            while part is not None and part is not self.window():
                part.installEventFilter(self)
                self._watched.append(part)
                part = part.parentWidget()
        self.raise_()
        self.update()

    def _shows_for(self, widget: QWidget) -> bool:
        if widget.window() is not self.window() or widget.property(OWN_RING) or widget.inherits("QAbstractItemView"):
            return False
        if any(widget.inherits(kind) for kind in _TYPED_INTO):
            return True
        return self._by_key and QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton


def _viewport_of(widget: QWidget) -> QWidget | None:
    """The visible part of the scroll area a widget stands in; None when it stands in none."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            return parent.viewport()
        parent = parent.parentWidget()
    return None
