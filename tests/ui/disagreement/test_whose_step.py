"""At the window: whose step it is, on the card, on the card of the stage, in Today, in the agenda and on the ladder."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from escalog.domain.pack.toml.writing import write_pack
from escalog.services.desk import Desk
from escalog.ui.page.targets import DisagreementTarget, ProcedureTarget
from tests.builders.story import pack
from tests.services.conftest import RAISED
from tests.ui.lint import lint

BEGUN = RAISED | {"category": "plan", "track": "children", "stage": "practitioners", "priority": "red"}


@pytest.fixture
def opened(real, tmp_path: Path):
    """The window on a disagreement under the pack that uses the whole format."""
    file = tmp_path / "whole.toml"
    file.write_text(write_pack(pack("whole_format")), encoding="utf-8")
    desk: Desk = real.desk
    digest = desk.library.bring_in(desk.library.preview(file))
    desk.procedures.adopt(digest, "Ada Lind", "Lead", date(2026, 10, 1), source_checked=True, gaps_filled="None")
    made = desk.disagreements.raise_disagreement(BEGUN | {"procedure": digest})
    real.made, real.digest = made, digest
    return real


def test_the_card_and_the_stage_say_whose_step_it_is(opened):
    page = opened.go(DisagreementTarget(opened.made))
    assert "The other side's turn (level 1 of 4)" in opened.texts(page.step)
    assert page.step.main is not None
    assert "The other side's step." in page.step.main.accessibleDescription()
    assert lint(opened.window) == []


def test_today_and_the_agenda_say_it_to_the_eye_and_aloud(opened):
    page = opened.go("today")
    rows = [each for each in page.list.rows.all_rows() if "Q.Z." in each.about]
    assert any(each.detail.startswith("The other side's step.") for each in rows)
    assert any("The other side's step" in each.spoken for each in rows)
    page = opened.go("agenda")
    rows = [each for each in page.list.rows.all_rows() if each.item is not None]
    assert any("the other side's step" in each.about for each in rows)


def test_the_ladder_says_it_of_each_limit_and_of_each_kind_of_agency(opened):
    page = opened.go(ProcedureTarget(opened.digest))
    said = "\n".join(each.text() for each in page.findChildren(QLabel))
    assert "Answer (the receiving side): 2 working days from the discussion." in said
    assert "Speak to each other: 3 working days from raising it." in said
    assert "School or college on the receiving side: Head teacher." in said
    assert "60 working days from raising it (Red: 20 working days; Green: no limit)" in said
