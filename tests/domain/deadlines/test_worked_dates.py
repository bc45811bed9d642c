"""More than two hundred due dates that were worked out on paper, as a table that can be read; and a second opinion.

The table is `worked_dates.txt`. The second opinion counts with numpy, which knows nothing of our code.
"""

import datetime as dt
import random
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from escalog.domain.deadlines.calendar import Calendar, read_calendar
from escalog.domain.deadlines.due import due
from escalog.domain.procedure.model import TimeLimit
from escalog.domain.procedure.vocabulary import Act, Event, Unit
from escalog.domain.values.moment import DAYS, LONDON, MONTHS, Moment
from escalog.resources import resource_text

NATIONS = {"E": "england", "W": "wales", "S": "scotland", "NI": "northern-ireland"}
UNITS = {
    "wd": Unit.WORKING_DAYS, "ww": Unit.WORKING_WEEK, "cd": Unit.CALENDAR_DAYS, "h": Unit.HOURS,
    "sh": Unit.SERVICE_HOURS, "swd": Unit.SAME_WORKING_DAY, "now": Unit.IMMEDIATELY,
}  # fmt: skip
WRITTEN = re.compile(r"(\w{3}) (\d{1,2}) (\w{3}) (\d{4})(?: (\d\d):(\d\d))?( GMT)?")


class Worked(NamedTuple):
    """One line of the table."""

    nation: str
    start: str
    limit: str
    due: str
    because: str

    def __str__(self) -> str:
        return f"{self.nation} {self.start}, {self.limit}: {self.because}"


def table() -> list[Worked]:
    text = (Path(__file__).parent / "worked_dates.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [Worked(*(part.strip() for part in line.split("|"))) for line in lines]


@cache
def nation(name: str) -> Calendar:
    return read_calendar(resource_text("calendars", f"{name}.toml"))


def limit_of(text: str) -> TimeLimit:
    number, _, unit = text.rpartition(" ")
    return TimeLimit(
        id="x", label="X", act=Act.REPLY, starts=Event.RAISED, unit=UNITS[unit], limit=int(number) if number else None
    )


def read(text: str) -> Moment:
    """A date as the table writes it; the day of the week has to be right."""
    match = WRITTEN.fullmatch(text)
    assert match is not None, text
    months = [month[:3] for month in MONTHS]
    on = dt.date(int(match[4]), months.index(match[3]) + 1, int(match[2]))
    assert DAYS[on.weekday()][:3] == match[1], text
    if match[5] is None:
        return Moment(on)
    return Moment(on, dt.time(int(match[5]), int(match[6]), fold=1 if match[7] else 0))


@pytest.mark.parametrize("worked", table(), ids=str)
def test_a_due_date_is_what_a_person_with_a_calendar_finds(worked):
    found = due(limit_of(worked.limit), read(worked.start), nation(NATIONS[worked.nation]))
    assert found.at is not None
    expected = read(worked.due)
    assert found.at.astimezone(dt.UTC) == expected.at.astimezone(dt.UTC)
    assert found.at.astimezone(LONDON).strftime("%H:%M") == f"{expected.time:%H:%M}"
    assert not found.beyond_calendar


def test_the_table_covers_every_nation_year_and_unit():
    rows = table()
    assert len(rows) >= 200
    assert {row.nation for row in rows} == set(NATIONS)
    assert {row.limit.rpartition(" ")[2] for row in rows} == set(UNITS)
    assert {row.due.split()[3] for row in rows} >= {str(year) for year in range(2024, 2031)}
    for short, name in NATIONS.items():
        years = {int(row.due.split()[3]) for row in rows if row.nation == short}
        assert len(years) >= 5, name


def test_numpy_counts_the_same_working_days_in_ten_thousand_random_cases():
    chance = random.Random(2026)
    first = dt.date(2020, 1, 1)
    calendars = {name: nation(name) for name in NATIONS.values()}
    counting = {
        name: np.busdaycalendar(holidays=[np.datetime64(on) for on in calendar.holidays])
        for name, calendar in calendars.items()
    }
    for _ in range(10_000):
        name = chance.choice(list(calendars))
        start = first + dt.timedelta(days=chance.randrange(15 * 365))
        number = chance.choice((1, 2, 3, 4, 5, 7, 10, 15, 20, 40))
        time = dt.time(chance.randrange(24), chance.randrange(60)) if chance.random() < 0.8 else None
        ours = due(limit_of(f"{number} wd"), Moment(start, time), calendars[name]).date
        theirs = np.busday_offset(start, number, roll="backward", busdaycal=counting[name]).astype(object)
        assert ours == theirs, (name, start, number)


def test_numpy_counts_the_same_days_left_and_past():
    chance = random.Random(7)
    for name in NATIONS.values():
        calendar = nation(name)
        counting = np.busdaycalendar(holidays=[np.datetime64(on) for on in calendar.holidays])
        for _ in range(500):
            start = dt.date(2024, 1, 1) + dt.timedelta(days=chance.randrange(2500))
            end = start + dt.timedelta(days=chance.randrange(400))
            one = np.timedelta64(1, "D")
            theirs = np.busday_count(np.datetime64(start) + one, np.datetime64(end) + one, busdaycal=counting)
            assert calendar.count_working_days(start, end) == theirs
