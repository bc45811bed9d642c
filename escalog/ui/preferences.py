"""What the window remembers between starts, outside the store: size, place, palette, text size, idle minutes.

Never a name, a path of a file that was opened, or anything of a case. Whatever the file holds, the program starts:
what cannot be read stands as it is at first. Qt's own settings are not used, for they unfold what a file says they
should: a line of it can end the program before it has a window.
"""

import contextlib
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from struct import Struct

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget

from escalog.domain.values.failure import Failure
from escalog.ui.look.tokens import IDLE_MINUTES, IDLE_MINUTES_AT_FIRST, PALETTES, PERCENTS

_NAMES = ("palette", "percent", "idle-minutes", "has-store", "place")
_LARGEST = 64 * 1024
_NUMBER = re.compile("[0-9]{1,4}")

# A window's place as Qt writes it: mark, version, frame, normal place, screen, maximised, full screen, width, place.
_PLACE = Struct(">IHH4i4ii??i4i")
_MARK, _VERSION = 0x1D9D0CB, 3
_FAR, _LARGE, _SCREENS = 32_767, 16_384, 64


class Preferences:
    """A small file of the user's own settings folder."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or _usual_file()
        self._held = _read(self._file)

    @property
    def palette(self) -> str | None:
        """The palette the user chose; None: as the system is."""
        name = self._held.get("palette", "")
        return name if name in PALETTES else None

    @palette.setter
    def palette(self, name: str | None) -> None:
        self._put("palette", name or "")

    @property
    def percent(self) -> int:
        """The text size."""
        return self._number("percent", PERCENTS[0], PERCENTS[0], PERCENTS[-1])

    @percent.setter
    def percent(self, percent: int) -> None:
        self._put("percent", str(percent))

    @property
    def idle_minutes(self) -> int:
        """After how many minutes without a key the program locks."""
        return self._number("idle-minutes", IDLE_MINUTES_AT_FIRST, IDLE_MINUTES[0], IDLE_MINUTES[-1])

    @idle_minutes.setter
    def idle_minutes(self, minutes: int) -> None:
        self._put("idle-minutes", str(minutes))

    @property
    def has_store(self) -> bool:
        """Whether a store was there last time: decides which first screen comes up before the store is looked for."""
        return self._held.get("has-store") == "yes"

    @has_store.setter
    def has_store(self, there: bool) -> None:
        self._put("has-store", "yes" if there else "")

    def remember_place(self, window: QWidget) -> None:
        """Keeps the window's size and place."""
        self._put("place", window.saveGeometry().data().hex())

    def restore_place(self, window: QWidget) -> bool:
        """Puts the window where it was. False when it never was anywhere, or not anywhere that a window can be."""
        try:
            place = bytes.fromhex(self._held.get("place", ""))
        except ValueError:
            return False
        return _is_a_place(place) and window.restoreGeometry(QByteArray(place))

    def _number(self, name: str, otherwise: int, least: int, most: int) -> int:
        text = self._held.get(name, "")
        return min(max(int(text), least), most) if _NUMBER.fullmatch(text) else otherwise

    def _put(self, name: str, value: str) -> None:
        """Changes one of them, beside what another window of the program may have changed meanwhile."""
        if self._held.get(name, "") == value:
            return
        self._held[name] = value
        _write(self._file, {**_read(self._file), name: value})


def _usual_file() -> Path:
    """Where earlier versions kept it too, by the rules of Qt's own settings."""
    named, otherwise = ("APPDATA", "AppData/Roaming") if sys.platform == "win32" else ("XDG_CONFIG_HOME", ".config")
    home = os.path.expanduser("~")  # noqa: PTH111 - answers for everybody, where `Path` raises
    return Path(home, os.environ.get(named) or otherwise, "escalog", "window.ini")


def _read(file: Path) -> dict[str, str]:
    """The lines that say one of ours; of a file that is none, nothing."""
    try:
        if not file.is_file() or file.stat().st_size > _LARGEST:
            return {}
        with file.open("rb") as opened:
            text = opened.read(_LARGEST).decode("utf-8", "replace")
    except (OSError, ValueError):
        return {}
    said = (line.partition("=") for line in text.split("\n"))
    return {name.strip(): value.strip() for name, _, value in said if name.strip() in _NAMES}


def _write(file: Path, held: Mapping[str, str]) -> None:
    """Writes them anew, whole or not at all. Where that cannot be done they hold until the window closes."""
    from escalog.services.laptop.files import keep_file  # the first paint does without

    lines = ["[General]", *(f"{name}={held[name]}" for name in _NAMES if held.get(name)), ""]
    with contextlib.suppress(Failure):
        keep_file(file, "\n".join(lines).encode("utf-8"))


def _is_a_place(place: bytes) -> bool:
    """Whether these bytes are of the one form that Qt writes, and place a window where and as large as one can be."""
    if len(place) != _PLACE.size:
        return False
    mark, version, _, *numbers = _PLACE.unpack(place)
    frame, normal, (screen, _, is_full, _), inner = numbers[:4], numbers[4:8], numbers[8:12], numbers[12:]
    return (
        (mark, version, is_full) == (_MARK, _VERSION, False)
        and 0 <= screen < _SCREENS
        and all(
            -_FAR <= left <= right <= _FAR
            and -_FAR <= top <= bottom <= _FAR
            and right - left < _LARGE
            and bottom - top < _LARGE
            for left, top, right, bottom in (frame, normal, inner)
        )
    )
