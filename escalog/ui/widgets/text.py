"""Text on the page: plain, whole words or anywhere when a word is too long, as high as its width asks.

Everything people wrote is shown through `Text`; nothing in it is ever read as markup.
"""

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Role

MOST_CHARACTERS_IN_A_LINE = 75
LEAST_CHARACTERS_IN_A_LINE = 8
_WIDTHS_KEPT = 4
_READ = frozenset({Role.LEAD, Role.BODY, Role.SMALL})
"""What is read as prose: its lines stop where the eye still finds the next one."""


class LaidOut:
    """A text broken into lines for one width. Paints itself; `height` and `width` are whole pixels."""

    def __init__(self, text: str, font: QFont, width: int) -> None:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.layouts: list[QTextLayout] = []
        self.width = 0
        top = 0.0
        line_height = QFontMetrics(font).height()
        for paragraph in text.split("\n"):
            layout = QTextLayout(paragraph or " ", font)
            layout.setTextOption(option)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(width, 1))
                line.setPosition(QPointF(0, top))
                top += line_height
                self.width = max(self.width, round(line.naturalTextWidth() + 0.5))
            layout.endLayout()
            self.layouts.append(layout)
        self.height = round(top)

    def paint(self, painter: QPainter, left: int, top: int, colour: QColor) -> None:
        """Paints all lines with their upper left corner at a whole pixel."""
        painter.setPen(colour)
        for layout in self.layouts:
            layout.draw(painter, QPointF(left, top))


class Text(QLabel):
    """A piece of plain text in one type role and one colour token."""

    def __init__(
        self, text: str = "", role: Role = Role.BODY, colour: str = "ink", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.role, self.colour = role, colour
        self._laid: dict[int, LaidOut] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFont(theme().font(role))
        self.setText(text)

    def setText(self, text: str) -> None:
        """Shows another text. It is also the accessible name."""
        super().setText(text)
        self.setAccessibleName(text)
        self._laid.clear()
        self.updateGeometry()

    def set_colour(self, colour: str) -> None:
        """Takes another colour token."""
        self.colour = colour
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Always: the text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the text is when it is this wide."""
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        return self._at(inner).height + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        """As wide as the longest line, but no wider than reads well."""
        metrics = QFontMetrics(theme().font(self.role))
        most = metrics.averageCharWidth() * MOST_CHARACTERS_IN_A_LINE
        margins = self.contentsMargins()
        natural = max((metrics.horizontalAdvance(line) for line in self.text()[:4000].split("\n")), default=0)
        width = min(natural + 2, most) + margins.left() + margins.right()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A few characters wide: longer words break."""
        metrics = QFontMetrics(theme().font(self.role))
        hint = self.sizeHint()
        least = metrics.averageCharWidth() * LEAST_CHARACTERS_IN_A_LINE
        return QSize(min(hint.width(), least), metrics.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the lines."""
        rect = self.contentsRect()
        laid = self._at(rect.width())
        painter = QPainter(self)
        left = rect.left()
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            left += max((rect.width() - laid.width) // 2, 0)
        elif self.alignment() & Qt.AlignmentFlag.AlignRight:
            left += max(rect.width() - laid.width, 0)
        painter.setClipRect(event.rect())
        top = rect.top()
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top += max((rect.height() - laid.height) // 2, 0)
        laid.paint(painter, left, top, theme().colour(self.colour))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        if event.type() == QEvent.Type.StyleChange:
            self._laid.clear()
            self.setFont(theme().font(self.role))
            self.updateGeometry()
        super().changeEvent(event)

    def _at(self, width: int) -> LaidOut:
        if self.role in _READ:
            role = self.role if self.role is Role.LEAD else Role.BODY  # small print ends where the text does
            most = QFontMetrics(theme().font(role)).averageCharWidth() * MOST_CHARACTERS_IN_A_LINE
            width = min(width, most)
        if width not in self._laid:
            if len(self._laid) >= _WIDTHS_KEPT:
                self._laid.clear()
            self._laid[width] = LaidOut(self.text(), theme().font(self.role), width)
        return self._laid[width]


class ReadText(Text):
    """Text that must not be missed: a tab stop, so that screen readers come to it."""

    def __init__(
        self, text: str = "", role: Role = Role.BODY, colour: str = "ink", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, role, colour, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def ring_area(self) -> QRect:
        """The ring stands round the words, not the whole line."""
        return QRect(0, 0, min(self._at(self.width()).width, self.width()), self.height())

    def take_focus(self) -> None:
        """Puts the keyboard here."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)


class Title(Text):
    """The one title of a page. It takes the focus when the page comes up, without a ring for the pointer."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, Role.TITLE, "ink", parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def ring_area(self) -> QRect:
        """The ring stands round the words, not the whole line."""
        return QRect(0, 0, min(self._at(self.width()).width, self.width()), self.height())

    def take_focus(self) -> None:
        """Takes the focus, so that reading starts at the top of the page."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stops being a tab stop once the focus leaves."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def heading(text: str, role: Role = Role.H2, parent: QWidget | None = None) -> Text:
    """A heading inside a page."""
    return Text(text, role, "ink", parent)


def label(text: str, parent: QWidget | None = None) -> Text:
    """The label of a control or of a value."""
    return Text(text, Role.BODY_BOLD, "ink", parent)


def hint(text: str, parent: QWidget | None = None) -> Text:
    """A hint: small, and never essential."""
    return Text(text, Role.SMALL, "ink2", parent)


def lead(text: str, parent: QWidget | None = None) -> Text:
    """The one sentence under a title."""
    return Text(text, Role.LEAD, "ink2", parent)


def text_rect(laid: LaidOut, left: int, top: int) -> QRect:
    """Where a laid-out text stands when painted there."""
    return QRect(left, top, laid.width, laid.height)
