"""Who did it, when and how that is known, where nobody says otherwise."""

from datetime import datetime

import pytest

from escalog.domain.entry_kinds.table import KINDS
from escalog.domain.permissions.defaults import defaults, derived, stage_of
from escalog.domain.values.kind_id import KindId
from tests.builders.story import Story, london

ME = "S.P."
NOW = "2026-11-18T10:00"
"""An hour on the clocks of London."""


def _now() -> datetime:
    return london(NOW)


def _stands(direction: str = "ours") -> Story:
    return Story(direction=direction)


def _given(story: Story, kind: KindId, about: str = "") -> dict[str, object]:
    return dict(defaults(story.dispute(), KINDS[kind], ME, _now(), about))


@pytest.mark.parametrize("kind", [KindId.CONTACT, KindId.ACTION, KindId.NOTE, KindId.STAGE_CONCLUDED, KindId.SAFETY])
def test_an_act_was_done_by_oneself_just_now_on_our_side(kind):
    assert _given(_stands(), kind) == {"occurred": NOW, "by": ME, "by_side": "raising", "known": "did"}
    assert _given(_stands("theirs"), kind)["by_side"] == "receiving"


def test_a_reply_of_the_other_side_is_theirs_and_how_it_is_known_stays_open():
    assert _given(_stands(), KindId.REPLY) == {"occurred": NOW, "by": "L.W.", "by_side": "receiving"}
    assert _given(_stands("theirs"), KindId.REPLY)["by"] == ME


def test_whoever_raised_it_withdraws_it():
    assert _given(_stands(), KindId.WITHDRAWN)["by"] == ME
    withdrawn = _given(_stands("theirs"), KindId.WITHDRAWN)
    assert "known" not in withdrawn
    assert withdrawn["by_side"] == "raising"


def test_an_action_was_done_by_its_owner_who_said_so():
    story = _stands()
    mine = story.add("action", "2026-11-17T10:00", what="Ask", owner=ME, owner_side="raising", due_on="2026-11-20")
    of_others = {"what": "Read", "owner": "L.W.", "owner_side": "receiving", "due_on": "2026-11-20"}
    theirs = story.add("action", "2026-11-17T11:00", more=of_others)
    assert _given(story, KindId.ACTION_ANSWER, mine)["known"] == "did"
    told = _given(story, KindId.ACTION_ANSWER, theirs)
    assert (told["by"], told["by_side"], told["known"], told["known_from"]) == ("L.W.", "receiving", "told", "L.W.")
    assert _given(story, KindId.ACTION_ANSWER) == {"occurred": NOW}


def test_what_only_its_author_says_names_nobody_else():
    assert _given(_stands(), KindId.CORRECTION) == {"occurred": NOW}
    assert _given(_stands(), KindId.PERSON) == {}


def test_who_replied_is_who_the_reply_is_from_on_the_receiving_side():
    reply = derived(_stands().dispute(), KINDS[KindId.REPLY], {"from_whom": "P.D.", "by": "somebody else"})
    assert reply == {"by": "P.D.", "by_side": "receiving"}


def test_a_move_to_another_route_starts_at_its_first_stage_unless_one_is_named():
    dispute = _stands().dispute()
    track = dispute.procedure.main
    move = KINDS[KindId.TRACK_MOVED]
    assert derived(dispute, move, {"to_track": track.id}) == {"to_stage": track.first.id}
    assert derived(dispute, move, {"to_track": track.id, "to_stage": "x"}) == {}
    assert derived(dispute, move, {"to_track": "no-such-route"}) == {}


def test_every_act_belongs_to_the_present_stage_but_one_that_is_about_a_stage():
    dispute = _stands().dispute()
    here = {"stage": dispute.current.stage.id} if dispute.current is not None else {}
    belonging = {kind for kind, held in KINDS.items() if stage_of(dispute, held) == here}
    assert set(KINDS) - belonging == {KindId.STAGE_DESCRIBED, KindId.PERSON, KindId.KEY}
