"""One pack by hand that uses all that the format can say: whole, written and read alike, and accepted by the schema."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import inspect

from escalog.domain.comparing.procedures import differences
from escalog.domain.pack.reading import read_pack
from escalog.domain.pack.toml.writing import write_pack
from escalog.domain.procedure import vocabulary as terms
from escalog.domain.procedure.model import NOTIFICATION_ASKS, OUTCOMES, Procedure
from tests.builders.story import pack
from tests.domain.pack.test_schema import accepted
from tests.domain.pack.test_template import tables, used

TEXT = (Path(__file__).parents[2] / "builders" / "packs" / "whole_format.toml").read_text(encoding="utf-8")


def texts(value: Any) -> Iterator[str]:
    """Every text that stands as a value."""
    match value:
        case dict():
            for each in value.values():
                yield from texts(each)
        case list():
            for each in value:
                yield from texts(each)
        case str():
            yield value


def test_it_has_nothing_to_mend_and_only_what_it_leaves_open_to_know():
    reading = read_pack(TEXT, "whole_format.toml")
    assert reading.errors == ()
    assert {each.code for each in reading.notices} == {"pack-stage-not-published", "pack-limit-not-published"}


def test_it_uses_every_key_that_a_pack_can_have():
    described = inspect.type_info(Procedure)
    assert used(tomllib.loads(TEXT), described, {}) == tables(described, {})


@pytest.mark.parametrize(
    "known", ["Unit", "Event", "Act", "When", "Side", "Part", "Place", "Missing", "BoardRole", "About"]
)
def test_it_uses_every_word_that_a_value_is_chosen_from(known):
    found = set(texts(tomllib.loads(TEXT)))
    assert [each.value for each in getattr(terms, known) if each.value not in found] == []


def test_it_uses_every_outcome_and_everything_a_notification_may_say():
    assert set(OUTCOMES) | set(NOTIFICATION_ASKS) <= set(texts(tomllib.loads(TEXT)))


def test_it_is_written_and_read_back_equal_and_the_schema_accepts_both():
    procedure = pack("whole_format")
    written = write_pack(procedure)
    again = read_pack(written, "again").procedure
    assert again == procedure
    assert write_pack(again) == written
    assert differences(procedure, again) == ()
    assert accepted(TEXT)
    assert accepted(written)
