"""Fields that only some routes ask for: a conference, a review, a theme, agencies, how pressing it is, why now."""

from escalog.domain.entry_kinds.fields import Control, Field

CONFERENCE = (
    Field(
        "conference",
        "When was the conference held?",
        Control.MOMENT,
        error="Enter the day the conference was held, for example 16 Nov 2026",
        hint="This date can start the clock. If you are unsure of the time, leave it empty.",
        printed="Conference held on",
    ),
    Field(
        "conference_chair",
        "Who chaired the conference?",
        Control.PERSON,
        hint="If you know it.",
        printed="Chair of the conference",
    ),
)

REVIEW = (
    Field(
        "review_on",
        "When is the review, or when was it?",
        Control.DATE,
        error="Enter the day of the review, for example 16 Nov 2026",
        hint="This date can start the clock.",
        printed="Date of the review",
    ),
    Field(
        "reviewing_officer",
        "Who is the reviewing officer?",
        Control.PERSON,
        hint="If you know it.",
        printed="Reviewing officer",
    ),
)

THEME = (
    Field(
        "theme",
        "What is the theme?",
        error="Write what the theme is, in a few words",
        hint="In a few words and without naming anybody. For example: waiting time for speech therapy.",
        printed="Theme",
    ),
)

AGENCY_TYPES = (
    Field(
        "raising_agency_type",
        "What kind of agency is the raising side?",
        Control.LIST,
        choices_from="agency-types",
        hint="Some agencies have nobody at some levels. This says who acts for them.",
        case_text=False,
        printed="Kind of agency, raising side",
    ),
    Field(
        "receiving_agency_type",
        "What kind of agency is the receiving side?",
        Control.LIST,
        choices_from="agency-types",
        case_text=False,
        printed="Kind of agency, receiving side",
    ),
)

PRIORITY = (
    Field(
        "priority",
        "How pressing is it?",
        Control.LIST,
        choices_from="priorities",
        hint="It can change how long there is for what is to be done.",
        case_text=False,
        printed="How pressing it is",
    ),
)

CANNOT_WAIT = (
    Field(
        "cannot_wait",
        "Why can it not wait?",
        Control.PROSE,
        error="Write why it cannot wait",
        hint="In a sentence or two: what may happen, and how soon.",
        printed="Why it cannot wait",
    ),
)

TRACK_FACTS: tuple[Field, ...] = (*CONFERENCE, *REVIEW, *THEME)
"""What a route may need to be told of, when it is raised or moved there."""
