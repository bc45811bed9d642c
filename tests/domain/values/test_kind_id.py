"""The id of a kind: a closed set of names for rules, and any text for what a log may hold."""

import copy
import pickle

import msgspec
import pytest

from escalog.domain.values.kind_id import KindId


def test_an_id_is_the_text_that_is_signed():
    assert str(KindId.ACTION_ANSWER) == "action-answer"
    assert type(str(KindId.ACTION_ANSWER)) is str
    assert f"{KindId.NOTE}" == "note"


def test_the_id_of_a_newer_program_is_one_too():
    newer = KindId("not-known-here")
    assert newer == KindId("not-known-here") == "not-known-here"
    assert {newer: 1}["not-known-here"] == 1  # type: ignore[index]
    assert newer not in set(KindId)
    assert copy.deepcopy(newer) == pickle.loads(pickle.dumps(newer)) == newer


@pytest.mark.parametrize("value", [None, 1, b"note", ("note",)])
def test_what_is_no_text_is_no_id(value):
    with pytest.raises(ValueError, match="not a valid KindId"):
        KindId(value)


@pytest.mark.parametrize("text", ["note", "not-known-here"])
def test_an_id_is_written_to_json_as_its_text_and_read_back(text):
    written = msgspec.json.encode(KindId(text))
    assert written == f'"{text}"'.encode()
    assert msgspec.json.decode(written, type=KindId) == text
