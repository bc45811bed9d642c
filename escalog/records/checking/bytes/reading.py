"""Opens the bytes of a file as a PDF, within limits: a small file cannot fill the memory of whoever checks it.

Imported only when a file is checked: pyHanko is slow to load.
"""

import re
from io import BytesIO

from pyhanko.pdf_utils.decode_limits import (
    DEFAULT_PURPOSE_LIMITS,
    DecodeLimits,
    DocumentDecodeBudget,
    StreamDecodeLimits,
)
from pyhanko.pdf_utils.reader import PdfFileReader

from escalog.records.checking.bytes.byte_layout import HEADER

_MIB = 1024 * 1024
_LIMITS = DecodeLimits(
    per_stream=StreamDecodeLimits(max_output_size=32 * _MIB),
    per_purpose=DEFAULT_PURPOSE_LIMITS,
    document_budget=DocumentDecodeBudget(base_allowance=64 * _MIB, max_ratio=4),
)
"""Records are written without any compression; what somebody adds is a title, a certificate or a time stamp."""

_OBJECT = re.compile(rb"(?<![^\s])(\d{1,9}) (\d{1,5}) obj\b")
_ROOT = re.compile(rb"/Root\s+(\d{1,9} \d{1,5} R)")
_INFO = re.compile(rb"/Info\s+(\d{1,9} \d{1,5} R)")
_MOST_OBJECTS = 200_000


def opened(data: bytes) -> PdfFileReader:
    """A strict reader of the file. Raises one of `BROKEN` for a file that cannot be read."""
    return PdfFileReader(BytesIO(data), strict=True, decode_limits=_LIMITS)


def opened_as_it_is(data: bytes) -> PdfFileReader:
    """A reader that lets small faults pass, for saying what is different. Raises one of `BROKEN` all the same."""
    return PdfFileReader(BytesIO(data), strict=False, decode_limits=_LIMITS)


def opened_anyhow(data: bytes) -> PdfFileReader:
    """A reader of a file whose tables may be wrong: objects are then looked for, as forgiving programs do.

    Only for saying what is different in a file that is known not to be whole. Raises one of `BROKEN` all the same.
    """
    if not data.startswith(HEADER):
        data = HEADER + b"1.7\n" + data
    root, info = _ROOT.findall(data), _INFO.findall(data)
    objects = {}
    for number, match in enumerate(_OBJECT.finditer(data)):
        if number == _MOST_OBJECTS:
            break
        objects[int(match[1])] = (match.start(), int(match[2]))
    if not root or not objects:
        raise ValueError("nothing in it is an object")
    lines = [b"%d 1\n%010d %05d n \n" % (number, at, version) for number, (at, version) in sorted(objects.items())]
    about = b"/Info " + info[-1] if info else b""
    table = b"xref\n0 1\n0000000000 65535 f \n" + b"".join(lines)
    trailer = b"trailer\n<</Size %d /Root %s %s>>\n" % (max(objects) + 1, root[-1], about)
    start = len(data) + 1
    return opened_as_it_is(data + b"\n" + table + trailer + b"startxref\n%d\n%%%%EOF\n" % start)
