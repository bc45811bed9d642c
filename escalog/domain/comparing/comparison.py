"""Differences between two structures, as messages: rules for single fields, and lists whose items are paired.

A rule speaks only of fields that differ. Where it finds nothing to say, the change is reported under the
field's own name, so that none is lost.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from escalog.domain.pack.toml.errors import Said, value_as_found
from escalog.domain.values.message import Message, message

Key = Callable[[Any], Hashable]
"""What marks two items as the same item before and after; None matches nothing."""

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_LONG = 240
"""Texts longer than this are compared sentence by sentence."""


@dataclass(frozen=True, slots=True)
class Minor:
    """A change of wording only: it changes neither what anybody does nor when."""

    words: Message


Told = Message | Minor

Subject = Said | None
"""What changed: "the reply", a kind of agency by its label; None where that is clear."""


@dataclass(frozen=True, slots=True)
class Names:
    """What ids stand for, before and after: a stage's label, a priority's, an agency's."""

    before: Mapping[str, Said]
    after: Mapping[str, Said]


Say = Callable[[Subject, Any, Any, Names], Iterator[Told]]
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


def said(
    rules: Sequence[ComparisonRule],
    subject: Subject,
    before: Any,  # noqa: ANN401 - structures of any kind
    after: Any,  # noqa: ANN401
    names: Names,
) -> Iterator[Told]:
    """Yields every difference between two structures of one type; nothing when they are equal."""
    for rule in rules:
        changed = [field for field in rule.fields if getattr(before, field) != getattr(after, field)]
        if not changed or rule.elsewhere:
            continue
        told = tuple(rule.say(subject, before, after, names))
        told = told or tuple(plainly(subject, field, before, after) for field in changed)
        yield from (_minor(words) for words in told) if rule.minor else told


def _minor(told: Told) -> Minor:
    return told if isinstance(told, Minor) else Minor(told)


def plainly(subject: Subject, field: str, before: Any, after: Any) -> Message:  # noqa: ANN401 - structures of any kind
    """A change reported under the field's name in the pack's file."""
    was, now = _data(getattr(before, field)), _data(getattr(after, field))
    return message("comparing-in-file", subject=subject or message("comparing-this"), field=field, was=was, now=now)


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


def text(field: str, what: Message, *, minor: bool = False) -> ComparisonRule:
    """A short text: a name, a role, a telephone number."""

    def say(subject: Subject, before: Any, after: Any, _names: Names) -> Iterator[Told]:  # noqa: ANN401
        was, now = getattr(before, field).strip(), getattr(after, field).strip()
        if was == now:
            return
        if len(was) > _LONG or len(now) > _LONG:
            yield from _prose(_of(subject, what), was, now)
        elif not was:
            yield message("comparing-now-given", what=_of(subject, what), now=now)
        elif not now:
            yield message("comparing-no-longer-given", what=_of(subject, what), was=was)
        else:
            yield message("comparing-was-now", what=_of(subject, what), was=was, now=now)

    return ComparisonRule((field,), say, minor=minor)


def prose(field: str, what: Message, *, minor: bool = False) -> ComparisonRule:
    """A longer text, compared sentence by sentence."""

    def say(subject: Subject, before: Any, after: Any, _names: Names) -> Iterator[Told]:  # noqa: ANN401
        yield from _prose(_of(subject, what), getattr(before, field), getattr(after, field))

    return ComparisonRule((field,), say, minor=minor)


def flag(field: str, change: Callable[[Said, str], Message]) -> ComparisonRule:
    """A flag: true or false. `change` says that something has it now, yes or no."""

    def say(subject: Subject, _before: Any, after: Any, _names: Names) -> Iterator[Told]:  # noqa: ANN401
        yield change(subject or message("comparing-it"), "yes" if getattr(after, field) else "no")

    return ComparisonRule((field,), say)


def worded(field: str, what: Message, words: Mapping[Any, Said]) -> ComparisonRule:
    """One of a few known values."""

    def say(subject: Subject, before: Any, after: Any, _names: Names) -> Iterator[Told]:  # noqa: ANN401
        was, now = getattr(before, field), getattr(after, field)
        was, now = words.get(was, was), words.get(now, now)
        yield message("comparing-worded", what=_of(subject, what), was=was, now=now)

    return ComparisonRule((field,), say)


def identity(field: str = "id") -> ComparisonRule:
    """An id that only the file and the program use."""

    def say(subject: Subject, before: Any, after: Any, _names: Names) -> Iterator[Told]:  # noqa: ANN401
        was, now = getattr(before, field), getattr(after, field)
        yield message("comparing-id", what=_of(subject, message("comparing-part-id")), was=was, now=now)

    return ComparisonRule((field,), say, minor=True)


def items(
    field: str,
    label: Callable[[Any], Said],
    rules: Sequence[ComparisonRule],
    *keys: Key,
) -> ComparisonRule:
    """A list of structures."""

    def say(_subject: Subject, before: Any, after: Any, names: Names) -> Iterator[Told]:  # noqa: ANN401
        matched = paired(getattr(before, field), getattr(after, field), *keys)
        for was, now in matched.pairs:
            yield from said(rules, message("comparing-item", list=field, label=label(now)), was, now, names)
        for item in matched.new:
            yield message("comparing-new", subject=message("comparing-item", list=field, label=label(item)))
        for item in matched.gone:
            yield message("comparing-gone", subject=message("comparing-item", list=field, label=label(item)))
        if matched.moved:
            yield message("comparing-items-order", list=field)

    return ComparisonRule((field,), say)


def texts(field: str, words: Mapping[str, Said]) -> ComparisonRule:
    """A list of texts."""

    def say(subject: Subject, before: Any, after: Any, _names: Names) -> Iterator[Told]:  # noqa: ANN401
        matched = paired(getattr(before, field), getattr(after, field), str)
        of = subject or message("comparing-it")
        for name in matched.new:
            yield message("comparing-text-new", list=field, subject=of, name=words.get(name, name))
        for name in matched.gone:
            yield message("comparing-text-gone", list=field, subject=of, name=words.get(name, name))
        if matched.moved:
            yield message("comparing-texts-order", list=field, subject=of)

    return ComparisonRule((field,), say)


def _prose(what: Message, before: str, after: str) -> Iterator[Message]:
    was, now = _sentences(before), _sentences(after)
    gone, new = (
        [sentence for sentence in was if sentence not in now],
        [sentence for sentence in now if sentence not in was],
    )
    yield from (message("comparing-no-longer-says", what=what, sentence=sentence) for sentence in gone)
    yield from (message("comparing-now-says", what=what, sentence=sentence) for sentence in new)
    if not gone and not new:
        yield message("comparing-set-out", what=what)


def _sentences(words: str) -> list[str]:
    return [sentence for part in _SENTENCE_END.split(words) if (sentence := " ".join(part.split()))]


def _of(subject: Subject, what: Message) -> Message:
    """A part and what it belongs to: "the name of the overall limit "Overall""."""
    return what if subject is None else message("comparing-of", what=what, subject=subject)


def _data(value: object) -> Said:
    """A value as the file gives it, shortened."""
    return value_as_found(msgspec.to_builtins(value, enc_hook=str, builtin_types=()))
