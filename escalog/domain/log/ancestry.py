"""Which entry follows which, by what its author had seen, and a reading order.

Ancestors are held as bit sets, one bit per entry. Clocks serve the reading order only.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cached_property

from escalog.domain.values.entry import Entry, EntryId

Marks = int
"""A set of entries of one log: bit n stands for the entry at place n of its reading order."""


class Ancestry:
    """The entries of one log with their ancestors. Raises ValueError when an entry's parent is not among them.

    Two of the same entries are equal: everything else follows from these.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        by_id = {entry.id: entry for entry in entries}
        self.order: tuple[Entry, ...] = _reading_order(by_id)
        """Parents first; among entries that are ready, by (recorded_at, digest). For the eye only."""
        self._place = {entry.id: number for number, entry in enumerate(self.order)}
        self._before: list[Marks] = []
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
        """Those of the ids that no other of them follows, sorted."""
        among = sorted(set(ids))
        if len(among) < 2:
            return tuple(among)
        return self.unseen(among, among)

    def in_order(self, ids: Iterable[EntryId]) -> tuple[EntryId, ...]:
        """The ids in reading order."""
        return tuple(sorted(ids, key=self._place.__getitem__))

    def unseen(self, ids: Iterable[EntryId], by: Iterable[EntryId]) -> tuple[EntryId, ...]:
        """Those of the ids that the author of none of `by` had seen, in the order given."""
        seen = 0
        for entry_id in by:
            seen |= self._before[self._place[entry_id]]
        return tuple(entry_id for entry_id in ids if not seen >> self._place[entry_id] & 1)

    def marks(self, ids: Iterable[EntryId]) -> Marks:
        """These entries as a set, for use with the queries below."""
        marked = 0
        for entry_id in ids:
            marked |= 1 << self._place[entry_id]
        return marked

    def last_seen(self, by: EntryId, among: Marks) -> EntryId | None:
        """The last in reading order of the marked entries that the author of `by` had seen; None if none."""
        seen = self._before[self._place[by]] & among
        return self.order[seen.bit_length() - 1].id if seen else None

    def first_after(self, earlier: EntryId, among: Marks) -> Iterator[EntryId]:
        """The first marked entries after `earlier`: none of them follows another; in reading order."""
        left = self._after[self._place[earlier]] & among
        while left:
            place = (left & -left).bit_length() - 1
            yield self.order[place].id
            left &= ~(self._after[place] | 1 << place)

    @cached_property
    def _after(self) -> tuple[Marks, ...]:
        """For every place, the set of entries that follow it."""
        after = [0] * len(self.order)
        for place in range(len(self.order) - 1, -1, -1):
            for parent in self.order[place].parents:
                after[self._place[parent]] |= after[place] | 1 << place
        return tuple(after)

    def parents_stand_apart(self, entry: Entry) -> bool:
        """Whether no parent of an entry follows another, as is so when they are all the heads its author saw."""
        return len(self.latest(entry.parents)) == len(set(entry.parents))

    def apart(self, ids: Iterable[EntryId]) -> frozenset[EntryId]:
        """Those of the ids that neither precede nor follow some other of them."""
        separate: Marks = 0
        earlier: Marks = 0
        places = sorted(self._place[entry_id] for entry_id in ids)
        for place in places:
            beside = earlier & ~self._before[place]
            separate |= beside | (1 << place if beside else 0)
            earlier |= 1 << place
        return frozenset(self.order[place].id for place in places if separate >> place & 1) if separate else frozenset()

    def apart_under_one_key(self) -> frozenset[EntryId]:
        """The entries whose key signed another entry, when neither of the two came before the other."""
        signed: defaultdict[str, list[EntryId]] = defaultdict(list)
        for entry in self.order:
            signed[entry.key].append(entry.id)
        return frozenset(entry_id for ids in signed.values() for entry_id in self.apart(ids))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ancestry) and self.order == other.order

    def __hash__(self) -> int:
        return hash(tuple(self._place))


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
