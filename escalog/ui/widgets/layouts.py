"""Layouts: columns and rows with gaps from the tokens, and a row that wraps."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget

from escalog.ui.later import stop_all
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Space


def rest_focus(widget: QWidget) -> None:
    """Takes the focus off a widget that goes: Qt would pass it to the next one, and a screen reader would read that."""
    focus: QWidget | None = widget.window().focusWidget()
    if focus is not None and (focus is widget or widget.isAncestorOf(focus)):
        focus.clearFocus()


def discard(widget: QWidget) -> None:
    """Takes a part off the page for good. The keyboard leaves it first: the window would lose it otherwise.

    Nothing that it put off is done in the moment before it is destroyed.
    """
    rest_focus(widget)
    stop_all(widget)
    widget.hide()
    # Without a parent it belongs to Python, and would go with its last name: in the middle of its own click, perhaps.
    # So it holds itself until the event loop deletes it.
    widget.destroyed.connect(lambda _gone=None, _held=widget: None)
    widget.setParent(None)
    widget.deleteLater()


class Box(QWidget):
    """A column (or a row) of parts, with gaps and margins that follow the text scale."""

    def __init__(
        self,
        *parts: QWidget,
        gap: Space = Space.GROUP,
        margin: Space = Space.NONE,
        across: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._gap, self._margins = gap, (margin, margin, margin, margin)
        self.box: QBoxLayout = QHBoxLayout(self) if across else QVBoxLayout(self)
        self._space()
        for part in parts:
            self.box.addWidget(part)

    def set_margins(self, left: Space, top: Space, right: Space, bottom: Space) -> None:
        """Takes a margin for each side."""
        self._margins = (left, top, right, bottom)
        self._space()

    def add(self, *parts: QWidget, stretch: int = 0) -> None:
        """Adds parts at the end."""
        for part in parts:
            self.box.addWidget(part, stretch)

    def add_gap(self, gap: Space) -> None:
        """Adds room at the end, beside the usual gap."""
        self.box.addSpacing(theme().space(gap))

    def add_stretch(self) -> None:
        """Adds stretch that takes the remaining space."""
        self.box.addStretch(1)

    def empty(self) -> None:
        """Removes and discards every widget."""
        while (item := self.box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                discard(widget)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        if event.type() == QEvent.Type.StyleChange:
            self._space()
        super().changeEvent(event)

    def _space(self) -> None:
        space = theme().space
        self.box.setSpacing(space(self._gap))
        left, top, right, bottom = (space(margin) for margin in self._margins)
        self.box.setContentsMargins(left, top, right, bottom)


def column(*parts: QWidget, gap: Space = Space.GROUP, margin: Space = Space.NONE) -> Box:
    """Widgets below each other."""
    return Box(*parts, gap=gap, margin=margin)


def row(*parts: QWidget, gap: Space = Space.GROUP, margin: Space = Space.NONE) -> Box:
    """Parts beside each other; for a row that may break see `Flow`."""
    return Box(*parts, gap=gap, margin=margin, across=True)


def marked(mark: QWidget, words: QWidget, gap: Space = Space.GROUP) -> Box:
    """A mark at the upper left of words: a number, a bullet, an icon."""
    line = row(mark, gap=gap)
    line.add(words, stretch=1)
    line.box.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
    return line


class FlowLayout(QLayout):
    """Items beside each other, wrapped to the next line when the width is used up."""

    def __init__(self, parent: QWidget, gap: Space) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.one_to_a_line = False
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Called by Qt to add an item."""
        self._items.append(item)

    def count(self) -> int:
        """How many parts."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The part at a place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Takes a part out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """None: it wants no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is when this wide."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Places the parts."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """All on one line."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = theme().space(self._gap) * max(len(shown) - 1, 0)
        return QSize(sum(size.width() for size in shown) + gaps, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        """The widest part."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        gap = theme().space(self._gap)
        left, top, high = rect.left(), rect.top(), 0
        line: list[tuple[QLayoutItem, QRect]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            wide = min(hint.width(), rect.width())
            tall = max(item.heightForWidth(wide), hint.height()) if item.hasHeightForWidth() else hint.height()
            if line and (self.one_to_a_line or left + wide > rect.right() + 1):
                _settle(line, high, move=move)
                below = theme().space(Space.LABEL) if self.one_to_a_line else gap
                line, left, top, high = [], rect.left(), top + high + below, 0
            line.append((item, QRect(QPoint(left, top), QSize(wide, tall))))
            left += wide + gap
            high = max(high, tall)
        _settle(line, high, move=move)
        return top + high - rect.top()


def _settle(line: Iterable[tuple[QLayoutItem, QRect]], high: int, *, move: bool) -> None:
    """Places one line, each part centred in its height."""
    if move:
        for item, rect in line:
            item.setGeometry(rect.translated(0, (high - rect.height()) // 2))


class Flow(QWidget):
    """A row that wraps: buttons, tags, chips."""

    def __init__(self, *parts: QWidget, gap: Space = Space.GROUP, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flow = FlowLayout(self, gap)
        for part in parts:
            self.flow.addWidget(part)

    def add(self, *parts: QWidget) -> None:
        """Adds parts at the end."""
        for part in parts:
            self.flow.addWidget(part)

    def empty(self) -> None:
        """Removes and discards every widget."""
        while (item := self.flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                discard(widget)
