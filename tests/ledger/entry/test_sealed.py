"""One entry: what it commits to, what it looks like in bytes, and that nothing in it can be changed unseen."""

import json
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalog.domain.values.entry import FieldValue
from escalog.domain.values.failure import Failure
from escalog.ledger.entry import canonical
from escalog.ledger.entry.canonical import LARGEST_NUMBER, NotCanonical
from escalog.ledger.entry.sealed import MOST_ENTRY_BYTES, SealedEntry, SealedField, commit, digest_of
from escalog.ledger.entry.sealing import seal
from escalog.ledger.entry.upcasting import upcast
from escalog.ledger.keys.certificates import read_certificate
from escalog.ledger.keys.signatures import holds
from tests.builders.entries import DISPUTE, FIELDS, NOW, beginning, signer

SALT = bytes(range(16))
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NAMES = st.from_regex(r"\A[A-Za-z0-9][A-Za-z0-9._-]{0,20}\Z")
VALUES = TEXT | st.integers(-LARGEST_NUMBER, LARGEST_NUMBER) | st.booleans() | st.none() | st.lists(TEXT).map(tuple)
ROOT = beginning()


def sealed(fields=FIELDS, **other) -> SealedEntry:
    given_all = {"dispute": DISPUTE, "signer": signer(), "recorded_at": NOW, "parents": (ROOT.id,), **other}
    return seal("contact", fields, **given_all)


ENTRY = sealed()


def rewritten(change) -> bytes:
    """The entry's bytes after a change to the plain object, in canonical form again."""
    plain = canonical.decode(ENTRY.encode())
    change(plain)
    return canonical.encode(plain)


def code_of(data: bytes) -> str:
    with pytest.raises(Failure) as failure:
        SealedEntry.decode(data)
    return failure.value.code


# --- commitments -----------------------------------------------------------------------------------------------


def test_a_commitment_is_a_hash_over_tag_name_salt_and_value_each_with_its_length():
    value = b'"Spoke with S.W."'
    expected = b"escalog:field:1\0" + b"\0\0\0\4said" + b"\0\0\0\x10" + SALT + b"\0\0\0\x11" + value
    assert commit("said", SALT, "Spoke with S.W.") == sha256(expected).digest()


@given(
    st.tuples(NAMES, st.binary(min_size=16, max_size=16), VALUES),
    st.tuples(NAMES, st.binary(min_size=16, max_size=16), VALUES),
)
def test_two_fields_have_one_commitment_only_when_they_are_the_same(one, other):
    same = canonical.encode([one[0], one[1].hex(), one[2]]) == canonical.encode([other[0], other[1].hex(), other[2]])
    assert (commit(*one) == commit(*other)) == same


def test_moving_a_byte_from_the_name_to_the_salt_makes_another_commitment():
    assert commit("said", b"x" * 16, "a") != commit("saidx", b"x" * 15, "a")
    assert commit("sai", b"d" + b"x" * 15, "a") != commit("said", b"x" * 15, "a")


def test_the_same_value_twice_looks_different_each_time():
    fields = {"one": "The same words.", "two": "The same words."}
    first, second = sealed(fields), sealed(fields)
    assert len({each.commitment for entry in (first, second) for each in entry.fields}) == 4
    assert len({each.salt for entry in (first, second) for each in entry.fields}) == 4
    assert all(each.salt is not None and len(each.salt) == 16 for each in first.fields)


# --- what is written -------------------------------------------------------------------------------------------


@given(st.dictionaries(NAMES, VALUES, max_size=8))
def test_what_is_sealed_is_read_back(fields):
    entry = sealed(fields)
    again = SealedEntry.decode(entry.encode())
    assert again == entry
    assert again.encode() == entry.encode()
    assert dict(again.entry().fields) == fields
    assert {name: type(value) for name, value in again.entry().fields.items()} == {
        n: type(v) for n, v in fields.items()
    }


def test_the_domain_gets_who_when_and_after_what():
    entry = ENTRY.entry()
    assert (entry.id, entry.dispute, entry.kind) == (ENTRY.id, DISPUTE, "contact")
    assert (entry.person, entry.key) == (signer().person_id, signer().key_id)
    assert (entry.recorded_at, entry.parents, entry.left_out) == (NOW, (ROOT.id,), 0)
    assert entry.fields == FIELDS


def test_the_header_says_what_the_format_says_and_nothing_else():
    head = json.loads(ENTRY.header)
    assert set(head) == {
        "commitments", "dispute", "format", "key", "kind", "kind_version", "parents", "person", "recorded_at",
    }  # fmt: skip
    assert head["recorded_at"] == "2026-11-23T16:05:00.000000Z"
    assert head["commitments"] == digest_of(each.commitment for each in ENTRY.fields)
    assert ENTRY.id == sha256(b"escalog:entry:1\0" + ENTRY.header).hexdigest()


def test_header_and_values_stand_in_the_bytes_exactly_as_they_were_hashed():
    data = ENTRY.encode()
    assert ENTRY.header in data
    assert all(canonical.encode(each.value) in data for each in ENTRY.fields)


def test_parents_and_fields_stand_in_ascending_order_however_they_were_given():
    parents = ["ff" * 32, "00" * 32, "aa" * 32, "00" * 32]
    entry = sealed(parents=parents)
    assert entry.parents == ("00" * 32, "aa" * 32, "ff" * 32)
    assert [each.commitment for each in entry.fields] == sorted(each.commitment for each in entry.fields)


def test_a_long_paste_is_kept_whole():
    text = "<img src=x>\u202e\U0001f622\x00\x1b&\n" * 20_000
    assert len(text) > 200_000
    assert SealedEntry.decode(sealed({"text": text}).encode()).value("text") == text


# --- what is left out ------------------------------------------------------------------------------------------


@given(st.sets(st.sampled_from([*FIELDS, "no-such-field"])))
def test_a_copy_with_fields_left_out_is_still_the_same_signed_entry(names):
    copy = SealedEntry.decode(ENTRY.without(names).encode())
    assert (copy.id, copy.signature, copy.header) == (ENTRY.id, ENTRY.signature, ENTRY.header)
    assert copy.holds_together
    assert set(copy.entry().fields) == set(FIELDS) - names
    assert copy.entry().left_out == len(names & set(FIELDS))


def test_nothing_of_a_field_left_out_is_in_the_copy():
    copy = ENTRY.without(["text"])
    salt = next(each.salt for each in ENTRY.fields if each.name == "text")
    assert b"Spoke with" not in copy.encode()
    assert b'"text"' not in copy.encode()
    assert salt is not None
    assert salt.hex().encode() not in copy.encode()
    assert "Spoke with" not in repr(copy)


def test_an_empty_value_is_not_the_same_as_one_left_out():
    assert ENTRY.entry().fields["empty"] is None
    assert "empty" not in ENTRY.without(["empty"]).entry().fields


# --- nothing can be changed unseen -----------------------------------------------------------------------------


def outcome(data: bytes) -> str:
    """What reading and then checking the signature says: the code, or "holds"."""
    try:
        entry = SealedEntry.decode(data)
    except Failure as failure:
        return failure.code
    key = read_certificate(signer().certificate).public_key
    return "holds" if holds(key, entry.digest, entry.signature) else "entry-signature"


def test_any_one_byte_change_is_found():
    data = ENTRY.encode()
    assert outcome(data) == "holds"
    found = {
        outcome(data[:place] + bytes([data[place] ^ bit]) + data[place + 1 :])
        for place in range(len(data))
        for bit in (1, 2, 32)
    }
    assert found <= {"entry-unreadable", "entry-altered", "entry-newer", "entry-signature"}


def test_any_one_byte_change_in_the_payload_is_found_without_looking_at_the_signature():
    data = ENTRY.encode()
    for place in range(data.index(b'"header"')):
        assert code_of(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]) in {
            "entry-unreadable",
            "entry-altered",
        }


def test_any_one_byte_change_in_a_commitment_of_a_field_left_out_is_found():
    data = ENTRY.without(FIELDS).encode()
    for place in range(data.index(b'"header"')):
        changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        assert code_of(changed) in {"entry-unreadable", "entry-altered"}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda each: each["fields"].pop(), id="a field taken away"),
        pytest.param(lambda each: each["fields"].append({"commitment": "f" * 64}), id="a field added"),
        pytest.param(lambda each: each["fields"].reverse(), id="fields in another order"),
        pytest.param(lambda each: each["fields"].append(each["fields"][-1]), id="a field twice"),
        pytest.param(lambda each: each["fields"][0].update(value="Other words."), id="other words"),
        pytest.param(lambda each: each["fields"][0].update(name="other"), id="another name"),
        pytest.param(lambda each: each["fields"][0].update(salt="0" * 32), id="another salt"),
        pytest.param(lambda each: each["header"].update(commitments="0" * 64), id="other commitments in the header"),
    ],
)
def test_a_payload_other_than_the_one_signed_for_is_found(change):
    assert code_of(rewritten(change)) == "entry-altered"


def test_one_name_with_two_values_is_found_even_when_both_are_committed_to():
    entry = signed_by_hand(
        SealedField.given("said", SALT, "One thing."), SealedField.given("said", SALT, "Another thing.")
    )
    assert code_of(entry.encode()) == "entry-altered"


def _put(name: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda each: each["header"].update({name: value})


@pytest.mark.parametrize(
    "change",
    [
        _put("format", 0),
        _put("format", True),
        _put("dispute", "0D" * 16),
        _put("dispute", "0d" * 16 + "\n"),
        _put("person", "short"),
        _put("key", "0" * 63),
        _put("kind", "Contact"),
        _put("kind", ""),
        _put("kind", "contact\n"),
        _put("kind_version", 0),
        _put("kind_version", "1"),
        _put("recorded_at", "2026-11-23T16:05:00Z"),
        _put("recorded_at", "2026-02-30T16:05:00.000000Z"),
        _put("parents", None),
        _put("parents", ["b" * 64, "a" * 64]),
        _put("parents", ["a" * 64, "a" * 64]),
        _put("parents", [f"{number:064x}" for number in range(1001)]),
        _put("more", 1),
        lambda each: each["header"].pop("person"),
        lambda each: each.pop("signature"),
        lambda each: each.update(more=1),
        lambda each: each.update(signature=each["signature"].upper()),
        lambda each: each.update(signature=each["signature"][:-2]),
        lambda each: each["fields"][0].pop("salt"),
        lambda each: each["fields"][0].pop("value"),
        lambda each: each["fields"][0].pop("name"),
        lambda each: each["fields"][0].update(commitment="0" * 64),
        lambda each: each["fields"][0].update(value={"a": "b"}),
        lambda each: each["fields"][0].update(value=[1, 2]),
        lambda each: each["fields"][0].update(value=["a", None]),
        lambda each: each["fields"][0].update(name="", more=1),
        lambda each: each["fields"][0].update(name="two words"),
        lambda each: each["fields"][0].update(salt=each["fields"][0]["salt"][:-2]),
        lambda each: each["fields"][0].clear(),
        lambda each: each["fields"].extend({"commitment": f"{number:064x}"} for number in range(500)),
    ],
)
def test_an_entry_of_another_form_is_not_read(change):
    assert code_of(rewritten(change)) == "entry-unreadable"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        ENTRY.encode() + b"\n",
        ENTRY.encode().replace(b'"fields":', b'"fields": '),
        ENTRY.encode().replace(b'"fields":[', b'"fields":[],"fields":['),
        ENTRY.encode().replace(b'"value":3', b'"value":3.0'),
        ENTRY.encode().replace(b'"value":3', b'"value":NaN'),
        ENTRY.encode().replace(b'"value":3', b'"value":9007199254740993'),
        ENTRY.encode().replace(b'"S.W."', rb'"S\u002eW."'),
        ENTRY.encode().replace(b'"S.W."', rb'"S.\ud83d"'),
        ENTRY.encode().replace(b'"S.W."', b'"S.\xff"'),
        ENTRY.encode().replace(b'"S.W."', b"[" * 100_000),
        b" " * (MOST_ENTRY_BYTES + 1),
    ],
    ids=range(14),
)
def test_bytes_in_another_form_are_not_read(data):
    assert data != ENTRY.encode()
    assert code_of(data) == "entry-unreadable"


def signed_by_hand(*fields: SealedField) -> SealedEntry:
    """A well-signed entry with these fields, past the bounds that `seal` keeps."""
    fields = tuple(sorted(fields, key=lambda each: each.commitment))
    head = msgspec.structs.replace(ENTRY.head, commitments=digest_of(each.commitment for each in fields))
    unsigned = SealedEntry(canonical.encode(msgspec.to_builtins(head)), b"", fields)
    return SealedEntry(unsigned.header, signer().sign(unsigned.digest), unsigned.fields)


def test_an_entry_longer_than_the_bound_is_not_read_however_well_it_is_signed():
    def of_megabytes(count: int) -> bytes:
        return signed_by_hand(*(SealedField.given(f"f{n}", SALT, "a" * 1_000_000) for n in range(count))).encode()

    assert len(SealedEntry.decode(of_megabytes(3)).fields) == 3
    assert code_of(of_megabytes(5)) == "entry-unreadable"


def test_a_value_longer_than_the_bound_has_no_commitment():
    assert commit("text", SALT, "a" * 2_000_000)
    with pytest.raises(NotCanonical):
        commit("text", SALT, "a" * 2_200_000)


def test_a_salt_shorter_than_16_bytes_is_never_taken_for_sound():
    assert signed_by_hand(SealedField.given("text", SALT, "words")).holds_together
    assert not signed_by_hand(SealedField.given("text", SALT[:15], "words")).holds_together


def test_an_entry_of_a_later_format_asks_for_a_newer_program():
    assert code_of(rewritten(_put("format", 2))) == "entry-newer"


@pytest.mark.parametrize(
    "header", [b"", b"{}", ENTRY.header + b" ", ENTRY.header.replace(b'"format":1', b'"format":1.0')]
)
def test_a_header_that_is_none_is_not_read(header):
    with pytest.raises(Failure) as failure:
        _ = SealedEntry(header, ENTRY.signature, ENTRY.fields).head
    assert failure.value.code == "entry-unreadable"


# --- what is not sealed ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["half \ud83d", ("fine", "half \udc00")])
def test_half_a_character_is_told_to_the_person(value):
    with pytest.raises(Failure) as failure:
        sealed({"text": value})
    assert failure.value.code == "text-half-character"


@pytest.mark.parametrize(
    "fields",
    [{"text": "a" * 2_200_000}, {f"f{n}": "a" * 1_000_000 for n in range(5)}, dict.fromkeys(map(str, range(501)), "")],
)
def test_more_than_an_entry_holds_is_told_to_the_person(fields):
    with pytest.raises(Failure) as failure:
        sealed(fields)
    assert failure.value.code == "entry-too-long"


@pytest.mark.parametrize("value", [1.5, float("nan"), NOW, b"bytes", {"a": "b"}, (1, 2), (None,), LARGEST_NUMBER + 1])
def test_a_value_without_a_canonical_form_is_a_mistake_of_the_program(value):
    with pytest.raises(ValueError, match=r".*"):
        sealed({"text": value})


@pytest.mark.parametrize(
    "other",
    [{"recorded_at": datetime(2026, 11, 23)}, {"dispute": "no id"}, {"parents": ["no id"]}, {"version": 0}],  # noqa: DTZ001
)
def test_an_ill_formed_header_is_a_mistake_of_the_program(other):
    with pytest.raises(ValueError, match=r".*"):
        sealed(**other)


@pytest.mark.parametrize("kind", ["", "Two words", "a\n", "a" * 65])
def test_an_ill_formed_kind_is_a_mistake_of_the_program(kind):
    with pytest.raises(ValueError, match=r".*"):
        seal(kind, {}, dispute=DISPUTE, signer=signer(), recorded_at=NOW, parents=())


def test_a_value_that_could_not_be_written_is_never_taken_for_sound():
    field = SealedField(b"\0" * 32, "text", SALT, float("nan"))  # type: ignore[arg-type]
    assert not SealedEntry(ENTRY.header, ENTRY.signature, (field,)).holds_together
    with pytest.raises(NotCanonical):
        SealedField.given("text", SALT, "\ud83d")


# --- reading older versions ------------------------------------------------------------------------------------


def test_an_older_version_of_a_kind_is_read_as_the_newest():
    steps = {
        ("contact", 1): lambda fields: {
            ("with_whom" if name == "who" else name): value for name, value in fields.items()
        },
        ("contact", 2): lambda fields: {**fields, "known": fields.get("known", "did")},
    }
    assert upcast("contact", 1, {"who": "S.W."}, steps) == {"with_whom": "S.W.", "known": "did"}
    assert upcast("contact", 2, {"who": "S.W."}, steps) == {"who": "S.W.", "known": "did"}
    assert upcast("contact", 3, {"who": "S.W."}, steps) == {"who": "S.W."}
    assert upcast("note", 1, {"who": "S.W."}, steps) == {"who": "S.W."}


def test_reading_an_older_version_leaves_what_was_signed_alone():
    fields: dict[str, FieldValue] = {"who": "S.W."}
    upcast("contact", 1, fields, {("contact", 1): _forget})
    assert fields == {"who": "S.W."}


def _forget(fields: dict[str, FieldValue]) -> dict[str, FieldValue]:
    fields.clear()
    return fields
