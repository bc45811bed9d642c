"""Compares the laptop's clock with the times this store has seen, and reports a clock that was moved."""

from datetime import datetime, timedelta

from escalog.domain.values.english import say_moment
from escalog.domain.values.failure import Failure
from escalog.services.kept.settings import kept_hour
from escalog.services.laptop.clock import Clock
from escalog.store.vault import Vault
from escalog.wording.failures import words_of

SEEN = "clock-seen"
"""The setting that keeps the hour at which this store was used last."""

BEHIND = timedelta(minutes=10)
"""So far a clock may stand behind before it is remarked on."""

FAR_AHEAD = timedelta(days=60)
"""So long a store may lie unused before its clock is asked about."""

_STEP = timedelta(minutes=30)
"""The hour is not written down more often than this."""


class ClockCheck:
    """Remembers the latest hour that was seen while the store was in use."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock
        self._before = self._read()
        self._highest = clock.now()
        self._kept: datetime | None = None

    def sentences(self) -> tuple[str, ...]:
        """What to know of the clock now; nothing where it fits what was seen."""
        now = self._clock.now()
        if self._vault.sample:
            return ()
        failure = self._remark(now)
        self._highest = max(self._highest, now)
        self._keep(now)
        return (words_of(failure),) if failure is not None else ()

    def _remark(self, now: datetime) -> Failure | None:
        recorded = self._last_recorded()
        seen = [moment for moment in (self._before, self._highest, recorded) if moment is not None]
        last = max(seen)
        if last > now + BEHIND:
            said = {"now": say_moment(now, year=True), "last": say_moment(last, year=True)}
            return Failure("clock-behind", **said)
        known = [moment for moment in (self._before, recorded) if moment is not None]
        if known and now - max(known) > FAR_AHEAD:
            return Failure("clock-far-ahead", days=(now - max(known)).days)
        return None

    def _last_recorded(self) -> datetime | None:
        """What the clock said at the last entry; None where that cannot be read: the check of the store says so."""
        try:
            return self._vault.last_recorded()
        except Failure:
            return None

    def _read(self) -> datetime | None:
        return kept_hour(self._vault.settings.get(SEEN))

    def _keep(self, now: datetime) -> None:
        """Writes the hour down for the next time, also an earlier one: it was said aloud in this session."""
        if self._kept is None or abs(now - self._kept) > _STEP:
            self._vault.settings.put(SEEN, now.isoformat())
            self._kept = now
