"""A signature holds for one digest, under one key, in one form."""

import secrets
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from escalog.ledger.keys import signatures
from escalog.ledger.keys.signatures import HALF, ORDER, holds, sign

KEY = ec.generate_private_key(ec.SECP256R1())
MESSAGE = b"what was signed"
DIGEST = sha256(MESSAGE).digest()


def _s(signature: bytes) -> int:
    return int.from_bytes(signature[32:], "big")


def _with_s(signature: bytes, s: int) -> bytes:
    return signature[:32] + s.to_bytes(32, "big")


def test_it_is_an_ordinary_ecdsa_signature_over_the_message():
    signature = sign(KEY, DIGEST)
    der = encode_dss_signature(int.from_bytes(signature[:32], "big"), _s(signature))
    KEY.public_key().verify(der, MESSAGE, ec.ECDSA(hashes.SHA256()))
    assert holds(KEY.public_key(), DIGEST, signature)


def test_only_the_lower_of_the_two_forms_is_made():
    assert all(_s(sign(KEY, secrets.token_bytes(32))) <= HALF for _ in range(64))


def test_the_higher_form_is_good_mathematics_and_yet_does_not_hold():
    signature = sign(KEY, DIGEST)
    higher = _with_s(signature, ORDER - _s(signature))
    der = encode_dss_signature(int.from_bytes(higher[:32], "big"), _s(higher))
    KEY.public_key().verify(der, MESSAGE, ec.ECDSA(hashes.SHA256()))
    assert not holds(KEY.public_key(), DIGEST, higher)


def test_it_holds_for_no_other_digest_and_no_other_key():
    signature = sign(KEY, DIGEST)
    assert not holds(KEY.public_key(), sha256(b"something else").digest(), signature)
    assert not holds(ec.generate_private_key(ec.SECP256R1()).public_key(), DIGEST, signature)


@pytest.mark.parametrize(
    "change",
    [
        lambda each: each[:-1],
        lambda each: each + b"\0",
        lambda _: b"",
        lambda each: b"\0" + each,
        lambda each: each[:32] + b"\0" + each[32:],
    ],
)
def test_it_has_64_bytes(change):
    assert not holds(KEY.public_key(), DIGEST, change(sign(KEY, DIGEST)))


@pytest.mark.parametrize("number", [0, ORDER, 2**256 - 1])
def test_numbers_outside_the_group_do_not_hold(number):
    signature = sign(KEY, DIGEST)
    assert not holds(KEY.public_key(), DIGEST, _with_s(signature, number))
    assert not holds(KEY.public_key(), DIGEST, number.to_bytes(32, "big") + signature[32:])


def test_every_one_byte_change_is_found():
    signature = sign(KEY, DIGEST)
    for place in range(64):
        changed = bytearray(signature)
        changed[place] ^= 1 << place % 8
        assert not holds(KEY.public_key(), DIGEST, bytes(changed))


def test_the_order_is_that_of_the_curve():
    assert ec.derive_private_key(signatures.ORDER - 1, ec.SECP256R1()).key_size == 256
    with pytest.raises(ValueError, match=r".*"):
        ec.derive_private_key(signatures.ORDER, ec.SECP256R1())
