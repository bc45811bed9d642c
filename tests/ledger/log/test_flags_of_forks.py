"""What is remarked on in forked logs: the same as looking at every pair of entries."""

from hypothesis import given, settings
from hypothesis import strategies as st

from escalog.ledger.entry.sealed import SealedEntry
from escalog.ledger.entry.sealing import introduce, seal
from escalog.ledger.log.flags import EntryFlag, flags
from escalog.ledger.log.log import Log
from tests.builders.entries import DISPUTE, NOW, laptops, minutes, signer


def _beside_themselves(log: Log) -> set[str]:
    """The plain definition, pair by pair."""
    return {
        one.id
        for one in log.entries
        for other in log.entries
        if one.key == other.key
        and one.id != other.id
        and not log.follows(one.id, other.id)
        and not log.follows(other.id, one.id)
    }


def _said(log: Log) -> set[str]:
    return {each.entry for each in flags(log) if each.flag is EntryFlag.KEY_BESIDE_ITSELF}


@st.composite
def forked(draw: st.DrawFn) -> Log:
    """Up to three keys and any parents: branches that begin anywhere and are joined anywhere, or never."""
    people = draw(st.integers(1, 3))
    entries: list[SealedEntry] = [introduce(signer(), dispute=DISPUTE, recorded_at=NOW)]
    for number in range(1, people):
        parents = (entries[-1].id,)
        entries.append(introduce(signer(number), dispute=DISPUTE, recorded_at=minutes(number), parents=parents))
    begun = len(entries)
    for number in range(draw(st.integers(0, 14))):
        places = draw(st.lists(st.integers(begun - 1, len(entries) - 1), min_size=1, max_size=3, unique=True))
        note = seal(
            "note",
            {"text": f"Note {number}."},
            dispute=DISPUTE,
            signer=signer(draw(st.integers(0, people - 1))),
            recorded_at=minutes(draw(st.integers(-9, 9))),
            parents=tuple(sorted(entries[place].id for place in places)),
        )
        entries.append(note)
    return Log.of(draw(st.permutations(entries)))


@given(forked())
@settings(max_examples=150)
def test_keys_beside_themselves_are_those_of_every_pair(log):
    assert _said(log) == _beside_themselves(log)


@given(laptops())
@settings(max_examples=50)
def test_and_so_they_are_after_laptops_have_joined(logs):
    log = logs[0].union(logs[1]).union(logs[2])
    assert _said(log) == _beside_themselves(log)
