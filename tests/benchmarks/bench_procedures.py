"""Checking a procedure's file, as somebody who writes one does again and again: the largest that comes with escalog."""

from escalog.domain.pack.reading import read_pack
from escalog.domain.pack.toml.writing import write_pack
from escalog.resources import resource_files, resource_text
from tests.benchmarks.figure import Figure, median, p95, seconds

_ROUNDS = 30
_MOST = 50.0
"""Milliseconds."""


def run() -> list[Figure]:
    """The first reading of a process is measured too: it works the descriptions of the types out."""
    packs = {path.stem: path.read_bytes() for path in resource_files("procedures", ".toml")}
    largest = max(packs, key=lambda name: len(packs[name]))
    text = packs[largest]
    first = seconds(lambda: read_pack(text, largest))
    times = [seconds(lambda: read_pack(text, largest)) * 1000 for _ in range(_ROUNDS)]
    procedure = read_pack(text, largest).procedure
    if procedure is None:
        raise AssertionError("the largest shipped procedure does not check")
    template = resource_text("schema", "template.toml")
    broken = template.replace("working-days", "fortnights")
    return [
        Figure(f"the largest procedure, {largest}", len(text) / 1000, "kB"),
        Figure("checking it for the first time", first * 1000, "ms", most=_MOST),
        Figure("checking it, median", median(times), "ms", most=_MOST),
        Figure("checking it, p95", p95(times), "ms", most=_MOST),
        Figure("checking one that is full of mistakes", _median(broken), "ms", most=_MOST),
        Figure(
            "checking all that come with escalog", seconds(lambda: [read_pack(packs[n], n) for n in packs]) * 1000, "ms"
        ),
        Figure(
            "writing the largest", median(seconds(lambda: write_pack(procedure)) for _ in range(_ROUNDS)) * 1000, "ms"
        ),
    ]


def _median(text: str) -> float:
    return median(seconds(lambda: read_pack(text, "x")) * 1000 for _ in range(_ROUNDS))
