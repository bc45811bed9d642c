"""The search of the list: a line to type in, and filters that turn into chips while typing."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from escalog.ui.forms.line import LineEdit
from escalog.ui.look.icons import draw_icon
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Size, Space
from escalog.wording.language import say

FILTER_WORDS = ("stage", "overdue", "agency", "status")
_DONE = re.compile(rf'(?:^|\s)((?:{"|".join(FILTER_WORDS)}):(?:"[^"]+"|[^\s"]+))(?=\s)', re.IGNORECASE)


class SearchLine(LineEdit):
    """`stage:2` and a space becomes a filter; Backspace at the start takes the last filter back."""

    filter_typed = Signal(str)
    back_wanted = Signal()
    down_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("disagreements-search"))
        self.setAccessibleDescription(say("disagreements-words-any-entry-or-filter"))
        self.setPlaceholderText(say("disagreements-search-words-in-any-entry"))
        self.textEdited.connect(self._on_edited)
        theme().changed.connect(self._make_room)
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handles Backspace in an empty line, and Down, which moves to the table."""
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.back_wanted.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.take_filters(f"{self.text()} ")
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, then the glass."""
        super().paintEvent(event)
        look, painter = theme(), QPainter(self)
        side = look.text(Size.ICON_BUTTON)
        left = look.space(Space.CARDS)
        draw_icon(painter, "search", left, (self.height() - side) // 2, side, look.colour("ink2"))
        painter.end()

    def _make_room(self) -> None:
        look = theme()
        self.setTextMargins(look.text(Size.ICON_BUTTON) + look.space(Space.GROUP), 0, 0, 0)

    def _on_edited(self, typed: str) -> None:
        self.take_filters(typed)

    def take_filters(self, typed: str) -> None:
        """Turns every complete filter into a chip; the rest of the text stays."""
        filters = [match[1] for match in _DONE.finditer(typed)]
        if not filters:
            return
        rest = " ".join(_DONE.sub(" ", typed).split())
        self.setText(rest)
        for words in filters:
            self.filter_typed.emit(words)
