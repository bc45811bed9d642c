"""Differences between two structures, in words: rules for single fields, and lists whose items are paired.

A rule speaks only of fields that differ. Where its words would be the same for both, the change is reported under the
field's own name, so that none is lost.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from escalog.domain.pack.toml.errors import value_as_found

Key = Callable[[Any], Hashable]
"""What marks two items as the same item before and after; None matches nothing."""

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_LONG = 240
"""Texts longer than this are compared sentence by sentence."""


class Minor(str):
    """Words about a change of wording only: it changes neither what anybody does nor when."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Names:
    """What ids stand for, before and after: a stage's label, a priority's, an agency's."""

    before: Mapping[str, str]
    after: Mapping[str, str]


Say = Callable[[str, Any, Any, Names], Iterator[str]]
"""Says how something called `subject` changed: (subject, before, after, names)."""


@dataclass(frozen=True, slots=True)
class ComparisonRule:
    """How a change of these fields is reported. `elsewhere`: reported by what contains it. `minor`: see `Minor`."""

    fields: tuple[str, ...]
    say: Say
    elsewhere: bool = False
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Paired:
    """Items present before and after, items that are gone and items that are new, each in order."""

    pairs: tuple[tuple[Any, Any], ...]
    gone: tuple[Any, ...]
    new: tuple[Any, ...]
    moved: bool
    """Whether the pairs changed their order."""


def said(rules: Sequence[ComparisonRule], subject: str, before: Any, after: Any, names: Names) -> Iterator[str]:  # noqa: ANN401
    """Yields every difference between two structures of one type; nothing when they are equal."""
    for rule in rules:
        changed = [field for field in rule.fields if getattr(before, field) != getattr(after, field)]
        if not changed or rule.elsewhere:
            continue
        told = tuple(rule.say(subject, before, after, names))
        told = told or tuple(plainly(subject, field, before, after) for field in changed)
        yield from (Minor(words) for words in told) if rule.minor else told


def plainly(subject: str, field: str, before: Any, after: Any) -> str:  # noqa: ANN401 - structures of any kind
    """A change reported under the field's name in the pack's file."""
    was, now = _data(getattr(before, field)), _data(getattr(after, field))
    return f'{subject or "this"}: "{field}" in the file was {was}, now {now}'


def paired(before: Sequence[Any], after: Sequence[Any], *keys: Key) -> Paired:
    """Pairs items by the first key, then those left over by the next."""
    left_before, left_after = list(range(len(before))), list(range(len(after)))
    pairs: list[tuple[int, int]] = []
    for key in keys:
        for one in tuple(left_before):
            wanted = key(before[one])
            other = next((place for place in left_after if wanted is not None and key(after[place]) == wanted), None)
            if other is not None:
                pairs.append((one, other))
                left_before.remove(one)
                left_after.remove(other)
    pairs.sort(key=lambda pair: pair[1])
    places = [one for one, _other in pairs]
    return Paired(
        tuple((before[one], after[other]) for one, other in pairs),
        tuple(before[one] for one in left_before),
        tuple(after[other] for other in left_after),
        places != sorted(places),
    )


def text(field: str, what: str, *, minor: bool = False) -> ComparisonRule:
    """A short text: a name, a role, a telephone number."""

    def say(subject: str, before: Any, after: Any, _names: Names) -> Iterator[str]:  # noqa: ANN401
        was, now = getattr(before, field).strip(), getattr(after, field).strip()
        if was == now:
            return
        if len(was) > _LONG or len(now) > _LONG:
            yield from _prose(_of(subject, what), was, now)
        elif not was:
            yield f'{_of(subject, what)} is now given: "{now}"'
        elif not now:
            yield f'{_of(subject, what)} is no longer given; it was "{was}"'
        else:
            yield f'{_of(subject, what)} was "{was}", now "{now}"'

    return ComparisonRule((field,), say, minor=minor)


def prose(field: str, what: str, *, minor: bool = False) -> ComparisonRule:
    """A longer text, compared sentence by sentence."""

    def say(subject: str, before: Any, after: Any, _names: Names) -> Iterator[str]:  # noqa: ANN401
        yield from _prose(_of(subject, what), getattr(before, field), getattr(after, field))

    return ComparisonRule((field,), say, minor=minor)


def flag(field: str, when_true: str, when_false: str) -> ComparisonRule:
    """A flag: true or false."""

    def say(subject: str, _before: Any, after: Any, _names: Names) -> Iterator[str]:  # noqa: ANN401
        yield f"{subject or 'it'} {when_true if getattr(after, field) else when_false}"

    return ComparisonRule((field,), say)


def worded(field: str, what: str, words: Mapping[Any, str]) -> ComparisonRule:
    """One of a few known values."""

    def say(subject: str, before: Any, after: Any, _names: Names) -> Iterator[str]:  # noqa: ANN401
        was, now = getattr(before, field), getattr(after, field)
        yield f"{_of(subject, what)} was: {words.get(was, was)}; now: {words.get(now, now)}"

    return ComparisonRule((field,), say)


def identity(field: str = "id") -> ComparisonRule:
    """An id that only the file and the program use."""

    def say(subject: str, before: Any, after: Any, _names: Names) -> Iterator[str]:  # noqa: ANN401
        was, now = getattr(before, field), getattr(after, field)
        yield f'{_of(subject, "the id")} in the file was "{was}", now "{now}"'

    return ComparisonRule((field,), say, minor=True)


def items(
    field: str, one: str, many: str, label: Callable[[Any], str], rules: Sequence[ComparisonRule], *keys: Key
) -> ComparisonRule:
    """A list of structures."""

    def say(_subject: str, before: Any, after: Any, names: Names) -> Iterator[str]:  # noqa: ANN401
        matched = paired(getattr(before, field), getattr(after, field), *keys)
        for was, now in matched.pairs:
            yield from said(rules, f'the {one} "{label(now)}"', was, now, names)
        yield from (f'the {one} "{label(item)}" is new' for item in matched.new)
        yield from (f'the {one} "{label(item)}" is gone' for item in matched.gone)
        if matched.moved:
            yield f"the {many} stand in another order"

    return ComparisonRule((field,), say)


def texts(field: str, one: str, many: str, words: Mapping[str, str]) -> ComparisonRule:
    """A list of texts."""

    def say(subject: str, before: Any, after: Any, _names: Names) -> Iterator[str]:  # noqa: ANN401
        matched = paired(getattr(before, field), getattr(after, field), str)
        for verb, names in (("now has", matched.new), ("no longer has", matched.gone)):
            yield from (f'{subject or "it"} {verb} the {one} "{words.get(name, name)}"' for name in names)
        if matched.moved:
            yield f"the {many} of {subject or 'it'} stand in another order"

    return ComparisonRule((field,), say)


def _prose(what: str, before: str, after: str) -> Iterator[str]:
    was, now = _sentences(before), _sentences(after)
    gone, new = (
        [sentence for sentence in was if sentence not in now],
        [sentence for sentence in now if sentence not in was],
    )
    yield from (f'{what} no longer says: "{sentence}"' for sentence in gone)
    yield from (f'{what} now says: "{sentence}"' for sentence in new)
    if not gone and not new:
        yield f"{what} says the same, set out differently"


def _sentences(words: str) -> list[str]:
    return [sentence for part in _SENTENCE_END.split(words) if (sentence := " ".join(part.split()))]


def _of(subject: str, what: str) -> str:
    """A part and what it belongs to: "the name of the overall limit "Overall""."""
    return f"{what} of {subject}" if subject else what


def _data(value: object) -> str:
    """A value as the file gives it, shortened."""
    match msgspec.to_builtins(value, enc_hook=str, builtin_types=()):
        case None:
            return "nothing"
        case dict():
            return "a table"
        case list() as items:
            return f"a list of {len(items)}"
        case plain:
            return str(value_as_found(plain))
