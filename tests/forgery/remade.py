"""A record taken apart, with other objects in it, put together again and signed anew by its own key.

So what is inside can be anything at all while every offset fits and the signature holds: what two checkers read in
two ways shows here, and only here.
"""

import hashlib
import re
from dataclasses import dataclass, field
from itertools import groupby

from escalog.ledger.keys.signer import Signer
from escalog.records.signing.cms import signature_over

_BEGINS = re.compile(rb"(\d+) 0 obj\s*")
_RANGE = re.compile(rb"/ByteRange \[0 \d+ \d+ \d+\] *")
_EMPTY = b"/ByteRange [0 0000000000 0000000000 0000000000]"
_STREAM = re.compile(rb"\A(<<.*?>>)\s*stream\r?\n(.*)\Z", re.DOTALL)


@dataclass
class Part:
    """The objects of the pages, or those of the signature, by their numbers; and the trailer without /Prev."""

    objects: dict[int, bytes]
    trailer: bytes
    free: bytes = b"0 1\n0000000000 65535 f \n"

    def written(self, at: int, before: int | None) -> tuple[bytes, int]:
        """The part as it stands from this place on, and where its table begins."""
        written, places, table = [], {}, at
        for number, body in self.objects.items():
            places[number] = table
            written.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
            table += len(written[-1])
        rows = []
        for _, run in groupby(enumerate(sorted(places)), key=lambda each: each[1] - each[0]):
            numbers = [number for _, number in run]
            rows.append(b"%d %d\n" % (numbers[0], len(numbers)))
            rows += [b"%010d 00000 n \n" % places[number] for number in numbers]
        end = self.trailer if before is None else self.trailer[: self.trailer.rindex(b">>")] + b"/Prev %d >>" % before
        written.append(b"xref\n%s%strailer\n" % (self.free, b"".join(rows)))
        written.append(b"%s\nstartxref\n%d\n%%%%EOF\n" % (end, table))
        return b"".join(written), table


@dataclass
class Apart:
    """A record taken apart. What is changed here stands in what `signed` gives."""

    header: bytes
    pages: Part
    signature: Part
    more: list[Part] = field(default_factory=list)
    """Updates between the pages and the signature."""

    def number(self, name: bytes) -> int:
        """The object that a name of the catalogue refers to."""
        return self.refers(self.root, name)

    @property
    def root(self) -> int:
        """The number of the catalogue."""
        return self.refers_in(self.signature.trailer, b"Root")

    def refers(self, number: int, name: bytes) -> int:
        """The object that a name in an object refers to."""
        return self.refers_in(self.get(number), name)

    @staticmethod
    def refers_in(body: bytes, name: bytes) -> int:
        """The object that a name refers to."""
        found = re.search(rb"/%s\s*\[?\s*(\d+) 0 R" % name, body)
        assert found is not None, name
        return int(found[1])

    def get(self, number: int) -> bytes:
        """An object as it last stands."""
        parts = (self.signature, *reversed(self.more), self.pages)
        return next(part.objects[number] for part in parts if number in part.objects)

    def leave_the_pages(self) -> None:
        """From here on what changes of the pages stands in an update behind them, and their octets stay."""
        self.more.append(Part({}, self.signature.trailer))

    def put(self, number: int, body: bytes) -> None:
        """Exchange an object where it last stands."""
        part = self.signature if number in self.signature.objects else self._changing
        part.objects[number] = body

    @property
    def _changing(self) -> Part:
        return self.more[-1] if self.more else self.pages

    def edit(self, number: int, old: bytes, new: bytes) -> None:
        """Exchange what must stand in an object."""
        body = self.get(number)
        assert old in body, (number, old)
        self.put(number, body.replace(old, new, 1))

    def add(self, body: bytes) -> int:
        """A new object among those of the pages."""
        number = max(max(part.objects, default=0) for part in (self.pages, *self.more, self.signature)) + 1
        self._changing.objects[number] = body
        for part in (self._changing, self.signature):
            part.trailer = re.sub(rb"/Size \d+", b"/Size %d" % (number + 1), part.trailer)
        return number

    # The objects that checkers look at.

    @property
    def field(self) -> int:
        return self.refers(self.number(b"AcroForm"), b"Fields")

    @property
    def stated(self) -> int:
        """The dictionary of the signature."""
        return self.refers(self.field, b"V")

    @property
    def specification(self) -> int:
        """Of the attachment."""
        return self.refers(self.number(b"Names"), rb"Names \[ \(record.json\)")

    @property
    def attachment(self) -> int:
        return self.refers(self.specification, rb"EF\s*<<\s*/F")

    @property
    def first_page(self) -> int:
        return self.refers(self.number(b"Pages"), b"Kids")

    def json(self) -> bytes:
        """The data of record.json."""
        found = _STREAM.match(self.get(self.attachment))
        assert found is not None
        return found[2].removesuffix(b"endstream").removesuffix(b"\n")

    def attach(self, data: bytes, more: bytes = b"") -> None:
        """Other data for record.json."""
        self.put(self.attachment, stream(data, b"/Subtype /application#2Fjson /Type /EmbeddedFile " + more))

    def written(self) -> bytes:
        """The file with the signature that it had."""
        out, before = self.header, None
        for part in (self.pages, *self.more, self.signature):
            text, before = part.written(len(out), before)
            out += text
        return out

    def signed(self, by: Signer) -> bytes:
        """The file, signed anew by this key."""
        objects = self.signature.objects
        self.signature.objects = {number: _RANGE.sub(_EMPTY, body) for number, body in objects.items()}
        data = self.written()
        self.signature.objects = objects
        begins = data.index(b"<", data.index(b"/Contents <", data.index(_EMPTY)))
        end = data.index(b">", begins) + 1
        ranges = b"/ByteRange [0 %d %d %d]" % (begins, end, len(data) - end)
        data = data.replace(_EMPTY, ranges.ljust(len(_EMPTY)))
        der = signature_over(hashlib.sha256(data[:begins] + data[end:]).digest(), by)
        return data[: begins + 1] + der.hex().encode().ljust(end - begins - 2, b"0") + data[end - 1 :]


def stream(data: bytes, more: bytes = b"") -> bytes:
    """A stream with these data."""
    return b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(data), more, data)


def apart(data: bytes) -> Apart:
    """A record of ours, taken apart."""
    tables = [int(each) for each in re.findall(rb"startxref\n(\d+)\n%%EOF", data)]
    first, second = tables[0], tables[-1]
    begins = data.index(b"1 0 obj")
    end_of_first = data.index(b"%%EOF\n", first) + 6
    return Apart(data[:begins], _part(data, begins, first), _part(data, end_of_first, second))


def _part(data: bytes, begins: int, table: int) -> Part:
    listed = data.index(b"trailer\n", table)
    places = sorted(int(each) for each in re.findall(rb"(\d{10}) 00000 n", data[table:listed]))
    objects = {}
    for at, end in zip(places, [*places[1:], table], strict=True):
        head = _BEGINS.match(data, at)
        assert head is not None
        body = data[head.end() : end].rstrip()
        objects[int(head[1])] = body.removesuffix(b"endobj").rstrip(b"\n")
    trailer = data[listed + 8 : data.index(b"startxref", listed)].strip()
    return Part(objects, re.sub(rb"/Prev \d+\s*", b"", trailer))
