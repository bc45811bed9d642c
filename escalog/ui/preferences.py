"""What the window remembers between starts, outside the store: size, place, palette, text size, idle minutes.

Never a name, a path of a file that was opened, or anything of a case.
"""

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QWidget

from escalog.ui.tokens import IDLE_MINUTES, IDLE_MINUTES_AT_FIRST, PALETTES, PERCENTS


class Preferences:
    """A small file of the user's own settings folder."""

    def __init__(self, settings: QSettings | None = None) -> None:
        self._settings = settings or QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "escalog", "window"
        )

    @property
    def palette(self) -> str | None:
        """The palette the user chose; None: as the system is."""
        name = str(self._settings.value("palette", ""))
        return name if name in PALETTES else None

    @palette.setter
    def palette(self, name: str | None) -> None:
        self._settings.setValue("palette", name or "")

    @property
    def percent(self) -> int:
        """The text size."""
        return self._number("percent", PERCENTS[0], PERCENTS[0], PERCENTS[-1])

    @percent.setter
    def percent(self, percent: int) -> None:
        self._settings.setValue("percent", percent)

    @property
    def idle_minutes(self) -> int:
        """After how many minutes without a key the program locks."""
        return self._number("idle-minutes", IDLE_MINUTES_AT_FIRST, IDLE_MINUTES[0], IDLE_MINUTES[-1])

    @idle_minutes.setter
    def idle_minutes(self, minutes: int) -> None:
        self._settings.setValue("idle-minutes", minutes)

    @property
    def has_store(self) -> bool:
        """Whether a store was there last time: decides which first screen comes up before the store is looked for."""
        return str(self._settings.value("has-store", "")) == "yes"

    @has_store.setter
    def has_store(self, there: bool) -> None:
        self._settings.setValue("has-store", "yes" if there else "")

    def remember_place(self, window: QWidget) -> None:
        """Keeps the window's size and place."""
        self._settings.setValue("place", window.saveGeometry())

    def restore_place(self, window: QWidget) -> bool:
        """Puts the window where it was. False when it never was anywhere."""
        place = self._settings.value("place")
        return isinstance(place, QByteArray) and window.restoreGeometry(place)

    def _number(self, name: str, otherwise: int, least: int, most: int) -> int:
        text = str(self._settings.value(name, otherwise))
        return min(max(int(text), least), most) if text.isdigit() else otherwise
