"""Carries out what keys, menus and the menu row trigger: each action by name, on the window or its page."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from escalog.ui.look.theme import theme
from escalog.ui.page.page import Page
from escalog.ui.page.targets import DisagreementsTarget, RaiseTarget
from escalog.ui.preferences import Preferences
from escalog.ui.shell.menus import TopRow, focus_edit
from escalog.wording.language import say

if TYPE_CHECKING:
    from escalog.ui.shell.blank_screen import BlankScreen
    from escalog.ui.shell.frame import Frame

_LOOKS = {"larger": 1, "smaller": -1, "usual-size": 0}


class ActionHost(Protocol):
    """What the acts need of the window."""

    preferences: Preferences
    top: TopRow
    frame: "Frame | None"

    @property
    def blank(self) -> "BlankScreen":
        """The blank screen."""

    def page(self) -> Page | None:
        """The page that is up."""

    def focusWidget(self) -> QWidget | None:
        """What has the keyboard."""


class WindowActions:
    """Carries out actions. While the screen is blank, only those that work there.

    `requests` are what the window asks of whoever holds the store, by the name of the act; `show_help` opens a page
    of the help by its name.
    """

    def __init__(
        self, window: ActionHost, requests: Mapping[str, Callable[[], object]], show_help: Callable[[str], object]
    ) -> None:
        self._window = window
        self._requests = requests
        self._show_help = show_help

    def do(self, act: str) -> None:
        """Does what a key, a menu or a button of the menu row asks for."""
        if self._window.blank.isVisible() and act not in ("blank", "lock", "quit"):
            return
        head, _colon, rest = act.partition(":")
        if act in _LOOKS:
            theme().step(_LOOKS[act])
            self._window.preferences.percent = theme().percent
        elif head == "palette":
            theme().choose(rest or None)
            self._window.preferences.palette = theme().chosen
        elif head == "edit":
            focus_edit(self._window.focusWidget(), rest)
        elif head == "help":
            self._ask_help(rest)
        elif head in ("page", "page-check") or act.startswith("page-"):
            self._go(rest or act.removeprefix("page-"))
        else:
            self._acts().get(act, lambda: self._do_on_page(act))()

    def _acts(self) -> dict[str, Callable[[], object]]:
        return {
            **self._requests,
            "blank": self._blank,
            "menu": self._window.top.take_focus,
            "main": self._main_act,
            "escape": self._escape,
        }

    def _do_on_page(self, act: str) -> None:
        frame = self._window.frame
        if frame is None:
            return
        if act == "back":
            frame.back()
        elif act in ("next-pane", "previous-pane"):
            frame.next_pane(1 if act == "next-pane" else -1)
        elif act == "raise":
            frame.go_to(RaiseTarget())
        elif act == "risk":
            frame.show_risk()
        elif act == "search":
            frame.go_to(DisagreementsTarget(search=True))
        elif not frame.do(act):
            frame.status.saved.say(say("key-needs-disagreement"))

    def _go(self, name: str) -> None:
        if self._window.frame is not None:
            self._window.frame.show_page(name)
        elif name == "check":
            self._show_help("gate:check")

    def _ask_help(self, name: str) -> None:
        page = self._window.page()
        self._show_help(name or (page.help if page is not None else "index") or "index")

    def _main_act(self) -> None:
        page = self._window.page()
        if page is not None:
            page.main_act()

    def _escape(self) -> None:
        page = self._window.page()
        if page is not None:
            page.escape()

    def _blank(self) -> None:
        self._window.blank.turn()
        page = self._window.page()
        if not self._window.blank.isVisible() and self._window.focusWidget() is None and page is not None:
            page.take_focus()
