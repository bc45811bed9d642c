"""The whole main job without a pointer: nothing but keys reaches the window, and Tab goes as the page is read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.main_job import (
    act,
    check,
    log_a_conversation,
    make_a_record,
    raise_one,
    set_up,
)
from tests.e2e.outside import Outside


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Outside]:
    """The program for somebody who never ran it."""
    opened = Outside(tmp_path / "home")
    yield opened
    opened.end()


def test_from_first_run_to_a_checked_record_with_keys_alone(window, tmp_path):
    set_up(window)
    raise_one(window)
    log_a_conversation(window, "They will look at the plan this week.")
    act(window, "Record their reply", "reply", ("Agrees", ["Space"]),
        ("What does the reply say", "A visit is booked for Thursday."), ("I was present", ["Space"]))  # fmt: skip
    act(window, "End this stage", "stage-concluded", ("Resolved", ["Space"]), ("Yes", ["Space"]),
        ("What came of this stage?", "A visit is booked."), ("What each of you said", "Both said so."))  # fmt: skip
    act(window, "Close the disagreement", "closed", ("What came of it?", "The visits go on."), ("Improved", ["Space"]))
    assert window.says("Closed")
    make_a_record(window, tmp_path / "record.pdf")
    seen = check(window, tmp_path / "record.pdf")["texts"]
    assert "1 file checked. Genuine and unchanged." in seen
    assert any(text.startswith("Signed by Ada Lind, Lead, Elmbrook School") for text in seen)
    assert window.quit() == (0, "", "")


def test_every_page_is_reached_and_left_by_its_keys(window):
    set_up(window)
    raise_one(window)
    met = []
    for key in ("Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+,", "F1", "Ctrl+N", "Alt+Left", "Ctrl+F"):
        window.settled()
        window.key(key)
        met.append(window.settled()["page"])
    assert met == [
        "today", "disagreements", "procedures", "check", "settings", "help", "raise", "help", "disagreements",
    ]  # fmt: skip
    window.write("nursery").key("Return", "Down", "Return")
    window.until(lambda now: now["page"] == "disagreement" and now["rests"], "the disagreement that was found")
    window.key("Ctrl+J")
    window.until(lambda now: now["panel"] == "contact" and now["rests"], "the panel")
    window.key("Esc")
    window.until(lambda now: now["panel"] == "", "the panel to close")
    window.key("F10")
    assert "Lock" in window.settled()["menu"]
    window.key("Esc", "Esc", "Ctrl+L")
    window.until(lambda now: not now["open"] and now["rests"] and now["focus"] != "", "the lock")


def test_tab_goes_as_the_page_is_read_and_comes_back_the_same_way(window):
    window.ready().tab_to("Set up escalog").key("Space")
    window.until(lambda now: now["step"] == "me", "the first step")
    asked = ["Your name", "Your role", "Your agency", "England", "Back", "Continue"]
    there = [window.key("Tab").settled()["focus"] for _ in asked]
    assert there == asked
    back = [window.key("Shift+Tab").settled()["focus"] for _ in asked[1:]]
    assert back == asked[-2::-1]
