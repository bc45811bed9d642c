"""Two versions of a procedure compared: what is new, gone or different, by route and stage.

What did not change is not mentioned. A stage or route whose id changed is matched by its name or number.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from escalog.domain.comparing.comparison import (
    ComparisonRule,
    Minor,
    Names,
    Paired,
    Say,
    Subject,
    Told,
    flag,
    identity,
    items,
    paired,
    prose,
    said,
    text,
    texts,
    worded,
)
from escalog.domain.comparing.notices import Point, notice_changes
from escalog.domain.comparing.stages import LENGTH, MEASURES, STAGE_RULES, named, starts_rule
from escalog.domain.deadlines.calendar import NATIONS
from escalog.domain.describing.words import full_label, listed, short_label, stage_facts, stage_list, words_of
from escalog.domain.pack.toml.errors import Said
from escalog.domain.procedure.immediate_route import title_of
from escalog.domain.procedure.model import Cap, Procedure, Stage, Track, Words
from escalog.domain.procedure.vocabulary import About
from escalog.domain.values.message import Message, message

_ABOUT: Mapping[About, Message] = {about: message("comparing-about", about=about.value) for about in About}


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference."""

    track: str
    """The title of the route, as the later version calls it; empty for the procedure as a whole."""
    stage: Said
    """The stage in full ("Stage 2: Line managers"); empty for the route as a whole."""
    place: Said
    """The stage in short ("Stage 2")."""
    words: Said
    """"the reply was due in 3 working days, now 2"."""
    minor: bool = False
    """Whether only wording changed: guidance, remarks, ids in the file."""
    is_fact: bool = False
    """Whether it is a fact of a new stage, a whole sentence already."""


WORDS_RULES: tuple[ComparisonRule, ...] = (
    text("stage", message("comparing-part-what-a-stage-is-called")),
    text("partnership", message("comparing-part-what-the-partnership-is-called")),
    text("safeguarding_lead", message("comparing-part-what-the-safeguarding-lead-is-called")),
    text("lead_professional", message("comparing-part-what-the-lead-professional-is-called")),
    text("child", message("comparing-part-what-the-child-is-called")),
)

SOURCE_RULES: tuple[ComparisonRule, ...] = (
    text("title", message("comparing-part-title-of-the-source")),
    text("date", message("comparing-part-date-of-the-source")),
    text("note", message("comparing-part-remark-on-the-source"), minor=True),
)

CHOICE_RULES: tuple[ComparisonRule, ...] = (identity(), text("label", message("comparing-part-name")))

DAY_RULES: tuple[ComparisonRule, ...] = (
    ComparisonRule(("date",), lambda subject, was, now, _names: iter((
        message("comparing-day", subject=named(subject), was=was.date, now=now.date),
    ))),
    text("name", message("comparing-part-name")),
)  # fmt: skip

CONTACT_RULES: tuple[ComparisonRule, ...] = (
    text("role", message("comparing-part-role")),
    text("telephone", message("comparing-part-telephone-number")),
    text("email", message("comparing-part-e-mail-address")),
    text("note", message("comparing-part-remark"), minor=True),
)


def _route_track(subject: Subject, before: Any, after: Any, names: Names) -> Iterator[Told]:  # noqa: ANN401 - routes
    was, now = names.before.get(before.track, before.track), names.after.get(after.track, after.track)
    if was != now:
        none = message("comparing-no-route")
        yield message("comparing-leads", subject=named(subject), was=was or none, now=now or none)


ROUTE_RULES: tuple[ComparisonRule, ...] = (
    identity(),
    text("label", message("comparing-part-name")),
    prose("instead", message("comparing-part-advice")),
    ComparisonRule(("track",), _route_track),
)

PRIORITY_RULES: tuple[ComparisonRule, ...] = (
    identity(),
    text("label", message("comparing-part-name")),
    text("meaning", message("comparing-part-meaning")),
    flag("round_the_clock", lambda subject, now: message("comparing-round-the-clock", subject=subject, now=now)),
)


def _stages_held(subject: Subject, before: Cap, after: Cap, names: Names) -> Iterator[Told]:
    was, now = names.before[_span(before)], names.after[_span(after)]
    if was != now:
        yield message("comparing-covers", subject=named(subject), was=was, now=now)


def _span(overall_limit: Cap) -> str:
    """The key of an overall limit's stages among the names; a line feed keeps it apart from every id."""
    return "\n".join(("stages", *overall_limit.stages))


OVERALL_LIMIT_RULES: tuple[ComparisonRule, ...] = (
    identity(),
    text("label", message("comparing-part-wording")),
    starts_rule(),
    LENGTH,
    MEASURES,
    ComparisonRule(("stages",), _stages_held),
    text("note", message("comparing-part-remark"), minor=True),
)


def _words(subject: Subject, before: Any, after: Any, names: Names) -> Iterator[Told]:  # noqa: ANN401 - tracks, procedures
    if before.words is None or after.words is None:
        own = "yes" if before.words is None else "no"
        yield message("comparing-own-words", subject=named(subject), now=own)
    was, now = before.words or Words(), after.words or Words()
    yield from said(WORDS_RULES, None, was, now, names)


def _marking(otherwise: Message) -> Say:
    """How a marking changed; `otherwise` names the marking where the pack gives none."""

    def say(subject: Subject, before: Any, after: Any, _names: Names) -> Iterator[Told]:  # noqa: ANN401 - tracks, procedures
        was, now = (
            message("comparing-quoted", words=version.marking) if version.marking else otherwise
            for version in (before, after)
        )
        what = message("comparing-part-handling-marking")
        if subject is not None:
            what = message("comparing-of", what=what, subject=subject)
        yield message("comparing-marking", what=what, was=was, now=now)

    return say


TRACK_RULES: tuple[ComparisonRule, ...] = (
    identity(),
    text("title", message("comparing-part-title")),
    ComparisonRule(("stages",), lambda *_all: iter(()), elsewhere=True),
    worded("about", message("comparing-part-subject"), _ABOUT),
    text("chosen_when", message("comparing-part-reason-to-choose")),
    text("first_question", message("comparing-part-first-question")),
    flag("fast", lambda subject, now: message("comparing-fast", subject=subject, now=now)),
    flag("starts_anywhere", lambda subject, now: message("comparing-starts-anywhere", subject=subject, now=now)),
    items(
        "priorities", lambda priority: priority.label, PRIORITY_RULES,
        lambda priority: priority.id, lambda priority: priority.label,
    ),
    items(
        "caps", lambda limit: limit.label, OVERALL_LIMIT_RULES,
        lambda limit: limit.id, lambda limit: limit.label,
    ),
    ComparisonRule(("words",), _words),
    ComparisonRule(("marking",), _marking(message("comparing-marking-of-procedure"))),
    prose("guidance", message("comparing-part-guidance"), minor=True),
)  # fmt: skip


def _choices(field: str) -> ComparisonRule:
    return items(
        field,
        lambda choice: choice.label,
        CHOICE_RULES,
        lambda choice: choice.id,
        lambda choice: choice.label,
    )


def _days(field: str) -> ComparisonRule:
    return items(
        field, lambda day: message("comparing-local-day", name=day.name, date=day.date), DAY_RULES,
        lambda day: day.date, lambda day: day.name,
    )  # fmt: skip


def _format(_subject: Subject, before: Procedure, after: Procedure, _names: Names) -> Iterator[Told]:
    yield message("comparing-format", was=before.format, now=after.format)


def _source(_subject: Subject, before: Procedure, after: Procedure, names: Names) -> Iterator[Told]:
    yield from said(SOURCE_RULES, None, before.source, after.source, names)


PROCEDURE_RULES: tuple[ComparisonRule, ...] = (
    identity(),
    text("title", message("comparing-part-title")),
    text("version", message("comparing-part-version")),
    worded("nation", message("comparing-part-nation-whose-bank-holidays-count"), NATIONS),
    ComparisonRule(("source",), _source),
    ComparisonRule(("tracks",), lambda *_all: iter(()), elsewhere=True),
    ComparisonRule(("words",), _words),
    _choices("categories"),
    _choices("levels_of_need"),
    items(
        "routes", lambda route: route.label, ROUTE_RULES,
        lambda route: route.id, lambda route: route.label,
    ),
    ComparisonRule(("format",), _format, minor=True),
    ComparisonRule(("marking",), _marking(message("comparing-marking-of-route"))),
    text("service_start", message("comparing-part-start-of-service-hours")),
    text("service_end", message("comparing-part-end-of-service-hours")),
    texts("notification_asks", {}),
    _choices("agency_types"),
    prose("retention", message("comparing-part-retention-rule")),
    items(
        "contacts", lambda contact: contact.role, CONTACT_RULES,
        lambda contact: contact.role, lambda contact: contact.telephone or contact.email or None,
    ),
    prose("guidance", message("comparing-part-guidance"), minor=True),
    prose("guidance_welsh", message("comparing-part-guidance-in-welsh"), minor=True),
    _days("closures"),
    _days("extra_working_days"),
)  # fmt: skip


def differences(before: Procedure, after: Procedure) -> tuple[Difference, ...]:
    """Every difference in `after`: by route and stage first, then the procedure as a whole; empty when equal."""
    if before == after:
        return ()
    names = Names({track.id: track.title for track in before.tracks}, {track.id: track.title for track in after.tracks})
    changes: list[Difference] = []
    matched = paired(
        before.tracks,
        after.tracks,
        lambda track: (track.id, track.title),
        lambda track: track.title.casefold(),
        lambda track: track.id,
        lambda track: track.about,
    )
    was_of = {id(now): was for was, now in matched.pairs}
    for track in after.tracks:
        if id(track) in was_of:
            changes += _Route(before, after, was_of[id(track)], track).differences()
        else:
            changes += _new_track(after, track)
    changes += [
        Difference(track.title, "", "", message("comparing-route-gone", title=track.title)) for track in matched.gone
    ]
    if matched.moved:
        changes.append(Difference("", "", "", message("comparing-routes-order")))
    changes += [_difference("", "", "", told) for told in said(PROCEDURE_RULES, None, before, after, names)]
    return tuple(changes)


def _difference(track: str, stage: Said, place: Said, told: Told) -> Difference:
    if isinstance(told, Minor):
        return Difference(track, stage, place, told.words, minor=True)
    return Difference(track, stage, place, told)


def _new_track(procedure: Procedure, track: Track) -> Iterator[Difference]:
    words = words_of(procedure, track)
    stages = listed([full_label(stage, words) for stage in track.stages])
    yield Difference(track.title, "", "", message("comparing-route-new", title=title_of(track), stages=stages))


def pair_stages(before: Track, after: Track) -> Paired:
    """Pairs the stages of two versions: by id and name, by name, by id, or by number at the same place."""
    return paired(
        before.stages,
        after.stages,
        lambda stage: (stage.id, stage.name.casefold(), stage.number),
        lambda stage: (stage.name.casefold(), stage.place) if stage.name else None,
        lambda stage: stage.id,
        lambda stage: (stage.number, stage.place) if stage.number else None,
    )


class _Route:
    """One route in both versions."""

    def __init__(self, before: Procedure, after: Procedure, was: Track, now: Track) -> None:
        self._procedure = after
        self._was, self._now = was, now
        self._old, self._new = words_of(before, was), words_of(after, now)
        self._stages = pair_stages(was, now)
        self._names = Names(_names(before, was, self._old), _names(after, now, self._new))

    def differences(self) -> Iterator[Difference]:
        """The route as a whole, then each stage in the order of the later version, then what is gone."""
        title = self._now.title
        for words in (
            *said(TRACK_RULES, message("comparing-route"), self._was, self._now, self._names),
            *self._told(),
            *self._order(),
        ):
            yield _difference(title, "", "", words)
        was_of = {id(now): was for was, now in self._stages.pairs}
        for stage in self._now.stages:
            if id(stage) in was_of:
                full, short = full_label(stage, self._new), short_label(stage, self._new)
                for words in said(STAGE_RULES, None, was_of[id(stage)], stage, self._names):
                    yield _difference(title, full, short, words)
            else:
                yield from self._new_stage(stage)
        for stage in self._stages.gone:
            yield Difference(title, "", "", _gone(stage, short_label(stage, self._old)))

    def _new_stage(self, stage: Stage) -> Iterator[Difference]:
        title, full, short = self._now.title, full_label(stage, self._new), short_label(stage, self._new)
        yield Difference(title, "", "", _new(stage, short))
        for fact in stage_facts(self._procedure, self._now, stage):
            yield Difference(title, full, short, fact.text, is_fact=True)

    def _told(self) -> Iterator[Told]:
        keys = {id(was): number for number, (was, _now) in enumerate(self._stages.pairs)}
        keys |= {id(now): number for number, (_was, now) in enumerate(self._stages.pairs)}
        others = [*self._stages.gone, *self._stages.new]
        keys |= {id(stage): -number for number, stage in enumerate(others, start=1)}

        def points(track: Track, words: Words) -> list[Point]:
            return [Point(keys[id(stage)], stage, notice, words) for stage in track.stages for notice in stage.notices]

        yield from notice_changes(points(self._was, self._old), points(self._now, self._new))

    def _order(self) -> Iterator[Told]:
        if self._stages.moved:
            labels = [short_label(stage, self._new) for stage in self._now.stages]
            stages = labels[0]
            for label in labels[1:]:
                stages = message("comparing-stages-next", first=stages, next=label)
            yield message("comparing-stages-order", stages=stages)


def _gone(stage: Stage, short: Said) -> Message:
    if stage.name and stage.number:
        return message("comparing-stage-gone", stage=short, name=stage.name)
    return message("comparing-stage-gone-alone", stage=short)


def _new(stage: Stage, short: Said) -> Message:
    if stage.name and stage.number:
        return message("comparing-stage-new", stage=short, name=stage.name)
    return message("comparing-new", subject=short)


def _names(procedure: Procedure, track: Track, words: Words) -> dict[str, Said]:
    """The labels of the ids that a route refers to."""
    names: dict[str, Said] = {agency_type.id: agency_type.label for agency_type in procedure.agency_types}
    names |= {priority.id: priority.label for priority in track.priorities}
    return names | {
        _span(overall_limit): stage_list(track, overall_limit.stages, words) for overall_limit in track.caps
    }
