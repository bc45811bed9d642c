"""Where a signature stands in the bytes of a file, and the one way in which it may be written there.

Knows bytes only: no PDF library has a say in what is covered.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from escalog.records.checking.bytes.der import length_of

HEADER = b"%PDF-"
TRACES = (b"/ByteRange", b"/ETSI.CAdES.detached")
"""What only a signed file holds."""

_MOST_CANDIDATES = 8
_RANGE = re.compile(rb"/ByteRange\s{0,8}\[\s{0,8}0\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s{0,64}\]")
_END = re.compile(rb"startxref *[\r\n]{1,2}\d{1,10} *[\r\n]{1,2}%%EOF[\r\n]{0,2}\Z")
"""The last lines of a file. No text of a record can hold them: it stands there without line ends."""
_LONGEST_END = 64
_WRITTEN = re.compile(rb"<([0-9a-f]*)>")
OBJECT = rb"(?<=[\d\s\0])obj(?![A-Za-z])"
"""The word that begins an object. Before it readers overlook more than white space: nulls, and whole comments."""
_STRUCTURE = re.compile(OBJECT + rb"|xref|trailer|%PDF-")


@dataclass(frozen=True, slots=True)
class Layout:
    """Two signed ranges, from 0 to `start` and from `end` to `length`, and the signature between them."""

    start: int
    end: int
    length: int

    @property
    def byte_range(self) -> tuple[int, int, int, int]:
        """As the signature's own dictionary states it."""
        return (0, self.start, self.end, self.length - self.end)


def has_traces(data: bytes) -> bool:
    """Whether there is, or was, a signature in this file."""
    return any(trace in data for trace in TRACES)


def has_traces_in(pieces: Iterable[bytes]) -> bool:
    """The same of a file that is read piece by piece; a trace may lie across two of them."""
    end = b""
    for piece in pieces:
        if has_traces(end + piece):
            return True
        end = piece[-max(map(len, TRACES)) :]
    return False


def candidates(data: bytes) -> Iterator[Layout]:
    """Every statement of ranges in the file that could be true, in the order they stand in it.

    A record may hold such statements in somebody's own words, so finding one proves nothing yet, and only those count
    towards the few that are tried at whose end a file could end.
    """
    return islice(filter(partial(_could_be_true, data), map(_stated, _RANGE.finditer(data))), _MOST_CANDIDATES)


def as_escalog_writes(data: bytes, layout: Layout) -> bytes | None:
    """The DER of the signature when between the ranges stand exactly `<`, its small hexadecimal, zeros and `>`.

    None for any other way of writing it, so that no byte there can be changed unseen.
    """
    written = _WRITTEN.fullmatch(data, layout.start, layout.end)
    if written is None or len(written.group(1)) % 2:
        return None
    raw = bytes.fromhex(written.group(1).decode("ascii"))
    try:
        length = length_of(raw)
    except ValueError:
        return None
    return raw[:length] if length <= len(raw) and not raw[length:].strip(b"\0") else None


def adds_no_structure(data: bytes, start: int) -> bool:
    """Whether the bytes from here on hold nothing that any PDF reader, however forgiving, takes for part of a file."""
    return _STRUCTURE.search(data, start) is None


def _stated(stated: re.Match[bytes]) -> Layout:
    start, end, rest = (int(number) for number in stated.groups())
    return Layout(start, end, end + rest)


def _could_be_true(data: bytes, layout: Layout) -> bool:
    start, end, length = layout.start, layout.end, layout.length
    if not 0 < start < end <= length <= len(data) or data[start : start + 1] + data[end - 1 : end] != b"<>":
        return False
    return _END.search(data[max(0, length - _LONGEST_END) : length]) is not None
