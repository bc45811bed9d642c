"""The strip that says "sample", and the status bar: two lines that are there on every page."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStatusBar, QWidget

from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Line, Role, Space
from escalog.ui.widgets.surfaces import Panel
from escalog.wording.language import say


class SampleStrip(QWidget):
    """A striped line with words: what is open is practice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("status-sample"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One small line."""
        metrics = QFontMetrics(theme().font(Role.SMALL_BOLD))
        return QSize(metrics.horizontalAdvance(say("status-sample")), metrics.height() + theme().space(Space.TIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Stripes, then the words on a plain ground."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), look.colour("sample_soft"))
        high = self.height()
        painter.setPen(QPen(look.colour("sample_stripe"), Line.RING))
        for left in range(-high, self.width() + high, Space.CARDS):
            painter.drawLine(left, high, left + high, 0)
        metrics = QFontMetrics(look.font(Role.SMALL_BOLD))
        start = look.space(Space.CARDS)
        wide = metrics.horizontalAdvance(say("status-sample")) + 2 * start
        ground = QPainterPath()
        ground.moveTo(start, 0)
        ground.lineTo(start + wide + high // 2, 0)
        ground.lineTo(start + wide - high // 2, high)
        ground.lineTo(start, high)
        painter.fillPath(ground, look.colour("sample_soft"))
        painter.setPen(look.colour("sample"))
        painter.setFont(look.font(Role.SMALL_BOLD))
        painter.drawText(QRect(2 * start, 0, wide, high), int(Qt.AlignmentFlag.AlignVCenter), say("status-sample"))
        painter.end()


class StatusLine(QWidget):
    """One line of the status bar; cut with dots when there is no room."""

    def __init__(self, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._side = "", side
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """What it says."""
        return self._text

    def say(self, text: str) -> None:
        """Shows a sentence."""
        self._text = text
        self.setAccessibleName(text)
        self.setToolTip("")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        metrics = QFontMetrics(theme().font(Role.SMALL))
        return QSize(metrics.horizontalAdvance(self._text) + Space.LABEL, metrics.height() + theme().space(Space.TIGHT))

    def minimumSizeHint(self) -> QSize:
        """It may be cut."""
        return QSize(0, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words."""
        painter = QPainter(self)
        font = theme().font(Role.SMALL)
        painter.setFont(font)
        painter.setPen(theme().colour("ink2"))
        shown = QFontMetrics(font).elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter) | int(self._side), shown)
        painter.end()


class StatusBar(QStatusBar):
    """Saved state, what has not left this laptop, and who works here."""

    def __init__(self) -> None:
        super().__init__()  # a bar of Qt's own kind, so that a screen reader finds it by its command for it
        self.setAccessibleName(say("status-name"))
        self.setSizeGripEnabled(False)
        line = Panel(ground="sunken", across=True, gap=Space.CARD)
        line.set_margins(Space.GROUP, Space.NONE, Space.GROUP, Space.NONE)
        self.saved = StatusLine()
        self.only_here = StatusLine(Qt.AlignmentFlag.AlignHCenter)
        self.who = StatusLine(Qt.AlignmentFlag.AlignRight)
        line.add(self.saved)
        line.add_stretch()
        line.add(self.only_here)
        line.add_stretch()
        line.add(self.who)
        self.addWidget(line, 1)

    def fold(self, *, narrow: bool) -> None:
        """Leaves out the middle line where there is little room."""
        self.only_here.setVisible(not narrow and bool(self.only_here.text()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground and the line above it; no frames round what stands in it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("sunken"))
        painter.fillRect(0, 0, self.width(), Line.THIN, theme().colour("line"))
        painter.end()
