"""What Today shows: what is past, due, coming up, owed and waited for, and how the store itself is."""

from collections import Counter
from datetime import date, datetime

from escalog.domain.calendars import Calendar
from escalog.domain.moments import LONDON, say_count
from escalog.domain.today import TodayGroup, TodayItem, items
from escalog.services.care import Care
from escalog.services.clock import Clock
from escalog.services.disagreements import Disagreements
from escalog.services.drafts import Drafts
from escalog.services.views import Day, TodayView
from escalog.store.vault import Vault

MOST_ROWS = 100
"""How many disagreements Today looks into: the ones that are due first. The list has them all."""

WORKING_DAYS_SHOWN = 10

_IN_WORDS = {"1": "One", "2": "Two", "3": "Three"}


class LookingAhead:
    """Reads what is to be done next, over all disagreements."""

    def __init__(
        self, vault: Vault, clock: Clock, disagreements: Disagreements, drafts: Drafts, care: Care, calendar: Calendar
    ) -> None:
        self._vault = vault
        self._clock = clock
        self._disagreements = disagreements
        self._drafts = drafts
        self._care = care
        self._calendar = calendar

    def today(self) -> TodayView:
        """Everything Today shows now."""
        now = self._clock.now()
        rows = self._to_do(now)
        return TodayView(
            now=now,
            lead=lead(rows),
            days=self._days(now, rows),
            items=tuple(rows),
            drafts=self._drafts.all(),
            only_here=self._care.only_here(),
            health=self._care.health(),
        )

    def _to_do(self, now: datetime) -> list[TodayItem]:
        order = {group: place for place, group in enumerate(TodayGroup)}
        found: list[TodayItem] = []
        for row in self._vault.index.page(limit=MOST_ROWS):
            if row.facts.closed and row.facts.next_due is None:
                continue
            found += items(self._disagreements.open(row.dispute), now)
        far = datetime.max.replace(tzinfo=LONDON)
        return sorted(found, key=lambda item: (order[item.group], item.due or far, item.about))

    def _days(self, now: datetime, rows: list[TodayItem]) -> tuple[Day, ...]:
        today = now.astimezone(LONDON).date()
        first = self._calendar.this_or_next_working_day(today)
        days: list[date] = [first]
        for day in self._calendar.working_days(first):
            if len(days) == WORKING_DAYS_SHOWN:
                break
            days.append(day)
        due = Counter(item.due.astimezone(LONDON).date() for item in rows if item.due is not None)
        return tuple(Day(day, due[day]) for day in days)


def lead(rows: list[TodayItem]) -> str:
    """One sentence that says how things stand and where to start."""
    if not rows:
        return "Nothing is due, and nobody is waiting for you."
    count = Counter(item.group for item in rows)
    parts = [
        f"{say_count(count[group], 'thing')} {is_or_are(count[group])} {words}"
        for group, words in (
            (TodayGroup.SEPARATE, "recorded separately"),
            (TodayGroup.PAST, "past its time limit" if count[TodayGroup.PAST] == 1 else "past their time limits"),
            (TodayGroup.TODAY, "due today"),
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
