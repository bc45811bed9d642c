"""After the lock no word of a case is left in the window: in no widget, model, title, undo step or spoken name.

Every field of every form gets a word of its own first; what was typed is kept as a draft and is back after unlocking.
"""

import gc
import time
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from escalog.domain.entry_kinds.fields import Control
from escalog.ui.page.targets import DisagreementsTarget, DisagreementTarget, RecordTarget
from escalog.ui.shell import idle_lock as idle
from tests.builders.desktop import Desktop
from tests.services.conftest import RAISED

CANARY = "Zwetschgenkuchen"
_WRITTEN = (Control.TEXT, Control.PROSE, Control.PERSON)


@pytest.fixture
def full(real: Desktop) -> Desktop:
    """An open store with a disagreement and an entry, a page of every name built, and two drafts under way."""
    dispute = real.desk.disagreements.raise_disagreement(
        {**RAISED, **{name: f"{CANARY} {name}" for name in ("decision", "raising.holds", "safety_plan", "child_view")}}
    )
    real.pass_minutes(5)
    for page in ("disagreements", "today", "procedures", "sent", "settings", "check", "raise"):
        real.go(page)
    raising = real.page
    for step in raising.steps:
        if step.id != "check":
            raising.go(step.id)
            _plant(raising.forms.form(step.id))
    raising.go("ours")
    real.go(DisagreementsTarget(search=True)).line.setText(CANARY)
    real.settle()
    real.go(RecordTarget(dispute))
    _plant(real.page.form)
    real.page.show_pages.click()
    real.settle()
    for act in real.go(DisagreementTarget(dispute)).dispute_page.acts:
        real.page.open_act(act)
        real.settle()
        _plant(real.page.panel.form)
    chronology = real.page.chronology.list
    chronology.choose_first()
    chronology.turn(chronology.entry())
    real.page.open_act("contact")
    real.settle()
    _plant(real.page.panel.form)
    QTest.keyClicks(real.page.panel.form.question("said").control, f"{CANARY} once more")
    return real


def _plant(form: object) -> None:
    """A word of its own into every field that takes words, typed so that it can be undone."""
    for question in form.questions():  # type: ignore[attr-defined]
        if question.field.control in _WRITTEN:
            question.control.selectAll()
            insert = getattr(question.control, "insertPlainText", None) or question.control.insert
            insert(f"{CANARY} {question.name}")


def _spoken(interface: QAccessibleInterface | None, deep: int = 0) -> Iterator[str]:
    """Everything that a screen reader could ask for."""
    if interface is None or not interface.isValid() or deep > 40:
        return
    for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help):
        yield interface.text(kind)
    for number in range(interface.childCount()):
        yield from _spoken(interface.child(number), deep + 1)


def _properties(thing: QObject) -> Iterator[str]:
    about = thing.metaObject()
    for number in range(about.propertyCount()):
        if str(about.property(number).typeName()) == "QString":
            yield str(about.property(number).read(thing))


def _rows(model: QAbstractItemModel) -> Iterator[str]:
    top = QModelIndex()
    for row in range(model.rowCount(top)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(top)):
            for role in range(int(Qt.ItemDataRole.UserRole) + 4):
                yield str(model.index(row, column).data(role) or "")


def _texts(thing: QObject, *, undo: bool) -> Iterator[str]:
    """What stands in a text; with `undo` also what stood there before each step that can be undone."""
    if not isinstance(thing, QPlainTextEdit | QLineEdit):
        return
    yield thing.text() if isinstance(thing, QLineEdit) else thing.toPlainText()
    texts = thing if isinstance(thing, QLineEdit) else thing.document()
    while undo and texts.isUndoAvailable():
        texts.undo()
        yield thing.text() if isinstance(thing, QLineEdit) else thing.toPlainText()


def found(*, undo: bool = True) -> list[str]:
    """Where in this process a word of the case stands, in anything that Qt holds. Undoing changes what is there."""
    gc.collect()
    things = [each for each in gc.get_objects() if isinstance(each, QObject)]  # asking Qt would give parts of its own
    where: list[str] = []
    for thing in filter(shiboken6.isValid, things):
        said = [*_properties(thing), *_texts(thing, undo=undo)]
        if isinstance(thing, QAbstractItemModel):
            said += _rows(thing)
        if isinstance(thing, QWidget):
            said += [thing.windowTitle(), *_spoken(QAccessible.queryAccessibleInterface(thing))]
        where += [f"{type(thing).__name__}: {text[:60]}" for text in said if CANARY in text]
    board = QGuiApplication.clipboard()
    for mode in QClipboard.Mode:
        where += [f"clipboard {mode}"] if CANARY in board.text(mode) else []
    return where


def _held_by_python() -> list[str]:
    """Which objects of ours still hold a text of the case."""
    gc.collect()
    return [
        f"{type(each).__module__}.{type(each).__name__}"
        for each in gc.get_objects()
        if str(type(each).__module__).startswith("escalog")
        and any(isinstance(held, str) and CANARY in held for held in gc.get_referents(each))
    ]


def _by_key(desktop: Desktop, _patch: pytest.MonkeyPatch) -> None:
    desktop.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def _by_waiting(desktop: Desktop, _patch: pytest.MonkeyPatch) -> None:
    desktop.window.idle._timer.setInterval(20)
    desktop.window.set_idle_minutes(0.3 / 60)  # type: ignore[arg-type]
    desktop.qtbot.waitUntil(lambda: desktop.window.frame is None)
    desktop.settle()


def _by_sleep(desktop: Desktop, patch: pytest.MonkeyPatch) -> None:
    """The laptop slept: the clock jumped between two looks."""
    desktop.window.idle.look()
    assert desktop.window.frame is not None
    patch.setattr(idle, "time", lambda: time.time() + 3600)
    desktop.window.idle.look()
    desktop.settle()


def _by_the_desktop(desktop: Desktop, _patch: pytest.MonkeyPatch) -> None:
    """The desktop says that its screen is locked or that it goes to sleep."""
    desktop.window.idle.on_away(False)
    assert desktop.window.frame is not None
    desktop.window.idle.on_away(True)
    desktop.settle()


def test_after_every_lock_no_word_of_a_case_is_left_and_everything_is_back_when_unlocked(full, monkeypatch):
    where = found(undo=False)
    for kind in ("ProseEdit", "LineEdit", "SearchLine", "Text"):
        assert any(each.startswith(kind) for each in where), (kind, sorted({each.split(":")[0] for each in where}))
    assert _held_by_python() != []
    dispute = full.page.dispute_id
    assert full.page.panel.values()["said"] == f"{CANARY} said{CANARY} once more"
    for lock in (_by_key, _by_waiting, _by_sleep, _by_the_desktop):
        with monkeypatch.context() as patch:
            lock(full, patch)
        assert full.window.frame is None, lock
        assert found() == [], lock
        assert _held_by_python() == [], lock
        assert full.window.windowTitle() == "escalog"
        full.window.set_idle_minutes(5)
        full.unlock()
        assert (full.page.name, full.page.dispute_id, full.page.panel.spec.kind) == ("disagreement", dispute, "contact")
        assert full.page.panel.values()["said"] == f"{CANARY} said{CANARY} once more"
    kept = {draft.key: draft for draft in full.desk.drafts.all()}
    assert kept["raise"].values["_step"] == "ours"
    assert kept["raise"].values["raising.holds"] == f"{CANARY} raising.holds"
    assert kept[f"{dispute}/make-record"].values["recipient"] == f"{CANARY} recipient"
    assert len(kept) > 10
