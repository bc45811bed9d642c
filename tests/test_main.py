"""The console command as a person starts it: a process of its own."""

import os
import subprocess
import sys

import pytest

from escalog.resources import resource_files, resource_path
from tests.builders.failures import failure_words

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="Windows and macOS always have a display")
def test_without_a_display_it_says_so_and_names_the_demo():
    surroundings = {name: value for name, value in os.environ.items() if name not in SCREENS}
    done = subprocess.run(
        [sys.executable, "-m", "escalog"], env=surroundings, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 69
    assert done.stdout == ""
    words = failure_words()["no-display"]
    assert done.stderr.splitlines() == [words["sentence"], words["advice"]]
    assert "escalog demo" in done.stderr


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="Windows and macOS always have a display")
@pytest.mark.parametrize("gone", [{"DISPLAY": ":98765"}, {"WAYLAND_DISPLAY": "gone"}, {"QT_QPA_PLATFORM": "none"}])
def test_a_display_that_is_named_and_not_there_is_no_crash(gone, tmp_path):
    surroundings = {name: value for name, value in os.environ.items() if name not in SCREENS}
    done = subprocess.run(
        [sys.executable, "-m", "escalog"], env={**surroundings, **gone, "XDG_RUNTIME_DIR": str(tmp_path)},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    words = failure_words()["no-display"]
    assert (done.returncode, done.stdout) == (69, "")
    assert done.stderr.splitlines()[-2:] == [words["sentence"], words["advice"]]


def test_a_data_file_is_found_and_a_missing_one_is_named():
    assert [path.name for path in resource_files("fonts", ".ttf")] == [
        "NotoSans-Bold.ttf",
        "NotoSans-Regular.ttf",
        "NotoSansMono-Regular.ttf",
        "NotoSerif-Bold.ttf",
    ]
    with pytest.raises(FileNotFoundError, match=r"fonts/none\.ttf"):
        resource_path("fonts", "none.ttf")
