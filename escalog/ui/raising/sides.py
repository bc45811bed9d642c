"""Whose words the raise form asks in: ours, or theirs where it was raised with us."""

from collections.abc import Mapping

from escalog.domain.values.answers import Direction
from escalog.domain.values.entry import FieldValue


def is_theirs(values: Mapping[str, FieldValue]) -> bool:
    """Whether it was raised with us."""
    return values.get("direction") == Direction.THEIRS
