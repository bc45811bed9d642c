"""What the store remembers of the window, whatever it says: the first page comes up, and says what it cannot find."""

from escalog.ui.page.targets import TodayTarget
from escalog.ui.session.open_store import OPEN_DRAFT
from tests.ui.conftest import PASSPHRASE

WILD = [
    "x", "/", "//", "a/b", "a/make-record", "0" * 32 + "/note", "0" * 32 + "/make-record", "raise/x/y/z", "a\0/b",
    "[" * 60_000, "x" * 60_000 + "/note/" + "y" * 60_000, "<h1>/<img src='x'>/", "5²/5²", "\u202e/\u202e",
]  # fmt: skip


def test_a_wild_place_of_a_draft_lets_the_program_open(own, settle, ask, paths):
    for value in WILD:
        desk = own.open_store.desk
        ask(lambda desk=desk, value=value: desk.settings.set(OPEN_DRAFT, value))
        own.lock()
        settle()
        own._place = TodayTarget()
        own.gate.show_unlock().unlock_asked.emit(PASSPHRASE)
        settle()
        assert own.window.frame is not None, value[:20]
        assert own.window.page() is not None, value[:20]
