"""Words on a record name one key for ever, and no two of them are easily taken for one another."""

import hashlib
from itertools import combinations, pairwise

import pytest

from escalog.records.signers.fingerprint_words import fingerprint_words
from escalog.resources import resource_bytes, resource_text

FROZEN = "dbb69571869aebc10e089148204ab28bae4cf09b90c81ef2f95b60182030d0f6"
WORDS = resource_text("words", "fingerprint.txt").split()


def test_the_list_is_the_one_that_earlier_records_were_printed_with():
    assert hashlib.sha256(resource_bytes("words", "fingerprint.txt")).hexdigest() == FROZEN


def test_the_list_holds_1024_different_plain_words_in_order():
    assert len(set(WORDS)) == 1024
    assert sorted(WORDS) == WORDS
    assert all(word.isascii() and word.isalpha() and word.islower() and 4 <= len(word) <= 9 for word in WORDS)


def _one_letter_apart(one: str, other: str) -> bool:
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def test_no_two_words_are_one_letter_apart():
    assert [pair for pair in combinations(WORDS, 2) if _one_letter_apart(*pair)] == []


def test_no_word_begins_another_and_no_two_share_five_letters():
    # Sorted, so that words with a common beginning stand together.
    assert [(a, b) for a, b in pairwise(WORDS) if b.startswith(a) or a[:5] == b[:5]] == []


def test_a_fingerprint_is_eight_words_of_its_first_80_bits():
    assert fingerprint_words("00" * 32) == ("abacus",) * 8
    assert fingerprint_words("ff" * 32) == (WORDS[-1],) * 8
    assert fingerprint_words("00" * 9 + "01" + "ff" * 22) == ("abacus",) * 7 + (WORDS[1],)


def test_a_difference_in_any_of_the_80_bits_shows_in_the_words():
    plain = fingerprint_words("00" * 32)
    for bit in range(80):
        digest = (1 << (255 - bit)).to_bytes(32, "big").hex()
        assert fingerprint_words(digest) != plain


@pytest.mark.parametrize("text", ["", "00" * 20, "00" * 33, "zz" * 32])
def test_only_a_sha256_has_words(text):
    with pytest.raises(ValueError, match="hexadecimal"):
        fingerprint_words(text)
