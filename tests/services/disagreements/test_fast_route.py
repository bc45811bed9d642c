"""An immediate route in a store: raised only with a reason, and first on Today among what is due at the same time."""

from datetime import date
from pathlib import Path

import pytest

from escalog.domain.values.failure import Failure
from escalog.wording.failures import sentence_of

PACK = Path(__file__).parents[2] / "builders" / "packs" / "fast_route.toml"
FAST = {"track": "urgent", "stage": "urgent-chair", "category": "plan"}
MAIN = {"track": "main", "stage": "three", "category": "plan"}


@pytest.fixture
def urgent(desk):
    """The desk with a pack in use that has an immediate route."""
    digest = desk.library.bring_in(desk.library.preview(PACK))
    desk.procedures.adopt(digest, "Ada", "Lead", date(2026, 10, 12), source_checked=True)
    return desk


def test_it_is_not_raised_without_why_it_cannot_wait(urgent, raised):
    with pytest.raises(Failure) as met:
        urgent.disagreements.raise_disagreement(raised(**FAST))
    assert met.value.code == "field-needed"
    assert "Write why it cannot wait" in sentence_of(met.value)
    made = urgent.disagreements.raise_disagreement(raised(**FAST, cannot_wait="Alone tonight."))
    assert urgent.disagreements.open(made).current.stage.id == "urgent-chair"


def test_on_today_it_comes_before_others_that_are_due_at_the_same_time(urgent, raised):
    make = urgent.disagreements.raise_disagreement
    plain = make(raised(**MAIN, **{"child.1.initials": "A.A."}))
    fast = make(raised(**FAST, cannot_wait="Alone tonight.", **{"child.1.initials": "Z.Z."}))
    rows = urgent.today().items
    assert [row.dispute for row in rows] == [fast, plain]
    assert len({(row.group, row.due) for row in rows}) == 1
    assert urgent.look_ahead().step().items == rows
