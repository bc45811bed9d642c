"""Every kind of entry by its id, collected from the groups, and what follows from them all."""

from collections.abc import Mapping
from functools import cache

from escalog.domain.entry_kinds.amendments import MARK_KINDS
from escalog.domain.entry_kinds.child import CHILD_KINDS
from escalog.domain.entry_kinds.decisions import DECISION_KINDS
from escalog.domain.entry_kinds.kind import Kind
from escalog.domain.entry_kinds.notes import NOTE_KINDS
from escalog.domain.entry_kinds.raising import RAISED
from escalog.domain.entry_kinds.timing import CLOCK_KINDS
from escalog.domain.entry_kinds.working import WORKING_KINDS
from escalog.domain.values.kind_id import KindId

KINDS: Mapping[KindId, Kind] = {
    kind.id: kind
    for kind in (
        RAISED,
        *WORKING_KINDS,
        *CHILD_KINDS,
        *NOTE_KINDS,
        *CLOCK_KINDS,
        *DECISION_KINDS,
        *MARK_KINDS,
    )
}
"""Every kind by its id."""

DECISIONS: frozenset[KindId] = frozenset(kind.id for kind in KINDS.values() if kind.decision)


def judged(kind: KindId) -> frozenset[str]:
    """The fields of a kind that the log is judged by; none for an unknown kind."""
    known = KINDS.get(kind)
    return known.judged if known is not None else frozenset()


@cache
def place_of(kind: KindId, name: str) -> int | None:
    """The position of a field in its kind; None when the kind has no such field."""
    try:
        return KINDS[kind].fields.index(KINDS[kind].field(name))
    except KeyError:
        return None
