"""Fields for a day, and for a day with an optional time. People type as they like; "Now" fills both.

The value is an ISO text ("2026-11-23" or "2026-11-23T16:05") as every part of the program keeps it.
"""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from escalog.domain.values.english import say_date
from escalog.domain.values.failure import Failure
from escalog.domain.values.moment import Moment
from escalog.ui.forms.line import LineEdit, mark_error
from escalog.ui.forms.typed_dates import read_day, read_time, why_not
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Size, Space
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Flow, column
from escalog.ui.widgets.text import hint

_DAY_FIRST = "Enter the day as well, for example 23 Nov 2026"


class ShortLine(LineEdit):
    """A line just wide enough for a day, a time, a group of a code."""

    def __init__(self, size: Size, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Its own width."""
        return QSize(theme().text(self._size), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Never narrower."""
        return self.sizeHint()


class DateField(QWidget):
    """A day, and for a moment also a time that may stay empty. `ahead`: it is to come, so "now" is no answer."""

    changed = Signal()
    left = Signal()

    def __init__(
        self,
        now: Callable[[], datetime],
        *,
        with_time: bool = False,
        ahead: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now, self._ahead = now, ahead
        self._with_time = with_time
        self.day = ShortLine(Size.DATE_FIELD)
        self.time = ShortLine(Size.TIME_FIELD)
        self.now_link = Button("Now" if with_time and not ahead else "Today", ButtonLook.LINK)
        self._build()
        self._connect()

    def name(self, question: str, description: str = "") -> None:
        """What is asked: spoken at each part."""
        self.day.setAccessibleName(f"Date: {question}" if self._with_time else question)
        self.time.setAccessibleName(f"Time (24-hour): {question}")
        self.now_link.setAccessibleName(f"{self.now_link.text()}: {question}")
        day, time = self._wrong()
        self.day.setAccessibleDescription(description.replace(time, "").strip() if time else description)
        self.time.setAccessibleDescription(description.replace(day, "").strip() if day else description)

    def value(self) -> str:
        """The ISO text; what was typed, as it is, while it cannot be read; nothing when empty."""
        typed_day, typed_time = self.day.text().strip(), self.time.text().strip()
        if not typed_day and not typed_time:
            return ""
        try:
            day = self._read_day(typed_day)
            return Moment(day, read_time(typed_time) if typed_time else None).text()
        except Failure:
            return f"{typed_day} {typed_time}".strip()

    def set_value(self, value: str) -> None:
        """Shows an ISO text, or what had been typed."""
        try:
            moment = Moment.parse(value)
        except Failure:
            self.day.setText(value)
            self.time.clear()
            return
        self.day.setText(say_date(moment.date, year=True))
        self.time.setText(moment.time.strftime("%H:%M") if moment.time else "")

    def errors(self) -> tuple[str, ...]:
        """Why it cannot be read, a sentence for the day and one for the time."""
        return tuple(sentence for sentence in self._wrong() if sentence)

    def mark(self, *, wrong: bool) -> None:
        """Marks the invalid part with an error edge and moves the focus there."""
        day, time = self._wrong()
        only_time = wrong and bool(time) and not day
        mark_error(self.day, wrong=wrong and not only_time)
        mark_error(self.time, wrong=wrong and (bool(time) or not day))
        self.setFocusProxy(self.time if only_time else self.day)

    def _wrong(self) -> tuple[str, str]:
        """Why the day cannot be read, and why the time cannot; nothing where it can."""
        said = ["", ""]
        for number, (field, read) in enumerate(((self.day, self._read_day), (self.time, read_time))):
            if field.text().strip():
                try:
                    read(field.text())
                except Failure as failure:
                    said[number] = why_not(failure)
        if self.time.text().strip() and not self.day.text().strip():
            said[0] = _DAY_FIRST
        return said[0], said[1]

    def _read_day(self, typed: str) -> date:
        return read_day(typed, Moment.of(self._now()).date)

    def _build(self) -> None:
        if self._with_time:
            parts = Flow(
                column(hint("Date"), self.day, gap=Space.HAIR),
                column(hint("Time (24-hour)"), self.time, gap=Space.HAIR),
                column(hint(""), self.now_link, gap=Space.HAIR),
                gap=Space.CARDS,
            )
        else:
            parts = Flow(self.day, self.now_link, gap=Space.CARDS)
            self.time.setParent(self)
            self.time.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(parts)
        self.setFocusProxy(self.day)

    def _connect(self) -> None:
        for field in (self.day, self.time):
            field.textEdited.connect(self.changed)
            field.editingFinished.connect(self._on_left)
        self.now_link.clicked.connect(self._on_now)

    def _on_left(self) -> None:
        if not self.errors() and self.value():
            self.set_value(self.value())
        self.left.emit()

    def _on_now(self) -> None:
        moment = Moment.of(self._now())
        whole = self._with_time and not self._ahead  # what is to come by today has no hour yet
        self.set_value(moment.text()[:16] if whole else moment.date.isoformat())
        self.changed.emit()
        self.left.emit()
