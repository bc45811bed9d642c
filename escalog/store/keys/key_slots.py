"""Key slots: the store's random key, wrapped once for each way of opening it.

A slot's parameters are bound to it as associated data and are capped before they are run, so a doctored file can
neither weaken a slot nor make the program run for hours. Knows nothing of files or databases.
"""

import base64
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

PASSPHRASE: Final = "passphrase"  # noqa: S105  the name of a kind
RECOVERY: Final = "recovery-code"

KEY_LENGTH: Final = 32
FLOOR_KIB: Final = 64 * 1024
_MOST_KIB: Final = 1024 * 1024
_MOST_PASSES: Final = 16
_LANES: Final = 4
_LONGEST_KIND: Final = 64
_AIM_SECONDS: Final = 0.8
_STEPS_KIB: Final = (256 * 1024, 192 * 1024, 128 * 1024, 96 * 1024)


@dataclass(frozen=True, slots=True)
class Work:
    """How much work one guess costs: memory in KiB and passes over it, always on four lanes."""

    memory_kib: int = FLOOR_KIB
    passes: int = 3

    def acceptable(self) -> bool:
        """Whether the work lies between the floor and what a laptop can be asked to do."""
        return FLOOR_KIB <= self.memory_kib <= _MOST_KIB and 1 <= self.passes <= _MOST_PASSES


@dataclass(frozen=True, slots=True)
class Slot:
    """One way of opening. `kind` says what is typed; a kind we do not know is kept and never tried."""

    kind: str
    work: Work
    salt: bytes
    nonce: bytes
    wrapped: bytes

    def as_data(self) -> dict[str, str | int]:
        """The slot as the key file holds it."""
        return {
            "kind": self.kind,
            "kdf": "argon2id",
            "memory_kib": self.work.memory_kib,
            "passes": self.work.passes,
            "lanes": _LANES,
            "salt": _text(self.salt),
            "nonce": _text(self.nonce),
            "wrapped": _text(self.wrapped),
        }

    @classmethod
    def from_data(cls, data: object) -> "Slot":
        """Reads a slot. Raises `ValueError`, and nothing else, when it is not whole or asks for work beyond bounds."""
        if not isinstance(data, Mapping):
            raise ValueError("not a slot")  # noqa: TRY004  one error says "damaged"
        kind, memory, passes, lanes = (data.get(name) for name in ("kind", "memory_kib", "passes", "lanes"))
        if type(memory) is not int or type(passes) is not int or type(lanes) is not int:
            raise ValueError("work is not a number")
        work = Work(memory, passes)
        if data.get("kdf") != "argon2id" or lanes != _LANES or not work.acceptable():
            raise ValueError("work out of bounds")
        if not isinstance(kind, str) or not 0 < len(kind) <= _LONGEST_KIND:
            raise ValueError("of no kind")
        salt, nonce, wrapped = (_bytes(data.get(name)) for name in ("salt", "nonce", "wrapped"))
        slot = cls(kind, work, salt, nonce, wrapped)
        if len(slot.salt) != 16 or len(slot.nonce) != 12 or len(slot.wrapped) != KEY_LENGTH + 16:
            raise ValueError("a slot has the wrong size")
        return slot


def new_key() -> bytes:
    """A random key for a new store."""
    return secrets.token_bytes(KEY_LENGTH)


def fill(kind: str, secret: str, key: bytes, *, store: str, work: Work) -> Slot:
    """Makes a slot that yields `key` to whoever knows `secret`. `store` is the id of the store it belongs to."""
    if not work.acceptable():
        raise ValueError("work out of bounds")
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    bound = _bound(store, kind, work, salt)
    return Slot(kind, work, salt, nonce, AESGCM(_stretch(secret, work, salt, bound)).encrypt(nonce, key, bound))


def open_slot(slot: Slot, secret: str, *, store: str) -> bytes | None:
    """The key, or None when `secret` is not the one this slot was filled with."""
    bound = _bound(store, slot.kind, slot.work, slot.salt)
    try:
        return AESGCM(_stretch(secret, slot.work, slot.salt, bound)).decrypt(slot.nonce, slot.wrapped, bound)
    except InvalidTag:
        return None


def fitting_work(clock: Callable[[], float] = time.perf_counter) -> Work:
    """Measures how much work this laptop does in under a second; never less than the floor."""
    floor = Work()
    started = clock()
    _stretch("measure", floor, b"\0" * 16, b"")
    seconds = clock() - started
    for memory in _STEPS_KIB:
        if seconds * memory / FLOOR_KIB <= _AIM_SECONDS:
            return Work(memory)
    return floor


def _stretch(secret: str, work: Work, salt: bytes, bound: bytes) -> bytes:
    stretch = Argon2id(
        salt=salt, length=KEY_LENGTH, iterations=work.passes, lanes=_LANES, memory_cost=work.memory_kib, ad=bound
    )
    return stretch.derive(secret.encode())


def _bound(store: str, kind: str, work: Work, salt: bytes) -> bytes:
    parts = ("escalog key slot 1", store, kind, "argon2id", work.memory_kib, work.passes, _LANES, salt.hex())
    return "\n".join(str(part) for part in parts).encode()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: object) -> bytes:
    if not isinstance(text, str):
        raise ValueError("no bytes")  # noqa: TRY004  one error says "damaged"
    return base64.b64decode(text, validate=True)
