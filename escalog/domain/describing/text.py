"""A procedure as lines for a terminal: everything it says, for a second reader to check."""

from collections.abc import Iterator
from dataclasses import dataclass

from escalog.domain.deadlines.calendar import NATIONS
from escalog.domain.describing.words import (
    full_label,
    listed,
    overall_limit_sentence,
    stage_facts,
    stage_marks,
    words_of,
)
from escalog.domain.pack.toml.errors import Said
from escalog.domain.procedure.immediate_route import any_stage, for_risk
from escalog.domain.procedure.model import Priority, Procedure, Route, Track
from escalog.domain.procedure.route_words import marking_on
from escalog.domain.values.message import Message, message

OUTLINE = message("describing-outline")


@dataclass(frozen=True, slots=True)
class DescribedLine:
    """One line, and how far it is indented."""

    words: Said
    indent: int = 0


def procedure_text(procedure: Procedure) -> Iterator[DescribedLine]:
    """The lines of a procedure, from its title to the concerns that take another route."""
    yield DescribedLine(message("describing-title", title=procedure.title, version=procedure.version))
    if procedure.outline:
        yield DescribedLine(OUTLINE)
    for what, words in procedure_about(procedure):
        yield DescribedLine(message("describing-about", what=what, words=words))
    if procedure.guidance.strip():
        every = for_every(procedure.words.stage)
        yield DescribedLine(message("describing-about", what=every, words=_one_line(procedure.guidance)))
    for track in procedure.tracks:
        yield DescribedLine("")
        yield from _track(procedure, track)
    if procedure.routes:
        yield DescribedLine("")
        yield DescribedLine(message("describing-other-ways"))
        for route in procedure.routes:
            yield DescribedLine(message("describing-about", what=route.label, words=way_out(procedure, route)), 2)


def for_every(stage: str) -> Message:
    """The label of what a procedure says of every stage, which it calls `stage`."""
    return message("describing-for-every", stage=stage)


def way_out(procedure: Procedure, route: Route) -> Said:
    """What to do instead of this procedure."""
    leads_to = procedure.find_track(route.track)
    if leads_to is None:
        return route.instead.strip()
    return message("describing-way-out", instead=route.instead.strip(), title=leads_to.title)


def priority_sentence(priority: Priority) -> Message:
    """A priority and what it means: "Red: a child may come to harm today."."""
    runs_on = "yes" if priority.round_the_clock else "no"
    return message("describing-priority", priority=priority.said, runs_on=runs_on)


def any_start(stage: str) -> Message:
    """That a route may begin at any stage, which the procedure calls `stage`."""
    return message("describing-any-start", stage=stage)


def _track(procedure: Procedure, track: Track) -> Iterator[DescribedLine]:
    words = words_of(procedure, track)
    yield DescribedLine(track.title)
    if track.chosen_when:
        yield DescribedLine(message("describing-taken-when", when=track.chosen_when), 2)
    if track.fast:
        yield DescribedLine(f"{for_risk(words.stage)} {any_stage(words.stage)}", 2)
    elif track.starts_anywhere:
        yield DescribedLine(any_start(words.stage), 2)
    if track.first_question.strip():
        yield DescribedLine(message("describing-first", question=_one_line(track.first_question)), 2)
    if track.guidance.strip():
        yield DescribedLine(message("describing-guidance", guidance=_one_line(track.guidance)), 2)
    for priority in track.priorities:
        yield DescribedLine(priority_sentence(priority), 2)
    for overall_limit in track.caps:
        yield DescribedLine(_remarked(overall_limit_sentence(overall_limit, track, words), overall_limit.note), 2)
    for stage in track.stages:
        label = full_label(stage, words)
        marks = [message("describing-mark-inside", mark=mark.value) for mark, _ in stage_marks(stage)]
        yield DescribedLine(message("describing-stage-marked", stage=label, marks=listed(marks)) if marks else label, 2)
        for fact in stage_facts(procedure, track, stage):
            yield DescribedLine(_remarked(fact.text, fact.note), 4)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _remarked(words: Said, note: str) -> Said:
    """A fact with the pack author's remark on it."""
    remark = _one_line(note).rstrip(".")
    return message("describing-remarked", words=words, remark=remark) if note.strip() else words


def procedure_about(procedure: Procedure) -> Iterator[tuple[Said, Said]]:
    """The label and text of every part that is filled in."""
    source = procedure.source
    said = message("describing-source-is", title=source.title, date=source.date, note=source.note)
    yield message("describing-source"), said
    nation = NATIONS.get(procedure.nation, procedure.nation)
    yield message("describing-bank-holidays"), message("describing-bank-holidays-of", nation=nation)
    hours = message("describing-hours-from", start=procedure.service_start, end=procedure.service_end)
    yield message("describing-hours"), hours
    yield from _days(procedure)
    lists = (
        (message("describing-categories"), procedure.categories),
        (message("describing-levels"), procedure.levels_of_need),
        (message("describing-agencies"), procedure.agency_types),
    )
    for what, choices in lists:
        if choices:
            yield what, listed([choice.label for choice in choices])
    if procedure.notification_asks:
        asks = tuple(
            message("describing-ask", ask=ask, stage=procedure.words.stage) for ask in procedure.notification_asks
        )
        yield message("describing-notification"), message("describing-asks", asks=asks)
    kept, welsh = message("describing-retention"), message("describing-welsh")
    for what, text in ((kept, procedure.retention), (welsh, procedure.guidance_welsh)):
        if text.strip():
            yield what, text.strip()
    for contact in procedure.contacts:
        reach = [part for part in (contact.telephone, contact.email, contact.note) if part]
        yield contact.role, listed(reach)
    yield message("describing-marking"), _markings(procedure)


def _days(procedure: Procedure) -> Iterator[tuple[Message, Said]]:
    closed, worked = message("describing-closed-on"), message("describing-worked-on")
    for what, days in ((closed, procedure.closures), (worked, procedure.extra_working_days)):
        if days:
            yield what, listed([message("describing-local-day", date=day.date, name=day.name) for day in days])


def _markings(procedure: Procedure) -> Said:
    """The handling marking; where routes differ, that of each."""
    markings = {track.title: marking_on(procedure, track) for track in procedure.tracks}
    if len(set(markings.values())) == 1:
        return next(iter(markings.values()))
    return listed([message("describing-about", what=title, words=marking) for title, marking in markings.items()])
