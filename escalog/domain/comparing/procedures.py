"""Two versions of a procedure compared in words: what is new, gone or different, by route and stage.

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
from escalog.domain.comparing.stages import LENGTH, MEASURES, STAGE_RULES, starts_rule
from escalog.domain.deadlines.calendar import NATIONS
from escalog.domain.describing.words import full_label, short_label, stage_facts, stage_list, words_of
from escalog.domain.procedure.immediate_route import title_of
from escalog.domain.procedure.model import Cap, Procedure, Stage, Track, Words
from escalog.domain.procedure.vocabulary import About
from escalog.domain.values.english import say_date

_ABOUT: Mapping[About, str] = {
    About.CHILD: "a child",
    About.ADULT: "an adult",
    About.CONFERENCE: "dissent from a conference",
    About.REVIEW: "the review of a looked-after child",
    About.THEME: "a theme without a single child",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference, in words."""

    track: str
    """The title of the route, as the later version calls it; empty for the procedure as a whole."""
    stage: str
    """The stage in full ("Stage 2: Line managers"); empty for the route as a whole."""
    place: str
    """The stage in short ("Stage 2")."""
    words: str
    """"the reply was due in 3 working days, now 2"."""

    @property
    def minor(self) -> bool:
        """Whether only wording changed: guidance, remarks, ids in the file."""
        return isinstance(self.words, Minor)

    @property
    def sentence(self) -> str:
        """The whole sentence, with its stage: "Stage 2: the reply was due in 3 working days, now 2"."""
        return f"{self.place}: {self.words}" if self.place else f"{self.words[:1].upper()}{self.words[1:]}"

    @property
    def alone(self) -> str:
        """The sentence as it stands under its stage's heading."""
        return f"{self.words[:1].upper()}{self.words[1:]}"


def with_stop(sentence: str) -> str:
    """A sentence with a full stop, unless the words it quotes already end with one."""
    return sentence if sentence.endswith((".", '."', "!", "?")) else f"{sentence}."


WORDS_RULES: tuple[ComparisonRule, ...] = (
    text("stage", "what a stage is called"),
    text("partnership", "what the partnership is called"),
    text("safeguarding_lead", "what the safeguarding lead is called"),
    text("lead_professional", "what the lead professional is called"),
    text("child", "what the child is called"),
)

SOURCE_RULES: tuple[ComparisonRule, ...] = (
    text("title", "the title of the source"),
    text("date", "the date of the source"),
    text("note", "the remark on the source", minor=True),
)

CHOICE_RULES: tuple[ComparisonRule, ...] = (identity(), text("label", "the name"))

DAY_RULES: tuple[ComparisonRule, ...] = (
    ComparisonRule(("date",), lambda subject, was, now, _names: iter((
        f"{subject} was {say_date(was.date, year=True)}, now {say_date(now.date, year=True)}",
    ))),
    text("name", "the name"),
)  # fmt: skip

CONTACT_RULES: tuple[ComparisonRule, ...] = (
    text("role", "the role"),
    text("telephone", "the telephone number"),
    text("email", "the e-mail address"),
    text("note", "the remark", minor=True),
)


def _route_track(subject: str, before: Any, after: Any, names: Names) -> Iterator[str]:  # noqa: ANN401 - routes
    was, now = names.before.get(before.track, before.track), names.after.get(after.track, after.track)
    if was != now:
        yield f"{subject} led to {was or 'no route of this procedure'}, now to {now or 'no route of this procedure'}"


ROUTE_RULES: tuple[ComparisonRule, ...] = (
    identity(),
    text("label", "the name"),
    prose("instead", "the advice"),
    ComparisonRule(("track",), _route_track),
)

PRIORITY_RULES: tuple[ComparisonRule, ...] = (
    identity(),
    text("label", "the name"),
    text("meaning", "the meaning"),
    flag("round_the_clock", "now runs by night and at weekends too", "no longer runs by night and at weekends"),
)


def _stages_held(subject: str, before: Cap, after: Cap, names: Names) -> Iterator[str]:
    was, now = names.before[_span(before)], names.after[_span(after)]
    if was != now:
        yield f"{subject} covered {was}, now {now}"


def _span(overall_limit: Cap) -> str:
    """The key of an overall limit's stages among the names; a line feed keeps it apart from every id."""
    return "\n".join(("stages", *overall_limit.stages))


OVERALL_LIMIT_RULES: tuple[ComparisonRule, ...] = (
    identity(),
    text("label", "the wording"),
    starts_rule(),
    LENGTH,
    MEASURES,
    ComparisonRule(("stages",), _stages_held),
    text("note", "the remark", minor=True),
)


def _words(subject: str, before: Any, after: Any, names: Names) -> Iterator[str]:  # noqa: ANN401 - tracks, procedures
    if before.words is None or after.words is None:
        yield f"{subject} {'now has' if before.words is None else 'no longer has'} its own words"
    was, now = before.words or Words(), after.words or Words()
    yield from said(WORDS_RULES, "", was, now, names)


def _marking(otherwise: str) -> Say:
    """How a marking changed; `otherwise` names the marking where the pack gives none."""

    def say(subject: str, before: Any, after: Any, _names: Names) -> Iterator[str]:  # noqa: ANN401 - tracks, procedures
        was, now = (f'"{version.marking}"' if version.marking else otherwise for version in (before, after))
        yield f"the handling marking{f' of {subject}' if subject else ''} was {was}, now {now}"

    return say


TRACK_RULES: tuple[ComparisonRule, ...] = (
    identity(),
    text("title", "the title"),
    ComparisonRule(("stages",), lambda *_all: iter(()), elsewhere=True),
    worded("about", "the subject", _ABOUT),
    text("chosen_when", "the reason to choose"),
    text("first_question", "the first question"),
    flag("fast", "is now an immediate one", "is no longer an immediate one"),
    flag("starts_anywhere", "may now be entered at any stage", "may no longer be entered at any stage"),
    items(
        "priorities", "priority", "priorities", lambda priority: priority.label, PRIORITY_RULES,
        lambda priority: priority.id, lambda priority: priority.label,
    ),
    items(
        "caps", "overall limit", "overall limits", lambda limit: limit.label, OVERALL_LIMIT_RULES,
        lambda limit: limit.id, lambda limit: limit.label,
    ),
    ComparisonRule(("words",), _words),
    ComparisonRule(("marking",), _marking("the one of the whole procedure")),
    prose("guidance", "the guidance", minor=True),
)  # fmt: skip


def _choices(field: str, one: str, many: str) -> ComparisonRule:
    return items(
        field,
        one,
        many,
        lambda choice: choice.label,
        CHOICE_RULES,
        lambda choice: choice.id,
        lambda choice: choice.label,
    )


def _days(field: str, one: str, many: str) -> ComparisonRule:
    return items(
        field, one, many, lambda day: f"{day.name}, {say_date(day.date, year=True)}", DAY_RULES,
        lambda day: day.date, lambda day: day.name,
    )  # fmt: skip


def _format(_subject: str, before: Procedure, after: Procedure, _names: Names) -> Iterator[str]:
    yield f"the file was written in format {before.format}, now in format {after.format}"


def _source(_subject: str, before: Procedure, after: Procedure, names: Names) -> Iterator[str]:
    yield from said(SOURCE_RULES, "", before.source, after.source, names)


PROCEDURE_RULES: tuple[ComparisonRule, ...] = (
    identity(),
    text("title", "the title"),
    text("version", "the version"),
    worded("nation", "the nation whose bank holidays count", NATIONS),
    ComparisonRule(("source",), _source),
    ComparisonRule(("tracks",), lambda *_all: iter(()), elsewhere=True),
    ComparisonRule(("words",), _words),
    _choices("categories", "category", "categories"),
    _choices("levels_of_need", "level of need", "levels of need"),
    items(
        "routes", "way out", "ways out", lambda route: route.label, ROUTE_RULES,
        lambda route: route.id, lambda route: route.label,
    ),
    ComparisonRule(("format",), _format, minor=True),
    ComparisonRule(("marking",), _marking("one that suits each route")),
    text("service_start", "the start of service hours"),
    text("service_end", "the end of service hours"),
    texts("notification_asks", "part of a notification", "parts of a notification", {}),
    _choices("agency_types", "kind of agency", "kinds of agency"),
    prose("retention", "the retention rule"),
    items(
        "contacts", "contact", "contacts", lambda contact: contact.role, CONTACT_RULES,
        lambda contact: contact.role, lambda contact: contact.telephone or contact.email or None,
    ),
    prose("guidance", "the guidance", minor=True),
    prose("guidance_welsh", "the guidance in Welsh", minor=True),
    _days("closures", "closure", "closures"),
    _days("extra_working_days", "extra working day", "extra working days"),
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
    changes += [Difference(track.title, "", "", f'the route "{track.title}" is gone') for track in matched.gone]
    if matched.moved:
        changes.append(Difference("", "", "", "the routes stand in another order"))
    changes += [Difference("", "", "", words) for words in said(PROCEDURE_RULES, "", before, after, names)]
    return tuple(changes)


def _new_track(procedure: Procedure, track: Track) -> Iterator[Difference]:
    words = words_of(procedure, track)
    stages = "; ".join(full_label(stage, words) for stage in track.stages)
    yield Difference(track.title, "", "", f'the route "{title_of(track)}" is new: {stages}')


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
            *said(TRACK_RULES, "the route", self._was, self._now, self._names),
            *self._told(),
            *self._order(),
        ):
            yield Difference(title, "", "", words)
        was_of = {id(now): was for was, now in self._stages.pairs}
        for stage in self._now.stages:
            if id(stage) in was_of:
                full, short = full_label(stage, self._new), short_label(stage, self._new)
                for words in said(STAGE_RULES, "", was_of[id(stage)], stage, self._names):
                    yield Difference(title, full, short, words)
            else:
                yield from self._new_stage(stage)
        for stage in self._stages.gone:
            name = f", {stage.name}" if stage.name and stage.number else ""
            yield Difference(title, "", "", f"{short_label(stage, self._old)}{name}, is gone")

    def _new_stage(self, stage: Stage) -> Iterator[Difference]:
        title, full, short = self._now.title, full_label(stage, self._new), short_label(stage, self._new)
        name = f": {stage.name}" if stage.name and stage.number else ""
        yield Difference(title, "", "", f"{short} is new{name}")
        for fact in stage_facts(self._procedure, self._now, stage):
            yield Difference(title, full, short, fact.text.rstrip("."))

    def _told(self) -> Iterator[str]:
        keys = {id(was): number for number, (was, _now) in enumerate(self._stages.pairs)}
        keys |= {id(now): number for number, (_was, now) in enumerate(self._stages.pairs)}
        others = [*self._stages.gone, *self._stages.new]
        keys |= {id(stage): -number for number, stage in enumerate(others, start=1)}

        def points(track: Track, words: Words) -> list[Point]:
            return [Point(keys[id(stage)], stage, notice, words) for stage in track.stages for notice in stage.notices]

        yield from notice_changes(points(self._was, self._old), points(self._now, self._new))

    def _order(self) -> Iterator[str]:
        if self._stages.moved:
            named = ", ".join(short_label(stage, self._new) for stage in self._now.stages)
            yield f"the stages stand in another order: {named}"


def _names(procedure: Procedure, track: Track, words: Words) -> dict[str, str]:
    """The labels of the ids that a route refers to."""
    names = {agency_type.id: agency_type.label for agency_type in procedure.agency_types}
    names |= {priority.id: priority.label for priority in track.priorities}
    return names | {
        _span(overall_limit): stage_list(track, overall_limit.stages, words) for overall_limit in track.caps
    }
