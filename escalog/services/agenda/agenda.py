"""The agenda: what is due on which day over all disagreements, and calendar files of it. Reads only what it shows."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path

from escalog.domain.agenda.icalendar import calendar_file
from escalog.domain.agenda.items import AgendaItem, AgendaKind, agenda
from escalog.domain.deadlines.calendar import ONE_DAY, Calendar
from escalog.domain.deadlines.local_days import name_on
from escalog.domain.deadlines.time_left import time_left
from escalog.domain.next_step.step import ASK_AGAIN
from escalog.domain.values.english import say_count
from escalog.domain.values.entry import DisputeId
from escalog.domain.values.failure import Failure
from escalog.domain.values.moment import LONDON
from escalog.services.care.care import Care
from escalog.services.disagreements.disagreements import Disagreements
from escalog.services.kept.register import CALENDAR_FILE, NOT_WRITTEN, WRITTEN, Register
from escalog.services.laptop.clock import Clock
from escalog.services.laptop.files import expect_free, write_file
from escalog.store.vault import Vault

MOST_SHOWN = 200
"""How many disagreements one day or week looks into, the earliest first."""

MOST_BEFORE = 40
"""How many of those that were due before today."""

AT_ONCE = 4
"""How many are read in one step: what is asked for meanwhile waits for no more than these."""

_BEGINNING = "0000"


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One line of the agenda."""

    item: AgendaItem
    left: str
    """"2 working days left", "1 working day past the limit"."""
    past: bool


@dataclass(frozen=True, slots=True)
class AgendaDay:
    """One day of what is shown."""

    on: date
    name: str
    """"weekend", "Christmas Day, bank holiday", "Training day, local closure"; empty for a working day."""
    working: bool
    lines: tuple[AgendaLine, ...]
    count: int
    """How many hours of disagreements fall on it, shown or not."""


@dataclass(frozen=True, slots=True)
class AgendaView:
    """A day or a week of the agenda, as far as it was read."""

    now: datetime
    first: date
    last: date
    days: tuple[AgendaDay, ...]
    before: tuple[AgendaLine, ...]
    """What was due before today and is still open; only where today is shown."""
    before_more: int
    """In how many further disagreements something was due before today."""
    more: int
    """How many further dates of these days are not shown."""
    next_on: date | None
    """The next day, after those shown, on which something is due."""
    any_open: bool
    """Whether there is any open disagreement."""
    whole: bool
    """False while there is more to read."""
    known_until: date
    """Until when the bank holidays are known."""

    @property
    def today(self) -> date:
        """The London day it is."""
        return self.now.astimezone(LONDON).date()

    @property
    def lines(self) -> tuple[AgendaLine, ...]:
        """Everything that is shown, in its order."""
        return (*self.before, *(line for day in self.days for line in day.lines))


class Agenda:
    """Reads days and weeks, and writes calendar files."""

    def __init__(
        self,
        vault: Vault,
        clock: Clock,
        register: Register,
        disagreements: Disagreements,
        care: Care,
        calendar: Callable[[], Calendar],
    ) -> None:
        self._vault = vault
        self._clock = clock
        self._register = register
        self._disagreements = disagreements
        self._care = care
        self._calendar = calendar

    def look(self, first: date, last: date) -> "AgendaLook":
        """Begins to read the days from `first` to `last`, a few disagreements at a time."""
        now = self._clock.now()
        today = now.astimezone(LONDON).date()
        dues = self._vault.dues
        shows_today = first <= today <= last
        begin = _start_of(max(first, today) if shows_today else first)
        end = _start_of(last + ONE_DAY)
        hours = dues.hours(begin, end)
        due = dues.disputes(begin, end, MOST_SHOWN)
        before: tuple[DisputeId, ...] = ()
        if shows_today:
            before = dues.disputes(_BEGINNING, begin, MOST_BEFORE)
        counts = Counter[date]()
        for hour in hours:
            counts[datetime.fromisoformat(hour.at).astimezone(LONDON).date()] += hour.number
        frame = _Frame(
            now=now,
            first=first,
            last=last,
            shows_today=shows_today,
            counts=counts,
            before=dues.count(_BEGINNING, begin) if shows_today else 0,
            next_on=_day_of(dues.next_from(end)),
            any_open=self._vault.index.counts()[0] > 0,
            calendar=self._calendar(),
        )
        return AgendaLook(self, frame, list(dict.fromkeys((*before, *due))))

    def items_of(self, disputes: Iterable[DisputeId]) -> list[tuple[AgendaItem, Calendar]]:
        """What these disagreements have a date for. One that cannot be read hides no other."""
        dated: list[tuple[AgendaItem, Calendar]] = []
        for dispute_id in disputes:
            try:
                dispute = self._disagreements.open(dispute_id)
            except Failure as failure:
                self._care.note_damage(failure)
                continue
            dated += [(item, dispute.calendar) for item in agenda(dispute)]
        return dated

    def of_one(self, dispute: DisputeId) -> tuple[AgendaItem, ...]:
        """Everything dated of one disagreement."""
        return agenda(self._disagreements.open(dispute))

    def file_name(self) -> str:
        """A name for a calendar file that says nothing of a case."""
        return f"escalog-calendar-{self._clock.now().astimezone(LONDON):%Y-%m-%d-%H%M}.ics"

    def save(self, items: Sequence[AgendaItem], path: Path, *, replace: bool = False) -> None:
        """Writes a calendar file of these, and notes in the register that it left.

        Only references and the procedure's own words go into it, so nothing of a disagreement counts as having left.
        Raises `Failure("calendar-file-empty")`, `Failure("output-there")` or `Failure("output-cannot")`.
        """
        if not items:
            raise Failure("calendar-file-empty")
        expect_free(path, replace=replace)
        content = calendar_file(items, self._clock.now(), sample=self._vault.sample)
        references = sorted({item.reference for item in items if item.reference})
        line = self._register.add(
            CALENDAR_FILE,
            {
                "what": "Calendar file",
                "reference": references[0] if len(references) == 1 else "",
                "recipient": "a calendar",
                "reason": f"{say_count(len(items), 'date')}, by reference only",
                "sha256": sha256(content).hexdigest(),
            },
        )
        try:
            write_file(path, content, replace=replace)
        except Failure:
            self._register.note(NOT_WRITTEN, line)
            raise
        self._register.note(WRITTEN, line)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What is known of the days before any disagreement is read."""

    now: datetime
    first: date
    last: date
    shows_today: bool
    counts: Counter[date]
    before: int
    next_on: date | None
    any_open: bool
    calendar: Calendar


class AgendaLook:
    """One reading of a day or a week in small steps, so that the first lines need not wait for the last."""

    def __init__(self, service: Agenda, frame: _Frame, disputes: list[DisputeId]) -> None:
        self._service = service
        self._frame = frame
        self._left = disputes
        self._found: list[AgendaLine] = []

    def step(self) -> AgendaView:
        """Reads the next few; gives everything read so far. `whole` says that it is all."""
        few, self._left = self._left[:AT_ONCE], self._left[AT_ONCE:]
        for item, calendar in self._service.items_of(few):
            self._found.append(_line(item, self._frame.now, calendar))
        return self._view()

    def _view(self) -> AgendaView:
        frame, today = self._frame, self._frame.now.astimezone(LONDON).date()
        lines = sorted(
            self._found, key=lambda line: (line.item.day, not line.item.all_day, line.item.at, line.item.about)
        )
        before = [line for line in lines if line.item.day < today] if frame.shows_today else []
        begin = max(frame.first, today) if frame.shows_today else frame.first
        days = tuple(
            self._day(begin + timedelta(days=number), lines) for number in range((frame.last - begin).days + 1)
        )
        listed = sum(len({(line.item.dispute, line.item.at) for line in day.lines}) for day in days)
        return AgendaView(
            now=frame.now,
            first=frame.first,
            last=frame.last,
            days=days,
            before=tuple(before),
            before_more=max(frame.before - len({line.item.dispute for line in before}), 0),
            more=max(sum(frame.counts.values()) - listed, 0),
            next_on=frame.next_on,
            any_open=frame.any_open,
            whole=not self._left,
            known_until=frame.calendar.known_until,
        )

    def _day(self, on: date, lines: list[AgendaLine]) -> AgendaDay:
        calendar = self._frame.calendar
        here = tuple(line for line in lines if line.item.day == on)
        return AgendaDay(on, name_on(on, calendar), calendar.is_working(on), here, self._frame.counts[on])


def _line(item: AgendaItem, now: datetime, calendar: Calendar) -> AgendaLine:
    """One line with its time left. The day to ask for an outcome is a reminder: it comes, and never passes."""
    left = time_left(item.due, now, calendar)
    if item.kind is AgendaKind.OUTCOME and item.day <= now.astimezone(LONDON).date():
        return AgendaLine(item, ASK_AGAIN, past=False)
    return AgendaLine(item, left.words, left.past)


def _start_of(on: date) -> str:
    """The first instant of a London day, as the store writes hours."""
    return datetime.combine(on, time(), LONDON).astimezone(UTC).isoformat(timespec="seconds")


def _day_of(at: str | None) -> date | None:
    return None if at is None else datetime.fromisoformat(at).astimezone(LONDON).date()
