"""The window: folds by width, keys do what the table says, F9 blanks, the lock leaves nothing behind."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from escalog.ui.forms.prose import ProseEdit
from escalog.ui.look.tokens import Delay
from escalog.ui.page.page import Page, PageSpec
from escalog.ui.page.shortcuts import BY_ACT, KEYS, MENU_LETTERS
from escalog.ui.page.targets import DraftKey, Target
from escalog.ui.preferences import Preferences
from escalog.ui.setup.unlock_page import UnlockPage
from escalog.ui.shell.window import Window
from escalog.ui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class _NotesTarget(Target):
    page = "notes"
    note: str = ""


class _Notes(Page):
    """A page that holds case text in a label and a field, and keeps a draft."""

    target, title, help = _NotesTarget, "Notes", "today"

    def __init__(self, session) -> None:
        super().__init__()
        self.field = ProseEdit()
        self.field.setText("K.M. was left alone overnight")
        self.body.add(Text("K.M. was left alone overnight"), self.field)
        self.draft = session.drafting.begin(DraftKey("notes"), "Notes", lambda: {"text": self.field.text()})
        self.field.textChanged.connect(self.draft.touch)
        self.shown: list[Target | None] = []
        self.cleared = 0

    def arrive(self, target: Target | None = None) -> None:
        self.shown.append(target)

    def where(self) -> Target:
        return self.shown[-1] or _NotesTarget()

    def leave(self) -> None:
        self.draft.keep()

    def clear(self) -> None:
        self.cleared += 1


@pytest.fixture
def notes(practice) -> _Notes:
    frame = practice.window.frame
    frame.add_page(PageSpec(_NotesTarget, _Notes))
    frame.go_to(_NotesTarget("id-1"))
    page = frame.current
    assert isinstance(page, _Notes)
    return page


def test_no_two_acts_share_a_key():
    keys = [QKeySequence(each).toString() for key in KEYS for each in key.keys]
    assert len(keys) == len(set(keys))


def test_keys_leave_alone_what_text_fields_and_other_systems_use():
    used = {each for key in KEYS for each in key.keys}
    assert not used & {f"Ctrl+{letter}" for letter in "ADEKUWYHM"}
    assert not any("Alt" in each and "Ctrl" in each for each in used)


def test_every_act_of_the_table_is_an_action_of_the_window(window):
    assert set(BY_ACT) <= set(window.top.actions_by_act)
    assert len(MENU_LETTERS) == len(window.top.bar.actions())


def test_without_a_store_only_what_needs_none_is_offered(window):
    shown = [action.text() for action in window.top.bar.actions() if action.isVisible()]
    assert shown == ["&File", "&View", "&Help"]
    assert not window.top.lock.isVisible()
    assert not window.top.actions_by_act["raise"].isEnabled()
    assert window.top.actions_by_act["help"].isEnabled()


def test_the_window_folds_by_its_width_in_em(practice, look, qtbot):
    window = practice.window
    frame = window.frame
    frame.show_page("settings")
    for percent, list_shown, narrow in ((100, True, False), (125, True, False), (200, False, True)):
        look.choose("light", percent)
        window.resize(1366, 728)
        qtbot.wait(30)
        assert frame.list.isVisible() is list_shown, percent
        assert window.top.pages_button.isVisible() is narrow
        assert (window.top.lock.text() == "Lock") is narrow
        risk_buttons = [frame.list.risk_button, window.top.risk]
        assert [button.isVisible() for button in risk_buttons].count(True) == 1


def test_the_title_names_the_page_and_nothing_else(practice, settle):
    frame = practice.window.frame
    for name in ("settings", "check", "help", "procedures", "risk"):
        frame.show_page(name)
        settle()
        assert practice.window.windowTitle() == f"{frame.current.title} - escalog"


def test_back_goes_to_the_page_before_and_what_it_showed(practice, notes):
    frame = practice.window.frame
    frame.show_page("settings")
    practice.window.do("back")
    assert frame.current is notes
    assert notes.shown == [_NotesTarget("id-1"), _NotesTarget("id-1")]


def test_whoever_is_at_risk_what_to_do_is_one_press_away_on_every_page(practice, notes):
    frame = practice.window.frame
    assert frame.list.risk_button.text() == "The child is at immediate risk"
    frame.list.risk_button.click()
    assert frame.current.name == "risk"
    said = " ".join(text.text() for text in frame.current.findChildren(Text))
    assert "999" in said
    assert "adult social care" in said


def test_f6_goes_round_the_panes(practice, qtbot):
    window = practice.window
    window.activateWindow()
    window.frame.show_page("settings")
    qtbot.waitUntil(window.isActiveWindow)
    seen = []
    for _ in range(4):
        window.do("next-pane")
        seen.append(type(window.focusWidget()).__name__)
    assert seen[0] == seen[2]
    assert "PageButton" in seen
    assert "Title" in seen


def test_the_list_of_pages_is_one_stop_for_tab_and_arrows_walk_it(practice, qtbot):
    pages = practice.window.frame.list
    practice.window.frame.show_page("settings")
    stops = [button for button in pages.buttons if button.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [button.page for button in stops] == ["settings"]
    pages.take_focus()
    qtbot.keyClick(stops[0], Qt.Key.Key_Up)
    before = pages.buttons[pages.buttons.index(stops[0]) - 1]
    qtbot.keyClick(before, Qt.Key.Key_Return)
    assert practice.window.frame.current.name == before.page


def test_f9_hides_everything_and_gives_it_back(practice, notes, qtbot):
    window = practice.window
    window.activateWindow()
    notes.field.setFocus()
    qtbot.waitUntil(notes.field.hasFocus)
    window.do("blank")
    assert window.blank.isVisible()
    assert window.blank.geometry() == window.rect()
    window.do("page-settings")
    assert window.frame.current is notes
    qtbot.keyClick(window.blank, Qt.Key.Key_A)
    assert "a" not in notes.field.text()[-1:]
    window.do("blank")
    assert not window.blank.isVisible()
    assert notes.field.hasFocus()


def _texts() -> str:
    found = []
    for widget in QApplication.allWidgets():
        if isinstance(widget, QLabel | QLineEdit):
            found.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            found.append(widget.toPlainText())
        found.append(widget.accessibleName() + widget.accessibleDescription() + widget.windowTitle())
    return "\n".join(found)


def test_after_locking_no_case_text_is_in_any_widget_and_the_draft_is_kept(practice, notes, settle, ask, qtbot):
    assert "left alone" in _texts()
    qtbot.keyClicks(notes.field, " again")
    practice.window.do("lock")
    assert "left alone" not in _texts()
    assert notes.cleared == 1
    assert practice.window.frame is None
    page = practice.window.page()
    assert isinstance(page, UnlockPage)
    settle()
    page.practise.click()
    settle()
    kept = ask(lambda desk=practice.open_store.desk: desk.drafts.get("notes"))
    assert "left alone overnight" in kept.values["text"]
    assert "again" in kept.values["text"]


def test_unlocking_comes_back_to_the_page_that_was_open(practice, settle):
    practice.window.frame.show_page("settings")
    settle()
    practice.lock()
    settle()
    practice.window.page().practise.click()
    settle()
    assert practice.window.frame.current.name == "settings"


def test_it_locks_when_nobody_is_there(practice, qtbot):
    idle = practice.window.idle
    idle.look()
    assert practice.window.frame is not None
    idle._seen -= 5 * 60 + 1
    idle.look()
    assert practice.window.frame is None


def test_it_locks_when_the_laptop_slept(practice):
    idle = practice.window.idle
    idle._ticked -= Delay.SLEPT_AFTER / 1000 + 1
    idle.look()
    assert practice.window.frame is None


def test_a_key_in_the_native_window_counts_as_life(practice, qtbot):
    idle = practice.window.idle
    idle._seen -= 1000
    event = QEvent(QEvent.Type.KeyPress)
    idle.eventFilter(practice.window, event)
    idle.look()
    assert practice.window.frame is not None


def test_size_place_and_look_are_remembered_and_no_name_is(window, preferences, tmp_path):
    window.do("larger")
    window.do("palette:dark")
    window.resize(1200, 700)
    preferences.remember_place(window)
    assert (preferences.percent, preferences.palette) == (110, "dark")
    kept = {line.partition("=")[0] for line in (tmp_path / "window.ini").read_text(encoding="utf-8").splitlines()}
    assert kept <= {"[General]", "percent", "palette", "place", "has-store", "idle-minutes"}
    assert preferences.restore_place(window)


def test_no_part_ever_flashes_up_as_a_window_of_its_own(door, settle, qapp):
    flashed = []

    class Watch(QWidget):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                flashed.append(type(watched).__name__)
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    try:
        door.gate.show_check()
        door.show_help("index")
        door.gate.show_restore()
        door.show_first_run()
        door.window.page().main_act()
        door.gate.show_unlock().practise.click()
        settle()
        for name in ("settings", "agenda", "closures", "procedures", "check", "help", "risk"):
            door.window.frame.show_page(name)
            settle()
        door.lock()
    finally:
        qapp.removeEventFilter(watch)
    assert flashed == []


def test_the_ring_is_seen_from_the_first_paint_on(practice, qtbot):
    window = practice.window
    qtbot.waitUntil(window.ring.isVisible)
    window.frame.current.heading.take_focus()
    assert window.ring.target() is window.frame.current.heading


def test_a_first_window_leaves_room_for_its_frame(qtbot, tmp_path, look):
    window = Window(Preferences(tmp_path / "new.ini"))
    qtbot.addWidget(window)
    room, least = QApplication.primaryScreen().availableSize(), window.minimumSize()
    assert window.height() <= max(room.height() - 40, least.height())
    assert window.width() <= max(room.width() - 8, least.width())
    assert window.height() < room.height()


@pytest.mark.parametrize(("percent", "width"), [(150, 1024), (150, 1366), (200, 1366)])
def test_no_menu_is_without_room_on_a_small_screen_with_large_text(practice, look, qtbot, percent, width):
    window = practice.window
    window.frame.show_page("settings")
    look.choose("contrast", percent)
    window.resize(width, 700)
    qtbot.wait(30)
    shown = [action for action in window.top.bar.actions() if action.isVisible()]
    assert window.top.bar.actionGeometry(shown[-1]).right() < window.top.bar.width()
