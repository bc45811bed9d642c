from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from escalog.ui.page.targets import DisagreementTarget
from escalog.ui.today.rows import rows_of


def test_the_title_of_today_is_the_date_and_the_list_stands_in_the_order_of_doing(sample):
    page = sample.go("today")
    assert page.heading.text() == "Monday 19 October"
    rows = rows_of(sample.desk.today())
    headings = [row.title.split(" (")[0] for row in rows if row.is_heading]
    order = [
        "Recorded separately",
        "Past its time limit",
        "Due today",
        "We owe a reply",
        "Coming up",
        "Waiting for someone else",
        "Look after the record",
    ]
    assert headings == [each for each in order if each in headings]
    assert "Past its time limit" in headings
    assert page.list.rows.rowCount() == len(rows)


def test_ten_working_days_are_shown_and_said(sample):
    page = sample.go("today")
    assert len(page.strip.days) == 10
    assert all(day.on.weekday() < 5 for day in page.strip.days)
    assert page.strip.accessibleName().startswith("Due in the next 10 working days: Tue 20 Oct: 1")


def test_a_row_says_act_child_time_left_and_date_in_that_order(sample):
    page = sample.go("today")
    index = next(
        page.list.rows.index(number, 0)
        for number in range(page.list.rows.rowCount())
        if page.list.rows.row(page.list.rows.index(number, 0)).tone == "past"
    )
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    parts = ("Nobody answered twice", "J.W. 0037", "past the limit", "was due Wed 14 Oct")
    places = [said.index(part) for part in parts]
    assert places == sorted(places)


def test_enter_opens_the_disagreement_on_its_next_step(sample):
    page = sample.go("today")
    page.list.setFocus()
    page.list.choose_first()
    sample.key(Qt.Key.Key_Return)
    assert sample.page.name == "disagreement"
    assert sample.page.heading.text().startswith("J.W. 0037")
    assert sample.page.step.main.hasFocus()


def test_the_menu_key_offers_what_can_be_done_with_a_row(sample):
    page = sample.go("today")
    page.list.setFocus()
    page.list.choose_first()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), page.list.mapToGlobal(QPoint()))
    QApplication.sendEvent(page.list.viewport(), asked)
    menu = next(each for each in page.list.findChildren(QMenu) if each.isVisible())
    words = [action.text().split("\t")[0] for action in menu.actions()]
    assert words == ["Open on the next step", "Log a conversation...", "Make a record..."]
    menu.close()
    page.list.menu_of_entry().actions()[1].trigger()
    sample.settle()
    assert (sample.page.name, sample.page.panel.spec.kind) == ("disagreement", "contact")
    assert sample.page.heading.text().startswith("J.W. 0037")


def test_today_reminds_of_what_was_put_off_and_still_offers_the_first_act(real):
    page = real.go("today")
    (row,) = [row for row in rows_of(real.desk.today()) if not row.is_heading]
    assert row.title.startswith("Backups have no second place yet.")
    assert page.empty.isVisible()
    assert page.list.isVisible()
    page.list.chosen.emit(row)
    real.settle()
    assert real.page.name == "settings"


def test_headings_are_read_but_not_chosen(sample):
    page = sample.go("today")
    first = page.list.rows.index(0, 0)
    assert not first.flags() & Qt.ItemFlag.ItemIsSelectable
    page.list.clicked.emit(first)
    assert sample.page.name == "today"


def test_a_draft_waits_on_today_and_leads_back_to_its_panel(sample):
    dispute = sample.desk.finding.find("0042").rows[0].dispute
    sample.go(DisagreementTarget(dispute, "contact"))
    sample.fill(sample.page.panel.form, said="Half a sentence")
    sample.page.escape()
    sample.settle()
    page = sample.go("today")
    row = next(row for row in rows_of(sample.desk.today()) if row.title.startswith("Go on with"))
    assert row.title == "Go on with: Log a conversation, K.M. 0042"
    page.list.chosen.emit(row)
    sample.settle()
    assert sample.page.panel.values()["said"] == "Half a sentence"


def test_an_empty_store_says_what_to_do(real):
    page = real.go("today")
    assert page.empty.isVisible()
    assert page.empty_heading.text() == "No disagreements yet"
    assert [row.title for row in rows_of(real.desk.today()) if row.is_heading] == ["Look after the record (1)"]
    real.press("Raise a disagreement", page.empty)
    assert real.page.name == "raise"


def _nothing_is_kept(desktop):
    """As in a store of an earlier program: Today is read out of the entries, in small steps."""
    desktop.desk._vault._database.run("DELETE FROM dispute_today")


def test_what_is_kept_beside_the_list_stands_there_at_once(sample):
    page = sample.go("today")
    page.clear()
    shown = []
    page.list.rows.modelReset.connect(lambda: shown.append(page.list.rows.rowCount()))
    page.arrive()
    sample.settle()
    assert shown == [len(rows_of(sample.desk.today()))]


def test_the_first_rows_stand_there_before_the_last_are_read(sample, monkeypatch):
    monkeypatch.setattr("escalog.services.agenda.today.AT_ONCE", 1)
    page = sample.go("today")
    _nothing_is_kept(sample)
    wanted = [row.title for row in rows_of(sample.desk.today())]
    page.clear()
    shown = []
    page.list.rows.modelReset.connect(lambda: shown.append(page.list.rows.rowCount()))
    page.arrive()
    sample.settle()
    assert [page.list.rows.row(page.list.rows.index(number, 0)).title for number in range(shown[-1])] == wanted
    assert 0 < shown[0] < shown[-1]
    assert len(shown) == 2, "the list is written again for every step"
    assert page.lead.text().endswith("Start at the top.")


def test_today_looks_no_further_once_it_is_left(sample, monkeypatch):
    monkeypatch.setattr("escalog.services.agenda.today.AT_ONCE", 1)
    page = sample.go("today")
    _nothing_is_kept(sample)
    page.clear()
    page.arrive()
    sample.qtbot.waitUntil(lambda: page.list.rows.rowCount() > 0)
    first = page.list.rows.rowCount()
    sample.go("disagreements")
    assert page.list.rows.rowCount() == first
    sample.go("today")
    assert page.list.rows.rowCount() == len(rows_of(sample.desk.today()))
