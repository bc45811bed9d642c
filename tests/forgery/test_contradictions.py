"""Records that their own key's holder signed although the parts inside say different things."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.stamp import TextStampStyle

from escalog.domain.values.entry import EntryId
from escalog.ledger.entry.sealed import SealedEntry
from escalog.ledger.log.log import Log
from escalog.records.attachment.record_json import parse
from escalog.records.checking.check import check
from escalog.records.making import pages
from escalog.records.making.rebuild import content_of
from escalog.records.signing import appearance as stamp
from escalog.records.signing.signing import sign
from tests.forgery import increments
from tests.forgery.genuine import (
    ANOTHER_VERSION,
    MEANING,
    SIGNED_AT,
    Made,
    genuine,
    log_of,
    made,
    ruth,
    stranger,
    trust,
    unsigned,
)


def found_in(data: bytes) -> tuple[str, list[str]]:
    verdict = check(data, trust(), now=SIGNED_AT + timedelta(days=1))
    codes = [each.code for each in verdict.findings]
    return str(verdict.verdict), codes


def _signed(pdf: bytes) -> bytes:
    return sign(pdf, ruth(), SIGNED_AT, MEANING)


def _with_attachment(record: Made, change) -> bytes:
    """The right pages with something else attached."""
    whole = record.whole()
    read = parse(whole.attachment)
    return _signed(pages.build(content_of(read), change(whole.attachment), read.issue, read.people))


def test_an_entry_altered_in_the_attachment_is_named():
    data = _with_attachment(made(), lambda attachment: attachment.replace(b"try 2", b"try 3", 1))
    verdict = check(data, trust(), now=SIGNED_AT)
    assert verdict.verdict == "changed"
    assert [each.sentence for each in verdict.findings] == ["Entry 4 of the log inside is not as it was signed."]


def test_an_entry_signed_by_nobody_in_the_log_is_found():
    entries = list(made().log.entries)
    last = entries[-1]
    entries[-1] = SealedEntry(last.header, stranger().sign(last.digest), last.fields)
    assert found_in(made(log=Log.of(entries)).signed()) == ("changed", ["log-changed"])


def test_an_entry_taken_out_of_the_middle_is_found():
    def without_third(attachment: bytes) -> bytes:
        start = attachment.index(b'"log":[') + len(b'"log":[')
        entries = _objects(attachment, start)
        assert len(entries) > 3
        return attachment.replace(attachment[slice(*entries[2])] + b",", b"", 1)

    assert found_in(_with_attachment(made(), without_third)) == ("changed", ["log-broken"])


def _objects(text: bytes, start: int) -> list[tuple[int, int]]:
    """Where each object of a list of canonical JSON stands."""
    found, depth, begun, quoted, at = [], 0, start, False, start
    while depth or text[at : at + 1] != b"]":
        octet = text[at : at + 1]
        if quoted:
            at += octet == b"\\"
            quoted = octet != b'"'
        elif octet == b'"':
            quoted = True
        elif octet == b"{":
            begun, depth = (at if not depth else begun), depth + 1
        elif octet == b"}":
            depth -= 1
            if not depth:
                found.append((begun, at + 1))
        at += 1
    return found


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text + b"\n",
        lambda text: text.replace(b'"format"', b'"format" ', 1),
        lambda text: text.replace(b"escalog-record/1", b"escalog-record/9", 1),
        lambda text: b"{}",
        lambda text: b"",
        lambda text: b"\xff" + text,
        lambda text: b"[" * 100_000,
        lambda text: text.replace(b'"people":', b'"people":[],"people":', 1),
        lambda text: text.replace(b'"log_digest":"', b'"log_digest":"A', 1),
        lambda text: text.replace(b'"heads":["', b'"heads":["A', 1),
        lambda text: text.replace(b'"certificate":"MII', b'"certificate":"MIH', 1),
    ],
    ids=[
        "a line end",
        "a space",
        "another format",
        "nothing in it",
        "empty",
        "not UTF-8",
        "too deep",
        "a name twice",
        "a digest that is none",
        "a head that is none",
        "a certificate that is none",
    ],
)
def test_an_attachment_that_is_not_in_our_format_is_no_record_of_ours(change):
    assert found_in(_with_attachment(made(), change)) == ("cannot-tell", ["not-our-record"])


@pytest.mark.parametrize(
    "changes",
    [
        {"heads": (EntryId("ab" * 32),)},
        {"heads": ()},
        {"log_digest": "cd" * 32},
        {"dispute": "5e" * 16},
    ],
    ids=["other heads", "no heads", "another digest", "another disagreement"],
)
def test_what_a_record_says_of_its_log_has_to_be_so(changes):
    record = made().with_issue(**changes)
    assert found_in(record.signed()) == ("changed", ["issue-differs"])


def test_the_meaning_signed_has_to_be_the_meaning_printed():
    data = sign(unsigned(), ruth(), SIGNED_AT, "I agree with every word.")
    assert found_in(data) == ("changed", ["issue-differs"])


def test_a_practice_log_cannot_be_issued_as_a_real_one():
    practice = made(log=log_of(ruth(), sample=True))
    assert found_in(practice.signed()) == ("changed", ["issue-differs"])
    verdict = check(practice.with_issue(sample=True).signed(), trust(), now=SIGNED_AT)
    assert (verdict.verdict, verdict.sample) == ("genuine", True)


def printed_with(**changes: object) -> bytes:
    """Pages that print something else than the record inside says of itself, by another version of the program."""
    whole = made().with_issue(renderer=ANOTHER_VERSION).whole()
    read = parse(whole.attachment)
    printed = replace(read.issue, **changes)  # type: ignore[arg-type]
    return _signed(pages.build(content_of(read), whole.attachment, printed, read.people))


@pytest.mark.parametrize(
    "changes", [{"log_digest": "cd" * 32}, {"heads": (EntryId("ab" * 32),)}], ids=["the digest", "the heads"]
)
def test_digest_and_heads_on_the_pages_have_to_be_those_of_the_log_inside(changes):
    assert found_in(printed_with(**changes)) == ("changed", ["pages-differ"])


def _pages_of_a_longer_log(record: Made) -> bytes:
    """The pages of another log that print the digest of this one, with this one attached."""
    other = parse(made(log=log_of(ruth(), notes=5)).whole().attachment)
    whole = record.whole()
    return _signed(pages.build(content_of(other), whole.attachment, record.issue, other.people))


def test_pages_that_the_log_inside_does_not_give_are_found():
    verdict, codes = found_in(_pages_of_a_longer_log(made()))
    assert verdict == "changed"
    assert {"pages-rebuilt-differ", "page-changed"} <= set(codes)


def test_pages_of_another_version_are_not_compared_and_it_says_so():
    record = made().with_issue(renderer=ANOTHER_VERSION)
    assert found_in(record.signed()) == ("genuine", ["pages-not-compared"])
    assert found_in(_pages_of_a_longer_log(record)) == ("genuine", ["pages-not-compared"])


def test_something_painted_over_the_pages_before_signing_is_found():
    data = _signed(increments.plus(unsigned(), increments.FORBIDDEN["content added to a page"]))
    assert found_in(data) == ("changed", ["pages-rebuilt-differ", "page-changed"])


def test_something_painted_over_the_pages_while_signing_is_found(monkeypatch):
    class _Painting(TextStampStyle):
        def create_stamp(self, writer, box, text_params):
            stream = StreamObject(stream_data=b"1 1 1 rg 0 0 600 850 re f")
            writer.add_stream_to_page(0, writer.add_object(stream))
            return super().create_stamp(writer, box, text_params)

    monkeypatch.setattr(stamp, "stamp_style", lambda at: _Painting(stamp_text="Signed"))
    assert found_in(_signed(unsigned())) == ("changed", ["pages-rebuilt-differ", "page-changed"])


def test_a_second_attachment_makes_it_no_record_of_ours():
    data = _signed(increments.plus(unsigned(), increments.FORBIDDEN["a second attachment"]))
    assert found_in(data) == ("cannot-tell", ["not-our-record"])


def test_a_record_signed_without_certifying_it_was_not_signed_by_escalog():
    data = increments.bare_signed(unsigned(), ruth().certificate, ruth().private_bytes())
    assert found_in(data) == ("changed", ["signature-rewritten", "properties-changed"])


def test_the_genuine_record_has_no_contradiction():
    assert found_in(genuine()) == ("genuine", ["pages-compared"])
