"""Help: a page for each screen, read from the program's own files and shown as plain, structured text."""

from functools import cache

from PySide6.QtCore import Qt, Signal

from escalog import __version__
from escalog.resources import resource_files, resource_text
from escalog.ui.help.block_parts import block_part, spoken, table_part
from escalog.ui.help.markdown import Block, BlockKind, read_blocks
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Role, Space
from escalog.ui.page.page import Page
from escalog.ui.page.shortcuts import KEYS, Key
from escalog.ui.page.targets import HelpTarget, Target
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, Flow
from escalog.ui.widgets.surfaces import Card
from escalog.ui.widgets.text import ReadText, Text, heading

INDEX = "index"
_FIRST = ("today", "agenda", "disagreements", "disagreement", "raise", "acts", "records", "check", "procedures")


@cache
def help_names() -> tuple[str, ...]:
    """Every help page, in the order of the contents."""
    there = {path.stem for path in resource_files("help", ".md")} - {INDEX}
    return tuple(name for name in _FIRST if name in there) + tuple(sorted(there - set(_FIRST)))


def help_blocks(name: str) -> list[Block]:
    """One help page, block by block."""
    return read_blocks(_help_text(name))


def help_title(name: str) -> str:
    """The title of a help page: its first line. All titles stand in the contents, so no page is parsed for it."""
    return _help_text(name).partition("\n")[0].removeprefix("# ").strip()


def _help_text(name: str) -> str:
    return resource_text("help", f"{name}.md").replace("{version}", __version__)


class HelpPage(Page):
    """One help page, with the contents below it."""

    target = HelpTarget
    title_id = "page-help"
    help = "help"

    left_gate = Signal()

    def __init__(self, *, in_gate: bool = False) -> None:
        super().__init__()
        self._shown = INDEX
        self.back = Button("&Back", ButtonLook.LINK, "left")
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
            self.contents.add(self._link_to(name))
        self.body.add(self.text, contents)
        self.body.add_stretch()
        self.limit_content()

    def connect_all(self) -> None:
        """Connects the signals."""
        self.back.clicked.connect(self.left_gate)

    def arrive(self, target: Target | None = None) -> None:
        """Shows the help page of the target, or the first."""
        self.show_help(target.name if isinstance(target, HelpTarget) else INDEX)

    def show_help(self, name: str) -> None:
        """Shows a help page by its name."""
        self._shown = name if name in help_names() else INDEX
        self.text.empty()
        section: Text = self.heading
        self.heading.setAccessibleDescription("")
        for block in help_blocks(self._shown):
            if block.kind is BlockKind.TITLE:
                self.heading.setText(block.text)
            elif block.kind is BlockKind.HEADING:
                self.text.box.addSpacing(theme().space(Space.GROUP))
                section = ReadText(block.text, Role.H3)
                self.text.add(section)
            else:
                self.text.add(block_part(block))
                _say_with(section, spoken(block))
                self._add_links(block)
        if self._shown == "keys":
            self.text.add(table_part([(say_key(key), key.says) for key in KEYS]))
        self.pane.to_top()
        self.take_focus()

    def where(self) -> Target:
        """Which help page."""
        return HelpTarget(self._shown)

    def _add_links(self, block: Block) -> None:
        """The pages that a block leads to stand below it: text itself is never a control."""
        if block.links:
            self.text.add(Flow(*(self._link_to(link.page) for link in block.links), gap=Space.CARD))

    def _link_to(self, name: str) -> Button:
        link = Button(help_title(name), ButtonLook.LINK)
        link.clicked.connect(lambda _on=False: self.show_help(name))
        return link


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
