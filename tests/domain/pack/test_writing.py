"""What is written as a pack is read back equal: every shipped pack, and any procedure whatever its texts hold."""

import datetime as dt
import tomllib
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import inspect
from msgspec.structs import replace

from escalog.domain.pack.reading import read_pack
from escalog.domain.pack.toml.writing import write_pack
from escalog.domain.procedure.model import LocalDay, Procedure, Words
from escalog.resources import resource_files

SHIPPED = {path.stem: path.read_bytes() for path in resource_files("procedures", ".toml")}

HOSTILE = st.sampled_from(
    ['"', '"""', "'''", "\\", "\\u0041", "\n", "\r\n", "\r", "\t", "\x00", "\x7f", "\u202e", "\ufeff", "#", "]]", "= 1",
     "[[tracks]]", "<b>", "&amp;", "\u2028", "\U0001f622", "e\u0301", "${HOME}", "\u200d", '\\"""', '"\n"', "\x85"]
)  # fmt: skip
TEXT = st.lists(st.text(max_size=5) | HOSTILE, max_size=4).map("".join)


def anything(described: inspect.Type) -> st.SearchStrategy[Any]:
    """Any value of a described type."""
    found: st.SearchStrategy[Any]
    match described:
        case inspect.StructType(cls=struct, fields=fields):
            required = {field.name: anything(field.type) for field in fields if field.required}
            optional = {field.name: anything(field.type) for field in fields if not field.required}
            found = st.fixed_dictionaries(required, optional=optional).map(lambda values: struct(**values))
        case inspect.VarTupleType(item_type=item):
            found = st.lists(anything(item), max_size=2).map(tuple)
        case inspect.UnionType(types=types):
            found = st.one_of(*(anything(each) for each in types))
        case inspect.EnumType(cls=known):
            found = st.sampled_from(list(known))
        case _:
            found = PLAIN[type(described)]
    return found


PLAIN: dict[type[inspect.Type], st.SearchStrategy[Any]] = {
    inspect.StrType: TEXT,
    inspect.BoolType: st.booleans(),
    inspect.IntType: st.integers(),
    inspect.DateType: st.dates(),
    inspect.NoneType: st.none(),
}


def read_back(text: str) -> Procedure:
    return msgspec.convert(tomllib.loads(text), Procedure)


@settings(max_examples=60)
@given(anything(inspect.type_info(Procedure)))
def test_any_procedure_is_read_back_equal(procedure):
    procedure = replace(procedure, format=2)
    assert read_back(write_pack(procedure)) == procedure


@given(TEXT)
def test_any_text_is_read_back_equal_in_one_line_or_several(text):
    model = read_pack(SHIPPED["model"], "x").procedure
    assert model is not None
    changed = replace(model, guidance=text, title=text, words=Words(child=text), notification_asks=(text, text))
    assert read_back(write_pack(changed)) == changed


@pytest.mark.parametrize("pack", SHIPPED)
class TestEveryShippedPack:
    def test_is_read_written_and_read_again_as_the_same_data(self, pack):
        first = read_pack(SHIPPED[pack], pack)
        assert first.procedure is not None
        text = write_pack(first.procedure)
        second = read_pack(text, pack)
        assert second.errors == ()
        assert second.procedure == first.procedure
        assert [(notice.code, notice.path) for notice in second.notices] == unordered(first.notices, second.notices)
        assert write_pack(second.procedure) == text

    def test_is_written_with_every_line_of_its_text_in_plain_sight(self, pack):
        procedure = read_pack(SHIPPED[pack], pack).procedure
        assert procedure is not None
        text = write_pack(procedure)
        assert "\\n" not in text
        assert all(line in text for line in procedure.guidance.splitlines())


def unordered(first: tuple[Any, ...], second: tuple[Any, ...]) -> list[tuple[str, str]]:
    """The first notices in the order of the second; both are in the order of their files, which may differ."""
    found = [(notice.code, notice.path) for notice in first]
    return sorted(found, key=[(notice.code, notice.path) for notice in second].index)


def test_what_cannot_be_written_is_an_error_and_no_other_text():
    model = read_pack(SHIPPED["model"], "x").procedure
    assert model is not None
    with pytest.raises(ValueError, match="surrogate"):
        write_pack(replace(model, title="\ud83d"))


def test_the_present_format_and_dates_stand_in_the_text():
    model = read_pack(SHIPPED["model"], "x").procedure
    assert model is not None
    text = write_pack(replace(model, closures=(LocalDay(date=dt.date(2026, 12, 29), name="Closed"),)))
    assert text.startswith("format = 2\n")
    assert "date = 2026-12-29\n" in text


@pytest.mark.parametrize("character", ["\t", "\u202e", "\u200d", "\x85", "\U000e0041"])
def test_a_character_that_cannot_be_seen_stands_as_its_number(character):
    text = write_pack(with_title(f"before{character}after"))
    assert f'title = "before\\U{ord(character):08X}after"\n' in text


def test_a_text_of_several_lines_keeps_the_line_ends_of_another_system():
    procedure = with_title("one\r\ntwo\nthree")
    assert read_back(write_pack(procedure)).title == "one\r\ntwo\nthree"


def test_every_table_has_a_heading_and_every_short_list_one_line():
    text = write_pack(replace(with_title("x"), closures=(LocalDay(date=dt.date(2026, 12, 29), name="Closed"),)))
    assert '\n[[closures]]\ndate = 2026-12-29\nname = "Closed"\n' in text
    assert '\nnotification_asks = ["agencies", "stage", ' in text


def with_title(title: str) -> Procedure:
    model = read_pack(SHIPPED["model"], "x").procedure
    assert model is not None
    return replace(model, title=title)
