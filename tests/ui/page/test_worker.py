"""Work runs off the window's thread, one piece after another; slow work says so, and drafts are kept in time."""

import threading
import time

import pytest
from PySide6.QtCore import QObject

from escalog.domain.values.failure import Failure
from escalog.ui.page.drafting import Drafting, Values
from escalog.ui.page.failure_box import FailureBox, report_of
from escalog.ui.page.targets import RAISE, DraftKey
from escalog.ui.page.worker import Job, Worker
from escalog.wording.failures import advice_of
from tests.builders.worker_watch import parts_held
from tests.ui.moment import NOW


@pytest.fixture
def worker():
    made = Worker()
    yield made
    made.close()


def test_results_come_back_on_the_window_s_thread(qtbot, worker):
    seen: list[tuple[int, int]] = []
    worker.run(threading.get_ident, lambda ident: seen.append((ident, threading.get_ident())))
    qtbot.waitUntil(lambda: seen != [])
    assert seen[0][0] != seen[0][1] == threading.get_ident()


def test_work_is_done_in_order_and_one_at_a_time(qtbot, worker):
    running: list[int] = []
    most: list[int] = []
    order: list[int] = []

    def work(number):
        running.append(number)
        most.append(len(running))
        time.sleep(0.002)
        running.pop()
        return number

    for number in range(20):
        worker.run(lambda number=number: work(number), order.append)
    qtbot.waitUntil(lambda: len(order) == 20)
    assert order == list(range(20))
    assert max(most) == 1


def test_an_error_goes_to_who_asked_or_to_the_one_place(qtbot, worker):
    asked: list[Exception] = []
    one_place: list[Exception] = []
    worker.set_on_failure(one_place.append)
    worker.run(lambda: 1 / 0, None, asked.append)
    worker.run(lambda: 1 / 0)
    qtbot.waitUntil(lambda: len(one_place) == 1)
    assert isinstance(asked[0], ZeroDivisionError)


def test_slow_work_says_so_after_a_second_and_quick_work_never(qtbot, worker):
    said: list[Job] = []
    worker.busy.connect(said.append)
    assert worker._timer.interval() == 1000
    worker._timer.setInterval(60_000)  # however long the other cores' work keeps it waiting, this is quick
    worker.run(lambda: time.sleep(0.05))
    assert worker._timer.isActive()
    qtbot.waitUntil(lambda: worker.idle)
    assert not worker._timer.isActive()
    worker._timer.setInterval(1000)
    gate = threading.Event()
    worker.run(lambda: gate.wait(60), words="Checking")
    with qtbot.waitSignal(worker.busy):
        pass
    with qtbot.waitSignal(worker.free):
        gate.set()
    assert [job.words for job in said] == ["Checking"]


def test_a_cancelled_result_is_dropped_and_the_work_is_told(qtbot, worker):
    gate = threading.Event()
    done: list[bool] = []
    job = worker.run(lambda: gate.wait(5), done.append, stop=gate.set)
    assert job.can_cancel
    job.cancel()
    qtbot.waitUntil(lambda: worker.idle)
    assert gate.is_set()
    assert done == []


class _Kept(Drafting):
    """Keeps drafts in a table of its own."""

    def __init__(self, worker: Worker) -> None:
        rows: dict[str, dict[str, object]] = {}

        def put(key: str, _title: str, values: Values) -> None:
            rows[key] = dict(values)

        super().__init__(put, rows.pop, lambda: NOW, worker)
        self.kept_rows = rows


@pytest.fixture
def drafting(worker):
    return _Kept(worker)


def test_a_draft_is_kept_within_two_seconds_of_the_last_key(qtbot, drafting):
    draft = drafting.begin(DraftKey(RAISE), "Raise a disagreement", lambda: {"text": "x"})
    draft.touch()
    assert draft._soon.remainingTime() <= 1_600  # a coarse timer may add a twentieth; the rest is the disk's
    assert draft._at_most.remainingTime() <= 1_600
    with qtbot.waitSignal(draft.kept) as said:
        pass
    assert said.args == ["Draft kept at 10:42:00"]
    assert drafting.kept_rows == {"raise": {"text": "x"}}


def test_somebody_who_never_stops_typing_is_kept_as_well(qtbot, drafting):
    draft = drafting.begin(DraftKey(RAISE), "", lambda: {"text": "x"})
    draft._at_most.setInterval(200)
    draft._soon.setInterval(60_000)

    def types_on() -> bool:
        draft.touch()
        return bool(drafting.kept_rows)

    qtbot.waitUntil(types_on)
    assert drafting.kept_rows == {"raise": {"text": "x"}}


def test_leaving_keeps_at_once_and_the_same_text_is_not_kept_twice(qtbot, drafting):
    lines: list[str] = []
    draft = drafting.begin(DraftKey(RAISE), "", lambda: {"text": "x"})
    draft.kept.connect(lines.append)
    draft.keep()
    draft.keep()
    assert drafting.keep_all(wait=True)
    qtbot.waitUntil(lambda: drafting._worker.idle)
    qtbot.wait(50)
    assert len(lines) == 1


def test_a_recorded_draft_goes(qtbot, drafting):
    draft = drafting.begin(DraftKey(RAISE), "", lambda: {"text": "x"})
    draft.keep()
    draft.end(drop=True)
    qtbot.waitUntil(lambda: drafting.kept_rows == {})


def test_a_failure_says_what_happened_and_what_to_do(qtbot):
    box = FailureBox()
    qtbot.addWidget(box)
    failure = Failure("printer-not-there")
    box.show_failure(failure)
    assert box.banner.sentence.text() == "The printer did not take the sheet."
    assert box.banner.advice.text() == advice_of(failure)
    assert box.copy_report.isHidden()


def test_a_fault_of_ours_gives_a_report_without_its_message(qtbot, qapp):
    box = FailureBox()
    qtbot.addWidget(box)
    try:
        raise ValueError("K.M. was left alone")
    except ValueError as error:
        box.show_failure(error)
        report = report_of(error)
    assert "K.M." not in report
    assert "ValueError" in report
    assert "test_worker.py" in report
    assert "K.M." not in box.banner.sentence.text() + box.banner.advice.text()
    box.copy_report.click()
    assert qapp.clipboard().text() == report


def test_a_method_of_a_part_of_the_window_is_seen_and_so_is_what_a_closure_holds(qtbot):
    part, words = QObject(), "kept"
    assert parts_held(part.objectName)
    name = part.objectName
    assert parts_held(lambda: (part, words))
    assert parts_held(lambda: (name, words))
    assert parts_held(lambda: words) == []


def test_every_page_is_opened_without_handing_a_part_of_it_to_the_worker(practice, settle):
    for name in ("today", "agenda", "closures", "disagreements", "sent", "procedures", "check", "settings", "raise"):
        practice.window.frame.show_page(name)
        settle()
