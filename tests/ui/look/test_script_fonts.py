"""A name in any script can be read on the screen, whatever fonts the machine has."""

from PySide6.QtGui import QFontDatabase, QGlyphRun, QTextLayout

from escalog.ui.look.script_fonts import ScriptFonts, missing
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Role

NAMES = ("মোহাম্মদ", "محمد", "שרה", "李小龙", "한국", "さくら", "ਪ੍ਰੀਤ", "ஸ்ரீ", "ሰላም", "Արամ", "ნინო", "ศรี", "ශ්‍රී")


def _shapes(text: str) -> list[int]:
    layout = QTextLayout(text, theme().font(Role.BODY))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs: list[QGlyphRun] = layout.glyphRuns()
    return [glyph for run in runs for glyph in run.glyphIndexes()]


def test_every_name_has_shapes_once_the_missing_fonts_are_there(qtbot, qapp, look):
    fonts = ScriptFonts(qapp)
    qtbot.waitUntil(lambda: fonts.done)
    for name in NAMES:
        assert _shapes(name), name
        assert 0 not in _shapes(name), name


def test_nothing_is_loaded_twice(qtbot, qapp, look):
    fonts = ScriptFonts(qapp)
    qtbot.waitUntil(lambda: fonts.done)
    assert not {"WenQuanYiMicroHei.ttc", "NotoSansBengali-Regular.ttf", "NotoSansArabic-Regular.ttf"} & set(missing())
    assert QFontDatabase.families(QFontDatabase.WritingSystem.Bengali)
