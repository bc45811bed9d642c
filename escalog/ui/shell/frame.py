"""What stands in the window while a store is open: page list, sample strip, the page, status bar; and the way back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Space, Wide
from escalog.ui.page.page import Page, PageSpec, Session
from escalog.ui.page.targets import DisagreementTarget, RaiseTarget, RiskTarget, Target, TodayTarget
from escalog.ui.page.worker import Job
from escalog.ui.shell.page_list import PageList
from escalog.ui.shell.status_bar import SampleStrip, StatusBar
from escalog.ui.widgets.layouts import Box, discard, rest_focus
from escalog.ui.widgets.progress import Progress
from escalog.wording.language import say

_MOST_PLACES = 50


class Frame(QWidget):
    """Shows one page at a time. Pages are built when first shown, and all dropped with the frame."""

    page_changed = Signal()
    help_asked = Signal(str)

    def __init__(self, session: Session, specs: Sequence[PageSpec], *, sample: bool) -> None:
        super().__init__()
        self._session = session
        self._specs = {spec.name: spec for spec in specs}
        self._pages: dict[str, Page] = {}
        self._past: list[Target] = []
        self._job: Job | None = None
        self.current: Page | None = None
        self.list = PageList([(spec.name, spec.label, spec.icon) for spec in specs if spec.label])
        self.sample_strip = SampleStrip()
        self._sample = sample
        self.progress_holder = Box()
        self.stack = QStackedWidget()
        self.status = StatusBar()
        self._build()
        self._connect()

    @property
    def pages(self) -> Sequence[Page]:
        """Every page that was built."""
        return tuple(self._pages.values())

    # going from page to page

    def add_page(self, spec: PageSpec) -> None:
        """Adds a page that the list does not show."""
        self._specs[spec.name] = spec

    def show_page(self, name: str) -> None:
        """Shows a page by its name, as a menu or a key asks for it."""
        self.go_to(self._specs[name].target())

    def go_to(self, target: Target, *, back: bool = False) -> None:
        """Leaves the page that is up and shows another; the keyboard goes to its title."""
        if self.current is not None:
            self.current.leave()
            if not back:
                self._past = [*self._past[-_MOST_PLACES:], self.current.where()]
        page = self._pages.get(target.page) or self._make(target.page)
        if page is not self.current:
            rest_focus(self.stack)
            self.status.saved.say(say("status-saved"))
        self.current = page
        self.stack.setCurrentWidget(page)
        spec = self._specs[target.page]
        self.list.set_current((spec.under or spec.target).page)
        self.fold()
        page.arrive(target)
        page.take_focus()
        self._on_page_changed()

    def back(self) -> None:
        """Shows the page that was up before."""
        if self._past:
            self.go_to(self._past.pop(), back=True)

    def place(self) -> Target:
        """Where we are: a page and ids, never a text."""
        return self.current.where() if self.current is not None else TodayTarget()

    # for the window

    def leave_all(self) -> None:
        """Lets the page that is up keep its drafts."""
        if self.current is not None:
            self.current.leave()

    def clear(self) -> None:
        """Drops every page and all it holds."""
        for page in self._pages.values():
            page.clear()
            self.stack.removeWidget(page)
            discard(page)
        self._pages.clear()
        self._past.clear()
        self.current = None

    def do(self, name: str) -> bool:
        """Does an act that the page offers. False when it offers none of this name."""
        for act in self.current.acts() if self.current is not None else ():
            if act.name == name:
                act.do()
                return True
        return False

    def next_pane(self, by: int) -> None:
        """F6: the keyboard goes to the next pane."""
        page = self.current
        panes: list[QWidget] = [*page.panes()] if page is not None else []
        if self.list.isVisible():
            panes.insert(0, self.list)
        focus: QWidget | None = self.window().focusWidget()
        holds = [focus is not None and (pane is focus or pane.isAncestorOf(focus)) for pane in panes]
        at = holds.index(True) if True in holds else -by
        target = panes[(at + by) % len(panes)] if panes else None
        if target is self.list:
            self.list.take_focus()
        elif page is not None and target is page.heading:
            page.take_focus()
        elif target is not None:
            target.setFocus()

    def pages_away(self) -> bool:
        """Whether the page list is folded away."""
        return not self.list.isVisibleTo(self)

    def em_wide(self) -> float:
        """The window's width in em."""
        return self.window().width() / max(theme().em(), 1)

    def fold(self) -> None:
        """Lays out anew for the window's width."""
        em = self.em_wide()
        narrow = em < Wide.ONE_COLUMN
        covered = self.current is not None and self.current.covers_pages
        self.list.setVisible(not narrow and not covered)
        self.status.fold(narrow=narrow)
        if self.current is not None:
            self.current.relayout(em)

    # work that takes long

    def show_job(self, job: Job) -> None:
        """After a second of work: what is being done, and Cancel where that can be."""
        self.hide_job()
        self._job = job
        progress = Progress(job.words, can_cancel=job.can_cancel)
        progress.cancelled.connect(self._on_cancelled)
        self.progress_holder.add(progress)
        self.progress_holder.show()

    def hide_job(self) -> None:
        """The work is done."""
        self._job = None
        self.progress_holder.empty()
        self.progress_holder.hide()

    # building

    def _make(self, name: str) -> Page:
        page = self._specs[name].build(self._session)
        page.go_to.connect(self._on_go_to)
        page.went_back.connect(self.back)
        page.help_asked.connect(self.help_asked)
        page.acts_changed.connect(self._on_page_changed)
        self._pages[name] = page
        self.stack.addWidget(page)
        return page

    def _build(self) -> None:
        main = Box(self.sample_strip, self.progress_holder, gap=Space.NONE)
        main.box.addWidget(self.stack, 1)
        middle = Box(self.list, gap=Space.NONE, across=True)
        middle.box.addWidget(main, 1)
        self.sample_strip.setVisible(self._sample)
        self.progress_holder.set_margins(Space.PAGE, Space.CARDS, Space.PAGE, Space.NONE)
        self.progress_holder.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(middle, 1)
        outer.addWidget(self.status)

    def _connect(self) -> None:
        self.list.chosen.connect(self.show_page)
        self.list.raise_asked.connect(self._on_raise_asked)
        self.list.risk_asked.connect(self.show_risk)

    def show_risk(self) -> None:
        """What to do first while somebody is at immediate risk, then where to record it."""
        place = self.place()
        if self.current is not None:
            dispute = place.dispute if isinstance(place, DisagreementTarget) else None
            self.go_to(RiskTarget(dispute, self.current.whom))

    def _on_go_to(self, target: Target) -> None:
        if target.page in self._specs:
            self.go_to(target)

    def _on_raise_asked(self) -> None:
        self.go_to(RaiseTarget())

    def _on_page_changed(self) -> None:
        if self.current is not None:
            self.list.set_whom(self.current.whom)
        self.page_changed.emit()

    def _on_cancelled(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self.hide_job()
