"""Fonts for scripts that this machine has none for, so that every name can be read on the screen as it is in print.

Most machines have them, and then nothing is loaded. The others get the record's own fonts, one between two events.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QFontDatabase

from escalog.resources import resource_path
from escalog.ui.later import timer

_System = QFontDatabase.WritingSystem

_FONTS: tuple[tuple[tuple[_System, ...], str], ...] = (
    ((_System.Arabic,), "NotoSansArabic-Regular.ttf"),
    ((_System.Bengali,), "NotoSansBengali-Regular.ttf"),
    ((_System.SimplifiedChinese, _System.Japanese, _System.Korean), "WenQuanYiMicroHei.ttc"),
    ((_System.Devanagari,), "NotoSansDevanagari-Regular.ttf"),
    ((_System.Gujarati,), "NotoSansGujarati-Regular.ttf"),
    ((_System.Gurmukhi,), "NotoSansGurmukhi-Regular.ttf"),
    ((_System.Tamil,), "NotoSansTamil-Regular.ttf"),
    ((_System.Hebrew,), "NotoSansHebrew-Regular.ttf"),
    ((_System.Thai,), "NotoSansThai-Regular.ttf"),
    ((), "NotoSansEthiopic-Regular.ttf"),
    ((_System.Armenian,), "NotoSansArmenian-Regular.ttf"),
    ((_System.Georgian,), "NotoSansGeorgian-Regular.ttf"),
    ((_System.Telugu,), "NotoSansTelugu-Regular.ttf"),
    ((_System.Kannada,), "NotoSansKannada-Regular.ttf"),
    ((_System.Malayalam,), "NotoSansMalayalam-Regular.ttf"),
    ((_System.Sinhala,), "NotoSansSinhala-Regular.ttf"),
    ((), "NotoSansOriya-Regular.ttf"),
    ((_System.Khmer,), "NotoSansKhmer-Regular.ttf"),
    ((_System.Lao,), "NotoSansLao-Regular.ttf"),
    ((_System.Myanmar,), "NotoSansMyanmar-Regular.ttf"),
    ((_System.Tibetan,), "NotoSerifTibetan-Regular.ttf"),
    ((_System.Syriac,), "NotoSansSyriac-Regular.ttf"),
    ((), "NotoSansThaana-Regular.ttf"),
    ((), "NotoSansNKo-Regular.ttf"),
    ((_System.Symbol,), "Symbola.ttf"),
)
"""What to load where one of these writing systems has no family; none named: Qt cannot say, so always."""

_PAUSE = 20
"""Milliseconds between two fonts, for whoever is typing."""


def missing() -> list[str]:
    """The files of the scripts that no font of this machine has."""
    return [name for systems, name in _FONTS if not systems or not all(map(QFontDatabase.families, systems))]


class ScriptFonts(QObject):
    """Loads what is missing, one font at a time."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: list[str] | None = None
        self._timer = timer(self, self._load_next, _PAUSE, again=True)
        self._timer.start()

    @property
    def done(self) -> bool:
        """Whether every font that was missing is there."""
        return self._left == []

    def _load_next(self) -> None:
        if self._left is None:
            self._left = missing()
        elif self._left:
            QFontDatabase.addApplicationFont(str(resource_path("fonts", "scripts", self._left.pop(0))))
        if not self._left:
            self._timer.stop()
