"""The template that a partnership fills in: whole as it stands, whole with everything switched on, plain to read."""

import re
import tomllib
from typing import Any

import pytest
from msgspec import inspect

from escalog.domain.pack.reading import read_pack
from escalog.domain.procedure.model import Procedure
from escalog.domain.procedure.vocabulary import About, Act, BoardRole, Event, Missing, Part, Place, Side, Unit
from escalog.resources import resource_text

TEMPLATE = resource_text("schema", "template.toml")
SWITCHED_ON = re.sub(r"^#(?=[^\s])", "", TEMPLATE, flags=re.MULTILINE)


@pytest.mark.parametrize("text", [TEMPLATE, SWITCHED_ON], ids=["as it stands", "with everything switched on"])
def test_the_template_has_nothing_to_mend(text):
    reading = read_pack(text, "template.toml")
    assert reading.errors == ()
    assert reading.procedure is not None


def test_the_template_as_it_stands_leaves_nothing_to_look_up():
    assert read_pack(TEMPLATE, "template.toml").notices == ()


def used(data: Any, described: inspect.Type, found: dict[str, set[str]]) -> dict[str, set[str]]:
    """The keys that stand in tables, by the name of the type of table."""
    match described:
        case inspect.StructType(cls=struct, fields=fields) if isinstance(data, dict):
            found.setdefault(struct.__name__, set()).update(data)
            for field in fields:
                used(data.get(field.name), field.type, found)
        case inspect.VarTupleType(item_type=item) if isinstance(data, list):
            for each in data:
                used(each, item, found)
        case inspect.UnionType(types=types):
            for each in types:
                used(data, each, found)
        case _:
            pass
    return found


def tables(described: inspect.Type, found: dict[str, set[str]]) -> dict[str, set[str]]:
    """The keys that tables can hold, by the name of the type of table."""
    match described:
        case inspect.StructType(cls=struct, fields=fields):
            found[struct.__name__] = {field.name for field in fields}
            for field in fields:
                tables(field.type, found)
        case inspect.VarTupleType(item_type=item):
            tables(item, found)
        case inspect.UnionType(types=types):
            for each in types:
                tables(each, found)
        case _:
            pass
    return found


def test_every_key_of_a_pack_stands_in_the_template():
    described = inspect.type_info(Procedure)
    known = tables(described, {})
    # A track's own words are shown with one of them; the whole list stands under the pack's.
    assert used(tomllib.loads(SWITCHED_ON), described, {}) == known


@pytest.mark.parametrize("known", [Unit, Event, Act, About, BoardRole, Part, Place, Missing, Side])
def test_every_word_that_can_be_chosen_stands_in_the_template(known):
    assert [each.value for each in known if not re.search(rf"\b{each.value}\b", TEMPLATE)] == []


def test_every_sentence_of_the_template_is_short_and_plain():
    explained = " ".join(line[2:] for line in TEMPLATE.splitlines() if re.match(r"# \S", line) and "---" not in line)
    sentences = [each for each in re.split(r"(?<=[.:])\s", explained) if each]
    assert len(sentences) > 30
    assert [each for each in sentences if len(each.split()) > 24] == []
    unfit = r"\b(please|sorry|invalid|failed|must not|array|boolean|string|struct|parse|enum|null|optional)\b"
    assert re.findall(unfit, explained, re.IGNORECASE) == []


def test_the_template_can_be_saved_from_any_terminal():
    assert TEMPLATE.isascii()
    assert max(map(len, TEMPLATE.splitlines())) <= 150


def test_a_pack_that_needs_no_levels_of_need_writes_what_the_template_says():
    said = "levels_of_need = []"
    assert f"# {said} among the first lines" in TEMPLATE
    without = re.sub(r"^\[\[levels_of_need\]\]\nid = .*\nlabel = .*\n", "", TEMPLATE, flags=re.MULTILINE)
    reading = read_pack(f"{said}\n{without}", "template.toml")
    assert reading.errors == ()
    assert reading.procedure is not None
    assert reading.procedure.levels_of_need == ()


def test_a_pack_without_a_category_is_told_to_have_one_as_the_template_says():
    assert "What a disagreement can be about: at least one." in TEMPLATE
    without = re.sub(r"^\[\[categories\]\]\nid = .*\nlabel = .*\n", "", TEMPLATE, flags=re.MULTILINE)
    errors = read_pack(f"categories = []\n{without}", "template.toml").errors
    assert [(each.code, each.path) for each in errors] == [("pack-nothing-in-list", "categories")]
