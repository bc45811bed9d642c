"""What people typed is made fit to be recorded, and nothing else of it is changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalog.domain.entry_kinds.table import KINDS
from escalog.domain.values.failure import Failure
from escalog.domain.values.kind_id import KindId
from escalog.services.disagreements.typed_values import MOST_CHARACTERS, clean_values

NOTE = KINDS[KindId.NOTE]


@pytest.mark.parametrize("around", [" ", "\n", "\t", "\u00a0", "\u2003", "\r\n"])
def test_space_around_a_text_is_taken_off_and_space_inside_it_is_kept(around):
    inside = f"rang{around}the desk"
    assert clean_values(NOTE, {"text": f"{around}{inside}{around}{around}"}) == {"text": inside}


@pytest.mark.parametrize("empty", ["", " ", "\n\n", "\u00a0", None, False, [], ()])
def test_a_field_that_holds_nothing_is_left_out(empty):
    assert clean_values(NOTE, {"text": empty}) == {}


def test_a_name_that_the_kind_does_not_have_is_left_out():
    assert clean_values(NOTE, {"text": "one", "nothing_of_ours": "two"}) == {"text": "one"}


def test_half_a_character_is_replaced_by_the_sign_for_an_unreadable_one():
    assert clean_values(NOTE, {"text": "a\ud83dz"}) == {"text": "a\ufffdz"}


def test_the_length_is_that_of_the_text_without_the_space_around_it():
    assert clean_values(NOTE, {"text": " " + "a" * MOST_CHARACTERS + " "}) == {"text": "a" * MOST_CHARACTERS}
    with pytest.raises(Failure) as caught:
        clean_values(NOTE, {"text": "a" * (MOST_CHARACTERS + 1)})
    assert caught.value.code == "text-too-long"


@given(st.text())
def test_tidying_twice_is_tidying_once(text):
    once = clean_values(NOTE, {"text": text})
    assert clean_values(NOTE, once) == once
