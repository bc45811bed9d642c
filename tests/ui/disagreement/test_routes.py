"""Routes at the window: finding one by one plain choice, moving to another, telling whom the procedure names."""

import pytest

from escalog.domain.ladder.states import StageStatus
from escalog.ui.disagreement.words import stage_lines
from escalog.ui.raising.route_step import GOES_ANOTHER_WAY
from tests.builders.desktop import adopt

NEEDED = {
    "safety": {"safe_now": "safe"},
    "direction": {"direction": "ours"},
    "sides": {"our_reference": "77-12", "other_agency": "Health visiting", "other_person": "P.D."},
    "decision": {"decision": "No visit."},
    "ours": {"raising__holds": "A visit is needed.", "raising__wants": "A visit this week."},
}
CHILD = {"sides": {"child__1__initials": "Q.Z."}, "plan": {"safety_plan": "Seen every day."}}
OF_A_ROUTE = {
    "children": {**CHILD, "decision": {"heard": "2026-10-12"}},
    "adults": {**CHILD, "decision": {"heard": "2026-10-12"}},
    "conference": {**CHILD, "decision": {"conference": "2026-10-09T10:00", "conference_chair": "R.B."}},
    "review": {**CHILD, "decision": {"review_on": "2026-10-20", "reviewing_officer": "N.K."}},
    "theme": {"sides": {"theme": "Waiting time for speech therapy"}},
}


def choose(desktop, page, track):
    """Chooses a route by its words, as a person would."""
    page.go("route")
    route = page.step_widgets["route"]
    radio = next(radio for option, radio in route.radios.items() if option.track == track)
    radio.click()
    desktop.settle()


def fill(desktop, page, track):
    """Everything that this route needs, and nothing else; ends where it is read through."""
    pages = [step.id for step in page.steps]
    for step in pages[:-1]:
        page.go(step)
        values = {**NEEDED.get(step, {}), **OF_A_ROUTE[track].get(step, {})}
        if step == "decision":
            values["category"] = page.forms.procedure.categories[0].id
        if values:
            desktop.fill(page.forms.form(step), **values)
    page.go("check")


def raise_on(desktop, track, pack="model"):
    if pack != "model":
        adopt(desktop.desk, pack)
    page = desktop.go("raise")
    if pack != "model":
        page.go("route")
        digest = next(each for each, held in page.forms.packs.items() if held.procedure.id == pack)
        page.step_widgets["route"].choice.chosen.emit(digest)
        desktop.settle()
    choose(desktop, page, track)
    fill(desktop, page, track)
    page.foot.continue_button.click()
    desktop.settle()
    assert desktop.page.name == "disagreement", page.summary.sentences()
    desktop.pass_minutes(20)
    return desktop.page


@pytest.mark.parametrize("track", ["children", "conference", "review", "theme"])
def test_each_route_is_raised_with_what_it_needs_and_nothing_else(real, track):
    dispute = raise_on(real, track).dispute_page.dispute
    assert dispute.track.id == track
    assert dispute.current.stage is dispute.track.stages[0]


def test_a_conference_dissent_counts_from_the_conference(real):
    page = raise_on(real, "conference")
    dispute = page.dispute_page.dispute
    assert dispute.details.conference.text() == "2026-10-09T10:00"
    assert dispute.details.conference_chair == "R.B."
    assert "R.B." in real.texts(page.known)
    assert dispute.stages[0].limits[0].run.started.text() == "2026-10-09T10:00"


def test_a_theme_is_called_a_theme_and_nobody_is_asked_for_initials(real):
    page = raise_on(real, "theme")
    assert page.heading.text().startswith("Theme 77-12: ")
    assert "Waiting time for speech therapy" in real.texts(page.known)
    assert "What keeps the children concerned safe meanwhile" in real.texts(page.known)
    assert "Level of need" not in real.texts(page.positions)
    assert "carers" not in real.texts(page)
    assert "Lead professional" not in real.texts(page)
    row = real.desk.finding.find("").rows[0]
    assert (row.initials, row.reference) == ("Theme", "77-12")
    real.go("today")
    assert any("Theme 77-12" in row.about for row in real.page.list.rows.all_rows() if not row.is_heading)


def test_an_adult_is_called_an_adult_on_every_page_of_the_form_and_afterwards(real):
    adopt(real.desk, "lincolnshire")
    page = real.go("raise")
    page.go("route")
    digest = next(each for each, held in page.forms.packs.items() if held.procedure.id == "lincolnshire")
    page.step_widgets["route"].choice.chosen.emit(digest)
    real.settle()
    choose(real, page, "adults")
    for step in [step.id for step in page.steps if step.id not in ("route", "check")]:
        page.go(step)
        said = real.texts(page.forms.form(step)) + real.texts(page.aside) + page.heading.text() + page.lead.text()
        assert "hild" not in said, (step, said)
    fill(real, page, "adults")
    assert "Adult's initials" in real.texts(page.review)
    page.foot.continue_button.click()
    real.settle()
    page = real.page
    assert page.dispute_page.dispute.track.id == "adults"
    assert "What keeps the adult safe meanwhile" in real.texts(page.known)
    assert "hild" not in real.texts(page.step) + real.texts(page.known)


def test_before_the_route_is_chosen_safety_is_asked_about_any_whom_the_procedure_is_for(real):
    adopt(real.desk, "lincolnshire")
    real.desk.procedures.set_default(
        next(each.digest for each in real.desk.procedures.all() if each.procedure.id == "lincolnshire")
    )
    page = real.go("raise")
    assert page.heading.text() == "Is the child or adult safe now?"
    assert page.forms.form("safety").question("safe_now").row.question == "Is the child or adult safe now?"
    choose(real, page, "adults")
    page.go("safety")
    assert page.heading.text() == "Is the adult safe now?"


def test_a_way_out_says_what_to_do_instead_and_does_not_go_on(real):
    page = real.go("raise")
    page.go("route")
    route = page.step_widgets["route"]
    complaint = next(option for option in route.radios if option.way_out == "complaint")
    route.radios[complaint].click()
    real.settle()
    assert complaint.instead in real.texts(route)
    page.foot.continue_button.click()
    assert page.step == "route"
    assert page.summary.sentences() == (GOES_ANOTHER_WAY,)
    choose(real, page, "children")
    assert page.summary.sentences() == ()
    page.foot.continue_button.click()
    assert page.step == "sides"


def test_a_way_out_that_leads_to_a_route_is_offered_once_as_that_route(real):
    page = real.go("raise")
    page.go("route")
    options = list(page.step_widgets["route"].radios)
    assert [option.track for option in options if option.track] == ["children", "conference", "review", "theme"]
    assert {option.way_out for option in options} & {"conference-dissent", "looked-after-review"} == set()
    assert next(option for option in options if option.track == "conference").sure


def test_what_another_route_asked_is_kept_while_drafting_and_not_recorded(real):
    page = real.go("raise")
    choose(real, page, "theme")
    page.go("sides")
    real.fill(page.forms.form("sides"), theme="Waiting times", our_reference="77-12")
    choose(real, page, "children")
    page.go("sides")
    assert page.forms.form("sides").question("our_reference").value() == "77-12"
    fill(real, page, "children")
    page.foot.continue_button.click()
    real.settle()
    raised = next(entry for entry in real.page.dispute_page.dispute.entries if entry.kind == "raised")
    assert "theme" not in raised.fields
    assert not any(name.startswith("_") for name in raised.fields)


def test_the_route_of_a_draft_is_there_again(real):
    page = real.go("raise")
    choose(real, page, "theme")
    page.go("sides")
    real.fill(page.forms.form("sides"), theme="Waiting times")
    real.lock()
    real.unlock()
    page = real.go("raise")
    assert page.heading.text() == "Theme and agencies"
    assert "child" not in [step.id for step in page.steps]


def test_it_moves_to_another_route_with_both_clocks_said(real):
    page = raise_on(real, "children")
    page.open_act("track-moved")
    real.settle()
    form = page.panel.form
    conference = form.question("conference")
    assert not conference.row.isVisibleTo(form)
    real.fill(form, to_track="conference")
    assert conference.row.isVisibleTo(form)
    page.panel.record.click()
    real.settle()
    assert set(page.panel.form.summary.sentences()) == {
        "Enter the day the conference was held, for example 16 Nov 2026",
        "Write why it moves to another route",
    }
    real.record(conference="2026-10-09T10:00", reason="It is a dissent.")
    dispute = page.dispute_page.dispute
    assert dispute.track.id == "conference"
    said = real.texts(page.earlier)
    assert "Stage 1 of Children stopped on" in said
    assert "from the conference, Fri 9 Oct 2026, 10:00" in said
    rail = page.earlier.rails[0]
    assert not rail.isVisible()
    real.press("Show the route Children", page.earlier)
    assert rail.isVisible()
    assert len(rail.buttons) == 4
    rail.buttons[0].click()
    real.settle()
    assert page.stage_card.stage == "practitioners"
    assert page.dispute_page.dispute.stage("practitioners").status is StageStatus.ENDED


def test_telling_is_one_press_for_the_notification_and_one_to_note_that_it_was_sent(real, tmp_path):
    page = raise_on(real, "children")
    page.open_act("stage-concluded")
    real.settle()
    real.act(
        "stage-concluded",
        outcome="unresolved",
        summary="No agreement.",
        **{f"writing__{item.id}": "Both said." for item in page.dispute_page.dispute.current.missing_writing},
    )
    real.act("escalated", to_stage="partnership-meeting", because_of_risk=True, reason="x", safety_done="Seen.")
    while real.desk.care.check_step():
        pass
    assert page.step.main.text() == "Make the notification..."
    real.press("Make the notification...", page.step)
    record = real.page
    assert record.name == "record"
    assert record.form.values()["kind"] == "notification"
    assert record.form.values()["recipient"] == "The safeguarding partnership"
    record.show_pages.click()
    real.settle()
    record.ask_path = lambda name: tmp_path / name
    record.signing.save.click()
    real.settle()
    line = real.desk.records.sent()[0]
    real.press("Note that it was sent...", record)
    page = real.page
    assert page.name == "disagreement"
    assert page.panel.spec.kind == "partnership-told"
    assert page.panel.form.question("notice") is None
    real.record(how="email")
    dispute = page.dispute_page.dispute
    told = next(entry for entry in dispute.entries if entry.kind == "partnership-told")
    assert (told.text("notice"), told.text("stage")) == ("start", "partnership-meeting")
    assert line.what == "Notification"
    assert told.text("record") in {each.id for each in real.desk.records._register.lines()}
    assert not any(each.to_tell for each in dispute.notices)


def test_the_other_sides_part_may_be_left_empty_with_a_tick_and_goes_up_with_nobodys_words(real):
    page = raise_on(real, "children", pack="sefton")
    page.open_act("stage-concluded")
    real.settle()
    part = "stage-1-outcome"
    label = "What the outcome letter says, or that none came"
    said = real.texts(page.panel.form)
    assert f"Their part: {label}" in said
    tick = page.panel.form.question(f"unwritten.{part}").control
    assert tick.text() == f"They have not written it: {label[:1].lower()}{label[1:]}"
    real.fill(page.panel.form, outcome="unresolved", summary="No letter came.")
    page.main_act()
    assert any("tick that they have not" in each for each in page.panel.form.summary.sentences())
    tick.click()
    page.main_act()
    real.settle()
    assert page.panel is None
    stage = page.dispute_page.dispute.stages[0]
    assert stage.status is StageStatus.ENDED
    assert (label, "Not received.") in list(stage_lines(page.dispute_page, stage))


def test_a_route_with_fewer_pages_is_counted_at_once_and_said_with_the_title(real):
    page = real.go("raise")
    choose(real, page, "children")
    assert page.step_of.text() == "Page 3 of 11"
    choose(real, page, "theme")
    assert page.step_of.text() == "Page 3 of 9"
    page.go("plan")
    assert page.heading.accessibleDescription() == f"Page 8 of 9. {page.lead.text()}"


def test_a_dissent_raised_with_us_asks_for_the_agency_that_dissents_and_never_calls_it_the_conferences(real):
    page = real.go("raise")
    real.fill(page.forms.form("direction"), direction="theirs")
    choose(real, page, "conference")
    asked = {each.name: each.row.question for each in page.forms.form("sides").questions()}
    assert asked["other_agency"] == "Agency that dissents"
    fill(real, page, "conference")
    page.go("direction")
    real.fill(page.forms.form("direction"), direction="theirs")
    page.go("check")
    page.foot.continue_button.click()
    real.settle()
    raised = next(row for row in real.page.dispute_page.dispute.chronology if row.kind == "raised")
    assert ("Other agency", "Health visiting") in [(line.label, line.value) for line in raised.lines]


def test_with_procedures_for_children_and_adults_in_use_the_first_question_is_about_either(real):
    adopt(real.desk, "pan-lancashire-adults")
    page = real.go("raise")
    assert page.heading.text() == "Is the adult or child safe now?"
    assert "children's social care" not in real.texts(page.aside)
    assert "Call 999 if an adult or child is in danger now." in real.texts(page.aside)
    page.go("direction")
    button = page.step_list.buttons["safety"]
    real.settle()
    assert button.height() >= button.heightForWidth(button.width())
    page.go("safety")
    page.foot.continue_button.click()
    assert "Say whether the adult or child is safe now" in page.summary.sentences()
    real.fill(page.forms.form("safety"), safe_now="safe")
    page.go("route")
    page.go("safety")
    assert page.heading.text() == "Is the adult safe now?"
