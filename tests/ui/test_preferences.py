"""What the window remembers: kept and found again, and whatever the file holds, the program starts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget

from escalog.ui.look.tokens import IDLE_MINUTES, IDLE_MINUTES_AT_FIRST, PALETTES, PERCENTS
from escalog.ui.preferences import _PLACE, Preferences
from tests.searching import tried

NAMES = ("palette", "percent", "idle-minutes", "has-store", "place")
AT_FIRST = (None, 100, IDLE_MINUTES_AT_FIRST, False)

WILD = [
    "idle-minutes=5²", "idle-minutes=٥", "idle-minutes=-5", "idle-minutes=1e3", "idle-minutes=0x10", "idle-minutes=5 5",
    "percent=" + "9" * 5000, "percent=inf", "percent=", "percent=125.0", "percent=@Invalid()", "palette=darker",
    r"palette=@Variant(\0\0\0\t\xff\xff\xff\xf0)", r"idle-minutes=@Variant(\0\0\0\x11)", r"has-store=@Variant(\0)",
    r"place=@Variant(\0\0\0\x7f\xff\xff\xff)", r"place=@Variant(\0\0\0\b\xff\xff\xff\xf0)", "place=@ByteArray(",
    "place=@Rect(1 2 3)", "place=" + "00" * 66, "place=" + "ff" * 66, "place=01d9d0cb0003", "place=" + "0" * 60_000,
    r"other=@Variant(\0\0\0\t\xff\xff\xff\xf0)", "[General]" * 5000, "=" * 5000, "percent", "\0" * 5000, "\\" * 5000,
]  # fmt: skip
"""Lines that stopped the program, or might."""


def names_in(path: Path) -> set[str]:
    return {line.partition("=")[0] for line in path.read_text(encoding="utf-8").splitlines()}


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def lines(*said: str) -> bytes:
    return "\n".join(("[General]", *said, "")).encode("utf-8", "surrogatepass")


def said_by(preferences: Preferences) -> tuple[str | None, int, int, bool]:
    return preferences.palette, preferences.percent, preferences.idle_minutes, preferences.has_store


def test_what_is_set_is_found_at_the_next_start(tmp_path):
    first = Preferences(tmp_path / "new" / "window.ini")
    assert said_by(first) == AT_FIRST
    first.palette, first.percent, first.idle_minutes, first.has_store = "dark", 150, 10, True
    assert said_by(Preferences(tmp_path / "new" / "window.ini")) == ("dark", 150, 10, True)
    first.palette = None
    assert said_by(Preferences(tmp_path / "new" / "window.ini")) == (None, 150, 10, True)
    assert names_in(tmp_path / "new" / "window.ini") == {"[General]", "percent", "idle-minutes", "has-store"}
    assert list((tmp_path / "new").iterdir()) == [tmp_path / "new" / "window.ini"]


def test_what_an_earlier_version_kept_is_found_where_it_kept_it(own_home, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME" if sys.platform != "win32" else "APPDATA", str(own_home / "kept"))
    (own_home / "kept" / "escalog").mkdir(parents=True)
    of_qt = lines("has-store=yes", "idle-minutes=10", "palette=contrast", "percent=125", r"place=@ByteArray(\x1\xd9)")
    written(own_home / "kept" / "escalog" / "window.ini", of_qt)
    assert said_by(Preferences()) == ("contrast", 125, 10, True)
    assert not Preferences().restore_place(QWidget())


@pytest.mark.usefixtures("qapp")
def test_a_window_comes_up_where_it_was(tmp_path):
    before, after = QWidget(), QWidget()
    before.setGeometry(60, 40, 500, 300)
    assert not Preferences(tmp_path / "window.ini").restore_place(after)
    Preferences(tmp_path / "window.ini").remember_place(before)
    assert Preferences(tmp_path / "window.ini").restore_place(after)
    assert after.size() == before.size()


def test_two_windows_keep_what_either_of_them_set(tmp_path):
    one, other = Preferences(tmp_path / "window.ini"), Preferences(tmp_path / "window.ini")
    one.percent, other.idle_minutes = 150, 10
    assert said_by(Preferences(tmp_path / "window.ini")) == (None, 150, 10, False)


@pytest.mark.parametrize("kind", ["folder", "pipe", "huge", "folder is a file", "nothing"])
def test_where_no_file_can_be_read_or_written_the_program_starts_as_at_first(tmp_path, kind):
    path = tmp_path / "window.ini"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe" and hasattr(os, "mkfifo"):
        os.mkfifo(path)
    elif kind == "huge":
        written(path, lines("percent=150") + b"x" * 200_000)
    elif kind == "folder is a file":
        path = written(tmp_path / "file", b"") / "window.ini"
    preferences = Preferences(path)
    assert said_by(preferences) == AT_FIRST
    preferences.percent = 150
    assert preferences.percent == 150


def test_a_whole_program_starts_with_every_wild_line(tmp_path):
    """In a program of its own, because one of these once ended it without a word of Python's."""
    files = [written(tmp_path / f"{n}.ini", lines(each)) for n, each in enumerate(WILD)]
    files.append(written(tmp_path / "all.ini", lines(*WILD)))
    code = (
        "import gc, sys\ngc.disable()\n"  # as the program does until its first paint
        "from pathlib import Path\nfrom PySide6.QtWidgets import QApplication\n"
        "from escalog import app\nfrom escalog.ui.preferences import Preferences\n"
        "from escalog.ui.look.theme import Theme\n"
        "qt = QApplication(sys.argv[:1])\n"
        "for name in sys.argv[1:]:\n"
        "    preferences = Preferences(Path(name))\n"
        "    theme = Theme(qt, preferences.palette, preferences.percent)\n"
        "    window, page = app.first_screen(preferences)\n"
        "    window.show()\n    qt.processEvents()\n"
        "    print(preferences.palette, preferences.percent, preferences.idle_minutes, page.has_store, flush=True)\n"
        "    preferences.percent = 125\n    preferences.remember_place(window)\n    window.close()\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, *map(str, files)], capture_output=True, text=True, timeout=120, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.splitlines() == ["None 100 5 False"] * len(files)
    assert {Preferences(file).percent for file in files} == {125}


texts = st.text(st.characters(codec=None), max_size=40) | st.integers().map(str) | st.sampled_from(WILD)
edge = st.sampled_from([0, 1, -1, 500, 2**31 - 1, -(2**31), 32767, -32768, 16384]) | st.integers(-(2**31), 2**31 - 1)
places = st.tuples(
    st.sampled_from([0x1D9D0CB, 0]), st.sampled_from([3, 2, 65535]), st.integers(0, 65535), *[edge] * 8, edge,
    st.booleans(), st.booleans(), edge, *[edge] * 4,
).map(lambda numbers: "place=" + _PLACE.pack(*numbers).hex())  # fmt: skip
ours = st.builds(lambda name, value: f"{name}={value}", st.sampled_from(NAMES), texts)
contents = (
    st.lists(ours | texts | places, max_size=8).map(lambda said: lines(*said))
    | st.binary(max_size=300)
    | st.builds(lambda head, tail: head + tail, st.sampled_from([lines("percent=150"), b"\xff\xfe"]), st.binary())
)


@pytest.mark.usefixtures("qapp")
@tried(few=60, many=3_000)
@given(contents)
def test_whatever_the_file_holds_every_setting_is_one_that_can_be(tmp_path_factory, content):
    path = written(tmp_path_factory.getbasetemp() / "fuzzed.ini", content)
    preferences = Preferences(path)
    palette, percent, minutes, there = said_by(preferences)
    assert palette is None or palette in PALETTES
    assert PERCENTS[0] <= percent <= PERCENTS[-1]
    assert IDLE_MINUTES[0] <= minutes <= IDLE_MINUTES[-1]
    assert there in (True, False)
    widget = QWidget()
    preferences.restore_place(widget)
    assert max(widget.width(), widget.height()) <= 16_384
    preferences.percent = 150
    assert said_by(Preferences(path)) == (palette, 150, minutes, there)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("at", "value"),
    [(0, 5), (1, 4), (3, -(2**31)), (5, 2**31 - 1), (6, 30_000), (9, 40_000), (11, -1), (11, 2**31 - 1), (13, True),
     (15, 2**31 - 1), (18, 16_500)],
)  # fmt: skip
def test_a_place_where_no_window_can_be_is_not_handed_to_qt(tmp_path, at, value):
    window = QWidget()
    window.setGeometry(60, 40, 500, 300)
    numbers = list(_PLACE.unpack(window.saveGeometry().data()))
    numbers[at] = value
    path = written(tmp_path / "window.ini", lines(f"place={_PLACE.pack(*numbers).hex()}"))
    assert not Preferences(path).restore_place(QWidget())
