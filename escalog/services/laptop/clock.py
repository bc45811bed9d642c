"""The hour, as the services are given it: the laptop's own, or the sample's, which starts where the story stands."""

from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Protocol


class Clock(Protocol):
    """Tells the present hour."""

    def now(self) -> datetime:
        """The present hour, aware, in UTC."""
        ...


class LaptopClock:
    """The clock of this laptop, which is all an offline program can know."""

    def now(self) -> datetime:
        """The present hour by this laptop, in UTC."""
        return datetime.now(UTC)


class StoryClock:
    """A clock that is set by hand and then goes on from there: the practice store's and the demonstration's."""

    def __init__(self, start: datetime) -> None:
        self._start = start.astimezone(UTC)
        self._since = monotonic()

    def now(self) -> datetime:
        """The hour it was set to, and the time that has passed since."""
        return self._start + timedelta(seconds=monotonic() - self._since)

    def set(self, at: datetime) -> None:
        """Sets the clock; it goes on from `at`."""
        self._start = at.astimezone(UTC)
        self._since = monotonic()
