"""Says a message in a language: fills its gaps, chooses its variants."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from escalog.domain.values.message import Argument, Message, message
from escalog.wording.catalogue import LANGUAGE, Catalogue, Pattern, Placeable

if TYPE_CHECKING:
    import datetime as dt

    from escalog.domain.values.moment import Moment

Arguments = Mapping[str, Argument]
NOTHING: Arguments = {}


class _OptionsOfATerm(dict[str, Argument]):
    """A term sees what stands beside it and nothing else; by what is not there it chooses its last variant."""

    def __missing__(self, name: str) -> str:
        return ""


class Language:
    """Says messages. What every message may choose its variant by (`reader`, `about`) is given beside its arguments."""

    def __init__(self, catalogue: Mapping[str, Pattern], name: str) -> None:
        self.name = name
        self._catalogue = catalogue

    def has(self, name: str) -> bool:
        """Whether there is a message of this name."""
        return name in self._catalogue

    def say(self, what: Message, given: Arguments = NOTHING) -> str:
        """The message in words. Raises `KeyError` for a message or an argument that is not there: a bug."""
        return self._filled(self._catalogue[what.id], {**given, **dict(what.arguments)})

    def _filled(self, pattern: Pattern, arguments: Arguments) -> str:
        if isinstance(pattern, str):
            return pattern
        return "".join(part if isinstance(part, str) else self._placed(part, arguments) for part in pattern)

    def _placed(self, part: Placeable, arguments: Arguments) -> str:
        match part:
            case ["$", str(name)]:
                return self._said(arguments[name], arguments)
            case ["m", str(name)]:
                return self._filled(self._catalogue[name], arguments)
            case ["t", str(name), dict(options)]:
                return self._filled(self._catalogue[name], _OptionsOfATerm(options))
            case ["d", str(name), dict(options)]:
                return self._day(arguments[name], cast("Mapping[str, str]", options))
            case ["?", str(name), dict(variants), str(last)]:
                chosen = cast("Mapping[str, Pattern]", variants)
                return self._filled(chosen[self._key(arguments[name], chosen, last)], arguments)
            case _:
                raise ValueError(f"no such part of a message: {part[0]}")

    def _said(self, value: Argument, arguments: Arguments) -> str:
        match value:
            case Message():
                return self.say(value, arguments)
            case tuple():
                return self._list(value, arguments)
            case str() | int():
                return str(value)
            case _:
                return self._day(value, {})

    def _day(self, value: Argument, options: Mapping[str, str]) -> str:
        from escalog.wording.dates import said_as

        return said_as(cast("Moment | dt.date", value), options, self.say)

    def _list(self, items: Sequence[str | Message], arguments: Arguments) -> str:
        """Things as in speech: "Fri 25, Mon 28 and Fri 1 Jan"."""
        said = [self._said(item, arguments) for item in items]
        if len(said) < 2:
            return "".join(said)
        return self.say(message("list-and", rest=", ".join(said[:-1]), last=said[-1]))

    def _key(self, value: Argument, variants: Mapping[str, Pattern], last: str) -> str:
        """The variant that fits: the exact one, for a number the plural form, else the last."""
        text = str(value)
        if text in variants:
            return text
        form = "one" if value == 1 else "other"
        return form if isinstance(value, int) and form in variants else last


def in_words(answer: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """An answer of lists and tables with every message in it said."""
    match answer:
        case Message():
            return say(answer)
        case dict():
            return {key: in_words(value) for key, value in answer.items()}
        case list() | tuple():
            return [in_words(item) for item in answer]
        case _:
            return answer


@cache
def language(name: str = LANGUAGE) -> Language:
    """A language by its name. Raises `FileNotFoundError` where there is no catalogue of it."""
    return Language(Catalogue(name), name)


def say(what: Message | str, /, **arguments: Argument) -> str:
    """Says a message, or the message of this name, in the language of the program."""
    return language().say(message(what, **arguments) if isinstance(what, str) else what, arguments)


def has_message(name: str) -> bool:
    """Whether the language of the program has a message of this name."""
    return language().has(name)
