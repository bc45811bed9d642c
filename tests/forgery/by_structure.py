"""Forgeries by the ways in which a PDF finds its objects: tables, streams of objects, loops, bombs, nesting, names."""

import re
import zlib
from collections.abc import Callable

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NumberObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from tests.forgery.genuine import genuine
from tests.forgery.increments import attach, plus
from tests.forgery.laboratory import forged

_TABLES, _STREAMS, _BOMBS, _FIELDS = "cross-reference tricks", "object streams", "bombs", "two fields of one name"


def _last_table() -> int:
    return int(re.findall(rb"startxref\s+(\d+)", genuine())[-1])


def _root() -> int:
    return int(re.findall(rb"/Root (\d+) 0 R", genuine())[-1])


def _size() -> int:
    return max(int(each) for each in re.findall(rb"/Size (\d+)", genuine()))


def revision(objects: dict[int, bytes], more: bytes = b"", *, prev: Callable[[int], int] | None = None) -> bytes:
    """A revision by hand with objects of any number; `prev` says where the table before is, given where this one is."""
    out, table = genuine(), b""
    for number, body in sorted(objects.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    before = prev(len(out)) if prev else _last_table()
    size = max([_size(), *(number + 1 for number in objects)])
    end = b"trailer\n<</Size %d/Root %d 0 R/Prev %d%s>>\n" % (size, _root(), before, more)
    return out + b"xref\n" + (table or b"0 0\n") + end + b"startxref\n%d\n%%%%EOF\n" % len(out)


def xref_stream(entries: bytes, index: bytes, more: bytes, body: bytes = b"") -> bytes:
    """A revision whose table is a stream."""
    at, packed = len(genuine()) + len(body), zlib.compress(entries)
    head = b"<</Type/XRef/Size %d/Index [%s]/W [1 4 2]/Root %d 0 R/Prev %d/Filter/FlateDecode/Length %d%s>>" % (
        _size() + 9,
        index,
        _root(),
        _last_table(),
        len(packed),
        more,
    )
    stream = b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (_size() + 8, head, packed)
    return genuine() + body + stream + b"startxref\n%d\n%%%%EOF\n" % at


def _catalogue() -> bytes:
    found = re.findall(rb"\n%d 0 obj\s*<<(.*?)>>\s*endobj" % _root(), genuine(), re.DOTALL)
    return bytes(found[-1])


def _swelling() -> bytes:
    """320 megabytes of zeros in a third of one."""
    packer, mebibyte = zlib.compressobj(9), bytes(2**20)
    return b"".join(packer.compress(mebibyte) for _ in range(320)) + packer.flush()


_EVIL = b"/OpenAction <</S/JavaScript/JS (app.alert(1))>>"


@forged(_TABLES, "changed")
def a_table_that_leads_back_to_itself() -> bytes:
    """Keep the check busy for ever."""
    return revision({_size(): b"<<>>"}, prev=lambda own: own)


@forged(_TABLES, "changed")
def a_table_that_leads_nowhere() -> bytes:
    """Have the check give up, and the file shown all the same."""
    return revision({_size(): b"<<>>"}, prev=lambda _: 10**9)


@forged(_TABLES, "changed")
def a_table_that_leads_below_zero() -> bytes:
    """The same with a number that no place has."""
    return revision({_size(): b"<<>>"}, prev=lambda _: -5)


@forged(_TABLES, "changed")
def a_table_that_leaves_the_signed_ones_out() -> bytes:
    """Cut the signed revisions off, so that only the new catalogue counts."""
    return revision({_root(): b"<<" + _catalogue() + _EVIL + b">>"}).replace(b"/Prev %d" % _last_table(), b"", 2)


@forged(_TABLES, "changed")
def a_hybrid_table() -> bytes:
    """Show new readers, that know streams of references, another catalogue than old ones."""
    body = b"%d 0 obj\n<<%s%s>>\nendobj\n" % (_root(), _catalogue(), _EVIL)
    whole = xref_stream(b"\x01" + len(genuine()).to_bytes(4, "big") + b"\0\0", b"%d 1" % _root(), b"", body)
    at = int(re.findall(rb"startxref\s+(\d+)", whole)[-1])
    end = b"xref\n0 0\ntrailer\n<</Size %d/Root %d 0 R/Prev %d/XRefStm %d>>\nstartxref\n%d\n%%%%EOF\n"
    return whole + end % (_size() + 9, _root(), _last_table(), at, len(whole))


@forged(_TABLES, "changed")
def a_stream_as_table() -> bytes:
    """Bring another catalogue in by a stream of references."""
    body = b"%d 0 obj\n<<%s%s>>\nendobj\n" % (_root(), _catalogue(), _EVIL)
    return xref_stream(b"\x01" + len(genuine()).to_bytes(4, "big") + b"\0\0", b"%d 1" % _root(), b"", body)


@forged(_TABLES, "changed")
def an_entry_that_frees_the_attachment() -> bytes:
    """Have the attachment count as deleted."""
    number = int(re.findall(rb"(\d+) 0 obj\s*<<[^>]*/EmbeddedFile", genuine())[0])
    at = len(genuine())
    table = b"xref\n%d 1\n0000000000 00001 f \ntrailer\n<</Size %d/Root %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    return genuine() + table % (number, _size(), _root(), _last_table(), at)


@forged(_TABLES, "changed")
def another_generation_of_the_catalogue() -> bytes:
    """Use that an object may have a second generation."""
    out, at = genuine(), len(genuine())
    body = b"%d 1 obj\n<<%s%s>>\nendobj\n" % (_root(), _catalogue(), _EVIL)
    table = b"xref\n%d 1\n%010d 00001 n \ntrailer\n<</Size %d/Root %d 1 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    return out + body + table % (_root(), at, _size(), _root(), _last_table(), at + len(body))


@forged(_TABLES, "changed")
def two_entries_for_one_object() -> bytes:
    """Have one reader take the first and another the second."""
    out, at = genuine(), len(genuine())
    body = b"%d 0 obj\n<<%s%s>>\nendobj\n" % (_root(), _catalogue(), _EVIL)
    entry = b"%d 1\n%010d 00000 n \n"
    table = b"xref\n" + entry % (_root(), at) + entry % (_root(), genuine().rindex(b"%d 0 obj" % _root()))
    end = b"trailer\n<</Size %d/Root %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    return out + body + table + end % (_size(), _root(), _last_table(), at + len(body))


@forged(_STREAMS, "changed")
def a_catalogue_in_an_object_stream() -> bytes:
    """Hide another catalogue where a search for objects does not see it."""
    inside = b"<<" + _catalogue() + _EVIL + b">>"
    head = b"%d 0 " % _root()
    packed = zlib.compress(head + inside)
    number = _size() + 1
    body = b"%d 0 obj\n<</Type/ObjStm/N 1/First %d/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n" % (
        number,
        len(head),
        len(packed),
        packed,
    )
    entries = b"\x02" + number.to_bytes(4, "big") + b"\0\0" + b"\x01" + len(genuine()).to_bytes(4, "big") + b"\0\0"
    return xref_stream(entries, b"%d 1 %d 1" % (_root(), number), b"", body)


@forged(_STREAMS, "changed")
def an_object_stream_that_holds_itself() -> bytes:
    """Keep the check busy for ever."""
    number = _size() + 1
    entries = b"\x02" + number.to_bytes(4, "big") + b"\0\0"
    return xref_stream(entries * 2, b"%d 1 %d 1" % (_root(), number), b"")


@forged(_BOMBS, "changed")
def a_table_that_swells() -> bytes:
    """Fill the memory of whoever checks: a little becomes very much."""
    once = _swelling()
    at = len(genuine())
    head = b"<</Type/XRef/Size 9/W [1 4 2]/Root %d 0 R/Prev %d/Filter [/FlateDecode]/Length %d>>" % (
        _root(),
        _last_table(),
        len(once),
    )
    stream = b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (_size() + 8, head, once)
    return genuine() + stream + b"startxref\n%d\n%%%%EOF\n" % at


@forged(_BOMBS, "changed")
def a_page_that_swells() -> bytes:
    """The same when the page is compared."""
    packed = _swelling()
    kids = re.search(rb"/Kids \[ (\d+) 0 R", genuine())
    assert kids is not None
    number = _size()
    stream = b"<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (len(packed), packed)
    page = b"<</Type/Page/MediaBox[0 0 9 9]/Contents %d 0 R>>" % number
    return revision({number: stream, int(kids[1]): page})


@forged(_BOMBS, "changed")
def a_table_of_a_billion_entries() -> bytes:
    """The same by a number alone."""
    at = len(genuine())
    end = b"xref\n0 1000000000\n0000000000 65535 f \ntrailer\n<</Size 1000000000/Root %d 0 R/Prev %d>>\n"
    return genuine() + end % (_root(), _last_table()) + b"startxref\n%d\n%%%%EOF\n" % at


@forged(_BOMBS, "changed")
def a_stream_of_a_gigabyte_by_its_word() -> bytes:
    """The same by a length that is not so."""
    return revision({_size(): b"<</Length 1073741824>>\nstream\nx\nendstream"}, b"/Info %d 0 R" % _size())


@forged(_BOMBS, "changed")
def deep_nesting() -> bytes:
    """Have the check call itself until it breaks."""
    return revision({_root(): b"<<" + _catalogue() + b"/A " + b"[" * 100_000 + b"]" * 100_000 + b">>"})


@forged(_BOMBS, "changed")
def deep_nesting_of_dictionaries() -> bytes:
    """The same by another road."""
    return revision({_size(): b"<</A" * 50_000 + b" 1" + b">>" * 50_000}, b"/Info %d 0 R" % _size())


@forged(_BOMBS, "changed")
def a_tree_of_pages_that_leads_back() -> bytes:
    """Have the pages counted for ever."""
    tree = int(re.findall(rb"/Pages (\d+) 0 R", genuine())[-1])
    return revision({tree: b"<</Type/Pages/Count 9/Kids [%d 0 R %d 0 R]>>" % (tree, tree)})


@forged(_BOMBS, "changed")
def objects_that_double() -> bytes:
    """Have one object shown two to the power of sixty times."""
    number = _size()
    chain = {number + at: b"[%d 0 R %d 0 R]" % (number + at + 1, number + at + 1) for at in range(60)}
    chain[number + 60] = b"(x)"
    return revision({**chain, _root(): b"<<" + _catalogue() + b"/OpenAction %d 0 R>>" % number})


@forged(_BOMBS, "changed")
def ten_thousand_statements_of_ranges() -> bytes:
    """Have the file read once for each."""
    statement = b"/ByteRange [0 1000 2000 %d]\n"
    return genuine()[:-1] + b"".join(statement % number for number in range(10_000))


@forged(_BOMBS, "changed")
def a_long_run_of_digits() -> bytes:
    """Have a number of a million digits worked out."""
    return revision({_size(): b"9" * 1_000_000}, b"/Info %d 0 R" % _size())


@forged(_FIELDS, "changed", says="form-changed")
def two_fields_of_one_name() -> bytes:
    """Have one field checked and the other shown."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        form = writer.root["/AcroForm"]
        twin = DictionaryObject({key: form["/Fields"][0].raw_get(key) for key in form["/Fields"][0]})
        twin["/Rect"] = ArrayObject([NumberObject(each) for each in (50, 50, 90, 90)])
        form["/Fields"].append(writer.add_object(twin))
        writer.update_container(form["/Fields"])

    return plus(genuine(), change)


@forged(_FIELDS, "changed", says="form-changed")
def two_fields_of_one_name_the_first_empty() -> bytes:
    """The same, and the field that is found first has no signature."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        form = writer.root["/AcroForm"]
        own = form["/Fields"][0]
        empty = DictionaryObject({key: own.raw_get(key) for key in own if key != "/V"})
        form[pdf_name("/Fields")] = ArrayObject([writer.add_object(empty), form["/Fields"].raw_get(0)])
        writer.update_container(form)

    return plus(genuine(), change)


@forged(_FIELDS, "changed", says="attachment-added")
def two_attachments_of_one_name() -> bytes:
    """Have one attachment checked and the other taken out."""
    return plus(genuine(), attach("record.json", b"{}", beside=True))
