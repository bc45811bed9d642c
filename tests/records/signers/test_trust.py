"""Whose keys are known: certificates given, and lines of a register."""

import pytest

from escalog.domain.values.entry import KeyId
from escalog.domain.values.failure import Failure
from escalog.records.signers.trust import Trust, TrustLine
from tests.forgery.genuine import pem, ruth, stranger


def test_a_certificate_that_was_given_makes_its_key_known():
    known = Trust.of_certificates([pem(ruth())])
    line = known.line(ruth().key_id)
    assert line is not None
    assert line.how == "certificate given"
    assert known.line(stranger().key_id) is None


def test_one_file_may_hold_several_certificates_and_words_between_them():
    known = Trust.of_certificates([b"Ruth:\n" + pem(ruth()) + b"\nand\n" + pem(stranger())])
    assert set(known.keys) == {ruth().key_id, stranger().key_id}


def test_a_line_of_the_register_says_how_with_whom_when_and_by_whom():
    line = TrustLine("by telephone", "2026-11-24", "Jo Park", "Ruth Ashdown")
    known = Trust.none().with_lines({ruth().key_id: line})
    assert known.line(ruth().key_id) == line
    assert Trust.none().line(ruth().key_id) is None


def test_nobody_is_known_to_start_with():
    assert Trust.none().line(KeyId("ab" * 32)) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"signer",
        b"\xff\xfe\x00",
        b"-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n",
        b"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
        b"-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n",
    ],
    ids=["empty", "a word", "octets", "an empty certificate", "a broken one", "a key"],
)
def test_what_is_not_a_certificate_is_said_to_be_none(data):
    with pytest.raises(Failure) as failed:
        Trust.of_certificates([data])
    assert (failed.value.code, failed.value.exit_code) == ("trust-not-a-certificate", 65)


def test_a_certificate_in_bare_octets_is_said_to_be_none():
    with pytest.raises(Failure):
        Trust.of_certificates([ruth().certificate])
