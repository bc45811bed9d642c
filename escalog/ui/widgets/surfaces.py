"""Grounds that hold other parts: card, panel, thin line, tag, banner, progress line."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.icons import draw_icon
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Line, Radius, Role, Size, Space, Tone
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, Flow, row
from escalog.ui.widgets.text import Text

TONE_ICONS = {Tone.DUE: "clock", Tone.PAST: "warning", Tone.DONE: "tick", Tone.INFO: "bulb", Tone.SAMPLE: "document"}


def erase(painter: QPainter, rect: QRect, token: str) -> None:
    """Fills a rectangle with one colour. Before the first paint: `fillRect` would load every gradient Qt knows."""
    painter.setBackground(theme().colour(token))
    painter.eraseRect(rect)


class Card(Box):
    """A sheet with an edge. `band` names the token of a thick left edge; `ground` and `edge` are tokens."""

    def __init__(
        self,
        *parts: QWidget,
        band: str = "",
        ground: str = "surface",
        edge: str = "line",
        gap: Space = Space.GROUP,
        margin: Space = Space.CARD,
    ) -> None:
        super().__init__(*parts, gap=gap, margin=margin)
        self.band, self.ground, self.edge = band, ground, edge
        if band:
            self.set_margins(Space.PAGE, margin, margin, margin)

    def set_look(self, *, band: str = "", ground: str = "surface", edge: str = "line") -> None:
        """Sets other tokens."""
        self.band, self.ground, self.edge = band, ground, edge
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, the band inside the rounded path, the edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = theme().palette.edge_width()
        inset = width / 2
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        path = QPainterPath()
        path.addRoundedRect(rect, Radius.CARD, Radius.CARD)
        painter.fillPath(path, theme().colour(self.ground))
        if self.band:
            painter.save()
            painter.setClipPath(path)
            painter.fillRect(QRectF(0, 0, Line.BAND, self.height()), theme().colour(self.band))
            painter.restore()
        painter.setPen(QPen(theme().colour(self.band or self.edge), width))
        painter.drawPath(path)
        painter.end()


class Panel(Box):
    """A plain ground of one token, without edge unless one side is named: "left", "top", "right" or "bottom"."""

    def __init__(
        self,
        *parts: QWidget,
        ground: str = "window",
        edge: str = "",
        gap: Space = Space.GROUP,
        margin: Space = Space.NONE,
        across: bool = False,
    ) -> None:
        super().__init__(*parts, gap=gap, margin=margin, across=across)
        self.ground, self.edge = ground, edge

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and the one edge."""
        painter = QPainter(self)
        erase(painter, event.rect(), self.ground)
        wide, high, thin = self.width(), self.height(), Line.THIN
        sides = {
            "left": (0, 0, thin, high),
            "right": (wide - thin, 0, thin, high),
            "top": (0, 0, wide, thin),
            "bottom": (0, high - thin, wide, thin),
        }
        if self.edge:
            erase(painter, QRect(*sides[self.edge]), "line")
        painter.end()


class Rule(QWidget):
    """A thin line between parts: decoration only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(Line.THIN)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line."""
        painter = QPainter(self)
        erase(painter, event.rect(), "line")
        painter.end()


class Tag(QWidget):
    """A word with a shape and a colour: "Recorded late", "Correction"."""

    def __init__(self, text: str, tone: Tone, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text, self.tone, self.icon_name = text, tone, icon or TONE_ICONS[tone]
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(theme().font(Role.SMALL_BOLD))

    def sizeHint(self) -> QSize:
        """The word, the icon and their room."""
        metrics = QFontMetrics(theme().font(Role.SMALL_BOLD))
        space = theme().space
        return QSize(
            metrics.horizontalAdvance(self.text) + self._icon() + 2 * space(Space.GROUP) + space(Space.TIGHT),
            metrics.height() + space(Space.LABEL),
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        if event.type() == QEvent.Type.StyleChange:
            self.setFont(theme().font(Role.SMALL_BOLD))
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Soft ground (an outline in high contrast), icon, word."""
        painter = QPainter(self)
        paint_tag(painter, self.rect().left(), self.rect().top(), self.text, self.tone, self.icon_name)
        painter.end()

    def _icon(self) -> int:
        return theme().text(Size.ICON_TAG)


def paint_tag(painter: QPainter, left: int, top: int, text: str, tone: Tone, icon: str = "") -> QSize:
    """Paints a tag in a list row or elsewhere; returns how much room it took."""
    look = theme()
    font = look.font(Role.SMALL_BOLD)
    metrics = QFontMetrics(font)
    size = look.text(Size.ICON_TAG)
    wide = metrics.horizontalAdvance(text) + size + 2 * look.space(Space.GROUP) + look.space(Space.TIGHT)
    high = metrics.height() + look.space(Space.LABEL)
    ink = look.colour(tone.value)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(look.colour(f"{tone.value}_soft"))
    painter.setPen(QPen(ink, Line.THIN) if look.palette.contrast else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(left, top, wide, high).adjusted(0.5, 0.5, -0.5, -0.5), Radius.MARK, Radius.MARK)
    start = left + look.space(Space.GROUP)
    draw_icon(painter, icon or TONE_ICONS[tone], start, top + (high - size) // 2, size, ink)
    painter.setPen(ink)
    painter.setFont(font)
    painter.drawText(
        start + size + look.space(Space.TIGHT), top + (high - metrics.height()) // 2 + metrics.ascent(), text
    )
    painter.restore()
    return QSize(wide, high)


class Banner(Card):
    """A message in the page that stays until it is dealt with: a sentence, advice, and what can be done."""

    closed = Signal()

    def __init__(
        self, tone: Tone, sentence: str = "", advice: str = "", *actions: Button, closable: bool = False
    ) -> None:
        super().__init__(band=tone.value, ground=f"{tone.value}_soft", edge=tone.value, gap=Space.LABEL)
        self.tone = tone
        self.sentence = Text(sentence, Role.BODY_BOLD)
        self.advice = Text(advice)
        self.buttons = Flow(*actions)
        self._build(closable=closable)
        self.say(sentence, advice)

    def say(self, sentence: str, advice: str = "") -> None:
        """Shows another message."""
        self.sentence.setText(sentence)
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))
        self.buttons.setVisible(self.buttons.flow.count() > 0)

    def _build(self, *, closable: bool) -> None:
        mark = Glyph(TONE_ICONS[self.tone], self.tone.value)
        head = row(mark, gap=Space.GROUP)
        head.add(self.sentence, stretch=1)
        head.box.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        self.add(head, self.advice, self.buttons)
        if closable:
            close = Button("Close", ButtonLook.SMALL_LINK, name="Close this message")
            close.clicked.connect(self._on_closed)
            self.buttons.add(close)

    def _on_closed(self) -> None:
        self.hide()
        self.closed.emit()


class Glyph(QWidget):
    """An icon beside words; silent to screen readers."""

    def __init__(
        self, name: str, colour: str = "ink", size: Size = Size.ICON_LIST, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.name, self.colour, self._size = name, colour, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square."""
        side = theme().text(self._size)
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The icon."""
        painter = QPainter(self)
        draw_icon(painter, self.name, 0, 0, min(self.width(), self.height()), theme().colour(self.colour))
        painter.end()
