"""How `recorded_at` is written: in UTC and with microseconds, so that the texts sort as the times do."""

import re
from datetime import UTC, datetime

from escalog.domain.values.moment import clamped
from escalog.ledger.entry.canonical import NotCanonical

_FORM = re.compile(r"[0-9]{4}-[01][0-9]-[0-3][0-9]T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{6}Z")


def write_time(moment: datetime) -> str:
    """`2026-11-23T16:05:00.000000Z`. Raises NotCanonical for a naive datetime, whose zone nobody can know later."""
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise NotCanonical("a time without a zone")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def read_time(text: str) -> datetime:
    """The aware time that `write_time` wrote. Raises NotCanonical for other spellings and for days that never were."""
    if not _FORM.fullmatch(text):
        raise NotCanonical("not a time in UTC with microseconds")
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise NotCanonical("no such day") from None


def said_time(text: str) -> datetime:
    """The same as the program goes on with it: a time that no clock in London says is the nearest that one does.

    Such a time is refused on writing and on taking in (see `moments.can_be_said`); a store that holds one all the same
    has to open, and its check says so.
    """
    return clamped(read_time(text))
