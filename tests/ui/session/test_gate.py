"""Before a store is open: unlocking, setting up, restoring, checking records, help."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit

from escalog.resources import resource_bytes
from escalog.services.desk import Desk
from escalog.ui.diagrams.marks import VerdictMark
from escalog.ui.diagrams.verdict_card import VerdictCard
from escalog.ui.help.page import HelpPage, help_names, say_key
from escalog.ui.page.confirm import YesNo
from escalog.ui.page.shortcuts import KEYS
from escalog.ui.page.targets import ProcedureTarget, ProcedureView
from escalog.ui.records.check_page import ASK_WORDS, CheckPage
from escalog.ui.records.page_picture import PagePicture
from escalog.ui.session.page_registry import page_specs
from escalog.ui.setup.first_run_page import FirstRunPage
from escalog.ui.setup.new_sheet_page import NewSheetPage
from escalog.ui.setup.passphrase_page import PassphrasePage
from escalog.ui.setup.recovery_sheet import RecoverySheet, SheetView, print_sheet
from escalog.ui.setup.restore_page import RestorePage
from escalog.ui.setup.unlock_page import UnlockPage
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.text import Text
from tests.builders.structure import Tagged

PASSPHRASE = "copper lane tulip river eleven"
ME = {"name": "R.A. Sample", "role": "safeguarding lead", "agency": "Elmbrook School", "nation": "england"}


@pytest.fixture
def first_run(door):
    door.show_first_run()
    page = door.window.page()
    assert isinstance(page, FirstRunPage)
    return page


@pytest.fixture
def made(first_run, settle):
    """Setting up, with the store made and the sheet on the screen."""
    first_run.me.set_values(ME)
    first_run.main_act()
    first_run.passphrase.first.setText(PASSPHRASE)
    first_run.passphrase.again.setText(PASSPHRASE)
    first_run.main_act()
    settle()
    assert first_run.step == "sheet"
    return first_run


@pytest.fixture
def set_up(made, door, settle, ask, tmp_path):
    """A store that is set up and open."""
    for number, line in made.sheet.lines.items():
        line.setText(made.sheet.shown.groups[number].lower())
    made.sheet.holds.setText("M.B., records manager")
    made.main_act()
    made.backup.line.setText(str(tmp_path))
    made.main_act()
    settle()
    assert made.procedure.packs.value() == ""
    made.main_act()
    assert made.summary.sentences() == ("Choose a procedure, or press Finish later",)
    next(iter(made.procedure.packs.group.radios.values())).click()
    made.procedure.adopt.form.set_values({**made.procedure.adopt.values(), "source_checked": True})
    chosen = made.procedure.packs.value()
    assert not made.procedure.adopt.starts.isVisible()  # it is the first: there is nothing to ask
    made.main_act()
    settle()
    assert door.window.frame is not None
    assert ask(door.open_store.desk.procedures.default).digest == chosen
    return door


@pytest.fixture
def at_procedure(made, settle, tmp_path):
    """Setting up, at the page of the procedure."""
    for number, line in made.sheet.lines.items():
        line.setText(made.sheet.shown.groups[number])
    made.sheet.holds.setText("M.B., records manager")
    made.main_act()
    made.backup.line.setText(str(tmp_path))
    made.main_act()
    settle()
    assert made.step == "procedure"
    return made


def _issue(desk: Desk, path: Path) -> None:
    """Makes a record of the first disagreement; the store is checked through before."""
    while desk.care.check_step():
        pass
    first = desk.finding.find("").rows[0].dispute
    desk.records.issue(desk.records.preview(first, "record", "Board", "to tell"), path)


def _said(page) -> str:
    return "\n".join(text.text() for text in page.findChildren(Text) if not text.isHidden())


def test_with_no_store_it_offers_to_set_one_up(window):
    page = window.page()
    assert isinstance(page, UnlockPage)
    assert page.set_up.isVisible()
    assert not page.passphrase.isVisible()
    assert page.check.isVisible()
    assert page.practise.isVisible()


def test_an_error_of_setting_up_goes_as_soon_as_it_is_mended(made, settle):
    made.main_act()
    step = made.sheet
    assert len(made.summary.sentences()) == 5
    for number, line in step.lines.items():
        line.setText(step.shown.groups[number].lower())
    assert made.summary.sentences() == ("Write who will hold the sheet",)
    step.holds.setText("Records manager")
    assert not made.summary.isVisible()
    assert not any(row.has_errors for row in step.rows.values())


def test_back_stands_before_continue_on_every_page_and_nothing_is_promised_before_it_is_kept(made, settle):
    assert made.step == "sheet"
    assert made.foot.back_button.isVisible()
    made.foot.back_button.click()
    assert made.step == "passphrase"
    assert made.passphrase.made.isVisible()
    assert not made.passphrase.first.isVisible()
    assert made.foot.continue_button.text() == "&Continue"
    made.go("me")
    assert made.made_for.text().startswith(f"Your store is made for {ME['name']}, ")
    assert not made.me.isVisible()
    made.main_act()
    made.main_act()
    assert made.step == "sheet"


def test_a_procedure_of_ones_own_is_brought_in_and_chosen_while_setting_up(at_procedure, door, settle, ask, tmp_path):
    path = tmp_path / "ours.toml"
    path.write_bytes(resource_bytes("schema", "template.toml"))
    step = at_procedure.procedure
    step.bring_in(path)
    settle()
    assert not step.wrong.isVisible()
    assert step.chosen.isVisible()
    at_procedure.main_act()
    settle()
    assert ask(door.open_store.desk.procedures.default).procedure.id == "hillshire"


def test_a_file_that_cannot_be_used_says_what_to_mend_while_setting_up(at_procedure, settle, tmp_path):
    path = tmp_path / "ours.toml"
    template = resource_bytes("schema", "template.toml").decode()
    path.write_text(template.replace('nation = "england"', 'nation = "ireland"'), encoding="utf-8")
    step = at_procedure.procedure
    before = len(step.packs.group.radios)
    step.bring_in(path)
    settle()
    assert step.wrong.isVisible()
    assert "ours.toml cannot be used yet: 1 thing to mend." in _said(step)
    assert "Line " in _said(step.remarks)
    assert step.packs.value() == ""
    assert len(step.packs.group.radios) == before
    path.write_text(template, encoding="utf-8")
    step.bring_in(path)
    settle()
    assert not step.wrong.isVisible()
    assert not step.remarks.isVisible()
    assert len(step.packs.group.radios) == before + 1


def test_a_file_whose_name_stands_for_another_version_is_not_taken_while_setting_up(at_procedure, settle, tmp_path):
    path = tmp_path / "model.toml"
    shipped = resource_bytes("procedures", "model.toml").decode()
    step = at_procedure.procedure
    path.write_text(shipped, encoding="utf-8")
    step.bring_in(path)
    settle()
    chosen = step.packs.value()
    assert chosen  # it was here already
    path.write_text(shipped.replace('nation = "england"', 'nation = "wales"'), encoding="utf-8")
    step.bring_in(path)
    settle()
    assert step.wrong.isVisible()
    assert step.packs.value() == chosen


def test_finish_later_is_offered_once_there_is_something_to_come_back_to(first_run):
    assert not first_run.foot.later.isVisible()
    first_run.me.set_values(ME)
    first_run.main_act()
    assert first_run.step == "passphrase"
    assert not first_run.foot.later.isVisible()


def test_each_step_says_what_is_missing(first_run, qtbot):
    first_run.main_act()
    assert first_run.step == "me"
    assert first_run.summary.sentences() == (
        "Write your name",
        "Write your role",
        "Write your agency",
        "Choose where you work",
    )
    first_run.me.set_values(ME)
    first_run.main_act()
    assert first_run.step == "passphrase"
    first_run.main_act()
    assert first_run.summary.sentences() == ("Choose a passphrase",)
    first_run.passphrase.first.setText("short")
    first_run.passphrase.again.setText("other")
    first_run.main_act()
    assert "15" in first_run.summary.sentences()[0]
    assert first_run.summary.sentences()[1].startswith("The two passphrases differ")


def test_a_suggested_passphrase_is_shown_and_good(first_run, settle, qtbot):
    first_run.passphrase.suggest.click()
    assert first_run.passphrase.first.echoMode() == QLineEdit.EchoMode.Normal
    assert len(first_run.passphrase.text()) >= 15
    assert "first" not in dict(first_run.passphrase.problems())
    qtbot.waitUntil(lambda: "Long enough" in _said(first_run.passphrase.verdict))


def test_the_sheet_is_typed_back_before_going_on(made):
    made.main_act()
    assert made.step == "sheet"
    assert len(made.sheet.lines) == 4
    assert len(made.summary.sentences()) == 5
    assert made.summary.sentences()[-1] == "Write who will hold the sheet"


def test_the_code_of_the_sheet_opens_the_store(made, door, settle):
    code = "-".join(made.sheet.shown.groups)
    door.lock()
    settle()
    page = door.window.page()
    page.use_sheet.click()
    page.code.setText(code)
    page.unlock.click()
    settle()
    assert door.open_store is not None


def test_a_set_up_that_was_left_goes_on_with_a_new_sheet(made, door, settle):
    old = made.sheet.shown
    door.lock()
    settle()
    page = door.window.page()
    page.passphrase.setText(PASSPHRASE)
    page.unlock.click()
    settle()
    again = door.window.page()
    assert isinstance(again, FirstRunPage)
    assert again.step == "sheet"
    assert again.sheet.shown is not None
    assert again.sheet.shown.groups != old.groups


def test_the_whole_set_up_ends_on_the_pages(set_up, ask, tmp_path):
    desk = set_up.open_store.desk
    assert desk.me.name == "R.A. Sample"
    assert ask(lambda: desk.care.recovery_holder) == "M.B., records manager"
    assert ask(lambda: desk.care.second_place) == tmp_path
    adopted = ask(desk.procedures.default)
    assert adopted.adoption.source_checked
    assert adopted.adoption.name == "R.A. Sample"


def test_a_wrong_passphrase_stands_at_the_field_and_the_right_one_opens(set_up, settle):
    set_up.lock()
    settle()
    page = set_up.window.page()
    assert "What you were writing is kept" in _said(page)
    page.unlock.click()
    assert "Type your passphrase" in _said(page)
    page.passphrase.setText("not the passphrase at all")
    page.unlock.click()
    settle()
    assert "That passphrase does not open your escalog store" in page.passphrase.accessibleDescription()
    assert page.passphrase.property("error") is True
    assert page.passphrase.selectedText() != ""
    page.passphrase.setText(PASSPHRASE)
    page.unlock.click()
    settle()
    assert set_up.window.frame is not None
    assert PASSPHRASE not in _said(set_up.window)


def test_a_backup_is_put_in_place_where_there_is_no_store(set_up, settle, ask, tmp_path, paths):
    backup = ask(lambda desk=set_up.open_store.desk: desk.care.backup(tmp_path / "kept.backup"))
    set_up.lock()
    settle()
    paths.store.rename(tmp_path / "lost")
    set_up.gate.show_restore()
    page = set_up.window.page()
    assert isinstance(page, RestorePage)
    page.restore.click()
    assert page.summary.sentences() == ("Choose the backup", "Type the passphrase of the backup")
    page.file.setText(str(backup))
    page.passphrase.setText(PASSPHRASE)
    page.restore.click()
    settle()
    assert "The backup is in place" in _said(set_up.window.page())


def test_what_is_checked_without_a_store_holds_until_the_window_closes(practice, settle, ask, tmp_path):
    record = tmp_path / "record.pdf"
    ask(lambda desk=practice.open_store.desk: _issue(desk, record))
    practice.lock()
    settle()
    practice.gate.show_check()
    page = practice.window.page()
    assert isinstance(page, CheckPage)
    page.check([record])
    settle()
    card = page.cards.findChildren(VerdictCard)[0]
    assert card.words.text() == "Unchanged since it was signed. We do not yet know whose key this is"
    assert page.summary_line.text() == (
        "1 file checked. Unchanged since it was signed. We do not yet know whose key this is."
    )
    next(button for button in card.findChildren(Button) if button.text().startswith(ASK_WORDS)).click()
    assert page.panel is not None
    page.panel.record.click()
    assert page.panel.summary.sentences() == ("Write whom you spoke with", "Write where you had the number from")
    page.panel.whom.setText("R.A.")
    page.panel.number.setText("Our own directory")
    page.panel.record.click()
    settle()
    assert page.cards.findChildren(VerdictCard)[0].words.text() == "Genuine and unchanged"
    assert page.holds.isVisible()
    next(button for button in page.cards.findChildren(Button) if button.text() == "Withdraw this check").click()
    settle()
    assert page.cards.findChildren(VerdictCard)[0].verdict is VerdictMark.CANNOT_TELL


def test_every_verdict_and_a_file_that_cannot_be_opened_get_a_card(practice, settle, ask, tmp_path):
    good, later, bad, scan = (tmp_path / name for name in ("good.pdf", "later.pdf", "bad.pdf", "scan & <b>.pdf"))
    ask(lambda desk=practice.open_store.desk: _issue(desk, good))
    data = good.read_bytes()
    later.write_bytes(data + b"\n% more")
    bad.write_bytes(data[:5000] + b"x" + data[5001:])
    scan.write_bytes(b"%PDF-1.4 a scan")
    practice.window.frame.show_page("check")
    page = practice.window.frame.current
    page.check([good, later, bad, scan, tmp_path / "gone.pdf"])
    settle()
    cards = page.cards.findChildren(VerdictCard)
    marks = VerdictMark
    assert [card.verdict for card in cards] == [
        marks.GENUINE,
        marks.ADDED_LATER,
        marks.CHANGED,
        marks.CANNOT_TELL,
        marks.CANNOT_TELL,
    ]
    assert page.summary_line.text() == (
        "5 files checked. Look first at bad.pdf: Changed or damaged: do not rely on it."
    )
    assert cards[3].file == "scan & <b>.pdf"
    assert cards[3].toggle.accessibleName() == "Details for scan & <b>.pdf"
    cards[0].toggle.click()
    assert cards[0].details.isVisible()


def test_an_unchanged_record_can_be_read_page_by_page_and_copied_for_reading(practice, settle, ask, tmp_path):
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    ask(lambda desk=practice.open_store.desk: _issue(desk, good))
    data = good.read_bytes()
    bad.write_bytes(data[:5000] + b"x" + data[5001:])
    practice.window.frame.show_page("check")
    page = practice.window.frame.current
    page.check([good, bad])
    settle()
    buttons = {each.accessibleName(): each for each in page.cards.findChildren(Button)}
    assert "Show the pages of bad.pdf" not in buttons
    buttons["Show the pages of good.pdf"].click()
    settle()
    assert page.reading.pages.place.text().startswith("Page 1 of ")
    assert page.reading.said.hasFocus()
    picture = page.reading.pages.findChild(PagePicture)
    assert picture.visibleRegion().boundingRect().height() > 200  # brought up: it opens below what was checked
    assert "Sample" in page.reading.pages.findChild(PagePicture).accessibleDescription()
    (checked, _) = page.results
    page.reading.save_copy(checked, tmp_path / "good.html")
    settle()
    assert (tmp_path / "good.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "The signed PDF is the record" in page.reading.said.text()
    page.reading.save_copy(checked, good)
    settle()
    assert "is the record itself" in page.failure.text()
    assert good.read_bytes() == data
    page.clear()
    assert not page.reading.pages.isVisible()
    assert not page.reading.pages.is_open


def test_nothing_is_shown_or_copied_of_a_file_that_took_the_place_of_a_checked_one(practice, settle, ask, tmp_path):
    good = tmp_path / "good.pdf"
    ask(lambda desk=practice.open_store.desk: _issue(desk, good))
    practice.window.frame.show_page("check")
    page = practice.window.frame.current
    page.check([good])
    settle()
    good.write_bytes(good.read_bytes() + b"\n")
    buttons = {each.accessibleName(): each for each in page.cards.findChildren(Button)}
    buttons["Show the pages of good.pdf"].click()
    settle()
    assert not page.reading.pages.isVisible()
    assert "is not the file that was checked" in page.failure.text()
    page.reading.save_copy(page.results[0], tmp_path / "good.html")
    settle()
    assert not (tmp_path / "good.html").exists()


def test_every_page_has_its_help_and_f1_opens_it(practice, settle):
    window = practice.window
    for spec in page_specs(window, practice.opening):
        window.frame.show_page(spec.name)
        settle()
        page = window.frame.current
        assert page.help in help_names() or page.help == "index", spec.name
    window.frame.show_page("settings")
    window.do("help")
    shown = window.frame.current
    assert isinstance(shown, HelpPage)
    assert shown.heading.text() == "Settings"


def test_the_recovery_sheet_is_saved_as_a_pdf(qapp, tmp_path):
    sheet = RecoverySheet(("7K4M2", "QX2R3", "P9WD4", "3HTN5", "V6CJ6", "8FYB7"), "R.A. Sample", "Elmbrook School")
    sheet.save_pdf(tmp_path / "sheet.pdf")
    read = Tagged((tmp_path / "sheet.pdf").read_bytes()).text()
    assert read.startswith("Recovery sheet")
    assert "7K4M2" in read
    assert "8FYB7" in read
    assert "R.A. Sample, Elmbrook School" in read


@pytest.mark.qt_log_ignore("QPainter")
def test_a_printer_that_takes_nothing_is_said(monkeypatch, qtbot, first_run):
    from PySide6 import QtPrintSupport

    from escalog.domain.values.failure import Failure

    class Dialog(QtPrintSupport.QPrintDialog):
        def exec(self) -> int:
            self.printer().setOutputFileName("/nowhere/at/all.pdf")
            return int(self.DialogCode.Accepted.value)

    monkeypatch.setattr(QtPrintSupport, "QPrintDialog", Dialog)
    sheet = RecoverySheet(("7K4M2",), "R.A. Sample", "Elmbrook School")
    with pytest.raises(Failure) as caught:
        print_sheet(sheet, first_run)
    assert caught.value.code == "printer-not-there"


def test_taking_a_procedure_into_use_is_printed_on_its_page(set_up, settle, ask):
    desk = set_up.open_store.desk
    digest = next(each.digest for each in ask(desk.procedures.all) if each.procedure.id == "darlington")
    set_up.window.frame.go_to(ProcedureTarget(digest, ProcedureView.USE))
    settle()
    page = set_up.window.frame.current
    assert "is not in use here" in _said(page)
    assert "not published here" in _said(page.use.adopt.gaps)
    page.use.adopt.form.set_values({**page.use.adopt.values(), "gaps_filled": "Stage 3: two days, from the web page"})
    page.use.take.click()
    settle()
    assert "Filled in: Stage 3: two days, from the web page" in _said(page)
    assert "In use since" in _said(page)


def test_settings_are_applied_at_once_and_kept(set_up, settle, ask, look, preferences):
    set_up.window.frame.show_page("settings")
    settle()
    page = set_up.window.frame.current
    page.look.palette_choice.radios["dark"].click()
    page.look.size_choice.set_value("150")
    page.look.idle_choice.set_value("2")
    assert (look.palette.name, look.percent, set_up.window.idle.minutes) == ("dark", 150, 2)
    assert (preferences.palette, preferences.percent, preferences.idle_minutes) == ("dark", 150, 2)
    page.holder.setText("N.N.")
    page.keep_holder.click()
    settle()
    assert ask(lambda desk=set_up.open_store.desk: desk.care.recovery_holder) == "N.N."
    page.backup.click()
    settle()
    assert "The backup is written" in set_up.window.frame.status.saved.text()
    assert any(
        path.is_file() for path in Path(ask(lambda desk=set_up.open_store.desk: desk.care.second_place)).iterdir()
    )


NEW = "willow seven harbour lantern moss"


def _code(made) -> str:
    return "-".join(made.sheet.shown.groups)


def test_after_the_recovery_code_a_new_passphrase_is_offered_and_opens(made, door, settle):
    code = _code(made)
    made.finish_later()
    settle()
    door.lock()
    settle()
    page = door.window.page()
    page.use_sheet.click()
    page.code.setText(code)
    page.unlock.click()
    settle()
    offered = door.window.frame.current
    assert isinstance(offered, PassphrasePage)
    assert "with the recovery code" in offered.lead.text()
    offered.main_act()
    assert offered.summary.sentences() == ("Choose a passphrase",)
    offered.step.first.setText("R.A. Sample R.A. Sample")
    offered.step.again.setText("R.A. Sample R.A. Sample")
    offered.main_act()
    assert "Leave out names" in offered.summary.sentences()[0]
    offered.step.first.setText(NEW)
    offered.step.again.setText(NEW)
    offered.main_act()
    settle()
    assert door.window.frame.current.name == "today"
    assert "new passphrase" in door.window.frame.status.saved.text()
    assert (offered.step.first.text(), offered.step.again.text()) == ("", "")
    door.lock()
    settle()
    first = door.window.page()
    first.passphrase.setText(PASSPHRASE)
    first.unlock.click()
    settle()
    assert "does not open" in first.passphrase.accessibleDescription()
    first.passphrase.setText(NEW)
    first.unlock.click()
    settle()
    assert door.window.frame is not None


def test_a_new_recovery_sheet_takes_the_place_of_the_old_one(set_up, door, settle, ask):
    set_up.window.frame.show_page("settings")
    settle()
    set_up.window.frame.current.new_sheet.click()
    page = set_up.window.frame.current
    assert isinstance(page, NewSheetPage)
    page.main_act()
    settle()
    sheet = page.step.shown
    assert page.picture.findChildren(SheetView)[0].sheet is sheet
    assert ask(lambda desk=door.open_store.desk: desk.care.recovery_holder) == ""
    page.main_act()
    assert page.summary.sentences()[-1] == "Write who will hold the sheet"
    for number, line in page.step.lines.items():
        line.setText(sheet.groups[number])
    page.step.holds.setText("N.O., records manager")
    page.main_act()
    settle()
    settings = set_up.window.frame.current
    assert settings.name == "settings"
    assert settings.holder.text() == "N.O., records manager"
    assert page.step.shown is None
    assert page.picture.findChildren(SheetView) == []
    door.lock()
    settle()
    first = door.window.page()
    first.use_sheet.click()
    first.code.setText("-".join(sheet.groups))
    first.unlock.click()
    settle()
    assert door.window.frame is not None


def test_a_backup_is_put_in_place_with_the_code_of_the_sheet(made, door, settle, ask, tmp_path, paths):
    code = _code(made)
    backup = ask(lambda desk=door.open_store.desk: desk.care.backup(tmp_path / "kept.backup"))
    door.lock()
    settle()
    paths.store.rename(tmp_path / "lost")
    door.gate.show_restore()
    page = door.window.page()
    page.use_sheet.click()
    page.file.setText(str(backup))
    page.restore.click()
    assert page.summary.sentences() == ("Type the recovery code",)
    assert page.code.echoMode() == QLineEdit.EchoMode.Password
    page.code.setText(code)
    page.restore.click()
    settle()
    assert "The backup is in place" in _said(door.window.page())


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_emptying_the_practice_store_asks_once(practice, settle, qtbot, paths, answer):
    window = practice.window
    window.frame.show_page("settings")
    settle()
    page = window.frame.current
    assert not page.new_passphrase.isVisible()
    asked = []

    def reply() -> None:
        box = window.findChildren(YesNo)[0]
        asked.append(box.windowTitle())
        getattr(box, answer).click()

    QTimer.singleShot(50, reply)
    page.empty.click()
    settle()
    assert asked == ["Empty the practice store?"]
    assert (window.frame is None) == (answer == "yes")
    assert paths.practice.exists() == (answer == "no")
    if answer == "yes":
        assert "The practice store is empty" in _said(window.page())
        window.page().practise.click()
        settle()
        assert window.frame.current.name == "today"


def test_nothing_empties_a_store_of_somebodys_own(set_up, settle, paths):
    set_up.window.frame.show_page("settings")
    settle()
    assert not set_up.window.frame.current.empty.isVisible()
    set_up.empty_practice()
    settle()
    assert set_up.window.frame is not None
    assert paths.store.exists()


def test_the_help_on_keys_is_the_table_that_the_window_obeys(practice, settle):
    window = practice.window
    window.do("help:keys")
    said = [text.text() for text in window.frame.current.text.findChildren(Text)]
    for key in KEYS:
        at = said.index(say_key(key))
        assert said[at + 1] == key.says
        action = window.top.actions_by_act[key.act]
        obeyed = [each.toString() for each in action.shortcuts()]
        own = key.act in ("undo", "redo")  # fields answer to these themselves
        assert obeyed == ([] if own else [QKeySequence(each).toString() for each in key.keys]), key.act


def test_the_procedure_that_new_disagreements_start_under_can_be_chosen(own, settle, ask):
    desk = own.open_store.desk
    digests = {each.procedure.id: each.digest for each in ask(desk.procedures.all)}
    for pack in ("model", "lincolnshire"):
        digest = digests[pack]
        ask(lambda digest=digest: desk.procedures.adopt(digest, "Ada", "Lead", date(2026, 10, 1), source_checked=True))
    own.window.frame.go_to(ProcedureTarget(digests["lincolnshire"], ProcedureView.USE))
    settle()
    page = own.window.frame.current
    assert "New disagreements start under it" in _said(page)
    assert "In use since Thu 1 Oct 2026" in _said(page)
    assert not page.use.make_default.isVisible()
    own.window.frame.go_to(ProcedureTarget(digests["model"], ProcedureView.USE))
    settle()
    assert page.use.make_default.isVisible()
    page.use.make_default.click()
    settle()
    assert ask(desk.procedures.default).procedure.id == "model"
    assert not page.use.make_default.isVisible()
