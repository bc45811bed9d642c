"""Every kind of entry there is, by its id: the one table."""

from functools import cache

from escalog.domain.acts import ACT_KINDS
from escalog.domain.clock_acts import CLOCK_KINDS
from escalog.domain.decisions import DECISION_KINDS
from escalog.domain.kinds import Kind
from escalog.domain.marks import MARK_KINDS
from escalog.domain.raising import RAISED

KINDS: dict[str, Kind] = {kind.id: kind for kind in (RAISED, *ACT_KINDS, *CLOCK_KINDS, *DECISION_KINDS, *MARK_KINDS)}


"""Every kind by its id."""


DECISIONS: frozenset[str] = frozenset(kind.id for kind in KINDS.values() if kind.decision)


@cache
def place_of(kind: str, name: str) -> int | None:
    """Where a field stands among those of its kind; None when the kind has no such field."""
    try:
        return KINDS[kind].fields.index(KINDS[kind].field(name))
    except KeyError:
        return None
