"""What came before what: bit sets against the plain definition, and two of the same entries are equal."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.dispute.fold import fold
from escalog.domain.log.ancestry import Ancestry
from escalog.domain.log.judgement import judge
from escalog.domain.values.entry import Entry, EntryId, KeyId
from tests.builders.histories import histories
from tests.builders.story import Story, england
from tests.builders.timed_pack import TimedStory, timed


def _fold(entries: list[Entry]) -> Dispute:
    return fold(entries, timed(), england())


def _before(entries: list[Entry]) -> dict[EntryId, set[EntryId]]:
    """For every entry all that its author had seen, by walking from parent to parent."""
    parents = {entry.id: entry.parents for entry in entries}
    found: dict[EntryId, set[EntryId]] = {}
    for each, known in parents.items():
        ahead = list(known)
        found[each] = set()
        while ahead:
            one = ahead.pop()
            if one not in found[each]:
                found[each].add(one)
                ahead += parents[one]
    return found


# --- the plain definitions -------------------------------------------------------------------------------------


@given(histories(), st.data())
@settings(max_examples=80)
def test_every_question_about_causes_is_answered_as_walking_the_parents_does(entries, data):
    ancestry, before = Ancestry(entries), _before(entries)
    some = st.lists(st.sampled_from([entry.id for entry in ancestry.order]), max_size=12, unique=True)
    ids, by = data.draw(some), data.draw(some)
    place = {entry.id: number for number, entry in enumerate(ancestry.order)}
    ordered = sorted(ids, key=place.__getitem__)
    assert ancestry.in_order(ids) == tuple(ordered)
    assert ancestry.latest(ids) == tuple(sorted(one for one in ids if not any(one in before[each] for each in ids)))
    assert ancestry.unseen(ids, by) == tuple(one for one in ids if not any(one in before[each] for each in by))
    assert ancestry.apart(ids) == {
        one for one in ids for each in ids if one != each and one not in before[each] and each not in before[one]
    }
    for entry in entries:
        seen = [one for one in ordered if one in before[entry.id]]
        assert ancestry.last_seen(entry.id, ancestry.marks(ids)) == (seen[-1] if seen else None)
        after = [one for one in ordered if entry.id in before[one]]
        first = [one for one in after if not any(each in before[one] for each in after)]
        assert list(ancestry.first_after(entry.id, ancestry.marks(ids))) == first


@given(histories())
@settings(max_examples=50)
def test_the_same_key_apart_is_told_of_every_pair(entries):
    before = _before(entries)
    assert Ancestry(entries).apart_under_one_key() == {
        one.id
        for one in entries
        for other in entries
        if one.key == other.key and one != other and one.id not in before[other.id] and other.id not in before[one.id]
    }


@given(histories())
@settings(max_examples=50)
def test_a_pause_is_ended_by_one_of_the_first_who_knew_of_it(entries):
    before = _before(entries)
    dispute = _fold(entries)
    ends = {entry.id for entry in entries if entry.kind == "resumed"}
    for pause in dispute.pauses:
        later = {each for each in ends if pause.entry in before[each]}
        first = {each for each in later if not later & before[each]}
        assert (pause.ended_by in first) if first else pause.open


# --- equality --------------------------------------------------------------------------------------------------


@given(histories(), st.randoms(use_true_random=False))
@settings(max_examples=50)
def test_a_disagreement_folded_twice_is_equal_whole(entries, random):
    shuffled = list(entries)
    random.shuffle(shuffled)
    assert Ancestry(shuffled) == Ancestry(entries)
    assert hash(Ancestry(shuffled)) == hash(Ancestry(entries))
    assert judge(shuffled, timed()) == judge(entries, timed())
    assert _fold(shuffled) == _fold(entries)


@given(histories())
@settings(max_examples=50)
def test_one_entry_more_makes_it_another(entries):
    assert Ancestry(entries) != Ancestry(entries[:-1])
    assert _fold(entries) != _fold(entries[:-1])
    assert judge(entries, timed()) != judge(entries[:-1], timed())


@given(histories())
@settings(max_examples=50)
def test_the_same_acts_seen_otherwise_make_it_another(entries):
    """Nothing but the parents, the clock or the hand of the last entry differs."""
    last, root = entries[-1], entries[1].id
    others = [
        replace(last, recorded_at=last.recorded_at + dt.timedelta(minutes=1)),
        replace(last, key=KeyId("9" * 64)),
    ]
    if last.parents != (root,):
        others.append(replace(last, parents=(root,)))
    for other in others:
        assert Ancestry([*entries[:-1], other]) != Ancestry(entries)
        assert _fold([*entries[:-1], other]) != _fold(entries)


def test_nothing_in_a_disagreement_is_equal_to_itself_alone():
    """A part without an equality of its own would make two of the same never equal, and no comparison would tell."""
    story = TimedStory(priority="amber")
    story.add("paused", "2026-11-17T10:00", reason="x")
    story.add("contact", "2026-11-17T14:00", what="spoke", with_whom="L.W.", said="x")
    story.add("escalated", "2026-11-26T10:00", to_stage="line-managers", reason="x")
    waiting: list[object] = [story.dispute()]
    seen: dict[int, object] = {}
    while waiting:
        each = waiting.pop()
        if id(each) in seen:
            continue
        seen[id(each)] = each
        if type(each).__module__.startswith("escalog."):
            assert type(each).__eq__ is not object.__eq__, type(each)
        waiting += _parts(each)
    assert {"Dispute", "Judgement", "Ancestry", "Entry", "StageState", "Calendar"} <= {
        type(each).__name__ for each in seen.values()
    }


def _parts(whole: object) -> list[object]:
    if is_dataclass(whole):
        return [getattr(whole, each.name) for each in fields(whole)]
    if isinstance(whole, msgspec.Struct):
        return [getattr(whole, name) for name in whole.__struct_fields__]
    if isinstance(whole, Mapping):
        return [*whole, *whole.values()]
    return list(whole) if isinstance(whole, tuple | frozenset | set | list) else []


def test_what_is_no_ancestry_is_not_equal_to_one():
    story = Story()
    assert Ancestry(story.entries) != story.entries
    assert Ancestry([]) == Ancestry(())


# --- length ----------------------------------------------------------------------------------------------------


def test_corrections_of_corrections_are_read_to_any_depth():
    story = TimedStory()
    said = story.add("note", "2026-11-17T10:00", text="Number 0.")
    target, field = said, "text"
    for number in range(1, 1200):
        value = f"Number {number}."
        target = story.add(
            "correction", "2026-11-17T11:00", [target], entry=target, field=field, value=value, reason="x"
        )
        field = "value"
    dispute = story.dispute()
    line = next(line for row in dispute.chronology if row.entry == said for line in row.lines if line.field == "text")
    assert (line.value, line.original) == ("Number 1199.", "Number 0.")
    assert len(dispute.corrections) == 1199
    assert {each.standing for each in dispute.corrections} == {"stands"}
