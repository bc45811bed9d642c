"""The names of the kinds of entry that a rule of the program speaks of.

What a kind holds and asks stands with the kind itself, in `entry_kinds`. A kind that no rule speaks of needs no line
here: its id is made where the kind is. A log may also hold kinds of a newer program, and they are read like that too.
"""

from enum import StrEnum


class KindId(StrEnum):
    """The id of a kind of entry, as it is signed. Any text is one; those with a name here can be spoken of."""

    RAISED = "raised"
    PERSON = "person"
    KEY = "key"

    CONTACT = "contact"
    REPLY = "reply"
    ACTION = "action"
    ACTION_ANSWER = "action-answer"
    POSITION = "position"
    DETAILS = "details"
    WRITING = "writing"
    NOTE = "note"
    SAFETY = "safety"
    PARTNERSHIP_TOLD = "partnership-told"
    STAGE_DESCRIBED = "stage-described"
    CHILD_OUTCOME = "child-outcome"

    LIMIT_MET = "limit-met"
    FORM_RECEIVED = "form-received"
    SHORTER_LIMIT = "shorter-limit"
    LONGER_LIMIT = "longer-limit"
    PAUSED = "paused"
    RESUMED = "resumed"
    PRIORITY_SET = "priority-set"

    STAGE_CONCLUDED = "stage-concluded"
    WITHDRAWN = "withdrawn"
    ESCALATED = "escalated"
    TRACK_MOVED = "track-moved"
    CLOSED = "closed"
    REOPENED = "reopened"
    RECONCILED = "reconciled"

    CORRECTION = "correction"
    WITHHELD = "withheld"
    LINKED = "linked"

    @classmethod
    def _missing_(cls, value: object) -> "KindId | None":
        """An id without a name here. It equals another of the same text; compare ids with `==`, never with `is`."""
        if not isinstance(value, str):
            return None
        made = str.__new__(cls, value)
        made._name_ = made._value_ = value
        return made
