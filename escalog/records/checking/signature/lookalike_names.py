"""Whether a name may look like another one: letters of several alphabets in one word, or signs that are not seen.

Names of every script are welcome; what is looked for is what no name is written with.
"""

import unicodedata
from collections.abc import Iterable

_ALIKE = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU", "DESERET")
"""Alphabets with letters that look the same."""

_JOINERS = frozenset("\u200c\u200d")
"""Seen by nobody and needed by several scripts."""


def may_mislead(words: Iterable[str]) -> bool:
    """Whether one of these texts could be taken for another."""
    return any(_acts_or_hides(text) or any(_mixes(word) for word in text.split()) for text in words)


def _acts_or_hides(text: str) -> bool:
    return any(
        unicodedata.category(character) in {"Cc", "Cf", "Co", "Cn"} and character not in _JOINERS for character in text
    )


def _mixes(word: str) -> bool:
    scripts = {
        name for letter in word if letter.isalpha() for name in _ALIKE if unicodedata.name(letter, "").startswith(name)
    }
    wide = any(unicodedata.name(letter, "").startswith(("FULLWIDTH", "MATHEMATICAL")) for letter in word)
    return len(scripts) > 1 or (wide and any(letter.isalpha() for letter in word))
