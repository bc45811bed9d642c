"""The clock that the services use: the laptop's own, or the sample's, which starts where the story stands."""

from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Protocol


class Clock(Protocol):
    """Tells the current time."""

    def now(self) -> datetime:
        """The current time, aware, in UTC."""
        ...


class LaptopClock:
    """The clock of this laptop, which is all an offline program can know."""

    def now(self) -> datetime:
        """The current time by this laptop, in UTC."""
        return datetime.now(UTC)


class StoryClock:
    """A clock that is set by hand and then goes on from there: the practice store's and the demonstration's."""

    def __init__(self, start: datetime) -> None:
        self._start = start.astimezone(UTC)
        self._since = monotonic()

    def now(self) -> datetime:
        """The time it was set to, plus the time that has passed since."""
        return self._start + timedelta(seconds=monotonic() - self._since)

    def set(self, at: datetime) -> None:
        """Sets the clock; it goes on from `at`."""
        self._start = at.astimezone(UTC)
        self._since = monotonic()
