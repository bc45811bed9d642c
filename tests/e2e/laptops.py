"""Homes with a store in them, made once and copied: making one takes most of a second."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from escalog.services.laptop.clock import LaptopClock
from escalog.services.opening.opening import FirstRun, Opening
from escalog.store import access
from tests.builders.stores import QUICK, moved
from tests.e2e.main_job import PASSPHRASE
from tests.e2e.outside import Outside
from tests.services.conftest import adopt

RAISED: dict[str, Any] = {
    "safe_now": "safe", "direction": "ours", "child.1.initials": "Q.Z.", "our_reference": "77-12",
    "other_agency": "Health visiting", "other_person": "P.D.", "decision": "No visit was made in September.",
    "raising.holds": "The plan asks for a visit every fortnight.", "raising.wants": "A visit this week.",
    "safety_plan": "Seen at nursery every day.", "category": "plan-drift",
}  # fmt: skip


def opening_of(home: Path) -> Opening:
    """The way into the store of a home, as the program has it."""
    folder = home / "data" / "escalog"
    return Opening(folder / "store", folder / "practice", home / "state" / "escalog", LaptopClock())


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a store that opens quickly, an adopted procedure and one disagreement."""
    home = tmp_path_factory.mktemp("laptop") / "home"
    opening = opening_of(home)
    now = datetime.now(UTC)
    vault, _ = access.create(opening.folder, PASSPHRASE, now=now, state_folder=home / "state" / "escalog", work=QUICK)
    opening._sign_in(vault, FirstRun("Ada Lind", "Lead", "Elmbrook School", "england"), LaptopClock())
    with opening._desk(vault, LaptopClock()) as desk:
        adopt(desk)
        today = now.date().isoformat()
        desk.disagreements.raise_disagreement({**RAISED, "heard": today, "occurred": today})
    return home


@contextmanager
def opener(made: Path, folder: Path) -> Iterator[Callable[[], Outside]]:
    """Starts the program in one copy of a home; no process stays, whatever happens."""
    home = moved(made, folder / "home")
    started: list[Outside] = []

    def start() -> Outside:
        started.append(Outside(home))
        return started[-1]

    try:
        yield start
    finally:
        for each in started:
            each.end()
