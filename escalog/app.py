"""The desktop program: the window on top of the wiring. What the first screen does not need is loaded after it."""

import gc
import os
import sys
from collections.abc import MutableMapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from escalog import __version__
from escalog.domain.values.failure import Failure
from escalog.ui.later import later
from escalog.ui.look.theme import STYLE, Theme
from escalog.ui.preferences import Preferences
from escalog.ui.setup.unlock_page import UnlockPage
from escalog.ui.shell.window import Window
from escalog.wording.failures import advice_of, sentence_of

if TYPE_CHECKING:
    from escalog.services.desk import Desk
    from escalog.ui.page.page import Page, PageSpec
    from escalog.ui.page.targets import Target
    from escalog.ui.session.doorkeeper import Doorkeeper
    from escalog.ui.session.gate import Gate
    from escalog.wiring import Program


class _Pages:
    """Pages that are loaded when they are first needed."""

    def pages(self, doorkeeper: "Doorkeeper") -> "Sequence[PageSpec]":
        """The pages of an open store."""
        from escalog.ui.session.page_registry import page_specs

        return page_specs(doorkeeper.window, doorkeeper.opening)

    def first_run(self, doorkeeper: "Doorkeeper", desk: "Desk | None") -> "Page":
        """Setting up."""
        from escalog.services.opening.opening import FirstRun
        from escalog.ui.setup.first_run_page import FirstRunPage

        opening, worker, unseen = doorkeeper.opening, doorkeeper.worker, doorkeeper.made_unseen
        page = FirstRunPage(opening, FirstRun, worker, doorkeeper.now, desk, made_unseen=unseen)
        page.store_made.connect(doorkeeper.store_made)
        page.ready.connect(doorkeeper.set_up_done)
        page.left.connect(doorkeeper.gate.show_unlock)
        return page

    def place_of_draft(self, key: str) -> "Target":
        """Where a draft is written on."""
        from escalog.ui.page.targets import DraftKey

        return DraftKey.parse(key).target

    def check(self, gate: "Gate") -> "Page":
        """Checking without a store."""
        from escalog.ui.records.check_page import CheckPage

        page = CheckPage(gate.checking, gate.worker, gate.ways.now, in_gate=True)
        page.left_gate.connect(gate.show_unlock)
        page.set_up_asked.connect(gate.ways.show_first_run)
        return page

    def help(self, gate: "Gate") -> "Page":
        """Help without a store."""
        from escalog.ui.help.page import HelpPage

        page = HelpPage(in_gate=True)
        page.left_gate.connect(gate.show_unlock)
        return page


def open_door(window: Window, page: UnlockPage, program: "Program") -> "Doorkeeper":
    """Puts the services behind a first screen that is up already."""
    from escalog.ui.session.doorkeeper import Doorkeeper

    doorkeeper = Doorkeeper(window, program.opening, program.checking, _Pages())
    doorkeeper.gate.take_over(page)
    return doorkeeper


def first_screen(preferences: Preferences) -> tuple[Window, UnlockPage]:
    """The window with its first screen, not yet shown. Loads nothing but Qt and what is painted."""
    window = Window(preferences)
    page = UnlockPage(has_store=preferences.has_store)
    window.show_gate(page)
    page.take_focus()
    return window, page


def run(arguments: Sequence[str] = ()) -> int:
    """Opens the window and stays until it is closed; returns the exit code."""
    start_no_bus(os.environ)
    gc.disable()  # what is loaded before the first paint stays: looking through it for garbage only holds it up
    qInstallMessageHandler(_without_a_screen)
    app = QApplication([sys.argv[0], "-style", STYLE, *arguments])
    qInstallMessageHandler(None)
    app.setApplicationName("escalog")
    app.setApplicationDisplayName("escalog")
    app.setApplicationVersion(__version__)
    preferences = Preferences()
    Theme(app, preferences.palette, preferences.percent)
    window, page = first_screen(preferences)

    def load() -> None:
        from escalog.ui.shell.garbage_collection import Collector
        from escalog.wiring import build

        Collector(app)
        doorkeeper = open_door(window, page, build())
        app.aboutToQuit.connect(doorkeeper.close)
        later(app, lambda: _load_ahead(app), _WHILE_TYPING)

    window.painted.connect(load)
    window.show()
    return app.exec()


def _without_a_screen(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:  # noqa: ARG001 - Qt's shape
    """What Qt says while it looks for a screen. Where it finds none it would abort: that is a sentence and a code."""
    failure = Failure("no-display") if kind == QtMsgType.QtFatalMsg else None
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence_of(failure)}\n{advice_of(failure)}\n" if failure else f"{text}\n")
        sys.stderr.flush()
    if failure:
        os._exit(failure.exit_code)


def start_no_bus(environment: MutableMapping[str, str]) -> None:
    """Where a desktop has no message bus, looking for one would start one, and leave it running at the end."""
    folder = environment.get("XDG_RUNTIME_DIR")
    if sys.platform == "linux" and not (folder and (Path(folder) / "bus").exists()):
        environment.setdefault("DBUS_SESSION_BUS_ADDRESS", "disabled:")


_WHILE_TYPING = 200


def _load_ahead(app: QApplication) -> None:
    """Loads the pages, and fonts that this machine lacks, while somebody types a passphrase."""
    import escalog.services.desk
    import escalog.ui.session.page_registry  # noqa: F401
    from escalog.ui.look.script_fonts import ScriptFonts

    ScriptFonts(app)
