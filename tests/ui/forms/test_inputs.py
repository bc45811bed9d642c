"""Prose grows to twelve lines, a long paste is cut to what a field holds, dates fill from "Now"."""

import pytest
from PySide6.QtCore import QMimeData, Qt

from escalog.ui.forms.choices import ChoiceGroup, ListChoice
from escalog.ui.forms.dates import DateField
from escalog.ui.forms.prose import MOST_CHARACTERS_IN_PROSE, ProseEdit
from tests.ui.moment import NOW


def test_prose_grows_with_its_text_up_to_twelve_lines(qtbot):
    prose = ProseEdit()
    qtbot.addWidget(prose)
    prose.resize(400, 60)
    prose.show()
    heights = []
    for lines in (1, 5, 12, 13, 40):
        prose.setText("\n".join("line" for _ in range(lines)))
        heights.append(prose.height())
    assert heights[0] < heights[1] < heights[2]
    assert heights[2] == heights[3] == heights[4]
    assert prose.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded


def test_a_paste_of_200_000_characters_fits_and_more_is_cut(qtbot):
    prose = ProseEdit()
    qtbot.addWidget(prose)
    data = QMimeData()
    data.setText("word " * 60_000)
    prose.insertFromMimeData(data)
    assert len(prose.text()) == MOST_CHARACTERS_IN_PROSE == 200_000


def test_a_paste_is_plain_text(qtbot):
    prose = ProseEdit()
    qtbot.addWidget(prose)
    data = QMimeData()
    data.setHtml("<h1>x</h1>")
    data.setText("<h1>x</h1>")
    prose.insertFromMimeData(data)
    assert prose.text() == "<h1>x</h1>"


def test_now_fills_day_and_time_on_london_clocks(qtbot):
    field = DateField(lambda: NOW, with_time=True)
    qtbot.addWidget(field)
    field.now_link.click()
    assert (field.day.text(), field.time.text()) == ("Mon 23 Nov 2026", "10:42")
    assert field.value() == "2026-11-23T10:42"


def test_a_time_without_a_day_asks_for_the_day(qtbot):
    field = DateField(lambda: NOW, with_time=True)
    qtbot.addWidget(field)
    field.time.setText("16:05")
    assert field.errors() == ("Enter the day as well, for example 23 Nov 2026",)


def test_what_was_typed_is_tidied_when_the_field_is_left(qtbot):
    field = DateField(lambda: NOW)
    qtbot.addWidget(field)
    qtbot.keyClicks(field.day, "yesterday")
    field.day.editingFinished.emit()
    assert field.day.text() == "Sun 22 Nov 2026"


def test_nothing_is_chosen_until_somebody_chooses(qtbot):
    group, choice = ChoiceGroup([("a", "A"), ("b", "B")]), ListChoice([("a", "A"), ("b", "B")])
    for each in (group, choice):
        qtbot.addWidget(each)
        assert each.value() == ""
        each.set_value("b")
        assert each.value() == "b"
        each.set_value("gone")
        assert each.value() == ""


def test_the_wheel_does_not_change_an_answer(qtbot):
    choice = ListChoice([("a", "A"), ("b", "B")])
    qtbot.addWidget(choice)
    choice.set_value("a")
    choice.show()
    choice.wheelEvent(type("Wheel", (), {"ignore": lambda self: None})())
    assert choice.value() == "a"


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
def test_day_and_time_stand_on_one_line_at_every_text_size(qtbot, look, percent):
    look.choose("light", percent)
    field = DateField(lambda: NOW, with_time=True)
    qtbot.addWidget(field)
    field.resize(900, field.sizeHint().height())
    field.show()
    places = [each.mapTo(field, each.rect().topLeft()).y() for each in (field.day, field.time)]
    assert places[0] == places[1]
