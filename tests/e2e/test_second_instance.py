"""A store that is open in one window: a second window says so in a sentence, and opens it once the first has gone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.laptops import made_once, opener
from tests.e2e.main_job import PASSPHRASE
from tests.e2e.outside import Outside

__all__ = ["made_once"]


@pytest.fixture
def start(made_once: Path, tmp_path: Path) -> Iterator[Callable[[], Outside]]:
    """Starts the program in the same home, as often as a test needs."""
    with opener(made_once, tmp_path) as start_one:
        yield start_one


def test_a_store_open_elsewhere_says_so_and_opens_when_the_other_window_has_gone(start):
    first, second = start().unlock(PASSPHRASE), start().ready()
    second.write(PASSPHRASE).key("Return")
    said = second.read()
    assert not second.state()["open"]
    assert any("open in another window" in text for text in said["texts"]), said["texts"]
    assert first.quit()[0] == 0
    second.key("Ctrl+A").write(PASSPHRASE).key("Return")
    second.until(lambda now: now["open"] and now["rests"], "the store to open")
    assert second.quit() == (0, "", "")


def test_a_window_that_was_killed_does_not_hold_the_store(start):
    first = start().unlock(PASSPHRASE)
    first.kill()
    second = start().unlock(PASSPHRASE)
    assert second.state()["page"] == "today"


def test_the_practice_store_open_elsewhere_says_so_too(start):
    first, second = start().ready(), start().ready()
    first.tab_to("Practise").key("Space")
    first.until(lambda now: now["open"] and now["rests"], "the practice store")
    second.tab_to("Practise").key("Space")
    assert any("open in another window" in text for text in second.read()["texts"])
    assert not second.state()["open"]
