"""The look is applied at once, follows the system until the user chooses, and steps through the text sizes."""

import pytest
from PySide6.QtGui import QFontDatabase, QPalette

from escalog.domain.entry_kinds.table import KINDS
from escalog.ui.look.icons import icon_names, icon_pixmap
from escalog.ui.look.style_sheet import style_sheet
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import PALETTES, PERCENTS, Role
from escalog.ui.widgets.text import Text


def test_the_fonts_of_the_program_are_the_ones_in_use(qapp, look):
    wanted = {look.family(name) for name in ("Noto Sans", "Noto Serif", "Noto Sans Mono")}
    assert wanted <= set(QFontDatabase.families())
    assert qapp.font().family() == "Noto Sans"


@pytest.mark.parametrize("name", PALETTES)
def test_a_palette_is_applied_at_once(qapp, look, name):
    look.choose(name)
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == PALETTES[name].window
    assert PALETTES[name].edge.lower() in qapp.styleSheet().lower()


def test_an_unknown_palette_is_as_the_system_is(look):
    look.choose("pink")
    assert look.chosen is None
    assert look.palette.name in PALETTES


def test_text_steps_up_to_200_and_back(look):
    for _ in range(10):
        look.step(1)
    assert look.percent == PERCENTS[-1] == 200
    look.step(-1)
    assert look.percent == PERCENTS[-2]
    look.step(0)
    assert look.percent == 100


def test_a_label_that_is_up_grows_with_the_text(qtbot, look):
    text = Text("What would change your mind?")
    qtbot.addWidget(text)
    text.show()
    before = text.sizeHint().height()
    look.choose("light", 200)
    assert text.sizeHint().height() > before * 1.8


def test_fonts_are_never_in_the_sheet():
    assert all("font" not in style_sheet(palette, 150) for palette in PALETTES.values())


def test_there_are_enough_icons_and_each_can_be_drawn_in_any_colour(qapp):
    assert len(icon_names()) >= 30
    for name in icon_names():
        image = icon_pixmap(name, 24, theme().colour("past")).toImage()
        inked = [image.pixelColor(x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() == 255]
        assert inked, name
        assert {colour.name() for colour in inked} == {theme().colour("past").name()}, name


def test_every_role_has_a_face_of_at_least_13_pixels():
    assert all(theme().font(role).pixelSize() >= 13 for role in Role)


def test_every_kind_of_entry_has_an_icon_that_there_is():
    assert {kind.icon for kind in KINDS.values()} - set(icon_names()) == set()
