"""Editing closures and extra working days: shows which dates a change moves before it is kept."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from escalog.domain.agenda.items import AgendaItem, agenda
from escalog.domain.deadlines.calendar import Calendar
from escalog.domain.deadlines.local_days import LocalDays, checked, with_local_days, without_effect
from escalog.domain.procedure.model import Procedure
from escalog.domain.values.english import say_count, say_date, say_moment
from escalog.domain.values.entry import DisputeId
from escalog.domain.values.failure import Failure
from escalog.domain.values.moment import LONDON
from escalog.services.agenda.recount import AT_ONCE, Recount
from escalog.services.disagreements.disagreements import Disagreements
from escalog.services.laptop.clock import Clock
from escalog.services.procedures.local_days import KeptDays
from escalog.services.procedures.procedures import Procedures
from escalog.services.procedures.shipped import nation_calendar
from escalog.store.vault import Vault

_EVER = "9999"


@dataclass(frozen=True, slots=True)
class PackDays:
    """The days that a procedure in use brings itself: shown beside the store's own, and not edited here."""

    title: str
    closures: tuple[str, ...]
    """"Thu 24 Dec 2026: Office closed", one each."""
    extra: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClosuresView:
    """What the page of closures shows."""

    own: tuple[LocalDays, ...]
    packs: tuple[PackDays, ...]
    nation: str
    known_until: str
    coming: tuple[str, ...]
    """The next bank holidays: "Fri 25 Dec 2026: Christmas Day"."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the store's own days: added, put in the place of others, or taken away."""

    wanted: LocalDays | None
    instead_of: str = ""
    """The id of the days that go."""


@dataclass(frozen=True, slots=True)
class DateMove:
    """One date that a change moves."""

    dispute: DisputeId
    what: str
    """"K.M. 0042 · Stage 2: Line managers · Reply to what was raised"."""
    before: datetime
    after: datetime
    past: bool
    """It is past now, and would not be any more."""

    @property
    def words(self) -> str:
        """From when to when."""
        year = self.before.year != self.after.year
        return f"from {say_moment(self.before)} to {say_moment(self.after, year=year)}"


@dataclass(frozen=True, slots=True)
class Moves:
    """The dates that a change moves, as far as they were checked."""

    moves: tuple[DateMove, ...]
    looked: int
    all: int
    note: str
    """Days of it that change nothing, and why; empty when all of them count."""

    @property
    def whole(self) -> bool:
        """Whether every disagreement that it could move was looked at."""
        return self.looked == self.all

    @property
    def lead(self) -> str:
        """How many dates move, in a sentence."""
        if not self.moves:
            return "No date that is open now moves."
        number = say_count(len(self.moves), "time limit")
        lead = f"{number} {'moves' if len(self.moves) == 1 else 'move'}."
        past = sum(move.past for move in self.moves)
        if past:
            is_or_are = "is" if past == 1 else "are"
            lead += f" {past} of them {is_or_are} past now, and would not be any more."
        return lead


class Closures:
    """Shows, tries and keeps the days of one store."""

    def __init__(
        self,
        vault: Vault,
        clock: Clock,
        days: KeptDays,
        procedures: Procedures,
        disagreements: Disagreements,
        recounting: Recount,
        nation: str,
    ) -> None:
        self._vault = vault
        self._clock = clock
        self._days = days
        self._procedures = procedures
        self._disagreements = disagreements
        self.recounting = recounting
        self._nation = nation

    def view(self) -> ClosuresView:
        """What there is now."""
        default = self._procedures.default()
        nation = default.procedure.nation if default is not None else self._nation
        calendar = nation_calendar(nation)
        today = self._clock.now().astimezone(LONDON).date()
        coming = [on for on in sorted(calendar.holidays) if on >= today][:8]
        packs = [_pack_days(pack.procedure) for pack in self._procedures.adopted()]
        return ClosuresView(
            own=self._days.standing(),
            packs=tuple(pack for pack in packs if pack.closures or pack.extra),
            nation=nation,
            known_until=say_date(calendar.known_until, year=True),
            coming=tuple(f"{say_date(on, year=True)}: {calendar.holidays[on]}" for on in coming),
        )

    def calendar(self) -> Calendar:
        """The working days as the agenda names them: under the procedure that new disagreements start under."""
        default = self._procedures.default()
        return self._days.calendar(default.procedure) if default is not None else self._days.here(self._nation)

    def look(self, change: Change) -> "Looking":
        """Begins to look at what a change moves. Raises `Failure` when it cannot be made."""
        change, after = self._checked(change)
        first = self._first_of(change).isoformat()
        index, dues = self._vault.index, self._vault.dues
        note = "" if change.wanted is None else without_effect(change.wanted, self._calendar_without(change))
        return Looking(
            self._disagreements,
            self.recounting,
            after,
            lambda: dues.disputes(first, _EVER, sum(index.counts()) + 1),
            self._clock.now(),
            note,
        )

    def keep(self, change: Change) -> None:
        """Makes a change. Every date is counted with it from now on; `recounting` brings the list up to date."""
        change, _after = self._checked(change)
        if change.wanted is not None:
            self._days.note(change.wanted, instead_of=change.instead_of)
        else:
            self._days.take_away(change.instead_of)
        self._disagreements.forget()

    def _checked(self, change: Change) -> tuple[Change, tuple[LocalDays, ...]]:
        """The change with a tidy name, and the days that would stand after it."""
        standing = self._days.standing()
        if change.instead_of and all(days.id != change.instead_of for days in standing):
            raise Failure("local-days-gone")
        rest = tuple(days for days in standing if days.id != change.instead_of)
        if change.wanted is None:
            return change, rest
        wanted = checked(change.wanted, rest)
        return replace(change, wanted=wanted), (*rest, wanted)

    def _first_of(self, change: Change) -> datetime:
        """From when on a due date can be moved by it: nothing that is due earlier counts over these days."""
        gone = [days for days in self._days.standing() if days.id == change.instead_of]
        first_days = [days.first for days in (*gone, *((change.wanted,) if change.wanted is not None else ()))]
        return datetime.combine(min(first_days), datetime.min.time(), LONDON).astimezone(UTC)

    def _calendar_without(self, change: Change) -> Calendar:
        default = self._procedures.default()
        rest = tuple(days for days in self._days.standing() if days.id != change.instead_of)
        if default is not None:
            return self._days.calendar(default.procedure, rest)
        return with_local_days(nation_calendar(self._nation), rest)


class Looking:
    """Works out what a change moves, a few disagreements at a time."""

    def __init__(
        self,
        disagreements: Disagreements,
        recounting: Recount,
        after: tuple[LocalDays, ...],
        candidates: Callable[[], tuple[DisputeId, ...]],
        now: datetime,
        note: str,
    ) -> None:
        self._disagreements = disagreements
        self._recounting = recounting
        self._after = after
        self._candidates = candidates
        self._now = now
        self._note = note
        self._all = 0
        self._left: list[DisputeId] | None = None
        self._moves: list[DateMove] = []

    def step(self) -> Moves:
        """Looks at the next few; gives everything found so far. First the list itself is brought up to date."""
        if self._left is None:
            if self._recounting.step():
                return Moves((), 0, max(self._recounting.left, 1), self._note)
            self._left = list(self._candidates())
            self._all = len(self._left)
        few, self._left = self._left[:AT_ONCE], self._left[AT_ONCE:]
        for dispute in few:
            try:
                self._look_at(dispute)
            except Failure:
                continue  # one that cannot be read is said by the check of the store, and hides no other
        moves = sorted(self._moves, key=lambda move: (move.before, move.what))
        return Moves(tuple(moves), self._all - len(self._left), self._all, self._note)

    def _look_at(self, dispute: DisputeId) -> None:
        before = {item.key: item for item in agenda(self._disagreements.open(dispute))}
        for item in agenda(self._disagreements.as_if(dispute, self._after)):
            known = before.get(item.key)
            if known is not None and known.at != item.at:
                past = known.at < self._now <= item.at
                self._moves.append(DateMove(dispute, _said(item), known.at, item.at, past))


def _said(item: AgendaItem) -> str:
    return " · ".join(part for part in (item.about, item.stage, item.label) if part)


def _pack_days(procedure: Procedure) -> PackDays:
    return PackDays(
        f"{procedure.title}, version {procedure.version}",
        tuple(f"{say_date(closure.date, year=True)}: {closure.name}" for closure in procedure.closures),
        tuple(f"{say_date(day.date, year=True)}: {day.name}" for day in procedure.extra_working_days),
    )
