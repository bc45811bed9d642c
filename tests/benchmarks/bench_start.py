"""From starting the program to the unlock window, against an empty window of the same library."""

import os
import subprocess
import sys
import tempfile
import time
from compileall import compile_dir
from pathlib import Path

from tests.benchmarks.figure import Figure, median

_ROUNDS = 9


def run() -> list[Figure]:
    """Starts both in turn, so that what disturbs one disturbs the other. The first pair only warms the disk.

    Compiled beforehand, as an installed program is, also where Python is told to leave no compiled files behind.
    """
    compile_dir(Path(__file__).parents[2] / "escalog", quiet=1)
    with tempfile.TemporaryDirectory() as home:
        pairs = [(_started("empty", home), _started("escalog", home)) for _ in range(_ROUNDS + 1)][1:]
    empty, ours = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    return [
        Figure("start to an empty window, painted", empty * 1000, "ms"),
        Figure("start to the unlock window, painted", ours * 1000, "ms"),
        Figure("start to the unlock window / to an empty window", ours / empty, "x", most=2),
    ]


def _started(what: str, home: str) -> float:
    surroundings = {**os.environ, "HOME": home, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    command = [sys.executable, "-m", "tests.benchmarks.first_paint", what, str(time.time())]
    done = subprocess.run(
        command, env=surroundings, cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=60, check=True
    )
    return float(done.stdout)
