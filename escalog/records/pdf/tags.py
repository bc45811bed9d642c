"""The structure tree: what each marked piece of a page is, in reading order.

The tree is built with the story; drawing only appends where on which page a piece stands. A node whose text runs
over a page break has a piece on each page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Union

from escalog.records.pdf.objects import File, Name, Ref, Value


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked piece: the page's index and the number within the page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation that belongs to a node, with its key in the parent tree."""

    page: int
    ref: Ref
    key: int


@dataclass(slots=True, eq=False)
class Node:
    """One element of structure: a standard type ("P", "TD") and what it holds."""

    tag: str
    attributes: Mapping[str, Value] | None = None
    kids: list[Union["Node", Mark, Annotation]] = field(default_factory=list)

    def add(self, tag: str, attributes: Mapping[str, Value] | None = None) -> "Node":
        """A new last element within this one."""
        node = Node(tag, attributes)
        self.kids.append(node)
        return node


def header_cell(scope: str) -> Mapping[str, Value]:
    """The attributes of a header cell; `scope` is "Column" or "Row"."""
    return {"O": Name("Table"), "Scope": Name(scope)}


def write_tree(file: File, document: Node, pages: list[Ref]) -> Ref:
    """Writes every element, and the tree that leads from a marked piece back to its element."""
    root = file.reserve()
    marked: dict[int, dict[int, Ref]] = {index: {} for index in range(len(pages))}
    annotated: dict[int, Ref] = {}
    top = _write(file, document, root, pages, marked, annotated)
    numbers: list[Value] = []
    for index, by_number in marked.items():
        if sorted(by_number) != list(range(len(by_number))):
            raise AssertionError("a marked piece belongs to no element")
        numbers += [index, [by_number[number] for number in sorted(by_number)]]
    for key in sorted(annotated):
        numbers += [key, annotated[key]]
    parents = file.add({"Nums": numbers})
    following = max([len(pages) - 1, *annotated]) + 1
    file.put(
        root,
        {"Type": Name("StructTreeRoot"), "K": [top], "ParentTree": parents, "ParentTreeNextKey": following},
    )
    return root


def _write(
    file: File, node: Node, parent: Ref, pages: list[Ref], marked: dict[int, dict[int, Ref]], annotated: dict[int, Ref]
) -> Ref:
    ref = file.reserve()
    home = next((kid.page for kid in node.kids if isinstance(kid, Mark)), None)
    kids: list[Value] = []
    for kid in node.kids:
        if isinstance(kid, Node):
            kids.append(_write(file, kid, ref, pages, marked, annotated))
        elif isinstance(kid, Annotation):
            annotated[kid.key] = ref
            kids.append({"Type": Name("OBJR"), "Pg": pages[kid.page], "Obj": kid.ref})
        else:
            marked[kid.page][kid.number] = ref
            here = kid.page == home
            kids.append(kid.number if here else {"Type": Name("MCR"), "Pg": pages[kid.page], "MCID": kid.number})
    element: dict[str, Value] = {"S": Name(node.tag), "P": parent}
    if home is not None:
        element["Pg"] = pages[home]
    if node.attributes is not None:
        element["A"] = node.attributes
    element["K"] = kids
    file.put(ref, element)
    return ref
