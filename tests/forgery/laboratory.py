"""Doctored copies of genuine records: each has a builder, the family of attack it is of, and what its maker wants.

The families are the published ones for signed PDFs, and those that a record of ours invites besides.
"""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

Build = Callable[[], bytes]

_MODULES = (
    "by_bytes",
    "by_increment",
    "by_content",
    "by_identity",
    "by_reading",
    "by_shadow",
    "by_signature",
    "by_structure",
    "by_time_stamp",
    "by_update",
    "signed_along",
)


@dataclass(frozen=True)
class Forgery:
    name: str
    family: str
    wants: str
    build: Build
    verdict: str
    """The word of the table."""
    says: str = ""
    """A code that has to be among the findings."""
    page: int = 0
    """The page that the findings have to name; 0 for none."""


_FORGERIES: dict[str, Forgery] = {}


def forged(family: str, verdict: str, *, says: str = "", page: int = 0) -> Callable[[Build], Build]:
    """Takes a builder into the laboratory: its name is the forgery's, its docstring what the attacker wants."""

    def take(build: Build) -> Build:
        name = build.__name__.lstrip("_").replace("_", " ")
        add(Forgery(name, family, (build.__doc__ or "").strip(), build, verdict, says, page))
        return build

    return take


def add(forgery: Forgery) -> None:
    if forgery.name in _FORGERIES:
        raise ValueError(f"there is a forgery of this name: {forgery.name}")
    _FORGERIES[forgery.name] = forgery


@cache
def forgeries() -> dict[str, Forgery]:
    """Every forgery by its name."""
    for module in _MODULES:
        importlib.import_module(f"tests.forgery.{module}")
    return dict(_FORGERIES)


@cache
def built(name: str) -> bytes:
    """The doctored copy of this name."""
    return forgeries()[name].build()
