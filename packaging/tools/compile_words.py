"""Compiles resources/words/<language>/*.ftl for the program, which reads JSON faster than it could load a parser.

What is compiled is `escalog.wording.catalogue.Pattern`. A test compares the result with the published files. Run by
`make words`.
"""

import json
import sys
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

from escalog.wording.catalogue import FIRST_SCREEN, Pattern, Placeable

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "words"
TARGET = FOLDER / "compiled"


Group = list[str | list[str]]
"""The title of a file, the title of a group in it, and the names of the messages below."""


class NotUnderstood(Exception):
    """A catalogue that says something that the program does not read, with its place."""


def compiled(language: str) -> dict[str, dict[str, Pattern]]:
    """The files of a language by name: what the first screen says, and the rest. Raises `NotUnderstood`."""
    first: dict[str, Pattern] = {}
    rest: dict[str, Pattern] = {}
    for path in sorted((FOLDER / language).glob("*.ftl")):
        area = first if path.stem == FIRST_SCREEN else rest
        for name, pattern in messages_of(path.read_text(encoding="utf-8"), path.name).items():
            if name in first or name in rest:
                raise NotUnderstood(f"{path.name}: {name} stands twice")
            area[name] = pattern
    return {f"{language}.{FIRST_SCREEN}.json": first, f"{language}.json": rest}


def messages_of(text: str, place: str = "") -> dict[str, Pattern]:
    """Every message and term of one file. Raises `NotUnderstood`."""
    made: dict[str, Pattern] = {}
    for entry in FluentParser().parse(text).body:
        if isinstance(entry, fluent.Junk):
            raise NotUnderstood(f"{place}: {entry.annotations[0].message} in {(entry.content or '')[:60]!r}")
        if isinstance(entry, fluent.Message | fluent.Term):
            name = f"-{entry.id.name}" if isinstance(entry, fluent.Term) else entry.id.name
            if entry.value is None or entry.attributes or name in made:
                raise NotUnderstood(f"{place}: {name} has no words, has attributes or stands twice")
            made[name] = _pattern(entry.value, f"{place}: {name}")
    return made


def _pattern(pattern: fluent.Pattern, place: str) -> Pattern:
    parts: list[str | Placeable] = []
    for element in pattern.elements:
        part = element.value if isinstance(element, fluent.TextElement) else _placeable(element.expression, place)
        if isinstance(part, str) and parts and isinstance(parts[-1], str):
            parts[-1] += part
        else:
            parts.append(part)
    return parts[0] if len(parts) == 1 and isinstance(parts[0], str) else parts


def _placeable(expression: object, place: str) -> str | Placeable:
    match expression:
        case fluent.StringLiteral():
            return str(expression.parse()["value"])
        case fluent.VariableReference():
            return ["$", expression.id.name]
        case fluent.MessageReference(attribute=None):
            return ["m", expression.id.name]
        case fluent.TermReference(attribute=None):
            return ["t", f"-{expression.id.name}", _named(expression.arguments)]
        case fluent.FunctionReference(
            id=fluent.Identifier(name="DATE"),
            arguments=fluent.CallArguments(positional=[fluent.VariableReference(id=fluent.Identifier(name=argument))]),
        ):
            return ["d", argument, _named(expression.arguments)]
        case fluent.SelectExpression(selector=fluent.VariableReference(id=fluent.Identifier(name=selector))):
            variants = {_key(variant): _pattern(variant.value, place) for variant in expression.variants}
            last = next(_key(variant) for variant in expression.variants if variant.default)
            return ["?", selector, variants, last]
        case fluent.Placeable():
            return _placeable(expression.expression, place)
        case _:
            raise NotUnderstood(f"{place} uses {type(expression).__name__}, which the program does not read")


def _key(variant: fluent.Variant) -> str:
    return variant.key.value if isinstance(variant.key, fluent.NumberLiteral) else variant.key.name


def _named(arguments: fluent.CallArguments | None) -> dict[str, str]:
    return {} if arguments is None else {named.name.name: str(named.value.value) for named in arguments.named}


def contents_of(text: str) -> list[Group]:
    """The groups of one file as it presents them: the title of the file and of the group, and the names below it."""
    title, group, names = "", "", list[str]()
    groups: list[Group] = []
    for entry in FluentParser().parse(text).body:
        if isinstance(entry, fluent.ResourceComment):
            title = " ".join((entry.content or "").split())
        elif isinstance(entry, fluent.GroupComment):
            groups.append([title, group, names])
            group, names = " ".join((entry.content or "").split()), []
        elif isinstance(entry, fluent.Message | fluent.Term):
            names.append(f"-{entry.id.name}" if isinstance(entry, fluent.Term) else entry.id.name)
    groups.append([title, group, names])
    return [made for made in groups if made[2]]


def as_json(messages: dict[str, Pattern]) -> str:
    """The messages as they stand in a compiled file, one on a line."""
    lines = [f"{json.dumps(name)}: {json.dumps(messages[name], ensure_ascii=False)}" for name in sorted(messages)]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def files_of(language: str) -> dict[str, str]:
    """The compiled files of a language by name. Raises `NotUnderstood`."""
    groups = [
        group
        for path in sorted((FOLDER / language).glob("*.ftl"))
        for group in contents_of(path.read_text(encoding="utf-8"))
    ]
    lines = ",\n".join(json.dumps(group, ensure_ascii=False) for group in groups)
    made = {name: as_json(messages) for name, messages in compiled(language).items()}
    return {**made, f"{language}.contents.json": f"[\n{lines}\n]\n"}


def main() -> int:
    """Compiles every language; 1 with a sentence where one is not understood."""
    TARGET.mkdir(exist_ok=True)
    languages = sorted({path.parent.name for path in FOLDER.glob("*/*.ftl")})
    try:
        files = {name: text for language in languages for name, text in files_of(language).items()}
    except NotUnderstood as slip:
        print(slip, file=sys.stderr)
        return 1
    for name, text in files.items():
        (TARGET / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
