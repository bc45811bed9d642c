"""Works at a desk in a child process and kills it at a random moment, again and again; prints what became of it.

One line for a round: acts acknowledged, acknowledged and lost, missing from the list or the search, whole or not.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from escalog.domain.values.entry import DisputeId
from escalog.domain.values.kind_id import KindId
from escalog.services.desk import Desk
from escalog.services.laptop.clock import LaptopClock
from escalog.store.keys import key_file
from escalog.store.keys.key_file import KeyFile
from escalog.store.opening import opening
from tests.services.conftest import RAISED


def _desk(folder: Path, state_folder: Path, key: bytes, keys: KeyFile) -> Desk:
    return Desk(opening.open_with_key(folder, key, keys, state_folder=state_folder), LaptopClock())


def _work_for_ever(desk: Desk, first: int, pipe: int) -> None:
    number = first
    while True:
        number += 1
        dispute = desk.disagreements.raise_disagreement({**RAISED, "our_reference": f"raised{number}word"})
        os.write(pipe, f"{dispute} {desk.disagreements.open(dispute).heads[0]} raised{number}word\n".encode())
        for note in range(random.randrange(3)):
            text = "word " * random.randrange(3000) + f"note{number}x{note}word"
            entry = desk.disagreements.record(dispute, KindId.NOTE, {"text": text})
            os.write(pipe, f"{dispute} {entry} note{number}x{note}word\n".encode())
        desk.drafts.keep("raise", "Raise", {"decision": f"half a sentence {number}"})
        desk.finding.find(f"note{number}x0word")


def _round(number: int, folder: Path, state_folder: Path, key: bytes, keys: KeyFile) -> str:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work_for_ever(_desk(folder, state_folder, key, keys), number * 1000, writing)
    os.close(writing)
    seen = os.read(reading, 1)
    time.sleep(random.uniform(0, 0.05))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 65536):
        seen += more
    os.close(reading)
    acts = [line.split() for line in seen.decode().splitlines(keepends=True) if line.endswith("\n")]
    desk = _desk(folder, state_folder, key, keys)
    lost = sum(entry not in desk.disagreements.ids_held(DisputeId(dispute)) for dispute, entry, _ in acts)
    unseen = sum(dispute not in {row.dispute for row in desk.finding.find(word).rows} for dispute, _, word in acts)
    report = desk.care.check_all() if number % 10 == 9 else {"ok": True, "high_point": "ok"}  # slower with every round
    whole = report["ok"] and report["high_point"] == "ok"
    whole = whole and desk.finding.find("").total == len(desk.disagreements._vault.disputes())
    desk.close()
    return f"{len(acts)} {lost} {unseen} {'whole' if whole else 'damaged'}"


def main() -> None:
    """Folder, state folder, key in hexadecimal and number of rounds; the key file comes by standard input."""
    folder, state_folder, key, rounds = sys.argv[1:]
    keys = key_file.decode(sys.stdin.buffer.read())
    for number in range(int(rounds)):
        print(_round(number, Path(folder), Path(state_folder), bytes.fromhex(key), keys), flush=True)


if __name__ == "__main__":
    main()
