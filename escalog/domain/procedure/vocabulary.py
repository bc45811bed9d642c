"""The closed vocabularies of a procedure: units, events, acts, sides, places."""

from enum import StrEnum
from typing import NewType

StageId = NewType("StageId", str)
"""The id of a stage, unique in its procedure."""

TrackId = NewType("TrackId", str)
"""The id of a track in its procedure."""

NO_STAGE, NO_TRACK = StageId(""), TrackId("")
"""The ids for "none named" or "not known"."""


class Unit(StrEnum):
    """The unit a time limit is counted in."""

    IMMEDIATELY = "immediately"
    HOURS = "hours"
    SERVICE_HOURS = "service-hours"
    SAME_WORKING_DAY = "same-working-day"
    WORKING_DAYS = "working-days"
    WORKING_WEEK = "working-week"
    CALENDAR_DAYS = "calendar-days"
    NONE = "none"


class Event(StrEnum):
    """What can start a time limit."""

    DECISION_HEARD = "decision-heard"
    RAISED = "raised"
    STAGE_STARTED = "stage-started"
    """Also the end of the previous stage, where a stage begins when the one before has ended."""
    DISCUSSION = "discussion"
    REPLY = "reply"
    AGREED = "agreed"
    CONFIRMED = "confirmed"
    MET = "met"
    FORM_RECEIVED = "form-received"
    CONFERENCE = "conference"
    REVIEW = "review"
    ACT_DONE = "act-done"
    """The act of another limit was done: the limit named by `after`."""


class Act(StrEnum):
    """What a time limit asks to be done; an entry of a matching kind fulfils it (see `ladder/fulfilment`)."""

    RAISE = "raise"
    ACKNOWLEDGE = "acknowledge"
    DISCUSS = "discuss"
    REPLY = "reply"
    AGREE = "agree"
    CONFIRM = "confirm"
    READ_FILE = "read-file"
    SEND_FORM = "send-form"
    CALL_MEETING = "call-meeting"
    MEET = "meet"
    RECORD = "record"
    """Somebody named in the text writes something down: a chair records the precise nature of a dissent."""
    INFORM = "inform"
    """Somebody named in the text, other than the partnership, is told."""
    TELL_PARTNERSHIP = "tell-partnership"


class When(StrEnum):
    """At which end of a stage something is due."""

    START = "start"
    END = "end"


class Side(StrEnum):
    """One of the two sides of a disagreement."""

    RAISING = "raising"
    RECEIVING = "receiving"


class Part(StrEnum):
    """Which side fills in a part of a stage's form."""

    RAISING = "raising"
    RECEIVING = "receiving"
    BOTH = "both"


class Place(StrEnum):
    """Where a stage stands: on the ladder, before it (own manager, reflection), or after it (mediation, a panel)."""

    BEFORE = "before"
    LADDER = "ladder"
    AFTER = "after"


class Missing(StrEnum):
    """What happens at a stage for a kind of agency that has nobody at that level."""

    ACTS = "acts"
    """It has somebody: `role` says whom."""
    DELEGATED = "delegated"
    """Somebody else acts for it: `role` says who."""
    SKIPPED = "skipped"
    """The stage is passed over."""


class BoardRole(StrEnum):
    """What the partnership does at a stage once it has been told."""

    NONE = "none"
    RECORDS = "records"
    MEDIATES = "mediates"
    CHAIRS = "chairs"
    DECIDES = "decides"


class About(StrEnum):
    """What a track is about. It decides the first questions and the wording of the form for raising."""

    CHILD = "child"
    ADULT = "adult"
    CONFERENCE = "conference"
    """Dissent from the decision of a conference: asks when it was held and who chaired."""
    REVIEW = "review"
    """The plan or review of a looked-after child: asks for the review date and the reviewing officer."""
    THEME = "theme"
    """Resource, capacity or practice across cases: no single child."""
