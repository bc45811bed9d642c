"""What the window says of a record whose pages nobody compared: that first, and never to rely on it."""

from pathlib import Path

from escalog.domain.values.failure import Failure
from escalog.records.checking.check import check
from escalog.services.records.checking import Checked
from escalog.ui.records.check_page import Unreadable, summary_of
from tests.forgery.genuine import ANOTHER_VERSION, SIGNED_AT, genuine, made, trust


def _checked(data: bytes, name: str) -> Checked:
    return Checked(Path(name), check(data, trust(), now=SIGNED_AT))


def test_the_summary_says_that_pages_were_not_compared_and_not_that_all_is_well():
    compared = _checked(genuine(), "a.pdf")
    other = _checked(made().with_issue(renderer=ANOTHER_VERSION).signed(), "b.pdf")
    assert summary_of([compared, compared]) == "2 files checked. All genuine and unchanged."
    said = "Signed by Ruth Ashdown, and unchanged since. The pages were not compared with the log inside"
    assert said in summary_of([other])
    assert summary_of([compared, other]).startswith(f"2 files checked. Look first at b.pdf: {said}")


def test_the_command_line_says_so_first_as_well():
    first, advice, *_ = _checked(made().with_issue(renderer=ANOTHER_VERSION).signed(), "b.pdf").lines
    assert first.startswith("Signed by Ruth Ashdown, and unchanged since. The pages were not compared")
    assert "rely on it" not in advice


def test_a_file_that_was_not_checked_to_the_end_is_not_called_one_that_could_not_be_opened():
    unfinished = Unreadable(Path("a.pdf"), Failure("check-not-finished"))
    assert summary_of([unfinished]) == "1 file checked. This file could not be checked to the end."
