"""What is typed into the window stays in the encrypted store: no stream, file, setting or title has a word of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.laptops import made_once, opener
from tests.e2e.main_job import PASSPHRASE, check, make_a_record
from tests.e2e.outside import Outside, files_of

__all__ = ["made_once"]

CANARY = "Zwetschgenkuchen"


@pytest.fixture
def start(made_once: Path, tmp_path: Path) -> Iterator[Callable[[], Outside]]:
    """Starts the program in the same home."""
    with opener(made_once, tmp_path) as start_one:
        yield start_one


class Writer:
    """Writes a word of its own into every line and every prose field that Tab comes to."""

    def __init__(self, window: Outside) -> None:
        self.window = window
        self.written: list[str] = []
        self.titles: set[str] = set()

    def fill_all(self, until: str) -> "Writer":
        """From where the keyboard is to the control called so; dates are left as they are."""
        for _ in range(60):
            now = self.window.settled()
            self.titles.update(self.window.read()["titles"])
            if until in now["focus"]:
                return self
            if now["kind"] in ("LineEdit", "ProseEdit", "SearchLine"):
                self.written.append(f"{CANARY}{len(self.written)}")
                self.window.key("Ctrl+A").write(self.written[-1])
            self.window.key("Tab")
        raise AssertionError(f"never came to {until}")


def _found(home: Path, words: bytes = CANARY.encode()) -> list[str]:
    """Files below a home that hold a word of the case, in UTF-8 or as Qt keeps text in memory."""
    wide = words.decode().encode("utf-16-le")
    return [
        f"{path.relative_to(home)}"
        for path in files_of(home)
        if any(each in path.read_bytes() or each.decode("latin-1") in str(path) for each in (words, wide))
    ]


def test_nothing_typed_into_the_forms_is_in_a_file_a_stream_or_a_title(start, tmp_path):
    home = tmp_path / "home"
    window = start().unlock(PASSPHRASE)
    writer = Writer(window)
    window.key("Ctrl+2").settled()
    window.tab_to("Search")
    writer.fill_all("Clear the search")
    window.key("Ctrl+A", "Delete").settled()
    window.tab_to("Search").key("Ctrl+A", "Delete").settled()
    window.tab_to_row("77-12").key("Return")
    window.until(lambda now: now["page"] == "disagreement" and now["rests"], "the disagreement")
    window.key("Ctrl+J")
    window.until(lambda now: now["panel"] == "contact" and now["rests"], "the panel")
    window.tab_to("Spoke with them").key("Space").tab_to("Change").key("Space")
    window.tab_to("With whom?")
    writer.fill_all("Record this")
    window.key("Ctrl+Return")
    window.until(lambda now: now["panel"] == "" and now["rests"], "the entry")
    window.key("Ctrl+N")
    window.until(lambda now: now["step"] == "safety" and now["rests"], "raising")
    writer.fill_all("Continue")
    make_and_check(window, writer, tmp_path)
    assert window.kill() == ("", "")
    assert len(writer.written) >= 6
    assert _found(home) == [], "while the program runs, or after the power went"
    window = start().unlock(PASSPHRASE)
    assert window.quit() == (0, "", "")
    assert _found(home) == []
    assert not any(CANARY in title or "77-12" in title or "Q.Z." in title for title in writer.titles)


def make_and_check(window: Outside, writer: Writer, folder: Path) -> None:
    """A record to somebody for some reason, saved and checked; its own file is the only one that may hold words."""
    window.key("Alt+Left")
    window.until(lambda now: now["page"] == "disagreement" and now["rests"], "the disagreement")
    path = folder / "outside the home" / "record.pdf"
    path.parent.mkdir()
    make_a_record(window, path)
    writer.titles.update(window.read()["titles"])
    check(window, path)
    writer.titles.update(window.read()["titles"])


def test_the_search_for_words_finds_them_where_they_are(tmp_path):
    (tmp_path / "one").write_text(f"x{CANARY}y")
    (tmp_path / "two").write_bytes(b"\0" + CANARY.encode("utf-16-le"))
    (tmp_path / f"{CANARY}.txt").touch()
    (tmp_path / "clean").write_text("nothing")
    assert _found(tmp_path) == ["Zwetschgenkuchen.txt", "one", "two"]
