"""Buttons, ring, scroll pane, rail, chips, marks and lists: each in the states it must have."""

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from escalog.ui.diagrams.marks import DayBoxes, VerdictMark, VerdictShape
from escalog.ui.diagrams.stage_rail import RailStage, StageMark, StageRail
from escalog.ui.forms.line import LineEdit
from escalog.ui.forms.rows import FieldRow
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Tone
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.chip import Chips
from escalog.ui.widgets.focus_ring import FocusRing
from escalog.ui.widgets.layouts import Box
from escalog.ui.widgets.lists import ROW, RowDelegate, RowList, Rows
from escalog.ui.widgets.scroll import ScrollPane
from escalog.ui.widgets.surfaces import Banner, Tag
from escalog.ui.widgets.text import Text, Title
from tests.ui.lint import rect_in

STAGES = (
    RailStage("1", "1", "Practitioners", StageMark.ENDED, "", ("Unresolved", "Wed 18 Nov, in time")),
    RailStage(
        "2",
        "2",
        "Line managers",
        StageMark.NOW,
        "2 working days left",
        ("due Wed 25 Nov, 17:00",),
        ("used", "today", "left"),
        "Stage 2 of 3, Line managers, now, 2 working days left",
    ),
    RailStage("3", "3", "Board", StageMark.NOT_STARTED, "", ("Not started",)),
)


@pytest.mark.parametrize("look_", ButtonLook)
def test_a_button_is_as_wide_as_its_label(qtbot, look_):
    button = Button("Log a conversation", look_, "chat")
    qtbot.addWidget(button)
    assert button.sizeHint().width() >= button.fontMetrics().horizontalAdvance("Log a conversation")
    assert min(button.sizeHint().height(), button.sizeHint().width()) >= 24


def test_a_busy_button_says_what_it_does_and_waits(qtbot):
    button = Button("Record this", ButtonLook.FILLED)
    qtbot.addWidget(button)
    pressed = []
    button.clicked.connect(lambda: pressed.append(1))
    button.set_busy("Recording...")
    assert button.text() == "Recording..."
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert pressed == []
    button.set_ready()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert (button.text(), pressed) == ("Record this", [1])


def test_pointer_focus_and_pressing_change_how_a_button_looks(qtbot):
    button = Button("Continue", ButtonLook.PLAIN)
    qtbot.addWidget(button)
    button.show()
    rest = button.grab().toImage()
    button.setDown(True)
    assert button.grab().toImage() != rest


@pytest.fixture
def ringed(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    parts = {"line": LineEdit(), "button": Button("Press")}
    for part in parts.values():
        layout.addWidget(part)
    ring = FocusRing(window)
    window.resize(300, 200)
    window.show()
    window.activateWindow()
    ring.start()
    qtbot.waitUntil(window.isActiveWindow)
    return window, ring, parts


def test_the_ring_stands_around_what_has_the_keyboard(qtbot, ringed):
    window, ring, parts = ringed
    for part in parts.values():
        part.setFocus(Qt.FocusReason.TabFocusReason)
        assert ring.target() is part
        assert ring.ring_rect() == rect_in(part, window).adjusted(-5, -5, 5, 5)


def test_the_ring_follows_words_that_change(qtbot, ringed):
    window, ring, _parts = ringed
    title = Title("Short")
    window.layout().addWidget(title)
    window.layout().activate()
    title.take_focus()
    qtbot.waitUntil(lambda: ring.painted == ring.ring_rect() and 0 < ring.painted.width() < 150)
    title.setText("A title that is a good deal longer")
    qtbot.waitUntil(lambda: ring.painted == ring.ring_rect() and ring.painted.width() > 200)


def test_the_ring_follows_a_part_that_moves(qtbot, ringed):
    window, ring, parts = ringed
    parts["button"].setFocus(Qt.FocusReason.TabFocusReason)
    window.resize(500, 400)
    qtbot.wait(10)
    assert ring.ring_rect() == rect_in(parts["button"], window).adjusted(-5, -5, 5, 5)
    picture = window.grab().toImage()
    edge = ring.ring_rect()
    assert picture.pixelColor(edge.left() + 1, edge.center().y()).name().upper() == "#1B4FD8"


def test_focus_shows_the_whole_field_above_the_fixed_foot(qtbot):
    column = Box()
    rows = [FieldRow(f"Question {number}", LineEdit(), "A hint that takes a line") for number in range(20)]
    column.add(*rows)
    pane = ScrollPane(column)
    qtbot.addWidget(pane)
    pane.resize(400, 300)
    pane.show()
    pane.activateWindow()
    for row in (rows[10], rows[19], rows[3]):
        row.take_focus()
        qtbot.wait(5)
        seen = rect_in(row, pane.viewport())
        assert pane.viewport().rect().contains(seen), row.question


def test_the_rail_turns_when_a_stage_gets_too_little_room(qtbot, look):
    rail = StageRail(STAGES)
    qtbot.addWidget(rail)
    rail.resize(900, 150)
    rail.show()
    assert [button.tall for button in rail.buttons] == [False] * 3
    rail.resize(400, 600)
    assert [button.tall for button in rail.buttons] == [True] * 3
    rail.resize(700, 600)
    assert not rail.buttons[0].tall
    look.choose("light", 200)
    rail.resize(699, 600)
    assert rail.buttons[0].tall


def test_the_rail_speaks_walks_with_arrows_and_opens_with_enter(qtbot):
    rail = StageRail(STAGES)
    qtbot.addWidget(rail)
    rail.resize(900, 150)
    rail.show()
    rail.activateWindow()
    assert rail.buttons[1].accessibleName().startswith("Stage 2 of 3, Line managers, now")
    rail.buttons[0].setFocus()
    qtbot.keyClick(rail.buttons[0], Qt.Key.Key_Right)
    qtbot.waitUntil(rail.buttons[1].hasFocus)
    with qtbot.waitSignal(rail.chosen) as chosen:
        qtbot.keyClick(rail.buttons[1], Qt.Key.Key_Return)
    assert chosen.args == ["2"]


def test_every_stage_mark_has_its_own_shape(qtbot):
    pictures = []
    for mark in StageMark:
        rail = StageRail([RailStage("1", "1", "Same words", mark)])
        qtbot.addWidget(rail)
        rail.resize(300, 120)
        picture = rail.grab().toImage()
        picture.convertTo(picture.Format.Format_Grayscale8)
        pictures.append(bytes(picture.constBits()))
    assert len(set(pictures)) == len(pictures)


def test_every_verdict_has_its_own_shape_without_colour(qtbot):
    pictures = []
    for mark in VerdictMark:
        shape = VerdictShape(mark)
        qtbot.addWidget(shape)
        shape.resize(shape.sizeHint())
        picture = shape.grab().toImage()
        picture.convertTo(picture.Format.Format_Mono)
        pictures.append(bytes(picture.constBits()))
    assert len(set(pictures)) == 4


def test_day_boxes_are_as_many_as_the_days(qtbot):
    none, five = DayBoxes(), DayBoxes(("used", "used", "today", "left", "past"))
    for each in (none, five):
        qtbot.addWidget(each)
    assert none.sizeHint().width() == 0
    assert five.sizeHint().width() > 60


def test_the_next_chip_gets_the_keyboard_then_the_search(qtbot):
    window = Box()
    qtbot.addWidget(window)
    search = LineEdit()
    chips = Chips(search)
    window.add(search, chips)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    chips.set_words(["stage: 2", "overdue: yes"])
    qtbot.wait(10)
    assert chips.chips[0].accessibleName() == "Remove filter stage: 2"
    removed: list[str] = []
    chips.removed.connect(removed.append)
    chips.chips[0].setFocus()
    qtbot.waitUntil(chips.chips[0].hasFocus)
    qtbot.keyClick(chips.chips[0], Qt.Key.Key_Delete)
    qtbot.waitUntil(chips.chips[0].hasFocus)
    qtbot.keyClick(chips.chips[0], Qt.Key.Key_Space)
    qtbot.waitUntil(search.hasFocus)
    assert removed == ["stage: 2", "overdue: yes"]


class _Delegate(RowDelegate):
    def row_height(self, row, width):
        return 40

    def paint_row(self, painter: QPainter, rect, row, *, current):
        self.laid(str(row), Text("").role, rect.width()).paint(painter, rect.left(), rect.top(), painter.pen().color())


def test_a_list_is_walked_with_arrows_past_headings_and_opened_with_enter(qtbot):
    view = RowList("Found")
    qtbot.addWidget(view)
    rows: Rows[str] = Rows(lambda row: f"Row {row}", lambda row: not row.startswith("#"))
    rows.set_rows(["# Past", "one", "# Coming", "two"])
    view.setModel(rows)
    view.setItemDelegate(_Delegate(view))
    view.resize(300, 200)
    view.show()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    assert view.currentIndex().data(ROW) == "one"
    assert view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == "Row one"
    qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args == ["two"]
    picture = view.grab().toImage()
    shown = [picture.copy(view.visualRect(rows.index(number))) for number in range(3)]
    assert not any(one == other for one, other in itertools.combinations(shown, 2))


def test_a_banner_stays_until_it_is_closed(qtbot):
    banner = Banner(Tone.INFO, "A draft was found.", "Go on with it, or drop it.", closable=True)
    qtbot.addWidget(banner)
    banner.show()
    with qtbot.waitSignal(banner.closed):
        banner.findChildren(Button)[-1].click()
    assert banner.isHidden()


def test_a_tag_says_its_word(qtbot):
    tag = Tag("Recorded late", Tone.DUE)
    qtbot.addWidget(tag)
    assert tag.accessibleName() == "Recorded late"
