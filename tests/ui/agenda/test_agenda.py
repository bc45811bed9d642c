"""The agenda in a real window: days and weeks by pointer and by keys, calendar files, closures."""

import re
from datetime import date

import icalendar
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from escalog.domain.agenda.items import KIND_WORDS
from escalog.domain.deadlines.local_days import LocalDays
from escalog.services.agenda.closures import Change
from escalog.ui.agenda.closures_page import ClosuresPage
from escalog.ui.agenda.page import AgendaPage
from escalog.ui.agenda.rows import AgendaRow
from escalog.ui.widgets.text import Text
from tests.ui.lint import lint
from tests.ui.session.test_lint_of_pages import SIZES

TODAY = date(2026, 10, 19)


@pytest.fixture
def agenda(practice, settle) -> AgendaPage:
    """The agenda of the practice store, read to its end."""
    practice.window.frame.show_page("agenda")
    settle()
    page = practice.window.frame.current
    assert isinstance(page, AgendaPage)
    return page


@pytest.fixture
def closures(practice, settle) -> ClosuresPage:
    practice.window.frame.show_page("closures")
    settle()
    page = practice.window.frame.current
    assert isinstance(page, ClosuresPage)
    return page


@pytest.fixture
def walk(practice, look, qtbot):
    """What the lint finds at every size and in every palette."""

    def run() -> list[str]:
        found = []
        for palette in ("light", "dark", "contrast"):
            for percent, width, height in SIZES if palette == "light" else SIZES[-2:]:
                look.choose(palette, percent)
                practice.window.resize(width, height)
                qtbot.wait(60)
                found += [f"{palette} {percent} % at {width}: {each}" for each in lint(practice.window)]
        look.choose("light", 100)
        return found

    return run


def rows(page: AgendaPage) -> list[AgendaRow]:
    return list(page.list.rows.all_rows())


def headings(page: AgendaPage) -> list[str]:
    return [row.title for row in rows(page) if row.is_heading]


def words(page) -> str:
    return "\n".join(text.text() for text in page.findChildren(Text) if text.isVisible())


def test_the_pages_pass_the_lint(agenda, walk, settle):
    assert walk() == []
    agenda.days.ask_for_day()
    assert walk() == []
    agenda.days.show_day(date(2026, 9, 1))
    settle()
    assert walk() == []


def test_the_closures_pass_the_lint_with_the_form_and_with_what_moves(closures, walk, settle):
    assert walk() == []
    closures.ask(None)
    closures.look.click()
    assert walk() == []
    closures.form.set_values({"days": "closed", "first": "2026-10-20", "name": "Training day"})
    closures.look.click()
    settle()
    assert closures.keep.isVisible()
    assert walk() == []


def test_this_week_comes_up_with_what_is_still_open_from_before_on_top(agenda):
    assert headings(agenda)[0] == "Before today, and still open"
    assert headings(agenda)[1] == "Today, Monday 19 October"
    assert headings(agenda)[-1] == "Sunday 25 October"
    saturday = next(row for row in rows(agenda) if row.title == "Saturday 24 October")
    assert saturday.note == "Weekend"
    assert agenda.lead.text().startswith("Mon 19 Oct to Sun 25 Oct 2026. ")


def test_every_line_says_what_about_whom_when_and_which_stage(agenda):
    row = next(row for row in rows(agenda) if row.item is not None and not row.item.all_day)
    assert row.item is not None
    whom, stage, kind = row.about.split(" · ")[:3]
    assert re.fullmatch(r"([A-Z]\.)+ \d+", whom), whom
    assert stage == row.item.stage
    assert re.match(r"Stage \d", stage)
    assert kind in {words.lower() for words in KIND_WORDS.values()}
    assert row.left
    assert row.spoken.startswith(row.title.rstrip("."))


def test_the_keys_of_the_list_go_to_other_days(agenda, qtbot, settle):
    keys = (
        (Qt.Key.Key_Right, (date(2026, 10, 26), date(2026, 11, 1))),
        (Qt.Key.Key_Left, (TODAY, date(2026, 10, 25))),
        (Qt.Key.Key_PageDown, (date(2026, 11, 16), date(2026, 11, 22))),
        (Qt.Key.Key_PageUp, (TODAY, date(2026, 10, 25))),
        (Qt.Key.Key_PageUp, (date(2026, 9, 21), date(2026, 9, 27))),
        (Qt.Key.Key_Home, (TODAY, date(2026, 10, 25))),
    )
    agenda.list.setFocus()
    for key, span in keys:
        qtbot.keyClick(agenda.list, key)
        settle()
        assert agenda.days.days() == span, key
        assert agenda.view is not None
        assert (agenda.view.first, agenda.view.last) == span


def test_by_day_the_keys_go_a_day_and_a_week(agenda, qtbot, settle):
    agenda.days.spans.buttons[0].click()
    settle()
    assert agenda.days.days() == (TODAY, TODAY)
    for key, on in (
        (Qt.Key.Key_Right, date(2026, 10, 20)),
        (Qt.Key.Key_PageDown, date(2026, 10, 27)),
        (Qt.Key.Key_PageUp, date(2026, 10, 20)),
        (Qt.Key.Key_Left, TODAY),
    ):
        qtbot.keyClick(agenda.list, key)
        settle()
        assert agenda.days.days() == (on, on)
    agenda.days.next.click()
    agenda.heading.setFocus()
    qtbot.keyClick(agenda.heading, Qt.Key.Key_Home)
    settle()
    assert agenda.days.days() == (TODAY, TODAY)


def test_enter_opens_the_disagreement_at_its_next_step_and_back_comes_back(agenda, practice, qtbot, settle):
    agenda.days.go_by("previous")
    agenda.days.go_by("next")
    settle()
    agenda.list.setFocus()
    row = agenda.list.current()
    assert row is not None
    assert row.item is not None
    qtbot.keyClick(agenda.list, Qt.Key.Key_Return)
    settle()
    assert practice.window.frame.current.name == "disagreement"
    practice.window.do("back")
    settle()
    assert practice.window.frame.current is agenda
    assert agenda.days.days() == (TODAY, date(2026, 10, 25))


def test_a_date_that_is_typed_is_gone_to_and_one_that_is_none_is_said(agenda, settle):
    agenda.days.day.day.setText("31 Nov 2026")
    agenda.days.go.click()
    assert agenda.days.wrong.isVisible()
    assert "November has 30 days" in agenda.days.wrong.words.text()
    agenda.days.day.day.setText("25 Dec 2026")
    agenda.days.go.click()
    settle()
    assert not agenda.days.wrong.isVisible()
    assert agenda.days.days()[0] == date(2026, 12, 21)
    christmas = next(row for row in rows(agenda) if row.title.startswith("Friday 25"))
    assert christmas.note == "Christmas Day, bank holiday"


def test_a_week_without_a_date_says_so_and_leads_back_to_one(agenda, settle):
    agenda.days.show_day(date(2026, 9, 1))
    settle()
    assert agenda.nothing_due.heading.text() == "Nothing is due in this week"
    assert agenda.nothing_due.to_next.isVisible()
    agenda.nothing_due.to_next.click()
    settle()
    assert [row for row in rows(agenda) if not row.is_heading]


def test_an_empty_store_says_what_to_do(own, settle):
    own.window.frame.show_page("agenda")
    settle()
    page = own.window.frame.current
    assert page.nothing_due.heading.text() == "Nothing is open"
    page.nothing_due.begin.click()
    settle()
    assert own.window.frame.current.name == "raise"


def test_what_is_shown_is_saved_as_a_calendar_file(agenda, settle, tmp_path, monkeypatch, ask, practice):
    path = tmp_path / "dates.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    agenda.save_shown()
    settle()
    events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert agenda.view is not None
    assert len(events) == len(agenda.view.lines)
    assert all(str(event["SUMMARY"]).startswith("Sample: ") for event in events)
    text = path.read_text(encoding="utf-8").replace("\r\n ", "")
    for line in agenda.view.lines:
        assert line.item.what not in text
        assert f"{line.item.about.split()[0]} " not in text
    assert ask(lambda desk=practice.open_store.desk: desk.records.sent()[0].what) == "Calendar file"


def test_one_line_and_one_disagreement_are_saved_from_the_lines_menu(agenda, settle, tmp_path, monkeypatch):
    path = tmp_path / "one.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    agenda.list.setFocus()
    menu = agenda.list.menu_of_entry()
    assert menu is not None
    labels = [action.text() for action in menu.actions()]
    assert labels == [
        "Open the disagreement",
        "Save this date as a calendar file...",
        "Save every date of this disagreement...",
    ]
    menu.actions()[1].trigger()
    settle()
    assert len(icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")) == 1
    menu.actions()[2].trigger()
    settle()
    assert len(icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")) >= 1


def test_nothing_to_save_is_said_and_asks_for_no_file(agenda, settle, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("asked"))
    agenda.days.show_day(date(2026, 9, 1))
    settle()
    agenda.save_shown()
    assert agenda.failure.isVisible()


def test_after_the_lock_the_agenda_comes_back_to_its_week_and_holds_nothing_meanwhile(agenda, practice, settle):
    agenda.days.show_day(date(2026, 12, 21))
    settle()
    practice.lock()
    assert agenda.list.rows.rowCount() == 0
    settle()
    practice.window.page().practise.click()
    settle()
    page = practice.window.frame.current
    assert page.name == "agenda"
    assert page.days.days()[0] == date(2026, 12, 21)


def test_a_closure_is_kept_only_after_what_it_moves_was_said(closures, settle, ask, practice, qtbot):
    desk = practice.open_store.desk
    closures.lists.add_days.click()
    closures.form.set_values({"days": "closed", "first": "2026-10-20", "name": "Training day"})
    closures.main_act()
    settle()
    assert "move" in words(closures)
    assert ask(desk.closures.view).own == ()
    closures.main_act()
    settle()
    (kept,) = ask(desk.closures.view).own
    assert kept.name == "Training day"
    assert "Tue 20 Oct 2026: Training day" in words(closures)
    practice.window.frame.show_page("agenda")
    settle()
    page = practice.window.frame.current
    tuesday = next(row for row in rows(page) if row.title == "Tuesday 20 October")
    assert tuesday.note == "Training day, local closure"


def test_a_closure_is_changed_and_removed_by_its_own_buttons(closures, practice, settle, ask):
    desk = practice.open_store.desk
    ask(lambda: desk.closures.keep(Change(LocalDays(True, date(2026, 10, 20), date(2026, 10, 20), "Training day"))))
    closures.arrive()
    settle()
    buttons = {button.accessibleName(): button for button in closures.lists.own.findChildren(type(closures.keep))}
    buttons["Change: Training day, Tue 20 Oct 2026"].click()
    assert closures.form.values()["name"] == "Training day"
    closures.form.set_values({"days": "closed", "first": "2026-10-21", "name": "Other day"})
    closures.main_act()
    settle()
    closures.main_act()
    settle()
    assert [each.said for each in ask(desk.closures.view).own] == ["Wed 21 Oct 2026"]
    buttons = {button.accessibleName(): button for button in closures.lists.own.findChildren(type(closures.keep))}
    buttons["Remove: Other day, Wed 21 Oct 2026"].click()
    settle()
    assert closures.keep.text() == "Re&move these days"
    assert closures.escape()
    assert len(ask(desk.closures.view).own) == 1
    buttons["Remove: Other day, Wed 21 Oct 2026"].click()
    settle()
    closures.keep.click()
    settle()
    assert ask(desk.closures.view).own == ()


def test_days_that_cannot_be_are_said_at_their_question(closures, settle):
    closures.ask(None)
    closures.form.set_values({"days": "closed", "first": "2026-10-20", "last": "2026-10-19", "name": "Training day"})
    closures.main_act()
    settle()
    assert closures.form_card.isVisible()
    assert "The last day is before the first." in words(closures)


def test_one_link_leads_from_the_closures_back_to_the_agenda(closures, practice, settle):
    closures.to_agenda.click()
    settle()
    assert practice.window.page().name == "agenda"
