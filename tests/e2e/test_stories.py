"""Stories of a person at the window, from raising to a record that somebody else checks."""

import json
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from escalog.domain.entry_kinds.table import KINDS
from escalog.domain.permissions.acts import to_describe
from escalog.domain.permissions.timing import open_limits
from escalog.services.laptop.clock import StoryClock
from escalog.services.laptop.files import read_file
from escalog.services.records.checking import Checking
from escalog.ui.page.targets import DisagreementsTarget, DisagreementTarget, RecordTarget
from escalog.ui.widgets.surfaces import Tag
from tests.builders.desktop import adopt
from tests.builders.whole_pack import OTHER_TRACK, PRIORITY, adopt_whole

CANARY = "Zwetschgenkuchen"

OURS = {
    "safety": {"safe_now": "safe"},
    "direction": {"direction": "ours"},
    "sides": {
        "child__1__initials": "Q.Z.",
        "our_reference": "77-12",
        "other_agency": "Health visiting",
        "other_person": "P.D.",
    },
    "decision": {"decision": "No visit was made in September.", "heard": "2026-10-12", "category": "plan-drift"},
    "ours": {"raising__holds": f"The plan asks for a visit. {CANARY}.", "raising__wants": "A visit this week."},
    "plan": {"safety_plan": "Seen at nursery every day."},
}


def raise_it(desktop, **changes):
    """Walks through every page with Continue, filling in what is needed; returns the page of the disagreement."""
    page = desktop.go("raise")
    while True:
        step = page.step
        if step == "check":
            break
        values = {**OURS.get(step, {}), **changes.get(step, {})}
        if values:
            desktop.fill(page.forms.form(step), **values)
        page.foot.continue_button.click()
        desktop.settle()
        assert page.step != step, (step, page.summary.sentences())
    page.foot.continue_button.click()
    desktop.settle()
    desktop.pass_minutes(30)
    return desktop.page


def test_a_disagreement_of_ours_is_raised_and_stands_on_its_page(real):
    page = raise_it(real)
    assert page.name == "disagreement"
    assert page.heading.text() == "Q.Z. 77-12: plan not carried out, or drift"
    assert page.dispute_page.dispute.direction == "ours"
    assert page.dispute_page.dispute.raising.agency == "Elmbrook School"
    assert page.dispute_page.dispute.adoption.name == "Ada Lind"
    assert real.desk.drafts.all() == ()
    assert CANARY in real.texts(page.positions)
    real.go("today")
    rows = [row for row in real.page.list.rows.all_rows() if not row.is_heading]
    assert any("Q.Z. 77-12" in row.about for row in rows)


def test_a_disagreement_raised_with_us_asks_in_other_words_and_we_owe_a_reply(real):
    real.go("raise")
    page = real.page
    real.fill(page.forms.form("safety"), safe_now="safe")
    page.go("direction")
    real.fill(page.forms.form("direction"), direction="theirs")
    labels = {question.name: question.row.question for question in page.forms.form("ours").questions()}
    assert labels["raising.holds"] == "What do they disagree with, and why?"
    labels = {question.name: question.row.question for question in page.forms.form("decision").questions()}
    assert labels["heard"] == "When did the challenge reach you?"
    page = raise_it(real, direction={"direction": "theirs"})
    assert page.dispute_page.dispute.direction == "theirs"
    assert page.dispute_page.dispute.receiving.ours
    real.act("reply", answer="differs", holds="Two visits were made and are written down.")
    assert real.headings()[0] == "Reply from Ada Lind: does not agree"
    assert page.dispute_page.dispute.receiving.positions[-1].holds == "Two visits were made and are written down."


def test_only_what_is_needed_stands_in_the_way_and_each_error_leads_to_its_question(real):
    page = real.go("raise")
    page.go("sides")
    page.foot.continue_button.click()
    real.settle()
    assert page.step == "sides"
    assert page.summary.sentences() == (
        "Write the child's initials, for example K.M.",
        "Write your agency's own reference",
        "Write which agency is on the other side",
        "Write who deals with it there, or tick that it is not known yet",
    )
    page.go("check")
    page.foot.continue_button.click()
    real.settle()
    assert "Say whether the child is safe now" in page.summary.sentences()
    page.summary.chosen.emit("our_reference")
    assert page.step == "sides"
    assert page.forms.form("sides").question("our_reference").control.hasFocus()


def test_without_a_procedure_in_use_raising_leads_to_procedures(open_window, monkeypatch):
    desktop = open_window().unlock()
    monkeypatch.setattr(desktop.desk.procedures, "adopted", lambda: ())
    page = desktop.go("raise")
    assert page.none_adopted.isVisible()
    assert not page.foot.continue_button.isVisible()
    desktop.press("Open procedures")
    assert desktop.page.name == "procedures"


def test_every_act_from_raising_to_the_close_and_open_again(real):
    adopt_whole(real.desk, "model")
    page = raise_it(real)
    first = page.dispute_id
    real.act("contact", what="no-reply")
    real.act("contact", what="spoke", said="P.D. looks into it.", agreed="An answer by Friday.")
    real.act("reply", answer="differs", holds="Staff were away.", known="told", known_from="P.D.")
    real.act("action", what="Send the dates.", owner="P.D.", due_on="2026-10-16")
    real.act("action-answer", done="not-done", note="Sickness.")
    real.act("position", side="receiving", holds="A visit every month is enough.", source="E-mail of Mon 12 Oct.")
    real.act("details", child_view="Q.Z. likes the visits.", child_view_how="Asked at nursery.")
    real.act("note", text="Asked the records manager.")
    real.act("safety", text="Social care was told at 10:00.")
    limit = open_limits(page.dispute_page.dispute)[0].limit.id
    real.act("shorter-limit", limit=limit, due="2026-10-14T12:00", reason="Q.Z. is one week old.")
    real.act("priority-set", priority=PRIORITY, reason="Q.Z. is one week old.")
    real.act("form-received", what="Escalation form", from_whom="P.D.")
    real.act("limit-met", limit="whole-read", how="At their office.")
    real.act("longer-limit", limit="whole-cap", due="2027-03-01", reason="A court date.", agreed_with="P.D.")
    real.act("paused", reason="Q.Z. is in hospital until Thursday.")
    assert "stand still" in page.dispute_page.next_step.by_when
    real.act("resumed", reason="Q.Z. is home.")
    real.act("partnership-told", whom="The officer", how="email", what="Stage 1 goes on.")
    _end_stage(real, "unresolved")
    real.act("escalated", reason="No agreement at stage 1.")
    assert page.dispute_page.dispute.current.stage.number == "2"
    _end_stage(real, "resolved", raising_agrees="yes")
    real.act("closed", summary="Visits every fortnight again.", child_outcome="not-known-yet")
    real.act("child-outcome", child_outcome="improved", child_note="Seen twice.")
    real.act("reopened", reason="The visits stopped again.")
    real.act("track-moved", to_track=OTHER_TRACK, theme="Visits in September.", reason="It is the same everywhere.")
    real.act("withdrawn", changed="A new health visitor began.")
    row = next(row for row in page.dispute_page.dispute.chronology if row.kind == "note")
    real.act("correction", row.entry, value="Asked the head of records.", reason="Wrong person.")
    real.act("withheld", row.entry, whole=True, why="someone-else")
    other = raise_it(real, sides={"our_reference": "77-13"}).dispute_id
    real.act("linked", other=first, why="The same child.")
    kinds = {row.kind for row in real.desk.disagreements.open(first).chronology} | {"linked"}
    elsewhere = {"key", "reconciled", "stage-described", "writing"}
    assert set(KINDS) - elsewhere - kinds == set(), "an act was not recorded through the window"
    assert other != first


def _end_stage(desktop, outcome, **more):
    page = desktop.page
    writing = {f"writing__{each.id}": "As agreed." for each in page.dispute_page.dispute.current.missing_writing}
    desktop.act("stage-concluded", outcome=outcome, summary=f"Ended {outcome}.", **writing, **more)


def test_a_stage_that_is_not_published_in_full_is_described_by_hand(real):
    adopt(real.desk, "darlington")
    page = raise_it(real)
    assert page.dispute_page.dispute.procedure.id == "darlington"
    stage = to_describe(page.dispute_page.dispute)[0]
    page.rail.buttons[page.dispute_page.dispute.stages.index(stage)].click()
    real.settle()
    real.press("Describe this stage by hand...")
    assert page.panel.spec.kind == "stage-described"
    real.record(name="Heads of service", unit="working-days", limit="3", text_source="The partnership's web page.")
    stage = page.dispute_page.dispute.stage(stage.stage.id)
    assert stage.described is not None
    assert stage.described.source == "The partnership's web page."
    assert "described by hand" in real.headings()[0]


def test_what_was_typed_is_there_again_on_the_same_page_after_a_kill(real, tmp_path):
    page = real.go("raise")
    real.fill(page.forms.form("safety"), safe_now="safe")
    page.go("decision")
    real.settle()
    page.forms.form("decision").focus_field("decision")
    QTest.keyClicks(real.focus(), f"{CANARY} & <b>no visit</b>")
    page.foot.say("")
    real.qtbot.waitUntil(lambda: page.foot.line.text().startswith("Draft kept at"))
    second = real.as_after_a_kill(tmp_path / "after").unlock()
    try:
        page = second.go("raise")
        assert page.step == "decision"
        assert page.forms.form("decision").question("decision").value() == f"{CANARY} & <b>no visit</b>"
        assert page.back_banner.isVisible()
    finally:
        second.close()


def test_the_lock_keeps_the_draft_and_leaves_no_word_of_the_case_anywhere(real):
    page = raise_it(real)
    dispute = page.dispute_id
    page.open_act("contact")
    real.settle()
    real.fill(page.panel.form, said=f"P.D. said {CANARY} again")
    real.go("disagreements")
    QTest.keyClicks(real.page.line, CANARY)
    real.settle()
    assert real.page.table.rows.rowCount() == 1
    real.go(RecordTarget(dispute))
    real.go("sent")
    real.go("today")
    real.go(DisagreementTarget(dispute, "contact"))
    assert real.page.panel.values()["said"] == f"P.D. said {CANARY} again"
    del page
    real.lock()
    QApplication.sendPostedEvents(None, 52)
    said = real.texts()
    assert CANARY not in said
    assert "Q.Z." not in said
    assert "77-12" not in said
    assert real.window.frame is None
    real.unlock()
    assert real.page.name == "disagreement"
    assert real.page.panel.values()["said"] == f"P.D. said {CANARY} again"


def test_any_word_of_any_entry_finds_its_disagreement(real):
    raise_it(real)
    real.act("note", text="The word is rhubarb.")
    raise_it(real, sides={"our_reference": "77-13"})
    real.go(DisagreementsTarget(search=True))
    QTest.keyClicks(real.page.line, "rhub")
    real.settle()
    assert [row.reference for row in real.page.table.rows.all_rows()] == ["77-12"]
    assert real.page.count.text().startswith("1 found: 1 open, 0 closed.")


def test_a_record_is_made_signed_saved_listed_and_found_genuine(real, tmp_path):
    page = raise_it(real)
    real.act("contact", what="spoke", said="P.D. smiled 🫠 and agreed.")
    dispute = page.dispute_id
    real.press("Make a record...")
    page = real.page
    assert page.name == "record"
    page.show_pages.click()
    assert page.form.summary.sentences() == ("Write who receives it", "Write why it is sent")
    real.fill(page.form, recipient="Health visiting, team manager", reason="Stage 1 is open")
    page.show_pages.click()
    real.settle()
    said = real.texts(page)
    assert "U+1FAE0" in said
    assert "Page 1 of" in said
    while real.desk.care.check_step():
        pass
    page.ask_path = lambda name: tmp_path / name
    page.signing.save.click()
    real.settle()
    assert page.done.isVisible(), page.failure.text()
    advice = page.done.advice.text()
    assert "case file" in advice
    assert "secure e-mail or portal" in advice
    saved = next(tmp_path.glob("escalog-record-*.pdf"))
    assert "Q.Z." not in saved.name
    checking = Checking(StoryClock(datetime(2026, 10, 13, tzinfo=UTC)))
    verdict = checking.check(saved, read_file(saved))
    assert "unchanged" in json.dumps(verdict, default=str).lower()
    sent = real.go("sent")
    assert "Health visiting, team manager" in real.texts(sent)
    assert "A later version exists" not in real.texts(sent)
    real.go(DisagreementTarget(dispute))
    real.act("note", text="Something more.")
    assert "A later version exists" in [tag.text for tag in real.go("sent").findChildren(Tag)]


def test_immediate_risk_leads_to_what_to_do_and_then_to_recording_it(real):
    page = raise_it(real)
    real.window.do("risk")
    real.settle()
    assert real.page.name == "risk"
    real.press("Record what was done...")
    assert real.page is page
    assert page.panel.spec.kind == "safety"
    real.record(text="Called 999 at 10:00. The child is with an aunt.")
    assert real.headings()[0] == "Immediate risk"


def test_immediate_risk_is_recorded_in_the_disagreement_in_which_an_act_was_open(real):
    page = raise_it(real)
    page.open_act("contact")
    real.settle()
    real.window.do("risk")
    real.settle()
    real.press("Record what was done...")
    assert real.page is page
    assert page.failure.isHidden()
    assert page.panel.spec.kind == "safety"


def test_the_main_job_by_keyboard_alone(real):
    real.window.do("raise")
    real.settle()
    page = real.page
    ctrl = Qt.KeyboardModifier.ControlModifier
    for step in ("safety", "direction", "route", "sides", "decision", "ours", "theirs", "need", "child", "plan"):
        assert page.step == step
        if OURS.get(step):
            real.fill(page.forms.form(step), **OURS[step])
        QTest.keyClick(real.window, Qt.Key.Key_Return, ctrl)
        real.settle()
    QTest.keyClick(real.window, Qt.Key.Key_Return, ctrl)
    real.settle()
    assert real.page.name == "disagreement"
    QTest.keyClick(real.window, Qt.Key.Key_J, ctrl)
    real.settle()
    panel = real.page.panel
    assert panel.spec.kind == "contact"
    QTest.keyClick(real.focus(), Qt.Key.Key_Space)
    panel.form.focus_field("said")
    QTest.keyClicks(real.focus(), "By keyboard.")
    QTest.keyClick(real.window, Qt.Key.Key_Return, ctrl)
    real.settle()
    assert real.page.panel is None
    assert real.headings()[0].startswith("Spoke with P.D.")
    assert real.page.chronology.list.hasFocus()
