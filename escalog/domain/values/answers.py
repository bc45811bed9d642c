"""The closed sets of values for fields that rules read, by the texts that are signed.

A copy may leave such a field out, and a newer program may write another text: `one_of` reads both as None.
"""

from enum import StrEnum
from typing import TypeVar

Answer = TypeVar("Answer", bound=StrEnum)


class Direction(StrEnum):
    """Who raised a disagreement, seen from this laptop."""

    OURS = "ours"
    THEIRS = "theirs"


class ContactResult(StrEnum):
    """What became of a contact."""

    SPOKE = "spoke"
    MET = "met"
    NO_REPLY = "no-reply"
    MESSAGE = "message"
    WROTE = "wrote"


class ReplyAnswer(StrEnum):
    """What a reply answers."""

    AGREES = "agrees"
    PARTLY = "partly"
    DIFFERS = "differs"
    ASKS = "asks"
    ACKNOWLEDGES = "acknowledges"
    """It was received, and an answer will follow: no answer yet."""


class ActionStatus(StrEnum):
    """Where an agreed action stands. Done and not done are what an answer says; the others follow from the answers."""

    OPEN = "open"
    DONE = "done"
    NOT_DONE = "not-done"
    SEPARATE = "separate"
    """Two answers that were recorded separately differ."""
    WITHHELD = "withheld"
    """This copy does not give the answer."""

    @property
    def is_open(self) -> bool:
        """Whether nobody has settled yet how it ended."""
        return self in (ActionStatus.OPEN, ActionStatus.SEPARATE)


class CorrectionStanding(StrEnum):
    """The standing of a correction."""

    STANDS = "stands"
    REPLACED = "replaced"
    """A later correction knew of it."""
    SEPARATE = "separate"
    """Another one, recorded separately, says otherwise."""
    TWICE = "twice"
    """Another one, recorded separately, says the same."""


def one_of(kind: type[Answer], text: str) -> Answer | None:
    """The member with this text; None where there is none."""
    return next((answer for answer in kind if answer.value == text), None)
