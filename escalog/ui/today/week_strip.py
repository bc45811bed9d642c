"""The ten working days at the top of Today, and days off on which something is due: a dot for each time limit."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from escalog.domain.values.english import say_date, say_day
from escalog.services.agenda.today_view import WORKING_DAYS_SHOWN, DayCount
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Line, Radius, Role, Size, Space
from escalog.wording.language import say

_MOST_DOTS = 5


class WeekStrip(QWidget):
    """A painted strip with one sentence as its accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days: tuple[DayCount, ...] = ()
        self._today: date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, days: Sequence[DayCount], today: date | None = None) -> None:
        """Shows these days, the first is today or the next working day."""
        self._today = today
        self.days = tuple(days)
        busy = [f"{say_date(day.on)}: {day.count}" for day in self.days if day.count]
        much = "some" if busy else "none"
        self.setAccessibleName(say("today-week", count=WORKING_DAYS_SHOWN, much=much, busy="; ".join(busy)))
        self.update()

    def sizeHint(self) -> QSize:
        """A label and a line of dots high."""
        look = theme()
        high = QFontMetrics(look.font(Role.SMALL)).height() + look.text(Size.DOT) + 4 * look.space(Space.LABEL)
        return QSize(look.text(Size.PROSE), high)

    def minimumSizeHint(self) -> QSize:
        """It may become narrow: a day needs little space."""
        return QSize(theme().text(Size.DAY_STEP) * max(len(self.days), 1), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A box for each day, a gap between weeks."""
        if not self.days:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap, week = theme().space(Space.LABEL), theme().space(Space.PAGE)
        breaks = sum(self._new_week(number) for number in range(len(self.days)))
        room = self.width() - gap * (len(self.days) - 1) - (week - gap) * breaks
        wide, left = room // len(self.days), 0
        for number, day in enumerate(self.days):
            if self._new_week(number):
                left += week - gap
            self._paint_day(painter, QRect(left, 0, wide, self.height()), day, first=day.on == self._today)
            left += wide + gap
        painter.end()

    def _new_week(self, number: int) -> bool:
        return number > 0 and self.days[number].on.isocalendar().week != self.days[number - 1].on.isocalendar().week

    def _paint_day(self, painter: QPainter, rect: QRect, day: DayCount, *, first: bool) -> None:
        look = theme()
        width = Line.EDGE if first else look.palette.edge_width()
        inset = width / 2
        painter.setPen(QPen(look.colour("accent" if first else "line"), width))
        painter.setBrush(look.colour("select" if first else "surface"))
        painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), Radius.FIELD, Radius.FIELD)
        new_month = day.on.day <= 3 and self.days[0].on.month != day.on.month
        words = say_date(day.on) if new_month and self._has_room_for(say_date(day.on), rect) else say_day(day.on)
        painter.setPen(look.colour("ink" if day.count or first else "ink2"))
        painter.setFont(look.font(Role.SMALL_BOLD if first else Role.SMALL))
        top = rect.adjusted(0, look.space(Space.LABEL), 0, 0)
        painter.drawText(top, int(Qt.AlignmentFlag.AlignHCenter) | int(Qt.AlignmentFlag.AlignTop), words)
        self._paint_dots(painter, rect, day.count)

    def _has_room_for(self, words: str, rect: QRect) -> bool:
        return QFontMetrics(theme().font(Role.SMALL)).horizontalAdvance(words) < rect.width() - Space.GROUP

    def _paint_dots(self, painter: QPainter, rect: QRect, count: int) -> None:
        look = theme()
        side, dots = look.text(Size.DOT), min(count, _MOST_DOTS)
        step = side * 2
        left = rect.center().x() - step * (dots - 1) / 2
        middle = rect.bottom() - look.space(Space.GROUP) - side / 4
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        for number in range(dots):
            painter.drawEllipse(QPointF(left + number * step, middle), side / 2, side / 2)
