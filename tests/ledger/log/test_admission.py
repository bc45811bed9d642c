"""What is taken into a log, what is not and why, and what is taken and remarked on."""

from base64 import b64encode
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalog.domain.values.entry import DisputeId, PersonId
from escalog.domain.values.failure import Failure
from escalog.ledger.entry import canonical
from escalog.ledger.entry.sealed import SealedEntry
from escalog.ledger.entry.sealing import add_key, introduce, seal
from escalog.ledger.keys.signatures import ORDER
from escalog.ledger.keys.signer import Signer
from escalog.ledger.log.admission import Admission, admit, admit_all
from escalog.ledger.log.flags import EntryFlag, Flagged, flags
from escalog.ledger.log.log import Log
from tests.builders.entries import (
    DISPUTE,
    NAMES,
    NOW,
    beginning,
    laptops,
    line_of,
    minutes,
    new_signer,
    note,
    signer,
    with_note,
)

EMPTY = Log.of([])


def refusal(log: Log, *entries: SealedEntry) -> str:
    with pytest.raises(Failure) as failure:
        admit_all(log, entries, now=NOW)
    return failure.value.code


def resealed(entry: SealedEntry, by: Signer, **header: object) -> SealedEntry:
    """The entry with a changed header, well signed by somebody."""
    changed = msgspec.structs.replace(entry.head, **header)
    unsigned = SealedEntry(canonical.encode(msgspec.to_builtins(changed)), b"", entry.fields)
    return SealedEntry(unsigned.header, by.sign(unsigned.digest), entry.fields)


def two_people() -> Log:
    """A log in which Ana began and Ben came in."""
    log = Log.of([beginning()])
    return Log.of((*log.entries, introduce(signer(1), dispute=DISPUTE, recorded_at=NOW, parents=log.heads)))


# --- taking ----------------------------------------------------------------------------------------------------


@given(laptops(), st.randoms(use_true_random=False))
def test_a_whole_log_is_taken_in_whatever_order_it_comes(logs, chance):
    every = list(logs[0].union(logs[1]).union(logs[2]).entries)
    chance.shuffle(every)
    taken = admit_all(EMPTY, every, now=NOW)
    assert taken.log == Log.of(every)
    assert taken.new == taken.log.entries


@given(laptops())
def test_what_one_laptop_takes_is_taken_by_every_other(logs):
    one, other, _ = logs
    assert admit_all(one, other.entries, now=NOW).log == admit_all(other, one.entries, now=NOW).log == one.union(other)


def test_an_entry_that_is_there_already_changes_nothing():
    log = line_of(3)
    assert admit(log, log.entries[1], now=NOW) == Admission(log, (), ())


def test_a_copy_that_gives_what_was_left_out_fills_it():
    log = line_of(3)
    entry = log.entries[1]
    part = Log.of((log.entries[0], entry.without(["text"]), log.entries[2]))
    filled = admit(part, entry, now=NOW)
    assert filled.log == log
    assert filled.new == ()
    assert admit(log, entry.without(["text"]), now=NOW).log == log


# --- not taking ------------------------------------------------------------------------------------------------


def test_an_entry_whose_parents_are_missing_is_not_taken():
    log = line_of(4)
    assert refusal(Log.of(log.entries[:2]), log.entries[3]) == "entry-before-it-missing"
    assert refusal(EMPTY, *log.entries[1:]) == "entry-before-it-missing"
    forged = note(log, parents=("f" * 64,))  # type: ignore[arg-type]
    assert refusal(log, forged) == "entry-before-it-missing"
    assert refusal(log, note(log, parents=(*log.heads, "f" * 64))) == "entry-before-it-missing"  # type: ignore[arg-type]


def test_none_is_taken_when_one_cannot_be():
    log = line_of(2)
    good, bad = note(log), note(log, parents=("f" * 64,))  # type: ignore[arg-type]
    with pytest.raises(Failure):
        admit_all(log, (good, bad), now=NOW)
    assert len(log) == 2


def test_an_entry_of_another_disagreement_is_not_taken():
    log = line_of(2)
    assert refusal(log, beginning(dispute=DisputeId("0e" * 16))) == "entry-of-another-log"
    strange = resealed(note(log), signer(), dispute="0e" * 16)
    assert refusal(log, strange) == "entry-of-another-log"


def test_a_second_beginning_is_not_taken():
    assert refusal(line_of(2), beginning(1)) == "log-has-two-beginnings"
    assert refusal(line_of(2), note(line_of(2), parents=())) == "log-has-two-beginnings"


def test_a_log_begins_with_a_person():
    begun_by_nobody = seal("note", {"text": "x"}, dispute=DISPUTE, signer=signer(), recorded_at=NOW, parents=())
    assert refusal(EMPTY, begun_by_nobody) == "entry-key-unknown"


def test_an_entry_by_somebody_who_was_not_brought_in_is_not_taken():
    log = line_of(2)
    assert refusal(log, note(log, number=1)) == "entry-key-unknown"


def test_somebody_brought_in_beside_an_entry_does_not_vouch_for_it():
    log = line_of(2)
    ben = introduce(signer(1), dispute=DISPUTE, recorded_at=NOW, parents=log.heads)
    assert refusal(log, ben, note(log, number=1)) == "entry-key-unknown"
    assert len(admit_all(log, (note(Log.of((*log.entries, ben)), number=1), ben), now=NOW).log) == 4


def test_nobody_signs_as_another_person():
    log = two_people()
    as_ben = resealed(note(log), signer(0), person=signer(1).person_id)
    assert refusal(log, as_ben) == "entry-key-unknown"
    with_bens_key = resealed(note(log), signer(0), person=signer(1).person_id, key=signer(1).key_id)
    assert refusal(log, with_bens_key) == "entry-signature"


def test_parents_put_under_a_signature_are_found():
    log = line_of(3)
    entry = note(log)
    earlier = msgspec.structs.replace(entry.head, parents=(log.entries[1].id,))
    forged = SealedEntry(canonical.encode(msgspec.to_builtins(earlier)), entry.signature, entry.fields)
    assert refusal(log, forged) == "entry-signature"


@pytest.mark.parametrize(
    "change", [{"recorded_at": "2025-11-23T16:05:00.000000Z"}, {"kind": "reply"}, {"kind_version": 2}]
)
def test_a_header_put_under_a_signature_is_found(change):
    log = line_of(2)
    entry = note(log)
    head = msgspec.structs.replace(entry.head, **change)
    forged = SealedEntry(canonical.encode(msgspec.to_builtins(head)), entry.signature, entry.fields)
    assert refusal(log, forged) == "entry-signature"


def test_the_higher_form_of_a_signature_is_not_taken():
    log = line_of(2)
    entry = note(log)
    s = ORDER - int.from_bytes(entry.signature[32:], "big")
    higher = SealedEntry(entry.header, entry.signature[:32] + s.to_bytes(32, "big"), entry.fields)
    assert refusal(log, higher) == "entry-signature"
    assert (
        refusal(admit(log, entry, now=NOW).log, SealedEntry(entry.header, b"\0" * 64, entry.fields))
        == "entry-signature"
    )


def test_words_put_under_a_commitment_are_found():
    log = line_of(2)
    entry = note(log, "They agreed.")
    fields = tuple(msgspec.structs.replace(each, value="They did not agree.") for each in entry.fields)
    assert refusal(log, SealedEntry(entry.header, entry.signature, fields)) == "entry-altered"


def test_an_entry_in_another_form_is_not_taken():
    log = line_of(2)
    entry = note(log)
    assert refusal(log, SealedEntry(entry.header + b" ", entry.signature, entry.fields)) == "entry-unreadable"
    assert refusal(log, SealedEntry(entry.header, entry.signature[:-1], entry.fields)) == "entry-unreadable"


# --- people ----------------------------------------------------------------------------------------------------


def test_people_are_listed_as_they_came_in():
    log = two_people()
    assert log.people() == (signer(0).person, signer(1).person)
    assert [person.name for person in log.people()] == list(NAMES[:2])


def test_a_long_name_stands_in_full_in_the_log():
    name = "Ana-Maria " * 12 + "Póld"
    who = new_signer(name, "0a" * 16)
    log = admit(EMPTY, introduce(who, dispute=DISPUTE, recorded_at=NOW), now=NOW).log
    assert log.people()[0].name == name


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": "Somebody Else"}, "certificate-of-another"),
        ({"role": "Director"}, "certificate-of-another"),
        ({"agency": "Another Trust"}, "certificate-of-another"),
        (
            {"certificate": b64encode(new_signer(NAMES[0], signer(0).person_id).certificate).decode()},
            "certificate-of-another",
        ),
        ({"certificate": b64encode(signer(1).certificate).decode()}, "certificate-of-another"),
        ({"certificate": "rubbish"}, "certificate-not-usable"),
        ({"certificate": "&&&&"}, "certificate-not-usable"),
        ({"certificate": b64encode(b"rubbish").decode()}, "certificate-not-usable"),
        ({"certificate": b64encode(signer(0).certificate).decode() + "\n"}, "certificate-not-usable"),
        ({"certificate": None}, "certificate-not-usable"),
    ],
)
def test_an_introduction_says_what_the_certificate_says(fields, code):
    told = dict(beginning().entry().fields) | fields
    entry = seal("person", told, dispute=DISPUTE, signer=signer(), recorded_at=NOW, parents=())
    assert refusal(EMPTY, entry) == code


def test_an_introduction_whose_certificate_is_left_out_introduces_nobody():
    assert refusal(EMPTY, beginning().without(["certificate"])) == "certificate-not-usable"


def test_nobody_comes_in_twice_with_another_key():
    log = line_of(2)
    impostor = new_signer(NAMES[0], signer(0).person_id)
    again = introduce(impostor, dispute=DISPUTE, recorded_at=NOW, parents=log.heads)
    assert refusal(log, again) == "person-known"


def test_nobody_comes_in_under_a_key_that_is_somebody_elses():
    log = line_of(2)
    double = Signer.from_private(replace(signer(0).person, id=PersonId("0f" * 16)), signer(0).private_bytes())
    again = introduce(double, dispute=DISPUTE, recorded_at=NOW, parents=log.heads)
    assert refusal(log, again) == "person-known"


def test_saying_again_who_one_is_changes_nothing():
    log = line_of(2)
    again = introduce(signer(0), dispute=DISPUTE, recorded_at=minutes(9), parents=log.heads)
    taken = admit(log, again, now=minutes(9))
    assert taken.log.people() == log.people()
    assert taken.flagged == ()


# --- further keys ----------------------------------------------------------------------------------------------


def new_key(log: Log, by: Signer, new: Signer, holder: str | None = None) -> SealedEntry:
    return add_key(
        holder or new.person_id,  # type: ignore[arg-type]
        new.certificate,
        "A new laptop",
        dispute=DISPUTE,
        signer=by,
        recorded_at=NOW,
        parents=log.heads,
    )


def test_a_new_key_signed_with_the_old_one_signs_from_then_on():
    log = two_people()
    new = new_signer(NAMES[0], signer(0).person_id)
    assert refusal(log, _note_by(log, new)) == "entry-key-unknown"
    log = admit(log, new_key(log, signer(0), new), now=NOW).log
    taken = admit(log, _note_by(log, new), now=NOW)
    assert taken.flagged == ()
    assert [(person.id, person.key) for person in log.people()] == [
        (signer(0).person_id, signer(0).key_id),
        (signer(1).person_id, signer(1).key_id),
        (signer(0).person_id, new.key_id),
    ]
    assert admit(taken.log, note(taken.log, number=0), now=NOW).flagged == ()  # two laptops, two keys: both stay


def _note_by(log: Log, who: Signer) -> SealedEntry:
    return seal("note", {"text": "x"}, dispute=DISPUTE, signer=who, recorded_at=NOW, parents=log.heads)


def test_after_loss_somebody_else_in_the_log_signs_for_the_new_key():
    log = two_people()
    new = new_signer(NAMES[0], signer(0).person_id)
    log = admit(log, new_key(log, signer(1), new), now=NOW).log
    log = admit(log, _note_by(log, new), now=NOW).log
    with_the_lost_one = note(log, number=0)
    taken = admit(log, with_the_lost_one, now=NOW)
    assert taken.flagged == (Flagged(with_the_lost_one.id, EntryFlag.KEY_REPLACED),)


def test_what_the_lost_key_signed_before_the_loss_stays_without_remark():
    log = two_people()
    before = with_note(log, "Before.", number=0)
    new = new_signer(NAMES[0], signer(0).person_id)
    after = Log.of((*before.entries, new_key(before, signer(1), new)))
    assert flags(after) == ()


def test_nobody_outside_the_log_signs_for_a_new_key():
    log = line_of(2)
    new = new_signer(NAMES[0], signer(0).person_id)
    assert refusal(log, new_key(log, signer(1), new)) == "entry-key-unknown"
    assert refusal(log, new_key(log, new, new)) == "entry-key-unknown"


def test_a_new_key_does_not_sign_for_itself_under_the_old_ones_name():
    log = line_of(2)
    new = new_signer(NAMES[0], signer(0).person_id)
    claimed = resealed(new_key(log, new, new), new, key=signer(0).key_id)
    assert refusal(log, claimed) == "entry-signature"


def test_a_key_for_somebody_who_is_not_here_is_not_taken():
    log = line_of(2)
    stranger = new_signer("Dai Stranger", "0f" * 16)
    assert refusal(log, new_key(log, signer(0), stranger)) == "key-holder-unknown"


def test_somebodys_key_is_not_given_to_another():
    log = two_people()
    assert refusal(log, new_key(log, signer(0), signer(1), holder=signer(0).person_id)) == "certificate-of-another"


def test_a_new_role_comes_with_the_new_certificate():
    log = line_of(2)
    new = Signer.create(signer(0).person_id, NAMES[0], "Named nurse", "Invented NHS Trust", NOW)
    log = admit(log, new_key(log, signer(0), new), now=NOW).log
    assert [person.role for person in log.people()] == ["Ward manager", "Named nurse"]


def test_a_key_named_in_a_branch_nobody_else_saw_counts_in_that_branch_only():
    log = two_people()
    new = new_signer(NAMES[0], signer(0).person_id)
    branch = Log.of((*log.entries, new_key(log, signer(0), new)))
    beside = _note_by(log, new)
    assert refusal(branch, beside) == "entry-key-unknown"


# --- remarks ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("ahead", "remarked"), [(-5, False), (10, False), (11, True), (525_600, True)])
def test_an_entry_from_more_than_ten_minutes_ahead_is_taken_and_remarked_on(ahead, remarked):
    log = line_of(1)
    entry = note(log, at=minutes(ahead))
    taken = admit(log, entry, now=NOW)
    assert entry.id in taken.log
    assert (Flagged(entry.id, EntryFlag.AHEAD_OF_CLOCK) in taken.flagged) == remarked


def test_an_entry_earlier_than_one_it_follows_is_remarked_on():
    log = line_of(3)
    entry = note(log, at=minutes(1))
    assert admit(log, entry, now=minutes(9)).flagged == (Flagged(entry.id, EntryFlag.BEFORE_PARENT),)
    assert admit(log, note(log, at=minutes(2)), now=minutes(9)).flagged == ()


def test_an_earlier_remark_is_not_made_again():
    log = line_of(3)
    log = Log.of((*log.entries, note(log, at=minutes(1))))
    assert len(flags(log)) == 1
    assert admit(log, note(log, at=minutes(5)), now=minutes(9)).flagged == ()


def test_a_key_that_signed_beside_itself_is_remarked_on_at_both_entries():
    log = line_of(2)
    one, other = note(log, "One."), note(log, "Other.")
    taken = admit_all(log, (one, other), now=NOW)
    beside = sorted((Flagged(one.id, EntryFlag.KEY_BESIDE_ITSELF), Flagged(other.id, EntryFlag.KEY_BESIDE_ITSELF)))
    assert [each for each in taken.flagged if each.flag is EntryFlag.KEY_BESIDE_ITSELF] == beside
    after = with_note(taken.log, "After both.", at=minutes(9))
    assert {each.entry for each in flags(after) if each.flag is EntryFlag.KEY_BESIDE_ITSELF} == {one.id, other.id}


def test_two_people_who_record_apart_are_not_remarked_on():
    log = two_people()
    apart = Log.of((*log.entries, note(log, number=0), note(log, number=1)))
    assert flags(apart) == ()


@given(laptops())
def test_three_laptops_with_a_key_each_never_sign_beside_themselves(logs):
    every = logs[0].union(logs[1]).union(logs[2])
    assert EntryFlag.KEY_BESIDE_ITSELF not in {each.flag for each in flags(every)}


def test_one_person_brought_in_twice_apart_is_remarked_on():
    log = line_of(1)
    ben, other_ben = signer(1), new_signer(NAMES[1], signer(1).person_id)
    entries = [introduce(each, dispute=DISPUTE, recorded_at=NOW, parents=log.heads) for each in (ben, other_ben)]
    taken = admit_all(log, entries, now=NOW)
    assert {each.entry for each in taken.flagged if each.flag is EntryFlag.PERSON_TWICE} == {
        each.id for each in entries
    }
    once = admit(log, entries[0], now=NOW)
    assert once.flagged == ()
