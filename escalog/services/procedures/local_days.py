"""The closures and extra working days of one store: kept as lines of its register, so that none is changed unseen."""

from datetime import date

from escalog.domain.deadlines.calendar import Calendar
from escalog.domain.deadlines.local_days import LocalDays, with_local_days
from escalog.domain.procedure.model import Procedure
from escalog.domain.values.entry import Entry
from escalog.domain.values.kind_id import KindId
from escalog.services.kept.register import Register
from escalog.services.procedures.shipped import nation_calendar

NOTED = "local-days"
TAKEN_AWAY = "local-days-removed"

_CLOSED, _WORKED = "closed", "worked"


class KeptDays:
    """Which days of its own a store counts with, and the calendars that follow."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._standing: tuple[LocalDays, ...] | None = None

    def standing(self) -> tuple[LocalDays, ...]:
        """Those that count now, by date."""
        if self._standing is None:
            self._standing = _standing(self._register.lines())
        return self._standing

    def note(self, days: LocalDays, *, instead_of: str = "") -> None:
        """Adds days, or puts them in the place of others. They must have been checked."""
        self._register.add(
            NOTED,
            {
                "days": _CLOSED if days.closed else _WORKED,
                "first": days.first.isoformat(),
                "last": days.last.isoformat(),
                "name": days.name,
                "instead_of": instead_of,
            },
        )
        self._standing = None

    def take_away(self, line: str) -> None:
        """Counts without these from now on; the register keeps that they once counted."""
        self._register.add(TAKEN_AWAY, {"line": line})
        self._standing = None

    def calendar(self, procedure: Procedure, days: tuple[LocalDays, ...] | None = None) -> Calendar:
        """The working days under a procedure: its nation's, its own, and the store's, or `days` instead of these."""
        own = self.standing() if days is None else days
        return with_local_days(nation_calendar(procedure.nation).for_procedure(procedure), own)

    def here(self, nation: str) -> Calendar:
        """The working days of a nation with the store's, for lists over all disagreements."""
        return with_local_days(nation_calendar(nation), self.standing())


def _standing(lines: tuple[Entry, ...]) -> tuple[LocalDays, ...]:
    names = {line.person: line.text("name") for line in lines if line.kind == KindId.PERSON}
    standing: dict[str, LocalDays] = {}
    for line in lines:
        if line.kind == NOTED:
            standing.pop(line.text("instead_of"), None)
            standing[line.id] = LocalDays(
                closed=line.text("days") == _CLOSED,
                first=date.fromisoformat(line.text("first")),
                last=date.fromisoformat(line.text("last")),
                name=line.text("name"),
                id=line.id,
                by=names.get(line.person, ""),
                noted_at=line.recorded_at,
            )
        elif line.kind == TAKEN_AWAY:
            standing.pop(line.text("line"), None)
    return tuple(sorted(standing.values(), key=lambda days: (days.first, days.id)))
