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
    Field("unwritten.*", "Not received", Control.TICK, case_text=False),
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
        "Stage ended",
        asked(
            Field(
                "outcome",
                "How the stage ended",
                Control.LIST,
                choices_from=ChoicesFrom.STAGE_OUTCOMES,
                options=OUTCOMES,
                required=True,
                case_text=False,
            ),
            Field(
                "raising_agrees",
                "Raising side agrees that it is resolved",
                Control.CHOICE,
                options=AGREES,
                case_text=False,
                required_when=("outcome", ("resolved", "resolved-with-actions")),
            ),
            Field("summary", "What came of the stage", Control.PROSE, required=True),
            Field("outstanding", "Still open", Control.PROSE),
            Field("told_how", "Who was told of the outcome, when and how"),
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
        "Withdrawn by the raising side",
        asked(Field("changed", "What changed", Control.PROSE, required=True)),
        decision=True,
        icon="left",
        menu=170,
        notified=(Given("dates", ("occurred",)),),
    ),
    Kind(
        KindId.ESCALATED,
        "Went to a later stage",
        asked(
            Field(
                "to_stage", "Stage", Control.LIST, choices_from=ChoicesFrom.STAGES_AHEAD, required=True, case_text=False
            ),
            Field(
                "because_of_risk",
                "Earlier stages are passed over because of risk to the child",
                Control.TICK,
                case_text=False,
            ),
            Field(
                "safety_done", "Done to make the child safe", Control.PROSE, required_when=("because_of_risk", (True,))
            ),
            Field("reason", "Why now", Control.PROSE, required=True),
            Field("our_person", "Acting on our side", Control.PERSON),
            Field("other_person", "Acting on their side", Control.PERSON),
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
        "Moved to another route",
        asked(
            Field(
                "to_track", "Route", Control.LIST, choices_from=ChoicesFrom.OTHER_TRACKS, required=True, case_text=False
            ),
            Field("to_stage", "Stage", Control.LIST, choices_from=ChoicesFrom.STAGES_OF_OTHER_TRACKS, case_text=False),
            *TRACK_FACTS,
            Field("reason", "Why it moved", Control.PROSE, required=True),
            Field("our_person", "Acting on our side", Control.PERSON),
            Field("other_person", "Acting on their side", Control.PERSON),
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
        "Closed",
        asked(
            Field("summary", "What came of it", Control.PROSE, required=True),
            Field("child_outcome", "Outcome for the child", Control.CHOICE, options=CHILD_OUTCOMES, required=True),
            Field("child_note", "What shows it", Control.PROSE),
            Field("told_how", "Who was told, when and how"),
        ),
        decision=True,
        icon="flag",
        menu=140,
        notified=(Given("dates", ("occurred",)),),
    ),
    Kind(
        KindId.REOPENED,
        "Reopened",
        asked(Field("reason", "Why it is opened again", Control.PROSE, required=True)),
        decision=True,
        icon="again",
        menu=160,
        notified=(Given("dates", ("occurred",)),),
    ),
    Kind(
        KindId.RECONCILED,
        "Settled",
        asked(
            Field(
                "stands",
                "Decision that stands",
                Control.LIST,
                choices_from=ChoicesFrom.DECISIONS,
                required=True,
                case_text=False,
            ),
            Field("names", "Decisions", Control.HIDDEN, case_text=False),
            Field("why", "Why", Control.PROSE, required=True),
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
