"""Where a draft is written on, and that its key is read back as it was kept."""

from hypothesis import given
from hypothesis import strategies as st

from escalog.domain.values.entry import DisputeId
from escalog.ui.page import targets as module
from escalog.ui.page.targets import MAKE_RECORD, DisagreementTarget, DraftKey, RaiseTarget, RecordTarget, Target
from escalog.ui.session.page_registry import page_specs

ABC = DisputeId("abc")
ids = st.text("0123456789abcdef", min_size=1)


def test_the_key_of_a_draft_says_where_it_is_written_on():
    assert DraftKey.parse("raise").target == RaiseTarget()
    assert DraftKey.parse("abc/contact").target == DisagreementTarget(ABC, "contact")
    assert DraftKey.parse("abc/correction/def|said").target == DisagreementTarget(ABC, "correction", "def|said")
    assert DraftKey.parse("abc/make-record").target == RecordTarget(ABC)


@given(ids, st.sampled_from(["contact", "correction", MAKE_RECORD]), st.text("0123456789abcdef|.-"))
def test_a_key_is_read_back_as_it_was_kept(dispute, kind, about):
    key = DraftKey(kind, DisputeId(dispute), about)
    assert DraftKey.parse(key.text) == key


def test_every_page_has_a_target_of_its_own_and_every_target_a_page(door):
    specs = page_specs(door.window, door.opening)
    targets = [spec.target for spec in specs]
    assert len({target.page for target in targets}) == len(targets)
    known = {kind for kind in vars(module).values() if isinstance(kind, type) and issubclass(kind, Target)}
    assert set(targets) == known - {Target}


def test_a_page_comes_back_to_what_it_shows(practice, settle):
    for spec in page_specs(practice.window, practice.opening):
        if spec.target in (DisagreementTarget, RecordTarget):
            continue  # shown without a disagreement, these lead to the list
        practice.window.frame.show_page(spec.name)
        settle()
        assert isinstance(practice.window.frame.current.where(), spec.target), spec.name
