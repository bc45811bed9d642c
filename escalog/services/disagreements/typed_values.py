"""Prepares typed values for recording: trimmed, valid characters only, checked against the kind's fields."""

from collections.abc import Mapping

from escalog.domain.entry_kinds.fields import is_valid
from escalog.domain.entry_kinds.kind import Kind
from escalog.domain.permissions.requirements import missing_required
from escalog.domain.values.entry import FieldValue
from escalog.domain.values.failure import Failure
from escalog.wording.fields import PLAIN, Voice

MOST_CHARACTERS = 250_000
"""The most that one field keeps; a page holds about 3,000."""


def clean_values(kind: Kind, values: Mapping[str, object], voice: Voice = PLAIN) -> dict[str, FieldValue]:
    """The fields of `kind` that hold something, as they will be recorded. Unknown names are left out."""
    cleaned: dict[str, FieldValue] = {}
    for name, value in values.items():
        try:
            field = kind.field(name)
        except KeyError:
            continue
        if isinstance(value, str):
            text = _whole(value).strip()
            if len(text) > MOST_CHARACTERS:
                raise Failure("text-too-long", what=voice.label(field), count=len(text), most=MOST_CHARACTERS)
            if text:
                cleaned[name] = text
        elif isinstance(value, list | tuple):
            if value:
                cleaned[name] = tuple(_whole(str(item)) for item in value)
        elif isinstance(value, bool | int) and value is not False:
            cleaned[name] = value
    return cleaned


def expect_required(kind: Kind, values: Mapping[str, FieldValue], voice: Voice = PLAIN) -> None:
    """Raises `Failure("field-needed")` for the first field that is required and holds nothing."""
    for field in missing_required(kind.fields, values):
        raise Failure("field-needed", what=voice.error(field) or voice.label(field))


def expect_valid(kind: Kind, values: Mapping[str, FieldValue]) -> None:
    """Raises `Failure("field-needed")` for the first field whose value cannot be one."""
    for name, value in values.items():
        if not is_valid(kind.field(name), value):
            raise Failure("field-needed", what=PLAIN.error(kind.field(name)))


def _whole(text: str) -> str:
    """The text with half characters (lone surrogates) replaced by the sign for an unreadable one."""
    return text.encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", errors="replace")
