"""What stands on the pages of a record in letters: in the order of reading, exactly as it is copied and read aloud.

Taken from the drawn codes by way of the text maps of their fonts, and put in order by the structure that a screen
reader follows, so that a text that runs over pages or stands in a cell beside another is whole. Imported only when a
file is checked.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject
from pyhanko.pdf_utils.reader import PdfFileReader

from escalog.records.checking.pages.page_text import Maps, Meanings, map_of, plain_data

_SPACE = rb"[\0\t\n\f\r ]"
_DRAWN = re.compile(
    rb"\((?:\\.|[^\\()])*\)"  # a text in round brackets is no command
    rb"|/(?P<font>[^\0\t\n\f\r ()<>\[\]{}/%]+)" + _SPACE + rb"+[-+.\d]+" + _SPACE + rb"+Tf"
    rb"|\[(?P<codes>[^\[\]()]*)\]" + _SPACE + rb"*TJ"
    rb"|/(?P<tag>[A-Za-z0-9]+)" + _SPACE + rb"*<<(?P<about>[^<>]*)>>" + _SPACE + rb"*BDC"
    rb"|(?P<begins>\bBMC\b)|(?P<ends>\bEMC\b)",
    re.DOTALL,
)
_NUMBER = re.compile(rb"/MCID" + _SPACE + rb"+(\d{1,9})\b")
_RUN = re.compile(rb"<([0-9A-Fa-f]*)>")
_UNKNOWN = "\ufffd"
_DEEPEST = 60


def pages_of(reader: PdfFileReader) -> Iterator[tuple[int, DictionaryObject]]:
    """The pages in order, each with the number of its object. Raises ValueError for a tree that is none."""
    waiting, seen = [reader.root.raw_get("/Pages")], set()
    while waiting:
        ref = waiting.pop()
        if not isinstance(ref, IndirectObject) or ref.idnum in seen:
            raise ValueError("not a tree of pages")
        seen.add(ref.idnum)
        node = ref.get_object()
        if "/Kids" in node:
            kids = node["/Kids"]
            waiting.extend(kids.raw_get(index) for index in reversed(range(len(kids))))
        else:
            yield ref.idnum, node


def text_of(reader: PdfFileReader) -> str:
    """The text of all pages in the order of the structure; what repeats on every page is not part of it.

    Raises one of `BROKEN` for pages or a structure that cannot be read.
    """
    maps = Maps()
    pages = {number: _pieces(page, maps) for number, page in pages_of(reader)}
    walk = _StructureWalk(pages)
    walk.over(reader.root["/StructTreeRoot"].raw_get("/K"), 0, _DEEPEST)
    return "".join(walk.found)


@dataclass
class _StructureWalk:
    """Goes over the structure and takes up what its leaves mark."""

    pages: Mapping[int, Mapping[int, str]]
    found: list[str] = field(default_factory=list)
    _seen: set[int] = field(default_factory=set)

    def over(self, value: object, page: int, levels: int) -> None:
        """An element, a list of them, or the number of a marked piece. `page` is where its numbers are of."""
        if not levels:
            raise ValueError("a structure too deep")
        if isinstance(value, IndirectObject):
            if value.idnum in self._seen:
                return
            self._seen.add(value.idnum)
            value = value.get_object()
        if isinstance(value, ArrayObject):
            for index in range(len(value)):
                self.over(value.raw_get(index), page, levels - 1)
        elif isinstance(value, DictionaryObject):
            if "/Pg" in value:
                page = value.raw_get("/Pg").idnum
            if value.get("/Type") == "/MCR":
                self._take(page, int(value["/MCID"]))
            elif "/K" in value:
                self.over(value.raw_get("/K"), page, levels - 1)
        elif isinstance(value, int):
            self._take(page, int(value))

    def _take(self, page: int, number: int) -> None:
        self.found.append(self.pages.get(page, {}).get(number, ""))


def _pieces(page: DictionaryObject, maps: Maps) -> dict[int, str]:
    """The text of each marked piece of a page by its number."""
    chosen = page["/Resources"]["/Font"]
    meaning: Meanings = {}
    inside: list[int | None] = []
    pieces: dict[int, list[str]] = {}
    for drawn in _DRAWN.finditer(plain_data(page.raw_get("/Contents"))):
        if drawn["font"] is not None:
            meaning = map_of(chosen.raw_get("/" + drawn["font"].decode("ascii")).get_object(), maps)
        elif drawn["tag"] is not None:
            number = _NUMBER.search(drawn["about"])
            inside.append(int(number[1]) if number else None)
        elif drawn["begins"] is not None:
            inside.append(None)
        elif drawn["ends"] is not None:
            inside = inside[:-1]
        elif drawn["codes"] is not None and inside and inside[-1] is not None:
            text = (meaning.get(code, _UNKNOWN) for code in _codes(drawn["codes"]))
            pieces.setdefault(inside[-1], []).extend(text)
    return {number: "".join(parts) for number, parts in pieces.items()}


def _codes(shown: bytes) -> Iterator[bytes]:
    for run in _RUN.findall(shown):
        yield from (run[at : at + 4].upper() for at in range(0, len(run), 4))
