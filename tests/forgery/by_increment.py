"""Forgeries by incremental saving: the signed bytes stay, and a further revision is put behind them."""

import re
from io import BytesIO

import pikepdf

from tests.forgery import cms_parts, increments
from tests.forgery.genuine import another, genuine, ruth, stranger, unsigned
from tests.forgery.increments import by_hand, plus
from tests.forgery.laboratory import Forgery, add, forged

_CHANGES = {
    # the name of a change in `increments`: what its maker wants, what has to be said, on which page
    "content added to a page": ("Hide a page under white paint.", "page-changed", 1),
    "a page's content replaced": ("Show another page in place of the first.", "page-changed", 1),
    "a page's stream rewritten": ("Show other words in the stream that the page already has.", "page-changed", 1),
    "a note on a page": ("Lay a note over the page that says all agreed.", "page-notes-changed", 1),
    "a second attachment": ("Pass minutes of one's own off as part of the record.", "attachment-added", 0),
    "another record.json": ("Give programs another log than people see.", "attachment-changed", 0),
    "the attachment rewritten": ("Change the child's initials for programs alone.", "attachment-changed", 0),
    "a script when opened": ("Run a script as soon as the file is opened.", "scripts-changed", 0),
    "a script by name": ("Run a script that readers start by its name.", "scripts-changed", 0),
    "an action of a page": ("Call a web page when the page is shown.", "page-acts", 1),
    "layers": ("Switch parts of a page off with a layer.", "layers-changed", 0),
    "a filled form field": ("Put an answer over the page as a form field.", "page-notes-changed", 1),
    "an empty signature field": ("Have somebody sign again in a place of one's own.", "form-changed", 0),
    "the stamp rewritten": ("Show nothing, or something else, in the signature block.", "page-notes-changed", 6),
    "appearances to be made anew": ("Let the reader draw the form anew, from other values.", "form-changed", 0),
    "the structure emptied": ("Take the record away from people who use a screen reader.", "reading-order-changed", 0),
    "the tagging switched off": ("Let a screen reader guess the order.", "reading-order-changed", 0),
    "another PDF version": ("Have the file read by other rules.", "settings-changed", 0),
    "another language": ("Have the record read out in another language.", "settings-changed", 0),
    "a page turned round": ("Make a page hard to read.", "page-turned", 1),
    "a page taken out": ("Lose the last page, with what the record does not prove.", "page-count-changed", 0),
    "a page put in": ("Add a page nobody signed.", "page-count-changed", 0),
    "a font changed": ("Let the letters be copied as others than they look.", "page-fonts-changed-often", 0),
    "bookmarks": ("Lead readers by headings of one's own.", "settings-changed", 0),
    "an object that nothing uses": ("Bring in an object to be used later.", "", 0),
    "an object written again": ("Have an object count as renewed, so that a later change looks harmless.", "", 0),
    "the signature taken out of its field": ("Make the file look like one never signed.", "form-changed", 0),
    "the certification taken back": ("Make changes look permitted.", "settings-changed", 0),
    "a page's stream passed off as metadata": ("Rewrite a page as if it were the title.", "page-changed", 1),
}

for _name, (_wants, _says, _page) in _CHANGES.items():
    _change = increments.FORBIDDEN[_name]
    add(
        Forgery(
            _name,
            "incremental saving",
            _wants,
            lambda _change=_change: plus(genuine(), _change),  # type: ignore[misc]
            "changed",
            _says,
            _page,
        )
    )
    add(
        Forgery(
            f"{_name}, then properties",
            "incremental saving",
            f"{_wants[:-1]}, behind a permitted change.",
            lambda _change=_change: increments.with_info(plus(genuine(), _change)),  # type: ignore[misc]
            "changed",
            _says,
            _page,
        )
    )


@forged("incremental saving", "changed", says="content-changed")
def an_object_behind_new_properties() -> bytes:
    """Show a page that no table lists to readers that look for objects themselves."""
    whole = increments.with_info(genuine())
    with pikepdf.open(BytesIO(genuine())) as pdf:
        number, _ = pdf.pages[0].obj.objgen
    return whole + b"%d 0 obj\n<</Type/Page/MediaBox[0 0 9 9]>>\nendobj\n" % number


@forged("incremental saving", "changed", says="content-changed")
def an_object_within_new_properties() -> bytes:
    """The same before the table, with every offset put right."""
    data = genuine()
    added = increments.with_info(data)[len(data) :]
    more = b"\n9 0 obj\n<</Type/Page/MediaBox[0 0 9 9]>>\nendobj\n"
    at = added.rindex(b"xref\n", 0, added.rindex(b"startxref"))
    start = len(data) + at + len(more)
    return data + added[:at] + more + re.sub(rb"startxref\s+\d+", b"startxref\n%d" % start, added[at:])


def _page_hidden_by(between: bytes) -> bytes:
    """The first page's content anew, with this between its numbers and `obj`, behind so much that its end is lost."""
    with pikepdf.open(BytesIO(genuine())) as pdf:
        number, _ = pdf.pages[0].Contents.objgen
    head = between.join((b"%d" % number, b"0", b"obj"))
    return genuine() + bytes(6000) + b"\n" + head + b"\n<</Length 0>>\nstream\n\nendstream\nendobj\n"


@forged("incremental saving", "changed", says="content-changed")
def an_object_with_nulls_in_its_head() -> bytes:
    """Show a page to readers that look for objects themselves, and hide it from who looks for plain white space."""
    return _page_hidden_by(b"\0")


@forged("incremental saving", "changed", says="content-changed")
def an_object_with_comments_in_its_head() -> bytes:
    """The same with comments, which readers overlook."""
    return _page_hidden_by(b"%agreed\n")


@forged("incremental saving", "changed", says="content-changed")
def an_object_with_a_null_in_its_head_within_new_properties() -> bytes:
    """The same within a permitted change, with every offset put right."""
    return by_hand(genuine(), {"info": b"<</Title (x)>>\nendobj\n9 0\0obj\n<</Type/Page/MediaBox[0 0 9 9]>>"})


@forged("incremental saving", "changed", says="content-changed")
def the_beginning_of_a_file_behind_new_properties() -> bytes:
    """Have the end taken for the beginning of another file."""
    return increments.with_info(genuine()) + b"%PDF-1.7\n"


_ONE_PAGE = b"<</Title (Filed) /Type/Catalog /Pages <</Type/Pages /Count 1 /Kids [PAGE]>>>>"


def _with_a_trailer(*, behind: bool) -> bytes:
    """Properties that are also a catalogue of one page, and a trailer that leads to them; the end is lost."""
    data = genuine()
    with pikepdf.open(BytesIO(data)) as pdf:
        page = b"%d 0 R" % pdf.pages[3].obj.objgen[0]
    whole = by_hand(data, {"new": _ONE_PAGE.replace(b"PAGE", page)}, trailer=b"/Info NEW")
    new = re.findall(rb"/Info (\d+) 0 R", whole)[-1]
    trailer = b"trailer\n<</Root %s 0 R>>\n" % new
    if behind:
        at = whole.rindex(b"startxref")
        return whole[:at] + trailer + whole[at:] + b" " * 1022
    added = whole[len(data) :].replace(b"endobj\n", b"endobj\n" + trailer)
    start = b"startxref\n%d" % (len(data) + added.rindex(b"xref\n", 0, added.rindex(b"startxref")))
    return data + re.sub(rb"startxref\s+\d+", start, added)


@forged("incremental saving", "changed", says="content-changed")
def a_trailer_behind_that_of_new_properties() -> bytes:
    """Have readers that look for a trailer themselves begin with properties that are a catalogue of one page."""
    return _with_a_trailer(behind=True)


@forged("incremental saving", "changed", says="content-changed")
def a_trailer_before_that_of_new_properties() -> bytes:
    """The same for readers that take the first."""
    return _with_a_trailer(behind=False)


@forged("incremental saving", "changed", says="content-changed")
def a_body_without_table_or_trailer() -> bytes:
    """Have a forgiving reader take an object that strict ones overlook."""
    return genuine() + b"5 0 obj\n<<>>\nendobj\n"


@forged("incremental saving", "changed", says="content-changed")
def a_body_and_a_trailer_without_a_table() -> bytes:
    """The same, with an end that looks like a revision."""
    return genuine() + b"5 0 obj\n<<>>\nendobj\ntrailer\n<</Root 5 0 R>>\n%%EOF\n"


@forged("incremental saving", "changed", says="content-changed")
def a_table_of_nothing() -> bytes:
    """Make the reader follow a table of one's own, that is still empty."""
    return genuine() + b"xref\n0 0\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n"


@forged("incremental saving", "changed", says="content-changed")
def a_revision_of_nothing() -> bytes:
    """Find out whether revisions are counted at all."""
    return by_hand(genuine(), {})


@forged("incremental saving", "changed", says="content-changed")
def an_unused_object_written_by_hand() -> bytes:
    """Bring in an object to be used by the next revision."""
    return by_hand(genuine(), {"new": b"<</A 1>>"})


@forged("incremental saving", "changed", says="scripts-changed")
def an_action_written_by_hand() -> bytes:
    """Run a script when the file is opened."""
    return by_hand(genuine(), {"root": b"<<CATALOGUE /OpenAction <</S /JavaScript /JS (app.alert(1))>>>>"})


@forged("incremental saving", "changed", says="content-changed")
def another_catalogue() -> bytes:
    """Have a copy of the catalogue under another number lead the file."""
    new = {"info": b"<<>>", "new": b"<<CATALOGUE /PageMode /UseNone>>"}
    return by_hand(genuine(), new, top="new")


@forged("incremental saving", "changed", says="content-changed")
def the_same_catalogue_elsewhere() -> bytes:
    """The same, word by word, so that nothing is seen to differ."""
    return by_hand(genuine(), {"info": b"<</Title (Filed)>>", "new": b"<<CATALOGUE>>"}, top="new")


@forged("incremental saving", "changed", says="content-changed")
def another_record_behind_it() -> bytes:
    """Have the first signature vouch for the record behind it."""
    return genuine() + another()


@forged("incremental saving", "changed", says="content-changed")
def its_unsigned_self_behind_it() -> bytes:
    """Have a draft shown under the signature of the record."""
    return genuine() + unsigned()


@forged("incremental saving", "changed", says="content-changed")
def half_of_itself_behind_it() -> bytes:
    """Confuse readers that begin at the end."""
    return genuine() + genuine()[: len(genuine()) // 2]


@forged("incremental saving", "changed", says="content-changed")
def itself_and_something_more_behind_it() -> bytes:
    """Hide an object behind a harmless copy of the file."""
    return genuine() * 2 + b"\n5 0 obj\n<<>>\nendobj\n"


@forged("time stamps", "changed", says="content-changed")
def a_broken_time_stamp() -> bytes:
    """Claim a time that no authority gave: the stamp's last octets are its signature."""
    whole, length = increments.with_time_stamp(genuine()), len(genuine())
    token = re.search(rb"<([0-9A-Fa-f]{2000,}?)(0{8,})>", whole[length:])
    assert token is not None
    at = length + token.end(1) - 20
    return whole[:at] + (b"1" if whole[at : at + 1] != b"1" else b"2") + whole[at + 1 :]


_FIELDS = {
    "that acts when its page is shown": (
        "Run a script as soon as the first page is seen.",
        b"/AA <</PO <</S /JavaScript /JS (app.alert\\(1\\))>>>>",
    ),
    "that is a note": ("Have a note drawn that needs no area.", b"/Subtype /Text /Open true /Contents (agreed)"),
    "that says what it looks like": ("Have it drawn by a reader of other rules.", b"/AP <</N 1 0 R>>"),
    "that is hidden": ("Have a script of the reader's show it.", b"/F 2 /Rect [0 0 500 500]"),
}

for _name, (_wants, _more) in _FIELDS.items():
    add(
        Forgery(
            f"a time stamp in a field {_name}",
            "time stamps",
            _wants,
            lambda _more=_more: increments.with_time_stamp_in(genuine(), _more),  # type: ignore[misc]
            "changed",
            "content-changed",
        )
    )


@forged("second signature", "changed", says="page-notes-changed")
def a_second_signature_by_a_stranger() -> bytes:
    """Have one's own signature stand beside the first as if it were foreseen."""
    return increments.countersigned(genuine(), stranger())


@forged("second signature", "changed", says="page-notes-changed")
def a_second_signature_by_the_same_person() -> bytes:
    """Have the key's holder seem to confirm a later state."""
    return increments.countersigned(genuine(), ruth())


_ADDED = {
    "a line end behind it": ("Nothing: mail and file stores do it.", lambda: genuine() + b"\n", "bytes-after-end"),
    "one octet behind it": ("Nothing: a transfer went wrong.", lambda: genuine() + b"\0", "bytes-after-end"),
    "a comment behind it": (
        "Leave a mark of one's own.",
        lambda: genuine() + b"% filed on Monday\n",
        "bytes-after-end",
    ),
    "a second end mark": ("Make the file look saved again.", lambda: genuine() + b"%%EOF\n", "bytes-after-end"),
    "a hundred thousand zeros behind it": ("Hide the end.", lambda: genuine() + bytes(100_000), "bytes-after-end"),
    "itself behind it": ("Show one copy and have the other checked.", lambda: genuine() * 2, "copy-after-end"),
    "itself twice and a line end": ("The same again.", lambda: genuine() * 3 + b"\n", "copy-after-end"),
    "properties and XMP": ("Rename the record.", lambda: increments.with_title(genuine()), "metadata-added"),
    "properties": ("Give it other key words.", lambda: increments.with_info(genuine()), "metadata-added"),
    "XMP": ("Give it other properties.", lambda: increments.with_xmp(genuine()), "metadata-added"),
    "properties and then a line end": (
        "Both at once.",
        lambda: increments.with_info(genuine()) + b"\n",
        "metadata-added",
    ),
    "properties by hand": (
        "Rename it with an editor.",
        lambda: by_hand(genuine(), {"info": b"<</Title (Filed)>>"}),
        "metadata-added",
    ),
    "other properties by hand": (
        "Rename it by another object.",
        lambda: by_hand(genuine(), {"new": b"<</Title (Filed)>>"}, trailer=b"/Info NEW"),
        "metadata-added",
    ),
    "XMP by hand": (
        "Put no XML where XML belongs.",
        lambda: by_hand(genuine(), {"metadata": b"<</Length 5>>\nstream\nfiled\nendstream"}),
        "metadata-added",
    ),
    "validation data": (
        "Have other certificates looked at.",
        lambda: increments.with_validation_data(genuine()),
        "validation-data-added",
    ),
    "validation data by hand": (
        "Have no certificates looked at.",
        lambda: by_hand(genuine(), {"root": b"<<CATALOGUE /DSS <</Certs []>>>>"}),
        "validation-data-added",
    ),
    "a time stamp for the document": (
        "Prove a time that is not the signing time.",
        lambda: increments.with_time_stamp(genuine()),
        "time-stamp-added",
    ),
    "a time stamp in the signature": (
        "The same, within the signature.",
        lambda: cms_parts.with_time_stamp_inside(genuine()),
        "time-stamp-added",
    ),
    "all of these": (
        "Hide one of them among the others.",
        lambda: increments.with_title(increments.with_time_stamp(increments.with_validation_data(genuine()))),
        "time-stamp-added",
    ),
}

for _name, (_wants, _build, _says) in _ADDED.items():
    add(Forgery(_name, "added later", _wants, _build, "added-later", _says))
