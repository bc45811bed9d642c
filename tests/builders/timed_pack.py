"""The model procedure with everything about time that a pack can say: priorities, caps, forms, chains."""

from functools import cache

from msgspec.structs import replace

from escalog.domain.ladder.states import LimitState
from escalog.domain.procedure.model import Cap, Measure, Meeting, Notice, Priority, Procedure, Stage, TimeLimit
from escalog.domain.procedure.vocabulary import Act, Event, StageId, Unit, When
from escalog.domain.values.english import say_moment
from escalog.domain.values.entry import FieldValue
from tests.builders.story import Story, pack

FIRST, SECOND = "practitioners", "line-managers"

LIMITS = (
    TimeLimit(
        id="read-file",
        label="The file is read",
        act=Act.READ_FILE,
        starts=Event.FORM_RECEIVED,
        unit=Unit.SERVICE_HOURS,
        limit=4,
        by_priority=(Measure(priority="red", unit=Unit.SERVICE_HOURS, limit=2),),
    ),
    TimeLimit(
        id="letter",
        label="A letter says what came of it",
        act=Act.RECORD,
        starts=Event.ACT_DONE,
        after="read-file",
        unit=Unit.WORKING_DAYS,
        limit=2,
    ),
    TimeLimit(
        id="meeting-called",
        label="The meeting is called",
        act=Act.CALL_MEETING,
        starts=Event.RAISED,
        unit=Unit.WORKING_DAYS,
        limit=5,
        by_priority=(
            Measure(priority="red", unit=Unit.HOURS, limit=4),
            Measure(priority="amber", unit=Unit.WORKING_DAYS, limit=1),
        ),
    ),
    TimeLimit(
        id="minutes",
        label="The minutes go out",
        act=Act.INFORM,
        starts=Event.MET,
        unit=Unit.CALENDAR_DAYS,
        limit=3,
    ),
    TimeLimit(
        id="after-conference",
        label="The chair answers in writing",
        act=Act.REPLY,
        starts=Event.CONFERENCE,
        unit=Unit.HOURS,
        limit=72,
    ),
    TimeLimit(
        id="before-review",
        label="The plan goes to the reviewing officer",
        act=Act.SEND_FORM,
        starts=Event.REVIEW,
        unit=Unit.CALENDAR_DAYS,
        limit=28,
    ),
    TimeLimit(
        id="held",
        label="The meeting is held",
        act=Act.MEET,
        starts=Event.RAISED,
        unit=Unit.WORKING_DAYS,
        limit=8,
    ),
)  # fmt: skip

CAPS = (
    Cap(id="whole", label="All of it together", starts=Event.RAISED, unit=Unit.WORKING_DAYS, limit=10),
    Cap(
        id="first-two",
        label="The first two stages together",
        starts=Event.STAGE_STARTED,
        unit=Unit.WORKING_DAYS,
        limit=6,
        stages=(StageId(FIRST), StageId(SECOND)),
    ),
)


@cache
def timed() -> Procedure:
    """The procedure; its first stage has the limits above beside its own."""
    model = pack()
    track = model.tracks[0]
    return replace(
        model,
        tracks=(
            replace(
                track,
                priorities=(
                    Priority(id="red", label="Red", round_the_clock=True),
                    Priority(id="amber", label="Amber"),
                    Priority(id="green", label="Green"),
                ),
                caps=CAPS,
                stages=tuple(_more(stage) for stage in track.stages),
            ),
        ),
    )


class TimedStory(Story):
    """A log under the procedure above. It was raised on Mon 16 Nov 2026 at 14:05; that November has no bank holiday."""

    def __init__(self, **raised: FieldValue) -> None:
        super().__init__("model", "S.P.", **raised)
        self.procedure = timed()

    def limit(self, limit_id: str) -> LimitState:
        """A limit of the last stay that has it."""
        return [each for each in self.dispute().limits if each.limit.id == limit_id][-1]

    def due(self, limit_id: str) -> str:
        """When a limit or a cap is due, in words; where there is no date, why not."""
        dispute = self.dispute()
        found = [each.run.due for each in dispute.limits if each.limit.id == limit_id]
        found += [each.run.due for each in dispute.overall_limits if each.limit.id == limit_id]
        counted = found[-1]
        assert counted is not None
        return say_moment(counted.at) if counted.at is not None else counted.state.value


def _more(stage: Stage) -> Stage:
    if stage.id == FIRST:
        return replace(stage, time_limits=(*stage.time_limits, *LIMITS), meeting=Meeting(name="Meeting"))
    if stage.id == SECOND:
        told = (
            Notice(at=When.START, to="The office", unit=Unit.WORKING_DAYS, limit=1),
            Notice(at=When.END, to="The office", unit=Unit.WORKING_DAYS, limit=2),
            Notice(at=When.END, to="The chair", unit=Unit.NONE),
        )
        return replace(stage, notices=told)
    return stage
