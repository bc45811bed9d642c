"""Parses what was typed into the search: words, and filters as in `stage:2 overdue:yes agency:"Health visiting"`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from escalog.store.lists import text_folding

FILTERS = ("stage", "overdue", "agency", "status")
_FILTER = re.compile(rf'(?<!\S)({"|".join(FILTERS)}):("[^"]*"?|\S*)', re.IGNORECASE)
_MOST_WORDS = 12
_MOST_CHARACTERS = 500


@dataclass(frozen=True, slots=True)
class Query:
    """A search query. Every word must occur in the disagreement, and one value of each filter must match."""

    words: tuple[str, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    now: str = ""
    """The present hour as `next_due` is written (ISO 8601 in UTC); what is due before it is overdue."""

    def values(self, name: str) -> tuple[str, ...]:
        """The values asked for under one filter."""
        return tuple(value for kind, value in self.filters if kind == name)


def read_query(text: str, now: str) -> Query:
    """Takes a line as typed apart. A filter without a value yet is left out; anything else is a word."""
    typed = text[:_MOST_CHARACTERS]
    filters = [(match[1].lower(), match[2].strip('"').strip()) for match in _FILTER.finditer(typed)]
    plain = dict.fromkeys(text_folding.words(_FILTER.sub(" ", typed)))
    kept = tuple(dict.fromkeys((name, value) for name, value in filters if value))
    return Query(tuple(_needed(plain))[:_MOST_WORDS], kept, now)


def _needed(words: Iterable[str]) -> list[str]:
    """The words without those that are the beginning of another: whoever has the longer has the shorter."""
    all_words = list(words)
    return [word for word in all_words if not any(other != word and other.startswith(word) for other in all_words)]
