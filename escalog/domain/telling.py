"""The kind `partnership-told`: to whom, how, of which point of a stage, what was sent, and the record that went."""

from escalog.domain.kinds import Control, Field, act_kind, choices

TELLING = choices(
    form="By the partnership's form", email="By secure e-mail", telephone="By telephone", meeting="At a meeting"
)

PARTNERSHIP_TOLD = act_kind(
    "partnership-told",
    "The partnership was told",
    "Partnership told",
    Field(
        "notice",
        "Of what were they told?",
        Control.LIST,
        choices_from="notices",
        case_text=False,
        printed="Of what",
    ),
    Field("whom", "Who was told?", Control.PERSON, required=True, error="Write who was told", printed="Who was told"),
    Field(
        "how",
        "How?",
        Control.CHOICE,
        options=TELLING,
        required=True,
        error="Choose how they were told",
        case_text=False,
        printed="How",
    ),
    Field(
        "sent_what",
        "What was sent?",
        hint="For example: the notification form.",
        printed="What was sent",
    ),
    Field("what", "What were they told?", Control.PROSE, printed="What they were told"),
    Field("record", "Record that was sent", Control.HIDDEN, case_text=False),
)
"""`notice` is the key of a point of the stage (see `notices`), `record` a notification's line in the register."""
