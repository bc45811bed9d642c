"""What a route would ask for, and by when, if a disagreement were raised at a given day and hour."""

import datetime as dt
import time
from typing import Any

import pytest
from msgspec.structs import replace

from escalog.domain.deadlines.calendar import Calendar
from escalog.domain.describing.worked_example import WorkedExample, worked_example
from escalog.domain.pack.reading import read_pack
from escalog.domain.procedure.model import (
    Cap,
    LocalDay,
    Measure,
    Notice,
    Priority,
    Procedure,
    Stage,
    TimeLimit,
    Track,
)
from escalog.domain.procedure.vocabulary import Act, Event, Place, StageId, TrackId, Unit, When
from escalog.domain.values.moment import Moment
from escalog.resources import resource_text
from escalog.services.procedures.shipped import nation_calendar, shipped_packs
from escalog.wording.language import in_words, say

TUESDAY = Moment(dt.date(2026, 12, 22), dt.time(15, 40))


def model(**changes: Any) -> Procedure:
    procedure = read_pack(resource_text("procedures", "model.toml"), "model.toml").procedure
    assert procedure is not None
    return replace(procedure, **changes)


def limit(name: str, act: Act, starts: Event, unit: Unit, number: int | None, **more: Any) -> TimeLimit:
    return TimeLimit(id=name, label=name, act=act, starts=starts, unit=unit, limit=number, **more)


def example(
    *stages: Stage, caps: tuple[Cap, ...] = (), nation: str = "england", at: Moment = TUESDAY, **changes: Any
) -> WorkedExample:
    procedure = model(tracks=(Track(id=TrackId("t"), title="T", stages=stages, caps=caps),), **changes)
    return worked_example(procedure, procedure.tracks[0], at, calendar(procedure, nation))


def calendar(procedure: Procedure, nation: str = "england") -> Calendar:
    return nation_calendar(nation).for_procedure(procedure)


def told(found: WorkedExample) -> list[list[str]]:
    return [[say(line.sentence) for line in stage.lines] for stage in found.stages]


AT_ONCE = limit("Acknowledge", Act.ACKNOWLEDGE, Event.STAGE_STARTED, Unit.IMMEDIATELY, None)
REPLY = limit("Reply", Act.REPLY, Event.STAGE_STARTED, Unit.WORKING_DAYS, 3)
CONFIRM = limit("Confirm", Act.CONFIRM, Event.REPLY, Unit.WORKING_DAYS, 1)
ONE = Stage(id=StageId("one"), name="Practitioners", number="1", time_limits=(AT_ONCE, REPLY, CONFIRM))
TWO = Stage(id=StageId("two"), name="Managers", number="2", time_limits=(REPLY,))


def remarks(found: WorkedExample, stage: int) -> str:
    return " ".join(map(say, found.stages[stage].remarks))


def test_each_stage_begins_when_the_one_before_is_due():
    found = example(ONE, TWO)
    assert told(found) == [
        [
            "Acknowledge: at once, Tue 22 Dec 2026, 15:40.",
            "Reply: by Tue 29 Dec 2026, 17:00.",
            "Confirm: by Wed 30 Dec 2026, 17:00.",
        ],
        ["Reply: by Tue 5 Jan 2027, 17:00."],
    ]
    assert [say(stage.begins) for stage in found.stages] == [
        "From Tue 22 Dec 2026, 15:40.",
        "From Wed 30 Dec 2026, 17:00.",
    ]
    assert "Fri 25 and Mon 28 are bank holidays" in in_words(found.stages[0].lines[1].due.explanation)


def test_scotlands_days_and_a_closure_are_counted_with():
    assert told(example(replace(TWO), nation="scotland", at=Moment(dt.date(2026, 12, 30), dt.time(9)))) == [
        ["Reply: by Wed 6 Jan 2027, 17:00."]
    ]
    closed = (LocalDay(date=dt.date(2026, 12, 29), name="Closed"),)
    assert told(example(TWO, closures=closed)) == [["Reply: by Wed 30 Dec 2026, 17:00."]]


def test_a_limit_that_waits_for_the_act_of_another():
    form = limit("Send", Act.SEND_FORM, Event.STAGE_STARTED, Unit.WORKING_DAYS, 1)
    read = limit("Read", Act.READ_FILE, Event.FORM_RECEIVED, Unit.HOURS, 24)
    after = limit("Inform", Act.INFORM, Event.ACT_DONE, Unit.CALENDAR_DAYS, 1, after="Read")
    found = example(Stage(id=StageId("one"), name="One", number="1", time_limits=(after, read, form)))
    assert told(found) == [
        [
            "Inform: by Fri 25 Dec 2026, 23:59.",
            "Read: by Thu 24 Dec 2026, 17:00.",
            "Send: by Wed 23 Dec 2026, 17:00.",
        ]
    ]


def test_limits_that_wait_for_each_other_have_an_end_all_the_same():
    one = limit("One", Act.RECORD, Event.ACT_DONE, Unit.WORKING_DAYS, 1, after="Two")
    two = limit("Two", Act.INFORM, Event.ACT_DONE, Unit.WORKING_DAYS, 1, after="One")
    found = example(Stage(id=StageId("one"), name="One", number="1", time_limits=(one, two)))
    assert all(line.due.at is not None for line in found.stages[0].lines)


def test_what_is_not_published_gives_no_date_to_anything_after_it():
    gap = Stage(
        id=StageId("gap"), number="2", published=False, time_limits=(replace(REPLY, published=False, limit=None),)
    )
    found = example(ONE, gap, replace(TWO, number="3"))
    assert told(found)[1:] == [["Reply: limit not published here."], ["Reply: no date yet."]]
    assert "not published here" in remarks(found, 1)
    assert say(found.stages[2].begins).startswith("Without a date")


def test_a_stage_before_the_ladder_without_a_limit_holds_nothing_up():
    before = Stage(id=StageId("own"), name="Own manager", place=Place.BEFORE)
    found = example(before, TWO)
    assert told(found)[1] == ["Reply: by Tue 29 Dec 2026, 17:00."]


def test_an_overall_limit_that_comes_first_says_so():
    cap = Cap(id="c", label="All of it", starts=Event.RAISED, unit=Unit.WORKING_WEEK, limit=1)
    found = example(ONE, TWO, caps=(cap,))
    assert [say(line.sentence) for line in found.overall_limits] == [
        "All of it (the whole route): by Thu 31 Dec 2026, 17:00."
    ]
    assert remarks(found, 0) == ""
    assert remarks(found, 1) == "All of it ends before this, by Thu 31 Dec 2026, 17:00, and comes first."


def test_the_priority_of_an_example_counts_for_an_overall_limit_too():
    measure = Measure(priority="red", unit=Unit.HOURS, limit=24)
    cap = Cap(id="c", label="All", starts=Event.RAISED, unit=Unit.WORKING_WEEK, limit=1, by_priority=(measure,))
    red = Priority(id="red", label="Red")
    procedure = model(tracks=(Track(id=TrackId("t"), title="T", stages=(ONE,), caps=(cap,), priorities=(red,)),))
    found = worked_example(procedure, procedure.tracks[0], TUESDAY, calendar(procedure), red)
    assert [say(line.sentence) for line in found.overall_limits] == [
        "All (the whole route): by Wed 23 Dec 2026, 15:40."
    ]
    assert "All ends before this" in remarks(found, 0)


def test_telling_the_partnership_at_both_ends():
    notices = (Notice(at=When.START), Notice(at=When.END, unit=Unit.WORKING_DAYS, limit=1))
    found = example(replace(TWO, notices=notices))
    assert told(found)[0][1:] == [
        "Tell the safeguarding partnership (start of the stage): at once, Tue 22 Dec 2026, 15:40.",
        "Tell the safeguarding partnership (end of the stage): by Wed 30 Dec 2026, 17:00.",
    ]


@pytest.mark.parametrize("day", ["2026-12-22T15:40", "2028-02-28T16:59", "2027-03-27T23:30", "2030-12-31"])
def test_every_route_that_comes_with_the_program_can_be_worked_out(day):
    for pack in shipped_packs():
        procedure = pack.procedure
        for track in procedure.tracks:
            for priority in (None, *track.priorities):
                found = worked_example(
                    procedure, track, Moment.parse(day), calendar(procedure, procedure.nation), priority
                )
                assert len(found.stages) == len(track.stages)
                dated = [line.due.at for stage in found.stages for line in stage.lines if line.due.at is not None]
                assert all(at >= Moment.parse(day).at for at in dated), procedure.id


def test_of_limits_that_wait_for_each_other_the_first_begins_with_the_stage():
    talk = limit("Talk", Act.DISCUSS, Event.REPLY, Unit.WORKING_DAYS, 1)
    reply = limit("Reply", Act.REPLY, Event.DISCUSSION, Unit.WORKING_DAYS, 1)
    letter = limit("Letter", Act.RECORD, Event.ACT_DONE, Unit.HOURS, 1, after="Reply")
    assert told(
        example(Stage(id=StageId("one"), name="Practitioners", number="1", time_limits=(talk, reply, letter)))
    ) == [
        ["Talk: by Wed 23 Dec 2026, 17:00.", "Reply: by Thu 24 Dec 2026, 17:00.", "Letter: by Thu 24 Dec 2026, 18:00."]
    ]


@pytest.mark.parametrize("step", [1, -1])
def test_a_very_long_chain_of_limits_is_worked_out_at_once(step):
    chain = [limit("0", Act.RECORD, Event.RAISED, Unit.HOURS, 1)]
    chain += [limit(f"{n}", Act.RECORD, Event.ACT_DONE, Unit.HOURS, 1, after=f"{n - 1}") for n in range(1, 400)]
    started = time.process_time()
    found = example(Stage(id=StageId("one"), name="Practitioners", number="1", time_limits=tuple(chain[::step])))
    assert time.process_time() - started < 2
    assert say(found.stages[0].lines[::step][-1].sentence) == "399: by Fri 8 Jan 2027, 07:40."
