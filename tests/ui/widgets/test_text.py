"""What people wrote is shown as it is: no markup, no lost words, as high as it needs to be."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QWidget

from escalog.ui.widgets.buttons import Button, literal
from escalog.ui.widgets.text import LaidOut, Text, Title

HOSTILE = (
    "<img src=x onerror=y>",
    "<b>bold</b> & <i>not</i>",
    "a \u202e b \u2066 c",
    "\u200f\u0645\u0631\u062d\u0628\u0627\u200f and back",
    "x" * 5000,
    "tab\there",
    "one\ntwo\n\nfour",
)


def _picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_plain(qtbot, words):
    text = Text(words)
    qtbot.addWidget(text)
    assert text.textFormat() == Qt.TextFormat.PlainText
    assert text.text() == words
    assert text.accessibleName() == words
    text.resize(300, text.heightForWidth(300))
    assert not _picture(text).isNull()


def test_markup_is_painted_letter_by_letter(qtbot):
    plain, marked = Text("bold"), Text("<b>bold</b>")
    for each in (plain, marked):
        qtbot.addWidget(each)
    assert marked.sizeHint().width() > plain.sizeHint().width() * 2
    assert QLabel("<b>bold</b>").sizeHint().width() < marked.sizeHint().width()


def test_a_word_longer_than_the_line_breaks(qapp, look):
    laid = LaidOut("x" * 400, look.font(Text("").role), 200)
    assert laid.width <= 201
    assert laid.height > 5 * LaidOut("x", look.font(Text("").role), 200).height


def test_it_is_as_high_as_its_width_asks(qtbot):
    text = Text("Attendance has fallen from 94 to 71 per cent since September. " * 5)
    qtbot.addWidget(text)
    assert text.heightForWidth(300) > 2 * text.heightForWidth(900)
    assert text.sizeHint().width() < 700


def test_an_ampersand_in_a_name_is_no_mnemonic(qtbot):
    button = Button(literal("Smith & Sons"))
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()


def test_a_title_is_a_stop_for_tab_only_while_it_has_the_keyboard(qtbot):
    title = Title("Today")
    qtbot.addWidget(title)
    assert title.focusPolicy() == Qt.FocusPolicy.NoFocus
    title.show()
    title.take_focus()
    assert title.focusPolicy() == Qt.FocusPolicy.TabFocus
