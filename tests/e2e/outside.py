"""Somebody in front of a window that runs as a process of its own: presses keys, looks, waits, kills."""

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PATIENCE = 40.0
"""Seconds after which something that should happen did not. Long, since two workers may share two cores."""

_SCREEN = {"name": "one", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "dpr": 1}

_NO_SCREEN = "This plugin does not support"
"""How Qt tells of what it cannot do without a screen."""


class Gone(Exception):
    """The window's process has ended."""


class Outside:
    """One run of the program. Keys go in by `key` and `write`; nothing else does."""

    def __init__(self, home: Path, *, more: dict[str, str] | None = None, hands: "Hands | None" = None) -> None:
        self.home = home
        reading, self._out = os.pipe()
        self._in, writing = os.pipe()
        environment = {**environment_of(home), **(more or {})}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.watched", str(reading), str(writing)],
            cwd=ROOT, env=environment, pass_fds=(reading, writing), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        os.close(reading)
        os.close(writing)
        self._hands = hands
        self._pressed = 0
        self._rest = b""

    # keys

    def key(self, *keys: str) -> "Outside":
        """Presses keys one after the other, as Qt names them: "Tab", "Ctrl+Return"."""
        for each in keys:
            self._pressed += 1
            if self._hands is not None:
                self._hands.key(each)
            else:
                self._send(f"key {each}")
        return self

    def write(self, text: str) -> "Outside":
        """Types a text."""
        self._pressed += len(text)
        if self._hands is not None:
            self._hands.write(text)
        else:
            self._send(f"write {json.dumps(text)}")
        return self

    def take_keyboard(self) -> "Outside":
        """After a dialog closed: where no desktop gives the keyboard back to the window, its hands do."""
        if self._hands is not None:
            self._hands.focus_window()
        return self

    # looking

    def state(self) -> dict[str, Any]:
        """Where the keyboard is and what is up, at once."""
        return self._ask("state")

    def settled(self) -> dict[str, Any]:
        """The same, when every key has arrived and nothing is under way any more."""
        before: dict[str, Any] = {}

        def quiet(now: dict[str, Any]) -> bool:
            nonlocal before
            calm = now["keys"] >= self._pressed and now["rests"] and now == before
            before = now
            return calm

        return self.until(quiet, "the window to come to rest")

    def read(self) -> dict[str, Any]:
        """Everything in view."""
        self.settled()
        return self._ask("read")

    def says(self, words: str) -> bool:
        """Whether these words are in view."""
        return any(words in text for text in self.read()["texts"])

    def until(self, holds: Callable[[dict[str, Any]], bool], what: str) -> dict[str, Any]:
        """Looks until something holds."""
        end = time.monotonic() + PATIENCE
        while not holds(now := self.state()):
            assert time.monotonic() < end, f"waited for {what}; saw {now}, {self._ask('read')['texts']}"
            time.sleep(0.004)
        return now

    # hands and eyes together

    def tab_to(self, words: str, key: str = "Tab") -> "Outside":
        """Tab until the keyboard is on what is called so. Fails when Tab never gets there."""
        met: list[str] = []
        for _ in range(150):
            now = self.settled()
            if words in now["focus"]:
                return self
            met.append(now["focus"])
            self.key(key)
        raise AssertionError(f"{key} never came to {words!r}; it met {list(dict.fromkeys(met))}")

    def tab_to_row(self, words: str) -> "Outside":
        """Tab to a list, then down to the row that says so."""
        met: list[str] = []
        for key in ("Home", *["Down"] * 60):
            now = self.settled()
            if now["row"] and words in now["row"]:
                return self
            met.append(now["row"])
            self.key(key if now["row"] else "Tab")
        raise AssertionError(f"no row {words!r} among {list(dict.fromkeys(met))}")

    def fill(self, words: str, text: str) -> "Outside":
        """Tab to a question and answer it in words."""
        return self.tab_to(words).write(text)

    def ready(self) -> "Outside":
        """Waits until the first screen takes keys."""
        self.until(lambda now: now["rests"] and now["focus"] != "", "the first screen")
        return self

    def unlock(self, passphrase: str) -> "Outside":
        """Types the passphrase."""
        self.ready().write(passphrase).key("Return")
        self.until(lambda now: now["open"] and now["rests"], "the store to open")
        return self

    # the end

    def kill(self) -> tuple[str, str]:
        """As the power goes; gives what the program had left on its two streams."""
        self.process.kill()
        return self._close()

    def quit(self) -> tuple[int, str, str]:
        """Ctrl+Q, and what the program left on its two streams."""
        self.key("Ctrl+Q")
        code = self.process.wait(PATIENCE)
        return code, *self._close()

    def end(self) -> None:
        """Whatever happened: no process stays."""
        if self.process.poll() is None:
            self.process.kill()
        self._close()

    def _close(self) -> tuple[str, str]:
        if self._out >= 0:
            self._said = tuple(stream.decode(errors="replace") for stream in self.process.communicate())
            os.close(self._out)
            os.close(self._in)
            self._out = self._in = -1
        out, err = self._said
        return out, "".join(line for line in err.splitlines(keepends=True) if not line.startswith(_NO_SCREEN))

    # the pipes

    def _send(self, line: str) -> None:
        try:
            os.write(self._out, line.encode() + b"\n")
        except OSError as error:
            raise Gone from error

    def _ask(self, what: str) -> dict[str, Any]:
        self._send(what)
        while b"\n" not in self._rest:
            ready, _, _ = select.select([self._in], [], [], PATIENCE)
            got = os.read(self._in, 1 << 20) if ready else b""
            if not ready:
                raise AssertionError("the window answers no more")
            if not got:
                raise Gone
            self._rest += got
        line, self._rest = self._rest.split(b"\n", 1)
        return json.loads(line)  # type: ignore[no-any-return]


class Hands:
    """Keys by way of the screen itself."""

    def key(self, key: str) -> None:
        """Presses one."""
        raise NotImplementedError

    def write(self, text: str) -> None:
        """Types."""
        raise NotImplementedError

    def focus_window(self) -> None:
        """Gives the keyboard to the window."""
        raise NotImplementedError


def environment_of(home: Path) -> dict[str, str]:
    """The surroundings of a person of whom nothing but this home is known."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "SYSTEMROOT")}
    places = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "STATE", "CONFIG", "CACHE")}
    (home / "temp").mkdir(parents=True, exist_ok=True)
    screen = home.with_name(f"{home.name}-screen.json")
    screen.write_text(json.dumps({"screens": [_SCREEN]}))
    return {
        **kept, **places, "HOME": str(home), "TMPDIR": str(home / "temp"), "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1", "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
    }  # fmt: skip


def files_of(home: Path) -> Sequence[Path]:
    """Every file below a home."""
    return sorted(path for path in home.rglob("*") if path.is_file())
