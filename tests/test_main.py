"""The console command as a person starts it: a process of its own."""

import os
import subprocess
import sys
import tomllib

import pytest

from escalog.resources import resource_files, resource_path, resource_text

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="Windows and macOS always have a display")
def test_without_a_display_it_says_so_and_names_the_demo():
    surroundings = {name: value for name, value in os.environ.items() if name not in SCREENS}
    done = subprocess.run(
        [sys.executable, "-m", "escalog"], env=surroundings, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 69
    assert done.stdout == ""
    assert done.stderr.startswith("There is no screen")
    assert "escalog demo" in done.stderr


def test_every_failure_has_a_short_sentence_and_an_advice():
    for code, words in tomllib.loads(resource_text("failures.toml")).items():
        assert set(words) <= {"sentence", "advice", "exit"}, code
        assert 1 <= len(words["sentence"].split()) <= 20, code
        assert words["advice"], code
        assert words.get("exit", 70) in {64, 65, 66, 69, 70, 73, 74, 75, 77}, code


def test_no_failure_blames_or_begs():
    text = resource_text("failures.toml").lower()
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    for word in ("please", "sorry", "invalid", "failed", "must not", "overdue by", "non-compliant", "refused"):
        assert not [line for line in lines if word in line], word


def test_a_data_file_is_found_and_a_missing_one_is_named():
    assert [path.name for path in resource_files("fonts", ".ttf")] == [
        "NotoSans-Bold.ttf",
        "NotoSans-Regular.ttf",
        "NotoSansMono-Regular.ttf",
        "NotoSerif-Bold.ttf",
    ]
    with pytest.raises(FileNotFoundError, match=r"fonts/none\.ttf"):
        resource_path("fonts", "none.ttf")
