"""The Procedures pages: reading a ladder, an example that follows what is typed, comparing, bringing in, using."""

import re
import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from escalog.resources import resource_text
from escalog.services.procedures.importing import Standing
from escalog.ui.diagrams.ladder import RungTitle
from escalog.ui.page.targets import ProceduresTarget, ProcedureTarget, ProcedureView, Target
from escalog.ui.procedures.adopt_form import NOT_YET
from escalog.ui.procedures.ladder_view import gaps_words
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.text import Text
from tests.ui.lint import lint

MODEL = resource_text("procedures", "model.toml")
NOW = str(tomllib.loads(MODEL)["version"])
NEXT = f"{NOW}-next"
FIVE_DAYS = 'starts = "stage-started"\nunit = "working-days"\nlimit = 5'
CHANGED = MODEL.replace(f'version = "{NOW}"', f'version = "{NEXT}"', 1).replace(FIVE_DAYS, f"{FIVE_DAYS[:-1]}4", 1)
assert tomllib.loads(CHANGED)["version"] == NEXT


def words(part) -> str:
    """Everything that a part shows, as one text."""
    return "\n".join(each.text() for each in part.findChildren(Text) if each.isVisible())


def digest_of(desk, pack: str, ask) -> str:
    found: str = next(each.digest for each in ask(desk.procedures.all) if each.procedure.id == pack)
    return found


def press(part, name: str) -> None:
    """Presses the button that says this."""
    found = [each for each in part.findChildren(Button) if each.isVisible() and each.text().replace("&", "") == name]
    assert len(found) == 1, [each.text() for each in part.findChildren(Button) if each.isVisible()]
    found[0].click()


@pytest.fixture
def desk(own):
    return own.open_store.desk


@pytest.fixture
def adopted(desk, ask) -> str:
    """The model procedure, in use."""
    digest = digest_of(desk, "model", ask)
    ask(lambda: desk.procedures.adopt(digest, "Ada Lind", "Lead", date(2026, 10, 1), source_checked=True))
    return digest


@pytest.fixture
def show(own, settle):
    def at(to: str | Target):
        if isinstance(to, Target):
            own.window.frame.go_to(to)
        else:
            own.window.frame.show_page(to)
        settle()
        return own.window.frame.current

    return at


def file_of(folder: Path, text: str, name: str = "new.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_in_use_stands_first_and_the_others_can_be_found_by_name(own, show, adopted):
    page = show("procedures")
    said = words(page)
    assert said.index("In use here") < said.index("Others that come with the program")
    assert f"Version {NOW}, in use since Thu 1 Oct 2026." in said
    assert not page.none.isVisible()
    page.line.setText("lincoln")
    page.line.textEdited.emit("lincoln")
    assert list(page.links) == ["lincolnshire"]
    assert page.count.text() == "1 procedure found."
    page.line.setText("nobody has this")
    page.line.textEdited.emit("nobody has this")
    assert "No procedure of this name" in page.count.text()


def test_before_anything_is_in_use_the_page_says_what_to_do(show):
    page = show("procedures")
    assert page.none.isVisible()
    assert "They come with the program" in words(page)


def test_a_procedure_is_read_as_a_ladder_with_the_arrows(own, show, settle, qtbot):
    page = show("procedures")
    page.links["lincolnshire"].click()
    settle()
    page = own.window.frame.current
    assert page.name == "procedure"
    titles = page.ladder_holder.findChildren(RungTitle)
    assert [each.text() for each in titles][:2] == [
        "Step 1: Practitioner to practitioner", "Step 2: Line manager to line manager",
    ]  # fmt: skip
    assert "Agree an action plan with dates: 2 working days from the discussion." in titles[0].accessibleDescription()
    own.window.activateWindow()
    titles[0].take_focus()
    qtbot.keyClick(titles[0], Qt.Key.Key_Down)
    assert own.window.focusWidget() is titles[1]
    qtbot.keyClick(titles[1], Qt.Key.Key_Up)
    assert own.window.focusWidget() is titles[0]
    qtbot.keyClick(titles[0], Qt.Key.Key_Up)
    assert own.window.focusWidget() is titles[0]


def test_everything_drawn_is_also_said(own, show, ask, desk):
    for pack in ask(desk.procedures.all):
        page = show(ProcedureTarget(pack.digest))
        titles = page.ladder_holder.findChildren(RungTitle)
        assert len(titles) == len(pack.procedure.tracks[0].stages)
        for title in titles:
            shown = {each.text() for each in title.parentWidget().findChildren(Text) if each is not title}
            spoken = title.accessibleDescription()
            assert all(text in spoken for text in shown), (pack.procedure.id, title.text())


def test_the_example_follows_what_is_typed(show, adopted, qtbot):
    page = show(ProcedureTarget(adopted, ProcedureView.EXAMPLE))
    view = page.example
    view.when.day.clear()
    view.when.time.clear()
    qtbot.keyClicks(view.when.day, "22 Dec 2026")
    qtbot.keyClicks(view.when.time, "15:40")
    qtbot.wait(20)
    assert view.head.text() == "Raised Tue 22 Dec 2026, 15:40"
    said = words(view.stages)
    assert "Talk, and agree what happens next: by Thu 24 Dec 2026, 17:00." in said
    assert "(Fri 25 and Mon 28 are bank holidays)" in said
    assert "Stage 4: Partnership meeting" in said
    qtbot.keyClicks(view.when.time, "x")
    view.when.left.emit()
    assert view.row.has_errors
    assert "Talk, and agree what happens next: by Thu 24 Dec 2026, 17:00." in words(view.stages)


def test_a_version_from_a_file_is_shown_before_it_is_kept_then_adopted(own, show, adopted, settle, ask, desk, tmp_path):
    page = show("bring-in")
    page.show_file(file_of(tmp_path, CHANGED))
    settle()
    assert page.preview.standing is Standing.CHANGES
    assert "which is in use here" in words(page.note)
    assert "The discussion was due in 5 working days, now 4." in words(page.changes)
    assert len(ask(desk.procedures.all)) == len(ask(desk.library.families))
    page.keep.click()
    settle()
    page = own.window.frame.current
    assert page.name == "procedure"
    assert f"Version {NEXT} is not in use here." in words(page.state)
    assert f"Version {NOW}, in use since Thu 1 Oct 2026" in _links(page.use.versions)
    page.use.take.click()
    settle()
    assert ask(desk.procedures.default).procedure.version == NEXT
    family = next(each for each in ask(desk.library.families) if each.id == "model")
    assert [each.pack.procedure.version for each in family.versions] == [NEXT, NOW]


def _links(part) -> str:
    return "\n".join(each.text() for each in part.findChildren(Button))


def test_a_taken_name_is_kept_out_and_the_difference_shown(own, show, adopted, settle, tmp_path, ask, desk):
    page = show("bring-in")
    other = CHANGED.replace(NEXT, NOW, 1)
    page.show_file(file_of(tmp_path, other))
    settle()
    assert page.preview.standing is Standing.TAKEN
    assert "says something else" in words(page.wrong)
    assert "The discussion was due in 5 working days, now 4." in words(page.changes)
    assert not page.keep.isVisible()
    before = len(ask(desk.procedures.all))
    page.keep.click()
    settle()
    assert "says something else" in words(page.failure)
    assert len(ask(desk.procedures.all)) == before


def test_a_wrong_file_tells_every_line_to_mend(show, settle, tmp_path):
    page = show("bring-in")
    page.show_file(
        file_of(tmp_path, MODEL.replace('nation = "england"', 'nation = "mars"').replace("limit = 2", "limit = -2", 1))
    )
    settle()
    assert page.preview.standing is Standing.WRONG
    assert "2 things to mend" in words(page.wrong)
    line = MODEL[: MODEL.index('nation = "england"')].count("\n") + 1
    assert f"Line {line}: " in words(page.errors)
    assert not page.keep.isVisible()
    page.show_file(tmp_path / "not there.toml")
    settle()
    assert "not there" in words(page.failure)
    assert not page.wrong.isVisible()


def test_the_same_file_again_is_no_new_version(own, show, desk, adopted, settle, ask, tmp_path):
    before = [each.digest for each in ask(desk.procedures.all)]
    page = show("bring-in")
    page.show_file(file_of(tmp_path, "\ufeff" + MODEL))
    settle()
    assert page.preview.standing is Standing.HERE
    assert "this is here already" in words(page.note)
    assert not page.keep.isVisible()
    page.main_act()
    settle()
    assert own.window.frame.current is page
    page.read_it.click()
    settle()
    assert own.window.frame.current.name == "procedure"
    assert own.window.frame.current.where().digest == adopted
    assert [each.digest for each in ask(desk.procedures.all)] == before


def test_a_version_is_saved_to_a_file_byte_for_byte(show, adopted, settle, tmp_path):
    page = show(ProcedureTarget(adopted, ProcedureView.USE))
    page.save_to(tmp_path / "ours.toml")
    settle()
    assert (tmp_path / "ours.toml").read_bytes() == MODEL.encode()
    page.save_to(tmp_path / "nowhere" / "ours.toml")
    settle()
    assert "cannot be written" in words(page.failure)


def test_a_template_to_fill_in_is_saved_and_can_be_brought_in(show, settle, tmp_path):
    page = show("bring-in")
    assert page.template.isVisible()
    page.save_template(tmp_path / "ours.toml")
    settle()
    page.show_file(tmp_path / "ours.toml")
    settle()
    assert page.preview.standing is Standing.NEW
    page.save_template(tmp_path / "nowhere" / "ours.toml")
    settle()
    assert "cannot be written" in words(page.failure)


def test_the_use_of_a_version_ends_once_another_is_the_default(own, show, adopted, settle, ask, desk):
    page = show(ProcedureTarget(adopted, ProcedureView.USE))
    assert not page.use.end.isVisible()
    lincolnshire = digest_of(desk, "lincolnshire", ask)
    ask(lambda: desk.procedures.adopt(lincolnshire, "Ada", "Lead", date(2026, 11, 2), source_checked=True))
    page = show(ProcedureTarget(adopted, ProcedureView.USE))
    page.use.end.click()
    settle()
    assert "No new disagreement starts under it." in words(page.state)
    assert [each.digest for each in ask(desk.procedures.adopted)] == [lincolnshire]
    page.use.take.click()
    settle()
    assert {each.digest for each in ask(desk.procedures.adopted)} == {adopted, lincolnshire}


def test_another_procedure_is_taken_into_use_without_becoming_the_default(own, show, adopted, settle, ask, desk):
    lincolnshire = digest_of(desk, "lincolnshire", ask)
    page = show(ProcedureTarget(lincolnshire, ProcedureView.USE))
    form = page.use.adopt
    assert form.starts.isVisible()
    assert not form.as_default
    assert form.starts_now.text() == f"Now they start under: {title_of(desk, adopted, ask)}, version {NOW}."
    page.use.take.click()
    settle()
    assert "still start under" in own.window.frame.status.saved.text()
    assert "In use since" in words(page.state)
    assert "New disagreements start under it" not in words(page.state)
    assert ask(desk.procedures.default).digest == adopted
    assert page.use.make_default.isVisible()


def test_another_procedure_becomes_the_default_when_somebody_says_so(own, show, adopted, settle, ask, desk):
    lincolnshire = digest_of(desk, "lincolnshire", ask)
    page = show(ProcedureTarget(lincolnshire, ProcedureView.USE))
    page.use.adopt.starts.click()
    page.use.take.click()
    settle()
    assert ask(desk.procedures.default).digest == lincolnshire
    assert "New disagreements start under it." in words(page.state)


def test_a_day_that_has_not_come_is_told_at_its_field_and_nothing_is_taken_into_use(
    own, show, adopted, settle, ask, desk
):
    lincolnshire = digest_of(desk, "lincolnshire", ask)
    page = show(ProcedureTarget(lincolnshire, ProcedureView.USE))
    form = page.use.adopt.form
    form.set_values({**form.values(), "on": (desk.now().date() + timedelta(days=1)).isoformat()})
    page.use.take.click()
    settle()
    assert NOT_YET in words(form)
    assert [each.digest for each in ask(desk.procedures.adopted)] == [adopted]
    form.set_values({**form.values(), "on": desk.now().date().isoformat()})
    page.use.take.click()
    settle()
    assert NOT_YET not in words(form)
    assert lincolnshire in {each.digest for each in ask(desk.procedures.adopted)}


def test_of_a_newer_version_of_the_default_it_is_proposed_and_can_be_left_out(
    own, show, adopted, settle, ask, desk, tmp_path
):
    digest = ask(lambda: desk.library.bring_in(desk.library.preview(file_of(tmp_path, CHANGED))))
    page = show(ProcedureTarget(digest, ProcedureView.USE))
    assert page.use.adopt.as_default
    page.use.adopt.starts.click()
    page.use.take.click()
    settle()
    assert ask(desk.procedures.default).digest == adopted
    page = show(ProcedureTarget(adopted, ProcedureView.USE))
    page.use.again.click()
    assert not page.use.adopt.starts.isVisible()
    page.use.take.click()
    settle()
    assert ask(desk.procedures.default).digest == adopted


def test_the_first_procedure_in_use_is_the_default_without_a_question(own, show, settle, ask, desk):
    lincolnshire = digest_of(desk, "lincolnshire", ask)
    page = show(ProcedureTarget(lincolnshire, ProcedureView.USE))
    assert not page.use.adopt.starts.isVisible()
    assert "No other procedure is in use here" in words(page.use.adopt)
    page.use.take.click()
    settle()
    assert ask(desk.procedures.default).digest == lincolnshire


def title_of(desk, digest: str, ask) -> str:
    return next(str(each.procedure.title) for each in ask(desk.procedures.all) if each.digest == digest)


def test_running_disagreements_are_listed_under_their_version(practice, settle, ask):
    desk = practice.open_store.desk
    family = next(each for each in ask(desk.library.families) if any(v.running for v in each.versions))
    version = next(each for each in family.versions if each.running)
    practice.window.frame.go_to(ProcedureTarget(version.pack.digest, ProcedureView.USE))
    settle()
    page = practice.window.frame.current
    links = [each for each in page.use.running.findChildren(Button) if each.isVisible()]
    assert len(links) == version.running
    links[0].click()
    settle()
    assert practice.window.frame.current.name == "disagreement"


def test_two_versions_are_compared_in_words(show, adopted, ask, desk, qtbot):
    page = show(ProcedureTarget(adopted, ProcedureView.COMPARE))
    page.compare.choice.set_value(digest_of(desk, "lincolnshire", ask))
    qtbot.wait(20)
    said = words(page.compare.list)
    assert 'What a stage is called was "Step", now "Stage".' in said
    assert "The guidance now says" not in said
    page.compare.list.more.click()
    qtbot.wait(20)
    assert "The guidance now says" in words(page.compare.list)
    page.compare.list.more.click()
    assert "The guidance now says" not in words(page.compare.list)


@pytest.mark.parametrize(
    ("palette", "percent"), [("light", 100), ("light", 150), ("light", 200), ("dark", 125), ("contrast", 200)]
)
def test_the_pages_pass_the_lint(own, show, adopted, look, settle, qtbot, tmp_path, palette, percent):
    look.choose(palette, percent)
    own.window.resize(1366, 728)
    found = []
    for target in (ProceduresTarget(), *(ProcedureTarget(adopted, view) for view in ProcedureView)):
        page = show(target)
        if target == ProcedureTarget(adopted, ProcedureView.COMPARE):
            page.compare.choice.setCurrentIndex(3)
        qtbot.wait(60)
        found += [f"{target}: {each}" for each in lint(own.window)]
    page = show("bring-in")
    for text in (CHANGED, MODEL.replace('"england"', '"mars"'), MODEL.replace('id = "model"', 'id = "ours"', 1)):
        page.show_file(file_of(tmp_path, text))
        settle()
        found += [f"bring-in: {each}" for each in lint(own.window)]
    assert found == []


def test_the_page_is_walked_with_keys_alone(own, show, adopted, settle, qtbot):
    page = show("procedures")
    own.window.activateWindow()
    page.line.setFocus()
    qtbot.keyClicks(page.line, "lincolnshire")
    qtbot.keyClick(page.line, Qt.Key.Key_Return)
    settle()
    page = own.window.frame.current
    assert page.name == "procedure"
    assert own.window.focusWidget() is page.heading
    qtbot.keyClick(page.heading, Qt.Key.Key_Tab)
    met: list[QWidget] = []
    while own.window.focusWidget() not in page.views.buttons and len(met) < 10:
        met.append(own.window.focusWidget())
        qtbot.keyClick(own.window.focusWidget(), Qt.Key.Key_Tab)
    assert own.window.focusWidget() is page.views.buttons[0], met
    for number in (1, 2, 3):
        qtbot.keyClick(page.views.buttons[number - 1], Qt.Key.Key_Right)
        assert own.window.focusWidget() is page.views.buttons[number]
        qtbot.keyClick(page.views.buttons[number], Qt.Key.Key_Return)
        shown = [name for name, part in page.parts.items() if part.isVisible()]
        assert shown == [tuple(ProcedureView)[number]]
    page.main_act()
    settle()
    assert "In use since" in words(page.state)
    qtbot.keyClick(own.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle()
    assert own.window.frame.current.name == "procedures"


def test_a_text_that_changed_with_the_program_is_explained_and_not_listed_twice(own, show, settle, ask, desk):
    old = MODEL.replace("limit = 5", "limit = 7", 1)
    kept = ask(lambda: desk.library._vault.packs.put(old.encode()))
    ask(lambda: desk.procedures.adopt(kept, "Ada Lind", "Lead", date(2026, 10, 1), source_checked=True))
    page = show("procedures")
    assert len([each for each in page.links.values() if "(model)" in each.text()]) == 1
    said = words(page)
    assert f"Version {NOW}, as this store has kept it, in use since Thu 1 Oct 2026" in said
    assert f"version {NOW}, as the program brings it now, not in use here" in said
    page.links["model"].click()
    settle()
    page = own.window.frame.current
    assert "The program brings another text of this version now" in words(page.another)
    page.views.buttons[2].click()
    settle()
    assert "The discussion was due in 5 working days, now 7." in words(page.compare.list)
    page.views.buttons[3].click()
    settle()
    assert lint(own.window) == []
    link = next(each for each in page.use.versions.findChildren(Button) if each.isVisible())
    assert "as the program brings it now" in link.text()
    link.click()
    settle()
    assert f"Version {NOW} is not in use here." in words(page.state)


def test_an_outline_says_how_many_of_its_stages_are_missing(own, ask, desk):
    packs = {each.procedure.id: each.procedure for each in ask(desk.procedures.all)}
    assert gaps_words(packs["croydon"]).startswith("None of the 5 stages is published here. Look them up")
    assert re.match(r"\d of the 4 stages (is|are) not published here\. ", gaps_words(packs["darlington"]))


def test_a_version_is_saved_under_the_name_of_its_procedure(own, show, adopted, monkeypatch):
    offered: list[str] = []

    def ask(_page: object, _title: str, path: str, _kinds: str) -> tuple[str, str]:
        offered.append(Path(path).name)
        return "", ""

    monkeypatch.setattr("escalog.ui.procedures.page.QFileDialog.getSaveFileName", ask)
    page = show("procedure")
    page.use.export.click()
    assert offered == ["model-version-2.toml"]
