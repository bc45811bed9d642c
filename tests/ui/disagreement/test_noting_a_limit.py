"""Noting that something was done: the limit that the card names is chosen, and so is the side whose act it is."""

from dataclasses import replace as copy

import pytest
from msgspec.structs import replace

from escalog.domain.next_step.next_step import next_step
from escalog.domain.procedure.model import TimeLimit
from escalog.domain.procedure.vocabulary import Act, Event, Unit
from escalog.domain.values.kind_id import KindId
from escalog.services.disagreements.dispute_page import DisputePage
from escalog.ui.acts.specs import act_spec
from tests.builders.story import Story, london

NOW = "2026-11-16T15:00"


def _page(*acts: Act, direction: str = "ours", first_days: int = 1) -> DisputePage:
    """A stage that asks for these acts, one working day after the other."""
    story = Story(direction=direction, other_person="L.W.")
    first, *others = story.procedure.tracks[0].stages
    limits = tuple(
        TimeLimit(
            id=act.value, label=f"To {act.value}", act=act, starts=Event.RAISED, unit=Unit.WORKING_DAYS,
            limit=first_days + number,
        )
        for number, act in enumerate(acts)
    )  # fmt: skip
    track = replace(story.procedure.tracks[0], stages=(replace(first, time_limits=limits), *others))
    story.procedure = replace(story.procedure, tracks=(track,))
    dispute = story.dispute()
    return DisputePage(dispute, next_step(dispute, london(NOW), "S.P."), london(NOW), (), None, ())


@pytest.mark.parametrize("act", [Act.READ_FILE, Act.ACKNOWLEDGE, Act.REPLY])
def test_what_the_receiving_side_does_is_theirs_where_we_raise_it(act):
    spec = act_spec(_page(act, Act.SEND_FORM), KindId.LIMIT_MET, "", "S.P.")
    assert spec.prefilled["limit"] == act.value
    assert (spec.prefilled["by"], spec.prefilled["by_side"]) == ("L.W.", "receiving")
    assert "known" not in spec.prefilled
    assert not spec.quiet_words


def test_what_the_receiving_side_does_is_ours_where_it_was_raised_with_us():
    spec = act_spec(_page(Act.READ_FILE, direction="theirs"), KindId.LIMIT_MET, "", "S.P.")
    assert (spec.prefilled["by"], spec.prefilled["by_side"]) == ("S.P.", "receiving")
    assert spec.quiet_words == "Done by you (S.P.), on our side."


def test_what_either_side_may_do_is_ours_until_somebody_says_otherwise():
    spec = act_spec(_page(Act.SEND_FORM, Act.READ_FILE), KindId.LIMIT_MET, "", "S.P.")
    assert (spec.prefilled["limit"], spec.prefilled["by_side"]) == ("send-form", "raising")


def test_who_did_it_is_asked_where_the_card_names_none_of_what_can_be_noted():
    page = _page(Act.READ_FILE, Act.SEND_FORM)
    spec = act_spec(copy(page, next_step=copy(page.next_step, limit="")), KindId.LIMIT_MET, "", "S.P.")
    assert "limit" not in spec.prefilled
    assert "by_side" not in spec.prefilled
    assert not spec.quiet_words
