"""Every page of the gate and the frame passes the lint, at every text size and both window widths."""

import pytest

from escalog.ui.setup.first_run_page import FirstRunPage
from tests.ui.lint import lint

SIZES = ((100, 1366, 728), (100, 1920, 1040), (125, 1366, 728), (150, 1366, 728), (200, 1366, 728), (200, 1920, 1040))


@pytest.fixture
def findings(door, look, qtbot):
    """What the lint finds on the window as it stands, at every size."""

    def walk() -> list[str]:
        found = []
        for percent, width, height in SIZES:
            look.choose("light", percent)
            door.window.resize(width, height)
            qtbot.wait(60)
            found += [f"{percent} % at {width}: {each}" for each in lint(door.window)]
        look.choose("light", 100)
        return found

    return walk


def test_the_first_screen(door, findings):
    assert findings() == []
    door.window.page().set_has_store(there=True)
    assert findings() == []


@pytest.mark.parametrize("name", ["check", "restore", "first_run"])
def test_pages_that_need_no_store(door, findings, name):
    getattr(door if name == "first_run" else door.gate, f"show_{name}")()
    assert findings() == []


def test_setting_up_with_errors_and_its_second_step(door, findings):
    door.show_first_run()
    page = door.window.page()
    assert isinstance(page, FirstRunPage)
    page.main_act()
    assert findings() == []
    page.me.set_values({"name": "R.A.", "role": "lead", "agency": "School", "nation": "wales"})
    page.main_act()
    assert findings() == []


@pytest.mark.parametrize("name", ["settings", "agenda", "closures", "procedures", "check", "help", "risk"])
def test_pages_of_an_open_store(practice, findings, settle, name):
    practice.window.frame.show_page(name)
    settle()
    assert findings() == []


def test_pages_of_a_store_of_ones_own(own, findings, settle):
    frame = own.window.frame
    for name in ("settings", "passphrase", "new-sheet", "procedures"):
        frame.show_page(name)
        settle()
        assert findings() == [], name
    frame.show_page("passphrase")
    frame.current.main_act()
    assert findings() == []
    frame.show_page("new-sheet")
    frame.current.main_act()
    settle()
    assert frame.current.after.isVisible()
    assert findings() == []


@pytest.mark.parametrize("palette", ["dark", "contrast"])
def test_other_colours_move_nothing(practice, look, settle, palette, qtbot):
    for name in ("settings", "check", "risk", "procedures"):
        practice.window.frame.show_page(name)
        settle()
        look.choose(palette, 150)
        qtbot.wait(60)
        assert lint(practice.window) == [], name


def test_the_lint_finds_what_is_wrong(qtbot):
    from PySide6.QtWidgets import QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    outer = QScrollArea()
    inner = QWidget()
    within = QVBoxLayout(inner)
    within.addWidget(QScrollArea())
    wide = QWidget()
    wide.setMinimumWidth(2000)
    within.addWidget(wide)
    outer.setWidget(inner)
    cut = QPushButton("A label that is cut")
    cut.setFixedWidth(20)
    stray = QPushButton("Out", window)
    stray.setGeometry(500, 0, 50, 20)
    for part in (outer, QLineEdit(), cut, QPushButton("&Open"), QPushButton("&Out"), QPushButton("&File")):
        layout.addWidget(part)
    window.resize(400, 400)
    window.show()
    found = "\n".join(lint(window))
    for what in (
        "has no name",
        "button smaller",
        "outside its parent",
        "scrolls inside",
        "wider than its view",
        "letter O twice",
        "letter F belongs",
    ):
        assert what in found, what
