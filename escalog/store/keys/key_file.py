"""The key file: the slots of one store, written twice beside it and once more inside it and in every backup.

It holds no secret by itself. `serial` grows with every change, so the newer of two files is known. Whatever a file of
that name holds, reading it gives a whole key file or one error; nothing in it is run before it was read through.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from escalog.domain.values.failure import Failure
from escalog.store.database.platform import read_small, write_durably
from escalog.store.keys.key_slots import PASSPHRASE, RECOVERY, Slot

NAMES = ("keys.json", "keys-copy.json")
LARGEST = 64 * 1024
_MOST_SLOTS = 16
_MOST_CHANGES = 2**53
_HEX = re.compile(r"[0-9a-f]{32}", re.ASCII)

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
        kept = tuple(kept_slot for kept_slot in self.slots if kept_slot.kind != slot.kind)
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


def decode(data: object) -> KeyFile:
    """Reads a key file. Raises `ValueError`, and nothing else, when it is damaged or of a format we do not know."""
    if not isinstance(data, bytes) or len(data) > LARGEST:
        raise ValueError("not a file of ours")
    try:
        body = json.loads(data)
        if not isinstance(body, dict) or body.pop("digest", None) != _digest(body):
            raise ValueError("the digest differs")
    except RecursionError:
        raise ValueError("too deep") from None
    store, salt, serial, slots = (body.get(name) for name in ("store", "salt", "serial", "slots"))
    if body.get("format") != "escalog-keys/1" or not isinstance(slots, list) or len(slots) > _MOST_SLOTS:
        raise ValueError("another format")
    if not all(isinstance(text, str) and _HEX.fullmatch(text) for text in (store, salt)):
        raise ValueError("no store or no salt")
    if type(serial) is not int or not 0 <= serial < _MOST_CHANGES:
        raise ValueError("no number of changes")
    keys = KeyFile(str(store), bytes.fromhex(str(salt)), serial, tuple(Slot.from_data(slot) for slot in slots))
    if any(len(keys.of_kind(kind)) > 1 for kind in (PASSPHRASE, RECOVERY)):
        raise ValueError("two slots of one kind")  # each would be tried, so two would ask for twice the work
    return keys


def write(folder: Path, keys: KeyFile) -> None:
    """Writes both copies; a crash in between leaves one old and one new, and the newer is used."""
    for name in NAMES:
        write_durably(folder / name, keys.encode())


def read(folder: Path) -> tuple[KeyFile, tuple[Failure, ...]]:
    """The newest good copy, and what was found wrong with the other. Raises `Failure` when neither can be used."""
    newest = copies(folder)[0]
    return newest, notices(folder, newest)


def copies(folder: Path) -> tuple[KeyFile, ...]:
    """The good copies, the newest first; one of them when both are the same.

    Raises `Failure` when neither can be used.
    """
    read_files = [_read(folder / name) for name in NAMES]
    good = [keys for keys, _ in read_files if keys is not None]
    if not good:
        states = {state for _, state in read_files}
        raise Failure("store-keys-missing" if states == {"missing"} else "store-keys-damaged", folder=str(folder))
    newest_first = sorted(good, key=lambda keys: keys.serial, reverse=True)
    return tuple(newest_first[:1] if len(set(good)) == 1 else newest_first)


def notices(folder: Path, used: KeyFile) -> tuple[Failure, ...]:
    """What is wrong with the copies beside the one that is used."""
    return tuple(_notices(used, [_read(folder / name) for name in NAMES]))


def _notices(used: KeyFile, read_files: Iterable[tuple[KeyFile | None, Found]]) -> list[Failure]:
    remarks = []
    for name, (keys, state) in zip(NAMES, read_files, strict=True):
        if keys is None:
            code = "store-key-copy-missing" if state == "missing" else "store-key-copy-damaged"
            remarks.append(Failure(code, file=name))
        elif keys.serial < used.serial:
            remarks.append(Failure("store-key-copy-old", file=name))
        elif keys != used:
            remarks.append(Failure("store-key-copy-damaged", file=name))
    return remarks


def _read(path: Path) -> tuple[KeyFile | None, Found]:
    try:
        return decode(read_small(path, LARGEST + 1)), "good"
    except FileNotFoundError:
        return None, "missing"
    except (OSError, ValueError):
        return None, "damaged"


def _digest(body: dict[str, object]) -> str:
    plain = json.dumps(body, sort_keys=True, separators=(",", ":")).encode()
    return hashlib.sha256(b"escalog key file 1\n" + plain).hexdigest()
