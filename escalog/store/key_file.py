"""The key file: the slots of one store, written twice beside it and once more inside it and in every backup.

It holds no secret by itself. `serial` grows with every change, so the newer of two files is known.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from escalog.domain.failures import Failure
from escalog.store.key_slots import Slot
from escalog.store.platform import write_durably

NAMES = ("keys.json", "keys-copy.json")
_LARGEST = 64 * 1024
_MOST_SLOTS = 16

Found = Literal["good", "missing", "damaged"]


@dataclass(frozen=True, slots=True)
class KeyFile:
    """Which store it opens, the salt that the store's file begins with, and the slots."""

    store: str
    salt: bytes
    serial: int
    slots: tuple[Slot, ...]

    def with_slot(self, slot: Slot) -> "KeyFile":
        """The next key file, with this slot in the place of those of its kind."""
        kept = tuple(each for each in self.slots if each.kind != slot.kind)
        return replace(self, serial=self.serial + 1, slots=(*kept, slot))

    def of_kind(self, kind: str) -> tuple[Slot, ...]:
        """The slots of one kind."""
        return tuple(slot for slot in self.slots if slot.kind == kind)

    def encode(self) -> bytes:
        """The file's bytes, with a digest that finds damage."""
        body = {
            "format": "escalog-keys/1",
            "store": self.store,
            "salt": self.salt.hex(),
            "serial": self.serial,
            "slots": [slot.as_data() for slot in self.slots],
        }
        return json.dumps({**body, "digest": _digest(body)}, indent=1).encode()


def decode(data: bytes) -> KeyFile:
    """Reads a key file. Raises `ValueError` when it is damaged or of a format we do not know."""
    if len(data) > _LARGEST:
        raise ValueError("too large")
    body = json.loads(data)
    if not isinstance(body, dict) or body.pop("digest", None) != _digest(body):
        raise ValueError("the digest differs")
    if body.get("format") != "escalog-keys/1" or len(body["slots"]) > _MOST_SLOTS:
        raise ValueError("another format")
    salt = bytes.fromhex(body["salt"])
    if len(salt) != 16:
        raise ValueError("the salt has the wrong size")
    return KeyFile(str(body["store"]), salt, int(body["serial"]), tuple(Slot.from_data(each) for each in body["slots"]))


def write(folder: Path, keys: KeyFile) -> None:
    """Writes both copies; a crash in between leaves one old and one new, and the newer is used."""
    for name in NAMES:
        write_durably(folder / name, keys.encode())


def read(folder: Path) -> tuple[KeyFile, tuple[Failure, ...]]:
    """The newest good copy, and what was found wrong with the other.

    Raises `Failure` when neither can be used.
    """
    read_files = [_read(folder / name) for name in NAMES]
    good = [keys for keys, _ in read_files if keys is not None]
    if not good:
        found = {state for _, state in read_files}
        raise Failure("store-keys-missing" if found == {"missing"} else "store-keys-damaged", folder=str(folder))
    newest = max(good, key=lambda keys: keys.serial)
    return newest, tuple(_notices(newest, read_files))


def _notices(newest: KeyFile, read_files: Iterable[tuple[KeyFile | None, Found]]) -> list[Failure]:
    notices = []
    for name, (keys, state) in zip(NAMES, read_files, strict=True):
        if keys is None:
            code = "store-key-copy-missing" if state == "missing" else "store-key-copy-damaged"
            notices.append(Failure(code, file=name))
        elif keys.serial < newest.serial:
            notices.append(Failure("store-key-copy-old", file=name))
        elif keys != newest:
            notices.append(Failure("store-key-copy-damaged", file=name))
    return notices


def _read(path: Path) -> tuple[KeyFile | None, Found]:
    try:
        return decode(path.read_bytes()), "good"
    except FileNotFoundError:
        return None, "missing"
    except (OSError, ValueError, KeyError, TypeError):
        return None, "damaged"


def _digest(body: dict[str, object]) -> str:
    plain = json.dumps(body, sort_keys=True, separators=(",", ":")).encode()
    return hashlib.sha256(b"escalog key file 1\n" + plain).hexdigest()
