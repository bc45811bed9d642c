"""The question at which stage a disagreement starts says what is true of the route."""

from msgspec.structs import replace

from escalog.ui.raising.questions import Asking
from tests.builders.before_pack import with_stage_before
from tests.builders.story import pack


def test_the_question_where_it_starts_says_what_may_be_passed_over():
    stage, _ = Asking(with_stage_before(), {}).start_fields()
    assert stage.hint.startswith(
        "Usually this one: Stage 1: Practitioners. This may be passed over: Talk with your own manager. "
    )
    stage, _ = Asking(pack(), {}).start_fields()
    assert stage.hint.startswith("Usually the first. ")
    anywhere = replace(pack(), tracks=(replace(pack().tracks[0], starts_anywhere=True),))
    stage, _ = Asking(anywhere, {}).start_fields()
    assert stage.hint == "It may start at any of them."
