"""The agenda over 10,000 disagreements: a week and a day of it, counting dates anew, and what a closure would move."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from escalog.domain.deadlines.local_days import LocalDays
from escalog.domain.values.kind_id import KindId
from escalog.services.agenda.agenda import AgendaLook, AgendaView
from escalog.services.agenda.closures import Change
from escalog.services.desk import Desk
from escalog.services.laptop.clock import StoryClock
from tests.benchmarks.big_store import NOW, big_store
from tests.benchmarks.figure import Figure, median, p95, seconds

_WEEKS = 12
_ACTIONS = 3_000
"""Agreed actions that are recorded first, spread over the weeks: more in each than is shown."""
_HOLDS_UP = 100.0
"""Milliseconds that other work may have to wait for one step."""


def run() -> list[Figure]:
    """Nothing here is read at one stroke: what other work has to wait for is one step."""
    store = big_store()
    with Desk(store.open(), StoryClock(NOW)) as desk:
        recounting = desk.closures.recounting
        counted = _timed(recounting.step)
        all_counted = sum(counted)
        _agree_on_actions(desk)
        begun, steps, whole = [], [], []
        for number in range(_WEEKS):
            first = NOW.date() - timedelta(weeks=number, days=NOW.weekday())
            taken = _read(desk, first, first + timedelta(days=6))
            begun.append(taken[0])
            steps += taken[1:]
            whole.append(sum(taken))
        today = _read(desk, NOW.date(), NOW.date())
        moved = _look(desk)
    each = all_counted / max(recounting.all, 1)
    return [
        Figure("counting dates anew: one step, p95", p95(counted) * 1000, "ms", most=_HOLDS_UP),
        Figure(f"counting dates anew, each of {recounting.all}", each * 1000, "ms"),
        Figure("a week of the agenda: its first lines", median(begun) * 1000, "ms", most=200),
        Figure("a week of the agenda: one further step, p95", p95(steps) * 1000, "ms", most=_HOLDS_UP),
        Figure("a week of the agenda: all that is shown", median(whole) * 1000, "ms"),
        Figure("today with what is still open from before: all that is shown", sum(today) * 1000, "ms"),
        Figure("what a closure would move: one step, p95", p95(moved) * 1000, "ms", most=_HOLDS_UP),
        Figure("what a closure would move: all of it", sum(moved), "s"),
    ]


def _agree_on_actions(desk: Desk) -> None:
    rows = [row.dispute for row in desk.finding.find("status:open", 2 * _ACTIONS).rows if not row.closed]
    for number, dispute in enumerate(rows[:_ACTIONS]):
        on = NOW.date() - timedelta(days=number % (7 * _WEEKS) - 7)
        action = {"what": "Share figures", "owner": "P.D.", "owner_side": "receiving", "due_on": on.isoformat()}
        desk.disagreements.record(dispute, KindId.ACTION, action)


def _timed(step: Callable[[], bool]) -> list[float]:
    taken, more = [], True

    def once() -> None:
        nonlocal more
        more = step()

    while more:
        taken.append(seconds(once))
    return taken


def _read(desk: Desk, first: date, last: date) -> list[float]:
    """The time of each step; the first brings the first lines."""
    found: list[tuple[AgendaLook, AgendaView]] = []

    def begin() -> None:
        look = desk.agenda.look(first, last)
        found.append((look, look.step()))

    taken = [seconds(begin)]
    while not found[-1][1].whole:
        taken.append(seconds(lambda: found.append((found[-1][0], found[-1][0].step()))))
    return taken


def _look(desk: Desk) -> list[float]:
    """A closure three weeks ago: what was due since is looked at."""
    on = (datetime.combine(NOW.date(), datetime.min.time(), UTC) - timedelta(weeks=3)).date()
    looking = desk.closures.look(Change(LocalDays(closed=True, first=on, last=on, name="Training day")))
    return _timed(lambda: not looking.step().whole)
