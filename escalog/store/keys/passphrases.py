"""The rules for passphrases, and suggestions. How a passphrase becomes a key is `key_slots`'."""

import re
import secrets
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

from escalog.domain.values.failure import Failure
from escalog.resources import resource_text

SHORTEST = 15
"""Characters; there is no upper bound that anybody would meet."""

LONGEST = 1024
_OWN_CHARACTERS = 8
_DIFFERENT = 6
_WORDS = 5

# Where guessing starts. What is left when these are taken away has to stand by itself.
_GUESSED_FIRST = (
    "correcthorsebatterystaple", "correct", "horse", "battery", "staple", "passphrase", "password", "passwort",
    "passw0rd", "p4ssword", "letmein", "iloveyou", "trustno", "welcome", "changeme", "administrator", "admin",
    "qwertyuiop", "qwerty", "asdfghjkl", "asdf", "zxcvbnm", "1qaz2wsx", "abcdefghijklmnopqrstuvwxyz", "abcdefgh",
    "abc", "football", "liverpool", "arsenal", "chelsea", "manchester", "united", "summer", "winter", "spring",
    "autumn", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
    "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "escalog", "escalation",
    "safeguarding", "safeguard", "children", "child", "socialcare", "social", "council", "partnership", "secret",
    "dragon", "monkey", "sunshine", "princess", "mustang", "master", "hello", "thequickbrownfox", "opensesame",
    "tobeornottobe", "god", "save", "theking", "thequeen", "london", "england", "scotland", "wales", "ireland",
)  # fmt: skip


def normalise(text: str) -> str:
    """Normalises a passphrase (NFKC), so that it is the same however the keyboard composed it."""
    return unicodedata.normalize("NFKC", text)


def problem(text: str, known: Iterable[str] = ()) -> Failure | None:
    """Why a passphrase cannot be taken, or None. `known` is what others know too: the person's name, agency, role."""
    plain = normalise(text)
    if len(plain) < SHORTEST:
        return Failure("store-passphrase-short", least=SHORTEST, length=len(plain))
    if len(plain) > LONGEST:
        return Failure("store-passphrase-long", most=LONGEST)
    folded = re.sub(r"[\W_]+", "", plain.casefold())
    if len(set(folded)) < _DIFFERENT or _is_a_run(folded):
        return Failure("store-passphrase-common")
    words = [re.sub(r"[\W_]+", "", part) for name in known for part in name.casefold().split()]
    rest = folded
    for word in sorted({*_GUESSED_FIRST, *(word for word in words if len(word) > 2)}, key=len, reverse=True):
        rest = rest.replace(word, "")
    rest = re.sub(r"(?:19|20)\d\d|0?123(?:4(?:5(?:6(?:7(?:8(?:90?)?)?)?)?)?)?", "", rest)
    if len(rest) < _OWN_CHARACTERS or len(set(rest)) < _DIFFERENT - 1 or _is_a_run(rest):
        return Failure("store-passphrase-common")
    return None


def suggest() -> str:
    """Five words drawn at random from a list of neutral ones; ten bits each."""
    words = resource_text("words", "fingerprint.txt").split()
    while True:
        suggestion = " ".join(secrets.choice(words) for _ in range(_WORDS))
        if problem(suggestion) is None:
            return suggestion


def _is_a_run(text: str) -> bool:
    """Whether it is one short piece over and over, or neighbours in a row."""
    for length in range(1, 6):
        if text and text == (text[:length] * len(text))[: len(text)]:
            return True
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    return steps in ({1}, {-1})
