"""Puts the program together: where files lie, which clock counts, which services there are. Knows no Qt.

The only file that asks the system where a person's files belong.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from escalog.services.laptop.clock import Clock, LaptopClock
from escalog.services.opening.opening import Opening
from escalog.store.database.core_dumps import leave_none

if TYPE_CHECKING:
    from escalog.services.records.checking import Checking

NAME = "escalog"


@dataclass(frozen=True, slots=True)
class Paths:
    """Where things lie for one person on one laptop."""

    store: Path
    practice: Path
    state: Path

    @classmethod
    def of_this_person(cls, store: Path | None = None) -> "Paths":
        """The system's own places; `store` takes the place of the default folder."""
        data = platformdirs.user_data_path(NAME, appauthor=False)
        return cls(
            store=store if store is not None else data / "store",
            practice=data / "practice",
            state=platformdirs.user_state_path(NAME, appauthor=False),
        )


class Program:
    """What the window and the command line stand on."""

    def __init__(self, paths: Paths, clock: Clock) -> None:
        self.paths = paths
        self.clock = clock
        self.opening = Opening(paths.store, paths.practice, paths.state, clock)

    def checking(self) -> "Checking":
        """Checks records without a store: what is checked with a signer holds as long as this object does."""
        from escalog.services.records.checking import Checking

        return Checking(self.clock)


def build(store: Path | None = None, paths: Paths | None = None, clock: Clock | None = None) -> Program:
    """The program for one store: the default one, or the one in the folder `store`. No key of it is ever dumped."""
    leave_none()
    return Program(paths or Paths.of_this_person(store), clock or LaptopClock())
