"""The printed recovery code: six groups of five characters, each group with a check character of its own.

The alphabet leaves out what looks alike (0 O 1 I L). It has 31 characters, a prime, so one wrong character, two
that changed places, and two groups that changed places are all found, and it can be said in which group.
"""

import secrets
from collections.abc import Iterable

from escalog.domain.values.failure import Failure

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
GROUPS = 6
"""How many groups a code has: 24 characters drawn at random are 118 bits."""

_DRAWN = 4
_LENGTH = _DRAWN + 1
_SEPARATORS = str.maketrans("", "", " -\u2010\u2011\u2012\u2013\u2014\u00a0\t\r\n._/")


def draw() -> str:
    """A new code as it is printed, its groups apart: "7KQ2M-..."."""
    drawn = ("".join(secrets.choice(ALPHABET) for _ in range(_DRAWN)) for _ in range(GROUPS))
    return "-".join(text + _check_character(text, number) for number, text in enumerate(drawn, 1))


def groups(code: str) -> tuple[str, ...]:
    """The groups of a code, as printed."""
    plain = _plain(code)
    return tuple(plain[start : start + _LENGTH] for start in range(0, len(plain), _LENGTH))


def check_group(text: str, number: int) -> bool:
    """Whether what was typed for the group of this number (from 1) can be right by itself."""
    plain = _plain(text)
    return (
        len(plain) == _LENGTH
        and all(letter in ALPHABET for letter in plain)
        and plain[-1] == _check_character(plain[:-1], number)
    )


def read(typed: str) -> str:
    """The code in one piece, ready for the key slot.

    Raises `Failure` "store-code-length" or "store-code-group", which names the first group that cannot be right.
    """
    parts = groups(typed)
    if len(parts) != GROUPS or len(parts[-1]) != _LENGTH:
        raise Failure("store-code-length", groups=GROUPS, length=_LENGTH, typed=len(_plain(typed)))
    for number in _wrong(parts):
        raise Failure("store-code-group", group=number)
    return "".join(parts)


def _wrong(parts: Iterable[str]) -> list[int]:
    return [number for number, part in enumerate(parts, 1) if not check_group(part, number)]


def _plain(text: str) -> str:
    return text.translate(_SEPARATORS).upper()


def _check_character(drawn: str, number: int) -> str:
    """Weights that differ find two characters, and two groups, that changed places."""
    total = 7 * number + sum((place + 2) * ALPHABET.index(letter) for place, letter in enumerate(drawn))
    return ALPHABET[total % len(ALPHABET)]
