"""What is due before the next step itself is said on its card."""

from msgspec.structs import replace

from escalog.domain.next_step.next_step import next_step
from escalog.domain.procedure.model import Notice, Procedure, TimeLimit
from escalog.domain.procedure.vocabulary import Act, Event, Unit, When
from tests.builders.story import Story, london, pack


def _pack() -> Procedure:
    """The first stage tells the partnership within a working day, and has a meeting within 24 hours."""
    model = pack()
    first, *others = model.tracks[0].stages
    meet = TimeLimit(
        id="meet", label="The managers meet", act=Act.MEET, starts=Event.STAGE_STARTED, unit=Unit.HOURS, limit=24
    )
    telling = Notice(at=When.START, to="The business unit", how="by e-mail", unit=Unit.WORKING_DAYS, limit=1)
    first = replace(first, time_limits=(meet, *first.time_limits), notices=(telling,))
    return replace(model, tracks=(replace(model.tracks[0], stages=(first, *others)),))


def _story() -> Story:
    story = Story(occurred="2026-11-28T16:15", heard="2026-11-27T10:00")
    story.procedure = _pack()
    return story


def test_the_card_says_what_is_due_before_its_own_step():
    step = next_step(_story().dispute(), london("2026-11-28T17:15"), "S.P.")
    assert step.what == "Tell the business unit that stage 1 has started."
    assert step.by_when.startswith("Monday 30 November, 17:00.")
    assert step.before == "Before that, due Sun 29 Nov, 16:15: the managers meet. 23 hours left."
    assert not step.before_past


def test_it_says_so_once_that_hour_has_passed():
    step = next_step(_story().dispute(), london("2026-11-30T09:00"), "S.P.")
    assert step.before == "Before that, was due Sun 29 Nov, 16:15: the managers meet. 16 hours past the limit."
    assert step.before_past


def test_nothing_is_said_before_a_step_that_is_due_first():
    story = _story()
    story.add("partnership-told", "2026-11-28T16:30", whom="The business unit", how="email")
    step = next_step(story.dispute(), london("2026-11-28T17:15"), "S.P.")
    assert (step.before, step.by_when) == ("", "Sunday 29 November, 16:15. 23 hours left.")
