"""What the raise form asks under one procedure and on one route: pages, questions and choices. Plain values."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from escalog.domain.entry_kinds.fields import CANNOT_WAIT, ChoicesFrom, Control, Field
from escalog.domain.entry_kinds.raising import RAISED, STEPS, RaisingStep
from escalog.domain.entry_kinds.raising_by_route import kind_on, steps_on
from escalog.domain.procedure.model import Choice, Procedure, Stage, Track, Words
from escalog.domain.procedure.route_words import in_track_words
from escalog.domain.values.english import with_article
from escalog.domain.values.entry import FieldValue
from escalog.ui.raising.sides import is_theirs
from escalog.wording.fields import PLAIN, AskedField, AskedStep, Voice, voice_of

START_FIELDS = ("stage", "start_reason")
TRACK = "track"
OTHER_WAY = "_route"
"""A way out that was chosen; never recorded."""
FILLED_IN = frozenset({"procedure", TRACK, "stage", "occurred"})
"""What the program fills in: nothing was typed yet."""
OF_THE_ROUTE = (*START_FIELDS, "priority")
"""What another route asks anew."""
OF_THE_PACK = ("category", "level.raising", "level.receiving", "raising_agency_type", "receiving_agency_type")
SAID_BY_ROUTE = ("safety", "sides", "decision", "need", "child", "plan")
"""The pages whose questions another route puts otherwise."""
FAST_FIELDS = tuple(field.name for field in CANNOT_WAIT)
"""What an immediate route asks on the page where it is chosen."""
BELOW_THE_ROUTES = (*FAST_FIELDS, *START_FIELDS)
ROUTE_NAMES = frozenset({TRACK, OTHER_WAY, *BELOW_THE_ROUTES})


@dataclass(frozen=True)
class Asking:
    """The form for these answers. `procedure` is None while none is in use."""

    procedure: Procedure | None
    values: dict[str, FieldValue]
    in_use: tuple[Procedure, ...] = ()
    """All that it may come under, while none was chosen."""

    @property
    def track(self) -> Track | None:
        """The route that is chosen; the main one until another is."""
        if self.procedure is None:
            return None
        return self.procedure.find_track(str(self.values.get(TRACK) or "")) or self.procedure.main

    @property
    def steps(self) -> tuple[AskedStep, ...]:
        """The pages, titled for whoever fills them in."""
        pages = _pages(self.track, self.procedure)
        voice = self._voice()
        return tuple(self._titled(voice.step(page)) for page in pages)

    @property
    def begun(self) -> bool:
        """Whether anything was filled in by whoever raises it."""
        return bool(self.values.keys() - FILLED_IN)

    def step(self, step: str) -> AskedStep:
        """One page; one that this route does not have as any other route has it."""
        known = next((page for page in self.steps if page.id == step), None)
        return known or PLAIN.step(next(page for page in STEPS if page.id == step))

    def fields(self, step: str) -> tuple[AskedField, ...]:
        """The questions of a page in their order."""
        if step == "route":
            return self.start_fields()
        known = _fields(self.track, self.procedure)
        fields = [self._in_words(known[name]) for name in self.step(step).fields]
        this = self.step(step)
        return tuple(
            replace(field, label=self._unchosen(this, field.label), error=self._unchosen(this, field.error))
            for field in fields
        )

    def start_fields(self) -> tuple[AskedField, ...]:
        """At which stage it starts; leaving out what may not be left out needs a reason, an immediate route another."""
        track = self.track
        if track is None:
            return ()
        voice = self._voice()
        reason = RAISED.field("start_reason")
        stage = AskedField(
            "stage",
            control=Control.LIST,
            label=voice.fixed("At which stage does it start?"),
            choices_from=ChoicesFrom.ALL_STAGES,
            case_text=False,
        )
        hint = _start_hint(self.procedure, track) if self.procedure is not None else ""
        stage = replace(stage, hint=hint)
        if track.fast:
            return (*(self._in_words(_fields(track, self.procedure)[name]) for name in FAST_FIELDS), stage)
        reason = replace(
            self._in_words(reason),
            required_when=("stage", tuple(_to_be_explained(track))),
            error=voice.fixed("Write why it starts at a later stage"),
            hint=voice.fixed("Which earlier stages were gone through, or what the risk is."),
        )
        return (stage, reason)

    def belongs(self, step: str, name: str) -> bool:
        """Whether a full name (`child.2.initials`) is asked on a page."""
        if step == "route":
            fast = self.track is not None and self.track.fast
            return name in ROUTE_NAMES - frozenset(("start_reason",) if fast else FAST_FIELDS)
        names = self.step(step).fields
        return name in names or (name.startswith("child.") and any(known.startswith("child.*") for known in names))

    def asks_for(self, name: str) -> bool:
        """Whether this route asks for it at all: what another one asked is kept while drafting and not recorded."""
        return any(self.belongs(step.id, name) for step in self.steps) or name in ("procedure", TRACK)

    def choices(self, people: Sequence[str] = ()) -> Callable[[str], Sequence[Choice]]:
        """Gives what the pack offers, by a field's `choices_from`."""
        procedure, track = self.procedure, self.track

        def choices(name: str) -> Sequence[Choice]:
            if name == "people":
                return [Choice(id=person, label=person) for person in people]
            if procedure is None or track is None:
                return ()
            given: dict[str, Sequence[Choice]] = {
                ChoicesFrom.ALL_STAGES: [
                    Choice(id=stage.id, label=_stage_label(procedure, track, stage)) for stage in track.stages
                ],
                ChoicesFrom.CATEGORIES: procedure.categories,
                ChoicesFrom.LEVELS: procedure.levels_of_need,
                ChoicesFrom.AGENCY_TYPES: procedure.agency_types,
                ChoicesFrom.PRIORITIES: [Choice(id=priority.id, label=priority.said) for priority in track.priorities],
            }
            return given.get(name, ())

        return choices

    @property
    def noun(self) -> str:
        """Whom it is about, in the route's word."""
        return self.procedure.words_on(self.track).child if self.procedure is not None else Words().child

    def _titled(self, step: AskedStep) -> AskedStep:
        return replace(step, title=self._unchosen(step, step.title), lead=self._unchosen(step, step.lead))

    def fixed(self, text: str) -> str:
        """A fixed text of the program in the words of the route; of any whom it may be about, before it is chosen."""
        if self.procedure is None or self.track is None:
            return text
        nouns = self._nouns()
        if len(nouns) > 1 and not self.values.get(TRACK):
            return _of_any(text, nouns)
        return in_track_words(text, self.procedure.words_on(self.track), self.track.about)

    def _unchosen(self, step: AskedStep, text: str) -> str:
        """Before the route is chosen the first page asks about any whom the procedure may be about."""
        if self.procedure is None or step.id != "safety" or self.values.get(TRACK) or len(self._nouns()) < 2:
            return text
        return _of_any(text, self._nouns())

    def _nouns(self) -> tuple[str, ...]:
        """Whom the routes that it may take are about, the main one's first."""
        if self.procedure is None:
            return ()
        among = (self.procedure, *self.in_use)
        return tuple(
            dict.fromkeys(procedure.words_on(track).child for procedure in among for track in procedure.tracks)
        )

    def _in_words(self, field: Field) -> AskedField:
        asked = self._voice().ask(field)
        control = Control.CHOICE if field.choices_from is ChoicesFrom.PRIORITIES else field.control
        return replace(asked, control=control)

    def _voice(self) -> Voice:
        """In whose words it is asked."""
        whose = "theirs" if is_theirs(self.values) else "ours"
        if self.track is None or self.procedure is None:
            return Voice(whose)
        return voice_of(self.track, self.procedure, whose)


def _of_any(text: str, nouns: Sequence[str]) -> str:
    """A text about a child, or the main route's word for one, as it reads about any of several."""
    either = " or ".join(nouns)
    for article, instead in (("the", f"the {either}"), ("The", f"The {either}"), ("an?", with_article(either))):
        for one in (nouns[0], "child"):
            text = re.sub(rf"\b{article} {one}\b(?! or )", instead, text)
    return text.replace("children's social care", "social care")


@lru_cache(maxsize=64)
def _pages(track: Track | None, procedure: Procedure | None) -> tuple[RaisingStep, ...]:
    return steps_on(track, procedure) if track is not None and procedure is not None else STEPS


@lru_cache(maxsize=64)
def _fields(track: Track | None, procedure: Procedure | None) -> dict[str, Field]:
    kind = kind_on(track, procedure) if track is not None and procedure is not None else RAISED
    return {field.name: field for field in kind.fields}


def _start_hint(procedure: Procedure, track: Track) -> str:
    """Where it usually starts, and where else it may."""
    if track.fast:
        return "An immediate route may start at any of them."
    if track.starts_anywhere:
        return "It may start at any of them."
    passed = list(takewhile(lambda stage: stage.optional, track.stages[:-1]))
    if not passed:
        return "Usually the first. A later one only because of risk, or because earlier ones were gone through."
    names = " and ".join(_stage_label(procedure, track, stage) for stage in passed)
    return (
        f"Usually this one: {_stage_label(procedure, track, track.first)}. This may be passed over: {names}. "
        "A later one only because of risk, or because earlier ones were gone through."
    )


def _to_be_explained(track: Track) -> list[str]:
    """The stages that nobody may start at without saying why."""
    if track.starts_anywhere:
        return []
    passed = [(stage.id, track.stages[:place]) for place, stage in enumerate(track.stages)]
    return [stage for stage, before in passed if not all(earlier.optional for earlier in before)]


def _stage_label(procedure: Procedure, track: Track, stage: Stage) -> str:
    word = procedure.words_on(track).stage
    printed = f"{word} {stage.number}" if stage.number else ""
    known = ": ".join(part for part in (printed, stage.name) if part)
    return known or f"{word} not published here"
