"""After a kill the form that was on the screen opens again; after a clean leave it does not."""

from escalog.ui.page.targets import DisagreementTarget
from escalog.ui.raising.page import RaisePage


def _raise_a_little(desktop):
    page = desktop.go("raise")
    assert isinstance(page, RaisePage)
    desktop.fill(page.forms.form("safety"), safe_now="safe")
    desktop.settle()
    page.leave()  # as two seconds after the last key
    desktop.settle()
    return page


def test_a_panel_comes_back_with_its_text(sample, tmp_path):
    row = sample.desk.finding.find("").rows[0]
    page = sample.go(DisagreementTarget(row.dispute))
    page.open_act("contact")
    sample.settle()
    sample.fill(page.panel.form, said="She will ring back on Thursday.")
    page.leave()
    sample.settle()
    second = sample.as_after_a_kill(tmp_path / "after").practise()
    assert second.page.name == "disagreement"
    assert second.page.panel is not None
    assert second.page.panel.spec.kind == "contact"
    assert second.page.panel.values()["said"] == "She will ring back on Thursday."
    second.close()


def test_raising_comes_back_on_its_own_page(real, tmp_path):
    _raise_a_little(real)
    second = real.as_after_a_kill(tmp_path / "after").unlock()
    assert isinstance(second.page, RaisePage)
    second.close()


def test_a_form_that_was_left_stays_closed(real, tmp_path):
    _raise_a_little(real)
    real.go("today")
    second = real.as_after_a_kill(tmp_path / "after").unlock()
    assert second.page.name == "today"
    second.close()


def test_a_window_that_was_closed_begins_on_today(real, tmp_path):
    _raise_a_little(real)
    real.keeper.close()
    second = real.as_after_a_kill(tmp_path / "after").unlock()
    assert second.page.name == "today"
    second.close()
