"""The text of the pages, read as the format page describes it: a record that is written otherwise has none.

A program that shows PDF files forgives much, and may be led round in a circle or made to unfold a page without end.
Here every page and every stream is looked at once, and nothing is unfolded. Imported only when a file is checked.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from pyhanko.pdf_utils.generic import (
    DictionaryObject,
    IndirectObject,
    NumberObject,
    StreamObject,
)
from pyhanko.pdf_utils.reader import PdfFileReader

from escalog.records.checking.bytes.shape import dictionary, is_name, items

DEEPEST_TREE = 32
MOST_MAPS = 8 * 1024 * 1024
"""So many bytes have all text maps of a file together."""

NOT_AS_IT_STANDS = frozenset({"/Filter", "/DecodeParms", "/DL", "/F", "/FFilter", "/FDecodeParms"})
"""With one of these the data of a stream are others than those that stand in the file."""

_SPACE = rb"[\0\t\n\f\r ]"
_COMMAND = re.compile(
    rb"\((?:[^\\()]|\\.)*+\)"
    rb"|/(?P<font>[^\0\t\n\f\r ()<>\[\]{}/%]++)" + _SPACE + rb"++[-+.0-9]++" + _SPACE + rb"++Tf"
    rb"|\[(?P<shown>[^\[\]()]*+)\]" + _SPACE + rb"*+TJ",
    re.DOTALL,
)
_CODES = re.compile(rb"<([0-9A-Fa-f]*+)>")
_FONT = re.compile(rb"[A-Za-z0-9]+")
_LINE = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<((?:[0-9A-Fa-f]{4}){1,64})>")
_BEGIN, _END = b"beginbfchar", b"endbfchar"
_LONG = 64
_DIGITS = re.compile(r"[0-9a-f]{64,}")
_UNKNOWN = "\ufffd"

Meanings = dict[bytes, str]
"""What each code of a font stands for; a code is four hexadecimal digits in capitals."""


@dataclass
class Maps:
    """The text maps that were read, by the numbers of their objects."""

    of: dict[int, Meanings] = field(default_factory=dict)
    size: int = 0


def texts_of(reader: PdfFileReader) -> Iterator[str]:
    """The text of each page in turn, without white space. Raises ValueError where a page is written otherwise."""
    seen: set[int] = set()
    maps = Maps()
    for page in _below(_reference(reader.root, "/Pages"), DEEPEST_TREE, set()):
        contents = _reference(page, "/Contents")
        if contents.idnum in seen:
            raise ValueError("two pages of one content")
        seen.add(contents.idnum)
        yield _text(plain_data(contents), dictionary(dictionary(page["/Resources"])["/Font"]), maps)


def missing(texts: Iterable[str], wanted: Iterable[str]) -> set[str]:
    """Which of these digests of 64 digits stand on no page. Takes every page, so that none goes unread."""
    left = {*wanted}
    for text in texts:
        for run in _DIGITS.findall(text):
            left.difference_update(run[at : at + _LONG] for at in range(len(run) - _LONG + 1))
    return left


def plain_data(reference: IndirectObject) -> bytes:
    """The data of a stream as they stand in the file. Raises ValueError for what is none, or unfolds."""
    stream = reference.get_object()
    if not isinstance(stream, StreamObject) or not NOT_AS_IT_STANDS.isdisjoint(stream):
        raise ValueError("not a stream as it stands")
    data: bytes = stream.encoded_data
    return data


def _below(node: IndirectObject, levels: int, seen: set[int]) -> list[DictionaryObject]:
    """The pages of a tree, each of whose nodes says how many there are below it."""
    entries = dictionary(node.get_object())
    if not levels or node.idnum in seen:
        raise ValueError("a tree that has no end")
    seen.add(node.idnum)
    kind = entries.raw_get("/Type")
    if is_name(kind, "/Page"):
        return [entries]
    below: list[DictionaryObject] = []
    if not is_name(kind, "/Pages"):
        raise ValueError("neither a page nor several")
    for kid in items(entries["/Kids"]):
        if not isinstance(kid, IndirectObject):
            raise ValueError("a page that is no object of its own")  # noqa: TRY004 (it is the file that is wrong)
        below += _below(kid, levels - 1, seen)
    count = entries.raw_get("/Count")
    if type(count) is not NumberObject or count != len(below):
        raise ValueError("another number of pages")
    return below


def _text(content: bytes, fonts: DictionaryObject, maps: Maps) -> str:
    chosen: Meanings = {}
    said: list[str] = []
    for command in _COMMAND.finditer(content):
        name, shown = command["font"], command["shown"]
        if name is not None:
            if not _FONT.fullmatch(name):
                raise ValueError("a font with another name")
            chosen = map_of(dictionary(_reference(fonts, f"/{name.decode('ascii')}").get_object()), maps)
        elif shown is not None:
            for codes in _CODES.findall(shown.upper()):
                edges = pairwise([*range(0, len(codes), 4), len(codes)])
                said += [chosen.get(codes[begin:end], _UNKNOWN) for begin, end in edges]
    return "".join("".join(said).split())


def map_of(font: DictionaryObject, maps: Maps) -> Meanings:
    """What the codes of a font mean. Fonts may share a map, which is read once."""
    reference = _reference(font, "/ToUnicode")
    if reference.idnum not in maps.of:
        data = plain_data(reference)
        maps.size += len(data)
        if maps.size > MOST_MAPS:
            raise ValueError("maps that are too long")
        maps.of[reference.idnum] = dict(_lines(data))
    return maps.of[reference.idnum]


def _lines(data: bytes) -> Iterator[tuple[bytes, str]]:
    end = 0
    while (begin := data.find(_BEGIN, end)) >= 0 and (end := data.find(_END, begin)) >= 0:
        for code, text in _LINE.findall(data, begin + len(_BEGIN), end):
            yield code.upper(), bytes.fromhex(text.decode("ascii")).decode("utf-16-be")


def _reference(holder: DictionaryObject, name: str) -> IndirectObject:
    value = holder.raw_get(name)
    if not isinstance(value, IndirectObject):
        raise ValueError("not a reference")  # noqa: TRY004 (it is the file that is wrong)
    return value
