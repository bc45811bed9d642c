"""Tries out a frozen escalog the way somebody would who has nothing else: no Python, an empty home folder.

    python packaging/smoke_test.py dist/escalog

Says its version, does the main job, checks the record, makes a store, opens its first window. Leaves with 1
at the first thing that is wrong.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FIRST_WINDOW_WITHIN = 20.0


class Wrong(Exception):
    """What the frozen program did and should not have done."""


def main(folder: Path) -> int:
    """Runs every trial in an empty place of its own."""
    program = folder / ("escalog.exe" if sys.platform == "win32" else "escalog")
    with tempfile.TemporaryDirectory(prefix="escalog smoke ") as place:
        home = Path(place) / "home"
        home.mkdir()
        try:
            _carries_nothing_it_should_not(folder)
            _says_its_version(program, home)
            _does_the_main_job(program, home)
            _makes_a_store_and_checks_it(program, home)
            _opens_its_first_window(program, home)
        except Wrong as wrong:
            print(f"wrong: {wrong}")
            return 1
    print("the frozen program does its job")
    return 0


def _surroundings(home: Path, **more: str) -> dict[str, str]:
    keep = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    return keep | {"PATH": os.defpath, "HOME": str(home), "USERPROFILE": str(home), "LANG": "C.UTF-8"} | more


def _run(program: Path, *arguments: str | Path, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    command = [str(program.resolve()), *map(str, arguments)]
    return subprocess.run(
        command, cwd=home, env=_surroundings(home, **more), capture_output=True, text=True, timeout=120, check=False
    )


def _expect(done: subprocess.CompletedProcess[str], code: int) -> None:
    if done.returncode != code:
        shown = " ".join(done.args[1:])
        raise Wrong(f"`{shown}` left with {done.returncode}, not {code}\n{done.stdout}{done.stderr}")


def _carries_nothing_it_should_not(folder: Path) -> None:
    names = {path.name.lower() for path in folder.rglob("*")}
    for name in ("pytest", "hypothesis", "holidays", "pikepdf", "mypy"):
        if name in names:
            raise Wrong(f"it carries {name}")
    shipped = {path.name for path in folder.rglob("migrations/versions/*.py")}
    if not shipped:
        raise Wrong("it lacks the store's migrations, which are read as files")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"size: {size / 1e6:.0f} MB")


def _says_its_version(program: Path, home: Path) -> None:
    done = _run(program, "--version", home=home)
    _expect(done, 0)
    print(f"version: {done.stdout.strip()}")


def _does_the_main_job(program: Path, home: Path) -> None:
    out = home.parent / "handed over"
    began = time.monotonic()
    _expect(_run(program, "demo", "--out", out, home=home), 0)
    print(f"demo: {time.monotonic() - began:.1f} s")
    record, signer = out / "record.pdf", out / "signer.pem"
    _expect(_run(program, "verify", record, "--trust", signer, home=home), 0)
    _expect(_run(program, "verify", record, home=home), 3)
    changed = bytearray(record.read_bytes())
    changed[len(changed) // 2] ^= 1
    doctored = out / "doctored.pdf"
    doctored.write_bytes(changed)
    _expect(_run(program, "verify", doctored, "--trust", signer, home=home), 2)
    if any(home.iterdir()):
        raise Wrong("the demo or the check wrote into the home folder")


def _makes_a_store_and_checks_it(program: Path, home: Path) -> None:
    """Proves that the encrypted SQLite of the frozen program is the encrypted one."""
    passphrase = home.parent / "passphrase"
    passphrase.write_text("seven invented words for a smoke test\n", encoding="utf-8")
    vault, sheet = home.parent / "store", home.parent / "recovery.txt"
    more = {"ESCALOG_PASSPHRASE_FILE": str(passphrase)}
    who = ["--name", "Sam Sample", "--role", "Health visitor", "--agency", "Sample Trust", "--nation", "england"]
    _expect(_run(program, "vault", "create", "--vault", vault, *who, "--recovery-out", sheet, home=home, **more), 0)
    _expect(_run(program, "vault", "check", "--vault", vault, home=home, **more), 0)
    if any(path.read_bytes().startswith(b"SQLite format 3") for path in vault.rglob("*") if path.is_file()):
        raise Wrong("its store is not encrypted")


def _opens_its_first_window(program: Path, home: Path) -> None:
    with _screen() as display:
        surroundings = _surroundings(home, **({"DISPLAY": display} if display else {}))
        if sys.platform.startswith("linux") and not display:
            surroundings["QT_QPA_PLATFORM"] = "offscreen"
        log = home.parent / "window.log"
        began = time.monotonic()
        with log.open("wb") as said:
            running = subprocess.Popen([str(program.resolve())], cwd=home, env=surroundings, stdout=said, stderr=said)
        try:
            _wait_for_the_window(running, display)
        except Wrong as wrong:
            raise Wrong(f"{wrong}\n{log.read_text(encoding='utf-8', errors='replace')}") from None
        finally:
            running.terminate()
            running.wait(timeout=20)
        words = log.read_text(encoding="utf-8", errors="replace")
        if words:
            raise Wrong(f"it opened its window, and said\n{words}")
        seen = "seen on the screen" if display else "still running; no Xvfb to see it on"
        print(f"first window: {seen} after {time.monotonic() - began:.1f} s")


def _wait_for_the_window(running: subprocess.Popen[bytes], display: str | None) -> None:
    until = time.monotonic() + (FIRST_WINDOW_WITHIN if display else 5)
    while time.monotonic() < until:
        if running.poll() is not None:
            raise Wrong(f"it left with {running.returncode} before a window was there")
        if display and _colours_on(display) > 1:
            return
        time.sleep(0.2)
    if display:
        raise Wrong(f"no window within {FIRST_WINDOW_WITHIN:.0f} s")


@contextmanager
def _screen() -> Iterator[str | None]:
    """A screen of our own where there is Xvfb; its display name, else None."""
    if shutil.which("Xvfb") is None:
        yield None
        return
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _colours_on(display: str) -> int:
    """How many colours the screen shows, at most two are counted; an empty one shows one.

    Asked in a process of its own: a program can be on one screen only.
    """
    code = (
        "from PySide6.QtGui import QGuiApplication\n"
        "app = QGuiApplication([])\n"
        "image = app.primaryScreen().grabWindow(0).toImage()\n"
        "print(len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    return int(done.stdout)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "dist/escalog")))
