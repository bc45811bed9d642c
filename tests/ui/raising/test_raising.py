from escalog.ui.raising.review import not_there_yet, review
from tests.builders.desktop import adopt

NEEDED = {
    "safety": {"safe_now": "safe"},
    "direction": {"direction": "ours"},
    "sides": {"child__1__initials": "Q.Z.", "our_reference": "77-12", "other_agency": "Police", "other_person": "P.D."},
    "decision": {"decision": "No visit.", "heard": "2026-10-12", "category": "plan-drift"},
    "ours": {"raising__holds": "A visit is needed.", "raising__wants": "A visit this week."},
    "plan": {"safety_plan": "Seen every day."},
}


def fill(desktop, page, **changes):
    for step, values in {**NEEDED, **changes}.items():
        page.go(step)
        desktop.fill(page.forms.form(step), **values)
    page.go("check")


def record(desktop, page):
    page.go("check")
    page.foot.continue_button.click()
    desktop.settle()
    return desktop.page.dispute_page.dispute


def test_the_first_page_says_what_to_do_first(real):
    page = real.go("raise")
    assert page.step == "safety"
    assert "Call 999 if a child is in danger now." in real.texts(page.aside)


def test_nothing_typed_leaves_no_draft(real):
    page = real.go("raise")
    page.go("route")
    page.go("decision")
    page.finish_later()
    real.settle()
    assert real.page.name == "today"
    assert real.desk.drafts.all() == ()


def test_finishing_later_and_coming_back_goes_on_where_it_was_left(real):
    page = real.go("raise")
    real.fill(page.forms.form("safety"), safe_now="safe")
    page.go("sides")
    real.fill(page.forms.form("sides"), our_reference="77-99")
    page.foot.later.click()
    real.settle()
    assert [draft.key for draft in real.desk.drafts.all()] == ["raise"]
    page = real.go("raise")
    assert page.step == "sides"
    assert page.forms.form("sides").question("our_reference").value() == "77-99"


def test_steps_say_done_here_left_for_later_and_not_yet(real):
    page = real.go("raise")
    real.fill(page.forms.form("safety"), safe_now="safe")
    page.go("child")
    page.go("need")
    states = {step: button.state.value for step, button in page.step_list.buttons.items()}
    assert states["safety"] == "Done"
    assert states["need"] == "You are here"
    assert states["child"] == "Left for later"
    assert states["plan"] == "Not yet"


def test_other_routes_say_what_to_do_instead(real):
    page = real.go("raise")
    page.go("route")
    said = real.texts(page.contents)
    assert "A complaint about a service or a person's manner" in said
    assert "Use the complaints procedure of the agency it is about" in said


def test_reading_through_names_the_procedure_and_each_change_says_its_answer(real):
    page = real.go("raise")
    fill(real, page)
    lines = {line.label: line.value for line in review(page.forms.values, page.forms.procedure)}
    version = page.forms.procedure.version
    assert lines["Procedure"] == f"Escalation, Challenge and Conflict Resolution (model), version {version}"
    real.settle()
    change = real.button("Change: Our reference", page.contents)
    assert change.accessibleDescription() == "77-12"
    real.press("Change: Procedure", page.contents)
    assert page.step == "route"


def test_a_year_of_birth_is_four_figures_or_nothing(real):
    page = real.go("raise")
    fill(real, page, sides={**NEEDED["sides"], "child__1__birth_year": "Oak"})
    page.foot.continue_button.click()
    real.settle()
    assert page.summary.sentences() == ("Write the year of birth in four figures, for example 2015",)
    page.summary.chosen.emit("child.1.birth_year")
    assert page.step == "sides"
    assert page.forms.form("sides").question("child.1.birth_year").control.hasFocus()
    real.fill(page.forms.form("sides"), child__1__birth_year="2015")
    assert record(real, page).children[0].birth_year == "2015"


def test_a_full_name_for_initials_is_asked_about_once_and_never_refused(real):
    page = real.go("raise")
    named = {"sides": {**NEEDED["sides"], "child__1__initials": "Katie Marsh"}}
    fill(real, page, **named)
    page.go("sides")
    page.foot.continue_button.click()
    real.settle()
    assert page.step == "sides"
    assert "Katie Marsh looks like a full name" in real.texts(page.name_question)
    assert real.button("Shorten to K.M.", page.name_question).hasFocus()
    real.press("Shorten to K.M.", page.name_question)
    assert page.step == "decision"
    assert page.forms.values["child.1.initials"] == "K.M."
    fill(real, page, **named)
    page.foot.continue_button.click()
    real.settle()
    real.press("Keep as it is")
    assert real.page.dispute_page.dispute.children[0].initials == "Katie Marsh"


def test_of_several_procedures_in_use_one_is_chosen(real):
    other = adopt(real.desk, "lincolnshire")
    page = real.go("raise")
    page.go("route")
    route = page.step_widgets["route"]
    assert len(route.choice.group.radios) == 2
    route.choice.group.set_value(other)
    route.choice.chosen.emit(other)
    real.settle()
    control = page.forms.form("decision").question("category").control
    labels = [control.itemText(number) for number in range(control.count())]
    category = page.forms.procedure.categories[0].id
    fill(real, page, decision={**NEEDED["decision"], "category": category})
    dispute = record(real, page)
    assert dispute.procedure.id == "lincolnshire"
    assert dispute.category_label in labels


def test_a_later_stage_needs_a_reason(real):
    page = real.go("raise")
    stages = page.forms.procedure.tracks[0].stages
    fill(real, page)
    page.go("route")
    real.fill(page.forms.form("route"), stage=stages[1].id)
    page.foot.continue_button.click()
    assert page.step == "route"
    assert page.summary.sentences() == ("Write why it starts at a later stage",)
    real.fill(page.forms.form("route"), start_reason="Stage 1 was gone through by telephone.")
    dispute = record(real, page)
    assert dispute.current.stage.id == stages[1].id
    assert dispute.details.start_reason == "Stage 1 was gone through by telephone."


def test_several_children_one_of_them_unborn(real):
    page = real.go("raise")
    fill(real, page)
    page.go("sides")
    real.press("Add another child")
    real.fill(page.forms.form("sides"), child__2__initials="B.", child__2__unborn=True)
    dispute = record(real, page)
    assert [(child.initials, child.unborn) for child in dispute.children] == [("Q.Z.", False), ("B.", True)]


def test_what_looks_like_a_name_is_remarked_on_and_never_blocks(real):
    page = real.go("raise")
    fill(real, page, ours={"raising__holds": "Quentin Zellweger was seen alone.", "raising__wants": "A visit."})
    page.go("ours")
    question = page.forms.form("ours").question("raising.holds")
    assert "This looks like a full name" in real.texts(question.row)
    assert not page.forms.form("ours").errors()
    assert record(real, page).raising.positions[0].holds.startswith("Quentin")


def test_reading_through_shows_everything_with_a_way_back_to_each_answer(real):
    page = real.go("raise")
    fill(real, page)
    real.settle()
    said = real.texts(page.review)
    for words in ("Q.Z.", "77-12", "No visit.", "Plan not carried out, or drift", "Seen every day.", "Mon 12 Oct 2026"):
        assert words in said
    real.press("Change: What do you disagree with, and why?")
    assert page.step == "ours"
    assert page.forms.form("ours").question("raising.holds").control.hasFocus()
    assert not_there_yet(page.forms.values)[0][1] == "child_view"
    assert len(list(review(page.forms.values, page.forms.procedure))) >= 12


def test_a_draft_can_be_dropped_with_a_second_press(real):
    page = real.go("raise")
    real.fill(page.forms.form("safety"), safe_now="safe")
    real.lock()
    real.unlock()
    page = real.go("raise")
    assert page.back_banner.isVisible()
    real.press("Begin anew...")
    assert page.forms.values["safe_now"] == "safe"
    real.press("Drop this draft and begin anew")
    assert "safe_now" not in page.forms.values
    assert real.desk.drafts.all() == ()


def test_when_it_cannot_be_recorded_everything_typed_stays(real):
    page = real.go("raise")
    fill(real, page)
    page.forms.values["procedure"] = "0" * 64
    page.finish()
    real.settle()
    assert real.page.name == "raise"
    assert page.failure.isVisible()
    assert page.forms.values["raising.holds"] == "A visit is needed."
    assert page.foot.continue_button.text() == "&Record this"


def test_pressing_record_twice_raises_it_once(real):
    page = real.go("raise")
    fill(real, page)
    page.main_act()
    page.main_act()
    real.settle()
    assert real.page.name == "disagreement"
    assert real.desk.finding.find("").total == 1
