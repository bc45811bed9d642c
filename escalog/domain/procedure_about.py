"""What a procedure says beside its stages: where it comes from, hours and days, lists, how long records are kept."""

from collections.abc import Iterator

from escalog.domain.calendars import NATIONS
from escalog.domain.moments import say_date, say_list
from escalog.domain.procedure import Procedure
from escalog.domain.track_words import marking_on

_ASKS = {"level-of-need": "level of need"}


def procedure_about(procedure: Procedure) -> Iterator[tuple[str, str]]:
    """Label and words of everything that has some."""
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
    for what, found in lists:
        if found:
            yield what, "; ".join(each.label for each in found)
    if procedure.notification_asks:
        said = {**_ASKS, "stage": procedure.words.stage.lower()}
        yield "A notification says", say_list([said.get(each, each) for each in procedure.notification_asks])
    for what, text in (("How long records are kept", procedure.retention), ("In Welsh", procedure.guidance_welsh)):
        if text.strip():
            yield what, text.strip()
    for contact in procedure.contacts:
        reach = [each for each in (contact.telephone, contact.email, contact.note) if each]
        yield contact.role, "; ".join(reach)
    yield "Marking on every page", _markings(procedure)


def _markings(procedure: Procedure) -> str:
    """The handling marking; where routes differ, that of each."""
    found = {track.title: marking_on(procedure, track) for track in procedure.tracks}
    if len(set(found.values())) == 1:
        return next(iter(found.values()))
    return "; ".join(f"{title}: {marking}" for title, marking in found.items())
