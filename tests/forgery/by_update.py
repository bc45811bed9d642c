"""Forgeries by how an update is written: what one PDF reader forgives and another does not, or reads as something else.

Most are an update of properties, which may be added, with one thing in it that is written otherwise.
"""

import hashlib
import re
from collections.abc import Callable

from escalog.records.signing.cms import signature_over
from tests.forgery import cms_parts, increments
from tests.forgery.genuine import ANOTHER_VERSION, genuine, made, ruth
from tests.forgery.increments import by_hand
from tests.forgery.laboratory import Forgery, add, forged

_FAMILY = "updates written otherwise"
_TITLE = b"<</Title (Filed)>>"
_WANTS = "Have one reader find here what another overlooks."


def _properties(body: bytes = _TITLE) -> bytes:
    return by_hand(genuine(), {"info": body})


def respelt(change: Callable[[bytes], bytes]) -> bytes:
    """New properties written otherwise, with every offset put right."""
    data = genuine()
    added = change(_properties()[len(data) :])
    table = added.rindex(b"xref", 0, added.rindex(b"startxref"))
    added = re.sub(rb"\d{10} 00000 n", b"%010d 00000 n" % len(data), added)
    return data + re.sub(rb"(startxref\s*)\d+", rb"\g<1>%d" % (len(data) + table), added)


def _put(old: bytes, new: bytes) -> Callable[[], bytes]:
    def change(added: bytes) -> bytes:
        assert old in added
        return added.replace(old, new, 1)

    return lambda: respelt(change)


_BODIES = {
    "a comment in a dictionary": b"<</Title (Filed) % >>\n/Author (Nobody)>>",
    "a null for white space": b"<</Title\0(Filed)>>",
    "a name spelt needlessly": b"<</T#69tle (Filed)>>",
    "a name with half an escape": b"<</Title#0 (Filed)>>",
    "a name twice": b"<</Title (Filed)/Title (Minutes)>>",
    "an octal number beyond a byte": b"<</Title (Filed\\777)>>",
    "an escape of no meaning": b"<</Title (Filed\\q)>>",
    "an odd number of digits": b"<</Title <46696C656>>>",
    "a number with two signs": b"<</Title (Filed)/Count --1>>",
    "nothing for a value": b"<</Title (Filed)/Author null>>",
    "an object in a text": b"<</Title (9 0 obj <</Type/Page>> endobj)>>",
    "a trailer in a text": b"<</Title (trailer <</Root 9 0 R>>)>>",
    "a start in a text": b"<</Title (startxref 9)>>",
}

_WRITTEN: dict[str, Callable[[], bytes]] = {
    "no word for an object": _put(b" 0 obj\n", b" 0 oops\n"),
    "another generation spelt": _put(b" 0 obj\n", b" 00 obj\n"),
    "two spaces before an object": _put(b" 0 obj\n", b"  0 obj\n"),
    "no end of an object": _put(b"endobj\n", b"endob\n"),
    "something before the table": _put(b"xref\n", b"null\nxref\n"),
    "an object in a comment": _put(b"endobj\n", b"endobj\n% 9 0 obj <</Type/Page>> endobj\n"),
    "short rows": _put(b" 00000 n \n", b" 00000 n\n"),
    "something behind the table": _put(b"trailer\n", b"5 0\ntrailer\n"),
    "a start beside its number": _put(b"startxref\n", b"startxref "),
    "a start with a sign": lambda: re.sub(rb"startxref\n(\d+)\n%%EOF\n\Z", rb"startxref\n+\1\n%%EOF\n", _properties()),
    "a member of its own in the trailer": _put(b"/Prev", b"/XRefStm 9 /Prev"),
    "a size that is not whole": lambda: re.sub(
        rb"/Size (\d+) /Root(?!.*/Size)", rb"/Size \1.0/Root", _properties(), flags=re.DOTALL
    ),
    "an end beside its number": _put(b"\n%%EOF", b" %%EOF"),
    "a second end": lambda: _properties() + b"\n%%EOF\n",
    "a second start and end": lambda: _properties() + b"startxref\n9\n%%EOF\n",
    "more than a thousand octets behind it": lambda: _properties() + b" " * 1023,
}

for _name, _body in _BODIES.items():
    add(
        Forgery(
            f"an update with {_name}",
            _FAMILY,
            _WANTS,
            lambda _body=_body: _properties(_body),  # type: ignore[misc]
            "changed",
            "content-changed",
        )
    )

for _name, _build in _WRITTEN.items():
    add(Forgery(f"an update with {_name}", _FAMILY, _WANTS, _build, "changed", "content-changed"))


@forged(_FAMILY, "changed", says="content-changed")
def an_update_that_is_written_twice() -> bytes:
    """Have a later change look like one that was there."""
    return by_hand(_properties(), {"info": _TITLE})


@forged(_FAMILY, "changed", says="content-changed")
def validation_data_that_are_written_twice() -> bytes:
    """The same with certificates."""
    data = increments.with_validation_data(genuine())
    found = re.search(rb"/Certs \[ (\d+) 0 R", data)
    assert found is not None
    body = re.search(rb"\n%s 0 obj\n(.*?)\nendobj" % found[1], data, re.DOTALL)
    assert body is not None
    root = re.findall(rb"/Root (\d+) 0 R", data)[-1]
    start, at = re.findall(rb"startxref\s+(\d+)", data)[-1], len(data)
    out = data + b"%s 0 obj\n%s\nendobj\n" % (found[1], body[1])
    table = b"xref\n%s 1\n%010d 00000 n \ntrailer\n" % (found[1], at)
    trailer = b"<</Size 9999 /Root %s 0 R /Prev %s>>\nstartxref\n%d\n%%%%EOF\n" % (root, start, len(out))
    return out + table + trailer


@forged(_FAMILY, "changed", says="content-changed")
def validation_data_of_no_type() -> bytes:
    """Have something pass for validation data that says it is something else."""
    return by_hand(genuine(), {"root": b"<<CATALOGUE /DSS <</Type -1 /Certs []>>>>"})


@forged("added later", "added-later", says="metadata-added")
def properties_as_another_program_writes_them() -> bytes:
    """Nothing: other line ends, comments and empty lines between, a free row, and an end made longer on the way."""
    added = _properties()[len(genuine()) :]
    at = added.rindex(b"xref\n", 0, added.rindex(b"startxref"))
    rows = re.sub(rb"xref\n", b"xref\r\n0 1\r\n0000000000 65535 f\r\n", added[at:], count=1)
    odd = added[:at] + b"% by another program\r\n"
    start = len(genuine()) + len(odd)
    rows = rows.replace(b"trailer\n", b"\r\n \ntrailer\n", 1)
    rows = re.sub(rb"startxref\n\d+\n", b"%% again\r\nstartxref\r\n%d\r\n" % start, rows)
    return genuine() + odd + rows + b"\r\n \r\n"


_WHOLE = "records written otherwise"


def _signed_anew(old: bytes, new: bytes) -> bytes:
    """A record of another version with other octets in its pages, signed by its own key, whatever it then is."""
    data = made().with_issue(renderer=ANOTHER_VERSION).signed()
    assert old in data
    assert len(old) == len(new)
    data = data.replace(old, new)
    start, end = cms_parts.gap(data)
    return cms_parts.put(data, signature_over(hashlib.sha256(data[:start] + data[end:]).digest(), ruth()))


_SIGNED = {
    "a null for white space": (b"/PageMode /UseNone", b"/PageMode\0/UseNone"),
    "a catalogue of another type": (b"/Type /Catalog", b"/Type /Katalog"),
    "another header": (b"%PDF-1.7", b"%PDF-one"),
}

for _name, (_old, _new) in _SIGNED.items():
    add(
        Forgery(
            f"a record with {_name}",
            _WHOLE,
            "Have a key's holder sign what one reader reads otherwise than another.",
            lambda _old=_old, _new=_new: _signed_anew(_old, _new),  # type: ignore[misc]
            "cannot-tell",
            "not-our-record",
        )
    )
