"""The window closes or locks at any moment: what a page has put off or asked for goes with it, and nobody notices.

Every exception on the way and every word from Qt fails these tests by itself.
"""

import gc
import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from escalog.services.desk import Desk
from escalog.store import access
from escalog.ui.acts.panel import ActPanel
from escalog.ui.later import later, stop_all, timer
from escalog.ui.look.script_fonts import ScriptFonts
from escalog.ui.look.theme import Theme
from escalog.ui.page.targets import DisagreementsTarget, DisagreementTarget, DraftKey
from escalog.ui.page.worker import Worker
from escalog.ui.records.printing import print_on
from escalog.ui.session.doorkeeper import Doorkeeper
from escalog.ui.session.page_registry import page_specs
from escalog.ui.setup.first_run_page import FirstRunPage
from escalog.ui.setup.unlock_page import UnlockPage
from escalog.ui.shell.garbage_collection import Collector
from escalog.ui.widgets.layouts import discard
from tests.ui.conftest import PASSPHRASE

_OF_THE_PROGRAM = (Collector, ScriptFonts, Theme)
"""What goes on by itself for as long as the program runs."""


def _pending() -> list[QTimer]:
    """The timers that would still do something."""
    found = [each for each in gc.get_objects() if type(each) is QTimer and isValid(each) and each.isActive()]
    return [each for each in found if not isinstance(each.parent(), _OF_THE_PROGRAM)]


def _put_off(part: QObject) -> list[QTimer]:
    """What a part has put off itself."""
    return [each for each in _pending() if each.parent() is part]


def _in_the_gate(door: Doorkeeper) -> UnlockPage:
    page = door.window.page()
    assert isinstance(page, UnlockPage)
    return page


class _Gate:
    """Holds the worker up until it is opened: what is asked meanwhile is still under way when the page goes."""

    def __init__(self, door: Doorkeeper) -> None:
        self._held = threading.Event()
        door.worker.run(lambda: self._held.wait(60))

    def open(self) -> None:
        self._held.set()


@pytest.fixture
def held(door):
    """The worker, held up; opened at the latest when the test is over."""
    made: list[_Gate] = []

    def hold() -> _Gate:
        made.append(_Gate(door))
        return made[-1]

    yield hold
    for each in made:
        each.open()


def _go(door: Doorkeeper, how: str, gate: _Gate | None = None) -> None:
    """Lets the worker go on at the moment when the window waits for it, then lets everything happen that is put off."""
    if gate is not None:
        QTimer.singleShot(0, door, gate.open) if how == "lock" else threading.Timer(0.05, gate.open).start()
    door.window.close() if how == "close" else door.lock()


def _aftermath(qtbot, door: Doorkeeper) -> None:
    """Everything that can still happen does."""
    if not door.closed:
        qtbot.waitUntil(lambda: door.worker.idle, timeout=60_000)
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
    assert [type(each.parent()).__name__ for each in _pending()] == []
    gc.collect()


HOW = pytest.mark.parametrize("how", ["lock", "close"])


# --- the gate ----------------------------------------------------------------------------------------------------


def _first_run(door: Doorkeeper) -> FirstRunPage:
    door.show_first_run()
    page = door.window.page()
    assert isinstance(page, FirstRunPage)
    page.me.set_values({"name": "R.A.", "role": "lead", "agency": "Elmbrook School", "nation": "england"})
    page.main_act()
    return page


def test_a_window_that_closes_while_a_passphrase_is_thought_about_says_nothing(qtbot, door):
    page = _first_run(door)
    page.passphrase.first.setText("a passphrase")
    assert _put_off(page.passphrase)
    door.window._fold_soon.start()
    door.window.close()
    assert not door.window._fold_soon.isActive()
    assert not isValid(page)
    _aftermath(qtbot, door)


def test_what_was_put_off_asks_nothing_of_a_worker_that_was_closed(qtbot, door):
    """Even where a page outlives the worker: nothing is done, and nothing is raised."""
    page = _first_run(door)
    page.passphrase.first.setText("a passphrase")
    door.worker.close()
    _put_off(page.passphrase)[0].timeout.emit()
    assert door.worker.idle
    assert door.worker.wait()


def test_help_in_place_of_setting_up_drops_what_it_was_about_to_ask(qtbot, door, held):
    page = _first_run(door)
    gate = held()
    page.passphrase.first.setText("a passphrase")
    _put_off(page.passphrase)[0].timeout.emit()
    door.show_help("first-run")
    gate.open()
    _aftermath(qtbot, door)


@pytest.mark.parametrize("way", ["close", "help"])
def test_a_store_that_was_made_when_its_page_was_gone_is_let_go_and_asks_for_a_new_sheet(
    qtbot, door, held, settle, paths, way
):
    page = _first_run(door)
    page.passphrase.first.setText(PASSPHRASE)
    page.passphrase.again.setText(PASSPHRASE)
    gate = held()
    page.main_act()
    if way == "close":
        _go(door, "close", gate)
    else:
        door.show_help("first-run")
        gate.open()
    _aftermath(qtbot, door)
    if way == "help":
        again = door.gate.show_unlock()
        again.unlock_asked.emit(PASSPHRASE)
        settle()
        assert isinstance(door.window.page(), FirstRunPage)
        assert door.window.page().step == "sheet"
    else:
        with door.opening.unlock(PASSPHRASE) as desk:
            assert desk.settings.get("setting-up") == "yes"


@pytest.mark.parametrize("way", ["close", "check"])
def test_a_store_that_opens_when_nobody_waits_for_it_any_more_is_closed(qtbot, door, held, paths, monkeypatch, way):
    door.opening.practise().close()
    closed: list[Desk] = []
    close = Desk.close

    def close_and_note(desk: Desk) -> None:
        closed.append(desk)
        close(desk)

    monkeypatch.setattr(Desk, "close", close_and_note)
    gate = held()
    _in_the_gate(door).practise.click()
    if way == "close":
        _go(door, "close", gate)
        assert len(closed) == 1
        _aftermath(qtbot, door)
        door.opening.practise().close()  # nobody holds it
    else:
        door.gate.show_check()
        gate.open()
        qtbot.waitUntil(lambda: door.window.frame is not None, timeout=60_000)


def test_a_wrong_passphrase_that_is_told_too_late_is_told_to_nobody(qtbot, door, held, paths):
    vault, _ = access.create(paths.store, PASSPHRASE, now=door.now(), state_folder=paths.state)
    vault.close()
    gate = held()
    page = door.gate.show_unlock()
    page.unlock_asked.emit("this is not the passphrase")
    door.show_help("unlock")
    gate.open()
    _aftermath(qtbot, door)
    assert door.window.frame is None


# --- an open store -----------------------------------------------------------------------------------------------


@HOW
def test_any_page_may_go_while_it_is_read(qtbot, practice, held, how):
    names = [spec.name for spec in page_specs(practice.window, practice.opening)]
    frame = practice.window.frame
    dispute = practice.open_store.desk.finding.find("status:open").rows[0].dispute
    gate = held()
    for name in names:
        frame.go_to(DisagreementTarget(dispute)) if name == "disagreement" else frame.show_page(name)
    _go(practice, how, gate)
    _aftermath(qtbot, practice)
    assert practice.window.frame is None


@HOW
def test_a_search_and_what_it_would_say_go_with_the_page(qtbot, practice, settle, held, how):
    frame = practice.window.frame
    frame.go_to(DisagreementsTarget(search=True))
    page = frame.current
    page.line.setText("K.M.")
    settle()
    assert _put_off(page)
    gate = held()
    page.line.setText("K.M. x")
    _go(practice, how, gate)
    _aftermath(qtbot, practice)


def _writing(practice: Doorkeeper, settle: Callable[[], None]) -> ActPanel:
    """An act that is being written in, with a name in full that is remarked on."""
    assert practice.open_store is not None
    frame = practice.window.frame
    assert frame is not None
    rows = practice.open_store.desk.finding.find("status:open").rows
    frame.go_to(DisagreementTarget(rows[0].dispute))
    settle()
    page: Any = frame.current
    page.open_act("note", "")
    settle()
    assert isinstance(page.panel, ActPanel)
    return page.panel


@HOW
def test_typing_may_be_cut_off_at_any_key_and_the_draft_is_kept(qtbot, practice, settle, how):
    panel = _writing(practice, settle)
    question: Any = panel.form.question("text")
    question.control.setText("Kathryn Merchant was seen")
    remark = _put_off(question.control)
    assert remark
    assert any(each.isActive() for each in practice.open_store.drafting.findChildren(QTimer))
    _go(practice, how)
    assert not any(isValid(each) for each in remark)
    _aftermath(qtbot, practice)
    with practice.opening.practise() as desk:
        assert [each.values["text"] for each in desk.drafts.all()] == ["Kathryn Merchant was seen"]


@HOW
def test_an_offer_that_was_pressed_in_the_last_moment_changes_nothing(qtbot, practice, settle, how):
    panel = _writing(practice, settle)
    later(panel, lambda: pytest.fail("it was done for a page that is gone"))
    question: Any = panel.form.question("text")
    question.control.setText("Kathryn Merchant was seen")
    later(question.row, lambda: question.control.replace_part(0, 16, "K.M."))
    _go(practice, how)
    _aftermath(qtbot, practice)


@HOW
def test_an_act_that_is_being_opened_or_recorded_may_go(qtbot, practice, settle, held, how):
    panel = _writing(practice, settle)
    question: Any = panel.form.question("text")
    question.control.setText("Seen today.")
    gate = held()
    panel.record.click()
    practice.window.frame.current.open_act("contact", "")
    _go(practice, how, gate)
    _aftermath(qtbot, practice)


@HOW
def test_printing_ends_with_the_store(qtbot, practice, settle, held, how, tmp_path):
    class _Paper:
        pages = 3

        def page(self, *_: object) -> object:
            raise AssertionError("nothing is drawn for a page that is gone")

    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    gate = held()
    print_on(printer, _Paper(), practice.worker, lambda _words: None, pytest.fail)  # type: ignore[arg-type]
    assert printer.paintingActive()
    _go(practice, how, gate)
    qtbot.waitUntil(lambda: practice.closed or practice.worker.idle, timeout=60_000)
    assert not printer.paintingActive()
    _aftermath(qtbot, practice)


# --- the one rule ------------------------------------------------------------------------------------------------


def test_an_answer_whose_taker_is_gone_goes_nowhere_and_is_let_go(qtbot):
    worker = Worker()
    taken: list[object] = []
    gone: list[object] = []
    page = QObject()

    def take(_result: object) -> None:
        taken.append(page.objectName())

    def take_any(error: object) -> None:
        take(error)

    worker.run(lambda: "answer", take_any, gone=gone.append)
    worker.run(lambda: 1 / 0, None, take, gone=gone.append)
    worker.run(lambda: 1 / 0, take_any, page.objectNameChanged.emit, gone=gone.append)
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: worker.idle)
    worker.close()
    assert taken == []
    assert gone == ["answer", None, None]


def test_what_is_asked_after_the_end_is_not_done(qtbot):
    worker = Worker()
    done: list[object] = []
    worker.close()
    job = worker.run(lambda: done.append(1), done.append, done.append, gone=done.append)
    job.cancel()
    qtbot.wait(20)
    assert done == []
    assert worker.idle


def test_what_finished_before_the_end_and_was_not_taken_is_let_go(qtbot):
    worker = Worker()
    gone: list[object] = []
    worker.run(lambda: "desk", lambda _desk: pytest.fail("the window is gone"), gone=gone.append)
    worker.close(30)
    assert gone == ["desk"]


def test_what_a_part_put_off_goes_with_it(qtbot):
    whole = QObject()
    part, done = QObject(whole), []
    ticking = timer(part, lambda: done.append("timer"))
    ticking.start()
    later(part, lambda: done.append("later"))
    stop_all(whole)
    qtbot.wait(20)
    assert done == []


def test_a_part_that_is_let_go_does_nothing_in_the_moment_before_it_is_destroyed(qtbot):
    part, done = QWidget(), []
    ticking = timer(part, lambda: done.append("timer"))
    ticking.start()
    later(part, lambda: done.append("later"))
    discard(part)
    assert not ticking.isActive()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall)
    assert done == []


def test_a_draft_that_was_recorded_is_never_kept_again(qtbot, practice, settle, ask):
    drafting = practice.open_store.drafting
    draft = drafting.begin(DraftKey.parse("x/note"), "x", lambda: {"text": "x"})
    draft.end(drop=True)
    draft.touch()
    draft.keep()
    assert not any(each.isActive() for each in draft.findChildren(QTimer))
    settle()
    assert ask(lambda desk=practice.open_store.desk: desk.drafts.get("x/note")) is None
