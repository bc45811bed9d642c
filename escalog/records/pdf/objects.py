"""The syntax of a PDF file: values, indirect objects, streams, and the file that holds them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias


class Name(str):
    """A PDF name, without its slash: `Name("Page")`."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an indirect object."""

    number: int


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes that are PDF syntax already."""

    syntax: bytes


Value: TypeAlias = "bool | int | float | Name | str | bytes | Ref | Raw | Sequence[Value] | Mapping[str, Value] | None"
"""What a PDF object may be. `str` is a text string, `bytes` a byte string (written in hexadecimal)."""


def number(value: float) -> bytes:
    """A number with at most three decimals and no exponent; whole numbers without a point."""
    if isinstance(value, int):
        return b"%d" % value
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return b"0" if text in ("-0", "") else text.encode("ascii")


def text_string(text: str) -> bytes:
    """A text string: as it stands where it is plain ASCII, otherwise UTF-16."""
    if text.isascii() and text.isprintable():
        return b"(" + escaped(text.encode("ascii")) + b")"
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode("ascii") + b">"


def escaped(data: bytes) -> bytes:
    """What stands between the brackets of a literal string."""
    data = data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return data.replace(b"\r", b"\\r").replace(b"\n", b"\\n")


def _name(name: str) -> bytes:
    safe = (chr(c) if 33 <= c <= 126 and chr(c) not in "#/%()<>[]{}" else f"#{c:02X}" for c in name.encode("utf-8"))
    return b"/" + "".join(safe).encode("ascii")


def written(value: Value) -> bytes:
    """The syntax of one value."""
    match value:
        case Ref(number=place):
            syntax = b"%d 0 R" % place
        case Name():
            syntax = _name(value)
        case str():
            syntax = text_string(value)
        case bytes():
            syntax = b"<" + value.hex().upper().encode("ascii") + b">"
        case Raw():
            syntax = value.syntax
        case None | True | False:
            syntax = {None: b"null", True: b"true", False: b"false"}[value]
        case int() | float():
            syntax = number(value)
        case Mapping():
            syntax = b"<<" + b"".join(_name(key) + b" " + written(each) for key, each in value.items()) + b">>"
        case _:
            syntax = b"[" + b" ".join(written(each) for each in value) + b"]"
    return syntax


class File:
    """A PDF file in the making: objects are reserved, put and at the end written in the order of their numbers."""

    def __init__(self) -> None:
        self._objects: list[bytes | None] = []

    def reserve(self) -> Ref:
        """A reference to an object that will be put later."""
        self._objects.append(None)
        return Ref(len(self._objects))

    def put(self, ref: Ref, value: Value) -> None:
        """Gives a reserved object its value."""
        self._objects[ref.number - 1] = written(value)

    def add(self, value: Value) -> Ref:
        """A new object with this value."""
        ref = self.reserve()
        self.put(ref, value)
        return ref

    def add_stream(self, dictionary: Mapping[str, Value], data: bytes) -> Ref:
        """A new stream; its length is filled in, and it is not compressed."""
        ref = self.reserve()
        head = written({**dictionary, "Length": len(data)})
        self._objects[ref.number - 1] = head + b"\nstream\n" + data + b"\nendstream"
        return ref

    def finished(self, root: Ref, info: Ref, identifier: bytes) -> bytes:
        """The whole file, with its cross-reference table."""
        out = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
        at, offsets = len(out[0]), []
        for index, body in enumerate(self._objects, start=1):
            if body is None:
                raise AssertionError(f"object {index} was reserved and never put")
            offsets.append(at)
            piece = b"%d 0 obj\n" % index + body + b"\nendobj\n"
            out.append(piece)
            at += len(piece)
        out.append(b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(offsets) + 1))
        out.extend(b"%010d 00000 n\r\n" % offset for offset in offsets)
        size = len(offsets) + 1
        trailer = written({"Size": size, "Root": root, "Info": info, "ID": [identifier, identifier]})
        out.append(b"trailer\n" + trailer + b"\nstartxref\n%d\n%%%%EOF\n" % at)
        return b"".join(out)
