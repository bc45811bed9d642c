from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from escalog.domain.permissions import acts as stages
from escalog.domain.values.failure import Failure
from escalog.domain.values.kind_id import KindId
from escalog.resources import resource_files
from escalog.ui.acts.specs import act_spec
from escalog.ui.acts.words import act_fields, act_label
from escalog.ui.chronology.rows import pane_rows
from escalog.ui.diagrams.stage_rail import StageMark
from escalog.ui.disagreement.words import level_sentence, missing, rail_stages
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.page.targets import DisagreementsTarget, DisagreementTarget, RecordTarget, TodayTarget
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.text import ReadText
from tests.builders.desktop import pages_of

HOSTILE = "<img src=x> <b>bold</b> & \u202eabc\u202c \x07 é Ω Ж 😢"


@pytest.fixture
def dispute(sample):
    return {reference: sample.desk.finding.find(reference).rows[0].dispute for reference in ("0042", "0037", "0040")}


@pytest.fixture
def page(sample, dispute):
    return sample.go(DisagreementTarget(dispute["0042"]))


def test_title_facts_rail_and_next_step_say_where_it_stands(page):
    assert page.heading.text() == "K.M. 0042: referral not accepted"
    assert page.facts.text().startswith("Elmbrook School with Children's social care. Raised Mon 12 Oct")
    marks = [button.stage.mark for button in page.rail.buttons]
    assert marks[:2] == [StageMark.ENDED, StageMark.NOW]
    said = page.rail.buttons[1].accessibleName()
    assert said.startswith("Stage 2 of 4, Line managers, now, 2 working days left, due Wednesday 21 October")
    assert page.step.sentence.text() == "Ring T.O. and agree a time to talk about K.M."
    filled = [each for each in page.findChildren(Button) if each.isVisible() and each.look is ButtonLook.FILLED]
    assert [each.text() for each in filled] == ["Log a conversation (Ctrl+J)"]


def test_who_raised_it_is_not_changed_by_who_takes_over(sample, dispute):
    sample.desk.disagreements.record(
        dispute["0042"],
        "escalated",
        {
            "to_stage": "senior-officers",
            "reason": "No answer.",
            "writing.managers-view": "Seen differently.",
            "our_person": "Ann Price, line manager",
            "occurred": "2026-10-19",
            "by": "M.H.",
            "known": "did",
        },
    )
    said = sample.go(DisagreementTarget(dispute["0042"])).facts.text()
    assert "; now: Ann Price, line manager." in said
    assert "by Ann Price" not in said


def test_how_the_date_was_worked_out_opens_below_the_facts(sample, page):
    assert not page.step.explained.isVisible()
    sample.press("How this date was worked out")
    assert page.step.explained.isVisible()
    assert page.step.explained.text().startswith("5 working days from Wed 14 Oct 2026")


def test_both_positions_stand_in_rows_with_where_the_words_come_from(sample, page):
    said = sample.texts(page.positions)
    assert "K.M. told two members of staff" in said
    assert "Early help is the right level" in said
    assert "From L.W.'s e-mail of Tue 13 Oct" in said
    assert level_sentence(page.dispute_page.dispute) in said
    assert level_sentence(page.dispute_page.dispute).endswith("Children's social care: Early help. One level apart.")


def test_what_is_not_recorded_yet_leads_to_the_form_that_adds_it(sample, page):
    labels = [each.label for each in missing(page.dispute_page.dispute)]
    assert "Lead professional" in labels
    sample.press("Add: Lead professional")
    assert page.panel.spec.kind == "details"
    sample.record(lead_professional="S.P.")
    assert "Lead professional" not in [each.label for each in missing(page.dispute_page.dispute)]
    assert page.facts.text().endswith("Lead professional: S.P.")


def test_adding_one_thing_asks_for_that_alone_and_says_so_in_its_title(sample, page):
    sample.press("Add: Lead professional")
    assert page.panel.heading.text() == "Add: lead professional"
    own = [each.name for each in page.panel.form.questions() if each.name in stages.ADDED]
    assert own == ["lead_professional"]
    page.main_act()
    assert page.panel.form.summary.sentences() == ("Write what you know",)


def test_an_entry_that_would_add_nothing_is_not_recorded(sample, page):
    before = len(page.dispute_page.dispute.entries)
    page.open_act("details")
    sample.settle()
    page.main_act()
    sample.settle()
    assert page.panel.form.summary.sentences() == ("Write at least one of these",)
    page.panel.form.summary.chosen.emit("their_reference")
    assert page.panel.form.question("their_reference").control.hasFocus()
    with pytest.raises(Failure, match="field-needed"):
        sample.desk.disagreements.record(page.dispute_id, "details", {})
    assert len(sample.desk.disagreements.open(page.dispute_id).entries) == before


def test_the_safety_plan_is_changed_from_what_it_says_now(sample, page):
    sample.press("Change the safety plan")
    plan = page.dispute_page.dispute.details.safety_plan
    assert plan
    assert page.panel.heading.text() == "Change the safety plan"
    assert page.panel.values()["safety_plan"] == plan
    page.main_act()
    assert page.panel.form.summary.sentences() == ("Change the words of the plan, or close this",)
    sample.record(safety_plan=f"{plan} The aunt has the key.")
    assert page.dispute_page.dispute.details.safety_plan.endswith("The aunt has the key.")


def test_the_hour_is_the_minute_of_recording_until_somebody_changes_it(sample, page):
    clock = sample.desk.disagreements._clock
    clock.set(datetime(2026, 10, 19, 9, 49, tzinfo=UTC))
    page.open_act("note")
    sample.settle()
    assert page.panel.values()["occurred"] == "2026-10-19T10:49"
    assert "occurred" not in page.panel.to_keep()
    clock.set(datetime(2026, 10, 19, 9, 54, tzinfo=UTC))
    sample.record(text="They will meet.")
    assert page.dispute_page.dispute.entries[-1].text("occurred") == "2026-10-19T10:54"
    page.open_act("note")
    sample.settle()
    sample.record(text="They met.", occurred="2026-10-18")
    assert page.dispute_page.dispute.entries[-1].text("occurred") == "2026-10-18"


def test_what_was_done_by_the_other_side_is_never_put_down_as_done_by_us(sample, page):
    sample.act("action", what="Send the notes.", owner="T.O.", owner_side="receiving", due_on="2026-10-21")
    sample.press("Say whether it was done: Send the notes.")
    assert "Done by you" not in sample.texts(page.panel.who)
    values = page.panel.values()
    assert (values["by"], values["by_side"], values["known"]) == ("T.O.", "receiving", "told")
    assert page.panel.form.question("by").row.isVisible()


def test_going_on_because_of_risk_shows_what_to_do_first(sample, page):
    page.open_act("escalated")
    sample.settle()
    assert not page.panel.risk.isVisible()
    sample.fill(page.panel.form, because_of_risk=True)
    assert page.panel.risk.isVisible()


def test_rows_of_the_chronology_never_overlap_when_entries_open_and_close(sample, page):
    chronology = page.chronology.list
    entries = [row.row.entry for row in chronology.rows.all_rows() if row.row is not None]
    for entry in (*entries, *entries[::2]):
        chronology.turn(entry)
        sample.settle()
        for number in range(chronology.rows.rowCount()):
            index = chronology.rows.index(number, 0)
            rect = chronology.visualRect(index)
            assert rect.height() == chronology.itemDelegate().sizeHint(None, index).height()
            below = chronology.visualRect(chronology.rows.index(number + 1, 0))
            assert not below.isValid() or below.top() > rect.bottom()


def test_an_open_disagreement_always_has_one_filled_button_and_no_page_has_two(sample, dispute):
    places = [DisagreementsTarget(), TodayTarget(), *(DisagreementTarget(each) for each in dispute.values())]
    for target in places:
        page, name = sample.go(target), target.page
        filled = [each for each in page.findChildren(Button) if each.isVisible() and each.look is ButtonLook.FILLED]
        assert len(filled) == (1 if name == "disagreement" else 0)
        if name == "disagreement":
            assert filled == [page.step.main]
            page.open_act("note")
            sample.settle()
            filled = [each for each in page.findChildren(Button) if each.isVisible() and each.look is ButtonLook.FILLED]
            assert filled == [page.panel.record]
            page.close_act()


def test_each_side_is_named_where_its_words_are_read(sample, page):
    said = [each.accessibleName() for each in page.positions.findChildren(ReadText)]
    assert any(each.startswith("Elmbrook School (us): K.M. told") for each in said)
    assert any(each.startswith("Children's social care: ") for each in said)


def test_adding_a_position_begins_with_the_side_it_was_asked_for(sample, page):
    page.open_act("position", "receiving")
    sample.settle()
    assert page.panel.values()["side"] == "receiving"


def test_the_chronology_is_newest_first_under_its_stages_with_late_and_corrected_marks(page):
    rows = pane_rows(page.dispute_page.dispute)
    assert [row.heading for row in rows if row.row is None][:2] == ["Stage 2: Line managers", "Stage 1: Practitioners"]
    assert rows[1].heading == "Wrote to T.O."
    marks = {row.heading: [mark.words for mark in row.marks] for row in rows}
    assert marks["Reply from L.W.: does not agree"] == ["Recorded late"]
    assert "Corrected since" in marks["Rang T.O., no reply"]


def test_one_key_shows_the_first_version_of_a_corrected_entry(sample, page):
    entry = next(row.entry for row in page.dispute_page.dispute.chronology if row.corrections)
    chronology = page.chronology.list
    chronology.setFocus()
    chronology.go_to_entry(entry)
    short = chronology.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "16:05" not in short
    sample.key(Qt.Key.Key_Return)
    opened = chronology.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Recorded first: Fri 16 Oct 2026, 16:05" in opened
    assert "Done by: Robin Ames (raising side)" in opened
    sample.key(Qt.Key.Key_Return)
    assert chronology.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == short


def test_a_conversation_is_recorded_in_one_press_and_the_keyboard_goes_to_it(sample, page):
    sample.press("Log a conversation (Ctrl+J)")
    panel = page.panel
    assert panel.form.question("with_whom").value() == "T.O."
    assert not page.step.main.isVisible()
    sample.record(what="spoke", said="T.O. will read both notes.")
    assert page.panel is None
    assert sample.headings()[0] == "Spoke with T.O."
    assert page.chronology.recorded.text() == "Recorded at 10:42. It is in the chronology."
    assert page.chronology.list.hasFocus()
    assert page.chronology.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole).startswith("Spoke with T.O.")
    assert sample.desk.drafts.all() == ()


def test_what_is_missing_stands_in_a_summary_that_leads_to_the_controls(sample, page):
    page.open_act("contact")
    sample.settle()
    sample.fill(page.panel.form, with_whom="")
    page.main_act()
    summary = page.panel.form.summary
    assert summary.sentences() == ("Choose what happened", "Write who you tried to reach")
    assert summary.hasFocus()
    summary.chosen.emit("with_whom")
    assert page.panel.form.question("with_whom").control.hasFocus()


def test_escape_keeps_the_draft_closes_and_gives_the_keyboard_back(sample, page):
    main = page.step.main
    main.setFocus()
    main.click()
    sample.settle()
    sample.fill(page.panel.form, said="He asks for the notes first")
    sample.window.do("escape")
    sample.settle()
    assert not sample.texts(page.side).count("Finish later")
    assert page.step.main.hasFocus()
    page.open_act("contact")
    sample.settle()
    assert sample.page.panel.values()["said"] == "He asks for the notes first"
    assert "is back" in sample.page.panel.line.text()


def test_opening_and_closing_a_panel_leaves_no_draft(sample, page):
    page.open_act("contact")
    sample.settle()
    page.escape()
    sample.settle()
    assert sample.desk.drafts.all() == ()


def test_when_recording_is_not_possible_the_text_stays_and_the_sentence_is_shown(sample, page):
    page.open_act("stage-concluded")
    sample.settle()
    writing = next(question.name for question in page.panel.form.questions() if question.name.startswith("writing."))
    sample.fill(page.panel.form, outcome="unresolved", summary="No agreement on the level.")
    sample.fill(page.panel.form, **{writing.replace(".", "__"): "Both views, and what is open."})
    kept = page.panel.values()
    # Somebody ends the stage meanwhile, so that this act is no longer open.
    sample.desk.disagreements.record(page.dispute_id, "stage-concluded", kept)
    page.main_act()
    sample.settle()
    assert page.panel is not None
    assert page.panel.failure.isVisible()
    assert "This stage has ended already" in page.panel.failure.text()
    assert page.panel.values() == kept
    assert page.panel.record.text() == "Record &this (Ctrl+Enter)"


def test_a_stage_asks_for_its_required_writing_before_it_is_left(sample, page):
    page.open_act("stage-concluded")
    sample.settle()
    sample.fill(page.panel.form, outcome="unresolved", summary="No agreement.")
    page.main_act()
    assert any(each.startswith("Write what this stage asks for:") for each in page.panel.form.summary.sentences())


def test_passing_over_a_stage_needs_the_tick_and_the_reason(sample, page):
    page.open_act("escalated")
    sample.settle()
    ahead = [each.id for each in page.dispute_page.dispute.track.stages[3:]]
    sample.fill(page.panel.form, to_stage=ahead[0])
    page.main_act()
    assert "Write why it goes to this stage now" in page.panel.form.summary.sentences()
    assert any("because of risk" in each for each in page.panel.form.summary.sentences())
    risk = {"because_of_risk": True, "safety_done": "Social care was rung."}
    sample.record(to_stage=ahead[0], reason="K.M. was found alone last night.", **risk)
    marks = [stage.mark for stage in rail_stages(page.dispute_page)]
    assert marks == [StageMark.ENDED, StageMark.ENDED, StageMark.SKIPPED, StageMark.NOW] or (
        marks[2] is StageMark.SKIPPED and marks[3] in (StageMark.NOW, StageMark.PAST)
    )


def test_correct_shows_the_original_and_the_parts_to_choose(sample, page):
    entry = next(row.entry for row in page.dispute_page.dispute.chronology if row.heading == "Spoke with L.W.")
    page.chronology.list.setFocus()
    page.chronology.list.go_to_entry(entry)
    sample.key(Qt.Key.Key_F2)
    spec = page.panel.spec
    assert spec.kind == "correction"
    assert {part.label for part in spec.parts} >= {"What was said?", "What was agreed?", "When did it happen?"}
    page.panel.other_part_asked.emit(next(part.id for part in spec.parts if part.label == "What was agreed?"))
    sample.settle()
    assert ("What was agreed: recorded first", "L.W. answers by Wed 14 Oct.") in page.panel.spec.shown
    sample.record(value="L.W. answers by Thu 15 Oct.", reason="Misheard on the telephone.")
    row = next(row for row in page.dispute_page.dispute.chronology if row.entry == entry)
    line = next(line for line in row.lines if line.field == "agreed")
    assert (line.value, line.original) == ("L.W. answers by Thu 15 Oct.", "L.W. answers by Wed 14 Oct.")


def test_acts_keep_their_order_say_that_a_form_follows_and_go_on_in_the_words_of_the_next_step(sample, page):
    def listed() -> list[str]:
        return [each.name for each in page.acts() if each.name != "make-record"]

    open_now = listed()
    assert open_now == [kind for kind in stages.OFFERED if kind in open_now]
    assert all(each.label.endswith("...") for each in page.acts() if each.name != "make-record")
    menu = sample.window.top.menu("disagreement")
    shown = [each.text() for each in menu.actions()]
    assert "Log a conversation..." in shown
    assert "Go to stage 3, or a later one..." in shown
    asked = {
        f"writing__{item.id}": "Both views, in full." for item in page.dispute_page.dispute.current.missing_writing
    }
    sample.act("stage-concluded", outcome="unresolved", summary="Each side keeps its view.", **asked)
    assert page.step.sentence.text().startswith("Go to stage 3")
    assert page.step.main.text().replace("&", "") == "Go to stage 3, or a later one"
    assert listed() == [kind for kind in stages.OFFERED if kind in listed()]


def test_their_reply_cannot_be_something_we_did(page):
    known = next(each for each in act_fields(KindId.REPLY, page.dispute_page.dispute) if each.name == "known")
    assert [each.id for each in known.options] == ["present", "told", "document"]


def test_choosing_what_is_corrected_leaves_the_keyboard_on_the_list(sample, page):
    entry = next(row.entry for row in page.dispute_page.dispute.chronology if row.heading == "Spoke with L.W.")
    page.open_act("correction", entry)
    sample.settle()
    page.panel.which.setFocus()
    was = page.panel.which.value()
    sample.key(Qt.Key.Key_Down)
    assert page.panel.which.value() != was
    assert page.panel.spec.about == page.panel.which.value()
    assert page.panel.which.hasFocus()


def test_withholding_says_which_parts_and_lists_the_copies_that_left(sample, page, tmp_path):
    while sample.desk.care.check_step():
        pass
    preview = sample.desk.records.preview(page.dispute_id, "record", "Northbrook partnership", "Stage 2 has started")
    sample.desk.records.issue(preview, tmp_path / "copy.pdf")
    entry = next(row.entry for row in page.dispute_page.dispute.chronology if row.heading == "Spoke with L.W.")
    page.chronology.list.go_to_entry(entry)
    page.chronology.list.setFocus()
    sample.key(Qt.Key.Key_Delete)
    said = sample.texts(page.panel)
    assert "One copy has left already" in said
    assert "Northbrook partnership" in said
    page.main_act()
    assert page.panel.form.summary.sentences()[0] == "Choose what is withheld: the whole entry, or parts of it"
    sample.record(part__said=True, why="someone-else")
    assert page.dispute_page.dispute.withheld == {(entry, "said"): "It is somebody else's information"}
    rows = {
        row.row.entry: [mark.words for mark in row.marks] for row in pane_rows(page.dispute_page.dispute) if row.row
    }
    assert "Withheld from copies" in rows[entry]


def test_the_menu_of_an_entry_offers_what_its_keys_do(page):
    chronology = page.chronology.list
    chronology.go_to_entry(page.dispute_page.dispute.chronology[-1].entry)
    menu = chronology.menu_of_entry()
    assert [action.text().split("\t")[0] for action in menu.actions()] == [
        "Show everything, the first version too",
        "Correct this...",
        "Withhold from copies...",
    ]
    menu.deleteLater()


def test_correcting_without_an_entry_asks_to_choose_one_first(sample, page):
    page.open_act("correction")
    sample.settle()
    assert page.panel is None
    assert page.chronology.recorded.text().startswith("Choose the entry")
    assert page.chronology.list.hasFocus()


def test_words_of_acts_fit_the_side_one_is_on(sample, dispute):
    ours = sample.desk.disagreements.open(dispute["0042"])
    theirs = sample.desk.disagreements.open(dispute["0040"])
    assert theirs.direction == "theirs"
    assert act_label(KindId.REPLY, ours) == "Record their reply"
    assert act_label(KindId.REPLY, theirs) == "Record our reply"
    label = {field.name: field.label for field in act_fields(KindId.REPLY, theirs)}
    assert label["holds"] == "What does our reply say, and why?"
    page = sample.desk.disagreements.page(dispute["0040"])
    spec = act_spec(page, KindId.REPLY, "", "Robin Ames")
    assert spec.prefilled["by"] == "Robin Ames"
    assert spec.prefilled["by_side"] == "receiving"
    spec = act_spec(sample.desk.disagreements.page(dispute["0042"]), KindId.REPLY, "", "Robin Ames")
    assert spec.prefilled["by"] == "T.O."
    assert "known" not in spec.prefilled


def test_who_did_it_is_one_line_until_somebody_changes_it(sample, page):
    page.open_act("contact")
    sample.settle()
    panel = page.panel
    assert not panel.form.question("by").row.isVisible()
    assert panel.values()["by"] == "Robin Ames"
    sample.press("Change: who did it, and how you know")
    assert panel.form.question("by").row.isVisible()
    sample.fill(panel.form, by="S.P.", known="told")
    assert panel.form.question("known_from").row.isVisible()


def test_a_stage_of_the_rail_opens_in_full_and_closes_again(sample, page):
    page.rail.buttons[0].click()
    sample.settle()
    assert page.stage_card.isVisible()
    assert "How it ended" in sample.texts(page.stage_card)
    page.rail.buttons[0].click()
    assert not page.stage_card.isVisible()


def test_where_there_is_one_column_views_take_turns_and_a_panel_fills_the_page(sample, page):
    sample.window.resize(1024, 700)
    page.relayout(65)
    assert page.bar.isVisible()
    assert page.pane.isVisible()
    assert not page.side.isVisible()
    page.show_view("chronology")
    assert page.side.isVisible()
    assert not page.pane.isVisible()
    page.show_view("now")
    page.open_act("contact")
    sample.settle()
    page.relayout(65)
    assert page.panel.isVisible()
    assert not page.pane.isVisible()
    assert page.panel.record.text() == "Record &this"


def test_an_action_is_agreed_and_answered(sample, page):
    sample.act("action", what="Share the attendance figures.", owner="S.P.", due_on="2026-10-22")
    assert sample.headings()[0] == "Action for S.P., by Thu 22 Oct 2026"
    sample.press("Say whether it was done: Share the attendance figures.")
    sample.record(done="done", note="Sent by secure e-mail.")
    assert page.dispute_page.dispute.actions[-1].status == "done"
    assert "Done" in sample.texts(page.known)


def test_hostile_text_stays_plain_and_whole(sample, page):
    sample.act("note", text=HOSTILE)
    row = page.dispute_page.dispute.chronology[-1]
    assert row.lines[0].value == HOSTILE
    page.open_act("position", "")
    sample.settle()
    sample.record(side="raising", holds=HOSTILE)
    assert HOSTILE in sample.texts(page.positions)
    page.chronology.list.turn(row.entry)
    assert HOSTILE in sample.page.chronology.list.rows.data(
        next(
            page.chronology.list.rows.index(number, 0)
            for number in range(page.chronology.list.rows.rowCount())
            if getattr(page.chronology.list.rows.all_rows()[number].row, "entry", "") == row.entry
        ),
        Qt.ItemDataRole.AccessibleTextRole,
    )


def test_a_very_long_paste_is_kept_and_the_window_goes_on(sample, page):
    page.open_act("note")
    sample.settle()
    control = page.panel.form.question("text").control
    long = ("word " * 40_000)[:199_999]
    QApplication.clipboard().setText(long)
    control.setFocus()
    QTest.keyClick(control, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    page.main_act()
    sample.settle()
    assert page.panel is None
    assert page.dispute_page.dispute.chronology[-1].lines[0].value == long.strip()


def test_clearing_leaves_no_word_of_the_case(sample, page):
    page.open_act("contact")
    sample.settle()
    sample.fill(page.panel.form, said="Canary sentence")
    page.clear()
    QApplication.sendPostedEvents(None, 52)
    said = sample.texts(page)
    assert "K.M." not in said
    assert "Canary" not in said
    assert page.chronology.list.rows.rowCount() == 0


def test_help_is_about_what_is_up(sample, page):
    names = {path.stem for path in resource_files("help", ".md")}
    assert {each.help for each in pages_of(sample)} <= names
    assert page.help == "disagreement"
    page.open_act("contact")
    sample.settle()
    assert page.help == "acts"
    assert {
        "acts",
        sample.go(RecordTarget(page.dispute_id)).help,
        sample.go("sent").help,
        sample.go("raise").help,
    } <= names


def test_a_lock_right_after_record_this_brings_back_no_draft_of_what_is_recorded(sample, page):
    dispute = page.dispute_id
    page.open_act("note")
    sample.settle()
    sample.fill(page.panel.form, text="Once is enough.")
    page.main_act()
    page.main_act()
    page.escape()
    del page
    sample.lock()
    sample.practise()
    rows = sample.desk.disagreements.open(dispute).chronology
    assert [row.lines[0].value for row in rows if row.kind == "note"] == ["Once is enough."]
    assert sample.desk.drafts.all() == ()
