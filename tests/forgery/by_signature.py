"""Forgeries of the signature's own place: moved, emptied, wrapped around something else, or written in another way."""

import re
from collections.abc import Callable

from tests.forgery import cms_parts, increments
from tests.forgery.genuine import another, genuine, ruth, stranger, unsigned
from tests.forgery.laboratory import Forgery, add, forged

_SPELLING, _UNIVERSAL, _WRAPPING = "signature respelt", "universal forgery", "signature wrapping"


def gap(change: Callable[[bytes], bytes]) -> bytes:
    """The record with the digits of its signature changed."""
    data = genuine()
    start, end = cms_parts.gap(data)
    return data[: start + 1] + change(data[start + 1 : end - 1]) + data[end - 1 :]


def ranges(change: Callable[..., tuple[int, ...]]) -> bytes:
    """The record with other numbers in its ranges, in as many octets."""
    data = genuine()
    found = re.search(rb"/ByteRange \[(0 \d+ \d+ \d+)\]( *)", data)
    assert found is not None
    new = b"/ByteRange [%s]" % b" ".join(b"%d" % each for each in change(*(int(each) for each in found[1].split())))
    assert len(new) <= len(found[0])
    return data.replace(found[0], new.ljust(len(found[0])))


_PLACE = {
    "in capitals": (_SPELLING, "Have a second file under one signature.", lambda: gap(bytes.upper)),
    "zeroed": (_UNIVERSAL, "Pass with a signature of zeros.", lambda: gap(lambda old: b"0" * len(old))),
    "taken out": (_UNIVERSAL, "Pass with no signature.", lambda: gap(lambda old: b" " * len(old))),
    "moved by one digit": (_WRAPPING, "Move the signature within its place.", lambda: gap(lambda old: b"0" + old[:-1])),
    "moved by one octet": (_WRAPPING, "The same, by an octet.", lambda: gap(lambda old: b"00" + old[:-2])),
    "moved to the end": (
        _WRAPPING,
        "Make room before the signature.",
        lambda: gap(lambda old: old[len(old.rstrip(b"0")) :] + old.rstrip(b"0")),
    ),
    "with a space in it": (_SPELLING, "Use what readers overlook.", lambda: gap(lambda o: o[:40] + b" " + o[40:-1])),
    "with a line end after it": (_SPELLING, "The same at its end.", lambda: gap(lambda old: old[:-1] + b"\n")),
    "with padding that is not zero": (_SPELLING, "Carry data in the padding.", lambda: gap(lambda o: o[:-2] + b"01")),
    "with an odd digit at the end": (_SPELLING, "The same in half an octet.", lambda: gap(lambda old: old[:-1] + b"f")),
    "of another record": (
        _UNIVERSAL,
        "Use a signature that the same person gave for something else.",
        lambda: cms_parts.put(genuine(), cms_parts.taken(another())),
    ),
    "with the other s": (_SPELLING, "Make a second valid signature.", lambda: cms_parts.with_the_other_s(genuine())),
    "with a second certificate": (
        "extra certificates",
        "Bring a certificate of one's own in.",
        lambda: cms_parts.with_certificate(genuine(), stranger().certificate),
    ),
    "with its method spelt otherwise": (
        _SPELLING,
        "Have a second file under one signature.",
        lambda: cms_parts.with_method_spelt_otherwise(genuine()),
    ),
    "with another method claimed": (
        _SPELLING,
        "Confuse what is checked with what was signed.",
        lambda: cms_parts.with_claimed_method(genuine()),
    ),
    "with a length spelt otherwise": (
        _SPELLING,
        "The same by a length.",
        lambda: cms_parts.with_long_length(genuine()),
    ),
    "with an unsigned note": (
        "unsigned attributes",
        "Add words that nobody signed.",
        lambda: cms_parts.with_unsigned_note(genuine()),
    ),
    "with a time stamp of something else": (
        "time stamps",
        "Borrow the time of another document.",
        lambda: cms_parts.with_time_stamp_inside(genuine(), over=b"else"),
    ),
    "with a second signer": (
        "second signature",
        "Have two signers counted.",
        lambda: cms_parts.with_second_signer(genuine()),
    ),
    "without its signed attributes": (
        _UNIVERSAL,
        "Have the digest of the bytes not compared.",
        lambda: cms_parts.without_signed_attributes(genuine()),
    ),
    "without the certificate's own digest": (
        _UNIVERSAL,
        "Exchange the certificate behind the signature.",
        lambda: cms_parts.without_attribute(genuine(), "signing_certificate_v2"),
    ),
    "without certificates": (
        _UNIVERSAL,
        "Have the reader choose a certificate.",
        lambda: cms_parts.without_certificates(genuine()),
    ),
    "with the content inside": (
        _UNIVERSAL,
        "Have the signature checked against content that it carries.",
        lambda: cms_parts.with_content_inside(genuine()),
    ),
}

for _name, (_family, _wants, _build) in _PLACE.items():
    add(Forgery(f"the signature {_name}", _family, _wants, _build, "changed"))

_RANGES = {
    "starting later": lambda: ranges(lambda a, b, c, d: (1, b - 1, c, d)),
    "covering less before": lambda: ranges(lambda a, b, c, d: (a, b - 9, c, d)),
    "covering less after": lambda: ranges(lambda a, b, c, d: (a, b, c + 9, d - 9)),
    "ending earlier": lambda: ranges(lambda a, b, c, d: (a, b, c, d - 9)),
    "ending later": lambda: ranges(lambda a, b, c, d: (a, b, c, d + 9)),
    "turned round": lambda: ranges(lambda a, b, c, d: (c, d, a, b)),
    "empty": lambda: ranges(lambda *_: ()),
    "of two numbers": lambda: ranges(lambda a, b, c, d: (a, b)),
    "of three numbers": lambda: ranges(lambda a, b, c, d: (a, b, c)),
    "of nothing": lambda: ranges(lambda *_: (0, 0, 0, 0)),
    "overlapping": lambda: ranges(lambda a, b, c, d: (a, c, b, d)),
    "below zero": lambda: ranges(lambda a, b, c, d: (a, b, c, -d)),
    "huge": lambda: ranges(lambda a, b, c, d: (a, b, c, 9**9)),
    "called otherwise": lambda: genuine().replace(b"/ByteRange", b"/BiteRange"),
    "null": lambda: re.sub(rb"/ByteRange \[[\d ]+\]", lambda found: b"/ByteRange null".ljust(len(found[0])), genuine()),
}

for _name, _build in _RANGES.items():
    _wants = "Have less checked than is shown, or nothing at all."
    add(Forgery(f"the ranges {_name}", _UNIVERSAL, _wants, _build, "changed"))


@forged(_UNIVERSAL, "changed")
def the_contents_null() -> bytes:
    """Have a missing signature taken for a good one."""
    data = genuine()
    start, end = cms_parts.gap(data)
    return data[:start] + b"null".ljust(end - start) + data[end:]


@forged(_UNIVERSAL, "changed")
def the_contents_empty() -> bytes:
    """The same with an empty one."""
    data = genuine()
    start, end = cms_parts.gap(data)
    return data[:start] + b"<>".ljust(end - start) + data[end:]


@forged(_UNIVERSAL, "changed")
def the_contents_called_otherwise() -> bytes:
    """The same without one."""
    data = genuine()
    start, _ = cms_parts.gap(data)
    at = data.rindex(b"/Contents", 0, start)
    return data[:at] + b"/Kontents" + data[at + 9 :]


@forged(_UNIVERSAL, "changed")
def the_signature_object_null() -> bytes:
    """Have the field count as signed although nothing stands in it."""
    data = genuine()
    found = re.findall(rb"/V (\d+) 0 R", data)[-1]
    return data.replace(b"/V %s 0 R" % found, b"/V null".ljust(len(found) + 7))


def _wrapped(statement: Callable[[int, int, int], bytes], evil: bytes) -> bytes:
    """The two signed parts drawn apart, and something between them."""
    data = genuine()
    start, end = cms_parts.gap(data)
    moved = end + len(evil)
    old = re.search(rb"/ByteRange \[[\d ]+\] *", data)
    assert old is not None
    new = statement(start, moved, len(data) - end)
    assert len(new) <= len(old[0])
    return (data[:end] + evil + data[end:]).replace(old[0], new.ljust(len(old[0])))


_EVIL = b"\n9 0 obj\n<</Type/Page/MediaBox[0 0 9 9]>>\nendobj\n"


@forged(_WRAPPING, "changed")
def something_between_the_signed_parts() -> bytes:
    """Draw the signed parts apart and show what stands between them."""
    return _wrapped(lambda start, moved, rest: b"/ByteRange [0 %d %d %d]" % (start, moved, rest), _EVIL)


@forged(_WRAPPING, "changed")
def something_between_the_signed_parts_with_the_old_ranges() -> bytes:
    """The same, and the ranges as they were signed."""
    data = genuine()
    _, end = cms_parts.gap(data)
    return data[:end] + _EVIL + data[end:]


@forged(_WRAPPING, "changed")
def a_second_statement_of_ranges_between() -> bytes:
    """Have the first ranges digested and the second believed."""
    data = genuine()
    start, end = cms_parts.gap(data)
    evil = b"\n390 0 obj\n<</Type/Sig/ByteRange [0 %d %d %d]/Contents <00>>>\nendobj\n>"
    length = len(evil % (start, 10**6, len(data) - end))
    return data[:end] + evil % (start, end + length, len(data) - end) + data[end:]


@forged(_WRAPPING, "changed")
def a_table_where_the_old_one_stood() -> bytes:
    """Move the signed end away and put a table of one's own where its last line points to."""
    data = genuine()
    _, end = cms_parts.gap(data)
    points = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
    filler = max(points - end, 0)
    table = b"xref\n9 1\n%010d 00000 n \ntrailer\n<</Size 391/Root 357 0 R>>\n" % (end + 1)
    evil = _EVIL.ljust(filler)[: max(filler, len(_EVIL))] + table
    return _wrapped(lambda at, moved, rest: b"/ByteRange [0 %d %d %d]" % (at, moved, rest), evil)


@forged(_WRAPPING, "changed")
def a_file_of_ones_own_around_the_signed_bytes() -> bytes:
    """Carry a genuine record as data within a file that shows something else."""
    head = (
        b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
    )
    inside = b"3 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (len(genuine()), genuine())
    return head + inside + b"trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n0\n%%EOF\n"


@forged("no certification", "changed", says="signature-rewritten")
def signed_without_certifying() -> bytes:
    """Sign so that changes are permitted."""
    return increments.bare_signed(unsigned(), ruth().certificate, ruth().private_bytes())


@forged("no certification", "changed", says="signature-rewritten")
def certified_for_notes_and_forms() -> bytes:
    """Certify so that notes may be added later, which is what the evil annotation needs."""
    return increments.certified(unsigned(), ruth(), permission=3)


@forged("no certification", "changed", says="signature-rewritten")
def certified_for_forms() -> bytes:
    """Certify so that a further signature may be added later, which is what the sneaky one needs."""
    return increments.certified(unsigned(), ruth(), permission=2)


@forged("signature respelt", "changed")
def its_reason_changed() -> bytes:
    """Say that the signature means something else."""
    data = genuine()
    at = data.rindex(b"/Reason")
    return data[:at] + data[at:].replace(b"(I", b"(X", 1)
