"""The story of a dissent: raised on its own route, moved, closed, told, and a record that somebody else checks."""

import re
from pathlib import Path

import pypdfium2

from escalog.records.checking.check import check
from escalog.records.signers.trust import Trust, TrustLine
from tests.builders.desktop import adopt
from tests.e2e.test_stories import OURS, raise_it

CANARY = "Wurzelpeter"

DISSENT = {
    **OURS,
    "decision": {
        "conference": "2026-10-09T10:00",
        "conference_chair": "R.B.",
        "decision": f"The plan ends. {CANARY}.",
        "category": "conference-decision",
    },
}


def raise_a_dissent(desktop):
    """Every page with Continue; the conference's route is chosen where the form asks for it."""
    page = desktop.go("raise")
    while page.step != "check":
        step = page.step
        if step == "route":
            route = page.step_widgets["route"]
            next(radio for option, radio in route.radios.items() if option.track == "conference").click()
        if step in DISSENT:
            desktop.fill(page.forms.form(step), **DISSENT[step])
        page.foot.continue_button.click()
        desktop.settle()
        assert page.step != step, (step, page.summary.sentences())
    page.foot.continue_button.click()
    desktop.settle()
    desktop.pass_minutes(30)
    return desktop.page


def issue(desktop, folder: Path, kind: str) -> Path:
    while desktop.desk.care.check_step():
        pass
    preview = desktop.desk.records.preview(desktop.page.dispute_id, kind, "The partnership's office", "For the file")
    path = folder / f"{kind}.pdf"
    desktop.desk.records.issue(preview, path)
    return path


def test_a_dissent_is_raised_moved_closed_and_its_record_is_genuine_for_others(real, tmp_path):
    page = raise_a_dissent(real)
    assert page.name == "disagreement"
    assert page.dispute_page.dispute.track.id == "conference"
    assert page.dispute_page.dispute.limits[0].run.started.text() == "2026-10-09T10:00"
    real.act("contact", what="spoke", with_whom="P.D.", said="The chair will write.")
    real.act("track-moved", to_track="children", to_stage="line-managers", reason="It is about the visits now.")
    dispute = page.dispute_page.dispute
    assert (dispute.track.id, dispute.current.label) == ("children", "Stage 2")
    assert dispute.stage("practitioners").status == "skipped"
    writing = {f"writing__{item.id}": "Both said." for item in dispute.current.missing_writing}
    real.act("stage-concluded", outcome="resolved", raising_agrees="yes", summary="A visit is made.", **writing)
    real.act("closed", summary="A visit was made.", child_outcome="improved")

    full, told = issue(real, tmp_path, "record"), issue(real, tmp_path, "notification")
    mine = real.desk.me.fingerprint
    trust = Trust({mine: TrustLine("here")})
    for path in (full, told):
        verdict = check(path.read_bytes(), trust)
        assert str(verdict.verdict) == "genuine"
        assert [finding.code for finding in verdict.findings] == ["pages-compared"]

    said = _texts(full)
    for words in (
        CANARY,
        "Record of a disagreement between two agencies about a decision for a child.",
        "Moved to another route: Children, stage 2",
        "Another route: Dissent from a conference",
        "It is about the visits now.",
        "when it moved to Children",
        "Conference held on",
    ):
        assert words in said, words
    told_words = _texts(told)
    assert CANARY not in told_words
    assert "It is about the visits now." not in told_words
    assert "Moved to another route" in told_words


def test_the_statement_to_be_read_aloud_stands_with_the_stage_and_the_step_points_to_it(real):
    page = raise_it(real, route={"stage": "partnership-meeting", "start_reason": "All earlier ones were gone through."})
    real.act("partnership-told", how="email")
    step = page.dispute_page.next_step
    assert step.what.startswith("Arrange the meeting with P.D.")
    assert step.why.endswith("The stage's details hold a statement to be read aloud at it.")
    real.press("Stage 4 of 4, Partnership meeting, now, 5 working days left, due Monday 19 October, 17:00")
    said = real.texts(page.stage_card)
    assert "We are here for the child. Everyone is heard once in full before anyone answers." in said
    assert "Chaired by: An independent chair whom the partnership names." in said


def test_about_an_adult_nothing_on_the_window_or_its_menus_speaks_of_a_child(real):
    adopt(real.desk, "pan-lancashire-adults")
    page = raise_about_an_adult(real)
    frame, menu = real.window.frame, real.window.top.menu("disagreement")
    offered = [action.text() for action in menu.actions()]
    said = [real.texts(page), real.texts(frame.list), *offered]
    assert not [each for each in said if re.search(r"\b[Cc]hild", each)]
    assert [each for each in offered if "at immediate risk" in each] == ["The adult is at immediate risk"]
    frame.list.risk_button.click()
    assert frame.current.heading.text() == "The adult is at immediate risk"
    assert "The adult comes first" in frame.current.lead.text()
    frame.back()
    real.go("today")
    assert frame.list.risk_button.text() == "The child is at immediate risk"


def raise_about_an_adult(desktop):
    """Under the adults' procedure; returns the page of the disagreement."""
    page = desktop.go("raise")
    page.go("route")
    choice = page.step_widgets["route"].choice
    choice.chosen.emit(next(key for key, pack in page.forms.packs.items() if pack.procedure.id != "model"))
    page.go("safety")
    return raise_it(
        desktop,
        sides={"child__1__initials": "E.W.", "other_agency": "Adult social care"},
        decision={"category": "safeguarding-invoked"},
    )


def _texts(path: Path) -> str:
    """The words of every page, with breaks inside sentences taken out."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return " ".join(" ".join(page.split()) for page in pages)
