"""Open stores to work at: a real one with an adopted procedure, and the practice store with its sample."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from escalog.services.desk import Desk
from escalog.services.laptop.clock import StoryClock
from escalog.services.opening.opening import FirstRun, Opening
from escalog.store import access
from tests.builders.stores import PASSPHRASE, QUICK, moved

MONDAY = datetime(2026, 10, 12, 9, 30, tzinfo=UTC)

RAISED: dict[str, Any] = {
    "safe_now": "safe",
    "direction": "ours",
    "child.1.initials": "Q.Z.",
    "our_reference": "77-12",
    "other_agency": "Health visiting",
    "other_person": "P.D.",
    "decision": "No visit was made in September.",
    "heard": "2026-10-12",
    "raising.holds": "The plan asks for a visit every fortnight.",
    "raising.wants": "A visit this week.",
    "safety_plan": "Seen at nursery every day.",
    "category": "plan-drift",
    "occurred": "2026-10-12T10:00",
}


def adopt(desk: Desk, pack: str = "model") -> str:
    """Takes a shipped pack into use; returns its digest."""
    digest = next(each.digest for each in desk.procedures.all() if each.procedure.id == pack)
    desk.procedures.adopt(digest, "Ada Lind", "Lead", date(2026, 10, 1), source_checked=True, gaps_filled="None")
    return digest


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real store made once: making one takes most of a second."""
    base = tmp_path_factory.mktemp("made")
    opening = Opening(base / "store", base / "practice", base / "state", StoryClock(MONDAY))
    vault, _ = access.create(base / "store", PASSPHRASE, now=MONDAY, state_folder=base / "state", work=QUICK)
    opening._sign_in(vault, FirstRun("Ada Lind", "Lead", "Elmbrook School", "england"), StoryClock(MONDAY))
    desk = opening._desk(vault, StoryClock(MONDAY))
    adopt(desk)
    desk.close()
    return base


@pytest.fixture
def clock() -> StoryClock:
    return StoryClock(MONDAY)


@pytest.fixture
def opening(made_once: Path, tmp_path: Path, clock: StoryClock) -> Opening:
    """The way into a real store that is closed."""
    base = moved(made_once, tmp_path / "laptop")
    return Opening(base / "store", base / "practice", base / "state", clock)


@pytest.fixture
def desk(opening: Opening) -> Iterator[Desk]:
    """A real store, open, with the model procedure adopted."""
    with opening.unlock(PASSPHRASE) as opened:
        yield opened


@pytest.fixture
def raised() -> Callable[..., dict[str, Any]]:
    """What is needed to raise a disagreement, and nothing else; keywords change it."""
    return lambda **changes: {**RAISED, **changes}
