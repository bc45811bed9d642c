"""A procedure read as a ladder: its stages one under another, who acts, by when, what is written; and the rest."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from escalog.domain.describing.text import any_start, for_every, priority_sentence, procedure_about, way_out
from escalog.domain.describing.words import (
    Fact,
    FactKind,
    full_label,
    overall_limit_sentence,
    stage_facts,
    stage_marks,
    words_of,
)
from escalog.domain.procedure.immediate_route import IMMEDIATE, any_stage, for_risk, title_of
from escalog.domain.procedure.model import Procedure, Stage, Track
from escalog.domain.procedure.vocabulary import Place
from escalog.ui.diagrams.ladder import LetterMark, Rung, RungMark, RungTitle, SpanMark
from escalog.ui.diagrams.marks import SideMark
from escalog.ui.forms.choices import ListChoice
from escalog.ui.forms.rows import FieldRow
from escalog.ui.look.tokens import Role, Size, Space, Tone
from escalog.ui.widgets.layouts import Box, Flow, column, marked
from escalog.ui.widgets.surfaces import Banner, Card, Glyph, Tag
from escalog.ui.widgets.text import ReadText, Text, hint
from escalog.wording.language import in_words, say

_ICONS = {
    FactKind.BOTH: "people",
    FactKind.AGENCY: "person",
    FactKind.LIMIT: "clock",
    FactKind.WRITING: "pencil",
    FactKind.TOLD: "envelope",
    FactKind.MEETING: "calendar",
    FactKind.READ_ALOUD: "chat",
    FactKind.OUTCOME: "flag",
}
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class LadderView(Box):
    """The whole procedure, one route at a time; the ladder first."""

    def __init__(self, procedure: Procedure) -> None:
        super().__init__(gap=Space.CARDS)
        self._procedure = procedure
        if procedure.outline:
            self.add(Banner(Tone.DUE, say("procedures-outline"), gaps_words(procedure)))
        self.choice: ListChoice | None = None
        if len(procedure.tracks) > 1:
            self._offer_routes(procedure.tracks)
        self.holder = Box(gap=Space.CARDS)
        self.add(self.holder)
        if procedure.guidance.strip():
            self.add(_guidance_card(procedure))
        if procedure.routes:
            self.add(_other_ways(procedure))
        self.add(AboutCard(procedure))
        self.show_track(procedure.main.id)

    def show_track(self, track_id: str) -> None:
        """Draws one route."""
        self.holder.empty()
        track = self._procedure.track(track_id)
        self.holder.add(RouteLadder(self._procedure, track))

    def _offer_routes(self, tracks: Sequence[Track]) -> None:
        self.choice = ListChoice([(track.id, title_of(track)) for track in tracks], ask="")
        self.choice.currentIndexChanged.connect(self._on_route)
        hint_words = say("procedures-routes-hint", count=len(tracks))
        self.add(FieldRow(say("procedures-which-route"), self.choice, hint_words))

    def _on_route(self, _index: int) -> None:
        if self.choice is not None and self.choice.value():
            self.show_track(self.choice.value())


class RouteLadder(Card):
    """One route: what it is for, its overall limits, the ladder."""

    def __init__(self, procedure: Procedure, track: Track) -> None:
        super().__init__(gap=Space.CARDS)
        self._procedure, self._track = procedure, track
        self._words = words_of(procedure, track)
        self.rungs: list[Rung] = []
        if len(procedure.tracks) > 1:
            self.add(ReadText(track.title, Role.H2))
        self.add(*self._head())
        ladder = Box(gap=Space.NONE)
        for number, stage in enumerate(track.stages):
            rung = self._rung(number, stage)
            rung.title.moved.connect(lambda step, at=number: self._on_moved(at + step))
            self.rungs.append(rung)
            ladder.add(rung)
        self.add(ladder)

    def _head(self) -> Iterator[QWidget]:
        track = self._track
        if track.chosen_when:
            yield Text(f"{track.chosen_when.rstrip('.')}.", colour="ink2")
        if track.fast:
            yield Flow(Tag(IMMEDIATE, Tone.DUE))
            yield Text(f"{for_risk(self._words.stage)} {any_stage(self._words.stage)}")
        for text in (track.first_question, track.guidance):
            yield from _prose(text)
        if track.starts_anywhere and not track.fast:
            yield Text(say(any_start(self._words.stage)))
        for priority in track.priorities:
            yield marked(Glyph("flag", "ink2", Size.ICON_BUTTON), Text(say(priority_sentence(priority))))
        for letter, cap in zip(_LETTERS, track.caps, strict=False):
            line = Box(Text(say(overall_limit_sentence(cap, track, self._words))), gap=Space.NONE)
            if cap.note:
                line.add(hint(cap.note))
            yield marked(LetterMark(letter), line)

    def _rung(self, number: int, stage: Stage) -> Rung:
        stages = self._track.stages
        title = RungTitle(in_words(full_label(stage, self._words)))
        facts = stage_facts(self._procedure, self._track, stage)
        tags = [
            (say("describing-mark", mark=mark.value), Tone.DUE if presses else Tone.INFO)
            for mark, presses in stage_marks(stage)
        ]
        spans = tuple(
            self._span(letter, places, number) for letter, places in zip(_LETTERS, self._cap_places(), strict=False)
        )
        mark = RungMark(
            stage.number, stage.place is Place.LADDER, stage.published, number == 0, number == len(stages) - 1, spans
        )
        parts: list[QWidget] = [Flow(*(Tag(words, tone) for words, tone in tags))] if tags else []
        parts += [_fact(fact) for fact in facts]
        covered = [say("procedures-covered", letter=span.letter) for span in spans if span.here]
        said = [
            *(f"{words}." for words, _tone in tags),
            *(f"{in_words(fact.text)} {fact.note}".strip() for fact in facts),
            *covered,
        ]
        title.setAccessibleDescription(" ".join(said))
        return Rung(mark, title, parts)

    def _cap_places(self) -> list[tuple[int, ...]]:
        places = {stage.id: number for number, stage in enumerate(self._track.stages)}
        return [
            tuple(sorted(places[stage] for stage in cap.stages if stage in places))
            if cap.stages
            else tuple(places.values())
            for cap in self._track.caps
        ]

    @staticmethod
    def _span(letter: str, places: tuple[int, ...], number: int) -> SpanMark:
        first, last = (places[0], places[-1]) if places else (-1, -1)
        return SpanMark(letter, first <= number <= last, number == first, number == last)

    def _on_moved(self, to: int) -> None:
        if 0 <= to < len(self.rungs):
            self.rungs[to].title.take_focus()


class AboutCard(Card):
    """What a procedure says beside its stages."""

    def __init__(self, procedure: Procedure) -> None:
        super().__init__(gap=Space.GROUP)
        self.title = ReadText(say("procedures-about"), Role.H3)
        self.add(self.title)
        said: list[str] = []
        for what, words in in_words(tuple(procedure_about(procedure))):
            said.append(f"{what}: {words}")
            self.add(column(Text(what, Role.SMALL_BOLD, "ink2"), Text(words), gap=Space.NONE))
        self.title.setAccessibleDescription(". ".join(words.rstrip(".") for words in said))


def gaps_words(procedure: Procedure) -> str:
    """What an outline leaves open, said plainly."""
    stages = [stage for track in procedure.tracks for stage in track.stages]
    missing = sum(1 for stage in stages if not stage.published)
    if not missing:
        return say("procedures-gaps-limit")
    if missing == len(stages) > 1:
        return say("procedures-gaps-all", count=len(stages), stage=procedure.words.stage)
    return say("procedures-gaps", missing=missing, count=len(stages), stage=procedure.words.stage)


def _prose(text: str) -> Sequence[Text]:
    return (Text(text.strip()),) if text.strip() else ()


def _fact(fact: Fact) -> QWidget:
    """One fact with its mark."""
    said = in_words(fact.text)
    words: QWidget = Text(said) if fact.kind is not FactKind.GUIDANCE else hint(said)
    if fact.note:
        words = column(words, hint(fact.note), gap=Space.NONE)
    if fact.kind is FactKind.GUIDANCE:
        return words
    if fact.kind in (FactKind.RAISING, FactKind.RECEIVING):
        side = Box(SideMark(raising=fact.kind is FactKind.RAISING), margin=Space.HAIR)
        return marked(side, words)
    return marked(Glyph(_ICONS[fact.kind], "ink2"), words)


def _guidance_card(procedure: Procedure) -> Card:
    title = ReadText(say(for_every(procedure.words.stage)), Role.H3)
    title.setAccessibleDescription(" ".join(procedure.guidance.split()))
    return Card(title, Text(procedure.guidance.strip()), gap=Space.LABEL)


def _other_ways(procedure: Procedure) -> Card:
    title = ReadText(say("describing-other-ways"), Role.H3)
    card = Card(title, gap=Space.GROUP)
    for route in procedure.routes:
        way = in_words(way_out(procedure, route))
        card.add(column(Text(route.label, Role.BODY_BOLD), Text(way), gap=Space.NONE))
    title.setAccessibleDescription(" ".join(f"{route.label}: {route.instead.strip()}" for route in procedure.routes))
    return card
