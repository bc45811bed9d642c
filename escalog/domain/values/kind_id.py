"""The names of the kinds of entry that the program's rules mention.

What a kind holds and asks is defined with the kind, in `entry_kinds`. A kind that no rule mentions needs no line here:
its id is made where the kind is defined. Kinds of a newer program in a log are read the same way.
"""

from enum import StrEnum


class KindId(StrEnum):
    """The id of a kind of entry, as it is signed. Any text is valid; rules can mention those named here."""

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
        """An id without a name here. It equals another with the same text; compare ids with `==`, never with `is`."""
        if not isinstance(value, str):
            return None
        made = str.__new__(cls, value)
        made._name_ = made._value_ = value
        return made
