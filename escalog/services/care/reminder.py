"""Something that was put off when a store was set up."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something that was put off, and the page on which it is done."""

    sentence: str
    page: str
