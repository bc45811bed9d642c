"""The numbers that the published page works out are right."""

import re
from hashlib import sha256

from escalog.ledger.entry import canonical, sealed
from escalog.ledger.keys.signatures import HALF
from escalog.ledger.log.log import TAG_LOG
from escalog.records.signers.fingerprint_words import fingerprint_words
from escalog.resources import resource_bytes, resource_text

PAGE = resource_text("help", "format.md")
TEXT = re.sub(r"\s", "", PAGE)


def _header() -> bytes:
    found = re.search(r'\{"commitments":".*?"\}', TEXT)
    assert found is not None
    return found[0].encode()


def test_the_two_commitments_and_their_digest_are_right():
    first = sealed.commit("text", bytes(range(16)), "Rang the duty desk.")
    second = sealed.commit("occurred", bytes(range(16, 32)), "2026-11-23")
    for shown in (first.hex(), second.hex(), sealed.digest_of((first, second))):
        assert shown in TEXT
    assert canonical.encode("Rang the duty desk.").hex() in TEXT
    assert canonical.decode(_header())["commitments"] == sealed.digest_of((first, second))


def test_the_header_has_the_id_that_is_shown():
    assert sha256(sealed.TAG_ENTRY + _header()).hexdigest() in TEXT


def test_the_digest_of_the_log_of_two_is_right():
    assert sha256(TAG_LOG + b"\xab" * 32 + b"\xcd" * 32).hexdigest() in TEXT


def test_the_bound_of_s_the_list_of_words_and_the_words_are_right():
    assert f"{HALF:064x}" in TEXT
    assert sha256(resource_bytes("words", "fingerprint.txt")).hexdigest() in TEXT
    fingerprint, words = re.findall(r"    ([0-9a-f]{64})\n    ([a-z]+(?: [a-z]+){7})\n", PAGE)[0]
    assert " ".join(fingerprint_words(fingerprint)) == words


def test_the_limits_are_the_programs_own():
    limits = (canonical.MOST_BYTES, sealed.MOST_ENTRY_BYTES, sealed.MOST_VALUE_BYTES, canonical.LARGEST_NUMBER)
    assert [each for each in limits if str(each) not in PAGE] == []
