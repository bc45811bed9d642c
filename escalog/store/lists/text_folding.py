"""One plain form for words, for the index and for the query alike, so that one finds the other.

Case, accents and look-alikes fall away (also ł đ ø ß, which Unicode does not take apart), and scripts that put no
space between words are split into their characters. What comes out holds letters and digits only, so nothing that a
person types can mean anything to the full-text index.
"""

import re
import unicodedata
from collections.abc import Iterator

LONGEST = 64
"""Characters of a word that count; longer ones are found by their beginning."""

# Letters that have no decomposition. Casefolding has already made one of ß and ss, and of capital and small.
_PLAIN = str.maketrans(
    {
        "ł": "l", "đ": "d", "ð": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ı": "i", "ŧ": "t",
        "ŋ": "n", "ə": "e", "ɛ": "e", "ɔ": "o", "ĸ": "k", "ƙ": "k", "ɓ": "b", "ɗ": "d", "ƴ": "y", "ß": "ss",
        "ς": "σ", "ё": "е", "й": "и", "ґ": "г", "ʼ": "", "'": "", "\u2018": "", "\u2019": "", "\u02bb": "",
        "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\u2060": "", "\ufeff": "",
    }
)  # fmt: skip

# Han, kana, Thai, Lao, Tibetan, Myanmar, Khmer: written without spaces between words.
_UNSPACED = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = re.compile(f"[{_UNSPACED}]|[^\\W_{_UNSPACED}]+")


def fold(text: str) -> str:
    """The text without case, accents and marks; other characters stay where they are."""
    apart = unicodedata.normalize("NFKD", text.casefold()).casefold().translate(_PLAIN)
    if apart.isascii():
        return apart
    bare = "".join(letter for letter in apart if not _is_mark(letter))
    return unicodedata.normalize("NFKC", bare)


def _is_mark(letter: str) -> bool:
    """Accents and vowel signs; also a few signs that the full-text index still takes for marks."""
    return unicodedata.category(letter)[0] == "M" or "\u19b0" <= letter <= "\u19c9" or letter in "\u1cf2\u1cf3"


def words(text: str) -> Iterator[str]:
    """The words of a text in their plain form, in order, with repetitions."""
    for match in _WORD.finditer(fold(text)):
        word = match.group()
        if word.isalnum():
            yield word[:LONGEST]
