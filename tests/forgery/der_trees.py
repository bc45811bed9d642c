"""DER as a tree whose values can be written in the second and third ways that DER forbids and readers understand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

Spelling = Callable[[int, bytes], bytes]


def length(size: int) -> bytes:
    octets = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([size]) if size < 0x80 else bytes([0x80 | len(octets)]) + octets


def plain(tag: int, content: bytes) -> bytes:
    return bytes([tag]) + length(len(content)) + content


def with_long_length(tag: int, content: bytes) -> bytes:
    size = len(content).to_bytes(4, "big")
    return bytes([tag, 0x84]) + size + content


def without_length(tag: int, content: bytes) -> bytes:
    """Of indefinite length, as BER ends a value whose size was not known."""
    return bytes([tag | 0x20, 0x80]) + content + bytes(2)


def in_two_pieces(tag: int, content: bytes) -> bytes:
    """As BER writes octets that came in two pieces."""
    half = len(content) // 2
    return plain(tag | 0x20, plain(tag, content[:half]) + plain(tag, content[half:]))


def with_a_long_tag(tag: int, content: bytes) -> bytes:
    return bytes([tag | 0x1F, tag & 0x1F]) + length(len(content)) + content


def filled(tag: int, content: bytes) -> bytes:
    """A number with an octet before it that says nothing."""
    return plain(tag, b"\0" + content)


@dataclass
class Node:
    tag: int
    content: bytes = b""
    parts: list["Node"] = field(default_factory=list)
    spelling: Spelling = plain

    def dump(self) -> bytes:
        return self.spelling(self.tag, self.content + b"".join(each.dump() for each in self.parts))

    def all(self) -> Iterator["Node"]:
        yield self
        for each in self.parts:
            yield from each.all()

    def first(self, tag: int) -> "Node":
        return next(each for each in self.all() if each.tag == tag)


def nodes(data: bytes) -> list[Node]:
    """What stands in octets that are DER."""
    found, at = [], 0
    while at < len(data):
        tag, size, begins = data[at], data[at + 1], at + 2
        if size & 0x80:
            begins += size & 0x7F
            size = int.from_bytes(data[at + 2 : begins], "big")
        content = data[begins : begins + size]
        found.append(Node(tag, parts=nodes(content)) if tag & 0x20 else Node(tag, content))
        at = begins + size
    return found


def tree(data: bytes) -> Node:
    (node,) = nodes(data)
    return node
