"""The model procedure with a stage before its ladder that is for one's own side alone, and a limit to raise in."""

from msgspec.structs import replace

from escalog.domain.procedure.model import Procedure, Roles, Stage, TimeLimit
from escalog.domain.procedure.vocabulary import Act, Event, Place, StageId, Unit
from tests.builders.story import pack

OWN = Stage(
    id=StageId("own"),
    name="Talk with your own manager",
    place=Place.BEFORE,
    optional=True,
    roles=Roles(raising="Own line manager"),
    time_limits=(
        TimeLimit(
            id="own-talk",
            label="Talk with your own manager",
            act=Act.DISCUSS,
            starts=Event.DECISION_HEARD,
            unit=Unit.SAME_WORKING_DAY,
        ),
    ),
)
RAISE = TimeLimit(
    id="to-raise", label="Raise it", act=Act.RAISE, starts=Event.DECISION_HEARD, unit=Unit.WORKING_DAYS, limit=2
)


def with_stage_before(own: Stage = OWN, raise_limit: TimeLimit = RAISE) -> Procedure:
    """The stage, and the limit to raise in at the one after it."""
    model = pack()
    first, *others = model.tracks[0].stages
    first = replace(first, time_limits=(raise_limit, *first.time_limits))
    return replace(model, tracks=(replace(model.tracks[0], stages=(own, first, *others)),))
