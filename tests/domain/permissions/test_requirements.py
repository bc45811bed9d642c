"""What a form needs is decided in one place, for the window and for the service."""

from hypothesis import given
from hypothesis import strategies as st

from escalog.domain.entry_kinds.fields import Field
from escalog.domain.entry_kinds.table import KINDS
from escalog.domain.permissions.requirements import applies, is_blank, is_required, missing_required
from escalog.domain.values.kind_id import KindId

_ANSWERS = st.sampled_from([None, "", "x", True, False, "no-reply", "spoke", "told", "did"])


def test_a_field_that_hangs_on_another_is_required_only_for_some_of_its_answers():
    said = KINDS[KindId.CONTACT].field("said")
    assert [what for what in ("spoke", "met", "no-reply", "message", "wrote") if is_required(said, {"what": what})] == [
        "spoke",
        "met",
        "wrote",
    ]
    assert not applies(Field("x", "X", required=True), {})


def test_a_box_that_is_not_ticked_is_an_answer_where_another_field_hangs_on_it():
    person = KINDS[KindId.RAISED].field("other_person")
    assert is_required(person, {})
    assert is_required(person, {"other_person_not_known": False})
    assert not is_required(person, {"other_person_not_known": True})


def test_of_what_is_asked_for_each_child_only_the_first_has_to_be_answered():
    initials = KINDS[KindId.RAISED].field("child.*.initials")
    assert [field.name for field in missing_required([initials], {"child.2.initials": "K.M."})] == ["child.*.initials"]
    assert not list(missing_required([initials], {"child.1.initials": "K.M."}))


@given(
    st.sampled_from(list(KINDS.values())), st.dictionaries(st.sampled_from(["what", "known", "by", "said"]), _ANSWERS)
)
def test_what_is_missing_is_what_is_required_and_blank(kind, values):
    missing = set(missing_required(kind.fields, values))
    for field in kind.fields:
        blank = is_blank(values.get(field.name.replace("*", "1")))
        assert (field in missing) == (is_required(field, values) and blank)
