"""The outcome of a log's decisions, each judged only by what its author had seen: the core of the log.

A decision is judged in the state of its own ancestors. Clocks and the order of arrival play no part.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from escalog.domain.entry_kinds.table import DECISIONS
from escalog.domain.log.ancestry import Ancestry
from escalog.domain.log.transitions import NOT_ALL_NAMED, NOT_SETTLED, Effect, Status, resulting, why_not
from escalog.domain.procedure.model import Procedure, Track
from escalog.domain.values.entry import Entry, EntryId
from escalog.domain.values.kind_id import KindId

__all__ = ["Effect", "Judgement", "Status", "judge"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The outcome of a log's decisions."""

    ancestry: Ancestry
    track: Track | None
    """The present route or, where decisions recorded separately disagree about it, the one it was raised on;
    None before it was raised."""
    effects: Mapping[EntryId, Effect]
    """Every effective decision with the state it made."""
    no_effect: Mapping[EntryId, str]
    """Every decision that was not permitted in its state, with a sentence why."""
    frontier: tuple[EntryId, ...]
    """The effective decisions that are ancestors of no other, sorted."""
    effect: Effect | None
    """The state, where the frontier has one; None when undecided or before the disagreement was raised."""
    twice: frozenset[EntryId]
    """Decisions that do the same as another one recorded separately."""
    paths: tuple[tuple[EntryId, ...], ...]
    """The effective decisions that led to each distinct effect of the frontier, first to last."""

    seen: Mapping[EntryId, tuple[EntryId, ...]]
    """For every entry, the frontier its author had seen."""

    @property
    def order(self) -> tuple[Entry, ...]:
        """Every entry in reading order. For the eye only."""
        return self.ancestry.order

    @property
    def heads(self) -> tuple[EntryId, ...]:
        """The entries that no other follows, sorted."""
        return self.ancestry.heads

    @property
    def undecided(self) -> bool:
        """Whether decisions with different effects were recorded separately."""
        return len(self.paths) > 1


def judge(entries: Iterable[Entry], procedure: Procedure) -> Judgement:
    """Judge every decision in the state of its own ancestors, and say what state the log is in."""
    ancestry = Ancestry(entries)
    court = _Judge(ancestry, procedure)
    for entry in ancestry.order:
        court.judge_entry(entry)
    frontier = court.together(ancestry.heads)
    chosen = court.one_for_each_effect(frontier)
    return Judgement(
        ancestry=ancestry,
        track=court.track(chosen),
        effects=court.effects,
        no_effect=court.no_effect,
        frontier=frontier,
        effect=court.effects[chosen[0]] if len(chosen) == 1 else None,
        twice=court.twice(),
        paths=tuple(court.path(entry_id) for entry_id in chosen),
        seen=court.seen,
    )


class _Judge:
    """Judges the entries, parents first, and keeps the outcome of each decision."""

    def __init__(self, ancestry: Ancestry, procedure: Procedure) -> None:
        self._ancestry = ancestry
        self._procedure = procedure
        self._entries = {entry.id: entry for entry in ancestry.order}
        self._steps: dict[EntryId, tuple[EntryId | None, int]] = {}
        self._chosen: dict[tuple[EntryId, ...], tuple[EntryId, ...]] = {}
        self.effects: dict[EntryId, Effect] = {}
        self.no_effect: dict[EntryId, str] = {}
        self.seen: dict[EntryId, tuple[EntryId, ...]] = {}

    def judge_entry(self, entry: Entry) -> None:
        """Judge one entry whose parents have been judged."""
        frontier = self.seen[entry.id] = self.together(entry.parents)
        if entry.kind not in DECISIONS:
            return
        chosen = self.one_for_each_effect(frontier)
        if len(chosen) > 1:
            self._settle(entry, frontier)
            return
        before = chosen[0] if chosen else None
        effect = self.effects[before] if before is not None else None
        sentence = why_not(effect, entry.kind, entry.fields, self._procedure)
        if sentence:
            self.no_effect[entry.id] = sentence
        else:
            self._keep(entry.id, resulting(effect, entry.kind, entry.fields, self._procedure), before)

    def together(self, parents: Iterable[EntryId]) -> tuple[EntryId, ...]:
        """The frontier seen by somebody who knows all of these entries."""
        known = [self._with(parent) for parent in parents]
        if len(known) == 1:
            return known[0]
        return self._ancestry.latest({entry_id for frontier in known for entry_id in frontier})

    def one_for_each_effect(self, frontier: tuple[EntryId, ...]) -> tuple[EntryId, ...]:
        """One decision for each distinct effect: the one with the longer path, else the one stated earlier."""
        if len(frontier) < 2:
            return frontier
        if frontier not in self._chosen:
            self._chosen[frontier] = self._choose(frontier)
        return self._chosen[frontier]

    def _choose(self, frontier: tuple[EntryId, ...]) -> tuple[EntryId, ...]:
        chosen = []
        for _, group in groupby(sorted(frontier, key=self._effect_key), key=self._effect_key):
            chosen.append(
                min(group, key=lambda entry_id: (-self._steps[entry_id][1], self._stated(entry_id), entry_id))
            )
        return tuple(sorted(chosen))

    def track(self, chosen: tuple[EntryId, ...]) -> Track | None:
        """The route of these decisions; where they differ, the one it was raised on."""
        if not chosen:
            return None
        routes = {self.effects[entry_id].track for entry_id in chosen}
        return self._procedure.track(routes.pop() if len(routes) == 1 else self.effects[self.path(chosen[0])[0]].track)

    def twice(self) -> frozenset[EntryId]:
        """The effective decisions with the same effect as another that neither author had seen."""
        same: dict[tuple[str, ...], list[EntryId]] = {}
        for decision in self.effects:
            same.setdefault(self._effect_key(decision), []).append(decision)
        return frozenset(entry_id for group in same.values() for entry_id in self._ancestry.apart(group))

    def path(self, decision: EntryId) -> tuple[EntryId, ...]:
        """The decisions that led to this one, and itself, first to last."""
        way = []
        at: EntryId | None = decision
        while at is not None:
            way.append(at)
            at = self._steps[at][0]
        return tuple(reversed(way))

    def _with(self, entry_id: EntryId) -> tuple[EntryId, ...]:
        return (entry_id,) if entry_id in self.effects else self.seen[entry_id]

    def _settle(self, entry: Entry, frontier: tuple[EntryId, ...]) -> None:
        """Judge a decision made while several were undecided: only one that settles them is permitted."""
        names, stands = entry.fields.get("names"), EntryId(entry.text("stands"))
        if entry.kind != KindId.RECONCILED:
            self.no_effect[entry.id] = NOT_SETTLED
            return
        all_named = isinstance(names, tuple) and set(names) == set(frontier) and stands in frontier
        if all_named and self._ancestry.parents_stand_apart(entry):
            self._keep(entry.id, self.effects[stands], stands)
        else:
            self.no_effect[entry.id] = NOT_ALL_NAMED

    def _keep(self, decision: EntryId, effect: Effect, before: EntryId | None) -> None:
        self.effects[decision] = effect
        self._steps[decision] = (before, 1 + (self._steps[before][1] if before is not None else 0))

    def _effect_key(self, decision: EntryId) -> tuple[str, str, str, str]:
        effect = self.effects[decision]
        return (effect.track, effect.status, effect.stage, effect.outcome)

    def _stated(self, decision: EntryId) -> str:
        return self._entries[decision].text("occurred")
