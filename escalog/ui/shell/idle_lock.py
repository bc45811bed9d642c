"""Notices that nobody is there: no key and no pointer for some minutes, a laptop that slept, a locked screen.

Emits `gone`; the window does the locking.
"""

from time import monotonic, time
from typing import cast

from PySide6.QtCore import SLOT, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

from escalog.ui.later import timer
from escalog.ui.look.tokens import IDLE_MINUTES_AT_FIRST, Delay

_AWAY = cast("bytes", SLOT("on_away(bool)"))  # the stubs ask for bytes, the call for what SLOT gives
"""The slot below as the bus names it: "1" marks a slot."""

_DESKTOPS = ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
"""Each has a screen saver of its own name; all tell alike."""

_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class Idle(QObject):
    """Emits `gone` once, when it is time to lock. Watches the native window only, so that it costs nothing."""

    gone = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.minutes = IDLE_MINUTES_AT_FIRST
        self._seen = monotonic()
        self._ticked = time()
        self._timer = timer(self, self.look, Delay.CLOCK_STEP, again=True)
        QGuiApplication.instance().applicationStateChanged.connect(self._on_state_changed)  # type: ignore[union-attr]
        self._listen_to_the_desktop()

    def watch(self, window: QObject) -> None:
        """Takes keys and pointer of a native window as life."""
        window.installEventFilter(self)

    def start(self) -> None:
        """A store is open: count from now."""
        self._seen, self._ticked = monotonic(), time()
        self._timer.start()

    def stop(self) -> None:
        """It is locked already."""
        self._timer.stop()

    def touch(self) -> None:
        """Somebody is there."""
        self._seen = monotonic()

    def look(self) -> None:
        """Whether it is time: too long without life, or the laptop slept since the last look."""
        slept = (time() - self._ticked) * 1000 > Delay.SLEPT_AFTER
        self._ticked = time()
        if self._timer.isActive() and (slept or monotonic() - self._seen > self.minutes * 60):
            self._tell()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notes life; keeps nothing back."""
        if event.type() in _LIFE:
            self._seen = monotonic()
        return False

    def _tell(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self.gone.emit()

    def _on_state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationSuspended:
            self._tell()

    def _listen_to_the_desktop(self) -> None:
        """On Linux the session bus tells of sleep and of the screen lock; elsewhere the jump of the clock does."""
        if QGuiApplication.platformName() not in ("xcb", "wayland"):
            return
        from PySide6.QtDBus import QDBusConnection  # only where there is a desktop bus

        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        if system.isConnected():
            system.connect("", "", "org.freedesktop.login1.Manager", "PrepareForSleep", self, _AWAY)
        if session.isConnected():
            for desktop in _DESKTOPS:
                session.connect("", "", f"org.{desktop}.ScreenSaver", "ActiveChanged", self, _AWAY)

    @Slot(bool)
    def on_away(self, away: bool) -> None:  # noqa: FBT001 - the bus gives it so
        """The laptop goes to sleep, or its screen is locked."""
        if away:
            self._tell()
