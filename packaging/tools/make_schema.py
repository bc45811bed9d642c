"""Writes resources/schema/procedure.schema.json: the JSON Schema of a procedure pack, for editors that help with one.

Keys and kinds come from the types in `escalog.domain.procedure.model`, what each is for from `pack_keys.toml` beside
the schema. A test compares the result with the published file. Run by `make schema`.
"""

import json
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from escalog.domain.deadlines.calendar import NATIONS
from escalog.domain.pack.rules.lengths import MOST, NOT_COUNTED
from escalog.domain.pack.shape import MOST_IN_LABEL, MOST_IN_PROSE, PROSE
from escalog.domain.pack.toml.tables import most_in
from escalog.domain.procedure.model import FORMAT, NOTIFICATION_ASKS, OUTCOMES, Procedure

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "schema"
TARGET = FOLDER / "procedure.schema.json"

ID = {"pattern": "^[a-z0-9][a-z0-9-]{0,63}$"}
TIME_OF_DAY = {"pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}

NAMES_SOMETHING = {"after", "priority", "agency", "track"}
"""Keys whose texts are ids of something else in the file."""

AT_LEAST_ONE = {("Procedure", "tracks"), ("Procedure", "categories"), ("Track", "stages")}

WORDS = {("Stage", "outcomes"): OUTCOMES, ("Procedure", "notification_asks"): NOTIFICATION_ASKS}

Schema = dict[str, Any]


def pack_schema() -> Schema:
    """The whole schema."""
    keys = tomllib.loads((FOLDER / "pack_keys.toml").read_text(encoding="utf-8"))
    made = msgspec.json.schema(Procedure)
    tables: dict[str, Schema] = made["$defs"]
    for name, made_of in tables.items():
        tables[name] = _word(name, made_of, keys) if "enum" in made_of else _table(name, made_of, keys)
    whole = tables.pop("Procedure")
    # A file that names no format has the first one.
    whole["properties"]["format"] = {"description": keys["Procedure"]["format"], "const": FORMAT}
    whole["properties"]["nation"]["enum"] = list(NATIONS)
    whole["required"] = ["format", *whole["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"escalog procedure pack, format {FORMAT}",
        **{key: value for key, value in whole.items() if key != "title"},
        "$defs": dict(sorted(tables.items())),
    }


def schema_text() -> str:
    """The file."""
    return json.dumps(pack_schema(), ensure_ascii=False, indent=2) + "\n"


def _table(name: str, table: Schema, keys: dict[str, dict[str, str]]) -> Schema:
    required = table.get("required", [])
    properties = {
        key: _value(name, key, value, keys, required=key in required) for key, value in table["properties"].items()
    }
    made = {"type": "object", "description": keys[name]["_"], "properties": properties, "required": required}
    if {"unit", "limit"} <= properties.keys():
        made["allOf"] = _lengths(published="published" in properties)
    return {**made, "additionalProperties": False}


def _word(name: str, word: Schema, keys: dict[str, dict[str, str]]) -> Schema:
    """The words that a value is chosen from, each with its meaning."""
    return {"oneOf": [{"const": each, "description": keys[name][each]} for each in word["enum"]]}


def _value(name: str, key: str, value: Schema, keys: dict[str, dict[str, str]], *, required: bool) -> Schema:
    # TOML has no null: what may be nothing is left out.
    described = next((each for each in value.get("anyOf", ()) if each.get("type") != "null"), value)
    inherited = "Choice" if key in {"id", "label"} and key not in keys[name] else name
    made: Schema = {"description": keys[inherited][key], **_kind(name, key, described, required=required)}
    usual = value.get("default")
    if isinstance(usual, bool | int) or (isinstance(usual, str) and usual):
        made["default"] = usual
    return made


def _kind(name: str, key: str, described: Schema, *, required: bool) -> Schema:
    kind = {each: part for each, part in described.items() if each not in {"default", "description", "title"}}
    match kind.get("type"):
        case "string" if "format" not in kind:
            return kind | _text(key, required=required)
        case "integer" if key == "limit":
            return kind | {"minimum": 1, "maximum": max(MOST.values())}
        case "array":
            items = kind["items"]
            if (name, key) in WORDS:
                items = {"type": "string", "enum": list(WORDS[name, key])}
            elif items == {"type": "string"}:
                items = items | (ID if key == "stages" else _text(key, required=True))
            least = {"minItems": 1} if (name, key) in AT_LEAST_ONE else {}
            return {"type": "array", "items": items, **least, "maxItems": most_in(key)}
    return kind


def _text(key: str, *, required: bool) -> Schema:
    if key == "id" or (key in NAMES_SOMETHING and required):
        return ID
    if key in NAMES_SOMETHING:
        return {"pattern": "^([a-z0-9][a-z0-9-]{0,63})?$"}
    if key in {"service_start", "service_end"}:
        return TIME_OF_DAY
    return {"maxLength": MOST_IN_PROSE if key in PROSE else MOST_IN_LABEL} | ({"pattern": "\\S"} if required else {})


def _lengths(*, published: bool) -> list[Schema]:
    """A counted unit has a number that somebody can mean; the others, and what is not published, have none."""
    known: Schema = {"properties": {"published": {"const": True}}} if published else {}
    counted = [
        {
            "if": {"properties": {"unit": {"const": str(unit)}}, "required": ["unit"], **_and(known)},
            "then": {"required": ["limit"], "properties": {"limit": {"maximum": most}}},
        }
        for unit, most in MOST.items()
    ]
    none: Schema = {"not": {"required": ["limit"]}}
    uncounted = {"if": {"properties": {"unit": {"enum": list(NOT_COUNTED)}}, "required": ["unit"]}, "then": none}
    unknown = {"if": {"properties": {"published": {"const": False}}, "required": ["published"]}, "then": none}
    return [*counted, uncounted, *([unknown] if published else [])]


def _and(known: Schema) -> Schema:
    """A further condition that holds too where the key is left out."""
    return {"allOf": [known]} if known else {}


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(schema_text(), encoding="utf-8", newline="\n")
