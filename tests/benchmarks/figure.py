"""One measured figure, with the bound it has to keep where it has one."""

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """`most` is the gate: a figure above it makes `make bench` end with 1. Without one it is only reported."""

    name: str
    value: float
    unit: str
    most: float | None = None
    aim: float | None = None

    @property
    def kept(self) -> bool:
        return self.most is None or self.value <= self.most

    def line(self) -> str:
        """The figure as it is printed."""
        bound = ""
        if self.most is not None:
            bound = f"at most {self.most:g} {self.unit}: {'kept' if self.kept else 'NOT KEPT'}"
        elif self.aim is not None:
            bound = f"aim {self.aim:g} {self.unit}"
        return f"{self.name:<64} {self.value:>10.3f} {self.unit:<6} {bound}".rstrip()


def seconds(act: Callable[[], object]) -> float:
    """How long one call takes."""
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def median(values: Iterable[float]) -> float:
    return statistics.median(values)


def p95(values: Iterable[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
