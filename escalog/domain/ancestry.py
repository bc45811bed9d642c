"""Which entry came after which, by what its author had seen; and an order to read them in.

Ancestors are held as bit sets, one bit per entry. Clocks serve the reading order only.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from escalog.domain.entry import Entry, EntryId


class Ancestry:
    """The entries of one log with their ancestors. Raises ValueError when an entry's parent is not among them."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        by_id = {entry.id: entry for entry in entries}
        self.order: tuple[Entry, ...] = _reading_order(by_id)
        """Parents first; among entries that are ready, by (recorded_at, digest). For the eye only."""
        self._place = {entry.id: number for number, entry in enumerate(self.order)}
        self._before: list[int] = []
        for entry in self.order:
            seen = 0
            for parent in entry.parents:
                place = self._place[parent]
                seen |= self._before[place] | (1 << place)
            self._before.append(seen)
        followed = {parent for entry in self.order for parent in entry.parents}
        self.heads: tuple[EntryId, ...] = tuple(sorted(by_id.keys() - followed))

    def before(self, earlier: EntryId, later: EntryId) -> bool:
        """Whether the author of `later` had seen `earlier`."""
        return bool(self._before[self._place[later]] >> self._place[earlier] & 1)

    def latest(self, ids: Iterable[EntryId]) -> tuple[EntryId, ...]:
        """Those of the ids that no other of them came after, sorted."""
        among = sorted(set(ids))
        if len(among) < 2:
            return tuple(among)
        seen = 0
        for each in among:
            seen |= self._before[self._place[each]]
        return tuple(each for each in among if not seen >> self._place[each] & 1)

    def parents_stand_apart(self, entry: Entry) -> bool:
        """Whether no parent of an entry came after another: then they are all the heads its author saw."""
        return len(self.latest(entry.parents)) == len(set(entry.parents))

    def apart(self, ids: Iterable[EntryId]) -> frozenset[EntryId]:
        """Those of the ids that some other of them neither came before nor after."""
        found, earlier = 0, 0
        for place in sorted(self._place[each] for each in ids):
            beside = earlier & ~self._before[place]
            found |= beside | (1 << place if beside else 0)
            earlier |= 1 << place
        return (
            frozenset(entry.id for place, entry in enumerate(self.order) if found >> place & 1)
            if found
            else frozenset()
        )

    def apart_under_one_key(self) -> frozenset[EntryId]:
        """The entries whose key signed another entry, when neither of the two came before the other."""
        signed: defaultdict[str, list[EntryId]] = defaultdict(list)
        for entry in self.order:
            signed[entry.key].append(entry.id)
        return frozenset(each for ids in signed.values() for each in self.apart(ids))


def _reading_order(by_id: dict[EntryId, Entry]) -> tuple[Entry, ...]:
    """A topological sort with a heap of ready entries: a comparator of "ancestor, else time" would be cyclic."""
    waiting: dict[EntryId, int] = {}
    children: defaultdict[EntryId, list[EntryId]] = defaultdict(list)
    ready: list[tuple[datetime, EntryId]] = []
    for entry in by_id.values():
        parents = set(entry.parents)
        waiting[entry.id] = len(parents)
        for parent in parents:
            children[parent].append(entry.id)
        if not parents:
            ready.append((entry.recorded_at, entry.id))
    heapq.heapify(ready)
    order = []
    while ready:
        entry_id = heapq.heappop(ready)[1]
        order.append(by_id[entry_id])
        for child in children[entry_id]:
            waiting[child] -= 1
            if not waiting[child]:
                heapq.heappush(ready, (by_id[child].recorded_at, child))
    if len(order) < len(by_id):
        raise ValueError("an entry stands here without its parents")
    return tuple(order)
