"""Entries inside another document: the same bytes as were hashed, and nothing but whole entries is read."""

from typing import Any

import pytest
from hypothesis import given

from escalog.domain.values.failure import Failure
from escalog.ledger.entry import canonical
from escalog.ledger.log import transport
from escalog.ledger.log.log import Log
from escalog.ledger.log.transport import from_json, to_json
from escalog.wording.failures import sentence_of
from tests.builders.entries import laptops, line_of

LOG = line_of(4)


def failure_of(items) -> Failure:
    with pytest.raises(Failure) as failure:
        from_json(items)
    return failure.value


@given(laptops())
def test_a_log_is_the_same_after_going_through_a_document(logs):
    log = logs[0].union(logs[1])
    document = canonical.encode({"format": "something/1", "log": to_json(log)})
    entries = from_json(canonical.decode(document)["log"])
    assert entries == log.entries
    assert Log.of(entries) == log


def test_what_is_left_out_stays_left_out():
    entries = [entry.without(["text"]) for entry in LOG.entries]
    document = canonical.encode(to_json(entries))
    assert b"Note 1." not in document
    assert list(from_json(canonical.decode(document))) == entries


def test_headers_stand_in_the_document_exactly_as_they_were_hashed():
    document = canonical.encode({"log": to_json(LOG)})
    assert all(entry.header in document for entry in LOG.entries)


def test_the_order_given_is_kept():
    assert from_json(to_json(reversed(LOG.entries))) == LOG.entries[::-1]


@pytest.mark.parametrize("items", [None, {}, "text", 7, {"a": 1}])
def test_what_is_no_list_is_not_read(items):
    assert failure_of(items).code == "list-unreadable"


def test_a_list_longer_than_any_log_is_not_read(monkeypatch):
    monkeypatch.setattr(transport, "MOST_ENTRIES", 3)
    assert failure_of(to_json(LOG)).code == "list-unreadable"


def _third(change) -> list[dict[str, Any]]:
    items = to_json(LOG)
    items[2] = change(items[2])
    return items


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda _: None, "listed-entry-unreadable"),
        (lambda _: [], "listed-entry-unreadable"),
        (lambda _: 1.5, "listed-entry-unreadable"),
        (lambda item: {**item, "more": 1}, "listed-entry-unreadable"),
        (lambda item: {**item, "signature": "\ud83d"}, "listed-entry-unreadable"),
        (lambda item: {**item, "header": {**item["header"], "kind_version": 1.0}}, "listed-entry-unreadable"),
        (lambda item: {**item, "header": {**item["header"], "format": 2}}, "listed-entry-newer"),
        (lambda item: {**item, "header": {**item["header"], "commitments": "0" * 64}}, "listed-entry-altered"),
        (lambda item: {**item, "fields": item["fields"][:-1]}, "listed-entry-altered"),
        (lambda _: to_json(LOG)[1], "listed-entry-twice"),
    ],
)
def test_the_first_entry_that_does_not_hold_is_numbered(change, code):
    failure = failure_of(_third(change))
    assert failure.code == code
    assert failure.values == {"number": 3}
    assert sentence_of(failure).startswith("Entry 3 ")
