"""What is asked before a record is made: what it is, for whom and why."""

from collections.abc import Callable
from datetime import datetime

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.entry_kinds.fields import Control, choices
from escalog.domain.procedure.notice_points import whom_to_tell
from escalog.domain.procedure.vocabulary import When
from escalog.domain.values.entry import FieldValue
from escalog.ui.forms.form import Form
from escalog.ui.forms.question import FormContext
from escalog.wording.fields import AskedField

NOTICE = "notice"
_KINDS = choices(record="Full record: everything that is not withheld", notification="Notification: no narrative")

FIELDS = (
    AskedField(
        "kind",
        label="What do you make?",
        control=Control.CHOICE,
        options=_KINDS,
        required=True,
        error="Choose what you make",
        hint="A notification says what the procedure asks for: agencies, stage, category, dates, level of need.",
    ),
    AskedField(
        "recipient",
        label="Who receives it?",
        required=True,
        error="Write who receives it",
        placeholder="For example: Children's social care, team manager",
    ),
    AskedField(
        "reason",
        label="Why is it sent?",
        required=True,
        error="Write why it is sent",
        hint="It stands on the cover and in the list of what was sent.",
    ),
)

AT_FIRST: dict[str, FieldValue] = {"kind": "record"}
"""What the form begins with."""


def record_form(now: Callable[[], datetime]) -> Form:
    """The questions."""
    return Form(FIELDS, FormContext(lambda _name: (), now), AT_FIRST)


def notification_values(dispute: Dispute, notice: str) -> dict[str, FieldValue]:
    """What is filled in for a notification about one point of a stage."""
    state = next((known for known in dispute.notices if f"{known.stage}/{known.key}" == notice), None)
    values: dict[str, FieldValue] = {"kind": "notification", NOTICE: notice}
    if state is not None:
        to = whom_to_tell(state.notice, dispute.words)
        happened = "has started" if state.at is When.START else "has ended"
        values |= {"recipient": f"{to[:1].upper()}{to[1:]}", "reason": f"{dispute.stage(state.stage).label} {happened}"}
    return values
