"""One value, one form; and bytes that are not in it are not read."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import IntEnum, StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalog.ledger.entry import canonical
from escalog.ledger.entry.canonical import DEEPEST, LARGEST_NUMBER, NotCanonical

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST_NUMBER, LARGEST_NUMBER) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)


class Colour(StrEnum):
    RED = "red"


class Number(IntEnum):
    ONE = 1


@given(PLAIN)
def test_the_form_is_the_one_of_the_standard_library(value):
    theirs = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    assert canonical.encode(value) == theirs


@given(PLAIN)
def test_what_is_written_is_read_back(value):
    assert canonical.decode(canonical.encode(value)) == value


def test_every_character_is_written_as_the_standard_library_writes_it():
    everything = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x110000)]))
    assert canonical.encode(everything) == json.dumps(everything, ensure_ascii=False).encode()


def test_members_stand_in_the_order_of_their_code_points():
    assert (
        canonical.encode({"\U00010000": 1, "\uffff": 2, "b": 3, "a": 4})
        == '{"a":4,"b":3,"\uffff":2,"\U00010000":1}'.encode()
    )


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        float("nan"),
        float("inf"),
        Decimal(1),
        datetime(2026, 11, 23, 16, 5),  # noqa: DTZ001 (that is the point)
        datetime(2026, 11, 23, 16, 5, tzinfo=UTC),
        date(2026, 11, 23),
        b"bytes",
        {"set"},
        Colour.RED,
        Number.ONE,
        LARGEST_NUMBER + 1,
        -LARGEST_NUMBER - 1,
        {1: "a"},
        {Colour.RED: 1},
        "half \ud800",
        "\udc00\ud800",
        {"\ud83d": 1},
        ("fine", "\udfff"),
        pytest.param(object(), id="an object"),
    ],
    ids=ascii,
)
@pytest.mark.parametrize("wrapped", [lambda value: value, lambda value: [value], lambda value: {"a": [value]}])
def test_what_has_no_form_is_not_written(value, wrapped):
    with pytest.raises(NotCanonical):
        canonical.encode(wrapped(value))


@pytest.mark.parametrize(
    "data",
    [
        b'{"a":1,"a":1}',
        b'{"a":1,"a":2}',
        b'{"b":1,"a":2}',
        b" 1",
        b"1\n",
        b"[1, 2]",
        b"1.0",
        b"1e3",
        b"0.5",
        b"-0",
        b"01",
        b"NaN",
        b"Infinity",
        b"9007199254740992",
        b"9" * 5000,
        b"\xef\xbb\xbf1",
        rb'"\u0041"',
        rb'"\/"',
        rb'"\u001F"',
        rb'"\u000a"',
        rb'"\ud83d\ude00"',
        rb'"\ud83d"',
        rb'"\ude00\ud83d"',
        b'"\xed\xa0\xbd"',
        b'"\xff"',
        b'"\xc0\xaf"',
        b'"a\x00b"',
        b"",
        b"[1",
        b"[1]]",
        b"[1,]",
        b"'a'",
        b"[" * 100_000 + b"]" * 100_000,
        b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1),
        b'{"a":' * 2000 + b"1" + b"}" * 2000,
    ],
    ids=lambda data: ascii(data[:24]),
)
def test_bytes_in_any_other_form_are_not_read(data):
    with pytest.raises(NotCanonical):
        canonical.decode(data)


def test_a_document_longer_than_its_bound_is_not_read():
    assert canonical.decode(b'"1234567"', most=9) == "1234567"
    with pytest.raises(NotCanonical):
        canonical.decode(b'"12345678"', most=9)


def test_lists_may_stand_in_each_other_up_to_the_bound():
    data = b"[" * DEEPEST + b"]" * DEEPEST
    assert canonical.encode(canonical.decode(data)) == data


def test_nothing_of_what_was_written_stands_in_the_error():
    for action in (lambda: canonical.encode({"K.M.": 1.5}), lambda: canonical.decode(b'{"K.M.":1.5}')):
        with pytest.raises(NotCanonical) as error:
            action()
        assert "K.M." not in str(error.value)
        assert error.value.__cause__ is None
