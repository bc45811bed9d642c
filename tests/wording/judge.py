"""Says messages by `fluent.runtime`, which shares no code with ours, and finds what the code asks to be said."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number

ROOT = Path(__file__).resolve().parents[2]
WORDS = ROOT / "resources" / "words"
ASKED_FOR_BY = {"say", "message"}
"""What takes the name of a message first and its arguments by their names."""


def bundle(language: str, sources: list[str]) -> FluentBundle:
    """The judge, with catalogues as texts."""
    made = FluentBundle([language], use_isolating=False)
    for source in sources:
        made.add_resource(FluentResource(source))
    return made


def judged(made: FluentBundle, name: str, arguments: Mapping[str, object]) -> str:
    """A message as the judge says it. Fails where it finds a fault."""
    filled = {key: _plain(value) for key, value in arguments.items()}
    found = made.get_message(name)
    assert found.value is not None
    said, errors = made.format_pattern(found.value, filled)
    assert errors == [], f"{name}: {errors}"
    return str(said)


def _plain(value: object) -> object:
    return fluent_number(value, useGrouping=False) if isinstance(value, int) else value


def asked_for() -> Iterator[tuple[str, str, frozenset[str], bool]]:
    """Every message that the code names: place, name, arguments, and whether these are all of them."""
    for path in sorted((ROOT / "escalog").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
                continue
            called = node.func.id if isinstance(node.func, ast.Name) else ""
            name = node.args[0].value
            if called in ASKED_FOR_BY and isinstance(name, str):
                given = frozenset(keyword.arg for keyword in node.keywords if keyword.arg is not None)
                whole = all(keyword.arg is not None for keyword in node.keywords)
                yield f"{path.relative_to(ROOT)}:{node.lineno}", name, given, whole
