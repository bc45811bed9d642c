"""What is spoken: names, descriptions and where the keyboard stands, as a screen reader gets them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget

from escalog.domain.values.failure import Failure
from escalog.ui.forms.choices import ListChoice
from escalog.ui.forms.dates import DateField
from escalog.ui.forms.rows import ErrorSummary, FieldRow, Note
from escalog.ui.page.targets import HelpTarget
from escalog.ui.settings.page import SettingsPage
from escalog.ui.widgets.text import ReadText
from tests.ui.moment import NOW


def _shown(window) -> str:
    """Every name and description of what is visible."""
    said = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            said += [widget.accessibleName(), widget.accessibleDescription(), getattr(widget, "text", lambda: "")()]
    return "\n".join(said)


def test_the_blank_screen_leaves_nothing_to_read(practice, settle, qtbot):
    window = practice.window
    window.frame.show_page("settings")
    settle()
    window.frame.current.look.idle_choice.setFocus()
    window.do("blank")
    assert set(_shown(window).split("\n")) == {"", "Blank screen. Press F9 to go on."}
    qtbot.keyClick(window.blank, Qt.Key.Key_F9)
    assert not window.blank.isVisible()
    assert "Settings" in _shown(window)
    assert window.focusWidget() is window.frame.current.look.idle_choice


def test_the_lock_works_below_the_blank_screen(practice, settle, qtbot):
    window = practice.window
    window.do("blank")
    qtbot.keyClick(window.blank, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window.frame is None
    assert window.blank.isVisible()
    qtbot.keyClick(window.blank, Qt.Key.Key_Escape)
    assert not window.blank.isVisible()
    assert window.page().practise.isVisible()


def test_f10_chooses_the_first_menu_and_esc_gives_the_keyboard_back(practice, settle, qtbot):
    window = practice.window
    window.frame.show_page("settings")
    settle()
    window.activateWindow()
    window.frame.current.look.idle_choice.setFocus()
    window.do("menu")
    opened = window.top.menu("file")
    assert opened.isVisible()
    assert window.top.bar.activeAction() is opened.menuAction()
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    assert not opened.isVisible()
    if window.top.bar.hasFocus():
        qtbot.keyClick(window.top.bar, Qt.Key.Key_Escape)
    assert window.top.bar.activeAction() is None
    assert window.focusWidget() is window.frame.current.look.idle_choice


def test_the_status_bar_is_one(practice):
    frame = practice.window.frame
    assert QAccessible.queryAccessibleInterface(frame.status).role() is QAccessible.Role.StatusBar
    assert frame.status.accessibleName() == "Status"
    assert frame.status.saved.text() == "Everything is saved on this laptop"


def test_the_menu_says_which_colours_are_on(practice, look):
    view = {each.text(): each for each in practice.window.top.menu("view").actions()}
    assert view["&Light"].isChecked()
    look.choose("contrast")
    assert [text for text, action in view.items() if action.isChecked()] == ["&High contrast"]


def test_the_page_that_is_up_is_named_and_no_page_is_a_tick(practice):
    practice.window.frame.show_page("check")
    buttons = practice.window.frame.list.buttons
    assert [each.accessibleName() for each in buttons if each.current] == ["Check a record, current page"]
    roles = {QAccessible.queryAccessibleInterface(each).role() for each in buttons}
    assert roles == {QAccessible.Role.PushButton}


def test_going_to_a_page_never_gives_the_keyboard_to_anything_else_on_the_way(practice, settle, qapp):
    window = practice.window
    window.activateWindow()
    window.frame.show_page("settings")
    settle()
    window.frame.current.look.idle_choice.setFocus()
    passed = []
    qapp.focusChanged.connect(lambda _old, new: passed.append(new))
    window.frame.show_page("check")
    settle()
    assert [each for each in passed if isinstance(each, QAbstractButton)] == []
    passed.clear()
    practice.lock()
    settle()
    gate = window.page()
    assert [each for each in passed if isinstance(each, QAbstractButton) and not gate.isAncestorOf(each)] == []


def test_a_list_of_choices_is_named_by_its_label(qtbot):
    row = FieldRow("Text size", ListChoice([("a", "100 %")], ask=""), "Also by keys.")
    qtbot.addWidget(row)
    assert row.label.buddy() is row.control
    assert row.control.accessibleDescription() == "Also by keys."


@pytest.mark.parametrize(
    ("day", "time", "part", "says"),
    [("23 Nov 2026", "27:00", "time", "time"), ("31 Nov 2026", "16:05", "day", "day"), ("31 Nov", "27:00", "day", "")],
)
def test_what_is_wrong_with_a_moment_is_said_at_its_own_part(qtbot, day, time, part, says):
    field = DateField(lambda: NOW, with_time=True)
    row = FieldRow("When did you receive it?", field)
    qtbot.addWidget(row)
    row.show()
    field.day.setText(day)
    field.time.setText(time)
    sentences = field.errors()
    assert len(sentences) == (2 if not says else 1)
    row.show_errors(sentences)
    row.take_focus()
    assert row.focusWidget() is getattr(field, part)
    other = field.day if part == "time" else field.time
    assert sentences[0] in getattr(field, part).accessibleDescription()
    assert sentences[0] not in other.accessibleDescription()
    assert field.day.accessibleName().startswith("Date")
    assert field.time.accessibleName().startswith("Time (24-hour)")


def test_notes_and_strength_are_part_of_the_description(qtbot, door):
    door.show_first_run()
    step = door.window.page().passphrase
    step.first.setText("short")
    qtbot.waitUntil(lambda: "15" in step.first.accessibleDescription().split("paste it.")[-1])
    row = step.rows["first"]
    row.show_notes([Note("You could add: by when.")])
    assert "You could add: by when." in step.first.accessibleDescription()
    row.show_notes([])
    assert "You could add" not in step.first.accessibleDescription()


def test_the_summary_puts_one_stop_after_each_sentence(qtbot):
    summary = ErrorSummary()
    qtbot.addWidget(summary)
    summary.show_errors([("a", "It is easy to guess."), ("b", "The two differ")])
    assert summary.accessibleDescription() == "It is easy to guess. The two differ"


def test_what_one_must_know_can_be_reached_with_tab(practice, settle):
    frame = practice.window.frame
    frame.show_page("risk")
    assert "Call 999" in frame.current.heading.accessibleDescription()
    assert "Call 999" in frame.current.now.accessibleDescription()
    frame.go_to(HelpTarget("information-governance"))
    spoken = {each.text(): each.accessibleDescription() for each in frame.current.text.findChildren(ReadText)}
    assert "SQLCipher" in spoken["How it is protected"]
    frame.show_page("procedure")
    settle()
    stages = frame.current.ladder_holder.findChildren(ReadText)
    assert any("working days" in each.accessibleDescription() for each in stages)
    frame.show_page("settings")
    settle()
    page = frame.current
    assert isinstance(page, SettingsPage)
    assert page.heading.accessibleName() == "Settings"
    assert any(each.accessibleName().startswith("Your fingerprint in words:") for each in page.findChildren(ReadText))


def test_a_verdict_is_where_the_keyboard_is(practice, settle, tmp_path):
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4 a scan")
    frame = practice.window.frame
    frame.show_page("check")
    practice.window.activateWindow()
    frame.current.check([tmp_path / "scan.pdf", tmp_path / "gone.pdf"])
    settle()
    assert practice.window.focusWidget() is frame.current.summary_line
    said = frame.current.summary_line.accessibleName()
    assert said == "2 files checked. Look first at scan.pdf: Cannot tell."
    toggles = [each for each in frame.current.findChildren(QAbstractButton) if each.text() == "Details"]
    assert all(each.accessibleDescription().startswith(("Cannot tell", "This file could not")) for each in toggles)


def test_nothing_under_way_keeps_no_draft(practice):
    practice.window.do("keep-draft")
    assert "no draft to keep" in practice.window.frame.status.saved.text()
    practice.window.frame.show_page("settings")
    assert practice.window.frame.status.saved.text() == "Everything is saved on this laptop"


def test_a_wrong_passphrase_is_said_at_the_field(door):
    page = door.window.page()
    page.set_has_store(there=True)
    page.show_failure(Failure("store-passphrase-wrong"))
    assert "Check Caps Lock" in page.passphrase.accessibleDescription()
