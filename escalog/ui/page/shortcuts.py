"""Every key of the window in one table: what it does, and how the help page says it."""

from typing import NamedTuple

from escalog.wording.language import say


class Key(NamedTuple):
    """One act that a key does. `keys` as Qt writes them; the first is shown in the menu."""

    act: str
    keys: tuple[str, ...]
    locked: bool = False
    """Whether it also works while no store is open."""

    @property
    def says(self) -> str:
        """What it does, for menus and the help page."""
        return say(f"key-{self.act}")


KEYS: tuple[Key, ...] = (
    Key("page-today", ("Ctrl+1",)),
    Key("page-disagreements", ("Ctrl+2",)),
    Key("page-procedures", ("Ctrl+3",)),
    Key("page-check", ("Ctrl+4",), locked=True),
    Key("page-agenda", ("Ctrl+5",)),
    Key("page-settings", ("Ctrl+,",)),
    Key("help", ("F1",), locked=True),
    Key("next-pane", ("F6",)),
    Key("previous-pane", ("Shift+F6",)),
    Key("blank", ("F9",), locked=True),
    Key("lock", ("Ctrl+L",)),
    Key("raise", ("Ctrl+N",)),
    Key("search", ("Ctrl+F",)),
    Key("contact", ("Ctrl+J",)),
    Key("main", ("Ctrl+Return", "Ctrl+Enter"), locked=True),
    Key("make-record", ("Ctrl+P",)),
    Key("back", ("Alt+Left",)),
    Key("keep-draft", ("Ctrl+S",)),
    Key("undo", ("Ctrl+Z",), locked=True),
    Key("redo", ("Ctrl+Shift+Z",), locked=True),
    Key("larger", ("Ctrl++", "Ctrl+="), locked=True),
    Key("smaller", ("Ctrl+-",), locked=True),
    Key("usual-size", ("Ctrl+0",), locked=True),
    Key("menu", ("F10",), locked=True),
    Key("escape", ("Esc",), locked=True),
    Key("quit", ("Ctrl+Q",), locked=True),
)

BY_ACT: dict[str, Key] = {key.act: key for key in KEYS}

MENU_LETTERS = "FEGDVH"
"""Letters of the menu bar: no control on a page may use them."""
