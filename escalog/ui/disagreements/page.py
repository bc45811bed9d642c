"""Disagreements: search as you type, filters, the table."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from escalog.services.disagreements.found_rows import FoundRow, SearchResult
from escalog.ui.disagreements.filter_row import FilterRow
from escalog.ui.disagreements.search_line import SearchLine
from escalog.ui.disagreements.search_task import LiveSearch
from escalog.ui.disagreements.sort_order import COLUMNS, Order
from escalog.ui.disagreements.table import FoundTable
from escalog.ui.later import timer
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Role, Space, Wide
from escalog.ui.page.list_page import ListPage
from escalog.ui.page.page import Session
from escalog.ui.page.targets import DisagreementsTarget, DisagreementTarget, RaiseTarget, Target
from escalog.ui.widgets.announce import announce
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Flow, row
from escalog.ui.widgets.surfaces import Card
from escalog.ui.widgets.text import Text, heading
from escalog.wording.language import say

_TELL_AFTER = 800
"""Milliseconds after the last answer: what was found is said once, not at every key."""
_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class DisagreementsPage(ListPage):
    """The list of all disagreements."""

    target = DisagreementsTarget
    title_id = "page-disagreements"
    help = "disagreements"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: SearchResult | None = None
        self.search = LiveSearch(session, self)
        self.line = SearchLine()
        self.filters = FilterRow(self.line)
        self.count = Text("", Role.SMALL, "ink2")
        self.sort_button = Button(say("disagreements-sort-by"), ButtonLook.QUIET)
        self._tell_soon = timer(self, self._tell, _TELL_AFTER)
        self.table = FoundTable()
        self.empty_heading, self.empty_words = heading(""), Text("", colour="ink2")
        self.begin = Button(say("disagreements-raise-disagreement"), icon="plus")
        self.clear_all = Button(say("disagreements-clear-search"), icon="cross")
        self.empty = Card(self.empty_heading, self.empty_words, Flow(self.begin, self.clear_all))
        self.build()
        self.connect_all()

    def build(self) -> None:
        """Search, chips, count, table."""
        self.count_row = row(self.count, self.sort_button)
        self.count_row.box.setStretch(0, 1)
        self.body.add(self.line, self.filters, self.count_row)
        menu = QMenu(self)
        for column, name in enumerate(say("disagreements-order", column=column) for column in COLUMNS):
            menu.addAction(f"{name[:1].upper()}{name[1:]}", self._sorter(column))
        self.sort_button.set_choices(menu)
        self.list_holder.add(self.empty)
        self.list_holder.add(self.table, stretch=1)
        self.list_holder.box.addStretch(0)
        self.list_holder.set_margins(Space.PAGE, Space.NONE, Space.PAGE, Space.CARDS)
        self.empty.hide()
        self.table.hide()

    def connect_all(self) -> None:
        """Connects the signals."""
        self.line.textChanged.connect(self._search)
        self.line.filter_typed.connect(self._on_filter_typed)
        self.line.back_wanted.connect(self._on_back_wanted)
        self.line.down_pressed.connect(self.table.setFocus)
        self.line.returnPressed.connect(self.table.setFocus)
        self.filters.changed.connect(self._search)
        self.filters.clear_asked.connect(self._on_clear)
        self.search.answered.connect(self._show)
        self.search.failed.connect(self.show_failure)
        self.clear_all.clicked.connect(self._on_clear)
        self.begin.clicked.connect(lambda: self.go_to.emit(RaiseTarget()))
        self.table.chosen.connect(self._on_chosen)
        self.table.sort_asked.connect(self._on_sort_asked)
        self.table.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def arrive(self, target: Target | None = None) -> None:
        """Repeats the search, since something may have been recorded."""
        self.search.again(self.question(), self.table.rows.order)
        if isinstance(target, DisagreementsTarget) and target.search:
            self.take_focus_to_search()

    def take_focus_to_search(self) -> None:
        """Focuses the search and selects its text."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def take_focus(self) -> None:
        """The title, unless the search was asked for."""
        if not self.line.hasFocus():
            super().take_focus()

    def clear(self) -> None:
        """Drops the rows and what was searched for."""
        self.search.cancel()
        self._shown = None
        self.line.blockSignals(True)
        self.line.clear()
        self.line.blockSignals(False)
        self.filters.forget()
        self.table.rows.set_rows([])
        self.count.setText("")
        self._tell_soon.stop()

    def panes(self) -> tuple[SearchLine, FoundTable]:
        """Search, table."""
        return (self.line, self.table)

    def relayout(self, em_wide: float) -> None:
        """Four columns where there is little room."""
        super().relayout(em_wide)
        self.table.fold(narrow=em_wide < Wide.ONE_COLUMN)

    # searching

    def question(self) -> str:
        """What is searched for: the filters and the words."""
        return " ".join((*self.filters.filters, self.line.text())).strip()

    def _search(self) -> None:
        """Starts the search again from the first rows."""
        self.search.start(self.question(), self.table.rows.order)

    def _show(self, result: SearchResult) -> None:
        self.failure.hide()
        self._shown = result
        current = self.table.currentIndex().row()
        self.table.rows.set_rows(result.rows)
        if 0 <= current < len(result.rows):
            self.table.setCurrentIndex(self.table.rows.index(current, 0))
        self.count.setText(count_words(result, self.table.rows.order))
        self._show_empty(result)
        if self.search.typed:
            self._tell_soon.start()

    def _show_empty(self, result: SearchResult) -> None:
        empty, asked = not result.rows, bool(self.search.typed)
        self.empty_heading.setText(
            say("disagreements-no-disagreement-matches") if asked else say("disagreements-no-disagreements-yet")
        )
        self.empty_words.setText(
            say("disagreements-take-word-or-filter-away") if asked else say("disagreements-raise-one-begin")
        )
        self.begin.setVisible(not asked)
        self.clear_all.setVisible(asked)
        self.empty.setVisible(empty)
        self.table.setVisible(not empty)
        self.count_row.setVisible(not empty)

    def _tell(self) -> None:
        """Says what was found, for screen-reader users."""
        result = self._shown
        if result is not None and self.isVisible():
            announce(self.line, self.count.text() if result.rows else f"{self.empty_heading.text()}.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters typed anywhere on the page go into the search."""
        typed = event.text()
        if typed.isprintable() and typed.strip() and not event.modifiers() & _CHORD:
            self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.line.insert(typed)
            return
        super().keyPressEvent(event)

    # slots

    def _sorter(self, column: int) -> Callable[[], None]:
        return lambda: self._on_sort_asked(column)

    def _on_sort_asked(self, column: int) -> None:
        self.table.rows.set_order(self.table.rows.order.by(column))
        announce(self.sort_button, self.table.rows.order.words)
        self._search()

    def _on_filter_typed(self, typed: str) -> None:
        announce(self.line, say("disagreements-filter-added", filter=typed))
        self.filters.add_filter(typed)

    def _on_back_wanted(self) -> None:
        last = self.filters.take_last()
        if last:
            self.line.setText(last)

    def _on_clear(self) -> None:
        self.line.blockSignals(True)
        self.line.clear()
        self.line.blockSignals(False)
        self.filters.set_filters(())
        self.line.setFocus()

    def _on_chosen(self, row: object) -> None:
        if isinstance(row, FoundRow):
            self.go_to.emit(DisagreementTarget(row.dispute))

    def _on_scrolled(self, value: int) -> None:
        result, bar = self._shown, self.table.verticalScrollBar()
        if result is not None and value == bar.maximum() and value and len(result.rows) < result.total:
            self._shown = None
            self.search.more(self.question(), self.table.rows.order, len(result.rows))


def count_words(result: SearchResult, order: Order) -> str:
    """How many were found, and in which order they stand."""
    sorted_by = order.words if result.exact_order else say("disagreements-newest-first-type-more-have")
    count = say("disagreements-count", total=result.total, open=result.open, closed=result.closed)
    shown = len(result.rows)
    part = "" if shown == result.total else say("disagreements-first-shown", shown=shown)
    rest = "" if result.complete else say("disagreements-still-looking-through-rest")
    return " ".join(sentence for sentence in (count, sorted_by, part, rest) if sentence)
