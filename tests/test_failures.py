"""What the program says when something stands in the way: kept in one file, plain, without blame, and all in use."""

import re
from pathlib import Path

import pytest

from escalog.domain.values.failure import Failure
from escalog.wording.catalogue import Catalogue
from escalog.wording.failures import words_of
from escalog.wording.variants import gaps
from tests.builders.failures import failure_words

ROOT = Path(__file__).resolve().parent.parent
SOURCES = {path: path.read_text(encoding="utf-8") for path in (ROOT / "escalog").rglob("*.py")}
TESTS = {path: path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py")}
CODES = sorted(failure_words())
NEVER_SAID = (
    "please", "sorry", "invalid", "failed", "must not", "overdue by", "non-compliant", "refused", "error", "illegal",
)  # fmt: skip
COMMAND_LINE_CODES = {64, 65, 66, 69, 70, 73, 74, 75, 77}


@pytest.mark.parametrize("code", CODES)
class TestEveryFailure:
    def test_says_what_happened_in_a_sentence_of_at_most_20_words(self, code):
        sentence = str(failure_words()[code]["sentence"])
        assert len(sentence.split()) <= 20
        assert sentence.endswith((".", "}"))

    def test_says_what_to_do(self, code):
        assert len(str(failure_words()[code]["advice"]).split()) >= 3

    def test_never_blames_shouts_or_speaks_office(self, code):
        words = failure_words()[code]
        said = f"{words['sentence']} {words['advice']}".lower()
        assert [word for word in NEVER_SAID if re.search(rf"\b{word}\b", said)] == []

    def test_leaves_the_command_line_with_a_code_that_has_a_meaning(self, code):
        assert int(failure_words()[code].get("exit", 70)) in COMMAND_LINE_CODES

    def test_is_met_somewhere_in_the_program(self, code):
        assert any(f'"{code}"' in text for text in SOURCES.values())

    def test_fills_every_gap_in_its_words(self, code):
        catalogue = Catalogue()
        needed = gaps(catalogue, f"failure-{code}") | gaps(catalogue, f"failure-{code}-advice")
        failure = Failure(code, **dict.fromkeys(needed, "7"))
        assert "{" not in words_of(failure)


def test_every_failure_that_the_program_raises_has_its_words():
    raised = {code for text in SOURCES.values() for code in re.findall(r'Failure\(\s*"([a-z0-9.-]+)"', text)}
    assert raised - set(CODES) == set()


@pytest.mark.parametrize("code", CODES)
def test_every_failure_has_been_met_by_a_test(code):
    here = Path(__file__).resolve()
    assert any(f'"{code}"' in text for path, text in TESTS.items() if path != here), f"no test meets {code}"


def test_a_failure_shows_its_code_and_nothing_else():
    assert str(Failure("input-missing", path="K.M.pdf")) == "input-missing"
