"""Who acts at a stage for each side's kind of agency, and at which stages one of them has nobody."""

from collections.abc import Mapping
from dataclasses import replace

from escalog.domain.ladder.states import StageState, StageStatus
from escalog.domain.procedure.model import AgencyRole, Procedure
from escalog.domain.procedure.vocabulary import Missing, Side
from escalog.domain.values.english import lower_first

OPTIONAL = "the procedure lets it be passed over"
FAST = "an immediate route may pass it over"


def at_their_level(state: StageState, kinds: Mapping[Side, str], procedure: Procedure, *, fast: bool) -> StageState:
    """A stage with the roles for these kinds of agency. `kinds` gives the kind of the raising and the receiving side.

    `fast`: the stage belongs to an immediate route.
    """
    roles = state.stage.roles
    raising, receiving = (roles.of_agency(kinds.get(side, ""), side) for side in Side)
    without = tuple(
        _label(procedure, role.agency) if role and role.level is Missing.SKIPPED else ""
        for role in (raising, receiving)
    )
    no_level = _nobody(" and ".join(dict.fromkeys(name for name in without if name)))
    other = OPTIONAL if state.stage.optional else FAST if fast else ""
    skipped = state.status is StageStatus.SKIPPED and not state.because_of_risk
    return replace(
        state,
        raising_role="" if without[0] else _role(procedure, raising) or state.raising_role,
        receiving_role="" if without[1] else _role(procedure, receiving) or state.receiving_role,
        raising_nobody=_nobody(without[0]),
        receiving_nobody=_nobody(without[1]),
        no_level=no_level,
        passed_over=(no_level or other) if skipped else "",
    )


def _nobody(agencies: str) -> str:
    return f"{agencies} has nobody at this level" if agencies else ""


def _role(procedure: Procedure, acts: AgencyRole | None) -> str:
    """Who acts for a kind of agency; empty where the pack says nothing specific about it."""
    if acts is None or not acts.role:
        return ""
    if acts.level is not Missing.DELEGATED:
        return acts.role
    return f"{acts.role} (for {lower_first(_label(procedure, acts.agency))})"


def _label(procedure: Procedure, kind: str) -> str:
    return next((agency_type.label for agency_type in procedure.agency_types if agency_type.id == kind), kind)
