"""How a disagreement is raised on one route: which questions the form asks there, in which words, and what is needed.

There is one kind `raised`; a route only leaves out questions, rewords them, or requires others.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from escalog.domain.entry_kinds.fields import CANNOT_WAIT, Field
from escalog.domain.entry_kinds.kind import Kind
from escalog.domain.entry_kinds.raising import RAISED, STEPS, RaisingStep
from escalog.domain.procedure.model import Choice, Procedure, Track
from escalog.domain.procedure.route_words import in_track_words
from escalog.domain.procedure.vocabulary import About, Event

_CLOCKS: Mapping[str, Event] = {
    "conference": Event.CONFERENCE,
    "review_on": Event.REVIEW,
    "heard": Event.DECISION_HEARD,
}
"""The fields whose moments can start a limit, with the event each one is."""

_ALWAYS: Mapping[About, frozenset[str]] = {
    About.CHILD: frozenset({"heard"}),
    About.ADULT: frozenset({"heard"}),
    About.CONFERENCE: frozenset({"conference"}),
    About.REVIEW: frozenset(),
    About.THEME: frozenset({"theme"}),
}
"""What a route needs to know, whatever its limits start from."""

_NOT_NEEDED: Mapping[About, frozenset[str]] = {
    About.THEME: frozenset({"child.*.initials", "safety_plan", "heard"}),
    About.CONFERENCE: frozenset({"heard"}),
    About.REVIEW: frozenset({"heard"}),
}

_LEFT_OUT: Mapping[About, frozenset[str]] = {About.THEME: frozenset({"need", "child"})}
"""The pages of the form that a route does not have."""


_HEADINGS: Mapping[About, Mapping[str, str]] = {
    About.CONFERENCE: {
        "decision": "What the dissent is to",
        "occurred": "Raised on",
        "other_agency": "Other agency",
    },
    About.REVIEW: {"decision": "What in the plan or the review is challenged"},
    About.THEME: {"decision": "What happens, or does not happen"},
}
"""What such a question is called for readers."""

_BEGINS: Mapping[About, Mapping[str, tuple[str, ...]]] = {
    About.CONFERENCE: {"decision": ("conference", "conference_chair")},
    About.REVIEW: {"decision": ("review_on", "reviewing_officer")},
    About.THEME: {"sides": ("theme",)},
}
"""What a page asks first on a route."""


def needed_on(track: Track) -> frozenset[str]:
    """The fields that a route requires: what it is about, where its limits start, why it cannot wait."""
    starts = {limit.starts for stage in track.stages for limit in stage.time_limits}
    starts |= {overall_limit.starts for overall_limit in track.caps}
    cannot_wait = {field.name for field in CANNOT_WAIT} if track.fast else set()
    return _ALWAYS[track.about] | {name for name, event in _CLOCKS.items() if event in starts} | cannot_wait


@lru_cache(maxsize=64)
def kind_on(track: Track, procedure: Procedure) -> Kind:
    """The kind `raised` as a route asks it: in its words, and with what it requires."""
    return replace(RAISED, fields=tuple(_fields(track, procedure)))


def steps_on(track: Track, procedure: Procedure) -> tuple[RaisingStep, ...]:
    """The pages of the form on a route, in order."""
    return tuple(
        replace(step, fields=tuple(_asked(step, track, procedure)))
        for step in STEPS
        if step.id not in _LEFT_OUT.get(track.about, ()) and (step.id != "need" or procedure.levels_of_need)
    )


def _asked(step: RaisingStep, track: Track, procedure: Procedure) -> Iterator[str]:
    """The names of the questions on a page."""
    needed, about = needed_on(track), track.about
    yield from _BEGINS.get(about, {}).get(step.id, ())
    for name in step.fields:
        if _is_left_out(name, about):
            continue
        if name == "heard" and about in (About.CONFERENCE, About.REVIEW) and name not in needed:
            continue
        yield name
        if name == "category" and track.priorities:
            yield "priority"
    if step.id == "sides" and procedure.agency_types:
        yield from ("raising_agency_type", "receiving_agency_type")


def _is_left_out(name: str, about: About) -> bool:
    """Whether such a route has no place for a question."""
    if about is About.THEME:
        return name.startswith("child.") or name == "court"
    return about is About.ADULT and name == "child.*.unborn"


def _fields(track: Track, procedure: Procedure) -> Iterator[Field]:
    words, about, needed = procedure.words_on(track), track.about, needed_on(track)
    for field in RAISED.fields:
        heading = _HEADINGS.get(about, {}).get(field.name, field.heading)
        wanted = field.name in needed or (field.required and field.name not in _NOT_NEEDED.get(about, ()))
        yield replace(
            field,
            heading=in_track_words(heading, words, about),
            options=tuple(
                Choice(id=choice.id, label=in_track_words(choice.label, words, about)) for choice in field.options
            ),
            required=wanted,
        )
