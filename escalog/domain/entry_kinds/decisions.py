"""The kinds that move a disagreement: a stage ended, a later stage, withdrawn, closed, reopened, settled."""

from escalog.domain.entry_kinds.fields import (
    AUTHOR,
    TRACK_FACTS,
    ChoicesFrom,
    Control,
    Field,
    asked,
    choices,
)
from escalog.domain.entry_kinds.kind import Deed, Given, Kind, Said
from escalog.domain.procedure.model import Choice
from escalog.domain.procedure.vocabulary import Act
from escalog.domain.values.english import lower_first
from escalog.domain.values.kind_id import KindId

OUTCOMES: tuple[Choice, ...] = choices(
    resolved="Resolved",
    resolved_with_actions="Resolved, with actions outstanding",
    unresolved="Unresolved",
)

AGREES = choices(yes="Yes", no="No", not_asked="Not asked yet")

CHILD_OUTCOMES = choices(
    improved="Improved",
    no_change_yet="No change yet",
    worse="Worse",
    not_known_yet="Not known yet: it comes back in 4 weeks",
    not_applicable="Not applicable",
)

OF_A_STAGE_LEFT: tuple[Field, ...] = (
    Field("writing.*", "Written for this stage", Control.PROSE),
    Field("unwritten.*", "They have not written it", Control.TICK, case_text=False, printed="Not received"),
)
"""The required writing of a stage, asked for on leaving it; the other side's part can be marked as not received."""


def _stage_concluded_heading(said: Said) -> str:
    stage = said.stage(said.recorded("stage")) if said.recorded("stage") else said.fixed("Stage")
    return f"{stage[:1].upper()}{stage[1:]} ended: {lower_first(said.choice('outcome'))}"


def _escalated_heading(said: Said) -> str:
    risk = " because of risk to the child" if said.recorded("because_of_risk") == "True" else ""
    return f"Went to {said.stage(said.recorded('to_stage'))}{said.fixed(risk)}"


def _track_moved_heading(said: Said) -> str:
    track, stage = said.recorded("to_track"), said.recorded("to_stage")
    to = "the immediate route" if said.is_fast(track) else "another route"
    return f"Moved to {to}: {said.track(track)}{f', {said.stage(stage)}' if stage else ''}"


def _reconciled_heading(said: Said) -> str:
    stands = said.other("stands")
    if stands is None or stands.kind == KindId.RECONCILED:
        return "Settled"
    return f"Settled. This stands: {lower_first(stands.heading())}"


DECISION_KINDS: tuple[Kind, ...] = (
    Kind(
        KindId.STAGE_CONCLUDED,
        "End this stage",
        "Stage ended",
        asked(
            Field(
                "outcome",
                "How did this stage end?",
                Control.LIST,
                choices_from=ChoicesFrom.STAGE_OUTCOMES,
                options=OUTCOMES,
                required=True,
                error="Choose how this stage ended",
                case_text=False,
                printed="How the stage ended",
            ),
            Field(
                "raising_agrees",
                "Does the raising side agree that it is resolved?",
                Control.CHOICE,
                options=AGREES,
                case_text=False,
                required_when=("outcome", ("resolved", "resolved-with-actions")),
                error="Say whether the raising side agrees",
                printed="Raising side agrees that it is resolved",
            ),
            Field(
                "summary",
                "What came of this stage?",
                Control.PROSE,
                required=True,
                error="Write what came of this stage, in a sentence or two",
                printed="What came of the stage",
            ),
            Field("outstanding", "What is still open?", Control.PROSE, printed="Still open"),
            Field(
                "told_how",
                "Who was told of the outcome, when and how?",
                printed="Who was told of the outcome, when and how",
            ),
            *OF_A_STAGE_LEFT,
        ),
        decision=True,
        icon="flag",
        menu=110,
        heading=_stage_concluded_heading,
        told_by_heading=frozenset({"outcome"}),
        judged=frozenset({"outcome"}),
        does=(Deed(Act.AGREE, "outcome", ("resolved", "resolved-with-actions")), Deed(Act.CONFIRM, "told_how")),
        notified=(Given("dates", ("occurred",)),),
    ),
    Kind(
        KindId.WITHDRAWN,
        "Withdraw the disagreement",
        "Withdrawn by the raising side",
        asked(
            Field(
                "changed",
                "What changed?",
                Control.PROSE,
                required=True,
                error="Write what changed",
                printed="What changed",
            )
        ),
        decision=True,
        icon="left",
        menu=170,
        act_ours="Withdraw our disagreement",
        act_theirs="Record that they withdrew it",
        notified=(Given("dates", ("occurred",)),),
    ),
    Kind(
        KindId.ESCALATED,
        "Go to a later stage",
        "Went to a later stage",
        asked(
            Field(
                "to_stage",
                "Which stage?",
                Control.LIST,
                choices_from=ChoicesFrom.STAGES_AHEAD,
                required=True,
                error="Choose the stage",
                case_text=False,
                printed="Stage",
            ),
            Field(
                "because_of_risk",
                "Earlier stages are passed over because of risk to the child",
                Control.TICK,
                case_text=False,
            ),
            Field(
                "safety_done",
                "What was done to make the child safe?",
                Control.PROSE,
                required_when=("because_of_risk", (True,)),
                error="Write what was done to make the child safe, and who was told",
                hint="Call emergency services or social care first. Record it afterwards.",
                printed="Done to make the child safe",
            ),
            Field(
                "reason",
                "Why now?",
                Control.PROSE,
                required=True,
                error="Write why it goes to this stage now",
                printed="Why now",
            ),
            Field("our_person", "Who acts on our side?", Control.PERSON, printed="Acting on our side"),
            Field("other_person", "Who acts on their side?", Control.PERSON, printed="Acting on their side"),
            *OF_A_STAGE_LEFT,
        ),
        decision=True,
        icon="steps",
        menu=120,
        heading=_escalated_heading,
        told_by_heading=frozenset({"to_stage"}),
        judged=frozenset({"to_stage", "because_of_risk"}),
        notified=(Given("dates", ("occurred",)),),
    ),
    Kind(
        KindId.TRACK_MOVED,
        "Move to another route",
        "Moved to another route",
        asked(
            Field(
                "to_track",
                "Which route?",
                Control.LIST,
                choices_from=ChoicesFrom.OTHER_TRACKS,
                required=True,
                error="Choose the route",
                case_text=False,
                printed="Route",
            ),
            Field(
                "to_stage",
                "At which stage does it start there?",
                Control.LIST,
                choices_from=ChoicesFrom.STAGES_OF_OTHER_TRACKS,
                hint="Leave this open for the first one.",
                case_text=False,
                printed="Stage",
            ),
            *TRACK_FACTS,
            Field(
                "reason",
                "Why does it move there?",
                Control.PROSE,
                required=True,
                error="Write why it moves to another route",
                printed="Why it moved",
            ),
            Field("our_person", "Who acts on our side?", Control.PERSON, printed="Acting on our side"),
            Field("other_person", "Who acts on their side?", Control.PERSON, printed="Acting on their side"),
        ),
        decision=True,
        icon="right",
        menu=130,
        heading=_track_moved_heading,
        told_by_heading=frozenset({"to_track", "to_stage"}),
        judged=frozenset({"to_track", "to_stage"}),
        notified=(Given("dates", ("occurred", "conference", "review_on")),),
    ),
    Kind(
        KindId.CLOSED,
        "Close the disagreement",
        "Closed",
        asked(
            Field(
                "summary",
                "What came of it?",
                Control.PROSE,
                required=True,
                error="Write what came of it, in a sentence or two",
                printed="What came of it",
            ),
            Field(
                "child_outcome",
                "What is the outcome for the child?",
                Control.CHOICE,
                options=CHILD_OUTCOMES,
                required=True,
                error="Choose the outcome for the child",
                printed="Outcome for the child",
            ),
            Field("child_note", "What shows this?", Control.PROSE, printed="What shows it"),
            Field("told_how", "Who was told, when and how?", printed="Who was told, when and how"),
        ),
        decision=True,
        icon="flag",
        menu=140,
        notified=(Given("dates", ("occurred",)),),
    ),
    Kind(
        KindId.REOPENED,
        "Reopen the disagreement",
        "Reopened",
        asked(
            Field(
                "reason",
                "Why is it opened again?",
                Control.PROSE,
                required=True,
                error="Write why it is opened again",
                printed="Why it is opened again",
            )
        ),
        decision=True,
        icon="again",
        menu=160,
        notified=(Given("dates", ("occurred",)),),
    ),
    Kind(
        KindId.RECONCILED,
        "Settle which decision stands",
        "Settled",
        asked(
            Field(
                "stands",
                "Which decision stands?",
                Control.LIST,
                choices_from=ChoicesFrom.DECISIONS,
                required=True,
                error="Choose which decision stands",
                case_text=False,
                printed="Decision that stands",
            ),
            Field("names", "Decisions", Control.HIDDEN, case_text=False),
            Field("why", "Why?", Control.PROSE, required=True, error="Write why this one stands", printed="Why"),
            happening=AUTHOR,
        ),
        decision=True,
        icon="fork",
        menu=10,
        heading=_reconciled_heading,
        told_by_heading=frozenset({"stands"}),
        judged=frozenset({"stands", "names"}),
        notified=(Given("dates", ("occurred",)),),
    ),
)
