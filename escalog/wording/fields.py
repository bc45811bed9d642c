"""The questions of a form in words: what a field is asked as, its hint, what is said where it is empty.

A `Voice` is who reads them: whose disagreement it is, what its route is about, and the route's own words.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.entry_kinds.fields import Control, Field
from escalog.domain.entry_kinds.kind import Kind
from escalog.domain.entry_kinds.raising import RaisingStep
from escalog.domain.procedure.model import Choice, Procedure, Track
from escalog.domain.procedure.route_words import in_track_words
from escalog.domain.values.message import Message, message
from escalog.wording.language import has_message, say


@dataclass(frozen=True, slots=True)
class AskedField(Field):
    """A field with all that a form says of it."""

    label: str = ""
    hint: str = ""
    placeholder: str = ""
    error: str = ""
    """The sentence in the error summary when it is required and empty."""


@dataclass(frozen=True, slots=True)
class AskedStep:
    """One page of the raise form: a title, a sentence under it, and the names of its fields in order."""

    id: str
    title: str
    lead: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """In whose words things are asked."""

    whose: str = ""
    """`ours` or `theirs`; empty where that is not known yet."""
    about: str = ""
    """What the route is about; empty while none is chosen."""
    fixed: Callable[[str], str] = str
    """Says a text of the program in the words of the route."""

    def say(self, what: Message) -> str:
        """A message in this voice."""
        return self.fixed(say(what, whose=self.whose, about=self.about))

    def act(self, kind: Kind) -> str:
        """An act as a button says it."""
        return self.say(message(kind.act))

    def label(self, field: Field) -> str:
        """The question of a field; of one that is never asked what readers call it."""
        return self.fixed(field.heading) if field.control is Control.HIDDEN else self._said(field, "")

    def hint(self, field: Field) -> str:
        """What stands below the question; may be empty."""
        return self._said(field, "-hint")

    def error(self, field: Field) -> str:
        """What is said where nothing is filled in; may be empty."""
        return self._said(field, "-error")

    def ask(self, field: Field) -> AskedField:
        """A field with its words."""
        known = {part.name: getattr(field, part.name) for part in fields(Field)}
        known["heading"] = self.fixed(field.heading)
        known["options"] = tuple(Choice(id=choice.id, label=self.fixed(choice.label)) for choice in field.options)
        return AskedField(
            **known,
            label=self.label(field),
            hint=self.hint(field),
            placeholder=self._said(field, "-placeholder"),
            error=self.error(field),
        )

    def step(self, step: RaisingStep) -> AskedStep:
        """A page of the raise form with its title."""
        title, lead = self.say(message(f"raising-{step.id}")), self.say(message(f"raising-{step.id}-lead"))
        return AskedStep(step.id, title, lead, step.fields)

    def _said(self, field: Field, what: str) -> str:
        name = f"field-{field.words}{what}"
        return self.say(message(name)) if has_message(name) else ""


_READ = (Control.DATE, Control.MOMENT, Control.YEAR)
"""What is typed here may not be readable."""

PLAIN = Voice()
"""Words for whoever it may be, as the catalogue gives them."""


def voice_of(track: Track, procedure: Procedure, whose: str = "") -> Voice:
    """The words of a route."""
    words, about = procedure.words_on(track), track.about
    return Voice(whose, about.value, lambda text: in_track_words(text, words, about))


def voice_in(dispute: Dispute) -> Voice:
    """The words of a disagreement's route, for whoever has it."""
    return Voice("ours" if dispute.raising.ours else "theirs", dispute.track.about.value, dispute.said)


def sentence_in(dispute: Dispute, sentence: str | Message) -> str:
    """What an act's form still needs, in the words of the disagreement's route."""
    return voice_in(dispute).say(sentence) if isinstance(sentence, Message) else sentence


def asked_fields(kind: Kind, voice: Voice = PLAIN) -> tuple[AskedField, ...]:
    """All the fields of a kind with their words."""
    return tuple(voice.ask(field) for field in kind.fields)


def done_by(kind: Kind, me: str) -> str:
    """How the form says that the author did it, on our side."""
    return say("act-done-by-you", did=kind.did, me=me)


def names_of_messages(kind: Kind) -> Iterator[str]:
    """The messages without which a kind cannot be offered or asked."""
    if kind.by_hand:
        yield kind.act
    for field in (*kind.fields, *((kind.choose,) if kind.choose is not None else ())):
        if field.control is not Control.HIDDEN:
            yield f"field-{field.words}"
            if field.required or field.required_when or field.control in _READ:
                yield f"field-{field.words}-error"
