"""Agenda: what is due by day and by week, over all disagreements; calendar files; the way to closures."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from escalog.services.agenda.agenda import AgendaView
from escalog.ui.agenda.calendar_files import CalendarFiles
from escalog.ui.agenda.day_bar import DayBar
from escalog.ui.agenda.list import SAVE_ALL_OF_IT, SAVE_ONE, AgendaList
from escalog.ui.agenda.nothing_due import NothingDue
from escalog.ui.agenda.rows import AgendaRow, lead_words, rows_of
from escalog.ui.look.tokens import Wide
from escalog.ui.page.list_page import ListPage
from escalog.ui.page.page import PageAct, Session
from escalog.ui.page.targets import AgendaTarget, ClosuresTarget, RaiseTarget, Target
from escalog.ui.widgets.announce import announce
from escalog.ui.widgets.segments import Segments
from escalog.wording.language import say

if TYPE_CHECKING:
    from escalog.services.agenda.agenda import AgendaLook

_KEYS = {Qt.Key.Key_PageUp: "far-back", Qt.Key.Key_PageDown: "far-ahead", Qt.Key.Key_Home: "today"}


class AgendaPage(ListPage):
    """What is due on which day."""

    target = AgendaTarget
    title_id = "page-agenda"
    help = "agenda"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._look: AgendaLook | None = None
        self.view: AgendaView | None = None
        self.days = DayBar(session.desk.now)
        self.list = AgendaList()
        self.nothing_due = NothingDue()
        self.files = CalendarFiles(session, self)
        self.build()
        self.connect_all()

    def build(self) -> None:
        """Which days, then the list."""
        self.body.add(self.days)
        self.list_holder.add(self.nothing_due)
        self.list_holder.add(self.list, stretch=1)
        self.limit_content()
        self.nothing_due.hide()

    def connect_all(self) -> None:
        """Connects the signals."""
        self.days.days_changed.connect(self._read)
        self.days.day_typed.connect(self.list.setFocus)
        self.days.turned.connect(self._show_nothing_due)
        self.days.save_asked.connect(self.save_shown)
        self.days.closures_asked.connect(self._on_closures)
        self.list.moved.connect(self.days.go_by)
        self.list.chosen.connect(self._on_chosen)
        self.list.wanted.connect(self._on_wanted)
        self.nothing_due.raise_asked.connect(lambda: self.go_to.emit(RaiseTarget()))
        self.nothing_due.next_asked.connect(self._on_next_asked)
        self.files.saved.connect(self._on_saved)
        self.files.failed.connect(self.show_failure)

    # what every page does

    def arrive(self, target: Target | None = None) -> None:
        """Reloads the days of the target, or those shown last, or this week."""
        if isinstance(target, AgendaTarget) and target.on is not None:
            self.days.start_at(target.span, target.on)
        self._read()

    def leave(self) -> None:
        """Stops loading; `arrive` starts again."""
        self._look = None

    def clear(self) -> None:
        """Clears every row."""
        self._look = None
        self.view = None
        self.list.clear()
        self.set_lead("")

    def where(self) -> Target:
        """Which days are up."""
        return AgendaTarget(self.days.span, self.days.shown_on)

    def panes(self) -> tuple[Segments, AgendaList]:
        """Which days; the list."""
        return (self.days.spans, self.list)

    def acts(self) -> Sequence[PageAct]:
        """Calendar files and closures, for the menu."""
        return (
            PageAct("calendar-file", say("agenda-save-what-shown-as-calendar"), self.save_shown),
            PageAct("closures", say("agenda-closures-and-extra-working-days-2"), self._on_closures),
        )

    def relayout(self, em_wide: float) -> None:
        """The bar of days folds where there is little room."""
        super().relayout(em_wide)
        self.days.fold(narrow=em_wide < Wide.FOLDED_ACTIONS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up, Page Down and Home go to other days, wherever on the page the keyboard is."""
        moved = _KEYS.get(Qt.Key(event.key()))
        if moved is not None and not event.modifiers():
            self.days.go_by(moved)
            return
        super().keyPressEvent(event)

    def save_shown(self) -> None:
        """Saves everything that is shown as a calendar file."""
        self.files.save([line.item for line in self.view.lines] if self.view is not None else [])

    # reading

    def _read(self) -> None:
        desk, (first, last) = self._session.desk, self.days.days()

        def begin() -> "tuple[AgendaLook, AgendaView]":
            look = desk.agenda.look(first, last)
            return look, look.step()

        self._look = None
        self._session.worker.run(
            begin, lambda begun: self._begin(*begun), self.show_failure, words=say("agenda-looking-at-what-due")
        )

    def _begin(self, look: "AgendaLook", view: AgendaView) -> None:
        if (view.first, view.last) == self.days.days():  # otherwise somebody went on to other days meanwhile
            self._look = look
            self._looked(look, view)

    def _looked(self, look: "AgendaLook", view: AgendaView) -> None:
        """Shows the first rows immediately and the rest when complete, so that other work can run between steps."""
        if self._look is not look:
            return
        if view.whole or self._is_other_days(view):
            self._show(view)
        if not view.whole:
            self._session.worker.run(
                look.step,
                lambda more: self._looked(look, more),
                self.show_failure,
                words=say("agenda-looking-at-what-due"),
            )

    def _is_other_days(self, view: AgendaView) -> bool:
        return self.view is None or (self.view.first, self.view.last) != (view.first, view.last)

    def _show(self, view: AgendaView) -> None:
        moved = self._is_other_days(view)
        self.view = view
        self.failure.hide()
        self.days.wrong.hide()
        self.set_lead(lead_words(view))
        self.list.show_rows(rows_of(view))
        self._show_nothing_due()
        if moved and view.whole:
            announce(self.list, lead_words(view))

    def _show_nothing_due(self) -> None:
        """What to do where nothing is due; the names of the days stay below it."""
        view = self.view
        if view is None:
            return
        empty = view.whole and not view.lines
        self.nothing_due.setVisible(empty and not self.days.asks_below)  # both have no room where text is large
        if empty:
            self.nothing_due.say(view, with_heading=self.em_wide >= Wide.ONE_COLUMN)

    # slots

    def _on_next_asked(self) -> None:
        if self.view is not None and self.view.next_on is not None:
            self.days.show_day(self.view.next_on)
            self.list.setFocus()

    def _on_chosen(self, row: object) -> None:
        if isinstance(row, AgendaRow) and row.target is not None:
            self.go_to.emit(row.target)

    def _on_wanted(self, way: str, row: object) -> None:
        if not isinstance(row, AgendaRow) or row.item is None:
            return
        if way == SAVE_ONE:
            self.files.save([row.item])
        elif way == SAVE_ALL_OF_IT:
            self.files.save_all_of(row.item.dispute)
        else:
            self._on_chosen(row)

    def _on_closures(self) -> None:
        self.go_to.emit(ClosuresTarget())

    def _on_saved(self) -> None:
        self.failure.hide()
        self._session.say(say("agenda-calendar-file-written-by-reference"))
