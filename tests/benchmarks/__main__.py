"""`make bench`: runs every `bench_*.py` here, prints its figures, and ends with 1 when one is above its gate.

A module measures in `run() -> list[Figure]`. Names given as arguments choose among them.
"""

import importlib
import sys
from pathlib import Path

from tests.benchmarks.figure import Figure


def main(names: list[str]) -> int:
    """Runs the chosen modules, or all of them."""
    found = sorted(path.stem for path in Path(__file__).parent.glob("bench_*.py"))
    chosen = [name for name in found if not names or name.removeprefix("bench_") in names]
    over: list[Figure] = []
    for name in chosen:
        print(f"\n{name.removeprefix('bench_').replace('_', ' ')}", flush=True)
        figures: list[Figure] = importlib.import_module(f"tests.benchmarks.{name}").run()
        for figure in figures:
            print("  " + figure.line(), flush=True)
        over += [figure for figure in figures if not figure.kept]
    print(f"\n{len(over)} above the gate" if over else "\nEvery gate is kept.")
    return 1 if over or not chosen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
