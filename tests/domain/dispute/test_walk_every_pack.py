"""Under every procedure that comes with the program, on each of its routes, there is always a way on and a way out."""

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.entry_kinds.table import DECISIONS
from escalog.domain.log.transitions import Status
from escalog.domain.next_step.next_step import next_step
from escalog.domain.permissions import acts as stages
from escalog.domain.values.kind_id import KindId
from tests.builders.pack_facts import shipped
from tests.builders.story import pack as pack_of
from tests.builders.walking import Walk, filled
from tests.domain.pack.test_shipped import SHIPPED

ROUTES = [(pack, track.id) for pack in SHIPPED for track in shipped(pack).tracks]

WALKED = [*ROUTES, *(("whole_format", track.id) for track in pack_of("whole_format").tracks)]
"""And those of the pack that uses every key of the format."""

MAY_HAVE_NO_FIT_VALUE = frozenset({"shorter-limit", "longer-limit", "resumed"})
"""A limit that is due at once cannot be shortened, and one without a date not be lengthened by an hour's choice."""

MOVING = DECISIONS | {"contact", "reply", "action", "writing", "limit-met"}
"""What moves a disagreement, and so is tried oftener than notes are."""

MOST_TO_THE_END = 4
MOST_BY_NEXT_STEPS = 80


@pytest.mark.parametrize(("pack", "track"), WALKED, ids=[" ".join(each) for each in WALKED])
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_no_permitted_acts_lead_to_where_nothing_goes_on(pack, track, data):
    def choose(given: Sequence[str]) -> str:
        return str(data.draw(st.sampled_from(list(given))))

    procedure = pack_of(pack)
    begin = choose([stage.id for stage in procedure.track(track).stages])
    walk = Walk(
        pack,
        track,
        begin,
        direction=choose(["ours", "theirs"]),
        safe_now=choose(["safe", "safe", "not-known"]),
        priority=choose(["", *(each.id for each in procedure.track(track).priorities)]),
        raising_agency_type=choose(["", *(each.id for each in procedure.agency_types)]),
        receiving_agency_type=choose(["", *(each.id for each in procedure.agency_types)]),
    )
    _goes_on(walk.dispute(), walk.now)
    for _ in range(data.draw(st.integers(1, 8))):
        walk.wait(data.draw(st.sampled_from([1, 26, 24 * 9])))
        entries = len(walk.story.entries)
        seen = data.draw(st.sampled_from([entries, entries, entries, max(2, entries - 2)]))
        before = walk.dispute(seen)
        permitted = stages.acts_now(before)
        kind = choose([each for each in permitted if each in MOVING] if data.draw(st.booleans()) else permitted)
        values = filled(before, kind, walk.at, choose)
        said = stages.problems(before, KindId(kind), values)
        if said and kind in MAY_HAVE_NO_FIT_VALUE:
            continue
        assert said == (), kind
        walk.act(kind, values, seen)
        _goes_on(walk.dispute(), walk.now)
    _can_be_ended(walk)


def _goes_on(dispute: Dispute, now: dt.datetime) -> None:
    """There is a next step that can be taken, in words; one that is over has its own."""
    step = next_step(dispute, now, "S.P.")
    assert step.what
    assert step.by_when
    assert step.why
    permitted = stages.acts_now(dispute)
    assert step.main in permitted
    assert set(step.others) <= set(permitted)
    if dispute.status is Status.WITHDRAWN:
        assert step.main == "closed"
    if dispute.status is Status.CLOSED:
        assert step.main in ("note", "child-outcome", "partnership-told")
    assert (dispute.status is Status.UNDECIDED) == (step.main == "reconciled")


def _can_be_ended(walk: Walk) -> None:
    """From wherever it stands a few permitted acts close it."""
    ending = {
        Status.UNDECIDED: "reconciled",
        Status.OPEN: "stage-concluded",
        Status.STAGE_ENDED: "closed",
        Status.WITHDRAWN: "closed",
    }
    for _ in range(MOST_TO_THE_END):
        dispute = walk.dispute()
        if dispute.status is Status.CLOSED:
            break
        walk.wait(1)
        kind = ending[dispute.status]
        values = filled(dispute, kind, walk.at, lambda given: given[0])
        assert stages.problems(dispute, KindId(kind), values) == ()
        walk.act(kind, values)
    assert walk.dispute().status is Status.CLOSED


@pytest.mark.parametrize("direction", ["ours", "theirs"])
@pytest.mark.parametrize(("pack", "track"), WALKED, ids=[" ".join(each) for each in WALKED])
def test_whoever_does_what_the_next_step_says_climbs_every_stage_and_reaches_the_end(pack, track, direction):
    walk = Walk(pack, track, pack_of(pack).track(track).stages[0].id, direction=direction)
    reached: list[str] = []
    for _ in range(MOST_BY_NEXT_STEPS):
        dispute = walk.dispute()
        if dispute.status is Status.CLOSED:
            break
        assert dispute.current is not None
        if dispute.current.stage.id not in reached:
            reached.append(dispute.current.stage.id)
        _take(walk, dispute, next_step(dispute, walk.now, "S.P.").main)
    assert walk.dispute().status is Status.CLOSED
    assert reached == [stage.id for stage in pack_of(pack).track(track).stages]


def _take(walk: Walk, dispute: Dispute, kind: str) -> None:
    """Takes a step as somebody would who gets through to the other side and does not agree with it."""
    preferred = {"unresolved", "differs", "improved", "did", dispute.ours.name, "done", "working-days"}
    talks = [("what", each) for each in ("spoke", "met", "wrote")] if kind == "contact" else [("", "")]
    for name, said in talks:
        walk.wait(1)
        values = filled(
            dispute, kind, walk.at, lambda given: next((each for each in given if each in preferred), given[0])
        )
        walk.act(kind, values | ({name: said} if name else {}))
