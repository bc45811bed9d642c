"""What a decision does, judged only by what its author had seen: the heart of the log.

A decision is judged in the state of its own ancestors. Clocks and the order of arrival play no part.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from escalog.domain.entry import Entry, EntryId


class Status(StrEnum):
    """Where a disagreement stands."""

    OPEN = "open"
    STAGE_ENDED = "stage-ended"
    """The present stage was concluded; what comes next is not recorded yet."""
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    UNDECIDED = "undecided"
    """Decisions with different effects were recorded separately and nobody has settled which stands."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a decision makes the state be. Two decisions do the same when their effects are equal."""

    status: Status
    stage: str
    """The id of the stage it stands at."""
    outcome: str = ""
    """How that stage ended, where it was concluded."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the decisions of a log come to."""

    order: tuple[Entry, ...]
    """Every entry in reading order: parents first, otherwise by the clock. For the eye only."""
    heads: tuple[EntryId, ...]
    """The entries that nothing follows yet, sorted."""
    effects: Mapping[EntryId, Effect]
    """Every effective decision with the state it made."""
    no_effect: Mapping[EntryId, str]
    """Every decision that was not permitted where it was made, with a sentence why."""
    frontier: tuple[EntryId, ...]
    """The effective decisions that are ancestors of no other, sorted."""
    effect: Effect | None
    """The state, where the frontier has one; None when undecided or before the disagreement was raised."""
    twice: frozenset[EntryId]
    """Decisions that do the same as another one recorded separately."""
    paths: tuple[tuple[EntryId, ...], ...]
    """The effective decisions that led to each distinct effect of the frontier, first to last."""

    @property
    def undecided(self) -> bool:
        """Whether decisions with different effects stand side by side."""
        return len(self.paths) > 1
