"""A form made from fields: values in and out, errors in the summary and at the field, notes that never block."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QFocusEvent
from PySide6.QtWidgets import QApplication, QWidget

from escalog.domain.entry_kinds.table import KINDS
from escalog.domain.procedure.model import Choice
from escalog.domain.values.identifying_text import looks_identifying
from escalog.domain.values.kind_id import KindId
from escalog.ui.forms.choices import ChoiceGroup, ListChoice
from escalog.ui.forms.dates import DateField
from escalog.ui.forms.form import Form
from escalog.ui.forms.line import LineEdit
from escalog.ui.forms.prose import ProseEdit
from escalog.ui.forms.question import FormContext
from escalog.ui.forms.tick import Tick
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.text import Text
from escalog.wording.fields import AskedField, asked_fields
from tests.ui.lint import lint
from tests.ui.moment import NOW

CHOICES = {
    "people": (Choice(id="T.O.", label="T.O."),),
    "categories": (Choice(id="referral", label="Referral not accepted"), Choice(id="level", label="Level of need")),
    "stage-outcomes": (),
    "writing": (Choice(id="plan", label="The plan with dates"), Choice(id="mail", label="The e-mail")),
}


def _context(notices=None) -> FormContext:
    return FormContext(lambda name: CHOICES.get(name, ()), lambda: NOW, notices)


@pytest.fixture
def make(qtbot):
    def form(kind: str, values=None, notices=None) -> Form:
        made = Form(asked_fields(KINDS[KindId(kind)]), _context(notices), values)
        qtbot.addWidget(made)
        made.resize(700, 1200)
        made.show()
        return made

    return form


def test_every_kind_makes_a_form_that_passes_the_lint(make, qtbot):
    for kind in KINDS.values():
        if not kind.by_hand:
            continue
        form = make(kind.id)
        holder = QWidget()
        qtbot.addWidget(holder)
        form.resize(700, form.heightForWidth(700))
        assert lint(form) == [], kind.id
        form.check()
        form.resize(700, form.heightForWidth(700))
        assert lint(form) == [], f"{kind.id} with errors"


def test_values_go_in_and_come_out_again(make):
    values = {
        "what": "spoke",
        "with_whom": "T.O.",
        "said": "First line\nsecond line with <b>marks</b>",
        "safety_fits": True,
        "occurred": "2026-11-23T10:30",
        "by": "R.A.",
        "known": "told",
        "known_from": "T.O. told me",
    }
    assert make("contact", values).values() == values


def test_what_no_question_asks_for_is_kept_and_given_back(make):
    form = make("correction", {"entry": "ab" * 32, "field": "said", "reason": "Typing mistake"})
    assert form.values()["entry"] == "ab" * 32


def test_a_control_fits_its_field(make):
    form = make("contact")
    kinds = {
        name: type(form.question(name).control) for name in ("what", "with_whom", "said", "safety_fits", "occurred")
    }
    assert kinds == {
        "what": ChoiceGroup,
        "with_whom": LineEdit,
        "said": ProseEdit,
        "safety_fits": Tick,
        "occurred": DateField,
    }
    assert isinstance(make("raised").question("category").control, ListChoice)


def test_what_is_missing_stands_in_the_summary_and_at_the_field(make):
    form = make("contact")
    assert not form.check()
    said = form.summary.sentences()
    assert said[0] == "Choose what happened"
    assert "Write who you tried to reach" in said
    row = form.question("with_whom").row
    assert row.control.accessibleDescription() == "Write who you tried to reach"
    assert row.control.property("error") is True
    assert form.summary.hasFocus() or form.summary.focusPolicy() == Qt.FocusPolicy.TabFocus


def test_a_line_of_the_summary_leads_to_the_control_itself(make, qtbot):
    form = make("contact")
    form.activateWindow()
    form.check()
    form.summary.chosen.emit("with_whom")
    assert form.focusWidget() is form.question("with_whom").control


def test_errors_go_when_they_are_mended(make):
    form = make("note")
    form.check()
    form.set_values({"text": "A note", "occurred": "2026-11-23", "by": "R.A.", "known": "did"})
    assert form.check()
    assert form.summary.isHidden()
    assert form.question("text").control.property("error") is False


def test_a_date_that_is_none_is_kept_as_typed_and_says_why(make):
    form = make("note", {"text": "x", "by": "R.A.", "known": "did"})
    form.question("occurred").control.day.setText("31 Nov 2026")
    assert form.values()["occurred"] == "31 Nov 2026"
    assert form.errors() == (("occurred", "31 Nov 2026 is not a date: November has 30 days"),)


def test_a_question_that_an_answer_makes_needed_comes_up(make):
    form = make("contact")
    asked = form.question("known_from")
    assert asked.row.isHidden()
    form.set_values({"known": "told"})
    assert not asked.row.isHidden()
    assert ("known_from", asked.field.error) in form.errors()


def test_what_was_typed_never_hides(make):
    form = make("contact", {"known": "told", "known_from": "T.O."})
    form.question("known").control.set_value("did")
    form.question("known").changed.emit()
    assert not form.question("known_from").row.isHidden()


def test_several_children_are_asked_for_and_given_back(make):
    form = make("raised", {"child.1.initials": "K.M.", "child.2.initials": "B.N.", "child.2.birth_year": "2015"})
    assert form.values() == {"child.1.initials": "K.M.", "child.2.initials": "B.N.", "child.2.birth_year": "2015"}


def test_a_second_child_that_stays_empty_is_not_asked_for(make):
    form = make("raised")
    next(button for button in form.findChildren(Button) if button.text() == "Add another child").click()
    assert form.question("child.2.initials") is not None
    assert [name for name, _sentence in form.errors() if name.startswith("child.")] == ["child.1.initials"]


def test_the_writing_of_a_stage_is_asked_for_by_its_own_names(make):
    form = make("stage-concluded")
    assert form.question("writing.plan").row.question == "The plan with dates"
    assert form.question("writing.mail") is not None
    assert form.question("writing.1") is None


def test_a_remark_about_privacy_never_blocks(make, qtbot):
    form = make("note", notices=lambda text: looks_identifying(text, ()))
    form.set_values({"text": "Kay Smith rang", "occurred": "2026-11-23", "by": "R.A.", "known": "did"})
    row = form.question("text").row
    assert "This looks like a full name. Initials are enough here." in [each.text() for each in row.findChildren(Text)]
    assert form.check()


def test_an_agency_of_two_words_is_no_full_name(make):
    form = make("raised", notices=lambda text: looks_identifying(text, ()))
    form.set_values(dict.fromkeys(("other_agency", "other_person"), "Hillshire Surgery"))
    remarked = [
        name
        for name in ("other_agency", "other_person")
        if any("full name" in each.text() for each in form.question(name).row.findChildren(Text))
    ]
    assert remarked == ["other_person"]


@pytest.mark.parametrize(("kind", "name"), [("note", "text"), ("reply", "from_whom")])
def test_a_full_name_is_shortened_in_one_press_and_taken_back_in_one(make, qtbot, kind, name):
    form = make(kind, notices=lambda text: looks_identifying(text, ()))
    control = form.question(name).control
    before = "😀 rang Kay Marlow Smith twice"
    qtbot.keyClicks(control, "x")
    control.replace_part(0, 1, before)
    QApplication.sendEvent(control, QFocusEvent(QEvent.Type.FocusOut))
    link = next(
        each for each in form.question(name).row.findChildren(Button) if each.text().startswith("Shorten to K.")
    )
    assert link.accessibleName().startswith(f"{link.text()}: ")
    link.click()
    qtbot.waitUntil(lambda: "Smith" not in control.text())
    assert control.text().startswith("😀 rang K.")
    assert control.text().endswith(" twice")
    assert not [each for each in form.question(name).row.findChildren(Button) if each.isVisible()]
    control.undo()
    assert control.text() == before


def test_a_label_says_what_may_be_left_empty(make):
    form = make("raised")
    asked = {name: form.question(name).row.question for name in ("rationale", "decision", "child.1.birth_year")}
    assert asked["rationale"] == "What reason was given? (optional)"
    assert "optional" not in asked["decision"]
    assert asked["child.1.birth_year"] == "Year of birth (optional)"
    assert "optional" not in form.question("their_reference").row.question, "its hint says so"
    assert "optional" not in make("stage-concluded").question("writing.plan").row.question, "the stage may need it"


def test_a_summary_that_goes_hands_the_keyboard_to_nobody(make, qtbot):
    form = make("note")
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.check()
    assert form.summary.hasFocus()
    form.show_errors(())
    assert form.focusWidget() is None


def test_what_a_tick_asks_for_comes_with_the_tick(make):
    form = make("escalated")
    assert not form.question("safety_done").row.isVisible()
    form.question("because_of_risk").control.click()
    assert form.question("safety_done").row.isVisible()


def test_a_limit_lies_ahead_and_an_event_behind(make, qtbot):
    form = make("shorter-limit")
    due, occurred = form.question("due").control, form.question("occurred").control
    assert (due.now_link.text(), occurred.now_link.text()) == ("Today", "Now")
    due.now_link.click()
    occurred.now_link.click()
    assert due.time.text() == ""
    assert occurred.time.text() != ""
    assert due.day.text() == occurred.day.text()


def test_a_choice_is_a_group_that_says_its_question_once(make):
    form = make("note")
    known = form.question("known").control
    form.check()
    assert QAccessible.queryAccessibleInterface(known).role() is QAccessible.Role.Grouping
    assert known.accessibleName() == "How do you know?"
    assert form.question("known").field.error in known.accessibleDescription()
    assert {each.accessibleDescription() for each in known.radios.values()} == {""}
    assert QAccessible.queryAccessibleInterface(form.summary).role() is QAccessible.Role.Grouping


def test_typing_says_changed_and_leaving_says_left(make, qtbot):
    form = make("note")
    control = form.question("text").control
    with qtbot.waitSignal(form.changed):
        qtbot.keyClicks(control, "a")
    form.activateWindow()
    control.setFocus()
    qtbot.waitUntil(control.hasFocus)
    with qtbot.waitSignal(form.left):
        control.clearFocus()


def test_tab_leaves_a_prose_field(make, qtbot):
    form = make("note")
    form.activateWindow()
    form.question("text").row.take_focus()
    qtbot.waitUntil(form.question("text").control.hasFocus)
    qtbot.keyClick(form.question("text").control, Qt.Key.Key_Tab)
    assert not form.question("text").control.hasFocus()
    assert form.question("text").control.text() == ""


def test_an_error_goes_as_soon_as_it_is_mended_and_none_comes_while_writing(qtbot):
    form = Form(
        (
            AskedField("a", label="First", required=True, error="Write the first"),
            AskedField("b", label="Second", required=True, error="Write the second"),
        ),
        FormContext(lambda _name: (), lambda: NOW),
    )
    qtbot.addWidget(form)
    form.show()
    first, second = form.question("a"), form.question("b")
    assert first is not None
    assert second is not None
    one, other = first.control, second.control
    assert isinstance(one, LineEdit)
    assert isinstance(other, LineEdit)
    one.setText("x")
    one.setText("")
    assert form.summary.sentences() == ()
    form.check()
    assert form.summary.sentences() == ("Write the first", "Write the second")
    mended: list[str] = []
    form.mended.connect(mended.append)
    one.setText("something")
    assert form.summary.sentences() == ("Write the second",)
    assert not first.row.has_errors
    other.setText("more")
    assert not form.summary.isVisible()
    assert mended == ["a", "b"]
