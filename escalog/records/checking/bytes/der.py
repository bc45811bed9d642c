"""DER: reads one value in its one spelling, down to its last octet, and writes values.

Whoever gets a value from here need not ask how it was written: there is no second way. Knows nothing of signatures.
"""

from dataclasses import dataclass
from itertools import pairwise

BOOLEAN, INTEGER, BITS, OCTETS, NULL, OID, ENUMERATED = 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0A
TIME, SEQUENCE, SET = 0x18, 0x30, 0x31
FIRST, SECOND, FIFTH = 0xA0, 0xA1, 0xA4
"""Those that a type numbers 0, 1 and 4, with values inside."""

_PLAIN = frozenset({BOOLEAN, INTEGER, BITS, OCTETS, NULL, OID, ENUMERATED, 0x0C, *range(0x12, 0x1D), 0x1E})
"""The numbers, texts and times of ASN.1, which DER never takes apart."""

_CONSTRUCTED, _NUMBERED, _LONG = 0x20, 0x80, 0x1F
_DEEPEST = 32


@dataclass(frozen=True, slots=True)
class Value:
    """One value: its tag, its content, the values in it, and all of it as it stands."""

    tag: int
    content: bytes
    parts: tuple["Value", ...]
    whole: bytes


def read(data: bytes) -> Value:
    """The one value that these octets are. Raises ValueError when they are not DER, or more than one."""
    (value,) = _values(data, _DEEPEST)
    return value


def length_of(data: bytes) -> int:
    """How long the value at the beginning says it is, head included. Raises ValueError when it does not say in DER."""
    begins, length = _head(data, 0)
    return begins + length


def write(tag: int, *parts: bytes) -> bytes:
    """One value in DER, built of what stands in it."""
    content = b"".join(parts)
    length = len(content)
    if length < 0x80:
        return bytes((tag, length)) + content
    octets = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(octets))) + octets + content


def _values(data: bytes, levels: int) -> tuple[Value, ...]:
    _need(levels)
    values, at = [], 0
    while at < len(data):
        begins, length = _head(data, at)
        _need(begins + length <= len(data))
        tag, content = data[at], data[begins : begins + length]
        if tag in {SEQUENCE, SET} or tag & ~_LONG == _NUMBERED | _CONSTRUCTED:
            parts = _values(content, levels - 1)
            _need(tag != SET or all(one.whole <= other.whole for one, other in pairwise(parts)))
        else:
            parts = ()
            _need(tag & ~_LONG == _NUMBERED or (tag in _PLAIN and _is_shortest(tag, content)))
        values.append(Value(tag, content, parts, data[at : begins + length]))
        at = begins + length
    return tuple(values)


def _head(data: bytes, at: int) -> tuple[int, int]:
    """Where the content of the value here begins, and how long it is."""
    _need(at + 2 <= len(data) and data[at] & _LONG != _LONG)
    length, begins = data[at + 1], at + 2
    if length >= 0x80:
        octets = data[begins : begins + (length & 0x7F)]
        _need(1 <= len(octets) == length & 0x7F <= 4 and octets[0])
        length, begins = int.from_bytes(octets, "big"), begins + len(octets)
        _need(length >= 0x80)
    return begins, length


def _is_shortest(tag: int, content: bytes) -> bool:
    """Whether a number, a truth, bits or an object identifier stand there as DER has them."""
    match tag:
        case 0x01:
            return content in {b"\0", b"\xff"}
        case 0x02 | 0x0A:
            return len(content) == 1 or (content[:1] != b"" and not _is_filled(content[0], content[1]))
        case 0x03:
            return _is_bits(content)
        case 0x05:
            return not content
        case 0x06:
            begins = content[:1] + bytes(other for one, other in pairwise(content) if one < 0x80)
            return content != b"" and content[-1] < 0x80 and 0x80 not in begins
    return True


def _is_filled(first: int, second: int) -> bool:
    """Whether the first octet of a number says no more than the second one's sign."""
    return first == (0xFF if second & 0x80 else 0)


def _is_bits(content: bytes) -> bool:
    unused = content[0] if content else 8
    return unused < 8 and (not unused or (len(content) > 1 and not content[-1] & ((1 << unused) - 1)))


def _need(holds: object) -> None:
    if not holds:
        raise ValueError("not in DER")
