"""Twenty thousand records with one bit changed, drawn by number: one in four within the signature's place."""

import random
from collections.abc import Iterable, Iterator
from datetime import timedelta

from escalog.records.checking.check import check
from tests.forgery import cms_parts
from tests.forgery.genuine import SIGNED_AT, genuine, ruth, trust

ALL = 20_000
EXPLAINED = 250
"""Of so many one is explained as well: that takes most of the time."""


def flipped(number: int) -> tuple[int, bytes]:
    """Where the bit of this number is, and the record with it changed."""
    draw, data = random.Random(f"bit {number}"), bytearray(genuine())
    start, end = cms_parts.gap(genuine())
    at = draw.randrange(start, end) if number % 4 == 0 else draw.randrange(len(data))
    data[at] ^= 1 << draw.randrange(8)
    return at, bytes(data)


def not_found(numbers: Iterable[int]) -> Iterator[str]:
    """What to say of each bit that was changed and did not make the record changed.

    One within the signature may name another method of signing. Then nobody can tell whose file it was: that is told.
    """
    start, end = cms_parts.gap(genuine())
    for number in numbers:
        at, data = flipped(number)
        verdict = check(data, trust(ruth()), now=SIGNED_AT + timedelta(days=1), explain=number % EXPLAINED == 0)
        names_another_method = start <= at < end and [finding.code for finding in verdict.findings] == [
            "not-our-record"
        ]
        if verdict.verdict != "changed" and not (verdict.verdict == "cannot-tell" and names_another_method):
            yield f"bit {number} at {at}: {verdict.verdict}"
