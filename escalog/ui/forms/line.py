"""What a person types one line into. Loaded before the first screen is painted, so it loads little itself."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Size, Space

MOST_CHARACTERS_IN_A_LINE_FIELD = 2000


def mark_error(control: QWidget, *, wrong: bool) -> None:
    """Gives a control the edge of an error, or takes it away."""
    if bool(control.property("error")) is wrong:
        return
    control.setProperty("error", wrong)
    control.style().unpolish(control)
    control.style().polish(control)
    control.update()


def units(text: str) -> int:
    """The length of a text in UTF-16 code units, as Qt counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class LineEdit(QLineEdit):
    """One line of text; names already used may be offered while typing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(MOST_CHARACTERS_IN_A_LINE_FIELD)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def replace_part(self, start: int, end: int, words: str) -> None:
        """Replaces a range of characters (not code units) as one undoable step."""
        text = self.text()
        first = units(text[:start])
        self.setSelection(first, units(text[:end]) - first)
        self.insert(words)

    def offer(self, names: Sequence[str]) -> None:
        """Offers these while typing; anything else may be typed."""
        from PySide6.QtCore import QStringListModel  # not needed by the first screen
        from PySide6.QtWidgets import QCompleter

        completer = QCompleter(QStringListModel(list(names), self), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)

    def sizeHint(self) -> QSize:
        """As high as a control."""
        high = QFontMetrics(self.font()).height() + 2 * theme().space(Space.GROUP)
        return QSize(super().sizeHint().width(), max(high, theme().space(Size.CONTROL)))
