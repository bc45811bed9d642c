"""The laws of joining: a set is a set, whatever the order, and adding never takes away."""

import random
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalog.domain.values.entry import DisputeId, EntryId
from escalog.domain.values.failure import Failure
from escalog.ledger.entry.sealed import SealedEntry
from escalog.ledger.log.flags import flags
from escalog.ledger.log.log import Log
from escalog.ledger.log.order import ancestors
from tests.builders.entries import DISPUTE, NOW, beginning, laptops, line_of, minutes, note, signer, with_note

OTHER = DisputeId("0e" * 16)


def code_of(entries) -> str:
    with pytest.raises(Failure) as failure:
        Log.of(entries)
    return failure.value.code


# --- union -----------------------------------------------------------------------------------------------------


@given(laptops())
def test_joining_is_commutative(logs):
    one, other, _ = logs
    assert one.union(other) == other.union(one)


@given(laptops())
def test_joining_is_associative(logs):
    one, other, third = logs
    assert one.union(other).union(third) == one.union(other.union(third))


@given(laptops())
def test_joining_with_itself_or_a_part_changes_nothing(logs):
    one, other, _ = logs
    both = one.union(other)
    assert one.union(one) == one
    assert both.union(other) == both
    assert hash(both.union(one)) == hash(both)


@given(laptops())
def test_joining_is_the_union_of_the_sets_and_never_takes_away(logs):
    one, other, third = logs
    every = one.union(other).union(third)
    assert {each.id for each in every.entries} == {each.id for log in logs for each in log.entries}
    assert all(every.get(each.id) == each for log in logs for each in log.entries)


@given(laptops(), st.randoms(use_true_random=False))
def test_nothing_depends_on_the_order_of_arrival(logs, chance):
    every = list(logs[0].union(logs[1]).union(logs[2]).entries)
    expected = Log.of(every)
    chance.shuffle(every)
    shuffled = Log.of(every)
    assert shuffled == expected
    assert shuffled.entries == expected.entries
    assert shuffled.heads == expected.heads
    assert shuffled.digest() == expected.digest()
    assert shuffled.people() == expected.people()
    assert flags(shuffled) == flags(expected)
    assert shuffled.root == expected.root


@given(laptops(), st.randoms(use_true_random=False))
def test_what_one_copy_leaves_out_and_another_gives_is_given_afterwards(logs, chance):
    log = logs[0].union(logs[1])
    one = Log.of(each.without(["text"]) if chance.random() < 0.5 else each for each in log.entries)
    assert one.union(log) == log.union(one) == log
    assert one.digest() == log.digest()


def test_two_part_copies_make_one_whole():
    begun = line_of(1)
    root = begun.root
    entry = note(begun, "Words.", by="A.P.", agreed="Nothing yet")
    here, there = entry.without(["text", "agreed"]), entry.without(["by", "agreed"])
    both = Log.of([root, here]).union(Log.of([root, there]))
    assert both == Log.of([root, there]).union(Log.of([root, here]))
    assert dict(both.entries[1].entry().fields) == {"text": "Words.", "by": "A.P."}
    assert both.entries[1].holds_together


def test_two_signatures_over_one_header_come_to_the_same_log_from_either_side():
    log = line_of(2)
    entry = log.entries[1]
    again = SealedEntry(entry.header, signer().sign(entry.digest), entry.fields)
    assert again.signature != entry.signature
    one, other = Log.of([log.entries[0], entry]), Log.of([log.entries[0], again])
    assert one.union(other) == other.union(one)
    assert len(one.union(other)) == 2


# --- reading order ---------------------------------------------------------------------------------------------


@given(laptops())
def test_every_entry_is_read_after_all_that_it_follows(logs):
    log = logs[0].union(logs[1]).union(logs[2])
    place = {entry.id: number for number, entry in enumerate(log.entries)}
    assert len(place) == len(log)
    assert all(place[parent] < place[entry.id] for entry in log.entries for parent in entry.parents)


@given(laptops())
def test_of_what_could_be_read_next_the_earliest_recorded_is(logs):
    log = logs[0].union(logs[1]).union(logs[2])
    rest = list(log.entries)
    read: set[EntryId] = set()
    while rest:
        ready = [each for each in rest if set(each.parents) <= read]
        expected = min(ready, key=lambda each: (each.recorded_at, each.id))
        assert rest.pop(0) == expected
        read.add(expected.id)


def test_a_clock_a_year_out_moves_lines_and_nothing_else():
    log = line_of(2)
    late, early = note(log, "Late.", at=minutes(525_600)), note(log, "Early.", at=minutes(-525_600))
    after = note(log, "After the late one.", at=minutes(5), parents=(late.id,))
    texts = [each.value("text") for each in Log.of((*log.entries, late, early, after)).entries[2:]]
    assert texts == ["Early.", "Late.", "After the late one."]


@given(laptops())
def test_heads_are_what_nothing_follows(logs):
    log = logs[0].union(logs[1]).union(logs[2])
    before = ancestors(log.entries)
    followed = [each for number, each in enumerate(log.entries) if any(bits >> number & 1 for bits in before.values())]
    assert set(log.heads) == {each.id for each in log.entries} - {each.id for each in followed}
    assert list(log.heads) == sorted(log.heads)


@given(laptops())
def test_what_precedes_what_is_told_alike_in_both_ways(logs):
    log = logs[0].union(logs[1])
    before = ancestors(log.entries)
    for entry in log.entries:
        for number, other in enumerate(log.entries):
            assert log.follows(entry.id, other.id) == bool(before[entry.id] >> number & 1)


def test_an_entry_recorded_after_a_join_has_all_heads_as_parents():
    log = line_of(2)
    forked = Log.of((*log.entries, note(log, "One."), note(log, "Two.", number=0, at=minutes(9))))
    assert len(forked.heads) == 2
    assert with_note(forked, "Both seen.").entries[-1].parents == forked.heads


# --- what is no log --------------------------------------------------------------------------------------------


def test_a_gap_is_told():
    log = line_of(4)
    for missing in (0, 1, 2):
        assert (
            code_of([each for place, each in enumerate(log.entries) if place != missing]) == "entry-before-it-missing"
        )
    assert len(Log.of(log.entries[:3])) == 3


def test_a_second_beginning_is_told():
    assert code_of([beginning(), beginning(1)]) == "log-has-two-beginnings"


def test_an_entry_of_another_disagreement_is_told():
    assert code_of([*line_of(2).entries, beginning(dispute=OTHER)]) == "entry-of-another-log"


def test_two_logs_of_one_disagreement_that_began_apart_are_not_joined():
    with pytest.raises(Failure) as failure:
        line_of(2).union(line_of(2))
    assert failure.value.code == "log-has-two-beginnings"


def test_an_empty_log_is_empty():
    log = Log.of([])
    assert (log.entries, log.heads, len(log), log.people(), flags(log)) == ((), (), 0, (), ())
    with pytest.raises(LookupError):
        _ = log.root


# --- what else it tells ----------------------------------------------------------------------------------------


def test_the_digest_is_a_hash_over_the_sorted_identities():
    log = line_of(3)
    together = b"".join(bytes.fromhex(each) for each in sorted(entry.id for entry in log.entries))
    assert log.digest() == sha256(b"escalog:log:1\0" + together).hexdigest()
    assert log.digest() != Log.of(log.entries[:2]).digest()


def test_the_facts_are_the_entries_as_the_domain_reads_them():
    log = line_of(3)
    assert [fact.id for fact in log.facts()] == [entry.id for entry in log.entries]
    assert [fact.text("text") for fact in log.facts()] == ["", "Note 1.", "Note 2."]
    assert log.dispute == DISPUTE
    assert log.facts()[0].recorded_at == NOW


def test_a_log_knows_what_is_in_it():
    log = line_of(2)
    assert log.heads[0] in log
    assert "0" * 64 not in log
    assert log.get(log.root.id) == log.root
    assert log.get("0" * 64) is None  # type: ignore[arg-type]


def test_a_thousand_entries_with_many_forks_are_put_in_order():
    log = line_of(1)
    entries = list(log.entries)
    chance = random.Random(7)
    for number in range(300):
        parents = tuple(each.id for each in chance.sample(entries, min(len(entries), chance.randint(1, 3))))
        entries.append(note(log, str(number), at=minutes(chance.randint(-99, 99)), parents=parents))
    chance.shuffle(entries)
    place = {entry.id: number for number, entry in enumerate(Log.of(entries).entries)}
    assert all(place[parent] < place[entry.id] for entry in entries for parent in entry.parents)
