"""One recorded fact, as the rest of the program reads it: ids, who, when, after what, and named values.

The ledger decides how it is encoded, committed to and signed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import NewType

from escalog.domain.values.kind_id import KindId

EntryId = NewType("EntryId", str)
"""SHA-256 of the entry's header in lower-case hexadecimal."""

DisputeId = NewType("DisputeId", str)
"""32 lower-case hexadecimal digits, drawn at random when a disagreement is raised."""

PersonId = NewType("PersonId", str)
"""32 lower-case hexadecimal digits, drawn at random when a person first makes a store."""

KeyId = NewType("KeyId", str)
"""SHA-256 of the certificate (DER) in lower-case hexadecimal."""

FieldValue = str | int | bool | None | tuple[str, ...]
"""The value of one field. Dates are ISO strings ("2026-11-23" or "2026-11-23T16:05", Europe/London)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One recorded fact. `fields` holds only what this copy gives; `left_out` counts commitments without a value."""

    id: EntryId
    dispute: DisputeId
    kind: KindId
    person: PersonId
    key: KeyId
    recorded_at: datetime
    parents: tuple[EntryId, ...]
    fields: Mapping[str, FieldValue] = field(default_factory=lambda: MappingProxyType({}))
    left_out: int = 0

    def text(self, name: str) -> str:
        """The field as text; empty when it is absent or holds nothing."""
        value = self.fields.get(name)
        return "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Person:
    """A person whose key signed entries, as they described themselves."""

    id: PersonId
    key: KeyId
    name: str
    role: str
    agency: str
    certificate: bytes
