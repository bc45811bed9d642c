"""The order in which entries are read, and what came before what. For the eye only: no state depends on it.

A topological sort whose ready entries come from a heap keyed by the recorded time, then the identity. Comparing two
entries by "ancestor, else time" would be cyclic as soon as one laptop's clock is wrong.
"""

from collections.abc import Collection, Mapping
from heapq import heapify, heappop, heappush

from escalog.domain.values.entry import EntryId
from escalog.ledger.entry.sealed import SealedEntry


def reading_order(entries: Mapping[EntryId, SealedEntry]) -> tuple[SealedEntry, ...]:
    """Every entry after all its parents; the earlier recorded first where nothing decides.

    An entry with a parent that is not here, and whatever follows it, comes last, in the same order among themselves.
    """
    attached = _sorted(entries, frozenset())
    if len(attached) == len(entries):
        return tuple(attached)
    placed = {entry.id for entry in attached}
    detached = {entry_id: entry for entry_id, entry in entries.items() if entry_id not in placed}
    return (*attached, *_sorted(detached, detached.keys()))


def _sorted(entries: Mapping[EntryId, SealedEntry], counted: Collection[EntryId]) -> list[SealedEntry]:
    """Kahn's algorithm. Without `counted` every parent counts, so what lacks one is never ready; else only those."""
    waiting: dict[EntryId, int] = {}
    children: dict[EntryId, list[EntryId]] = {}
    for entry_id, entry in entries.items():
        parents = [parent for parent in entry.parents if not counted or parent in counted]
        waiting[entry_id] = len(parents)
        for parent in parents:
            children.setdefault(parent, []).append(entry_id)
    ready = [(entries[entry_id].head.recorded_at, entry_id) for entry_id, count in waiting.items() if count == 0]
    heapify(ready)
    order: list[SealedEntry] = []
    while ready:
        _, entry_id = heappop(ready)
        order.append(entries[entry_id])
        for child in children.get(entry_id, ()):
            waiting[child] -= 1
            if waiting[child] == 0:
                heappush(ready, (entries[child].head.recorded_at, child))
    return order


def ancestors(order: Collection[SealedEntry]) -> dict[EntryId, int]:
    """For every entry the set of its ancestors: bit n stands for the entry at place n of this order."""
    place = {entry.id: number for number, entry in enumerate(order)}
    seen: dict[EntryId, int] = {}
    for entry in order:
        bits = 0
        for parent in entry.parents:
            if parent in place:
                bits |= seen.get(parent, 0) | 1 << place[parent]
        seen[entry.id] = bits
    return seen
