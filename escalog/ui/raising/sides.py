"""The questions of the raise form in the words of whoever fills it in: ours, or raised with us."""

from collections.abc import Mapping
from dataclasses import replace

from escalog.domain.entry_kinds.fields import Field
from escalog.domain.entry_kinds.raising import RaisingStep
from escalog.domain.procedure.vocabulary import About
from escalog.domain.values.answers import Direction
from escalog.domain.values.entry import FieldValue

_OURS = {
    "raising.holds": ("What do you disagree with, and why?", ""),
    "receiving.holds": ("What do they hold, and why?", "In their own words, if you have them."),
    "receiving.wants": ("What do they think should happen?", ""),
    "heard": ("When did you hear of it?", ""),
    "level.raising": ("Level of need as you see it", ""),
    "level.receiving": ("Level of need as they see it", ""),
    "raising_agency_type": ("What kind of agency is yours?", ""),
    "receiving_agency_type": ("What kind of agency is theirs?", ""),
}
_THEIRS = {
    "decision": ("Which decision of yours is challenged?", "What you decided or did not do."),
    "heard": ("When did the challenge reach you?", ""),
    "rationale": ("What reason did you give?", ""),
    "occurred": ("When did they raise it?", "The day they told you, as they say."),
    "raising.holds": ("What do they disagree with, and why?", "As given to you, in their own words if you have them."),
    "raising.wants": ("What do they think should happen?", "As given to you."),
    "raising.evidence": ("What does it rest on?", "As given to you, and where the original is held."),
    "raising.change": ("What would change their mind?", "If they said so."),
    "receiving.holds": ("What do you hold, and why?", "You can add this later."),
    "receiving.wants": ("What do you think should happen?", ""),
    "receiving.evidence": ("What does your view rest on?", "And where the original is held."),
    "receiving.change": ("What would change your mind?", ""),
    "receiving.source": ("Where is this written down?", ""),
    "level.raising": ("Level of need as they see it", ""),
    "level.receiving": ("Level of need as you see it", ""),
    "raising_agency_type": ("What kind of agency is theirs?", ""),
    "receiving_agency_type": ("What kind of agency is yours?", ""),
}
_THEIRS_ON: Mapping[About, Mapping[str, str]] = {About.CONFERENCE: {"other_agency": "Agency that dissents"}}
"""Of what a route asks in words of its own, what reads otherwise when it was raised with us."""

_TITLES_OURS = {"ours": "Your position", "theirs": "Their position"}
_TITLES_THEIRS = {"ours": "Their position, as given to you", "theirs": "Your position"}


def is_theirs(values: Mapping[str, FieldValue]) -> bool:
    """Whether it was raised with us."""
    return values.get("direction") == Direction.THEIRS


def title_on_this_side(step: RaisingStep, *, theirs: bool) -> str:
    """The title of a page for whoever fills it in."""
    return (_TITLES_THEIRS if theirs else _TITLES_OURS).get(step.id, step.title)


def on_their_route(field: Field, about: About) -> Field:
    """A question that a route puts in its own words, for those with whom it was raised."""
    return replace(field, label=_THEIRS_ON.get(about, {}).get(field.name, field.label))


def on_this_side(field: Field, *, theirs: bool) -> Field:
    """A question for whoever fills it in."""
    said = (_THEIRS if theirs else _OURS).get(field.name)
    if said is None:
        return field
    label, hint = said
    return replace(field, label=label, hint=hint or field.hint)
