"""What a person types into: one line, and prose that grows."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from escalog.ui.forms.line import LineEdit, mark_error, units
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Line, Size, Space

__all__ = ["MOST_CHARACTERS_IN_PROSE", "LineEdit", "ProseEdit", "mark_error"]

MOST_CHARACTERS_IN_PROSE = 200_000


class ProseEdit(QPlainTextEdit):
    """Prose that grows with its text up to twelve lines and then scrolls. Tab moves on."""

    def __init__(self, parent: QWidget | None = None, *, lines: int = Size.PROSE_LINES_LEAST) -> None:
        super().__init__(parent)
        self._least = lines
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_text_changed)
        self._high = 0
        self._on_text_changed()

    def text(self) -> str:
        """What stands in it."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Replaces the whole text as one undoable step."""
        if text != self.toPlainText():
            self.setPlainText(text)

    def replace_part(self, start: int, end: int, words: str) -> None:
        """Replaces a range of characters (not code units) as one undoable step."""
        text, cursor = self.toPlainText(), self.textCursor()
        cursor.setPosition(units(text[:start]))
        cursor.setPosition(units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        self.setTextCursor(cursor)

    def canInsertFromMimeData(self, source: object) -> bool:
        """Only text."""
        return bool(source.hasText())  # type: ignore[attr-defined]

    def insertFromMimeData(self, source: object) -> None:
        """Pastes plain text, as much as fits the field."""
        room = MOST_CHARACTERS_IN_PROSE - len(self.toPlainText()) + len(self.textCursor().selectedText())
        self.textCursor().insertText(source.text()[: max(room, 0)])  # type: ignore[attr-defined]

    def resizeEvent(self, event: object) -> None:
        """Lines break anew."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._on_text_changed()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and hasattr(self, "_high"):
            self._high = 0
            self._on_text_changed()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls itself only when it holds more than it shows; otherwise the page scrolls."""
        if self.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            event.ignore()
            return
        super().wheelEvent(event)

    def _on_text_changed(self) -> None:
        metrics = QFontMetrics(self.font())
        lines = self._lines()
        most = Size.PROSE_LINES_MOST
        more = lines > most
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if more else policy.ScrollBarAlwaysOff)
        shown = min(max(lines, self._least), most)
        room = 2 * (int(self.document().documentMargin()) + Space.HAIR + theme().palette.edge_width() + Line.EDGE)
        high = shown * metrics.lineSpacing() + room
        if high != self._high:
            self._high = high
            self.setFixedHeight(high)

    def _lines(self) -> int:
        """How many lines show, counted no further than needed."""
        block, lines = self.document().firstBlock(), 0
        while block.isValid() and lines <= Size.PROSE_LINES_MOST:
            lines += max(block.layout().lineCount(), 1)
            block = block.next()
        return lines
