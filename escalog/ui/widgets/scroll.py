"""The one scroll area of a pane. It scrolls a focused field fully into view: label, hint, error and control."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from escalog.ui.look.theme import application, theme
from escalog.ui.look.tokens import Space

WHOLE = "revealWhole"
"""The property of a widget that is shown whole when something in it gets the keyboard."""


class ScrollPane(QScrollArea):
    """Scrolls one column up and down, never sideways."""

    def __init__(self, content: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if content is not None:
            self.setWidget(content)
        application().focusChanged.connect(self._on_focus_changed)

    def setWidget(self, widget: QWidget) -> None:
        """Takes the column."""
        super().setWidget(widget)
        widget.setAutoFillBackground(False)

    def to_top(self) -> None:
        """Shows the beginning."""
        self.verticalScrollBar().setValue(0)

    def reveal(self, widget: QWidget) -> None:
        """Scrolls as little as needed to show a widget fully, its top first."""
        content = self.widget()
        if content is None or not content.isAncestorOf(widget):
            return
        margin = theme().space(Space.CARDS)
        rect = QRect(widget.mapTo(content, QPoint(0, 0)), widget.size()).adjusted(0, -margin, 0, margin)
        bar, high = self.verticalScrollBar(), self.height()  # as high as the viewport: no frame, no bar across
        top = bar.value()
        if rect.height() > high or rect.top() < top:
            bar.setValue(rect.top())
        elif rect.bottom() > top + high:
            bar.setValue(rect.bottom() - high)

    def _on_focus_changed(self) -> None:
        # Without the signal's own widgets: the one that loses the keyboard may be half destroyed, and to make a Python
        # object for it damages memory.
        new, content = application().focusWidget(), self.widget()
        if new is None or content is None or not content.isAncestorOf(new):
            return
        whole: QWidget | None = new
        while whole is not None and whole is not content and not whole.property(WHOLE):
            whole = whole.parentWidget()
        fits = whole is not None and whole is not content and whole.height() <= self.height()
        self.reveal(whole if fits and whole is not None else new)


def pane_round(widget: QWidget) -> ScrollPane | None:
    """The pane that scrolls a widget."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, ScrollPane):
        above = above.parentWidget()
    return above
