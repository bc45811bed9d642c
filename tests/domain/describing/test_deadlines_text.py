"""The time limits of one stage as lines for a terminal."""

import pytest
from msgspec.structs import replace

from escalog.domain.describing.deadlines import NO_STORE, deadlines_text
from escalog.domain.describing.report import deadlines_report
from escalog.domain.procedure.vocabulary import Event
from escalog.domain.values.moment import Moment
from escalog.wording.describing import deadline_lines
from escalog.wording.language import say
from tests.builders.story import england, pack

WHOLE = pack("whole_format")


def lines(stage: str, *, priorities: bool = True, **at: str) -> list[str]:
    track = WHOLE.tracks[0]
    if not priorities:
        track = replace(track, priorities=())
    there = next(each for each in track.stages if each.id == stage)
    events = {Event(name.replace("_", "-")): Moment.parse(text) for name, text in at.items()}
    report = deadlines_report(WHOLE, track, there, events, england())
    return list(deadline_lines(deadlines_text(WHOLE, track, there, report)))


def test_each_limit_has_its_date_its_side_and_why():
    (raised, *_) = [line for line in lines("practitioners", decision_heard="2026-11-16T10:00") if "Raise it" in line]
    assert raised.startswith("Raise it (the raising side): 2026-11-18T")
    assert raised.endswith(".")


def test_what_has_not_started_says_its_state_instead_of_a_date():
    assert [line for line in lines("practitioners") if line.startswith("Raise it (the raising side): not-started. ")]


def test_overall_limits_are_named_with_the_stages_they_span():
    said = [line for line in lines("practitioners", raised="2026-11-16T10:00") if line.startswith("Overall limit, ")]
    assert len(said) == 2
    assert "Settled: 2027-" in said[0]
    assert "Settled between practitioners and managers: not-published." in said[1]


def test_the_nearest_overall_limit_that_has_a_date_is_named():
    (nearest,) = [line for line in lines("practitioners", raised="2026-11-16T10:00") if "nearest" in line]
    assert nearest.startswith("The nearest overall limit is Settled, on ")
    assert nearest.endswith(" 2027, 16:45.")
    assert not [line for line in lines("practitioners") if "nearest" in line]


def test_a_priority_that_would_change_a_date_is_named():
    assert "Counted without a priority. Red and Green would give other dates here." in lines("practitioners")


def test_nothing_is_said_of_priorities_where_a_route_has_none():
    assert not [line for line in lines("practitioners", priorities=False) if "priorit" in line]


@pytest.mark.parametrize("stage", [stage.id for stage in WHOLE.tracks[0].stages])
def test_the_last_line_says_that_the_closures_of_a_store_do_not_count(stage):
    assert lines(stage)[-1] == say(NO_STORE)
