"""Words for an immediate route, a fast track of a pack. Knows no disagreement.

Its rules are elsewhere: passing stages over in `permissions/acts`, a reason in `entry_kinds/raising_by_route`, no delay
in `next_step`.
"""

from escalog.domain.procedure.model import Track

IMMEDIATE = "Immediate route"
WITHOUT_DELAY = "Without delay: this is an immediate route."
DANGER_FIRST = "Immediate danger comes before any route"


def for_risk(stage: str) -> str:
    """What such a route is for. `stage` is the procedure's word for one."""
    return f"An immediate route, for risk that cannot wait for the {stage.lower()}s of the main one."


def any_stage(stage: str) -> str:
    """Where such a route may begin. `stage` is the procedure's word for one."""
    return f"It may begin at any {stage.lower()} and pass others over, always with a reason."


def title_of(track: Track) -> str:
    """A route by its title, and that it is an immediate one where its title does not say so."""
    said = "immediate" in track.title.casefold()
    return f"{track.title} ({IMMEDIATE.lower()})" if track.fast and not said else track.title
