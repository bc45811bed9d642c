"""Forgeries by their own signer that one program reads otherwise than another: types, references, filters, trees.

Each is a record with something else in it, put together again and signed anew by its own key, so that no offset and no
digest shows it. No pages are built again: the record says that another version laid them out.
"""

import json
import re
import zlib
from collections.abc import Callable
from typing import Any

from escalog.ledger.entry import canonical
from tests.forgery.genuine import ruth
from tests.forgery.laboratory import Forgery, add
from tests.forgery.mutations import plain
from tests.forgery.remade import Apart, Part, apart, stream

Change = Callable[[Apart], object]

_FAMILY = "read in two ways"
_WANTS = "Have a key's holder sign what one program reads otherwise than another."


def remade(change: Change) -> bytes:
    """The record with this change in it, signed by its own key."""
    whole = apart(plain())
    change(whole)
    return whole.signed(ruth())


def _put(where: Callable[[Apart], int], old: bytes, new: bytes) -> Change:
    """Other octets in an object; `@{...}` stands for a reference to a new object that is this."""

    def change(whole: Apart) -> None:
        written = re.sub(rb"@\{(.*?)\}", lambda found: b"%d 0 R" % whole.add(found[1]), new, flags=re.DOTALL)
        whole.edit(where(whole), old, written)

    return change


def _json(change: Callable[[dict[str, Any]], object]) -> Change:
    def attach(whole: Apart) -> None:
        record = json.loads(whole.json())
        change(record)
        whole.attach(canonical.encode(record))

    return attach


def packed(mebibytes: int) -> bytes:
    """So many mebibytes of spaces, in a thousandth of that."""
    packer, spaces = zlib.compressobj(9), b" " * 2**20
    return b"".join(packer.compress(spaces) for _ in range(mebibytes)) + packer.flush()


def _page_that_unfolds(whole: Apart, mebibytes: int) -> None:
    page = whole.first_page
    number = whole.add(stream(packed(mebibytes), b"/Filter /FlateDecode "))
    whole.put(page, re.sub(rb"/Contents \d+ 0 R", b"/Contents %d 0 R" % number, whole.get(page)))


def _kids(whole: Apart, more: bytes) -> None:
    tree = whole.number(b"Pages")
    whole.put(tree, re.sub(rb"(/Kids \[.*?)\]", lambda old: old[1] + more + b" ]", whole.get(tree), flags=re.DOTALL))


def _deep(levels: int) -> Change:
    def change(whole: Apart) -> None:
        first = number = whole.first_page
        for _ in range(levels):
            number = whole.add(b"<< /Type /Pages /Count 1 /Kids [ %d 0 R ] >>" % number)
        whole.edit(whole.number(b"Pages"), b"[ %d 0 R" % first, b"[ %d 0 R" % number)

    return change


def _shared_content(whole: Apart) -> None:
    content = whole.refers(whole.first_page, b"Contents")
    number = whole.add(re.sub(rb"/Rotate 0", b"/Rotate 90", whole.get(whole.first_page)))
    tree = whole.number(b"Pages")
    assert content
    _kids(whole, b"%d 0 R" % number)
    whole.put(tree, re.sub(rb"/Count (\d+)", lambda old: b"/Count %d" % (int(old[1]) + 1), whole.get(tree)))


def _nested_field(whole: Apart) -> None:
    form, outer = whole.number(b"AcroForm"), whole.add(b"<< /FT /Sig /Kids [ %d 0 R ] >>" % whole.field)
    whole.edit(form, b"[ %d 0 R" % whole.field, b"[ %d 0 R" % outer)


def _second_field(more: bytes) -> Change:
    def change(whole: Apart) -> None:
        number = whole.add(b"<< /T (second) %s >>" % more)
        whole.edit(whole.number(b"AcroForm"), b"/Fields [", b"/Fields [ %d 0 R" % number)

    return change


def _by_way_of(whole: Apart) -> None:
    """The field leads to its signature by way of an object that is a reference."""
    stated = whole.stated
    number = whole.add(b"%d 0 R" % stated)
    whole.edit(whole.field, b"/V %d 0 R" % stated, b"/V %d 0 R" % number)


def _says(text: str, written: bytes) -> Change:
    def change(whole: Apart) -> None:
        _json(lambda record: record["issue"].update(meaning=text))(whole)
        whole.put(whole.stated, re.sub(rb"/Reason \(.*?\)", lambda _: written, whole.get(whole.stated)))

    return change


def _signed_at(written: bytes) -> Change:
    return lambda whole: whole.put(whole.stated, re.sub(rb"/M \(.*?\)", lambda _: written, whole.get(whole.stated)))


def _emptied(number: Callable[[Apart], int]) -> Change:
    """A dictionary that is a stream as well."""
    return lambda whole: whole.put(number(whole), stream(b"", whole.get(number(whole)).strip()[2:-2]))


def _large(size: int) -> Change:
    return lambda whole: whole.add(b"[" + b"0 " * (size // 2) + b"]")


def _many_tables(count: int) -> Change:
    def change(whole: Apart) -> None:
        number = whole.add(b"<<>>")
        whole.more += [Part({number: b"<<>>"}, whole.signature.trailer)] * count

    return change


def _people(count: int) -> Change:
    return _json(lambda record: record.update(people=record["people"] * count))


def _stated(whole: Apart) -> int:
    return whole.stated


def _field(whole: Apart) -> int:
    return whole.field


def _names(whole: Apart) -> int:
    return whole.number(b"Names")


def _page(whole: Apart) -> int:
    return whole.first_page


def _tree(whole: Apart) -> int:
    return whole.number(b"Pages")


def _specification(whole: Apart) -> int:
    return whole.specification


def _font(whole: Apart) -> int:
    return whole.refers(whole.refers(whole.first_page, b"Font"), b"F1")


def _map(whole: Apart) -> int:
    return whole.refers(_font(whole), b"ToUnicode")


_TYPE, _FILTER, _SUBFILTER = b"/Type /Sig\n", b"/Filter /Adobe.PPKLite", b"/SubFilter /ETSI.CAdES.detached"

_TO_THE_FORM: dict[str, Change] = {
    "a signature of no type": _put(_stated, _TYPE, b"\n"),
    "a signature of another type": _put(_stated, _TYPE, b"/Type /DocTimeStamp\n"),
    "the type of the signature by reference": _put(_stated, _TYPE, b"/Type @{/Sig}\n"),
    "the handler of the signature by reference": _put(_stated, _FILTER, b"/Filter @{/Adobe.PPKLite}"),
    "a level of certification that is not whole": _put(_stated, b"/P 1\n", b"/P 1.0\n"),
    "a level of certification by reference": _put(_stated, b"/P 1\n", b"/P @{1}\n"),
    "a certification in a string": _put(_stated, b"/TransformMethod /DocMDP", b"/TransformMethod (DocMDP)"),
    "two references": _put(_stated, b"/Reference [", b"/Reference [ << /TransformMethod /FieldMDP >>"),
}
_TO_THE_TIME: dict[str, Change] = {
    "a time without seconds": _signed_at(b"/M (D:202611241552Z)"),
    "a time with something behind it": _signed_at(b"/M (D:20261124155200Z )"),
    "a time with half an offset": _signed_at(b"/M (D:20261124155200+01)"),
    "a time with an offset of four days": _signed_at(b"/M (D:20261124155200-99'00')"),
    "a name for a time": _signed_at(b"/M /D:20261124155200Z"),
}
_TO_THE_ISSUE: dict[str, Change] = {
    "a name for a meaning": _says("/agreed", b"/Reason /agreed"),
    "a number for a meaning": _says("5", b"/Reason 5"),
    "a list for a meaning": _says("['a']", b"/Reason [(a)]"),
    "no meaning at all": _says("", b""),
    "a meaning by reference": lambda whole: _says("agreed", b"/Reason %d 0 R" % whole.add(b"(agreed)"))(whole),
    "a meaning in the other order of octets": _says("ab", b"/Reason <FFFE61006200>"),
    "a meaning of octets that mean nothing": _says("a\x7f", b"/Reason <617F>"),
}
_TO_THE_PAGES: dict[str, Change] = {
    "a tree of pages that leads back": lambda whole: _kids(whole, b"%d 0 R" % _tree(whole)),
    "a page that stands twice": lambda whole: _kids(whole, b"%d 0 R" % whole.first_page),
    "a page that unfolds": lambda whole: _page_that_unfolds(whole, 1),
    "a page that unfolds without end": lambda whole: _page_that_unfolds(whole, 320),
    "two pages of one content": _shared_content,
    "a tree of pages of another count": _put(_tree, b"/Count ", b"/Count 1"),
    "a tree of pages of half a count": lambda w: w.put(
        _tree(w), re.sub(rb"/Count (\d+)", rb"/Count \1.0", w.get(_tree(w)))
    ),
    "a tree of pages of no type": _put(_tree, b"/Type /Pages", b""),
    "a page of a type by reference": _put(_page, b"/Type /Page", b"/Type @{/Page}"),
    "a page with its content in a list": lambda w: w.put(
        _page(w), re.sub(rb"/Contents (\d+ 0 R)", rb"/Contents [ \1 ]", w.get(_page(w)))
    ),
    "a page that is a stream": _emptied(_page),
    "a tree of pages that is a stream": _emptied(_tree),
    "a page beneath 31 others": _deep(31),
    "a page beneath a thousand others": _deep(1000),
    "a font that is a stream": _emptied(_font),
    "a font with an escape in its name": lambda w: w.put(w.refers(_page(w), b"Contents"), stream(b"/F#31 9 Tf")),
    "a font of no map": lambda w: w.put(_font(w), re.sub(rb"/ToUnicode \d+ 0 R", b"", w.get(_font(w)))),
    "a map that unfolds": lambda w: w.put(_map(w), stream(packed(1), b"/Filter /FlateDecode ")),
    "a map that is too long": lambda w: w.put(_map(w), stream(b" " * (8 * 2**20 + 1))),
    "a map of half a character": lambda w: w.put(_map(w), stream(b"beginbfchar <0001> <D800> endbfchar")),
}
_NO_RECORD: dict[str, Change] = {
    "a method of signing by reference": _put(_stated, _SUBFILTER, b"/SubFilter @{/ETSI.CAdES.detached}"),
    "a signature by way of a reference": _by_way_of,
    "a field inside another": _nested_field,
    "a field with kids": _put(_field, b"/FT /Sig", b"/FT /Sig /Kids 5"),
    "a field with a parent": _put(_field, b"/FT /Sig", b"/FT /Sig /Parent 9999 0 R"),
    "a field of a kind by reference": _put(_field, b"/FT /Sig", b"/FT @{/Sig}"),
    "a second field with an empty signature": _second_field(b"/FT /Sig /V <<>>"),
    "a second field with a signature that is not there": _second_field(b"/FT /Sig /V 9999 0 R"),
    "a second field of no kind": _second_field(b"/V (agreed)"),
    "a form that is a stream": _emptied(lambda whole: whole.number(b"AcroForm")),
    "a catalogue that is a stream": _emptied(lambda whole: whole.root),
    "a catalogue of a type by reference": _put(lambda w: w.root, b"/Type /Catalog", b"/Type @{/Catalog}"),
    "a notice in a full record": _json(lambda record: record["issue"].update(notice="practitioners/start")),
    "a notice of nothing in a full record": _json(lambda record: record["issue"].update(notice=None)),
    "a person of another identity": _json(lambda record: record["people"][0].update(person="x")),
    "more people than are read": _people(401),
    "an attachment that unfolds": lambda w: w.put(
        w.attachment, stream(zlib.compress(w.json()), b"/Filter /FlateDecode ")
    ),
    "an attachment in digits": lambda w: w.put(
        w.attachment, stream(w.json().hex().encode() + b">", b"/Filter /ASCIIHexDecode ")
    ),
    "an attachment with no filter in a list": lambda w: w.attach(w.json(), b"/Filter [] "),
    "an attachment with a filter that is not there": lambda w: w.attach(w.json(), b"/Filter 9999 0 R "),
    "an attachment with a filter of no effect": lambda w: w.attach(w.json(), b"/Filter /Crypt "),
    "an attachment with parameters of a filter": lambda w: w.attach(w.json(), b"/DecodeParms << /Predictor 12 >> "),
    "an attachment in another file": lambda w: w.attach(w.json(), b"/F (record.json) "),
    "another attachment for other programs": lambda w: w.put(
        w.specification, re.sub(rb"/UF \d+ 0 R", b"/UF %d 0 R" % w.add(stream(b"{}")), w.get(w.specification))
    ),
    "an attachment for one system more": _put(_specification, b"/EF <<", b"/EF << /Unix 9999 0 R"),
    "an attachment of a name by reference": _put(_names, b"(record.json)", b"@{(record.json)}"),
    "an attachment of a name in other octets": _put(
        _names, b"(record.json)", b"<FEFF" + "record.json".encode("utf-16-be").hex().encode() + b">"
    ),
    "a list of attachments that is a stream": _emptied(_names),
    "an object that is too long": _large(4 * 2**20 + 2),
    "more tables than are read": _many_tables(199),
}
_STILL_GENUINE: dict[str, Change] = {
    "nothing changed": lambda _: None,
    "a form without an object of its own": lambda w: w.edit(
        w.root, b"/AcroForm %d 0 R" % w.number(b"AcroForm"), b"/AcroForm " + w.get(w.number(b"AcroForm"))
    ),
    "an object that is as long as is read": _large(4 * 2**20 - 4),
    "as many tables as are read": _many_tables(198),
    "a page beneath 30 others": _deep(30),
    "a meaning in UTF-8": _says("Łódź", b"/Reason <EFBBBF" + "Łódź".encode().hex().encode() + b">"),
    "a time with an offset": _signed_at(b"/M (D:20261124165200+01'00')"),
}

for _changes, _verdict, _code in (
    (_TO_THE_FORM, "changed", "signature-rewritten"),
    (_TO_THE_TIME, "changed", "signature-broken"),
    (_TO_THE_ISSUE, "changed", "issue-differs"),
    (_TO_THE_PAGES, "changed", "pages-differ"),
    (_NO_RECORD, "cannot-tell", "not-our-record"),
    (_STILL_GENUINE, "genuine", "pages-not-compared"),
):
    for _name, _change in _changes.items():
        add(
            Forgery(
                f"signed by its own key: {_name}",
                _FAMILY,
                _WANTS,
                lambda _change=_change: remade(_change),  # type: ignore[misc]
                _verdict,
                _code,
            )
        )
