"""Laws that hold for every history: state comes from causes, and nothing that was recorded is ever lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.dispute.fold import fold
from escalog.domain.entry_kinds.table import DECISIONS
from escalog.domain.log.ancestry import Ancestry
from escalog.domain.log.judgement import judge
from escalog.domain.values.entry import Entry
from tests.builders.histories import histories, with_clocks
from tests.builders.story import england, pack
from tests.builders.timed_pack import timed

CLOCKS = st.lists(st.integers(-900000, 900000), min_size=20, max_size=20)

QUOTES = ("entry", "fields")
"""The lines that say what another entry says: they follow that entry's clock and its corrections."""


def _fold(entries: list[Entry]) -> Dispute:
    """Under the procedure that says most about time."""
    return fold(entries, timed(), england())


def _state(dispute: Dispute) -> tuple[object, ...]:
    """Everything about a disagreement that is no order and no clock."""
    judgement = dispute.judgement
    return (
        dispute.status,
        dispute.track.id,
        dispute.stages,
        dispute.earlier,
        dispute.notices,
        dispute.current,
        dispute.pauses,
        dispute.priority,
        dispute.overall_limits,
        dispute.notices,
        set(dispute.actions),
        set(dispute.contacts),
        {(each.entry, each.standing, each.original, each.corrected) for each in dispute.corrections},
        {each.entry for each in dispute.separate},
        dict(dispute.withheld),
        dispute.child_outcome,
        dispute.comes_back_on,
        dispute.details,
        dispute.children,
        dispute.title,
        {
            (side.person, side.role, side.agency, side.level, frozenset(side.positions))
            for side in (dispute.raising, dispute.receiving)
        },
        dict(judgement.effects),
        dict(judgement.no_effect),
        judgement.frontier,
        judgement.twice,
        judgement.paths,
        dispute.heads,
        {
            (row.entry, row.heading, row.lines, row.separate, row.twice, row.no_effect, row.stage)
            for row in dispute.chronology
        },
    )


@given(histories(), st.randoms(use_true_random=False))
@settings(max_examples=150)
def test_the_order_of_arrival_changes_nothing(entries, random):
    shuffled = list(entries)
    random.shuffle(shuffled)
    assert _fold(shuffled).chronology == _fold(entries).chronology
    assert _state(_fold(shuffled)) == _state(_fold(entries))


@given(histories(), CLOCKS)
@settings(max_examples=150)
def test_clocks_move_lines_and_never_states(entries, minutes):
    moved = _state(_fold(with_clocks(entries, minutes)))
    # A line that quotes when another entry was recorded follows that entry's clock.
    assert _without_quotes(moved) == _without_quotes(_state(_fold(entries)))


def _without_quotes(state: tuple[object, ...]) -> tuple[object, ...]:
    rows = {
        (entry, heading, tuple(line for line in lines if line.field not in QUOTES), *rest)
        for entry, heading, lines, *rest in state[-1]  # type: ignore[attr-defined]
    }
    return (*state[:-1], rows)


@given(histories())
@settings(max_examples=150)
def test_what_is_added_never_changes_a_judgement(entries):
    whole = judge(entries, pack())
    for length in range(2, len(entries)):
        early = judge(entries[:length], pack())
        for entry in entries[:length]:
            assert early.seen[entry.id] == whole.seen[entry.id]
            assert early.effects.get(entry.id) == whole.effects.get(entry.id)
            assert early.no_effect.get(entry.id) == whole.no_effect.get(entry.id)
        assert early.twice <= whole.twice


@given(histories())
@settings(max_examples=100)
def test_what_is_added_never_removes_a_fact(entries):
    rows = {row.entry: row for row in _fold(entries).chronology}
    assert len(rows) == len(entries)
    for row in _fold(entries[: len(entries) // 2 + 2]).chronology:
        now = rows[row.entry]
        said = {text for line in now.lines for text in (line.value, line.original, *line.alternatives)}
        for line in row.lines:
            # A line that names another entry names it as that entry now stands.
            if line.original is None and not line.corrected_by and line.field not in QUOTES:
                assert line.value in said


@given(histories())
@settings(max_examples=150)
def test_only_settling_ends_an_undecided_state(entries):
    judgement = judge(entries, pack())
    for entry in judgement.order:
        seen = judgement.seen[entry.id]
        apart = {
            (each.status, each.track, each.stage, each.outcome)
            for each in (judgement.effects[decision] for decision in seen)
        }
        if len(apart) > 1 and entry.id in judgement.effects:
            assert entry.kind == "reconciled"
            names = entry.fields["names"]
            assert isinstance(names, tuple)
            assert set(names) == set(seen)


@given(histories())
@settings(max_examples=100)
def test_a_decision_is_judged_in_the_state_of_its_own_ancestors_alone(entries):
    whole = judge(entries, pack())
    ancestry = Ancestry(entries)
    for entry in entries:
        own = [each for each in entries if each.id == entry.id or ancestry.before(each.id, entry.id)]
        alone = judge(own, pack())
        assert alone.effects.get(entry.id) == whole.effects.get(entry.id)
        assert alone.no_effect.get(entry.id) == whole.no_effect.get(entry.id)


@given(histories())
@settings(max_examples=100)
def test_every_decision_either_has_an_effect_or_says_why_not(entries):
    judgement = judge(entries, pack())
    for entry in entries:
        if entry.kind in DECISIONS:
            assert (entry.id in judgement.effects) != bool(judgement.no_effect.get(entry.id))
