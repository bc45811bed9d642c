"""A procedure as plain lines, for a terminal: its source, its routes, and all that each stage says."""

from collections.abc import Iterator

from escalog.domain.fast_track import any_stage, for_risk
from escalog.domain.procedure import Procedure, Track
from escalog.domain.procedure_words import FactKind, cap_sentence, full_label, stage_facts, words_of

OUTLINE = "This is an outline: not all of it is published here."


def procedure_text(procedure: Procedure) -> Iterator[str]:
    """The lines of a procedure, from its title to the concerns that go another way."""
    yield f"{procedure.title}, version {procedure.version}"
    source = procedure.source
    yield f"Source: {source.title} ({source.date}). {source.note}"
    if procedure.outline:
        yield OUTLINE
    for track in procedure.tracks:
        yield ""
        yield from _track(procedure, track)
    if procedure.routes:
        yield ""
        yield "Some concerns go another way"
        for route in procedure.routes:
            yield f"  {route.label}: {route.instead}"


def _track(procedure: Procedure, track: Track) -> Iterator[str]:
    words = words_of(procedure, track)
    yield track.title
    if track.chosen_when:
        yield f"  Taken when: {track.chosen_when}."
    if track.fast:
        yield f"  {for_risk(words.stage)} {any_stage(words.stage)}"
    if track.first_question:
        yield f"  First: {track.first_question}"
    for cap in track.caps:
        yield f"  {cap_sentence(cap, track, words)}{_remark(cap.note)}"
    for stage in track.stages:
        informal = "" if stage.formal else " (informal)"
        yield f"  {full_label(stage, words)}{informal}"
        for fact in stage_facts(procedure, track, stage):
            if fact.kind is not FactKind.GUIDANCE:
                yield f"    {fact.text}{_remark(fact.note)}"
        if stage.note:
            yield f"    {stage.note}"


def _remark(note: str) -> str:
    """What the author of the pack remarks on a fact, behind it."""
    return f" ({note.rstrip('.')}.)" if note else ""
