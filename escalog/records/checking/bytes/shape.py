"""What leads to a signature and to what it certifies, read as the format page describes it.

A library that reads PDF files follows references and forgives other types, and each library does so in its own way.
Here a thing is what it should be, where it should be, or it is not there. Imported only when a file is checked.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)
from pyhanko.pdf_utils.reader import PdfFileReader

_KINDS = frozenset({"/adbe.pkcs7.detached", "/ETSI.CAdES.detached", "/ETSI.RFC3161"})
_TIME = re.compile(r"D:([0-9]{14})(?:Z|([+-])([01][0-9]|2[0-3])'([0-5][0-9])'?)")
_PDF_DOC = {0x09: "\t", 0x0A: "\n", 0x0D: "\r", 0xA0: "€"}
_PDF_DOC |= {code: chr(code) for code in (*range(0x20, 0x7F), *range(0xA1, 0x100)) if code != 0xAD}
_PDF_DOC |= dict(zip(range(0x18, 0x20), "˘ˇˆ˙˝˛˚˜", strict=True))
_PDF_DOC |= dict(zip(range(0x80, 0x9F), "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž", strict=True))


def signature_field(reader: PdfFileReader) -> DictionaryObject:
    """The one field that is signed. Raises ValueError unless it can be read in one way."""
    if not is_name(dictionary(reader.root).raw_get("/Type"), "/Catalog"):
        raise ValueError("the catalogue is none")
    signed = [field for field in _fields(reader) if "/V" in field and is_name(field.raw_get("/FT"), "/Sig")]
    if len(signed) != 1 or text_of(signed[0].raw_get("/T")) is None:
        raise ValueError("not one signature")
    stated = dictionary(_referred(signed[0].raw_get("/V")))
    if not isinstance(stated.raw_get("/SubFilter"), NameObject) or stated.raw_get("/SubFilter") not in _KINDS:
        raise ValueError("a signature of another kind")
    return signed[0]


def _fields(reader: PdfFileReader) -> Iterator[DictionaryObject]:
    """The fields of the form: none inside another, and none twice."""
    seen: set[int] = set()
    for one in items(dictionary(reader.root["/AcroForm"])["/Fields"]):
        if isinstance(one, IndirectObject):
            if one.idnum in seen:
                raise ValueError("a field that stands twice")
            seen.add(one.idnum)
        field = dictionary(one.get_object() if isinstance(one, IndirectObject) else one)
        if not {"/Kids", "/Parent"}.isdisjoint(field) or not isinstance(field.raw_get("/FT"), NameObject):
            raise ValueError("a field that stands inside another, or of no kind")
        yield field


def byte_range(stated: DictionaryObject) -> tuple[int, ...]:
    """The ranges that the dictionary of a signature states; -1 for what is no whole number."""
    numbers = items(stated.raw_get("/ByteRange"))
    return tuple(int(number) if isinstance(number, NumberObject) else -1 for number in numbers)


def certifies(reader: PdfFileReader, field: DictionaryObject) -> bool:
    """Whether this field's signature certifies the file, and permits no change."""
    signature = field.raw_get("/V")
    first, *others = items(signature.get_object()["/Reference"])
    method = dictionary(first.get_object() if isinstance(first, IndirectObject) else first)
    level = dictionary(method["/TransformParams"]).raw_get("/P")
    return (
        not others
        and is_name(method.raw_get("/TransformMethod"), "/DocMDP")
        and type(level) is NumberObject
        and level == 1
        and _referred_number(dictionary(reader.root["/Perms"]).raw_get("/DocMDP")) == signature.idnum
    )


def text_of(value: object) -> str | None:
    """The text of a text string; None for what is none, and for octets that mean nothing."""
    if not isinstance(value, ByteStringObject | TextStringObject):
        return None
    octets = bytes(value.original_bytes)
    try:
        if octets.startswith(b"\xfe\xff"):
            return octets[2:].decode("utf-16-be")
        if octets.startswith(b"\xef\xbb\xbf"):
            return octets[3:].decode("utf-8")
        return "".join(_PDF_DOC[octet] for octet in octets)
    except (UnicodeDecodeError, KeyError):
        return None


def time_of(value: object) -> datetime | None:
    """The time of a text string such as D:20261124155200Z, in UTC; None for what is none."""
    match = _TIME.fullmatch(text_of(value) or "")
    if match is None:
        return None
    digits, sign, hours, minutes = match.groups()
    try:
        at = datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        before = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
        return at + before if sign == "-" else at - before
    except (ValueError, OverflowError):
        return None


def is_name(value: object, name: str) -> bool:
    """Whether this name stands here itself, and not by reference."""
    return isinstance(value, NameObject) and value == name


def dictionary(value: object) -> DictionaryObject:
    """The value, which has to be a dictionary and no stream."""
    if not isinstance(value, DictionaryObject) or isinstance(value, StreamObject):
        raise ValueError("not a dictionary")  # noqa: TRY004 (it is the file that is wrong)
    return value


def items(value: object) -> list[object]:
    """What stands in a list, references as such."""
    if not isinstance(value, ArrayObject):
        raise ValueError("not a list")  # noqa: TRY004 (it is the file that is wrong)
    return list(value.iterate())


def _referred(value: object) -> object:
    if not isinstance(value, IndirectObject):
        raise ValueError("not a reference")  # noqa: TRY004 (it is the file that is wrong)
    return value.get_object()


def _referred_number(value: object) -> int | None:
    return value.idnum if isinstance(value, IndirectObject) else None
