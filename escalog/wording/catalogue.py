"""The messages of one language, as `make words` compiled them from `resources/words/<language>/*.ftl`.

What the first screen says stands in a file of its own; everything else is read when it is first asked for.

A pattern is plain text, or a list of what stands one after the other: text, or a `Placeable` as a list whose first
item says what it is:

- `["$", name]` an argument
- `["m", id]` another message, `["t", id, {name: text}]` a term (a word of the program's own) with its selectors
- `["d", argument, {option: text}]` a day or an hour, said in a certain form
- `["?", argument, {key: pattern}, key]` one of several variants, the last where none fits
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from escalog.resources import resource_text

Placeable: TypeAlias = list[Any]
Pattern: TypeAlias = str | list[Any]

LANGUAGE = "en-GB"
"""The language that the program speaks."""

FIRST_SCREEN = "gate"
"""The area whose messages are said before anything else is loaded."""


@dataclass(frozen=True, slots=True)
class Group:
    """Messages that belong together."""

    area: str
    """What the file is about."""
    title: str
    """What these messages of it are; empty where the file has no groups."""
    names: tuple[str, ...]


class Catalogue(Mapping[str, Pattern]):
    """Every message and term of a language by its name. A term's name begins with a hyphen."""

    def __init__(self, language: str = LANGUAGE) -> None:
        self.language = language
        self._first: dict[str, Pattern] = _read(f"{language}.{FIRST_SCREEN}.json")
        self._all: dict[str, Pattern] | None = None

    def __getitem__(self, name: str) -> Pattern:
        """The pattern of a message. Raises `KeyError` where there is none: a bug, which a test finds."""
        found = self._first.get(name)
        return found if found is not None else self._rest()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted({*self._first, *self._rest()}))

    def __len__(self) -> int:
        return len({*self._first, *self._rest()})

    def contents(self) -> tuple[Group, ...]:
        """Every group of messages, in the order in which a person reads them over."""
        read: list[list[Any]] = json.loads(resource_text("words", "compiled", f"{self.language}.contents.json"))
        return tuple(Group(area, title, tuple(names)) for area, title, names in read)

    def _rest(self) -> dict[str, Pattern]:
        if self._all is None:
            self._all = _read(f"{self.language}.json")
        return self._all


def _read(name: str) -> dict[str, Pattern]:
    read: dict[str, Pattern] = json.loads(resource_text("words", "compiled", name))
    return read
