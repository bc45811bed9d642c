"""Entries of an older version of their kind are read as the newest; what was signed is never rewritten."""

from collections.abc import Callable, Mapping

from escalog.domain.values.entry import FieldValue

Fields = dict[str, FieldValue]
Step = Callable[[Fields], Fields]

STEPS: Mapping[tuple[str, int], Step] = {}
"""From (kind, version) to the function that makes its fields those of the next version. Every kind is at version 1."""


def upcast(kind: str, version: int, fields: Fields, steps: Mapping[tuple[str, int], Step] = STEPS) -> Fields:
    """The fields as the newest version names them. A copy may have left any field out, so a step expects none."""
    while (step := steps.get((kind, version))) is not None:
        fields = step(dict(fields))
        version += 1
    return fields
