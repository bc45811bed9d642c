"""The structure tree: what each marked piece of a page is, in reading order.

The tree is built with the story; drawing only appends where on which page a piece stands. A node whose text runs
over a page break has a piece on each page.
"""

from dataclasses import dataclass, field
from typing import Union


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """One marked piece: the page's index and the number within the page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Attribute:
    """Something more about an element: whose attribute it is ("Table", "List"), and its value: a word or a text."""

    owner: str
    key: str
    value: str
    is_text: bool = False


@dataclass(slots=True, eq=False)
class Node:
    """One element of structure: a standard type ("P", "TD") and what it holds."""

    tag: str
    attribute: Attribute | None = None
    kids: list[Union["Node", MarkedPiece]] = field(default_factory=list)

    def add(self, tag: str, attribute: Attribute | None = None) -> "Node":
        """A new last element within this one."""
        node = Node(tag, attribute)
        self.kids.append(node)
        return node


def header_cell(scope: str) -> Attribute:
    """What a header cell says; `scope` is "Column" or "Row"."""
    return Attribute("Table", "Scope", scope)


def summary(text: str) -> Attribute:
    """What a table is about."""
    return Attribute("Table", "Summary", text, is_text=True)


def numbering(*, numbered: bool) -> Attribute:
    """Whether a list has numbers or bullets."""
    return Attribute("List", "ListNumbering", "Decimal" if numbered else "Disc")
