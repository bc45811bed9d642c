"""Forgeries of the plain bytes: junk before, pieces gone, letters exchanged, the whole file saved or sent otherwise."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf

from tests.forgery import cms_parts
from tests.forgery.genuine import genuine, unsigned
from tests.forgery.laboratory import Forgery, add, forged


def _exchanged(old: bytes, new: bytes) -> Callable[[], bytes]:
    def build() -> bytes:
        assert old in genuine()
        return genuine().replace(old, new, 1)

    return build


def saved(**how: Any) -> bytes:
    """The record as another program writes it."""
    out = BytesIO()
    with pikepdf.open(BytesIO(genuine())) as pdf:
        pdf.save(out, **how)
    return out.getvalue()


_CHANGED: dict[str, tuple[str, str, Callable[[], bytes]]] = {
    "junk before it": ("junk", "Nothing: a mail program did it.", lambda: b"From: a@b\r\n\r\n" + genuine()),
    "a line end before it": ("junk", "Nothing: an editor did it.", lambda: b"\n" + genuine()),
    "a byte order mark before it": ("junk", "Nothing: an editor did it.", lambda: b"\xef\xbb\xbf" + genuine()),
    "another PDF before it": ("junk", "Show a draft, have the record checked.", lambda: unsigned() + genuine()),
    "a web page before it": ("junk", "Be a page to a browser, a record to us.", lambda: b"<html>hello\n" + genuine()),
    "its first octet gone": ("truncation", "Nothing: a transfer went wrong.", lambda: genuine()[1:]),
    "its last octet gone": ("truncation", "Nothing: a transfer went wrong.", lambda: genuine()[:-1]),
    "another version in its header": ("edit", "Have it read by other rules.", _exchanged(b"%PDF-1.7", b"%PDF-1.6")),
    "a letter in the attachment": ("edit", "Have programs read another word.", _exchanged(b"duty desk", b"duty disk")),
    "initials in the attachment": ("edit", "Make it another child's.", _exchanged(b"K.M.", b"L.N.")),
    "its date": ("edit", "Make it older.", _exchanged(b"(D:20261124155200", b"(D:20261024155200")),
    "its marking": ("edit", "Make it less sensitive.", _exchanged(b"OFFICIAL-SENSITIVE", b"OFFICIAL-SENSITIVF")),
    "line ends as on Windows": ("transfer", "Nothing: sent as text.", lambda: genuine().replace(b"\n", b"\r\n")),
    "sent as text": ("transfer", "Nothing: sent as text.", lambda: genuine().decode("latin-1").encode()),
    "saved anew": ("saved anew", "Lose the signature's ranges, keep its look.", saved),
    "saved with object streams": (
        "object streams",
        "Hide objects in streams that not every reader opens.",
        lambda: saved(object_stream_mode=pikepdf.ObjectStreamMode.generate),
    ),
    "saved for the web": ("saved anew", "Have two tables, at both ends.", lambda: saved(linearize=True)),
    "locked with a password": (
        "encryption",
        "Have the check see nothing.",
        lambda: saved(encryption=pikepdf.Encryption(owner="o", user="u")),
    ),
    "locked without a password": (
        "encryption",
        "Have strings read otherwise, unnoticed.",
        lambda: saved(encryption=pikepdf.Encryption(owner="o", user="")),
    ),
}

for _name, (_family, _wants, _build) in _CHANGED.items():
    add(Forgery(_name, _family, _wants, _build, "changed"))


def boundaries() -> list[int]:
    """Where one part of a record ends and the next begins: after every object, table, trailer, mark and range."""
    data = genuine()
    places = {len(data) - 1, *cms_parts.gap(data), len(unsigned())}
    for word in (
        b"endobj\n",
        b"stream\n",
        b"xref\n",
        b"trailer\n",
        b"startxref\n",
        b"%%EOF",
        b"/ByteRange",
        b"/Contents",
    ):
        at = data.find(word)
        while at >= 0:
            places |= {at, at + len(word)}
            at = data.find(word, at + 1)
    return sorted(places - {len(data)})


@forged("encryption", "changed")
def a_lock_declared_in_a_new_trailer() -> bytes:
    """Have every string deciphered, and so become another, by a trailer alone."""
    data = genuine()
    start = data.rindex(b"trailer\n")
    at = data.rindex(b"xref\n", 0, start)
    trailer = data[start:].replace(b"/Root", b"/Encrypt <</Filter/Standard/V 1/R 2/O (x)/U (y)/P -4>> /Root", 1)
    return data + data[at:start] + trailer


@forged("edit", "changed", says="page-changed", page=2)
def a_word_on_a_page() -> bytes:
    """Change what stands on one page, in as many octets."""
    data = genuine()
    with pikepdf.open(BytesIO(data)) as pdf:
        content = pdf.pages[1].Contents.read_raw_bytes()
    at = data.index(content) + content.rindex(b">] TJ") - 1
    return data[:at] + (b"1" if data[at : at + 1] != b"1" else b"2") + data[at + 1 :]


@forged("edit", "changed", says="page-changed", page=2)
def a_word_more_on_a_page() -> bytes:
    """The same in more octets: nothing stands where the tables say any more."""
    data = genuine()
    with pikepdf.open(BytesIO(data)) as pdf:
        content = pdf.pages[1].Contents.read_raw_bytes()
    more = content.replace(b" TJ", b" TJ <0001> Tj", 1)
    return data.replace(content, more).replace(b"/Length %d\n" % len(content), b"/Length %d\n" % len(more))
