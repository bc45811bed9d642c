"""What is different between two PDFs, in words for people: which page, a note, a form, fonts, an attachment.

Told by comparing what a reader would show; it says nothing of which of the two is right. Imported only when needed.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    IndirectObject,
    NullObject,
    StreamObject,
)
from pyhanko.pdf_utils.reader import PdfFileReader

from escalog.records.checking.bytes.parse_errors import BROKEN
from escalog.records.checking.findings import Finding, finding

_MOST_PAGES = 3000
_NAMED_PAGES = 6
_DEEPEST = 60
_UPWARDS = frozenset({"/Parent", "/P", "/Pg", "/Prev", "/Next", "/First", "/Last", "/Dest", "/StructParent"})
"""What leads back to where one came from, or only counts."""

_OF_PAGES = (
    ("page-changed", ("/Contents",)),
    ("page-fonts-changed", ("/Resources",)),
    ("page-notes-changed", ("/Annots",)),
    ("page-turned", ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit")),
    ("page-acts", ("/AA",)),
)
_OF_FILES = (
    ("scripts-changed", ("/OpenAction", "/AA")),
    ("layers-changed", ("/OCProperties",)),
    ("form-changed", ("/AcroForm",)),
    ("reading-order-changed", ("/StructTreeRoot", "/MarkInfo")),
    ("settings-changed", ("/Lang", "/Version", "/Outlines", "/PageMode", "/ViewerPreferences", "/Perms")),
    ("properties-changed", ("/Metadata",)),
)
_SIGNING = frozenset({"/V", "/AP", "/SigFlags"})
"""What signing itself fills in."""


@dataclass
class _Fingerprints:
    """The content of any object as a digest, whatever numbers and tables the file arranges it with."""

    ignored: frozenset[str]
    _known: dict[tuple[int, int], bytes] = field(default_factory=dict)

    def of(self, value: object, deep: int = 0) -> bytes:
        if deep > _DEEPEST:
            raise ValueError("too deep")
        if isinstance(value, IndirectObject):
            return self._at(value, deep)
        if isinstance(value, DictionaryObject):
            keys = sorted(set(value) - self.ignored - {"/Length", "/Filter", "/DecodeParms"})
            parts = [part for key in keys for part in (str(key).encode(), self.of(value.raw_get(key), deep + 1))]
            return _digest(b"dict", *parts, value.data if isinstance(value, StreamObject) else b"")
        if isinstance(value, ArrayObject):
            return _digest(b"list", *(self.of(value.raw_get(index), deep + 1) for index in range(len(value))))
        return _digest(_plain(value))

    def _at(self, ref: IndirectObject, deep: int) -> bytes:
        place = (ref.idnum, ref.generation)
        if place not in self._known:
            self._known[place] = b"again"  # something that leads back to itself
            self._known[place] = self.of(ref.get_object(), deep + 1)
        return self._known[place]


def differences(signed: PdfFileReader, shown: PdfFileReader, *, signing: bool = False) -> tuple[Finding, ...]:
    """What `shown` has otherwise than `signed`. `signing` says that a signature was to be put in between.

    What cannot be read is not spoken of. Never raises for what a file holds.
    """
    ignored = _UPWARDS | (_SIGNING | {"/Perms"} if signing else frozenset())
    old, new = _Side(signed, _Fingerprints(ignored)), _Side(shown, _Fingerprints(ignored))
    return tuple(_named((*_quietly(_of_pages, old, new), *_quietly(_of_the_file, old, new))))


@dataclass
class _Side:
    reader: PdfFileReader
    prints: _Fingerprints

    def of(self, holder: Mapping[str, object], keys: Iterable[str]) -> list[bytes]:
        """A digest of what stands at each of these keys."""
        return [self.prints.of(_raw(holder, key)) for key in keys if key not in self.prints.ignored]


def _quietly(look: Callable[[_Side, _Side], Iterator[Finding]], old: _Side, new: _Side) -> list[Finding]:
    findings: list[Finding] = []
    try:
        findings.extend(look(old, new))
    except BROKEN:
        return findings
    return findings


def _of_pages(old: _Side, new: _Side) -> Iterator[Finding]:
    before, after = list(_pages(old.reader)), list(_pages(new.reader))
    if len(before) != len(after):
        yield finding("page-count-changed", number=len(after), before=len(before))
    for number, (one, other) in enumerate(zip(before, after, strict=False), 1):
        for code, keys in _OF_PAGES:
            if old.of(one, keys) != new.of(other, keys):
                yield finding(code, page=number)


def _of_the_file(old: _Side, new: _Side) -> Iterator[Finding]:
    if "/Encrypt" in new.reader.trailer_view:
        yield finding("encryption-added")
    before, after = old.reader.root, new.reader.root
    yield from _of_attachments(_names(old), _names(new))
    if _other_names(old) != _other_names(new):
        yield finding("scripts-changed")
    for code, keys in _OF_FILES:
        if old.of(before, keys) != new.of(after, keys):
            yield finding(code)
    if old.of(old.reader.trailer_view, ("/Info",)) != new.of(new.reader.trailer_view, ("/Info",)):
        yield finding("properties-changed")


def _of_attachments(before: list[bytes], after: list[bytes]) -> Iterator[Finding]:
    if before == after:
        return
    if len(after) > len(before):
        yield finding("attachment-added")
    if after[: len(before)] != before:
        yield finding("attachment-changed")


def _names(side: _Side) -> list[bytes]:
    """A digest of every attached file, our own first."""
    tree = _inside(_inside(side.reader.root, "/Names"), "/EmbeddedFiles")
    pairs = list(tree["/Names"]) if "/Names" in tree else []
    files = [(str(name) != "record.json", side.prints.of(_file(what))) for name, what in zip(*[iter(pairs)] * 2)]  # noqa: B905
    return [digest for _, digest in sorted(files)]


def _file(specification: object) -> object:
    return specification["/EF"]["/F"] if isinstance(specification, DictionaryObject) else specification


def _other_names(side: _Side) -> bytes:
    names = _inside(side.reader.root, "/Names")
    return side.prints.of(DictionaryObject({key: names.raw_get(key) for key in names if key != "/EmbeddedFiles"}))


def _pages(reader: PdfFileReader) -> Iterator[DictionaryObject]:
    """The pages in the order in which they are shown; a tree that leads back to itself ends."""
    waiting, seen = [reader.root.raw_get("/Pages")], set()
    pages = 0
    while waiting and pages < _MOST_PAGES:
        ref = waiting.pop()
        node = ref.get_object() if isinstance(ref, IndirectObject) else ref
        if isinstance(ref, IndirectObject):
            if ref.idnum in seen:
                continue
            seen.add(ref.idnum)
        if not isinstance(node, DictionaryObject):
            continue
        if "/Kids" in node:
            kids = node["/Kids"]
            waiting.extend(kids.raw_get(index) for index in reversed(range(len(kids))))
        else:
            pages += 1
            yield node


def _inside(holder: DictionaryObject, key: str) -> DictionaryObject:
    if key in holder and isinstance(holder[key], DictionaryObject):
        value: DictionaryObject = holder[key]
        return value
    return DictionaryObject()


def _raw(holder: Mapping[str, object], key: str) -> object:
    return holder.raw_get(key) if isinstance(holder, DictionaryObject) and key in holder else NullObject()


def _plain(value: object) -> bytes:
    """A number, a name, a text or nothing, the same however it was spelt."""
    if isinstance(value, NullObject):
        return b"nothing"
    if isinstance(value, BooleanObject):
        return b"true" if value.value else b"false"
    if isinstance(value, int | Decimal):
        return b"number %.4f" % float(value)
    if isinstance(value, bytes):
        return b"octets " + bytes(value)
    return b"text " + str(value).encode("utf-8", "backslashreplace")


def _digest(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(len(part).to_bytes(8, "big") + part for part in parts)).digest()


def _named(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Each once; of a kind that is found on many pages only how many there are."""
    by_code: dict[str, list[Finding]] = {}
    for one in findings:
        by_code.setdefault(one.code, []).append(one)
    for code, some in by_code.items():
        if len(some) > _NAMED_PAGES:
            yield finding(f"{code}-often", number=len(some))
        else:
            yield from dict.fromkeys(some)
