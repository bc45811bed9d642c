"""Help: a page for each screen, read from the program's own files and shown as plain, structured text."""

from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from escalog import __version__
from escalog.resources import resource_files, resource_text
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Role, Space
from escalog.ui.page.page import Page
from escalog.ui.page.shortcuts import KEYS, Key
from escalog.ui.widgets.buttons import Button, Look
from escalog.ui.widgets.layouts import Box, Flow, marked
from escalog.ui.widgets.surfaces import Card
from escalog.ui.widgets.text import ReadText, Text, heading

INDEX = "index"
_FIRST = ("today", "agenda", "disagreements", "disagreement", "raise", "acts", "records", "check", "procedures")


@cache
def help_names() -> tuple[str, ...]:
    """Every help page, in the order of the contents."""
    there = {path.stem for path in resource_files("help", ".md")} - {INDEX}
    return tuple(name for name in _FIRST if name in there) + tuple(sorted(there - set(_FIRST)))


def help_blocks(name: str) -> Iterator[tuple[str, str]]:
    """One help page as (kind, text): title, heading, item, code line by line, or paragraph."""
    text = resource_text("help", f"{name}.md").replace("{version}", __version__).replace("`", "")
    paragraph: list[str] = []
    for line in [*text.splitlines(), ""]:
        kind = next((kind for mark, kind in _MARKS.items() if line.startswith(mark)), "")
        if (kind or not line.strip()) and paragraph:
            yield "paragraph", " ".join(paragraph)
            paragraph = []
        if kind:
            yield kind, line.lstrip("#-").strip()
        elif line.strip():
            paragraph.append(line.strip())


_MARKS = {"# ": "title", "## ": "heading", "- ": "item", "    ": "code"}


def help_title(name: str) -> str:
    """The title of a help page."""
    return next((text for kind, text in help_blocks(name) if kind == "title"), name)


class HelpPage(Page):
    """One help page, with the contents below it."""

    name = "help"
    title = "Help"
    help = "help"

    left_gate = Signal()

    def __init__(self, *, in_gate: bool = False) -> None:
        super().__init__()
        self._shown = INDEX
        self.back = Button("&Back", Look.LINK, "left")
        self._in_gate = in_gate
        self.text = Box(gap=Space.GROUP)
        self.contents = Flow(gap=Space.CARD)
        self.build()
        self.connect_all()

    def build(self) -> None:
        """Text, then the contents."""
        self.body.box.insertWidget(1, self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.back.setVisible(self._in_gate)
        contents = Card(heading("All help", Role.H3), self.contents, gap=Space.GROUP)
        for name in help_names():
            link = Button(help_title(name), Look.LINK)
            link.clicked.connect(lambda _on=False, name=name: self.arrive(name))
            self.contents.add(link)
        self.body.add(self.text, contents)
        self.body.add_stretch()
        self.limit_content()

    def connect_all(self) -> None:
        """Every connection."""
        self.back.clicked.connect(self.left_gate)

    def arrive(self, target: object = None) -> None:
        """Shows a help page by its name."""
        name = str(target or INDEX)
        self._shown = name if name in help_names() else INDEX
        self.text.empty()
        section: Text = self.heading
        self.heading.setAccessibleDescription("")
        for kind, words in help_blocks(self._shown):
            if kind == "title":
                self.heading.setText(words)
            elif kind == "item":
                self.text.add(_item(words))
                _say_with(section, words)
            elif kind == "heading":
                self.text.box.addSpacing(theme().space(Space.GROUP))
                section = ReadText(words, Role.H3)
                self.text.add(section)
            else:
                self.text.add(Text(words, Role.CODE if kind == "code" else Role.BODY))
                _say_with(section, words)
        if self._shown == "keys":
            self._add_keys()
        self.pane.to_top()
        self.take_focus()

    def where(self) -> object:
        """Which help page."""
        return self._shown

    def _add_keys(self) -> None:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.WIDE)
        grid.setColumnStretch(1, 1)
        for line, key in enumerate(KEYS):
            grid.addWidget(Text(say_key(key), Role.BODY_BOLD), line, 0)
            grid.addWidget(Text(key.says), line, 1)
        self.text.add(table)


def say_key(key: Key) -> str:
    """A key as people say it: "Ctrl and plus"."""
    said = key.keys[0]
    for sign, word in _SAID.items():
        said = said.replace(sign, word)
    return said


_SAID = {"Return": "Enter", "Ctrl+,": "Ctrl+comma", "Ctrl++": "Ctrl+plus", "Ctrl+-": "Ctrl+minus"}


def _say_with(section: Text, words: str) -> None:
    """What stands under a heading is read out with it."""
    section.setAccessibleDescription(f"{section.accessibleDescription()} {words}".strip())


def _item(words: str) -> Box:
    return marked(Text("•"), Text(words))
