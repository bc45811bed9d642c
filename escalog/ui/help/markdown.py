"""Reads a help page as blocks: titles, paragraphs, list items, code and tables, with the links that stand in them.

`markdown_it` finds the tokens. Emphasis, HTML, entities and backslash escapes are not read: they stand as written.
It is imported with the first page shown, since it takes longer to load than all help pages to read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_RULES = ("newline", "heading", "list", "code", "fence", "table", "backticks", "link")
BULLET = "•"


class BlockKind(StrEnum):
    """How a block is shown."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CODE = "code"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to another help page."""

    words: str
    page: str


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a help page."""

    kind: BlockKind
    text: str = ""
    mark: str = ""
    """What stands before an item: a bullet or a number; empty for its further paragraphs."""
    depth: int = 0
    """How many lists an item stands in."""
    rows: tuple[tuple[str, ...], ...] = ()
    """The rows of a table; the first is its head."""
    links: tuple[Link, ...] = ()


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("zero").enable(list(_RULES))


def read_blocks(text: str) -> list[Block]:
    """The blocks of a page, from top to bottom."""
    reader = _Reader()
    for token in _parser().parse(text):
        reader.take(token)
    return reader.blocks


@dataclass(slots=True)
class _Reader:
    """Follows the tokens of one page. `_marks` has one place per open list; `_mark` waits for the item's first text."""

    blocks: list[Block] = field(default_factory=list)
    _kind: BlockKind = BlockKind.PARAGRAPH
    _depth: int = 0
    _mark: str = ""
    _rows: list[list[str]] = field(default_factory=list)
    _links: list[Link] = field(default_factory=list)

    def take(self, token: "Token") -> None:
        """Takes the next token in."""
        match token.type:
            case "heading_open":
                self._kind = BlockKind.TITLE if token.tag == "h1" else BlockKind.HEADING
            case "paragraph_open":
                self._kind = BlockKind.ITEM if self._depth else BlockKind.PARAGRAPH
            case "bullet_list_open" | "ordered_list_open":
                self._depth += 1
            case "bullet_list_close" | "ordered_list_close":
                self._depth -= 1
            case "list_item_open":
                self._mark = f"{token.info}{token.markup}" if token.info else BULLET
            case "table_open":
                self._kind, self._rows, self._links = BlockKind.TABLE, [], []
            case "tr_open":
                self._rows.append([])
            case "table_close":
                rows = tuple(tuple(row) for row in self._rows)
                self.blocks.append(Block(BlockKind.TABLE, rows=rows, links=tuple(self._links)))
            case "code_block" | "fence":
                self.blocks.append(Block(BlockKind.CODE, token.content.rstrip("\n")))
            case "inline":
                self._take_words(token.children or ())

    def _take_words(self, children: Sequence["Token"]) -> None:
        text, links = "".join(map(_words, children)), list(_links(children))
        if self._kind is BlockKind.TABLE:
            self._rows[-1].append(text)
            self._links += links
        else:
            self.blocks.append(Block(self._kind, text, self._mark, self._depth, links=tuple(links)))
            self._mark = ""


def _words(token: "Token") -> str:
    return " " if token.type in {"softbreak", "hardbreak"} else token.content


def _links(children: Sequence["Token"]) -> Iterator[Link]:
    """The links to other help pages: `[Agenda](agenda.md)`."""
    for start, token in enumerate(children):
        target = str(token.attrGet("href") or "")
        if token.type == "link_open" and target.endswith(".md"):
            end = next(place for place in range(start, len(children)) if children[place].type == "link_close")
            yield Link("".join(map(_words, children[start:end])), target.removesuffix(".md"))
