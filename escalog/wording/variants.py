"""Every message in every variant, as a person would read them over: gaps shown by their names."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from escalog.wording.catalogue import Pattern

NUMBERS = {"one": "1", "other": "2"}


@dataclass(frozen=True, slots=True)
class Variant:
    """One variant of a message: what it was chosen by, and its words with `{gaps}`."""

    chosen: tuple[tuple[str, str], ...]
    words: str

    @property
    def by(self) -> str:
        """What it was chosen by: "reader: lead, whose: ours"; empty where there is only one."""
        return ", ".join(f"{name}: {key}" for name, key in self.chosen)


def variants(catalogue: Mapping[str, Pattern], name: str) -> Iterator[Variant]:
    """The variants of one message, in the order in which the catalogue gives them."""
    pattern = catalogue[name]
    selectors = _selectors(catalogue, pattern)
    seen: set[str] = set()
    for keys in itertools.product(*selectors.values()):
        chosen = dict(zip(selectors, keys, strict=True))
        words = _words(catalogue, pattern, chosen)
        if words not in seen:
            seen.add(words)
            yield Variant(tuple(chosen.items()), words)


def gaps(catalogue: Mapping[str, Pattern], name: str) -> frozenset[str]:
    """The arguments that a message needs, also of the messages inside it."""
    return frozenset(_arguments(catalogue, catalogue[name]))


def _selectors(catalogue: Mapping[str, Pattern], pattern: Pattern) -> dict[str, tuple[str, ...]]:
    """What a pattern chooses by, with every key that it knows."""
    found: dict[str, tuple[str, ...]] = {}
    for part in () if isinstance(pattern, str) else pattern:
        match part:
            case ["m", str(name)]:
                _join(found, _selectors(catalogue, catalogue[name]))
            case ["?", str(name), dict(choices), str(_)]:
                _join(found, {name: tuple(choices)})
                for inner in choices.values():
                    _join(found, _selectors(catalogue, inner))
    return found


def _join(found: dict[str, tuple[str, ...]], more: Mapping[str, tuple[str, ...]]) -> None:
    for name, keys in more.items():
        found[name] = tuple(dict.fromkeys((*found.get(name, ()), *keys)))


def _words(catalogue: Mapping[str, Pattern], pattern: Pattern, chosen: Mapping[str, str]) -> str:
    if isinstance(pattern, str):
        return pattern
    return "".join(part if isinstance(part, str) else _shown(catalogue, part, chosen) for part in pattern)


def _shown(catalogue: Mapping[str, Pattern], part: list[object], chosen: Mapping[str, str]) -> str:
    match part:
        case ["$", str(name)]:
            key = chosen.get(name)
            return f"{{{name}}}" if key is None else NUMBERS.get(key, key)
        case ["d", str(name), *_]:
            return f"{{{name}}}"
        case ["m", str(name)]:
            return _words(catalogue, catalogue[name], chosen)
        case ["t", str(name), dict(options)]:
            return _words(catalogue, catalogue[name], {str(key): str(value) for key, value in options.items()})
        case ["?", str(name), dict(choices), str(last)]:
            return _words(catalogue, choices[key if (key := chosen.get(name, last)) in choices else last], chosen)
        case _:
            raise ValueError(f"no such part of a message: {part[0]}")


def _arguments(catalogue: Mapping[str, Pattern], pattern: Pattern) -> Iterator[str]:
    for part in () if isinstance(pattern, str) else pattern:
        match part:
            case ["$", str(name)] | ["d", str(name), dict(_)]:
                yield name
            case ["m", str(name)]:
                yield from _arguments(catalogue, catalogue[name])
            case ["?", str(name), dict(choices), str(_)]:
                yield name
                for inner in choices.values():
                    yield from _arguments(catalogue, inner)
