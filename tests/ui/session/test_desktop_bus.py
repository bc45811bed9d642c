"""What the desktop tells on its buses: a sleep or a locked screen locks the program. On buses made for the test."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("dbus-daemon") or not shutil.which("dbus-send"),
    reason="no D-Bus tools on this machine",
)

_BUS = """<busconfig><type>session</type><listen>unix:dir={folder}</listen>
<policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>"""


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """The address of a bus of our own."""
    settings = tmp_path / "bus.conf"
    settings.write_text(_BUS.format(folder=tmp_path), encoding="utf-8")
    command = ["dbus-daemon", "--nofork", "--print-address", f"--config-file={settings}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


@contextmanager
def listening(bus: str) -> Iterator["subprocess.Popen[str]"]:
    """A program that listens on it as its system's and its session's bus."""
    surroundings = {
        **os.environ, "DBUS_SYSTEM_BUS_ADDRESS": bus, "DBUS_SESSION_BUS_ADDRESS": bus, "QT_QPA_PLATFORM": "offscreen"
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.ui.listening"]
    with subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        yield program
        program.kill()


def tell(bus: str, path: str, signal: str, *, going: bool) -> None:
    """What a login manager or a screen saver sends."""
    value = "boolean:true" if going else "boolean:false"
    subprocess.run(["dbus-send", f"--bus={bus}", "--type=signal", path, signal, value], check=True, timeout=20)


@pytest.mark.parametrize(
    ("path", "signal"),
    [
        ("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep"),
        ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged"),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged"),
    ],
)
def test_the_program_locks_when_the_laptop_sleeps_or_its_screen_is_locked(bus: str, path: str, signal: str) -> None:
    with listening(bus) as program:
        tell(bus, path, signal, going=True)
        assert program.communicate(timeout=30)[0] == "gone\n"
        assert program.returncode == 0


def test_waking_up_and_other_signals_lock_nothing(bus: str) -> None:
    with listening(bus) as program:
        tell(bus, "/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep", going=False)
        tell(bus, "/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForShutdown", going=True)
        with pytest.raises(subprocess.TimeoutExpired):
            program.communicate(timeout=1.5)
