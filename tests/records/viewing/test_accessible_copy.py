"""The copy for reading says what the record says, acts on nothing, and says that it is a copy."""

from hashlib import sha256
from html.parser import HTMLParser

import pytest

from escalog.domain.values.failure import Failure
from escalog.records.checking.examination import record_inside
from escalog.records.making.rebuild import content_of
from escalog.records.signers.fingerprint_words import fingerprint_words
from escalog.records.viewing.accessible_copy import accessible_copy
from tests.conformance.documents import DOCUMENTS, document

VOID = {"meta", "br"}
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "main", "section", "strong", "code", "h1", "h2", "h3", "p"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "ul", "ol", "li"),
}


class Read(HTMLParser):
    """What a browser would take from a page: its text and elements, each closed where it must be."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.text.append(data)


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name != "hundred-pages"])
def test_every_word_of_the_record_stands_in_it_in_order(name):
    signed = document(name)
    record = record_inside(signed)
    assert record is not None
    text, at = "".join(Read(accessible_copy(signed)).text), 0
    for each in content_of(record).texts():
        if name == "hostile" or "\r" in each:
            continue
        shown = each.replace("\u202e", "[U+202E RIGHT-TO-LEFT OVERRIDE]")
        found = text.find(shown, at if shown else 0)
        assert found >= 0 or shown in text, shown
        at = max(found, at)
    assert sha256(signed).hexdigest() in text
    assert " ".join(fingerprint_words(record.issue.signer.key)) in text


@pytest.mark.parametrize("name", ["record", "notification", "hostile", "every-script"])
def test_it_holds_no_script_no_address_and_nothing_that_acts(name):
    read = Read(accessible_copy(document(name)))
    assert {tag for tag, _ in read.tags} <= ALLOWED
    known = {"lang", "charset", "http-equiv", "content", "name", "class", "aria-label", "dir", "scope"}
    assert {key for _, attributes in read.tags for key in attributes} <= known
    values = [value or "" for _, attributes in read.tags for value in attributes.values()]
    assert not any("url(" in value or "://" in value for value in values)


def test_what_cannot_be_seen_or_would_turn_the_text_stands_there_by_name():
    page = accessible_copy(document("hostile"))
    assert "\u202e" not in page
    assert "\x1b" not in page
    assert "[U+202E RIGHT-TO-LEFT OVERRIDE]" in page
    assert "&lt;b&gt;&amp;amp;" in page


def test_headings_skip_no_level_and_every_heading_cell_says_what_it_heads():
    for name in ("record", "notification", "least"):
        read, level = Read(accessible_copy(document(name))), 0
        for tag, attributes in read.tags:
            if tag in ("h1", "h2", "h3"):
                assert int(tag[1]) <= level + 1
                level = int(tag[1])
            if tag == "th":
                assert attributes["scope"] in ("row", "col")
        assert [tag for tag, _ in read.tags].count("h1") == 1


def test_it_says_that_it_is_a_copy_and_the_sample_that_it_is_a_sample():
    assert "This is a copy for reading." in accessible_copy(document("record"))
    assert "Sample. Invented people" in accessible_copy(document("sample"))
    assert "Sample. Invented people" not in accessible_copy(document("record"))


def test_the_title_says_nothing_of_the_case():
    page = accessible_copy(document("record"))
    assert page[page.index("<title>") : page.index("</title>")] == "<title>Record of a disagreement (copy)"


def test_the_same_record_gives_the_same_page():
    assert accessible_copy(document("record")) == accessible_copy(document("record"))


@pytest.mark.parametrize("change", ["changed", "added", "not ours"])
def test_only_an_unchanged_record_is_copied(change):
    data = document("least")
    doctored = {"changed": data.replace(b"K.M.", b"K.N.", 1), "added": data + b"\n%x", "not ours": b"%PDF-1.7\nx"}
    with pytest.raises(Failure) as failure:
        accessible_copy(doctored[change])
    assert failure.value.code == "twin-not-whole"
