"""The published schema says what the program checks: the same keys, the same words, the same refusals of shape."""

import datetime as dt
import importlib.util
import json
import tomllib
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from msgspec import inspect

from escalog.domain.pack.reading import read_pack
from escalog.domain.pack.toml.writing import write_pack
from escalog.domain.procedure import vocabulary as terms
from escalog.domain.procedure.model import Procedure
from escalog.resources import resource_files, resource_text

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = {path.stem: path.read_text(encoding="utf-8") for path in resource_files("procedures", ".toml")}


@cache
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_schema", ROOT / "packaging" / "tools" / "make_schema.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def judge() -> Draft202012Validator:
    schema = json.loads(resource_text("schema", "procedure.schema.json"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def as_json(value: Any) -> Any:
    """Tables as an editor hands them to a schema: dates are texts."""
    match value:
        case dict():
            return {key: as_json(inner) for key, inner in value.items()}
        case list():
            return [as_json(each) for each in value]
        case dt.date():
            return value.isoformat()
        case _:
            return value


def accepted(text: str) -> bool:
    valid: bool = judge().is_valid(as_json(tomllib.loads(text)))
    return valid


def structs() -> dict[str, inspect.StructType]:
    """Every table that a pack can hold, by the name of its type."""
    found: dict[str, inspect.StructType] = {}
    waiting: list[inspect.Type] = [inspect.type_info(Procedure)]
    while waiting:
        match waiting.pop():
            case inspect.StructType(cls=struct, fields=fields) as table:
                found[struct.__name__] = table
                waiting += [field.type for field in fields]
            case inspect.VarTupleType(item_type=item):
                waiting.append(item)
            case inspect.UnionType(types=types):
                waiting += types
            case _:
                pass
    return found


def test_the_published_schema_is_what_make_schema_writes():
    assert resource_text("schema", "procedure.schema.json") == maker().schema_text()


def test_every_table_key_and_word_of_a_pack_is_described_and_nothing_else():
    described = tomllib.loads((ROOT / "resources" / "schema" / "pack_keys.toml").read_text(encoding="utf-8"))
    tables = structs()
    words = {name for name in described if name not in tables}
    assert set(tables) <= set(described)
    for name, table in tables.items():
        own = {field.encode_name for field in table.fields}
        assert set(described[name]) - {"_"} <= own
        assert own <= set(described[name]) | {"id", "label"}
    for name in words:
        assert set(described[name]) == {each.value for each in getattr(terms, name)}


@pytest.mark.parametrize("pack", SHIPPED)
def test_every_shipped_pack_is_accepted_as_it_is_and_as_it_is_written(pack):
    assert list(judge().iter_errors(as_json(tomllib.loads(SHIPPED[pack])))) == []
    procedure = read_pack(SHIPPED[pack], pack).procedure
    assert procedure is not None
    assert accepted(write_pack(procedure))


PACK = """\
format = 2
id = "hillshire"
title = "Hillshire (invented)"
version = "3"
nation = "wales"
levels_of_need = []
categories = [{ id = "threshold", label = "Threshold" }]
closures = [{ date = 2026-12-29, name = "Closed" }]
source = { title = "An invented text", date = "2026" }

[[tracks]]
id = "children"
title = "Children"

[[tracks.stages]]
id = "practitioners"
number = "1"
name = "Practitioners"

[[tracks.stages.time_limits]]
id = "reply"
label = "Reply"
act = "reply"
starts = "raised"
unit = "working-days"
limit = 2
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("format = 2\n", "format = 3\n"),
        ('title = "Hillshire (invented)"\n', ""),
        ('title = "Hillshire (invented)"', 'title = " "'),
        ('title = "Hillshire (invented)"', f'title = "{"x" * 201}"'),
        ('title = "Hillshire (invented)"', 'colour = "red"\ntitle = "H"'),
        ('version = "3"', "version = 3"),
        ('nation = "wales"', 'nation = "atlantis"'),
        ('id = "hillshire"', 'id = "Hill Shire"'),
        ("date = 2026-12-29", 'date = "Tuesday"'),
        ('categories = [{ id = "threshold", label = "Threshold" }]', "categories = []"),
        ('act = "reply"', 'act = "shout"'),
        ('starts = "raised"', 'starts = "lunch"'),
        ('unit = "working-days"', 'unit = "fortnights"'),
        ('unit = "working-days"\n', ""),
        ("limit = 2\n", ""),
        ("limit = 2\n", "limit = 0\n"),
        ("limit = 2\n", "limit = -2\n"),
        ("limit = 2\n", "limit = 261\n"),
        ("limit = 2\n", "limit = 2.5\n"),
        ("limit = 2\n", "limit = true\n"),
        ("limit = 2\n", "limit = 2\npublished = false\n"),
        ('unit = "working-days"', 'unit = "immediately"'),
        ('number = "1"', 'number = "1"\noutcomes = ["vanished"]'),
        ('nation = "wales"', 'nation = "wales"\nnotification_asks = ["colour"]'),
        ('nation = "wales"', 'nation = "wales"\nservice_end = "half past five"'),
        ('nation = "wales"', 'nation = "wales"\nagency_types = "school"'),
    ],
)
def test_what_the_schema_does_not_accept_the_program_does_not_accept_either(old, new):
    assert accepted(PACK)
    assert read_pack(PACK, "x").errors == ()
    assert PACK.count(old) == 1
    text = PACK.replace(old, new)
    assert not accepted(text)
    assert read_pack(text, "x").errors != ()
