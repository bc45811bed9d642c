"""Dates as people write them in a pack, and the one form that a pack's file accepts."""

import datetime as dt
import re

from escalog.domain.pack.toml.errors import Said
from escalog.domain.values.message import message

EXAMPLE = message("pack-check-date")

_WRITTEN = ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%d.%m.%Y")
_IN_WORDS = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y")

_ORDINAL = re.compile(r"(?<=[0-9])(st|nd|rd|th)\b", re.IGNORECASE)
_HOUR = re.compile(r"(?<=[0-9]{4}-[0-9]{2}-[0-9]{2})[T ].*")
_WEEKDAY = re.compile(r"^(mon|tues?|wed(nes)?|thur?s?|fri|satur|sat|sun)(day)?\b[ ,]*", re.IGNORECASE)

LONGEST = 40
"""A longer text than this is not taken for a date."""


def expected_date(found: str) -> Said:
    """The form expected for a date written another way: that date itself where it is clear, read day first."""
    meant = _meant(found) if len(found) <= LONGEST else None
    return meant.isoformat() if meant is not None else EXAMPLE


def _meant(found: str) -> dt.date | None:
    """The date that was meant; None where it is not a date, or not clear."""
    plain = _HOUR.sub("", found.strip().strip("\"'"))
    words = " ".join(re.sub(r"[,.-]", " ", _ORDINAL.sub("", _WEEKDAY.sub("", plain))).split())
    for text, patterns in ((plain, _WRITTEN), (words, _IN_WORDS)):
        for pattern in patterns:
            try:
                return dt.datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a day has no zone
            except ValueError:
                continue
    return None
