"""Time at the window: pauses, overall limits, a priority, a longer limit with its reason."""

from dataclasses import replace

import pytest
from msgspec import structs

from escalog.ui.acts.specs import choices_for
from escalog.ui.disagreement.words import rail_stages, stage_lines, status_words
from tests.builders.whole_pack import adopt_whole
from tests.e2e.test_stories import raise_it


@pytest.fixture
def page(real):
    adopt_whole(real.desk, "model")
    return raise_it(real)


def _now(page):
    return next(
        each for each in rail_stages(page.dispute_page) if each.time in ("Paused", "Now") or each.boxes or each.lines
    )


def test_a_pause_is_said_calmly_on_the_page_the_rail_and_today(real, page):
    real.act("paused", reason="Q.Z. is in hospital")
    assert "The time limits have stood still since" in page.status_line.text()
    assert "q.Z." not in page.status_line.text()
    assert _now(page).time == "Paused"
    assert page.dispute_page.next_step.main == "resumed"
    today = real.go("today")
    titles = [row.title for row in today.list.rows.all_rows()]
    assert "Time limits paused (1)" in titles
    assert not any(title.startswith("Past its time limit") for title in titles)


def test_an_overall_limit_stands_beside_the_stages_own(real, page):
    dispute = page.dispute_page.dispute
    labels = dict(stage_lines(page.dispute_page, dispute.current))
    assert labels["All stages together"].startswith("Due ")
    assert "60 working days from" in labels["All stages together"]


def test_a_longer_limit_shows_its_reason(real, page):
    real.act(
        "longer-limit", limit="whole-form", due="2026-12-18", reason="The form is being reprinted.", agreed_with="P.D."
    )
    lines = list(stage_lines(page.dispute_page, page.dispute_page.dispute.current))
    assert ("Why it is longer", "The form is being reprinted.") in lines


def test_a_priority_stands_where_the_status_stands(real, page):
    real.act("priority-set", priority="red", reason="Q.Z. is one week old.")
    assert status_words(page.dispute_page.dispute) == "Priority: Red."


def test_only_open_things_are_offered_to_be_noted(real, page):
    assert "whole-form" in [each.id for each in choices_for(page.dispute_page)("limits-to-note")]
    real.act("limit-met", limit="whole-form")
    assert "whole-form" not in [each.id for each in choices_for(page.dispute_page)("limits-to-note")]


def test_a_stage_that_is_wanted_without_delay_says_so_with_its_guidance_in_both_languages(page):
    stage = page.dispute_page.dispute.current
    assert "How soon" not in dict(stage_lines(page.dispute_page, stage))
    pressing = structs.replace(stage.stage, urgent=True, guidance="Ring\nfirst.", guidance_welsh="Ffoniwch\ngyntaf.")
    lines = list(stage_lines(page.dispute_page, replace(stage, stage=pressing)))
    assert lines[-3:] == [
        ("How soon", "Without delay, whatever its time limits say."),
        ("The procedure says", "Ring first."),
        ("The procedure says in Welsh", "Ffoniwch gyntaf."),
    ]
