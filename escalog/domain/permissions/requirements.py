"""What a form requires: which questions have to be answered, given the answers so far."""

from collections.abc import Iterable, Iterator, Mapping

from escalog.domain.entry_kinds.fields import Field

_NOTHING = (None, "", (), False)


def is_blank(value: object) -> bool:
    """Whether nothing is filled in. An unticked box counts as blank."""
    return value in _NOTHING


def applies(field: Field, values: Mapping[str, object]) -> bool:
    """Whether another answer makes a field required."""
    return field.required_when is not None and values.get(field.required_when[0]) in field.required_when[1]


def is_required(field: Field, values: Mapping[str, object]) -> bool:
    """Whether a field has to be filled in."""
    return field.required or applies(field, values)


def missing_required(fields: Iterable[Field], values: Mapping[str, object]) -> Iterator[Field]:
    """The required fields that are blank. Of a field repeated for several items, only the first is required."""
    for field in fields:
        if is_required(field, values) and is_blank(values.get(field.name.replace("*", "1"))):
            yield field
