"""Test vectors of the format: records that one program reads otherwise than another, signed by their own key.

Made from the record that is kept among the vectors, whose octets stay: what is changed stands in an update of its own.
"""

import json
import re
import zlib
from base64 import b64decode
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from escalog.domain.values.entry import KeyId, Person, PersonId
from escalog.ledger.entry import canonical
from escalog.ledger.keys.signer import Signer
from tests.forgery.remade import Apart, apart, stream
from tests.format.making.files import File, case_of
from tests.format.making.parts import private_key

VECTORS = Path(__file__).resolve().parents[1] / "vectors"

Change = Callable[[Apart], object]


@cache
def _kept() -> bytes:
    return (VECTORS / "record.pdf").read_bytes()


@cache
def _ruth() -> Signer:
    """Whoever signed the record that is kept: the key is fixed, and the certificate lies in the record."""
    people = json.loads(apart(_kept()).json())["people"]
    one = next(each for each in people if each["name"] == "Ruth Ashdown")
    words = (one["name"], one["role"], one["agency"])
    return Signer(
        Person(PersonId(one["person"]), KeyId(one["key"]), *words, b64decode(one["certificate"])), private_key(1)
    )


def _made(change: Change) -> bytes:
    whole = apart(_kept())
    whole.leave_the_pages()
    change(whole)
    if not whole.more[-1].objects:
        whole.more.clear()
    return whole.signed(_ruth())


def _in(where: str, old: bytes, new: bytes) -> Change:
    """Other octets in an object; `@{...}` stands for a reference to a new object that is this."""

    def change(whole: Apart) -> None:
        number = getattr(whole, where) if hasattr(whole, where) else whole.number(where.encode())
        written = re.sub(rb"@\{(.*?)\}", lambda found: b"%d 0 R" % whole.add(found[1]), new, flags=re.DOTALL)
        whole.edit(number, old, written)

    return change


def _notice(whole: Apart) -> None:
    record = json.loads(whole.json())
    record["issue"]["notice"] = "practitioners/start"
    whole.attach(canonical.encode(record))


def _other_person(whole: Apart) -> None:
    whole.attach(re.sub(rb'("people":.*?"person":")', rb"\1x", whole.json(), count=1))


def _packed(mebibytes: int) -> bytes:
    packer, spaces = zlib.compressobj(9), b" " * 2**20
    return b"".join(packer.compress(spaces) for _ in range(mebibytes)) + packer.flush()


def _unfolding(mebibytes: int) -> Change:
    def change(whole: Apart) -> None:
        number = whole.add(stream(_packed(mebibytes), b"/Filter /FlateDecode "))
        content = whole.refers(whole.first_page, b"Contents")
        whole.edit(whole.first_page, b"/Contents %d 0 R" % content, b"/Contents %d 0 R" % number)

    return change


def _kids(whole: Apart, number: int) -> None:
    whole.edit(whole.number(b"Pages"), b" ] /Type", b" %d 0 R ] /Type" % number)


def _leading_back(whole: Apart) -> None:
    tree = whole.number(b"Pages")
    whole.edit(whole.first_page, b"/Type /Page", b"/Type /Pages /Count 1 /Kids [ %d 0 R ]" % tree)


def _nested(whole: Apart) -> None:
    outer = whole.add(b"<< /FT /Sig /Kids [ %d 0 R ] >>" % whole.field)
    whole.edit(whole.number(b"AcroForm"), b"[ %d 0 R" % whole.field, b"[ %d 0 R" % outer)


def _other_attachment(whole: Apart) -> None:
    other, old = whole.add(stream(b"{}")), whole.attachment
    whole.edit(whole.specification, b"/UF %d 0 R" % old, b"/UF %d 0 R" % other)


_MEANING = b"/Reason (I made this record from what our store holds\\056)"

_CHANGED: dict[str, tuple[Change, str]] = {
    "a signature of no /Type": (_in("stated", b"/Type /Sig\n", b""), "signature-rewritten"),
    "a signature of another /Type": (_in("stated", b"/Type /Sig", b"/Type /DocTimeStamp"), "signature-rewritten"),
    "/Filter by reference": (
        _in("stated", b"/Filter /Adobe", b"/Filter @{/Adobe.PPKLite} /X /Adobe"),
        "signature-rewritten",
    ),
    "a level of 1.0": (_in("stated", b"/P 1\n", b"/P 1.0\n"), "signature-rewritten"),
    "a time without seconds": (_in("stated", b"155200Z", b"1552Z"), ""),
    "a meaning by reference": (
        _in("stated", _MEANING, b"/Reason @{(I made this record from what our store holds.)}"),
        "issue-differs",
    ),
    "a page that stands twice": (lambda whole: _kids(whole, whole.first_page), "pages-differ"),
    "a tree of pages that leads back": (_leading_back, "pages-differ"),
    "a tree of pages of another count": (_in("Pages", b"/Count 8", b"/Count 9"), "pages-differ"),
    "a page that unfolds": (_unfolding(1), "pages-differ"),
    "a content in a list": (
        lambda whole: whole.put(
            whole.first_page, re.sub(rb"/Contents (\d+ 0 R)", rb"/Contents [ \1 ]", whole.get(whole.first_page))
        ),
        "pages-differ",
    ),
}
_NONE: dict[str, Change] = {
    "a notice in a full record": _notice,
    "a person of no identity": _other_person,
    "an attachment that is compressed": lambda w: w.put(
        w.attachment, stream(zlib.compress(w.json()), b"/Filter /FlateDecode ")
    ),
    "an attachment with an empty list of filters": lambda w: w.attach(w.json(), b"/Filter [] "),
    "an attachment in another file": lambda w: w.attach(w.json(), b"/F (record.json) "),
    "another attachment for other programs": _other_attachment,
    "an attachment of a name by reference": _in("Names", b"(record.json)", b"@{(record.json)}"),
    "a field inside another": _nested,
    "a signature by way of a reference": _in("field", b"/V 410 0 R", b"/V @{410 0 R}"),
    "/SubFilter by reference": _in("stated", b"/SubFilter /ETSI", b"/SubFilter @{/ETSI.CAdES.detached} /X /ETSI"),
    "a catalogue of a /Type by reference": _in("root", b"/Type /Catalog", b"/Type @{/Catalog}"),
    "a /Size that is too small": lambda w: setattr(
        w.signature, "trailer", re.sub(rb"/Size \d+", b"/Size 414", w.signature.trailer)
    ),
}
_GENUINE: dict[str, Change] = {
    "a form without an object of its own": lambda w: w.edit(w.root, b"/AcroForm 402 0 R", b"/AcroForm " + w.get(402)),
    "a tree of pages of two levels": lambda w: w.edit(
        w.number(b"Pages"), b"4 0 R 5 0 R", b"%d 0 R" % w.add(b"<< /Type /Pages /Count 2 /Kids [ 4 0 R 5 0 R ] >>")
    ),
    "a time with an offset": _in("stated", b"155200Z", b"165200+01'00'"),
}


def reading_vectors() -> dict[str, Any]:
    """The file `reading.json`, of the same form as `files.json`."""
    files = {name: File(_made(change), "changed", code) for name, (change, code) in _CHANGED.items()}
    files |= {n: File(_made(change), "cannot-tell", "not-our-record", integrity="none") for n, change in _NONE.items()}
    files |= {name: File(_made(change), "genuine", "pages-not-compared") for name, change in _GENUINE.items()}
    kept = {"record.pdf": _kept()}
    trusted = {"ruth": str(_ruth().person.key)}
    cases = [case_of(f"read in two ways: {name}", file, kept) for name, file in files.items()]
    return {"trusted": trusted, "files": [{**case, "trust": ["ruth"]} for case in cases]}
