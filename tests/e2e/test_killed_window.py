"""`kill -9` while somebody types and records: what the window said is recorded stays, and what was typed is back.

Ten kills at moments drawn from a seed, in two runs of five, each over one store that is killed again and again.
"""

import random
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.laptops import made_once, opener, opening_of
from tests.e2e.main_job import PASSPHRASE, RECORDED
from tests.e2e.outside import Gone, Outside

__all__ = ["made_once"]

KILLS = 5
ON_DISK_AFTER = 2.5
"""Seconds after which a letter is kept: two after the last key, and a little for the disk."""
SLOWER = 10
"""How many times the longest that the window took to answer a key is added: on busy cores all comes later."""


@pytest.fixture
def start(made_once: Path, tmp_path: Path) -> Iterator[Callable[[], Outside]]:
    """Starts the program in the same home, again and again."""
    with opener(made_once, tmp_path) as start_one:
        yield start_one


class Typist:
    """Types numbered words without rest and, in some rounds, records; remembers what was promised when."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.acknowledged: list[str] = []
        self.letters: list[tuple[float, str]] = []
        self.slowest = 0.0
        self._number = 0
        self._timer: threading.Timer | None = None

    def words(self) -> str:
        """The next few words: never the same twice."""
        self._number += 1
        return f"w{self._number} "

    def record_for_ever(self, window: Outside) -> None:
        """Conversations, one after the other; each is noted once the window has said that it is recorded."""
        _to_the_disagreement(window)
        while True:
            said = f"said-{self.words()}" + "word " * self.chance.randrange(0, 6)
            open_panel(window).tab_to("Spoke with them").key("Space").tab_to("With whom?").key("Ctrl+A").write("P.D.")
            window.tab_to("What was said?").key("Ctrl+A").write(said).key("Ctrl+Return")
            window.until(lambda now: now["panel"] == "" and now["rests"], "the panel to close")
            if window.says(RECORDED):
                self.acknowledged.append(said.strip())
                self._count_down()

    def write_in_the_panel(self, window: Outside) -> None:
        """In the panel of an act."""
        _to_the_disagreement(window)
        open_panel(window).tab_to("What was said?")
        self._write_for_ever(window)

    def write_in_the_form(self, window: Outside) -> None:
        """On the fourth page of raising."""
        window.key("Ctrl+N")
        if window.until(lambda now: now["page"] == "raise" and now["rests"], "raising")["step"] != "sides":
            to_the_sides(window)
        window.tab_to("Their role")
        self._write_for_ever(window)

    def _write_for_ever(self, window: Outside) -> None:
        """Words at the end of what stands there, as fast as a good typist, without a rest."""
        window.key("End")
        while True:
            word, pressed = self.words(), time.monotonic()
            window.write(word).settled()
            self.letters.append((time.monotonic(), word))
            self.slowest = max(self.slowest, time.monotonic() - pressed)
            time.sleep(self.chance.choice((0.02, 0.05, 0.1)))

    def _count_down(self) -> None:
        """From now on the moment that was drawn comes nearer."""
        if self._timer is not None and self._timer.ident is None:
            self._timer.start()

    def killed(self, window: Outside, work: Callable[[Outside], None]) -> str:
        """Works until the power goes at a drawn moment; gives what was typed long enough before."""
        self.letters.clear()
        self.slowest = 0.0
        soon = work == self.record_for_ever
        started, after = time.monotonic(), self.chance.uniform(*((0.1, 1.8) if soon else (3.4, 4.6)))
        self._timer = threading.Timer(after, window.process.kill)
        if not soon:  # on a slow machine too, something is recorded before the power goes
            self._count_down()
        with pytest.raises(Gone):
            work(window)
        self._timer.join()
        window.process.wait()
        on_disk_after = ON_DISK_AFTER + SLOWER * self.slowest
        return "".join(word for at, word in self.letters if started + after - at > on_disk_after)


def to_the_sides(window: Outside) -> Outside:
    """The first pages of raising, to the one that asks for both sides."""
    for step, answer in (("safety", "Yes, as far as we know"), ("direction", "We are raising it")):
        window.until(lambda now, step=step: now["step"] == step and now["rests"], step)  # type: ignore[misc]
        window.tab_to(answer).key("Space", "Ctrl+Return")
    window.until(lambda now: now["step"] == "route" and now["rests"], "the route")
    window.key("Ctrl+Return")
    window.until(lambda now: now["step"] == "sides" and now["rests"], "the sides")
    return window


def open_panel(window: Outside) -> Outside:
    """Ctrl+J on the page of a disagreement."""
    window.settled()
    window.key("Ctrl+J")
    window.until(lambda now: now["panel"] == "contact" and now["rests"], "the panel")
    return window


def _to_the_disagreement(window: Outside) -> None:
    window.key("Ctrl+2").settled()
    window.tab_to_row("77-12").key("Return")
    window.until(lambda now: now["page"] == "disagreement" and now["rests"], "the disagreement")


def _drafts_are_back(window: Outside, of_panel: str, of_form: str) -> None:
    """Today leads to each draft, on the page and in the panel where it was written."""
    if of_panel:
        window.key("Ctrl+1").settled()
        window.tab_to_row("Go on with: Log a conversation").key("Return")
        window.until(lambda now: now["panel"] == "contact" and now["rests"], "the panel that was open")
        assert of_panel in window.tab_to("What was said?").state()["focus"]
    if of_form:
        window.key("Ctrl+1").settled()
        window.tab_to_row("Go on with: Raise a disagreement").key("Return")
        window.until(lambda now: now["step"] == "sides" and now["rests"], "the page that was open")
        assert of_form in window.tab_to("Their role").state()["focus"]


@pytest.mark.parametrize("seed", [11, 23])
def test_nothing_that_was_acknowledged_and_nothing_typed_in_time_is_lost(start, tmp_path, seed):
    typist = Typist(seed)
    work = [typist.record_for_ever, typist.write_in_the_panel, typist.record_for_ever, typist.write_in_the_form]
    window, panel, form = start().unlock(PASSPHRASE), "", ""
    for number in range(KILLS):
        doing = work[number % len(work)]
        owed = typist.killed(window, doing)
        panel = owed if doing == typist.write_in_the_panel else ""
        form = owed if doing == typist.write_in_the_form else ""
        window = start().unlock(PASSPHRASE)
        _drafts_are_back(window, panel, form)
    assert window.quit() == (0, "", "")
    with opening_of(tmp_path / "home").unlock(PASSPHRASE) as desk:
        dispute = desk.finding.find("", 1).rows[0].dispute
        kept = [str(row) for row in desk.disagreements.page(dispute).dispute.chronology]
    assert typist.acknowledged
    assert [said for said in typist.acknowledged if not any(said in row for row in kept)] == []
