"""What every test stands on: no screen, no home folder of a real person, no network beyond this machine."""

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from escalog.store.lists.search import Search

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Two workers share two cores, so time says nothing about an example. `make test` tries the same examples every time,
# so that its answer depends on the code alone; `make search` tries examples that nobody has seen yet.
settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("make-test", settings.get_profile("search"), derandomize=True)
settings.load_profile("make-test")

_LOOPBACK = ("127.", "::1", "localhost")


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder made for this test, so that no test reads or writes the store of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.delenv("ESCALOG_PASSPHRASE_FILE", raising=False)
    return home


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The application is started as the program starts it, whatever the look of the desktop here."""
    from escalog.ui.look.theme import STYLE

    return ["escalog", "-style", STYLE]


@pytest.fixture(autouse=True, scope="session")
def _loopback_only() -> Iterator[None]:
    """Any connection that would leave this machine is an error; escalog never makes one."""
    connect: Callable[[socket.socket, Any], None] = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not str(address[0]).startswith(_LOOPBACK):
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield


@pytest.fixture(autouse=True, scope="session")
def _patience() -> Iterator[None]:
    """What a window is waited for comes late where both cores are busy elsewhere; only what never comes takes so long.

    A pause ends no earlier than everything that is already on its way: a change of size, a new look. A search is not
    cut short unless a test asks for that: on busy cores its fraction of a second may be over before it began.
    """
    pause: Callable[[QtBot, int], None] = QtBot.wait

    def wait(self: QtBot, ms: int) -> None:
        pause(self, ms)
        for _ in range(_ROUNDS_OF_LAYOUT):
            QCoreApplication.processEvents()

    with pytest.MonkeyPatch.context() as patch:
        for each in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitActive, QtBot.waitExposed):
            patch.setitem(each.__kwdefaults__ or {}, "timeout", _PATIENCE)
        patch.setattr(QtBot, "wait", wait)
        patch.setattr(Search.__init__, "__defaults__", (_PATIENCE / 1000, _PATIENCE / 1000))
        yield


_PATIENCE = 60_000
"""Milliseconds."""
_ROUNDS_OF_LAYOUT = 3


@pytest.fixture(autouse=True)
def _between_events(request: pytest.FixtureRequest) -> Iterator[None]:
    """Where there is a window, cycles are looked for as the program does it."""
    if "qapp" not in request.fixturenames:
        yield
        return
    from escalog.ui.shell.garbage_collection import Collector

    collector = Collector(request.getfixturevalue("qapp"))
    yield
    collector.close()
    collector.deleteLater()
