"""The closed sets that rules read are the choices that the forms offer."""

import pytest

from escalog.domain.entry_kinds.fields import ChoicesFrom, Control
from escalog.domain.entry_kinds.table import KINDS
from escalog.domain.procedure.vocabulary import Side
from escalog.domain.values.answers import ActionStatus, ContactResult, Direction, ReplyAnswer, one_of
from escalog.domain.values.kind_id import KindId

OFFERED = [
    (KindId.RAISED, "direction", Direction),
    (KindId.CONTACT, "what", ContactResult),
    (KindId.REPLY, "answer", ReplyAnswer),
    (KindId.POSITION, "side", Side),
    (KindId.ACTION, "owner_side", Side),
    (KindId.NOTE, "by_side", Side),
]


@pytest.mark.parametrize(("kind", "field", "answers"), OFFERED, ids=str)
def test_a_field_offers_every_answer_of_its_set_and_no_other(kind, field, answers):
    assert {option.id for option in KINDS[kind].field(field).options} == {answer.value for answer in answers}


def test_an_answer_about_an_action_is_one_of_the_states_of_an_action():
    said = {option.id for option in KINDS[KindId.ACTION_ANSWER].field("done").options}
    assert said == {ActionStatus.DONE.value, ActionStatus.NOT_DONE.value}
    assert [status for status in ActionStatus if status.is_open] == [ActionStatus.OPEN, ActionStatus.SEPARATE]


def test_a_text_that_is_none_of_a_set_is_read_as_nothing():
    assert one_of(ContactResult, "no-reply") is ContactResult.NO_REPLY
    assert one_of(ContactResult, "") is None
    assert one_of(ContactResult, "by carrier pigeon") is None


def test_every_list_says_where_its_choices_come_from_and_nothing_else_does():
    for kind in KINDS.values():
        for field in kind.fields:
            assert isinstance(field.choices_from, ChoicesFrom) == (field.control is Control.LIST), field.name
