"""Records in a child process and kills it at a random moment, again and again; prints what became of each round.

One line for a round: entries acknowledged, acknowledged and lost, standing of the highest point, whole or not.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from escalog.ledger.log.checking import check
from escalog.store.keys import key_file
from escalog.store.keys.key_file import KeyFile
from escalog.store.opening import opening
from escalog.store.vault import Vault
from tests.builders.stores import dispute, facts, note, raised


def _opened(folder: Path, state_folder: Path, key: bytes, keys: KeyFile) -> Vault:
    return opening.open_with_key(folder, key, keys, state_folder=state_folder)


def _record_for_ever(vault: Vault, pipe: int) -> None:
    last = vault.log(dispute()).entries[-1]
    number = 0
    while True:
        number += 1
        last = note(last, f"Note {number}. " + "word " * random.randrange(0, 3000))
        vault.append(dispute(), [last], facts(title=f"After {number}"))
        os.write(pipe, last.digest)
        if number % 7 == 0:
            vault.catch_up(5)


def _round(folder: Path, state_folder: Path, key: bytes, keys: KeyFile) -> str:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _record_for_ever(_opened(folder, state_folder, key, keys), writing)
    os.close(writing)
    seen = os.read(reading, 32)  # at least one is acknowledged, and then it may happen at any moment
    time.sleep(random.uniform(0, 0.03))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 65536):
        seen += more
    os.close(reading)
    acknowledged = {seen[start : start + 32] for start in range(0, len(seen), 32)}
    vault = _opened(folder, state_folder, key, keys)
    kept = {entry.digest for entry in vault.entries(dispute())}
    state = vault.check()
    while not state.finished:
        state = vault.check()
    whole = not state.damaged and not check(vault.log(dispute()))
    line = f"{len(acknowledged)} {len(acknowledged - kept)} {vault.high_point} {'whole' if whole else 'damaged'}"
    vault.close()
    return line


def main() -> None:
    """Folder, state folder, key in hexadecimal and number of rounds; the key file comes by standard input."""
    folder, state_folder, key, rounds = sys.argv[1:]
    keys = key_file.decode(sys.stdin.buffer.read())
    vault = _opened(Path(folder), Path(state_folder), bytes.fromhex(key), keys)
    raised(vault)  # by a key of this process, which its children share
    vault.close()
    for _ in range(int(rounds)):
        print(_round(Path(folder), Path(state_folder), bytes.fromhex(key), keys), flush=True)


if __name__ == "__main__":
    main()
