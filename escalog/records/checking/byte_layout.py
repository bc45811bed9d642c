"""Where a signature stands in the bytes of a file, and the one way in which it may be written there.

Knows bytes only: no PDF library has a say in what is covered.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

HEADER = b"%PDF-"
TRACES = (b"/ByteRange", b"/ETSI.CAdES.detached")
"""What only a signed file holds."""

_MOST_CANDIDATES = 64
_RANGE = re.compile(rb"/ByteRange\s{0,8}\[\s{0,8}0\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s{0,64}\]")
_WRITTEN = re.compile(rb"<([0-9a-f]*)>")
_STRUCTURE = re.compile(rb"\d\s+\d+\s+obj|xref|trailer|%PDF-")


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

    A record may hold such a statement in somebody's own words, so finding one proves nothing yet.
    """
    for number, found in enumerate(_RANGE.finditer(data)):
        if number == _MOST_CANDIDATES:
            return
        start, end, rest = (int(each) for each in found.groups())
        is_possible = 0 < start < end <= end + rest <= len(data)
        if is_possible and data[start : start + 1] == b"<" and data[end - 1 : end] == b">":
            yield Layout(start, end, end + rest)


def as_escalog_writes(data: bytes, layout: Layout) -> bytes | None:
    """The DER of the signature when between the ranges stand exactly `<`, its small hexadecimal, zeros and `>`.

    None for any other way of writing it, so that no byte there can be changed unseen.
    """
    written = _WRITTEN.fullmatch(data, layout.start, layout.end)
    if written is None or len(written.group(1)) % 2:
        return None
    raw = bytes.fromhex(written.group(1).decode("ascii"))
    length = _length_of_der(raw)
    if length is None or length > len(raw) or raw[length:].strip(b"\0"):
        return None
    return raw[:length]


def adds_no_structure(data: bytes) -> bool:
    """Whether these bytes hold nothing that any PDF reader, however forgiving, would read as part of a file."""
    return _STRUCTURE.search(data) is None


def _length_of_der(raw: bytes) -> int | None:
    """How long the sequence at the beginning says it is, head included."""
    if len(raw) < 2 or raw[0] != 0x30:
        return None
    if raw[1] < 0x80:
        return 2 + raw[1]
    octets = raw[1] & 0x7F
    if not 1 <= octets <= 4 or len(raw) < 2 + octets:
        return None
    return 2 + octets + int.from_bytes(raw[2 : 2 + octets], "big")
