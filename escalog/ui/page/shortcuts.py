"""Every key of the window in one table: what it does, and how the help page says it."""

from typing import NamedTuple


class Key(NamedTuple):
    """One act that a key does. `keys` as Qt writes them; the first is shown in the menu."""

    act: str
    keys: tuple[str, ...]
    says: str
    locked: bool = False
    """Whether it also works while no store is open."""


KEYS: tuple[Key, ...] = (
    Key("page-today", ("Ctrl+1",), "Today"),
    Key("page-disagreements", ("Ctrl+2",), "Disagreements"),
    Key("page-procedures", ("Ctrl+3",), "Procedures"),
    Key("page-check", ("Ctrl+4",), "Check a record", locked=True),
    Key("page-agenda", ("Ctrl+5",), "Agenda"),
    Key("page-settings", ("Ctrl+,",), "Settings"),
    Key("help", ("F1",), "Help on this page", locked=True),
    Key("next-pane", ("F6",), "Next pane"),
    Key("previous-pane", ("Shift+F6",), "Previous pane"),
    Key("blank", ("F9",), "Blank screen, on and off", locked=True),
    Key("lock", ("Ctrl+L",), "Lock"),
    Key("raise", ("Ctrl+N",), "Raise a disagreement"),
    Key("search", ("Ctrl+F",), "Search everything"),
    Key("contact", ("Ctrl+J",), "Log a conversation"),
    Key("main", ("Ctrl+Return", "Ctrl+Enter"), "Record this, or Continue", locked=True),
    Key("make-record", ("Ctrl+P",), "Make a record"),
    Key("back", ("Alt+Left",), "Back"),
    Key("keep-draft", ("Ctrl+S",), "Keep the draft now, and say so"),
    Key("undo", ("Ctrl+Z",), "Undo", locked=True),
    Key("redo", ("Ctrl+Shift+Z",), "Redo", locked=True),
    Key("larger", ("Ctrl++", "Ctrl+="), "Larger text", locked=True),
    Key("smaller", ("Ctrl+-",), "Smaller text", locked=True),
    Key("usual-size", ("Ctrl+0",), "Text at 100 %", locked=True),
    Key("menu", ("F10",), "Menu bar", locked=True),
    Key("escape", ("Esc",), "Close a panel", locked=True),
    Key("quit", ("Ctrl+Q",), "Lock and quit", locked=True),
)

BY_ACT: dict[str, Key] = {key.act: key for key in KEYS}

MENU_LETTERS = "FEGDVH"
"""Letters of the menu bar: no control on a page may use them."""
