"""What is to be said, before anybody says it: the name of a message and what it says it of.

The domain decides and returns messages; `escalog.wording` says them in a language. A message can be
compared, and said again in other words. Imports nothing: the first screen is painted with it.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import datetime as dt

    from escalog.domain.values.moment import Moment

Argument: TypeAlias = "str | int | Moment | dt.date | Message | tuple[str | Message, ...]"
"""What fills a gap: somebody's own words, a number, a day, another message, or several things one after the other."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message by its name in the catalogue, with its arguments in the order of their names."""

    id: str
    arguments: "tuple[tuple[str, Argument], ...]" = ()


def message(id: str, /, **arguments: "Argument") -> Message:  # noqa: A002 - the name of the message, as everywhere
    """A message and what fills its gaps."""
    return Message(id, tuple(sorted(arguments.items())))
