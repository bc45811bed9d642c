import threading

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from escalog.ui.disagreements.search_task import OneSearch
from escalog.ui.disagreements.table import cell_words, spoken
from escalog.ui.page.targets import DisagreementsTarget


def _found(desktop):
    table = desktop.page.table
    return [cell_words(row, 0) for row in table.rows.all_rows()]


def _type(desktop, text):
    QTest.keyClicks(desktop.page.line, text)
    desktop.settle()


def test_the_list_comes_up_sorted_by_time_left_and_says_how_many(sample):
    page = sample.go("disagreements")
    assert page.count.text() == "4 found: 3 open, 1 closed. Sorted by time left."
    assert _found(sample) == ["J.W. 0037", "A.O. 0040", "K.M. 0042", "B.N. 0029"]


def test_words_of_any_entry_are_found_while_typing(sample):
    sample.go(DisagreementsTarget(search=True))
    assert sample.page.line.hasFocus()
    _type(sample, "chair against")
    assert _found(sample) == ["K.M. 0042"]


def test_a_filter_and_a_space_become_a_chip_and_backspace_takes_it_back(sample):
    page = sample.go("disagreements")
    _type(sample, "stage:2 ")
    assert [chip.words for chip in page.filters.chips.chips] == ["stage:2"]
    assert page.line.text() == ""
    assert _found(sample) == ["K.M. 0042"]
    assert page.filters.chips.chips[0].accessibleName() == "Remove filter stage:2"
    QTest.keyClick(page.line, Qt.Key.Key_Backspace)
    sample.settle()
    assert page.line.text() == "stage:2"
    assert page.filters.chips.chips == []


def test_filters_pasted_together_all_become_chips_with_enter(sample):
    page = sample.go(DisagreementsTarget(search=True))
    page.line.setText("stage:1 overdue:yes")
    QTest.keyClick(page.line, Qt.Key.Key_Return)
    sample.settle()
    assert [chip.words for chip in page.filters.chips.chips] == ["stage:1", "overdue:yes"]
    assert page.line.text() == ""
    assert _found(sample) == ["J.W. 0037"]


def test_a_heading_sorts_by_its_column_and_again_turns_it_round_with_closed_ones_last(sample):
    page = sample.go("disagreements")
    page.table.horizontalHeader().sectionClicked.emit(0)
    sample.settle()
    assert _found(sample) == ["A.O. 0040", "J.W. 0037", "K.M. 0042", "B.N. 0029"]
    assert page.count.text() == "4 found: 3 open, 1 closed. Sorted by whom it is about."
    page.sort_button.menu().actions()[0].trigger()
    sample.settle()
    assert _found(sample) == ["K.M. 0042", "J.W. 0037", "A.O. 0040", "B.N. 0029"]
    page.sort_button.menu().actions()[5].trigger()
    sample.settle()
    assert _found(sample) == ["K.M. 0042", "J.W. 0037", "A.O. 0040", "B.N. 0029"]
    assert page.count.text().endswith("Sorted by last contact.")


def test_what_is_typed_on_the_title_goes_into_the_search(sample):
    page = sample.go("disagreements")
    assert page.heading.hasFocus()
    QTest.keyClicks(page.heading, "c")
    assert page.line.hasFocus()
    assert page.line.text() == "c"


def test_a_filter_typed_between_words_leaves_the_words(sample):
    page = sample.go("disagreements")
    _type(sample, "family overdue:no ")
    assert page.line.text() == "family"
    assert page.question() == "overdue:no family"


def test_a_chip_taken_away_gives_the_keyboard_to_the_next_then_to_the_search(sample):
    page = sample.go("disagreements")
    _type(sample, "stage:1 ")
    _type(sample, "overdue:yes ")
    assert _found(sample) == ["J.W. 0037"]
    page.filters.chips.chips[0].setFocus()
    page.filters.chips.chips[0].click()
    sample.settle()
    assert page.filters.chips.chips[0].words == "overdue:yes"
    assert page.filters.chips.chips[0].hasFocus()
    page.filters.chips.chips[0].click()
    sample.settle()
    assert page.line.hasFocus()
    assert len(_found(sample)) == 4


def test_nothing_found_says_what_to_do_and_clears(sample):
    page = sample.go("disagreements")
    _type(sample, "zebra")
    assert page.empty.isVisible()
    assert page.empty_heading.text() == "No disagreement matches"
    sample.press("Clear the search")
    assert len(_found(sample)) == 4
    assert not page.empty.isVisible()


def test_enter_opens_a_row(sample):
    page = sample.go("disagreements")
    page.line.setFocus()
    QTest.keyClick(page.line, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    sample.key(Qt.Key.Key_Down)
    sample.key(Qt.Key.Key_Return)
    assert sample.page.name == "disagreement"
    assert sample.page.heading.text().startswith("A.O. 0040")


def test_the_table_folds_to_four_columns(sample):
    page = sample.go("disagreements")
    shown = [column for column in range(6) if not page.table.isColumnHidden(column)]
    assert len(shown) == 6
    page.relayout(45)
    shown = [column for column in range(6) if not page.table.isColumnHidden(column)]
    assert shown == [0, 2, 3, 4]


def test_a_row_speaks_child_subject_time_left_and_date(sample):
    page = sample.go("disagreements")
    said = spoken(page.table.rows.all_rows()[0])
    assert said.startswith("J.W. 0037, Plan not carried out, or drift, 3 working days past the limit, due Wed 14 Oct")


def test_a_search_that_waits_is_dropped_and_one_that_runs_is_interrupted_alone():
    stopped = []
    inside, go_on = threading.Event(), threading.Event()

    def find() -> str:
        inside.set()
        go_on.wait(5)
        return "found"

    waiting = OneSearch(find, lambda: stopped.append("waiting"))
    waiting.stop()
    assert waiting.run() is None

    def interrupt() -> None:
        stopped.append("running")
        go_on.set()

    running = OneSearch(find, interrupt)
    thread = threading.Thread(target=running.run)
    thread.start()
    inside.wait(5)
    running.stop()
    thread.join(5)
    running.stop()
    assert stopped == ["running"]


def test_the_lock_leaves_no_row_and_no_word_of_the_search(sample):
    page = sample.go("disagreements")
    _type(sample, "attendance")
    page.clear()
    assert page.table.rows.rowCount() == 0
    assert page.line.text() == ""
