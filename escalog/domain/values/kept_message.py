"""Messages as the store keeps them: plain JSON values, read again as they were."""

import datetime as dt
from collections.abc import Mapping
from typing import cast

from escalog.domain.values.message import Argument, Message, message
from escalog.domain.values.moment import Moment


def plain_message(kept: Message) -> list[object]:
    """The message as JSON can keep it."""
    return [kept.id, {name: _plain(value) for name, value in kept.arguments}]


def message_of(plain: object) -> Message:
    """Reads a message as it was kept. Raises `ValueError`, or a `Failure` of its date, when it is none."""
    match plain:
        case [str(name), dict(arguments)]:
            read = cast("Mapping[str, object]", arguments).items()
            return message(name, **{str(key): _argument(value) for key, value in read})
        case _:
            raise ValueError("a message is a name and its arguments")


def _plain(value: Argument) -> object:
    match value:
        case Message():
            return plain_message(value)
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
