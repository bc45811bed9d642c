"""An immediate route at the window: recognised in words, taken with a reason, and never before calling for help."""

from datetime import date
from pathlib import Path

import pytest

from escalog.domain.procedure.immediate_route import DANGER_FIRST, for_risk
from escalog.ui.disagreement.words import rail_stages
from tests.ui.disagreement.test_routes import CHILD, NEEDED, choose
from tests.ui.lint import lint

PACK = Path(__file__).parents[2] / "builders" / "packs" / "fast_route.toml"
WHY = "Alone tonight."
DECISION = {"decision": "No visit.", "heard": "2026-10-12", "category": "plan"}


@pytest.fixture
def urgent(real):
    """The window, with a pack in use that has an immediate route."""
    desk = real.desk
    digest = desk.library.bring_in(desk.library.preview(PACK))
    desk.procedures.adopt(digest, "Ada Lind", "Lead", date(2026, 10, 1), source_checked=True)
    return real


def fill_rest(desktop, page, **more):
    for step, values in NEEDED.items():
        page.go(step)
        extra = {**CHILD.get(step, {}), **(DECISION if step == "decision" else {}), **more.get(step, {})}
        desktop.fill(page.forms.form(step), **{**values, **extra})
    page.go("plan")
    desktop.fill(page.forms.form("plan"), **CHILD["plan"])
    page.go("check")


def record(desktop, page):
    page.foot.continue_button.click()
    desktop.settle()
    assert desktop.page.name == "disagreement", page.summary.sentences()
    return desktop.page


def route_of(page):
    return page.step_widgets["route"]


def test_it_is_recognised_in_words_before_and_says_what_comes_first_once_it_is_chosen(urgent):
    page = urgent.go("raise")
    page.go("route")
    route = route_of(page)
    option = next(each for each in route.radios if each.track == "urgent")
    assert for_risk("Stage") in urgent.texts(route)
    assert for_risk("Stage") in route.radios[option].accessibleDescription()
    (banner,) = route.banners(option)
    assert not banner.isVisible()
    choose(urgent, page, "urgent")
    assert banner.isVisible()
    assert banner.sentence.text() == DANGER_FIRST
    assert banner.advice.text() == (
        "Call 999 if a child is in danger now. Otherwise ring children's social care, and say that it cannot wait."
    )
    choose(urgent, page, "main")
    assert not banner.isVisible()


def test_it_asks_why_it_cannot_wait_and_begins_at_any_stage_without_another_reason(urgent):
    page = urgent.go("raise")
    choose(urgent, page, "urgent")
    route = route_of(page)
    form = page.forms.form("route")
    assert route.start.isVisible()
    assert not route.later.isVisible()
    assert [each.name for each in form._fields] == ["cannot_wait", "stage"]
    page.foot.continue_button.click()
    assert page.step == "route"
    assert page.summary.sentences() == ("Write why it cannot wait",)
    page.summary.chosen.emit("cannot_wait")
    assert urgent.focus() is form.question("cannot_wait").control
    urgent.fill(form, cannot_wait=WHY, stage="urgent-chair")
    page.foot.continue_button.click()
    assert page.step == "sides"
    fill_rest(urgent, page)
    assert "Risk now (immediate route)" in urgent.texts(page.review)
    assert WHY in urgent.texts(page.review)
    page = record(urgent, page)
    assert page.dispute_page.dispute.current.stage.id == "urgent-chair"
    assert "Risk now (immediate route)" in page.facts.text()
    assert page.dispute_page.next_step.heading == "Next step (immediate route, stage 3 of 3)"
    assert WHY in urgent.texts(page.known)
    urgent.go("today")
    (row,) = [each for each in urgent.page.list.rows.all_rows() if "Q.Z." in each.about]
    assert "Immediate route" in row.spoken


def test_what_was_written_for_it_is_kept_while_drafting_and_not_recorded_on_another_route(urgent):
    page = urgent.go("raise")
    choose(urgent, page, "urgent")
    urgent.fill(page.forms.form("route"), cannot_wait=WHY)
    choose(urgent, page, "main")
    assert not route_of(page).start.isVisible()
    assert [each.name for each in page.forms.form("route")._fields] == ["stage", "start_reason"]
    choose(urgent, page, "urgent")
    assert page.forms.form("route").question("cannot_wait").value() == WHY
    choose(urgent, page, "main")
    fill_rest(urgent, page)
    dispute = record(urgent, page).dispute_page.dispute
    assert dispute.track.id == "main"
    assert "cannot_wait" not in dispute.entry(dispute.raised_by).fields


def test_a_running_disagreement_moves_there_with_what_comes_first_in_view(urgent):
    page = urgent.go("raise")
    choose(urgent, page, "main")
    fill_rest(urgent, page)
    page = record(urgent, page)
    page.open_act("track-moved")
    urgent.settle()
    panel = page.panel
    assert "Risk now (immediate route): A child may come to harm" in urgent.texts(panel)
    assert panel.risk.isVisible()  # it is the only other route, so it is chosen
    assert "why it cannot wait" in urgent.texts(panel)
    panel.record.click()
    urgent.settle()
    assert panel.form.summary.sentences() == ("Write why it moves to another route",)
    urgent.record(to_stage="urgent-heads", reason=WHY)
    assert page.dispute_page.dispute.current.stage.id == "urgent-heads"
    assert urgent.headings()[0] == "Moved to the immediate route: Risk now, stage 2"
    page.open_act("track-moved")
    urgent.settle()
    assert not page.panel.risk.isVisible()  # back to the main route nothing is pressed


def test_on_it_a_stage_is_passed_over_with_the_reason_that_every_later_stage_asks(urgent):
    page = urgent.go("raise")
    choose(urgent, page, "urgent")
    urgent.fill(page.forms.form("route"), cannot_wait=WHY)
    fill_rest(urgent, page)
    page = record(urgent, page)
    page.open_act("escalated")
    urgent.settle()
    assert "stages may be passed over" in page.panel.form.question("to_stage").row.hint_text
    urgent.record(to_stage="urgent-chair", reason="Nobody answers.")
    assert page.dispute_page.dispute.current.stage.id == "urgent-chair"
    said = [line for stage in rail_stages(page.dispute_page) for line in stage.lines]
    assert "Skipped: an immediate route may pass it over" in said


@pytest.mark.parametrize(("palette", "percent"), [("light", 100), ("contrast", 150), ("dark", 200)])
def test_the_page_of_routes_passes_the_lint_with_it_chosen(urgent, qapp, palette, percent):
    theme = next(each for each in qapp.children() if type(each).__name__ == "Theme")
    theme.choose(palette, percent)
    page = urgent.go("raise")
    choose(urgent, page, "urgent")
    page.foot.continue_button.click()
    urgent.qtbot.wait(500)
    assert lint(urgent.window) == []


def test_how_pressing_it_is_and_what_kind_of_agency_it_is_change_limits_and_who_acts(urgent):
    page = urgent.go("raise")
    choose(urgent, page, "main")
    sides = {"raising_agency_type": "school", "receiving_agency_type": "practice"}
    fill_rest(urgent, page, sides=sides, decision={"priority": "red"})
    said = urgent.texts(page.review)
    for words in ("Red: A child may come to harm this week", "A school", "A general practice"):
        assert words in said
    page = record(urgent, page)
    dispute = page.dispute_page.dispute
    assert dispute.stage("one").limits[0].limit.limit == 4
    assert "due Monday 12 October, 14:30" in urgent.texts(page.rail)
    page.rail.buttons[1].click()
    urgent.settle()
    said = urgent.texts(page.stage_card)
    assert "The trust's safeguarding lead (for a school)" in said
    assert "A general practice has nobody at this level." in said
