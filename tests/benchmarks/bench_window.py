"""At the window, over 10,000 disagreements and 400,000 entries: unlocking, typing a search, opening a disagreement."""

import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.benchmarks.big_store import BigStore, big_store
from tests.benchmarks.figure import Figure, median, p95

_ROUNDS = 7
_WORDS = 12
_FEW = 1_000


def run() -> list[Figure]:
    """Each time in a new process, as a person starts the program."""
    store = big_store()
    with tempfile.TemporaryDirectory() as home:
        rounds = [_at_the_window(store, "unlock", home) for _ in range(_ROUNDS + 1)][1:]
        walk = _at_the_window(store, "walk", home)
        small = _at_the_window(big_store(_FEW), "walk", home)
    typed, opened = walk["typed"], walk["opened"]
    return [
        Figure(
            "unlock to Today painted, key derivation apart", median(one["to_today"] for one in rounds), "s", most=0.5
        ),
        Figure("unlock to Today and on to the list, painted", median(one["to_list"] for one in rounds), "s", most=0.5),
        Figure(f"a key in the search to its rows painted: median ({len(typed)})", median(typed) * 1000, "ms"),
        Figure("a key in the search to its rows painted: p95", p95(typed) * 1000, "ms"),
        Figure("opening a disagreement of 40 entries, painted: the first", opened[0] * 1000, "ms"),
        Figure("opening a disagreement of 40 entries, painted", median(opened[1:]) * 1000, "ms", aim=100),
        Figure("memory after unlocking 1,000 disagreements", small["memory"], "MB", aim=110),
        Figure("memory after unlocking 10,000 disagreements", walk["memory"], "MB"),
    ]


def _at_the_window(store: BigStore, what: str, home: str) -> dict[str, Any]:
    chance = random.Random(4)
    common, rare = store.vocabulary[:30], store.vocabulary
    given = {
        "folder": str(store.folder),
        "state_folder": str(store.state_folder),
        "key": store.key.hex(),
        "keys": store.keys.encode().hex(),
        "words": [chance.choice(words) for _ in range(_WORDS // 2) for words in (common, rare)],
    }
    surroundings = {**os.environ, "HOME": home, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.at_the_window", what],
        input=json.dumps(given),
        env=surroundings,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    taken: dict[str, Any] = json.loads(done.stdout)
    return taken
