"""What is to be said, before anybody says it: the name of a message and what it says it of.

The domain decides and returns messages; `escalog.wording` says them in a language. A message can be compared, kept as
plain JSON values and said again years later in other words.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias, cast

from escalog.domain.values.moment import Moment

Argument: TypeAlias = "str | int | Moment | dt.date | Message | tuple[str | Message, ...]"
"""What fills a gap: somebody's own words, a number, a day, another message, or several things one after the other."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message by its name in the catalogue, with its arguments in the order of their names."""

    id: str
    arguments: tuple[tuple[str, Argument], ...] = ()

    def plain(self) -> list[object]:
        """The message as JSON can keep it; `message_of` reads it again."""
        return [self.id, {name: _plain(value) for name, value in self.arguments}]


def message(id: str, /, **arguments: Argument) -> Message:  # noqa: A002 - the name of the message, as everywhere
    """A message and what fills its gaps."""
    return Message(id, tuple(sorted(arguments.items())))


def message_of(plain: object) -> Message:
    """Reads a message as it was kept. Raises `ValueError` when it is none."""
    match plain:
        case [str(name), dict(arguments)]:
            pass
        case _:
            raise ValueError("a message is a name and its arguments")
    return message(
        name, **{str(key): _argument(value) for key, value in cast("Mapping[str, object]", arguments).items()}
    )


def _plain(value: Argument) -> object:
    match value:
        case Message():
            return value.plain()
        case tuple():
            return {"all": [_plain(item) for item in value]}
        case Moment():
            return {"at": value.text()}
        case dt.date():
            return {"on": value.isoformat()}
        case str():
            return str(value)  # a member of a closed set is kept as its text
        case _:
            return value


def _argument(plain: object) -> Argument:
    match plain:
        case bool():
            raise ValueError("yes or no fills no gap")
        case str() | int():
            return plain
        case [_, _]:
            return message_of(plain)
        case {"at": str(text)}:
            return Moment.parse(text)
        case {"on": str(text)}:
            return dt.date.fromisoformat(text)
        case {"all": [*items]}:
            return tuple(cast("str | Message", _argument(item)) for item in items)
        case _:
            raise ValueError("nothing that fills a gap of a message")
