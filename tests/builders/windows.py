"""Windows over a practice store and a real one, as fixtures: for the stories and for the pages."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders.desktop import Desktop, a_desktop, make_stores


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once: making them takes a second or two."""
    return make_stores(tmp_path_factory.mktemp("stores"))


@pytest.fixture
def open_window(qtbot: QtBot, stores: Path, tmp_path: Path, qapp: QApplication) -> Iterator[Callable[[], Desktop]]:
    """Opens the program, as often as a test needs."""
    with a_desktop(qtbot, stores, tmp_path, qapp) as opened:
        yield opened


@pytest.fixture
def sample(open_window: Callable[[], Desktop]) -> Desktop:
    """The practice store, open."""
    return open_window().practise()


@pytest.fixture
def real(open_window: Callable[[], Desktop]) -> Desktop:
    """A real store, open, with nothing in it yet."""
    return open_window().unlock()
