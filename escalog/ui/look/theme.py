"""The look of the whole program: palette, text scale, fonts. Applied at once; follows the system until chosen.

The theme belongs to the application object, as Qt's own palette and style do; it holds nothing of a case.
"""

from typing import cast

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from escalog.resources import resource_files
from escalog.ui.later import timer
from escalog.ui.look.style_sheet import style_sheet
from escalog.ui.look.tokens import FACES, LIGHT, PALETTES, PERCENTS, SPACE_GROWTH, Palette, Role, grown

STYLE = "Fusion"
"""Qt's own style below our painting. Named to Qt at its start: `setStyle` hands the style back, and loads its names."""

_PROPERTY = "escalogTheme"


class Theme(QObject):
    """Palette and text scale, and what follows from them."""

    changed = Signal()

    def __init__(self, app: QApplication, palette: str | None = None, percent: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self._chosen: str | None = None
        self.percent = 100
        self.palette: Palette = LIGHT
        self._soon = timer(self, self._apply)
        self._families: set[str] = set()
        self._fonts: dict[Role, QFont] = {}
        self._colours: dict[str, QColor] = {}
        app.setProperty(_PROPERTY, self)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        # Both held for good: PySide calls the inner object deleted once the outer one's wrapper is gone.
        self._style_hints = hints
        self._hints = hints.accessibility() if hasattr(hints, "accessibility") else None
        if self._hints is not None:
            self._hints.contrastPreferenceChanged.connect(self._on_system_changed)
        self.choose(palette, percent)

    @property
    def chosen(self) -> str | None:
        """The palette the user chose; None while it follows the system."""
        return self._chosen

    @property
    def scale(self) -> float:
        """The text scale as a factor."""
        return self.percent / 100

    def choose(self, palette: str | None = None, percent: int | None = None) -> None:
        """Takes a palette (None: as the system is) and a text scale (None: as it is), and applies them at once."""
        self._chosen = palette if palette in PALETTES else None
        if percent is not None:
            self.percent = min(max(percent, PERCENTS[0]), PERCENTS[-1])
        self._apply()

    def step(self, by: int) -> None:
        """One text size up or down; 0 goes back to 100 %. Several presses in a row are laid out once."""
        nearest = min(range(len(PERCENTS)), key=lambda index: abs(PERCENTS[index] - self.percent))
        at = min(max(nearest + by, 0), len(PERCENTS) - 1) if by else 0
        if self.percent != PERCENTS[at]:
            self.percent = PERCENTS[at]
            self._soon.start()

    def text(self, px: float) -> int:
        """A text-bearing size at this scale."""
        return grown(px, self.percent)

    def space(self, px: float) -> int:
        """A gap at this scale."""
        return grown(px, self.percent, SPACE_GROWTH)

    def font(self, role: Role) -> QFont:
        """The font of a type role at this scale."""
        if role not in self._fonts:
            face = FACES[role]
            font = QFont(self.family(face.family))
            font.setPixelSize(grown(face.px, self.percent, face.growth))
            font.setWeight(QFont.Weight.Bold if face.bold else QFont.Weight.Normal)
            self._fonts[role] = font
        return self._fonts[role]

    def family(self, name: str) -> str:
        """A family that comes with the program, known to Qt from now on: each of its files takes a millisecond."""
        if name not in self._families:
            self._families.add(name)
            for path in resource_files("fonts", ".ttf"):
                if path.stem.partition("-")[0] == name.replace(" ", ""):
                    QFontDatabase.addApplicationFont(str(path))
        return name

    def colour(self, token: str) -> QColor:
        """The colour of a token of the palette, by its name."""
        if token not in self._colours:
            self._colours[token] = QColor(getattr(self.palette, token))
        return self._colours[token]

    def em(self) -> int:
        """The body size: breaks of the layout are counted in it."""
        return grown(FACES[Role.BODY].px, self.percent)

    def _apply(self) -> None:
        self.palette = PALETTES[self._chosen] if self._chosen else self._system_palette()
        self._fonts.clear()
        self._colours.clear()
        self._app.setFont(self.font(Role.BODY))
        self._app.setPalette(_qt_palette(self.palette))
        self._app.setStyleSheet(style_sheet(self.palette, self.percent))
        self.changed.emit()

    def _system_palette(self) -> Palette:
        hints = self._hints
        if hints is not None and hints.contrastPreference() == Qt.ContrastPreference.HighContrast:
            return PALETTES["contrast"]
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return PALETTES["dark" if dark else "light"]

    def _on_system_changed(self) -> None:
        if self._chosen is None:
            self._apply()


def application() -> QApplication:
    """The running application."""
    return cast(QApplication, QCoreApplication.instance())


def theme() -> Theme:
    """The theme of the running application."""
    return cast(Theme, application().property(_PROPERTY))


def _qt_palette(p: Palette) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, colour in (
        (roles.Window, p.window),
        (roles.WindowText, p.ink),
        (roles.Base, p.surface),
        (roles.AlternateBase, p.window),
        (roles.Text, p.ink),
        (roles.Button, p.surface),
        (roles.ButtonText, p.ink),
        (roles.BrightText, p.past),
        (roles.Highlight, p.accent),
        (roles.HighlightedText, p.on_accent),
        (roles.Link, p.accent),
        (roles.LinkVisited, p.accent),
        (roles.ToolTipBase, p.surface),
        (roles.ToolTipText, p.ink),
        (roles.PlaceholderText, p.ink3),
        (roles.Light, p.surface),
        (roles.Midlight, p.line),
        (roles.Mid, p.edge),
        (roles.Dark, p.edge),
        (roles.Shadow, p.sunken),
    ):
        palette.setColor(role, QColor(colour))
    return palette
