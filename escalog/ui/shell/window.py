"""The one window: gate or frame, menu row, keys, look, blank screen, idle lock. Knows no store.

The gate is what stands there while no store is open: unlock, first run, check a record, practise, help.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from escalog.ui.later import stop_all, timer
from escalog.ui.look.theme import application, theme
from escalog.ui.look.tokens import Size, Wide
from escalog.ui.page.page import Page, PageSpec
from escalog.ui.page.targets import Target
from escalog.ui.preferences import Preferences
from escalog.ui.shell.contents import Contents
from escalog.ui.shell.idle_lock import Idle
from escalog.ui.shell.menus import TopRow
from escalog.ui.shell.tab_order import step_focus
from escalog.ui.shell.window_actions import WindowActions
from escalog.ui.widgets.layouts import rest_focus

if TYPE_CHECKING:
    from escalog.ui.shell.blank_screen import BlankScreen
    from escalog.ui.shell.frame import Frame
    from escalog.ui.widgets.focus_ring import FocusRing

_NAME = "escalog"


class Window(QMainWindow):
    """Holds the gate or the frame, and everything that works everywhere."""

    lock_asked = Signal()
    """Lock now; who holds the store drops it, then calls `show_gate`."""
    closing = Signal()
    """The window goes: keep drafts, close the store."""
    help_asked = Signal(str)
    backup_asked = Signal()
    keep_asked = Signal()
    empty_practice_asked = Signal()
    painted = Signal()
    """Once, after the first paint: what the first screen does not need may be loaded now."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.preferences = preferences
        self.frame: Frame | None = None
        self.top = TopRow()
        self.stack = Contents()
        self.idle = Idle(self)
        self.idle.minutes = preferences.idle_minutes
        self._was_painted = False
        self.acts = WindowActions(
            self,
            {
                "lock": self.lock_asked.emit,
                "quit": self.close,
                "backup": self.backup_asked.emit,
                "keep-draft": self.keep_asked.emit,
            },
            self.help_asked.emit,
        )
        self._fold_soon = timer(self, self._fold)
        self._painted_soon = timer(self, self._on_painted)
        self._build()
        self._connect()

    # what the first paint does not need, and so loads nothing for it

    @cached_property
    def ring(self) -> "FocusRing":
        """The one focus ring."""
        from escalog.ui.widgets.focus_ring import FocusRing

        return FocusRing(self)

    @cached_property
    def blank(self) -> "BlankScreen":
        """The blank screen."""
        from escalog.ui.shell.blank_screen import BlankScreen

        blank = BlankScreen(self, (self.top, self.stack))
        blank.asked.connect(self.do)
        return blank

    # gate and frame

    def show_gate(self, gate: QWidget) -> None:
        """Shows a page that needs no store and discards what was shown before."""
        self.idle.stop()
        self.frame = None
        self.stack.put(gate)
        self.top.set_open(is_open=False)
        self._fold()
        self._retitle()

    def show_frame(self, frame: "Frame", specs: Sequence[PageSpec], place: Target) -> None:
        """Shows an open store, at a page."""
        self.frame = frame
        self.top.fill()
        frame.page_changed.connect(self._on_page_changed)
        frame.help_asked.connect(self.help_asked)
        self.stack.put(frame)
        self.top.set_pages(specs)
        self.top.set_open(is_open=True)
        self.idle.minutes = self.preferences.idle_minutes
        self.idle.start()
        frame.go_to(place)
        self._fold()

    def gate(self) -> QWidget | None:
        """What stands there while no store is open."""
        return None if self.frame is not None else self.stack.currentWidget()

    def drop_contents(self) -> None:
        """The lock: every widget and model that may hold case text is destroyed before this returns."""
        self.blank.forget()
        rest_focus(self)
        for other in [window for window in QApplication.topLevelWidgets() if window is not self and window.isVisible()]:
            other.close()
        if self.frame is not None:
            self.frame.clear()
        self.frame = None
        self.stack.destroy_all()

    def set_idle_minutes(self, minutes: int) -> None:
        """Locks after so many minutes without a key."""
        self.idle.minutes = minutes
        self.idle.touch()

    # acts

    def do(self, act: str) -> None:
        """Does what a key, a menu or a button of the menu row asks for."""
        self.acts.do(act)

    def page(self) -> Page | None:
        """The page that is up, in the frame or in the gate."""
        if self.frame is not None:
            return self.frame.current
        gate = self.stack.currentWidget()
        return gate if isinstance(gate, Page) else None

    # building and Qt's own events

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own signature
        """Moves the focus in reading order."""
        return step_focus(self, forward=next)

    def _build(self) -> None:
        self.setMenuWidget(self.top)
        self.setCentralWidget(self.stack)
        self.setWindowTitle(_NAME)
        screen = application().primaryScreen().availableSize()
        least = QSize(Size.WINDOW_LEAST_WIDE, Size.WINDOW_LEAST_HIGH).boundedTo(screen)
        self.setMinimumSize(least)
        if not self.preferences.restore_place(self):
            inside = screen - QSize(*_FRAME)  # the status bar stays on the screen
            self.resize(inside.boundedTo(QSize(*_FIRST_SIZE)).expandedTo(least))

    def _connect(self) -> None:
        self.top.asked.connect(self.do)
        self.idle.gone.connect(self.lock_asked)
        theme().changed.connect(self._on_theme_changed)

    def _fold(self) -> None:
        em = self.width() / max(theme().em(), 1)
        if self.frame is not None:
            self.frame.fold()
        page = self.page()
        if self.frame is None and page is not None:
            page.relayout(em)
        away = self.frame is not None and self.frame.pages_away()
        self.top.fold(narrow=em < Wide.ONE_COLUMN, pages_away=away)
        self.top.risk.setVisible(away)

    def _retitle(self) -> None:
        page = self.page()
        title = page.title if page is not None else ""
        self.setWindowTitle(f"{title} - {_NAME}" if title else _NAME)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Folds and unfolds."""
        super().resizeEvent(event)
        self._fold()

    def showEvent(self, event: QShowEvent) -> None:
        """Starts counting keys and pointer moves as activity."""
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            self.idle.watch(handle)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Reports the first paint."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self._painted_soon.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remembers its place, lets drafts be kept, and does nothing later any more."""
        self.preferences.remember_place(self)
        self.closing.emit()
        stop_all(self)
        super().closeEvent(event)

    def _on_painted(self) -> None:
        self.top.fill()
        self.ring.start()
        handle = self.windowHandle()
        if handle is not None:
            self.ring.watch(handle)
        self.painted.emit()

    def _on_page_changed(self) -> None:
        self._retitle()
        page = self.page()
        if page is None:
            self.top.set_acts(())
        else:
            self.top.set_acts(page.acts(), page.whom)
        self._fold()

    def _on_theme_changed(self) -> None:
        self._fold_soon.start()


_FIRST_SIZE = (1366, 768)
_FRAME = (8, 40)
"""What a desktop's own frame and title take at most, before the window is there to be asked."""
