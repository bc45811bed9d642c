"""The length of a limit under a priority: its own for that priority, and whether its hours run by night."""

import pytest

from escalog.domain.procedure.limit_length import length_for
from escalog.domain.procedure.model import Measure, Priority, TimeLimit
from escalog.domain.procedure.vocabulary import Act, Event, Unit

RED = Priority(id="red", label="Red", round_the_clock=True)
AMBER = Priority(id="amber", label="Amber")


def limit_in(unit: Unit, *measures: Measure) -> TimeLimit:
    return TimeLimit(
        id="a", label="Reply", act=Act.REPLY, starts=Event.RAISED, unit=unit, limit=4, by_priority=measures
    )


def test_service_hours_run_by_night_under_a_priority_that_says_so():
    length = length_for(limit_in(Unit.SERVICE_HOURS), RED)
    assert (length.priority, length.round_the_clock) == (RED, True)


@pytest.mark.parametrize("unit", [unit for unit in Unit if unit is not Unit.SERVICE_HOURS])
def test_a_priority_that_runs_by_night_changes_no_other_unit(unit):
    length = length_for(limit_in(unit), RED)
    assert (length.priority, length.round_the_clock) == (None, False)


def test_a_priority_without_a_length_of_its_own_leaves_the_limit_alone():
    limit = limit_in(Unit.SERVICE_HOURS, Measure(priority="red", unit=Unit.HOURS, limit=2))
    assert length_for(limit, AMBER).priority is None
    assert length_for(limit, AMBER).limit == limit
    assert length_for(limit, None).limit == limit


def test_a_length_of_its_own_takes_the_place_of_the_limit():
    length = length_for(limit_in(Unit.WORKING_DAYS, Measure(priority="amber", unit=Unit.HOURS, limit=2)), AMBER)
    assert (length.limit.unit, length.limit.limit, length.priority) == (Unit.HOURS, 2, AMBER)
