"""How a block of a help page looks on the screen: text, marked items in their depth, code, tables."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from escalog.ui.help.markdown import Block, BlockKind
from escalog.ui.look.tokens import Role, Space
from escalog.ui.widgets.layouts import Box, marked
from escalog.ui.widgets.text import Text

_NO_MARK = " "
"""Holds the place of a mark before the further paragraphs of an item."""
_INDENT = (Space.NONE, Space.PAGE, Space.SHEET)
"""How far the items of a list stand from the edge, by the number of lists around them."""


def block_part(block: Block) -> QWidget:
    """The widget that shows a block below a heading."""
    if block.kind is BlockKind.ITEM:
        return _item(block)
    if block.kind is BlockKind.TABLE:
        head, *rows = block.rows
        return table_part(rows, head)
    return Text(block.text, Role.CODE if block.kind is BlockKind.CODE else Role.BODY)


def table_part(rows: Sequence[Sequence[str]], head: Sequence[str] = ()) -> QWidget:
    """A table. Its head stands in bold letters, or, where there is none, its first column."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(Space.WIDE)
    lines = [head, *rows] if head else list(rows)
    for line, cells in enumerate(lines):
        for column, words in enumerate(cells):
            in_bold = line == 0 if head else column == 0
            grid.addWidget(Text(words, Role.BODY_BOLD if in_bold else Role.BODY), line, column)
    grid.setColumnStretch(max(len(lines[0]) - 1, 0), 1)
    return table


def spoken(block: Block) -> str:
    """A block as it is read out after its heading."""
    return " ".join([block.text, *(" ".join(row) for row in block.rows)]).strip()


def _item(block: Block) -> Box:
    item = marked(Text(block.mark or _NO_MARK), Text(block.text))
    item.set_margins(_INDENT[min(block.depth, len(_INDENT)) - 1], Space.NONE, Space.NONE, Space.NONE)
    return item
