"""What a person ticks or chooses: tick, radio choices, list of choices. Painted from the tokens."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QComboBox, QGroupBox, QRadioButton, QSizePolicy, QWidget

from escalog.ui.forms.line import mark_error
from escalog.ui.forms.tick import Marked, Tick
from escalog.ui.look.icons import draw_icon
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Line, Radius, Size, Space
from escalog.ui.widgets.layouts import FlowLayout

__all__ = ["ChoiceGroup", "ListChoice", "Radio", "Tick"]

_LONG = 28


class Radio(Marked, QRadioButton):
    """One of several, with words that may wrap."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.be_marked()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ring, its dot, the words."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.text(Size.TICK)
        ring = QRectF(0, (self.height() - side) // 2, side, side).adjusted(1, 1, -1, -1)
        edge = "past_mark" if self.property("error") else "accent" if self.isChecked() else "edge"
        painter.setPen(QPen(look.colour(edge), Line.EDGE))
        painter.setBrush(look.colour("hover" if self.underMouse() else "surface"))
        painter.drawEllipse(ring)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            dot = side / 4
            painter.drawEllipse(ring.center(), dot, dot)
        self.paint_words(painter)
        painter.end()


class ChoiceGroup(QGroupBox):
    """One of a few choices, all in view. Values are ids; empty while nothing is chosen."""

    changed = Signal()

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)  # a box of its own kind, so that a screen reader meets a group and names it once
        self.setFlat(True)
        self.flow = FlowLayout(self, Space.CARDS)
        self.group = QButtonGroup(self)
        self.radios: dict[str, Radio] = {}
        for value, words in choices:
            radio = Radio(words.replace("&", "&&"))
            self.group.addButton(radio)
            self.radios[value] = radio
            self.flow.addWidget(radio)
        self.flow.one_to_a_line = any(len(words) > _LONG for _value, words in choices)
        self.group.buttonToggled.connect(self._on_toggled)
        first = next(iter(self.radios.values()), None)
        if first is not None:
            self.setFocusProxy(first)

    def name(self, question: str, description: str = "") -> None:
        """Sets the group's accessible name, so that the question is read once and not at every choice."""
        self.setAccessibleName(question)
        self.setAccessibleDescription(description)

    def value(self) -> str:
        """The id that is chosen, or nothing."""
        return next((value for value, radio in self.radios.items() if radio.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Chooses an id; an unknown one clears the choice."""
        self.group.setExclusive(False)
        for choice, radio in self.radios.items():
            radio.setChecked(choice == value)
        self.group.setExclusive(True)
        chosen = self.radios.get(value) or next(iter(self.radios.values()), None)
        if chosen is not None:
            self.setFocusProxy(chosen)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing: the choices paint themselves."""

    def mark(self, *, wrong: bool) -> None:
        """Gives every ring the edge of an error, or takes it away."""
        for radio in self.radios.values():
            mark_error(radio, wrong=wrong)

    def _on_toggled(self, button: QAbstractButton, _on: object) -> None:
        if button.isChecked():
            self.setFocusProxy(button)
            self.changed.emit()


class ListChoice(QComboBox):
    """One of many choices, in a list that opens. Values are ids; empty while nothing is chosen."""

    def __init__(
        self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None, *, ask: str = "Choose one"
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._ask = ask
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offers these instead; keeps the choice when it is still there."""
        before = self.value()
        blocked = self.blockSignals(True)
        self.clear()
        if self._ask:
            self.addItem(self._ask, "")
        for value, words in choices:
            self.addItem(words, value)
        self.set_value(before)
        self.blockSignals(blocked)

    def value(self) -> str:
        """The id that is chosen, or nothing."""
        return str(self.currentData() or "")

    def set_value(self, value: str) -> None:
        """Chooses an id; an unknown one clears the choice."""
        self.setCurrentIndex(max(self.findData(value), 0) if self.count() else -1)

    def sizeHint(self) -> QSize:
        """As wide as a list field, as high as a control."""
        metrics = QFontMetrics(self.font())
        high = metrics.height() + 2 * theme().space(Space.GROUP)
        longest = max((metrics.horizontalAdvance(self.itemText(index)) for index in range(self.count())), default=0)
        room = 2 * theme().space(Space.INSET) + theme().text(Size.ICON_BUTTON) + Space.CARD
        return QSize(
            min(max(longest + room, theme().text(Size.DATE_FIELD)), theme().text(Size.PROSE)),
            max(high, theme().space(Size.CONTROL)),
        )

    def minimumSizeHint(self) -> QSize:
        """Long choices are cut short when there is no room."""
        return QSize(min(self.sizeHint().width(), theme().text(Size.DATE_FIELD)), self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ignores the wheel, which scrolls the page and must not change an answer."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The field, the choice, the arrow."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        error = bool(self.property("error"))
        width = Line.EDGE if error else look.palette.edge_width()
        inset = width / 2
        painter.setPen(QPen(look.colour("past_mark" if error else "edge"), width))
        painter.setBrush(look.colour("hover" if self.underMouse() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), Radius.FIELD, Radius.FIELD)
        side = look.space(Space.INSET)
        arrow = look.text(Size.ICON_BUTTON) * 4 // 5
        words = self.rect().adjusted(side, 0, -side - arrow - Space.LABEL, 0)
        painter.setPen(look.colour("ink" if self.value() or not self._ask else "ink3"))
        painter.setFont(self.font())
        shown = QFontMetrics(self.font()).elidedText(self.currentText(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)
        draw_icon(painter, "down", self.width() - side - arrow, (self.height() - arrow) // 2, arrow, look.colour("ink"))
        painter.end()
