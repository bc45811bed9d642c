import pytest
from PySide6.QtWidgets import QApplication

from escalog.ui.look.theme import theme
from escalog.ui.page.targets import DisagreementTarget, RecordTarget
from tests.ui.lint import lint

SIZES = [(percent, width) for percent in (100, 125, 150, 200) for width in (1366, 1920)]
FEW = [(100, 1366), (125, 1920), (200, 1366)]
"""For parts that only fill a pane whose widths are tried elsewhere."""
RAISING = {
    "safe_now": "safe",
    "direction": "ours",
    "child.1.initials": "K.M.",
    "our_reference": "0099",
    "other_agency": "Police",
    "decision": "No visit.",
    "raising.holds": "A visit is needed.",
}


@pytest.fixture
def looks(sample):
    """Walks through a page in every size and gives what the lint finds."""

    def walk(show, sizes=SIZES) -> list[str]:
        found = []
        for percent, width in sizes:
            theme().choose("light", percent)
            sample.window.resize(width, 728 if width == 1366 else 1040)
            sample.settle()
            show()
            sample.settle()
            QApplication.processEvents()
            found += [f"{percent} % at {width}: {each}" for each in lint(sample.window)]
        return found

    return walk


@pytest.fixture
def dispute(sample):
    return sample.desk.finding.find("0042").rows[0].dispute


def test_today(sample, looks):
    assert looks(lambda: sample.go("today")) == []


def test_disagreements(sample, looks):
    sample.go("disagreements").filters.set_filters(["stage:1", "overdue:yes"])
    assert looks(lambda: sample.go("disagreements")) == []


def test_no_disagreement_found(sample, looks):
    sample.go("disagreements").line.setText("zebra")
    assert looks(sample.settle) == []


def test_a_disagreement(sample, looks, dispute):
    assert looks(lambda: sample.go(DisagreementTarget(dispute))) == []


def test_its_chronology(sample, looks, dispute):
    page = sample.go(DisagreementTarget(dispute))
    for row in page.dispute_page.dispute.chronology:
        page.chronology.list.turn(row.entry)
    assert looks(lambda: page.show_view("chronology")) == []


def test_a_stage_in_full(sample, looks, dispute):
    sample.go(DisagreementTarget(dispute)).rail.buttons[1].click()
    assert looks(sample.settle) == []


@pytest.mark.parametrize("kind", ["contact", "reply", "stage-concluded", "details", "escalated", "linked", "closed"])
def test_an_act(sample, looks, dispute, kind):
    page = sample.go(DisagreementTarget(dispute))
    page.open_act(kind)
    sample.settle()
    page.panel.check()
    assert looks(sample.settle, FEW) == []


@pytest.mark.parametrize("kind", ["correction", "withheld"])
def test_an_act_about_an_entry(sample, looks, dispute, kind):
    page = sample.go(DisagreementTarget(dispute))
    page.open_act(kind, page.dispute_page.dispute.chronology[-1].entry)
    sample.settle()
    assert looks(sample.settle, FEW) == []


@pytest.mark.parametrize("step", ["safety", "route", "sides", "decision", "ours", "theirs", "plan", "check"])
def test_a_step_of_raising(sample, looks, step):
    page = sample.go("raise")
    page.forms.values.update(RAISING)
    page.go(step)
    page.check_step(step)
    assert looks(sample.settle, FEW) == []


def test_making_a_record_and_what_was_sent(sample, looks, dispute, tmp_path):
    page = sample.go(RecordTarget(dispute))
    assert looks(sample.settle) == []
    page.ask_path = lambda name: tmp_path / name
    sample.fill(page.form, recipient="Northbrook partnership", reason="Stage 2 has started")
    page.show_pages.click()
    sample.settle()
    assert looks(sample.settle) == []
    while sample.desk.care.check_step():
        pass
    page.signing.save.click()
    sample.settle()
    assert page.done.isVisible()
    assert looks(sample.settle) == []
    assert looks(lambda: sample.go("sent")) == []
