"""A window on a store of its own, and the look set back to light and 100 % for every test."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from escalog import app as desktop
from escalog.services.laptop.clock import StoryClock
from escalog.services.opening.opening import FirstRun
from escalog.store import access
from escalog.store.keys.key_slots import Work
from escalog.ui.look.theme import Theme
from escalog.ui.preferences import Preferences
from escalog.ui.session.doorkeeper import Doorkeeper
from escalog.ui.setup.unlock_page import UnlockPage
from escalog.ui.shell.window import Window
from escalog.wiring import Paths, build
from tests.builders.windows import open_window, real, sample, stores
from tests.builders.worker_watch import watched_worker
from tests.ui.moment import NOW

__all__ = ["open_window", "real", "sample", "stores"]

PASSPHRASE = "marmalade ladder quiet boat"


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[Theme]:
    """The theme of the one application, as it is at first."""
    current = qapp.findChild(Theme) or Theme(qapp)
    current.choose("light", 100)
    yield current
    current.choose("light", 100)


@pytest.fixture(autouse=True)
def worker_holds_no_window() -> Iterator[None]:
    """In no test of the window is the worker handed a part of it."""
    with watched_worker():
        yield


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "window.ini")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(store=tmp_path / "store", practice=tmp_path / "practice", state=tmp_path / "state")


@pytest.fixture
def clock() -> StoryClock:
    return StoryClock(NOW)


@pytest.fixture
def door(qtbot, preferences, paths, clock) -> Iterator[Doorkeeper]:
    """The program with its first screen up."""
    window, page = desktop.first_screen(preferences)
    window.resize(1366, 728)
    window.show()
    qtbot.waitUntil(lambda: window.top.actions_by_act != {})
    doorkeeper = desktop.open_door(window, page, build(paths=paths, clock=clock))
    yield doorkeeper
    window.close()
    window.deleteLater()


@pytest.fixture
def window(door: Doorkeeper) -> Window:
    return door.window


@pytest.fixture
def settle(qtbot, door) -> Callable[[], None]:
    """Waits until the worker has nothing to do."""

    def wait() -> None:
        qtbot.wait(30)
        qtbot.waitUntil(lambda: door.worker.idle, timeout=60_000)
        qtbot.wait(30)

    return wait


@pytest.fixture
def ask(qtbot, door) -> Callable[[Callable[[], Any]], Any]:
    """Asks the open store something, on the worker that owns it."""

    def run(work: Callable[[], Any]) -> Any:
        answers: list[Any] = []
        door.worker.run(work, answers.append, answers.append)
        qtbot.waitUntil(lambda: answers != [], timeout=60_000)
        assert not isinstance(answers[0], Exception)
        return answers[0]

    return run


@pytest.fixture
def own(door, settle, paths, clock) -> Doorkeeper:
    """A store of one's own with nothing in it, open."""
    vault, _code = access.create(paths.store, PASSPHRASE, now=NOW, state_folder=paths.state, work=Work(passes=1))
    door.opening._sign_in(vault, FirstRun("Ada Lind", "Lead", "Elmbrook School", "england"), clock)
    vault.close()
    door.gate.show_unlock().unlock_asked.emit(PASSPHRASE)
    settle()
    assert door.window.frame is not None
    opened: Doorkeeper = door
    return opened


@pytest.fixture
def practice(door, settle) -> Doorkeeper:
    """The practice store, open."""
    page = door.window.page()
    assert isinstance(page, UnlockPage)
    page.practise.click()
    settle()
    assert door.window.frame is not None
    opened: Doorkeeper = door
    return opened
