"""The whole main job with the keyboard alone: set up, raise, log, reply, end the stage, close, make a record, check.

The same keys serve a window without a screen and a real one; who presses them is the window's affair.
"""

from pathlib import Path
from typing import Any

from tests.e2e.outside import Outside

PASSPHRASE = "marmalade ladder quiet boat"
RECORDED = "It is in the chronology"


def set_up(window: Outside) -> Outside:
    """From the first screen to Today, with a store, its recovery sheet and a procedure."""
    window.ready().tab_to("Set up escalog").key("Space")
    _step(window, "me").fill("Your name", "Ada Lind").fill("Your role", "Lead").fill("Your agency", "Elmbrook School")
    window.tab_to("England").key("Space", "Ctrl+Return")
    _step(window, "passphrase").fill("Choose a passphrase", PASSPHRASE).fill("Type it once more", PASSPHRASE)
    window.key("Ctrl+Return")
    sheet = _step(window, "sheet").read()
    for number in sheet["asked"]:
        window.fill(f"Group {number + 1}", sheet["groups"][number])
    window.fill("Who will hold the sheet?", "The records manager").key("Ctrl+Return")
    _step(window, "backup").tab_to("Not now").key("Space", "Ctrl+Return")
    _step(window, "procedure").tab_to("Escalation, Challenge").key("Space").tab_to("It was compared")
    window.key("Space", "Ctrl+Return")
    window.until(lambda now: now["open"] and now["page"] == "today" and now["rests"], "Today")
    return window


def raise_one(window: Outside, initials: str = "Q.Z.") -> Outside:
    """Raises a disagreement; ends on its page."""
    window.key("Ctrl+N")
    _step(window, "safety").tab_to("Yes, as far as we know").key("Space", "Ctrl+Return")
    _step(window, "direction").tab_to("We are raising it").key("Space", "Ctrl+Return")
    _step(window, "route").key("Ctrl+Return")
    _step(window, "sides").fill("Child's initials", initials).fill("Our reference", "77-12")
    window.fill("Other agency", "Health visiting").fill("Person there", "P.D.").key("Ctrl+Return")
    _step(window, "decision").fill("Which decision is challenged?", "No visit was made in September.")
    window.tab_to("When did you hear of it?").tab_to("Now").key("Space")
    window.tab_to("What is it about?").key("Down", "Ctrl+Return")
    _step(window, "ours").fill("What do you disagree with", "The plan asks for a visit every fortnight.")
    window.fill("What do you think should happen?", "A visit this week.").key("Ctrl+Return")
    for step in ("theirs", "need", "child"):
        _step(window, step).key("Ctrl+Return")
    _step(window, "plan").fill("What keeps the child safe meanwhile?", "Seen at nursery every day.").key("Ctrl+Return")
    _step(window, "check").key("Ctrl+Return")
    window.until(lambda now: now["page"] == "disagreement" and now["rests"], "the disagreement's page")
    return window


def log_a_conversation(window: Outside, said: str) -> Outside:
    """Ctrl+J and what was said, recorded."""
    window.settled()
    window.key("Ctrl+J")
    window.until(lambda now: now["panel"] == "contact" and now["rests"], "the panel")
    window.tab_to("Spoke with them").key("Space").fill("With whom?", "P.D.").fill("What was said?", said)
    return record(window)


def record(window: Outside) -> Outside:
    """Ctrl+Enter, and the window says that it is recorded."""
    window.key("Ctrl+Return")
    window.until(lambda now: now["panel"] == "" and now["rests"], "the panel to close")
    assert window.says(RECORDED)
    return window


def act(window: Outside, label: str, panel: str, *answers: tuple[str, str | list[str]]) -> Outside:
    """An act of the menu of the page: each question answered in words or, as a list, by keys; then recorded."""
    window.settled()
    window.tab_to("Record something").key("Space")
    menu = window.until(lambda now: now["menu"] != [], "the menu")["menu"]
    at = next(number for number, words in enumerate(menu) if words.startswith(label))
    window.key(*["Down"] * (at + 1), "Return")
    window.until(lambda now: now["panel"] == panel and now["rests"], f"the panel of {label}")
    for question, answer in answers:
        window.tab_to(question)
        window.key(*answer) if isinstance(answer, list) else window.write(answer)
    return record(window)


def make_a_record(window: Outside, path: Path) -> Outside:
    """Ctrl+P, to whom and why, the pages, signed and saved at `path`."""
    window.settled()
    window.key("Ctrl+P")
    window.until(lambda now: now["page"] == "record" and now["rests"], "the page for making a record")
    window.fill("Who receives it?", "The partnership").fill("Why is it sent?", "For the partnership's file")
    window.key("Ctrl+Return")
    window.until(lambda now: now["rests"] and "Before you sign" in now["focus"], "the pages")
    window.key("Ctrl+Return")
    choose(window, path)
    assert window.says("Signed and saved")
    return window


def check(window: Outside, path: Path) -> dict[str, Any]:
    """Ctrl+4, the file, the verdict."""
    window.settled()
    window.key("Ctrl+4")
    window.until(lambda now: now["page"] == "check" and now["rests"], "Check a record")
    window.tab_to("Choose").key("Space")
    choose(window, path)
    return window.read()


def choose(window: Outside, path: Path) -> None:
    """Types a path into the dialog that is up."""
    window.until(lambda now: now["dialog"] != "" and now["kind"] == "QLineEdit", "the dialog to take the keys")
    window.key("Ctrl+A").write(str(path)).key("Return")
    window.until(lambda now: now["dialog"] == "" and now["rests"], "the dialog to close")
    window.take_keyboard()


def _step(window: Outside, step: str) -> Outside:
    window.until(lambda now: now["step"] == step and now["rests"], f"the step {step!r}")
    window.settled()
    return window
