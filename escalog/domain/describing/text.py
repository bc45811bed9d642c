"""A procedure as plain lines for a terminal: everything it says, for a second reader to check."""

from collections.abc import Iterator

from escalog.domain.deadlines.calendar import NATIONS
from escalog.domain.describing.words import full_label, overall_limit_sentence, stage_facts, stage_marks, words_of
from escalog.domain.procedure.immediate_route import any_stage, for_risk
from escalog.domain.procedure.model import Procedure, Route, Track
from escalog.domain.procedure.route_words import marking_on
from escalog.domain.values.english import lower_first, say_date, say_list

OUTLINE = "This is an outline: not all of it is published here."


def procedure_text(procedure: Procedure) -> Iterator[str]:
    """The lines of a procedure, from its title to the concerns that take another route."""
    yield f"{procedure.title}, version {procedure.version}"
    if procedure.outline:
        yield OUTLINE
    for what, words in procedure_about(procedure):
        yield f"{what}: {_one_line(words)}"
    if procedure.guidance.strip():
        yield f"For every {procedure.words.stage.lower()}: {_one_line(procedure.guidance)}"
    for track in procedure.tracks:
        yield ""
        yield from _track(procedure, track)
    if procedure.routes:
        yield ""
        yield "Some concerns go another way"
        for route in procedure.routes:
            yield f"  {route.label}: {_one_line(route.instead)}{_leads(procedure, route)}"


def _track(procedure: Procedure, track: Track) -> Iterator[str]:
    words = words_of(procedure, track)
    yield track.title
    if track.chosen_when:
        yield f"  Taken when: {track.chosen_when}."
    if track.fast:
        yield f"  {for_risk(words.stage)} {any_stage(words.stage)}"
    elif track.starts_anywhere:
        yield f"  It may begin at any {words.stage.lower()}."
    for what, text in (("First", track.first_question), ("Guidance", track.guidance)):
        if text.strip():
            yield f"  {what}: {_one_line(text)}"
    for priority in track.priorities:
        runs = " It runs by night and at weekends too." if priority.round_the_clock else ""
        yield f"  {priority.said}.{runs}"
    for overall_limit in track.caps:
        yield f"  {overall_limit_sentence(overall_limit, track, words)}{_remark(overall_limit.note)}"
    for stage in track.stages:
        marks = "; ".join(lower_first(mark) for mark, _ in stage_marks(stage))
        yield f"  {full_label(stage, words)}{f' ({marks})' if marks else ''}"
        for fact in stage_facts(procedure, track, stage):
            yield f"    {fact.text}{_remark(fact.note)}"


def _leads(procedure: Procedure, route: Route) -> str:
    leads_to = procedure.find_track(route.track)
    title = leads_to.title if leads_to is not None else ""
    return f' Here it has its own route: "{title}".' if title else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _remark(note: str) -> str:
    """The pack author's remark on a fact, to follow it."""
    return f" ({_one_line(note).rstrip('.')}.)" if note.strip() else ""


_ASKS = {"level-of-need": "level of need"}


def procedure_about(procedure: Procedure) -> Iterator[tuple[str, str]]:
    """The label and text of every part that is filled in."""
    source = procedure.source
    yield "Source", f"{source.title}, {source.date}. {source.note}"
    yield "Bank holidays", f"Those of {NATIONS.get(procedure.nation, procedure.nation)}."
    yield "Service hours", f"{procedure.service_start} to {procedure.service_end} on working days."
    for what, days in (("Closed on", procedure.closures), ("Worked on", procedure.extra_working_days)):
        if days:
            yield what, "; ".join(f"{say_date(day.date, year=True)} ({day.name})" for day in days)
    lists = (
        ("Categories", procedure.categories),
        ("Levels of need", procedure.levels_of_need),
        ("Kinds of agency", procedure.agency_types),
    )
    for what, choices in lists:
        if choices:
            yield what, "; ".join(choice.label for choice in choices)
    if procedure.notification_asks:
        said = {**_ASKS, "stage": procedure.words.stage.lower()}
        yield "A notification says", say_list([said.get(ask, ask) for ask in procedure.notification_asks])
    for what, text in (("How long records are kept", procedure.retention), ("In Welsh", procedure.guidance_welsh)):
        if text.strip():
            yield what, text.strip()
    for contact in procedure.contacts:
        reach = [part for part in (contact.telephone, contact.email, contact.note) if part]
        yield contact.role, "; ".join(reach)
    yield "Marking on every page", _markings(procedure)


def _markings(procedure: Procedure) -> str:
    """The handling marking; where routes differ, that of each."""
    markings = {track.title: marking_on(procedure, track) for track in procedure.tracks}
    if len(set(markings.values())) == 1:
        return next(iter(markings.values()))
    return "; ".join(f"{title}: {marking}" for title, marking in markings.items())
