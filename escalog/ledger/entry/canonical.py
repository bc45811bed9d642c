r"""The one canonical form of JSON in which everything is committed to, signed, stored and passed on.

The form, for whoever has to read it without us: UTF-8 without a byte order mark; no white space outside strings;
members of an object sorted by code point, each name once; in strings only the quotation mark, the backslash and
U+0000 to U+001F are escaped, as \" \\ \b \t \n \f \r and otherwise \u00xx in lower case; whole numbers from
-(2**53-1) to 2**53-1; true, false, null. No fractions, no NaN, no times, no lone surrogates. For those values it is
what Python's `json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))` gives.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

MOST_BYTES = 64 * 1024 * 1024
"""The longest document that is read at all; what holds less states its own bound."""

DEEPEST = 24
"""How many lists and objects may stand inside each other."""

LARGEST_NUMBER = 2**53 - 1
"""Every JSON reader in the world keeps whole numbers up to here exactly."""

Plain = str | int | bool | None | Sequence[Any] | Mapping[str, Any]
"""What has a canonical form: text, whole numbers, truth values, null, and lists and objects of these."""

_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODER = msgspec.json.Decoder()


class NotCanonical(ValueError):
    """Something has no canonical form, or bytes are not in it. Says why without quoting what stood there."""


def encode(value: Plain) -> bytes:
    """The canonical bytes of a plain value. Raises NotCanonical for what has none, a lone surrogate included."""
    _refuse_what_has_no_form(value, 0)
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError:
        raise NotCanonical("a lone surrogate") from None


def decode(data: bytes, *, most: int = MOST_BYTES) -> Any:  # noqa: ANN401 (what comes from outside is of any type until it is looked at)
    """The value of canonical bytes: str, int, bool, None, list, dict.

    Raises NotCanonical unless `encode` gives exactly these bytes back: that finds duplicate names, white space, other
    escapes, other spellings of a number and everything else that could be written in two ways.
    """
    if len(data) > most:
        raise NotCanonical("too long")
    try:
        value = _DECODER.decode(data)
    except (ValueError, RecursionError):
        raise NotCanonical("not JSON") from None
    if encode(value) != data:
        raise NotCanonical("not in canonical form")
    return value


def _refuse_what_has_no_form(value: object, depth: int) -> None:
    """Walks the whole value: msgspec itself takes floats, NaN (as null), times, enumerations and any whole number."""
    kind = type(value)
    if kind is str or kind is bool or value is None:
        return
    if kind is int:
        if not -LARGEST_NUMBER <= value <= LARGEST_NUMBER:  # type: ignore[operator]
            raise NotCanonical("a number too large to be kept exactly")
        return
    if depth >= DEEPEST:
        raise NotCanonical("too many lists and objects inside each other")
    if kind is list or kind is tuple:
        for item in value:  # type: ignore[attr-defined]
            _refuse_what_has_no_form(item, depth + 1)
        return
    if kind is not dict:
        raise NotCanonical(f"a {kind.__name__} has no canonical form")
    for name, each in value.items():  # type: ignore[attr-defined]
        if type(name) is not str:
            raise NotCanonical("the name of a member is not text")
        _refuse_what_has_no_form(each, depth + 1)
