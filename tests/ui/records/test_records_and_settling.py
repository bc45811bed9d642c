from PySide6.QtCore import Qt

from escalog.domain.log.transitions import Status
from escalog.ledger.entry.sealing import seal
from escalog.ui.page.targets import DisagreementTarget, RecordTarget
from escalog.ui.records.page_picture import PagePicture


def _dispute(desktop, reference="0042"):
    return desktop.desk.finding.find(reference).rows[0].dispute


def _decide_twice(desktop, dispute):
    """Two decisions by authors who did not know of each other, as two laptops would have made them."""
    service = desktop.desk.disagreements
    before = service._read(dispute)
    stage = before.dispute.current.stage.id
    ahead = before.dispute.track.stages[before.dispute.track.position(stage) + 1].id
    common = {"occurred": "2026-10-19T11:00", "by": "Robin Ames", "known": "did", "stage": stage}
    several = (
        ("escalated", {"to_stage": ahead, "reason": "No answer.", **common}),
        ("stage-concluded", {"outcome": "resolved", "raising_agrees": "yes", "summary": "Agreed.", **common}),
    )
    entries = tuple(
        seal(
            kind,
            fields,
            dispute=dispute,
            signer=service._signer,
            recorded_at=desktop.desk.now(),
            parents=before.dispute.heads,
        )
        for kind, fields in several
    )
    service._keep(dispute, before.log, entries)


def test_decisions_recorded_separately_are_both_shown_and_settling_is_offered_first(sample):
    dispute = _dispute(sample)
    _decide_twice(sample, dispute)
    page = sample.go(DisagreementTarget(dispute))
    assert sample.desk.disagreements.open(dispute).status is Status.UNDECIDED
    said = sample.texts(page.separate)
    assert "Two decisions were recorded separately" in said
    assert "Went to stage 3" in said
    assert "Stage 2 ended: resolved" in said
    assert page.dispute_page.acts[0] == "reconciled"
    assert page.step.main_kind == "reconciled"
    stands = next(each.entry for each in page.dispute_page.dispute.separate if "Went to" in each.sentence)
    page.step.main.click()
    sample.settle()
    sample.record(stands=stands, why="The talk that resolved it was another one.")
    assert sample.desk.disagreements.open(dispute).status is Status.OPEN
    assert not page.separate.isVisible()
    assert page.dispute_page.dispute.current.stage.number == "3"


def test_today_lists_what_was_recorded_separately_first(sample):
    _decide_twice(sample, _dispute(sample))
    page = sample.go("today")
    assert page.list.rows.all_rows()[0].title == "Recorded separately (1)"


def _preview(desktop, dispute, kind="record"):
    page = desktop.go(RecordTarget(dispute))
    desktop.fill(page.form, kind=kind, recipient="Northbrook partnership", reason="Stage 2 has started")
    page.show_pages.click()
    desktop.settle()
    return page


def test_the_pages_are_shown_as_they_will_be_signed(sample):
    page = _preview(sample, _dispute(sample))
    assert page.pages.place.text() == f"Page 1 of {page.preview.pages}"
    assert page.signing.heading.hasFocus()
    assert "as they will be signed" in page.signing.heading.accessibleDescription()
    first = page.pages.findChild(PagePicture)
    assert first.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert "K.M. 0042: referral not accepted" in first.accessibleDescription()
    assert not page.ask_card.isVisible()
    sample.press("Change what you make")
    assert page.preview is None
    assert page.form.values()["recipient"] == "Northbrook partnership"


def test_a_notification_has_no_narrative_on_its_pages(sample):
    page = _preview(sample, _dispute(sample), "notification")
    assert page.preview.kind == "notification"
    assert page.preview.file_name.startswith("escalog-sample-notification-")


def test_court_proceedings_and_withheld_places_are_said_before_signing(sample):
    dispute = _dispute(sample)
    sample.desk.disagreements.record(dispute, "details", {"court": "yes"})
    entry = sample.desk.disagreements.open(dispute).contacts[0].entry
    sample.desk.disagreements.record(dispute, "withheld", {"entry": entry, "why": "safety"})
    said = sample.texts(_preview(sample, dispute).signing.said)
    assert "There are, or may be, court proceedings" in said
    assert "withheld from this copy, and it says so" in said


def test_what_was_recorded_after_the_preview_stops_the_signing_and_says_so(sample, tmp_path):
    dispute = _dispute(sample)
    page = _preview(sample, dispute)
    sample.desk.disagreements.record(dispute, "note", {"text": "One more thing."})
    while sample.desk.care.check_step():
        pass
    page.ask_path = lambda name: tmp_path / name
    page.signing.save.click()
    sample.settle()
    assert page.failure.isVisible()
    assert list(tmp_path.glob("*.pdf")) == []
    assert page.signing.save.text() == "Sign and save..."


def test_to_whom_and_why_wait_as_a_draft(sample):
    dispute = _dispute(sample)
    page = sample.go(RecordTarget(dispute))
    sample.fill(page.form, recipient="Northbrook partnership")
    sample.go("today")
    assert [draft.title for draft in sample.desk.drafts.all()] == ["Make a record, 0042"]
    sample.lock()
    sample.practise()
    page = sample.go(RecordTarget(dispute))
    assert page.form.values()["recipient"] == "Northbrook partnership"


def test_leaving_the_file_dialog_without_a_name_changes_nothing(sample):
    page = _preview(sample, _dispute(sample))
    page.ask_path = lambda _name: None
    page.signing.save.click()
    sample.settle()
    assert page.preview is not None
    assert sample.desk.records.sent() == ()


def test_what_is_found_on_the_pages_is_brought_into_sight(sample):
    page = _preview(sample, _dispute(sample))
    page.pane.to_top()
    page.pages.words.setText("Whose keys are inside")
    page.pages.look.click()
    sample.settle()
    assert page.pages.said.text().startswith("1 of ")
    picture = page.pages.findChildren(PagePicture)[-1]
    _left, top, _width, _height = picture.marked[0]
    seen = picture.visibleRegion().boundingRect()
    assert seen.top() <= top * picture.height() <= seen.bottom()
