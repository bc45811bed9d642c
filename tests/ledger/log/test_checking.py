"""Every change to what was signed is found, and the first entry that differs is named."""

from functools import cache

import msgspec
import pytest
from hypothesis import assume, given, reject
from hypothesis import strategies as st

from escalog.domain.values.entry import DisputeId
from escalog.domain.values.failure import Failure
from escalog.ledger.entry.sealed import SealedEntry, SealedField
from escalog.ledger.entry.sealing import add_key, introduce
from escalog.ledger.keys.signatures import ORDER
from escalog.ledger.log.admission import admit_all
from escalog.ledger.log.checking import check, check_stored
from escalog.ledger.log.log import Log
from escalog.wording.failures import sentence_of
from tests.builders.entries import DISPUTE, NAMES, NOW, beginning, laptops, line_of, minutes, new_signer, note, signer


@cache
def story() -> Log:
    """Two people, a fork, a join, a new key and what it signed; some fields left out, as a copy has it."""
    log = Log.of([beginning()])
    log = Log.of((*log.entries, introduce(signer(1), dispute=DISPUTE, recorded_at=minutes(1), parents=log.heads)))
    apart = (note(log, "Ours.", at=minutes(2), by="A.P."), note(log, "Theirs.", number=1, at=minutes(2), agreed=None))
    log = Log.of((*log.entries, *apart))
    log = Log.of((*log.entries, note(log, "Both seen.", at=minutes(3), ticked=True, count=7, names=("A.P.", "B.O."))))
    new = new_signer(NAMES[0], signer(0).person_id)
    key = add_key(
        signer(0).person_id,
        new.certificate,
        "Lost",
        dispute=DISPUTE,
        signer=signer(1),
        recorded_at=minutes(4),
        parents=log.heads,
    )
    log = Log.of((*log.entries, key))
    by_new_key = introduce(new, dispute=DISPUTE, recorded_at=minutes(5), parents=log.heads)
    log = Log.of((*log.entries, by_new_key, note(log, "After.", number=1, at=minutes(6))))
    log = Log.of((*log.entries, note(log, "The end.", number=1, at=minutes(7))))
    return Log.of(each.without(["by", "count"]) for each in log.entries)


def _flip(data: bytes, place: int, bit: int) -> bytes:
    place %= len(data)
    return data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :]


def _change_text(value: object, place: int, bit: int) -> object:
    """One byte of the value changed; of what is no text, something as small."""
    if isinstance(value, str) and value:
        return _flip(value.encode(), place, bit % 7).decode(errors="replace")
    if isinstance(value, tuple):
        return (*value[:-1], _change_text(value[-1], place, bit)) if value else ("",)
    return {True: False, False: True, None: ""}.get(value, 0)  # type: ignore[call-overload]


def changed(entry: SealedEntry, part: str, which: int, place: int, bit: int) -> SealedEntry | None:
    """The entry with one byte of one part changed; None when it has no such part."""
    if part == "header":
        return SealedEntry(_flip(entry.header, place, bit), entry.signature, entry.fields)
    if part == "signature":
        return SealedEntry(entry.header, _flip(entry.signature, place, bit), entry.fields)
    fields = list(entry.fields)
    numbers = [n for n, each in enumerate(fields) if part == "commitment" or each.is_given]
    if not numbers:
        return None
    number = numbers[which % len(numbers)]
    field = fields[number]
    if part == "commitment":
        fields[number] = msgspec.structs.replace(field, commitment=_flip(field.commitment, place, bit))
    elif part == "salt":
        assert field.salt is not None
        fields[number] = msgspec.structs.replace(field, salt=_flip(field.salt, place, bit))
    elif part == "name":
        fields[number] = msgspec.structs.replace(field, name=_change_text(field.name, place, bit))
    else:
        fields[number] = msgspec.structs.replace(field, value=_change_text(field.value, place, bit))
    return SealedEntry(entry.header, entry.signature, tuple(fields))


PARTS = ["header", "salt", "value", "commitment", "signature", "name"]
CHANGES = (st.sampled_from(PARTS), st.integers(0, 9), st.integers(0, 2000), st.integers(0, 7))


def _all_but(entries, number: int, instead: SealedEntry) -> list[SealedEntry]:
    return [instead if place == number else each for place, each in enumerate(entries)]


# --- the law ---------------------------------------------------------------------------------------------------


def test_what_is_as_it_was_signed_has_no_findings():
    assert check(story()) == ()
    assert check(reversed(story().entries)) == ()
    assert check_stored(each.encode() for each in story().entries) == ()
    assert check([]) == ()


@given(laptops())
def test_three_laptops_that_only_record_give_no_findings(logs):
    assert check(logs[0].union(logs[1]).union(logs[2])) == ()


@given(st.integers(0, len(story()) - 1), *CHANGES)
def test_any_one_byte_change_is_found_and_the_entry_named(number, part, which, place, bit):
    entries = story().entries
    instead = changed(entries[number], part, which, place, bit)
    assume(instead is not None and instead != entries[number])
    assert instead is not None
    found = check(_all_but(entries, number, instead))
    assert found
    if found[0].entry is None:
        with pytest.raises(Failure):
            _ = instead.head
    else:
        assert found[0].entry == instead.id


@given(st.integers(0, len(story()) - 1), *CHANGES)
def test_the_number_named_is_the_place_among_the_stored(number, part, which, place, bit):
    entries = story().entries
    instead = changed(entries[number], part, which, place, bit)
    assume(instead is not None and instead != entries[number])
    assert instead is not None
    try:
        rows = [each.encode() for each in _all_but(entries, number, instead)]
    except Failure:
        reject()  # a header that can no longer be read has no written form
    assume(rows[number] != entries[number].encode())  # the commitment of a given field is worked out, not written
    assert check_stored(rows)[0].number == number + 1


@given(st.integers(0, len(story()) - 1), st.integers(0, 5000), st.integers(0, 7))
def test_any_one_byte_change_in_what_is_stored_is_found_and_its_number_named(number, place, bit):
    rows = [each.encode() for each in story().entries]
    rows[number] = _flip(rows[number], place, bit)
    assert check_stored(rows)[0].number == number + 1


@given(st.integers(0, 6), st.integers(0, 6), *CHANGES)
def test_of_two_changes_in_a_line_the_earlier_is_named_first(one, other, part, which, place, bit):
    entries = LINE.entries
    now = list(entries)
    for number in (one, other):
        instead = changed(entries[number], part if part != "header" else "value", which, place, bit)
        assume(instead is not None and instead != entries[number])
        assert instead is not None
        now[number] = instead
    found = check(now)
    assert (found[0].number, found[0].entry) == (min(one, other) + 1, entries[min(one, other)].id)


LINE = line_of(7)


def test_every_byte_of_every_header_in_a_line_is_watched():
    for number, entry in enumerate(LINE.entries):
        for place in range(0, len(entry.header), 3):
            instead = SealedEntry(_flip(entry.header, place, place % 3), entry.signature, entry.fields)
            found = check(_all_but(LINE.entries, number, instead))
            assert found[0].entry in {None, instead.id}
            if found[0].entry is not None:
                assert found[0].number == number + 1


# --- what is found besides -------------------------------------------------------------------------------------


def codes(entries) -> list[tuple[int, str]]:
    return [(each.number, each.code) for each in check(entries)]


def test_an_entry_taken_away_leaves_a_gap():
    entries = LINE.entries
    assert codes([*entries[:3], *entries[4:]]) == [(4, "entry-before-it-missing")]
    assert codes(entries[1:])[0] == (1, "entry-before-it-missing")


def test_an_entry_of_another_log_is_found():
    assert codes([*LINE.entries, line_of(1).root])[0][1] == "log-has-two-beginnings"
    strange = beginning(1, dispute=DisputeId("0e" * 16))
    assert "entry-of-another-log" in {code for _, code in codes([*LINE.entries, strange])}


def test_a_second_copy_of_an_entry_with_other_words_is_found():
    entry = LINE.entries[2]
    fields = tuple(msgspec.structs.replace(each, value="Other words.") for each in entry.fields)
    for both in (
        [*LINE.entries, SealedEntry(entry.header, entry.signature, fields)],
        [SealedEntry(entry.header, entry.signature, fields), *LINE.entries],
    ):
        assert [(each.entry, each.code) for each in check(both)] == [(entry.id, "entry-altered")]


def test_a_field_half_left_out_is_found():
    entry = LINE.entries[2]
    whole = entry.fields[0]
    for half in (
        SealedField(whole.commitment, whole.name, None, whole.value),
        SealedField(whole.commitment, None, None, "x"),
        SealedField(whole.commitment, whole.name, b"", whole.value),
    ):
        instead = SealedEntry(entry.header, entry.signature, (half, *entry.fields[1:]))
        assert codes(_all_but(LINE.entries, 2, instead)) == [(3, "entry-altered")]


def test_the_higher_form_of_a_signature_is_found():
    entry = LINE.entries[2]
    s = ORDER - int.from_bytes(entry.signature[32:], "big")
    instead = SealedEntry(entry.header, entry.signature[:32] + s.to_bytes(32, "big"), entry.fields)
    assert codes(_all_but(LINE.entries, 2, instead)) == [(3, "entry-signature")]


def test_somebody_who_was_never_brought_in_is_found():
    stranger = note(LINE, number=1)
    assert codes([*LINE.entries, stranger]) == [(8, "entry-key-unknown")]


def test_an_introduction_without_its_certificate_is_found():
    assert codes([LINE.root.without(["certificate"]), *LINE.entries[1:]])[0] == (1, "certificate-not-usable")


def test_what_checks_without_findings_is_taken_and_the_other_way_round():
    assert admit_all(Log.of([]), story().entries, now=NOW).log == story()


def test_a_finding_says_in_a_sentence_what_is_wrong_and_quotes_nothing():
    entry = LINE.entries[2]
    fields = tuple(msgspec.structs.replace(each, value="K.M. was here") for each in entry.fields)
    (finding,) = check(_all_but(LINE.entries, 2, SealedEntry(entry.header, entry.signature, fields)))
    assert sentence_of(Failure(finding.code)) == "This entry was changed after it was signed."
    assert "K.M." not in repr(finding)
