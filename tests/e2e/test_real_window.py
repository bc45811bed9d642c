"""The program on a real screen: its own Xvfb, keys by way of its server, from first run to a checked record."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from tests.e2e.main_job import PASSPHRASE, check, log_a_conversation, make_a_record, raise_one, set_up
from tests.e2e.outside import PATIENCE, ROOT, Hands, Outside, environment_of, files_of

pytestmark = pytest.mark.skipif(
    shutil.which("Xvfb") is None, reason="Xvfb is not installed: the window is not tried on a real screen"
)
needs_keys = pytest.mark.skipif(
    shutil.which("xdotool") is None, reason="xdotool is not installed: nobody presses keys on the real screen"
)

_X_NAMES = {"Return": "Return", "Esc": "Escape", "Space": "space", "Left": "Left", "Comma": "comma", ",": "comma"}


class Screen(Hands):
    """A display of its own, and keys pressed on it by `xdotool`."""

    def __init__(self) -> None:
        reading, writing = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
            pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(writing)
        with os.fdopen(reading) as told:
            self.display = f":{told.readline().strip()}"
        self.surroundings = {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def do(self, *words: str) -> str:
        """Runs xdotool on this display."""
        done = subprocess.run(
            ["xdotool", *words], env={**os.environ, "DISPLAY": self.display}, capture_output=True, check=False
        )
        return done.stdout.decode().strip()

    def key(self, key: str) -> None:
        """A key or a chord, as Qt names it."""
        *chord, last = key.replace("Ctrl", "ctrl").replace("Alt", "alt").replace("Shift", "shift").split("+")
        self.do("key", "+".join((*chord, _X_NAMES.get(last, last.lower() if len(last) == 1 else last))))

    def write(self, text: str) -> None:
        """Types a text."""
        self.do("type", "--delay", "2", text)

    def titles(self) -> list[str]:
        """The titles of all windows on this display."""
        found = self.do("search", "--onlyvisible", "--name", ".*").split()
        return [title for title in (self.do("getwindowname", number) for number in found) if title]

    def focus_window(self) -> None:
        """There is no window manager: somebody has to give the keyboard to the window."""
        self.do("search", "--sync", "--onlyvisible", "--name", "escalog", "windowfocus", "--sync")

    def end(self) -> None:
        """The display goes."""
        self.process.terminate()
        self.process.wait(PATIENCE)


@pytest.fixture
def screen() -> Iterator[Screen]:
    """A free display; ended by its process, whatever happens."""
    made = Screen()
    yield made
    made.end()


@needs_keys
def test_the_main_job_in_a_real_window(screen, tmp_path):
    window = Outside(tmp_path / "home", more=screen.surroundings, hands=screen)
    try:
        window.until(lambda now: now["title"] != "", "the window")
        screen.focus_window()
        set_up(window)
        titles = set(screen.titles())
        raise_one(window)
        titles |= set(screen.titles())
        log_a_conversation(window, "They will look at the plan this week.")
        titles |= set(screen.titles())
        make_a_record(window, tmp_path / "record.pdf")
        titles |= set(screen.titles())
        seen = check(window, tmp_path / "record.pdf")["texts"]
        titles |= set(screen.titles())
        assert "1 file checked. Genuine and unchanged." in seen
        assert {"Today - escalog", "Disagreement - escalog", "Check a record - escalog"} <= titles
        assert not any(word in title for title in titles for word in ("Q.Z.", "77-12", "P.D.", "Health"))
        code, out, _err = window.quit()
        assert (code, out) == (0, "")
        assert PASSPHRASE.encode() not in b"".join(path.read_bytes() for path in files_of(tmp_path))
        assert list((tmp_path / "home" / "temp").iterdir()) == []
    finally:
        window.end()


@needs_keys
def test_the_program_itself_starts_and_ctrl_q_leaves_no_process_and_no_file(screen, tmp_path):
    home = tmp_path / "home"
    environment = {**environment_of(home), **screen.surroundings}
    before = set(files_of(home))
    program = subprocess.Popen(
        [sys.executable, "-m", "escalog"], cwd=ROOT, env=environment, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        screen.focus_window()
        assert screen.titles() == ["escalog"]
        end = time.monotonic() + PATIENCE
        while program.poll() is None and time.monotonic() < end:  # the key is taken once the menus are there
            screen.key("Ctrl+Q")
            time.sleep(0.1)
        out, err = program.communicate(timeout=PATIENCE)
        assert (program.returncode, out, err) == (0, b"", b"")
        with pytest.raises(ProcessLookupError):
            os.killpg(program.pid, 0)
        left = {path.relative_to(home).as_posix() for path in set(files_of(home)) - before}
        assert left <= {"config/escalog/window.ini"}
    finally:
        if program.poll() is None:
            program.kill()
            program.communicate()
