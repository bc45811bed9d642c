"""The eight words in which two people compare a key on the telephone.

The list is frozen: words printed on a record must name the same key for ever. Knows nothing of PDF or certificates.
"""

from functools import cache

from escalog.resources import resource_text

WORDS_IN_A_FINGERPRINT = 8
_BITS_IN_A_WORD = 10


@cache
def _list() -> tuple[str, ...]:
    return tuple(resource_text("words", "fingerprint.txt").split())


def fingerprint_words(sha256_hex: str) -> tuple[str, ...]:
    """The first 80 bits of a certificate's SHA-256, given in hexadecimal, as eight words.

    Raises `ValueError` for anything but 64 hexadecimal digits.
    """
    digest = bytes.fromhex(sha256_hex)
    if len(digest) != 32:
        raise ValueError("a SHA-256 has 64 hexadecimal digits")
    bits = int.from_bytes(digest[: WORDS_IN_A_FINGERPRINT * _BITS_IN_A_WORD // 8], "big")
    places = range((WORDS_IN_A_FINGERPRINT - 1) * _BITS_IN_A_WORD, -1, -_BITS_IN_A_WORD)
    return tuple(_list()[bits >> place & 0x3FF] for place in places)
