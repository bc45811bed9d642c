"""The list of pages at the left: one stop for Tab, arrows walk it; above it the two standing buttons."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.icons import draw_icon
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Line, Radius, Role, Size, Space
from escalog.ui.page.page import CHILD, at_risk_words
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.surfaces import Panel
from escalog.wording.language import say


class PageButton(QAbstractButton):
    """One page of the list."""

    def __init__(self, name: str, label: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page, self.icon_name = name, icon
        self.setText(label)
        self.current = False
        self.setAccessibleName(label)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def set_current(self, *, current: bool) -> None:
        """Marks it as the page that is up; the marked one is the stop for Tab."""
        self.current = current
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(say("menu-page-now", page=self.text()) if current else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        """Icon, label, room."""
        look = theme()
        metrics = QFontMetrics(look.font(Role.BODY_BOLD))
        side = look.space(Space.CARD) + look.text(Size.ICON_LIST) + look.space(Space.CARDS)
        return QSize(
            side + metrics.horizontalAdvance(self.text()) + look.space(Space.CARDS),
            max(metrics.height() + look.space(Space.CARDS), look.space(Size.PAGE_ROW)),
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and bar when it is up; icon; label."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, over = self.current, self.underMouse()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if on or over:
            painter.setBrush(look.colour("select" if on else "hover"))
            edge = QPen(look.colour("accent"), Line.EDGE) if look.palette.contrast and on else Qt.PenStyle.NoPen
            painter.setPen(edge)
            painter.drawRoundedRect(box, Radius.FIELD, Radius.FIELD)
        if on:
            bar = QRectF(0, Space.LABEL, Line.RING + 1, self.height() - 2 * Space.LABEL)
            painter.fillRect(bar, look.colour("accent"))
        size, left = look.text(Size.ICON_LIST), look.space(Space.CARD)
        ink = look.colour("accent" if on else "ink2")
        draw_icon(painter, self.icon_name, left, (self.height() - size) // 2, size, ink)
        left += size + look.space(Space.CARDS)
        painter.setPen(look.colour("ink"))
        painter.setFont(look.font(Role.BODY_BOLD if on else Role.BODY))
        painter.drawText(
            QRect(left, 0, self.width() - left, self.height()), int(Qt.AlignmentFlag.AlignVCenter), self.text()
        )
        painter.end()


class PageList(Panel):
    """The pages of the window."""

    chosen = Signal(str)
    raise_asked = Signal()
    risk_asked = Signal()

    def __init__(self, pages: Sequence[tuple[str, str, str]]) -> None:
        super().__init__(ground="sunken", edge="right", gap=Space.HAIR)
        self.set_margins(Space.INSET, Space.CARDS, Space.INSET, Space.CARDS)
        self.setAccessibleName(say("menu-pages"))
        self.raise_button = Button(say("menu-raise-button"), ButtonLook.OUTLINED, "plus", wraps=True)
        self.risk_button = Button(at_risk_words(CHILD), ButtonLook.RISK, "risk", wraps=True)
        self.buttons = [PageButton(*page) for page in pages]
        self.add(self.raise_button)
        self.add_gap(Space.CARDS)
        for button in self.buttons:
            button.clicked.connect(self._on_clicked)
            button.installEventFilter(self)
            self.add(button)
        self.add_stretch()
        self.add(self.risk_button)
        self.raise_button.clicked.connect(self.raise_asked)
        self.risk_button.clicked.connect(self.risk_asked)
        self._set_width()

    def set_current(self, name: str) -> None:
        """Marks the page that is up."""
        for button in self.buttons:
            button.set_current(current=button.page == name)
        if not any(button.current for button in self.buttons) and self.buttons:
            self.buttons[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_whom(self, whom: str) -> None:
        """Names whom the page that is up is about where somebody is at risk."""
        self.risk_button.setText(at_risk_words(whom))

    def take_focus(self) -> None:
        """Focuses the current page."""
        current = next((button for button in self.buttons if button.current), self.buttons[0])
        current.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk the list; Enter opens."""
        if event.type() == QEvent.Type.KeyPress and watched in self.buttons:
            key = event.key()  # type: ignore[attr-defined]
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                watched.click()
                return True
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
            at = self.buttons.index(watched) + step
            if step and 0 <= at < len(self.buttons):
                self.buttons[at].setFocus(Qt.FocusReason.TabFocusReason)
            return bool(step)
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "buttons"):
            self._set_width()

    def _set_width(self) -> None:
        widest = max(button.sizeHint().width() for button in (*self.buttons, self.raise_button))
        self.setFixedWidth(max(theme().text(Size.PAGES_PANE), widest + 2 * theme().space(Space.INSET)))

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, PageButton):
            self.chosen.emit(button.page)
