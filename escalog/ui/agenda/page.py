"""Agenda: what is due by day and by week, over all disagreements; calendar files; the way to closures."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QMenu

from escalog.domain.agenda.items import AgendaItem
from escalog.domain.values.english import say_date
from escalog.domain.values.failure import Failure
from escalog.domain.values.moment import LONDON
from escalog.services.agenda.agenda import AgendaView
from escalog.ui.agenda.list import SAVE_ALL_OF_IT, SAVE_ONE, AgendaList
from escalog.ui.agenda.rows import AgendaRow, lead_words, rows_of
from escalog.ui.forms.dates import DateField
from escalog.ui.forms.rows import Remark
from escalog.ui.forms.typed_dates import read_day, why_not
from escalog.ui.look.tokens import Space, Tone, Wide
from escalog.ui.page.file_dialogs import in_documents
from escalog.ui.page.list_page import ListPage
from escalog.ui.page.page import PageAct, Session
from escalog.ui.widgets.announce import announce
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, Flow, row
from escalog.ui.widgets.segments import Segments
from escalog.ui.widgets.surfaces import Card
from escalog.ui.widgets.text import Text, heading

if TYPE_CHECKING:
    from escalog.services.agenda.agenda import AgendaLook

DAY, WEEK = "day", "week"
_STEP = {DAY: timedelta(days=1), WEEK: timedelta(weeks=1)}
_FAR = {DAY: timedelta(weeks=1), WEEK: timedelta(weeks=4)}
_KEYS = {Qt.Key.Key_PageUp: "far-back", Qt.Key.Key_PageDown: "far-ahead", Qt.Key.Key_Home: "today"}


class AgendaPage(ListPage):
    """What is due on which day."""

    name = "agenda"
    title = "Agenda"
    help = "agenda"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._look: AgendaLook | None = None
        self._on: date | None = None
        self._span = WEEK
        self._day_asked = False
        self.view: AgendaView | None = None
        self.spans = Segments([(DAY, "Da&y"), (WEEK, "&Week")])
        self.previous = Button("&Previous", icon="left")
        self.today = Button("&Today", icon="today")
        self.next = Button("&Next", icon="right")
        self.day = DateField(session.desk.now)
        self.go = Button("G&o to this date")
        self.wrong = Remark("", Tone.PAST)
        self.more = Button("&More", icon="sliders")
        self.list = AgendaList()
        self.empty_heading, self.empty_words = heading(""), Text("", colour="ink2")
        self.begin = Button("Raise a disagreement", icon="plus")
        self.to_next = Button("")
        self.empty = Card(self.empty_heading, self.empty_words, Flow(self.begin, self.to_next))
        self.build()
        self.connect_all()

    def build(self) -> None:
        """Which days, then the list."""
        self.day.name("Go to a date")
        self.day.day.setPlaceholderText("25 Dec 2026")
        self.day.now_link.hide()
        menu = QMenu(self)
        self.go_act = menu.addAction("Go to a date...", self.ask_for_day)
        menu.addAction("Save what is shown as a calendar file...", self.save_shown)
        menu.addAction("Closures and extra working days...", self._on_closures)
        self.more.set_choices(menu)
        self.go_row = row(self.day, self.go)
        self.go_row.box.setStretch(1, 0)
        self._beside, self._below = Box(self.go_row, gap=Space.NONE), Box(gap=Space.NONE)
        line = row(self.spans, self.previous, self.today, self.next, self._beside, self.more)
        line.add_stretch()
        self.body.add(line, self._below, self.wrong)
        self._below.hide()
        self.list_holder.add(self.empty)
        self.list_holder.add(self.list, stretch=1)
        self.limit_content()
        self.spans.set_current(self._span)
        self.wrong.hide()
        self.empty.hide()

    def connect_all(self) -> None:
        """Every connection."""
        self.spans.chosen.connect(self._on_span)
        self.previous.clicked.connect(lambda: self.go_by("previous"))
        self.next.clicked.connect(lambda: self.go_by("next"))
        self.today.clicked.connect(lambda: self.go_by("today"))
        self.go.clicked.connect(self._on_go)
        self.day.day.returnPressed.connect(self._on_go)
        self.list.moved.connect(self.go_by)
        self.list.chosen.connect(self._on_chosen)
        self.list.wanted.connect(self._on_wanted)
        self.begin.clicked.connect(lambda: self.go_to.emit("raise", None))
        self.to_next.clicked.connect(self._on_to_next)

    # what every page does

    def arrive(self, target: object = None) -> None:
        """Reads the days anew: those of "week 2026-10-12", or those that were up before, or this week."""
        span, _, on = str(target or "").partition(" ")
        if span in _STEP and on:
            self._span, self._on = span, date.fromisoformat(on)
            self.spans.set_current(span)
        self._read()

    def leave(self) -> None:
        """Looks no further; `arrive` begins anew."""
        self._look = None

    def clear(self) -> None:
        """Drops every row."""
        self._look = None
        self.view = None
        self.list.clear()
        self.set_lead("")

    def where(self) -> object:
        """Which days are up."""
        return f"{self._span} {self._shown_on().isoformat()}"

    def panes(self) -> tuple[Segments, AgendaList]:
        """Which days; the list."""
        return (self.spans, self.list)

    def acts(self) -> Sequence[PageAct]:
        """Calendar files and closures, for the menu."""
        return (
            PageAct("calendar-file", "Save what is shown as a calendar file...", self.save_shown),
            PageAct("closures", "Closures and extra working days...", self._on_closures),
        )

    def relayout(self, em_wide: float) -> None:
        """The date to go to stands behind More where there is little room."""
        super().relayout(em_wide)
        narrow = em_wide < Wide.FOLDED_ACTIONS
        holder = self._below if narrow else self._beside
        if self.go_row.parentWidget() is not holder:
            holder.add(self.go_row)
        self._beside.setVisible(not narrow)
        self._below.setVisible(narrow and self._day_asked)
        self.go_act.setVisible(narrow)
        if self.view is not None:
            self._show_empty(self.view)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up, Page Down and Home go to other days, wherever on the page the keyboard is."""
        moved = _KEYS.get(Qt.Key(event.key()))
        if moved is not None and not event.modifiers():
            self.go_by(moved)
            return
        super().keyPressEvent(event)

    # going to other days

    def go_by(self, how: str) -> None:
        """previous, next, far-back, far-ahead (a week; from weeks four) or today."""
        on, step, far = self._shown_on(), _STEP[self._span], _FAR[self._span]
        places = {"previous": on - step, "next": on + step, "far-back": on - far, "far-ahead": on + far}
        self.show_day(places.get(how, self._today()))

    def show_day(self, on: date) -> None:
        """Shows this day, or its week."""
        self._on = on
        self._day_asked = False
        self.relayout(self.em_wide)
        self._read()

    def ask_for_day(self) -> None:
        """Puts the keyboard where a date is typed."""
        self._day_asked = True
        self.relayout(self.em_wide)
        self.day.day.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.day.day.selectAll()

    def span(self) -> tuple[date, date]:
        """The first and the last day that are shown."""
        on = self._shown_on()
        if self._span == DAY:
            return on, on
        monday = on - timedelta(days=on.weekday())
        return monday, monday + timedelta(days=6)

    def _today(self) -> date:
        return self._session.desk.now().astimezone(LONDON).date()

    def _shown_on(self) -> date:
        return self._on or self._today()

    # reading

    def _read(self) -> None:
        desk, (first, last) = self._session.desk, self.span()

        def begin() -> "tuple[AgendaLook, AgendaView]":
            look = desk.agenda.look(first, last)
            return look, look.step()

        self._look = None
        self._session.worker.run(
            begin, lambda found: self._begin(*found), self.show_failure, words="Looking at what is due"
        )

    def _begin(self, look: "AgendaLook", view: AgendaView) -> None:
        if (view.first, view.last) == self.span():  # otherwise somebody went on to other days meanwhile
            self._look = look
            self._looked(look, view)

    def _looked(self, look: "AgendaLook", view: AgendaView) -> None:
        """Shows the first rows at once, and once more when all are there; other work goes between the steps."""
        if self._look is not look:
            return
        if view.whole or self.view is None or (self.view.first, self.view.last) != (view.first, view.last):
            self._show(view)
        if not view.whole:
            self._session.worker.run(
                look.step, lambda more: self._looked(look, more), self.show_failure, words="Looking at what is due"
            )

    def _show(self, view: AgendaView) -> None:
        moved = self.view is None or (self.view.first, self.view.last) != (view.first, view.last)
        self.view = view
        self.failure.hide()
        self.wrong.hide()
        self.set_lead(lead_words(view))
        self.list.show_rows(rows_of(view))
        self._show_empty(view)
        if moved and view.whole:
            announce(self.list, lead_words(view))

    def _show_empty(self, view: AgendaView) -> None:
        """What to do where nothing is due; the names of the days stay below it."""
        empty = view.whole and not view.lines
        self.empty.setVisible(empty and self._below.isHidden())  # both have no room where text is large
        if not empty:
            return
        self.empty_heading.setVisible(self.em_wide >= Wide.ONE_COLUMN)  # the lead says it where there is little room
        self.begin.setVisible(not view.any_open)
        self.to_next.setVisible(view.next_on is not None)
        if not view.any_open and view.next_on is None:
            self.empty_heading.setText("Nothing is open")
            self.empty_words.setText("Raise a disagreement: its time limits stand here from then on.")
            return
        self.empty_heading.setText("Nothing is due on this day" if self._span == DAY else "Nothing is due in this week")
        later = "Nothing later has a date yet. Today lists what can be done without one."
        if view.next_on is not None:
            later = f"The next date is {say_date(view.next_on, year=True)}."
            self.to_next.setText(f"Go to {say_date(view.next_on)}")
        self.empty_words.setText(later)

    # calendar files

    def save_shown(self) -> None:
        """Everything that is shown, as a calendar file."""
        self._save([line.item for line in self.view.lines] if self.view is not None else [])

    def _save(self, items: Sequence[AgendaItem]) -> None:
        if not items:
            self.show_failure(Failure("calendar-file-empty"))
            return
        desk = self._session.desk
        chosen, _filter = QFileDialog.getSaveFileName(
            self, "Save a calendar file", in_documents(desk.agenda.file_name()), "Calendar file (*.ics)"
        )
        if chosen:
            self._session.worker.run(
                lambda: desk.agenda.save(items, Path(chosen), replace=True),
                self._on_saved,
                self.show_failure,
                words="Saving the calendar file",
            )

    def _save_all_of(self, item: AgendaItem) -> None:
        desk = self._session.desk
        self._session.worker.run(lambda: desk.agenda.of_one(item.dispute), self._save, self.show_failure)

    # slots

    def _on_span(self, span: str) -> None:
        self._span = span
        self._read()

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
        self.list.setFocus()

    def _on_to_next(self) -> None:
        if self.view is not None and self.view.next_on is not None:
            self.show_day(self.view.next_on)
            self.list.setFocus()

    def _on_chosen(self, chosen: object) -> None:
        if isinstance(chosen, AgendaRow) and chosen.target is not None:
            self.go_to.emit(*chosen.target)

    def _on_wanted(self, way: str, chosen: object) -> None:
        if not isinstance(chosen, AgendaRow) or chosen.item is None:
            return
        if way == SAVE_ONE:
            self._save([chosen.item])
        elif way == SAVE_ALL_OF_IT:
            self._save_all_of(chosen.item)
        else:
            self._on_chosen(chosen)

    def _on_closures(self) -> None:
        self.go_to.emit("closures", None)

    def _on_saved(self, _result: object) -> None:
        self.failure.hide()
        self._session.say("The calendar file is written, by reference only. It is listed in Sent and saved.")
