"""Reads a tagged PDF as a screen reader does: the structure tree, marked pieces, and the fonts' maps to text.

Written against the standard and with pikepdf alone, so that it shares no line with what it judges.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

NOTHING = "\u200b"


@dataclass
class Element:
    """One element of structure as it is read out."""

    tag: str
    kids: list[Any] = field(default_factory=list)
    scope: str = ""

    def text(self) -> str:
        return "".join(kid if isinstance(kid, str) else kid.text() for kid in self.kids)

    def walk(self) -> Iterator["Element"]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def all(self, tag: str) -> list["Element"]:
        return [each for each in self.walk() if each.tag == tag]


class Tagged:
    """A PDF opened for reading."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(data))
        self._maps: dict[Any, dict[int, str]] = {}
        self.pieces: dict[tuple[int, int], str] = {}
        self.artifacts: list[tuple[int, str]] = []
        for index, page in enumerate(self.pdf.pages):
            self._read_page(index, page)
        self._indices = {page.objgen: index for index, page in enumerate(self.pdf.pages)}
        self.read: set[tuple[int, int]] = set()
        self.document = self._element(self.pdf.Root.StructTreeRoot.K[0])

    def text(self) -> str:
        return self.document.text()

    def _read_page(self, index: int, page: Any) -> None:
        fonts, font = page.Resources.Font, None
        stack: list[tuple[str, int]] = []
        artifact = ""
        for instruction in pikepdf.parse_content_stream(page):
            operands: Any = instruction.operands
            name = str(instruction.operator)
            if name == "BDC":
                properties = operands[1]
                stack.append((str(operands[0]), int(properties.get("/MCID", -1))))
                if stack[-1][1] >= 0:
                    self.pieces[index, stack[-1][1]] = ""
            elif name == "EMC":
                if stack.pop()[0] == "/Artifact":
                    self.artifacts.append((index, artifact))
                    artifact = ""
            elif name == "Tf":
                font = fonts[str(operands[0])]
            elif name == "TJ":
                assert len(stack) == 1, "text stands outside every mark, or in two"
                text = "".join(self._decoded(font, bytes(each)) for each in operands[0] if _is_string(each))
                if stack[0][0] == "/Artifact":
                    artifact += text
                else:
                    self.pieces[index, stack[0][1]] += text
            elif name in {"n", "m", "l", "c", "re", "S", "f*"}:
                assert [mark for mark, _ in stack] == ["/Artifact"], "a shape stands outside every artifact"
            else:
                assert name in {"BT", "ET", "Td", "Tr", "Ts", "rg", "RG", "w", "d"}, name
        assert not stack

    def _decoded(self, font: Any, codes: bytes) -> str:
        table = self._maps.get(font.objgen)
        if table is None:
            table = self._maps[font.objgen] = _to_unicode(font.ToUnicode.read_bytes())
        return "".join(table[codes[at] << 8 | codes[at + 1]] for at in range(0, len(codes), 2)).replace(NOTHING, "")

    def _element(self, raw: Any) -> Element:
        found = Element(str(raw.S)[1:], scope=str(raw.A.Scope)[1:] if "/A" in raw and "/Scope" in raw.A else "")
        home = self._indices[raw.Pg.objgen] if "/Pg" in raw else None
        kids: Any = raw.get("/K", [])
        members: Any = kids if isinstance(kids, pikepdf.Array) else [kids]
        for kid in members:
            if isinstance(kid, int):
                found.kids.append(self._piece(home, kid))
            elif "/MCID" in kid:
                found.kids.append(self._piece(self._indices[kid.Pg.objgen], int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                found.kids.append(Element("OBJR"))
            else:
                assert kid.P.objgen == raw.objgen
                found.kids.append(self._element(kid))
        return found

    def _piece(self, page: int | None, number: int) -> str:
        assert page is not None
        assert (page, number) not in self.read, "a piece is read twice"
        self.read.add((page, number))
        return self.pieces[page, number]


def _is_string(operand: Any) -> bool:
    return isinstance(operand, pikepdf.String)


def _to_unicode(stream: bytes) -> dict[int, str]:
    rows = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n", stream)
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in rows}
