"""Today: what to do, in the order of doing, over all disagreements."""

from typing import TYPE_CHECKING

from escalog.domain.values.english import say_long
from escalog.domain.values.moment import LONDON
from escalog.services.agenda.today_view import TodayView
from escalog.ui.look.tokens import Wide
from escalog.ui.page.list_page import ListPage
from escalog.ui.page.page import Session
from escalog.ui.page.targets import DisagreementsTarget, RaiseTarget, Target, TodayTarget
from escalog.ui.today.list import TodayList
from escalog.ui.today.rows import TodayRow, rows_of
from escalog.ui.today.week_strip import WeekStrip
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Flow
from escalog.ui.widgets.surfaces import Card
from escalog.ui.widgets.text import Text, heading
from escalog.wording.language import say

if TYPE_CHECKING:
    from escalog.services.agenda.today import Look


class TodayPage(ListPage):
    """The first page."""

    target = TodayTarget
    title_id = "page-today"
    help = "today"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._any = False
        self._look: Look | None = None
        self.strip = WeekStrip()
        self.list = TodayList()
        self.begin = Button(say("today-raise-disagreement"), icon="plus")
        self.look = Button(say("today-look-through-disagreements"), icon="list")
        self.empty_heading, self.empty_words = heading(""), Text("", colour="ink2")
        self.empty = Card(self.empty_heading, self.empty_words, Flow(self.begin, self.look))
        self.build()
        self.connect_all()

    def build(self) -> None:
        """Date, lead, ten days, list."""
        self.body.add(self.strip)
        self.list_holder.add(self.empty)
        self.list_holder.add(self.list, stretch=1)
        self.list_holder.box.addStretch(0)
        self.limit_content()
        self.strip.hide()
        self.empty.hide()

    def connect_all(self) -> None:
        """Connects the signals."""
        self.list.chosen.connect(self._on_chosen)
        self.list.wanted.connect(self.go_to)
        self.begin.clicked.connect(lambda: self.go_to.emit(RaiseTarget()))
        self.look.clicked.connect(lambda: self.go_to.emit(DisagreementsTarget()))

    def arrive(self, target: Target | None = None) -> None:  # noqa: ARG002 - there is one Today
        """Reloads everything."""
        desk = self._session.desk

        def begin() -> "tuple[Look, TodayView, int]":
            look = desk.look_ahead()
            return look, look.step(), desk.finding.total()

        self._look = None
        self._session.worker.run(
            begin, lambda begun: self._begin(*begun), self.show_failure, words=say("today-looking-at-what-due")
        )

    def leave(self) -> None:
        """Stops loading; `arrive` starts again."""
        self._look = None

    def clear(self) -> None:
        """Clears every row."""
        self._look = None
        self.list.clear()
        self.strip.show_days(())
        self.set_lead("")

    def panes(self) -> tuple[TodayList, ...]:
        """The list."""
        return (self.list,)

    def relayout(self, em_wide: float) -> None:
        """Hides the ten days in narrow windows."""
        super().relayout(em_wide)
        self.strip.setVisible(em_wide >= Wide.ONE_COLUMN and bool(self.strip.days))

    def _begin(self, look: "Look", view: TodayView, total: int) -> None:
        self._look = look
        self._looked(look, view, total)

    def _looked(self, look: "Look", view: TodayView, total: int) -> None:
        """Shows the first rows immediately and the rest when complete, so that other work can run between steps."""
        if self._look is not look:
            return
        if view.whole or not self.list.rows.rowCount():
            self._show(view, total)
        if not view.whole:
            self._session.worker.run(
                look.step,
                lambda more: self._looked(look, more, total),
                self.show_failure,
                words=say("today-looking-at-what-due"),
            )

    def _show(self, view: TodayView, total: int) -> None:
        self.failure.hide()
        self.heading.setText(say_long(view.now.astimezone(LONDON).date()))
        self.set_lead(view.lead)
        self.strip.show_days(view.days, view.now.astimezone(LONDON).date())
        rows = rows_of(view)
        to_do = any(not row.is_heading for row in rows)
        self._any = total > 0
        self.empty_heading.setText(say("today-nothing-due") if self._any else say("today-no-disagreements-yet"))
        self.empty_words.setText(
            say("today-you-can-look-through-disagreements") if self._any else say("today-raise-one-or-read-help")
        )
        self.look.setVisible(self._any)
        self.empty.setVisible(not to_do or not self._any)
        self.list.setVisible(to_do)
        self.list.show_rows(rows)
        self.relayout(self.em_wide)

    def _on_chosen(self, row: object) -> None:
        if isinstance(row, TodayRow) and row.target is not None:
            self.go_to.emit(row.target)
