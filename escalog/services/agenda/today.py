"""What Today shows: what is past, due, coming up, owed and waited for, and how the store itself is."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import cache

from escalog.domain.agenda.today import TodayGroup, TodayItem, due_today_words, items, items_of
from escalog.domain.agenda.today_lines import read_lines
from escalog.domain.deadlines.calendar import Calendar
from escalog.domain.values.english import say_count
from escalog.domain.values.entry import DisputeId
from escalog.domain.values.failure import Failure
from escalog.domain.values.moment import LONDON
from escalog.services.agenda.today_view import WORKING_DAYS_SHOWN, DayCount, TodayView
from escalog.services.care.care import Care
from escalog.services.care.clock_check import ClockCheck
from escalog.services.disagreements.disagreements import Disagreements
from escalog.services.kept.drafts import Drafts
from escalog.services.laptop.clock import Clock
from escalog.store.lists.index import IndexRow
from escalog.store.vault import Vault

MOST_ROWS = 100
"""How many disagreements Today looks into: the ones that are due first. The list has them all."""

AT_ONCE = 8
"""How many it reads in one step: about a screenful, in a time that nobody notices."""

LOOKING = "Looking at what is due."
"""The lead while there is more to read."""

_ORDER = {group: place for place, group in enumerate(TodayGroup)}

_IN_WORDS = {"1": "One", "2": "Two", "3": "Three"}


class LookingAhead:
    """Reads what is to be done next, over all disagreements."""

    def __init__(
        self,
        vault: Vault,
        clock: Clock,
        disagreements: Disagreements,
        drafts: Drafts,
        care: Care,
        calendar: Callable[[], Calendar],
        calendar_of: Callable[[str], Calendar],
        clock_check: ClockCheck,
    ) -> None:
        self._vault = vault
        self._clock = clock
        self._disagreements = disagreements
        self._drafts = drafts
        self._care = care
        self._calendar = calendar
        self._calendar_of = calendar_of
        self._clock_check = clock_check

    def today(self) -> TodayView:
        """Everything Today shows now."""
        look = self.begin()
        view = look.step()
        while not view.whole:
            view = look.step()
        return view

    def begin(self) -> "Look":
        """Starts to read what Today shows: at once what is kept beside the list, the rest a few at a time."""
        rows = [
            row
            for row in self._vault.index.page(limit=MOST_ROWS)
            if not row.facts.closed or row.facts.next_due is not None
        ]
        now = self._clock.now()
        kept, left = self._kept(rows, now)
        return Look(self, left, kept, now)

    def _kept(self, rows: list[IndexRow], now: datetime) -> tuple[list[TodayItem], list[DisputeId]]:
        """What the disagreements of these rows ask for, as far as it is kept; and those of which it is not."""
        texts = self._vault.today.of(row.no for row in rows)
        calendars = cache(self._calendar_of)
        items_kept: list[TodayItem] = []
        left: list[DisputeId] = []
        for row in rows:
            lines = read_lines(texts.get(row.no, ""))
            try:
                calendar = calendars(lines.procedure) if lines is not None else None
            except Failure:
                calendar = None
            if lines is None or calendar is None:
                left.append(row.dispute)
            else:
                items_kept += items_of(lines, row.dispute, now, calendar)
        return items_kept, left

    def read(self, disputes: Iterable[DisputeId], now: datetime) -> list[TodayItem]:
        """What these disagreements ask for now. One that cannot be read is said in the health, and hides no other."""
        gathered: list[TodayItem] = []
        for dispute in disputes:
            try:
                gathered += items(self._disagreements.open(dispute), now)
            except Failure as failure:
                self._care.note_damage(failure)
        return gathered

    def view(self, found: list[TodayItem], now: datetime, *, whole: bool) -> TodayView:
        """What Today shows of these."""
        far = datetime.max.replace(tzinfo=LONDON)
        rows = sorted(found, key=lambda item: (_ORDER[item.group], item.due or far, not item.fast, item.about))
        return TodayView(
            now=now,
            lead=lead(rows, now) if whole else LOOKING,
            days=self._days(now, rows),
            items=tuple(rows),
            drafts=self._drafts.all(),
            only_here=self._care.only_here(),
            health=(*self._clock_check.sentences(), *self._care.health()),
            reminders=self._care.reminders(),
            whole=whole,
        )

    def _days(self, now: datetime, rows: list[TodayItem]) -> tuple[DayCount, ...]:
        today = now.astimezone(LONDON).date()
        calendar = self._calendar()
        first = calendar.this_or_next_working_day(today)
        days: list[date] = [first]
        for day in calendar.working_days(first):
            if len(days) == WORKING_DAYS_SHOWN:
                break
            days.append(day)
        due = Counter(item.due.astimezone(LONDON).date() for item in rows if item.due is not None)
        off = {day for day in due if today <= day <= days[-1]}
        return tuple(DayCount(day, due[day]) for day in sorted(off.union(days)))


class Look:
    """One reading of Today in small steps, so that the first rows need not wait for the last."""

    def __init__(
        self, ahead: LookingAhead, left: Sequence[DisputeId], found: Sequence[TodayItem], now: datetime
    ) -> None:
        self._ahead = ahead
        self._left = list(left)
        self._now = now
        self._found = list(found)

    def step(self) -> TodayView:
        """Reads the next few disagreements, those due first; gives everything read so far. `whole` says it is all."""
        few, self._left = self._left[:AT_ONCE], self._left[AT_ONCE:]
        self._found += self._ahead.read(few, self._now)
        return self._ahead.view(self._found, self._now, whole=not self._left)


def lead(rows: list[TodayItem], now: datetime) -> str:
    """One sentence that says how things stand and where to start."""
    if not rows:
        return "Nothing is due, and nobody is waiting for you."
    count = Counter(item.group for item in rows)
    parts = [
        f"{say_count(count[group], 'thing')} {is_or_are(count[group])} {words}"
        for group, words in (
            (TodayGroup.SEPARATE, "recorded separately"),
            (TodayGroup.PAST, "past its time limit" if count[TodayGroup.PAST] == 1 else "past their time limits"),
            (TodayGroup.TODAY, due_today_words((item for item in rows if item.group is TodayGroup.TODAY), now)),
            (TodayGroup.WE_OWE, "waiting for our reply"),
        )
        if count[group]
    ]
    if not parts:
        return "Nothing is due today. What comes next is below."
    number, rest = ", ".join(parts).split(" ", 1)
    return f"{_IN_WORDS.get(number, number)} {rest}. Start at the top."


def is_or_are(number: int) -> str:
    """The verb that goes with a number of things."""
    return "is" if number == 1 else "are"
