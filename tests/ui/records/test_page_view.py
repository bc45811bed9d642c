"""The pages of a record to read: leaf, make larger, find words, print."""

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from escalog.domain.record.blocks import Paragraph
from escalog.services.records.pages import Paper
from escalog.ui.page.worker import Worker
from escalog.ui.records.page_picture import PagePicture
from escalog.ui.records.page_view import FIRST_SCALE, PageView
from escalog.ui.records.printing import print_on
from tests.builders.paper import laid_out


@pytest.fixture(scope="module")
def paper() -> Paper:
    lines = (Paragraph(f"Line {number} says needle {number}. " + "hay " * 400) for number in range(6))
    return Paper.of(laid_out(*lines).pdf)


@pytest.fixture
def worker(qtbot):
    worker = Worker()
    yield worker
    worker.close()


@pytest.fixture
def printed():
    return []


@pytest.fixture
def view(qtbot, look, worker, paper, printed):
    view = PageView(worker, lambda error: pytest.fail(str(error)), printed.append)
    qtbot.addWidget(view)
    view.open(paper, paper.page(0, FIRST_SCALE), "as it will be signed")
    view.resize(900, 1200)
    view.show()
    return view


@pytest.fixture
def settle(qtbot, worker):
    def wait():
        qtbot.waitUntil(lambda: worker.idle)
        qtbot.wait(20)

    return wait


def shown(view) -> PagePicture:
    found: list[PagePicture] = [each for each in view.findChildren(PagePicture) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def test_it_opens_on_the_first_page_and_leafs_to_the_last(view, paper, settle):
    assert view.place.text() == f"Page 1 of {paper.pages}"
    assert not view.before.isEnabled()
    for _ in range(paper.pages - 1):
        view.after.click()
        settle()
    assert view.place.text() == f"Page {paper.pages} of {paper.pages}"
    assert not view.after.isEnabled()
    assert shown(view).accessibleName() == f"Page {paper.pages} of {paper.pages}, as it will be signed"


def test_page_down_and_page_up_leaf_and_the_keyboard_stays_on_the_page(qtbot, view, settle):
    shown(view).setFocus()
    qtbot.keyClick(shown(view), Qt.Key.Key_PageDown)
    settle()
    assert view.place.text().startswith("Page 2 of")
    assert shown(view).hasFocus()
    qtbot.keyClick(shown(view), Qt.Key.Key_PageUp)
    settle()
    assert view.place.text().startswith("Page 1 of")


def test_larger_and_smaller_change_how_wide_the_page_is(view, settle):
    before = shown(view).sizeHint().width()
    view.larger.click()
    settle()
    assert shown(view).sizeHint().width() > before
    for _ in range(10):
        view.smaller.click()
        settle()
    assert shown(view).sizeHint().width() < before
    assert not view.smaller.isEnabled()


def test_words_are_found_and_the_next_place_is_a_click_away(qtbot, view, settle):
    view.words.setText("needle")
    qtbot.keyClick(view.words, Qt.Key.Key_Return)
    settle()
    assert view.said.text().startswith("1 of 6, on page 1")
    assert shown(view).marked
    for _ in range(5):
        view.next.click()
        settle()
    assert view.said.text().startswith("6 of 6")
    view.next.click()
    settle()
    assert view.said.text().startswith("1 of 6")


def test_what_is_not_there_is_said(view, settle):
    view.words.setText("<b>nothing</b>")
    view.look.click()
    settle()
    assert view.said.text() == "Not found on these pages"
    assert not view.next.isVisible()


def test_closed_it_holds_no_page_and_no_words(view, settle):
    view.words.setText("needle")
    view.close_paper()
    settle()
    assert not [each for each in view.findChildren(PagePicture) if each.isVisible()]
    assert view.words.text() == ""
    assert not view.is_open


def test_the_words_of_the_page_are_there_for_who_does_not_see_it(view):
    assert "Line 0 says needle 0." in shown(view).accessibleDescription()


def test_the_pages_that_were_asked_for_are_printed(qtbot, worker, paper, settle, tmp_path):
    said: list[str] = []
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFromTo(2, 3)
    print_on(printer, paper, worker, said.append, lambda error: pytest.fail(str(error)))
    settle()
    assert said == ["2 pages printed."]
    assert len(pypdfium2.PdfDocument(tmp_path / "printed.pdf")) == 2


def test_print_is_offered_only_where_there_is_something_to_print(qtbot, look, worker, view, printed, paper):
    assert view.printing.isVisible()
    view.printing.click()
    assert printed == [paper]
    unsigned = PageView(worker, lambda error: pytest.fail(str(error)))
    qtbot.addWidget(unsigned)
    assert unsigned.printing.isHidden()
