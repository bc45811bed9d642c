"""Which days of the agenda are shown: a day or a week, steps to other days, a date to go to, and what is under More."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu

from escalog.domain.values.failure import Failure
from escalog.domain.values.moment import LONDON
from escalog.ui.forms.dates import DateField
from escalog.ui.forms.rows import Remark
from escalog.ui.forms.typed_dates import read_day, why_not
from escalog.ui.look.tokens import Space, Tone
from escalog.ui.page.targets import AgendaSpan
from escalog.ui.widgets.announce import announce
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, row
from escalog.ui.widgets.segments import Segments
from escalog.wording.language import say

_STEP = {AgendaSpan.DAY: timedelta(days=1), AgendaSpan.WEEK: timedelta(weeks=1)}
_FAR = {AgendaSpan.DAY: timedelta(weeks=1), AgendaSpan.WEEK: timedelta(weeks=4)}


class DayBar(Box):
    """Holds the days that are shown and emits `days_changed` when others are wanted. Loads nothing itself."""

    days_changed = Signal()
    """Other days are to be shown: `days` gives them."""
    day_typed = Signal()
    """A date that was typed is being shown."""
    turned = Signal()
    """The field for a date came up below the bar, or went away."""
    save_asked = Signal()
    closures_asked = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__(gap=Space.CARDS)
        self._now = now
        self._on: date | None = None
        self._narrow = False
        self._day_asked = False
        self.span = AgendaSpan.WEEK
        self.spans = Segments([(AgendaSpan.DAY, say("agenda-day")), (AgendaSpan.WEEK, say("agenda-week"))])
        self.previous = Button(say("agenda-previous"), icon="left")
        self.today = Button(say("agenda-today"), icon="today")
        self.next = Button(say("agenda-next"), icon="right")
        self.day = DateField(now)
        self.go = Button(say("agenda-go-this-date"))
        self.wrong = Remark("", Tone.PAST)
        self.more = Button(say("agenda-more"), icon="sliders")
        self._build()
        self._connect()

    @property
    def shown_on(self) -> date:
        """The day that is shown, or a day of the week that is."""
        return self._on or self._today()

    def days(self) -> tuple[date, date]:
        """The first and the last day that are shown."""
        on = self.shown_on
        if self.span is AgendaSpan.DAY:
            return on, on
        monday = on - timedelta(days=on.weekday())
        return monday, monday + timedelta(days=6)

    @property
    def asks_below(self) -> bool:
        """Whether the field for a date stands below the bar."""
        return not self._below.isHidden()

    def start_at(self, span: AgendaSpan, on: date) -> None:
        """Begins with these days."""
        self.span, self._on = span, on
        self.spans.set_current(span)

    def go_by(self, how: str) -> None:
        """previous, next, far-back, far-ahead (a week; from weeks four) or today."""
        on, step, far = self.shown_on, _STEP[self.span], _FAR[self.span]
        places = {"previous": on - step, "next": on + step, "far-back": on - far, "far-ahead": on + far}
        self.show_day(places.get(how, self._today()))

    def show_day(self, on: date) -> None:
        """Shows this day, or its week."""
        self._on = on
        self._day_asked = False
        self._place_field()
        self.days_changed.emit()

    def ask_for_day(self) -> None:
        """Focuses the date field."""
        self._day_asked = True
        self._place_field()
        self.day.day.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.day.day.selectAll()

    def fold(self, *, narrow: bool) -> None:
        """Moves the date field behind More when the window is narrow."""
        self._narrow = narrow
        self._place_field()

    def _place_field(self) -> None:
        holder = self._below if self._narrow else self._beside
        if self.go_row.parentWidget() is not holder:
            holder.add(self.go_row)
        self._beside.setVisible(not self._narrow)
        self._below.setVisible(self._narrow and self._day_asked)
        self.go_act.setVisible(self._narrow)
        self.turned.emit()

    def _today(self) -> date:
        return self._now().astimezone(LONDON).date()

    def _build(self) -> None:
        self.day.name(say("agenda-go-date"))
        self.day.day.setPlaceholderText("25 Dec 2026")
        self.day.now_link.hide()
        menu = QMenu(self)
        self.go_act = menu.addAction(say("agenda-go-date-2"), self.ask_for_day)
        menu.addAction(say("agenda-save-what-shown-as-calendar"), self.save_asked.emit)
        menu.addAction(say("agenda-closures-and-extra-working-days-2"), self.closures_asked.emit)
        self.more.set_choices(menu)
        self.go_row = row(self.day, self.go)
        self.go_row.box.setStretch(1, 0)
        self._beside, self._below = Box(self.go_row, gap=Space.NONE), Box(gap=Space.NONE)
        line = row(self.spans, self.previous, self.today, self.next, self._beside, self.more)
        line.add_stretch()
        self.add(line, self._below, self.wrong)
        self.spans.set_current(self.span)
        self._below.hide()
        self.wrong.hide()

    def _connect(self) -> None:
        self.spans.chosen.connect(self._on_span)
        self.previous.clicked.connect(lambda: self.go_by("previous"))
        self.next.clicked.connect(lambda: self.go_by("next"))
        self.today.clicked.connect(lambda: self.go_by("today"))
        self.go.clicked.connect(self._on_go)
        self.day.day.returnPressed.connect(self._on_go)

    def _on_span(self, span: str) -> None:
        self.span = AgendaSpan(span)
        self.days_changed.emit()

    def _on_go(self) -> None:
        try:
            on = read_day(self.day.day.text(), self._today())
        except Failure as failure:
            self.wrong.words.setText(why_not(failure))
            self.wrong.show()
            self.day.day.setFocus()
            announce(self.day.day, why_not(failure))
            return
        self.show_day(on)
        self.day_typed.emit()
