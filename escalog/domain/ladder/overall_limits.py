"""Limits over several stages together, or over the whole track: the time by which it is to be resolved."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from escalog.domain.ladder.fulfilment import StayEvents
from escalog.domain.ladder.limit_calculation import LimitCalculator, Settled, status_of
from escalog.domain.ladder.states import LimitRun, LimitStatus
from escalog.domain.ladder.stays import Stay
from escalog.domain.log.amendments import Amendments
from escalog.domain.log.judgement import Judgement
from escalog.domain.log.transitions import Effect, Status
from escalog.domain.procedure.limit_length import of_overall_limit, overall_limit_for
from escalog.domain.procedure.model import Cap, Track
from escalog.domain.values.english import say_moment
from escalog.domain.values.entry import Entry, EntryId
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import Moment


@dataclass(frozen=True, slots=True)
class OverallLimitState:
    """One overall limit of the present track, with what started it, when it is due and what ended it."""

    limit: Cap
    """With the length that the priority gives it."""
    run: LimitRun
    """DONE once resolved or closed; STOPPED where it was withdrawn or has left the stages of the overall limit."""


class Chain(Protocol):
    """One chain of decisions with its stays, and the entries of each."""

    @property
    def stays(self) -> tuple[Stay, ...]:
        """The stays, first to last."""

    @property
    def within(self) -> Mapping[int, tuple[Entry, ...]]:
        """The entries of each stay, by its number."""


@dataclass(frozen=True, slots=True)
class _End:
    """The end of an overall limit."""

    decision: EntryId
    at: Moment | None
    resolved: bool


class OverallLimits:
    """Calculates the overall limits of a track from the stays on it."""

    def __init__(
        self, track: Track, calculator: LimitCalculator, judgement: Judgement, chains: Sequence[Chain]
    ) -> None:
        self._track = track
        self._calculator = calculator
        self._judgement = judgement
        self._chains = tuple(zip(judgement.paths, chains, strict=True))
        self._entries = {entry.id: entry for entry in judgement.order}

    def states(self) -> tuple[OverallLimitState, ...]:
        """Every overall limit of the track. One that is open in any branch is open."""
        return tuple(self._state(overall_limit) for overall_limit in self._track.caps)

    def _state(self, overall_limit: Cap) -> OverallLimitState:
        states = [self._in_chain(overall_limit, path, chain) for path, chain in self._chains]
        still = (LimitStatus.RUNNING, LimitStatus.PAUSED)
        return next((state for state in states if state.run.status in still), states[0])

    def _in_chain(self, overall_limit: Cap, path: tuple[EntryId, ...], chain: Chain) -> OverallLimitState:
        numbers = [number for number, stay in enumerate(chain.stays) if self._covers(overall_limit, stay)]
        within = {entry.id for number in numbers for entry in chain.within.get(number, ())}
        first = chain.stays[numbers[0]] if numbers else None
        limits = tuple(limit for stage in self._track.stages for limit in stage.time_limits)
        timing, amend = self._calculator.timing, self._calculator.amend
        happened = StayEvents(within, first, limits, timing, amend, first=bool(numbers) and numbers[0] == 0)
        began = happened.start(overall_limit.starts)
        end = self._ended(path, amend) or self._left(overall_limit, chain)
        settled = Settled(end.decision, end.at) if end is not None else Settled()
        calculated = self._calculator.calculate(
            of_overall_limit(overall_limit), self._track, began, settled, frozenset(self._entries)
        )
        resolved = end is not None and end.resolved and calculated.due.at is not None
        status = status_of(calculated.due.state, done=resolved, stopped=end is not None)
        stopped = ""
        if status is LimitStatus.STOPPED:
            stopped = f"It stopped{f' on {say_moment(end.at)}' if end is not None and end.at is not None else ''}."
        run = calculated.run(status, began, settled if resolved else Settled(), stopped)
        return OverallLimitState(overall_limit_for(overall_limit, calculated.length.priority), run)

    def _covers(self, overall_limit: Cap, stay: Stay) -> bool:
        return stay.track == self._track.id and (not overall_limit.stages or stay.stage in overall_limit.stages)

    def _ended(self, path: tuple[EntryId, ...], amend: Amendments) -> _End | None:
        """The decision that ended it: resolved, closed or withdrawn, and not reopened since."""
        since = None
        for decision in self._backwards(path):
            effect = self._judgement.effects[decision]
            if effect.status is Status.OPEN:
                break
            if _over(effect):
                withdrawn = effect.status is Status.WITHDRAWN
                since = _End(decision, amend.moment(self._entries[decision]), resolved=not withdrawn)
        return since

    def _backwards(self, path: tuple[EntryId, ...]) -> Iterator[EntryId]:
        return (entry_id for entry_id in reversed(path) if self._entries[entry_id].kind != KindId.RECONCILED)

    def _left(self, overall_limit: Cap, chain: Chain) -> _End | None:
        """The decision that left the limit's stages for a later one; None while at or before them."""
        if not overall_limit.stages or not chain.stays or chain.stays[-1].track != self._track.id:
            return None
        covered = [place for place, stage in enumerate(self._track.stages) if stage.id in overall_limit.stages]
        if not covered or self._track.position(chain.stays[-1].stage) <= max(covered):
            return None
        later = [stay for stay in chain.stays if not self._covers(overall_limit, stay)]
        inside = [number for number, stay in enumerate(chain.stays) if self._covers(overall_limit, stay)]
        leaving = chain.stays[inside[-1] + 1] if inside and inside[-1] + 1 < len(chain.stays) else later[0]
        return _End(leaving.begun_by, leaving.begun, resolved=False)


def _over(effect: Effect) -> bool:
    """Whether a state ends every overall limit."""
    resolved = effect.status is Status.STAGE_ENDED and effect.outcome.startswith("resolved")
    return resolved or effect.status in (Status.CLOSED, Status.WITHDRAWN)
