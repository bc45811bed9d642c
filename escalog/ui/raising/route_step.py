"""Is this the right route: one choice among the procedure's routes and the ways out, each said plainly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup

from escalog.domain.procedure.immediate_route import DANGER_FIRST, for_risk
from escalog.domain.procedure.model import Procedure, Track
from escalog.domain.procedure.route_words import in_track_words
from escalog.domain.procedure.vocabulary import About
from escalog.domain.values.english import with_article
from escalog.services.procedures.held_procedure import Pack
from escalog.ui.forms.choices import Radio
from escalog.ui.forms.form import Form
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Size, Space, Tone
from escalog.ui.page.safety_first import FIRST
from escalog.ui.procedures.choice import PackChoice
from escalog.ui.widgets.announce import announce
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, Flow, discard, marked
from escalog.ui.widgets.surfaces import Banner, Card, Glyph
from escalog.ui.widgets.text import hint, label

QUESTION = "What is it?"
ANOTHER_WAY = "These go another way"
GOES_ANOTHER_WAY = "This goes another way. Do what it says there, or choose again"


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: a route of the procedure, or a way out."""

    words: str
    track: str = ""
    way_out: str = ""
    sure: str = ""
    """Something to be sure of before this route is taken."""
    instead: str = ""
    """What to do instead, for a way out."""
    fast: str = ""
    """For an immediate route: what goes before it, in its words."""
    risk: str = ""
    """For an immediate route: what it is for."""


def options(procedure: Procedure) -> Iterator[Option]:
    """The main route, each other one, the ways out. A way out that leads to a route is that route."""
    for number, track in enumerate(procedure.tracks):
        leads = next((route for route in procedure.routes if route.track == track.id), None)
        words = track.chosen_when or (leads.label if leads is not None else "")
        yield Option(
            words or (_usual(track, procedure) if not number else track.title),
            track=track.id,
            sure=track.first_question or (leads.instead if leads is not None and number else ""),
            fast=in_track_words(" ".join(FIRST[:2]), procedure.words_on(track), track.about) if track.fast else "",
            risk=for_risk(procedure.words_on(track).stage) if track.fast else "",
        )
    for route in procedure.routes:
        if not route.track:
            yield Option(route.label, way_out=route.id, instead=route.instead)


def _usual(track: Track, procedure: Procedure) -> str:
    """The main route in one sentence."""
    whom = with_article(procedure.words_on(track).child)
    return {
        About.THEME: "Two agencies disagree about a theme, and no single case",
        About.CONFERENCE: "You dissent from the decision of a conference",
        About.REVIEW: f"Two agencies disagree about the plan or the review of {whom}",
    }.get(track.about, f"Two agencies disagree about a decision for {whom}")


class RouteStep(Box):
    """One choice. Under which procedure, where there are several; a later stage only when somebody asks for it.

    What an immediate route asks stands right below the routes, so that nobody has to look for it.
    """

    pack_chosen = Signal(str)
    track_chosen = Signal(str)
    way_out_chosen = Signal(str)

    def __init__(self, packs: Sequence[Pack], chosen: str) -> None:
        super().__init__(gap=Space.CARDS)
        self.choice = PackChoice("Which procedure is it under?")
        if len(packs) > 1:
            self.choice.show_packs(packs, chosen)
            self.choice.chosen.connect(self.pack_chosen)
            self.add(self.choice)
        self.routes, self.ways = Card(gap=Space.GROUP), Card(gap=Space.GROUP)
        self.routes.setAccessibleName(QUESTION)
        self.ways.setAccessibleName(ANOTHER_WAY)
        self.group = QButtonGroup(self)
        self.radios: dict[Option, Radio] = {}
        self._said: dict[Option, tuple[Banner, ...]] = {}
        self.later = Button("It starts at a later stage...", ButtonLook.LINK)
        self.start = Box()
        self._form: Form | None = None
        self.start.hide()
        self.add(self.routes, Flow(self.later), self.start, self.ways)
        self.later.clicked.connect(self.show_start)
        self.group.buttonToggled.connect(self._on_toggled)

    def show_routes(self, procedure: Procedure | None, track: str, way_out: str) -> None:
        """Every choice, with the one that is made."""
        offered = tuple(options(procedure)) if procedure is not None else ()
        chosen = next(
            (option for option in offered if option.way_out == way_out and (way_out or option.track == track)), None
        )
        self.routes.empty()
        self.ways.empty()
        self.radios.clear()
        self._said.clear()
        self.routes.add(label(QUESTION))
        self.ways.add(label(ANOTHER_WAY))
        for option in offered:
            self._add(option, chosen=option == chosen)
        self.routes.setVisible(len(offered) > 1)
        self.ways.setVisible(any(option.way_out for option in offered))

    def banners(self, option: Option) -> tuple[Banner, ...]:
        """What stands below a choice while it is made."""
        return self._said[option]

    def set_start(self, form: Form, word: str, *, shown: bool) -> None:
        """The questions about a later stage."""
        if self._form is not None and self._form is not form:
            discard(self._form)
        self._form = form
        self.start.add(form)
        self.later.setText(f"It starts at a later {word.lower()}...")
        self.start.setVisible(shown)
        self.later.setVisible(not shown)

    def show_start(self) -> None:
        """Somebody wants to start at a later stage."""
        self.start.show()
        self.later.hide()
        if self._form is not None:
            self._form.focus_first()

    def take_focus(self) -> None:
        """Focuses the chosen option."""
        button = self.group.checkedButton() or next(iter(self.radios.values()), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, option: Option, *, chosen: bool) -> None:
        radio = Radio(option.words.replace("&", "&&"))
        card = self.ways if option.way_out else self.routes
        asked, risk = ANOTHER_WAY if option.way_out else QUESTION, option.risk
        told = (asked, risk, option.sure, option.instead)
        radio.setAccessibleDescription(" ".join(words for words in told if words))
        self.group.addButton(radio)
        self.radios[option] = radio
        card.add(radio)
        if option.fast:
            card.add(marked(Glyph("clock", "due", Size.TICK), hint(option.risk), gap=Space.INSET))
        self._said[option] = tuple(_banners(option))
        for banner in self._said[option]:
            card.add(banner)
            banner.setVisible(chosen)
        radio.setChecked(chosen)

    def _on_toggled(self, button: QAbstractButton, on: object) -> None:
        option = next((known for known, radio in self.radios.items() if radio is button), None)
        if option is None:
            return
        for banner in self._said[option]:
            banner.setVisible(bool(on))
        if not on:
            return
        if option.way_out:
            self.way_out_chosen.emit(option.way_out)
        else:
            self.track_chosen.emit(option.track)
        for banner in self._said[option]:
            announce(banner, f"{banner.sentence.text()}. {banner.advice.text()}")


def _banners(option: Option) -> Iterator[Banner]:
    """What is said below a choice once it is made."""
    if option.fast:
        yield Banner(Tone.DUE, DANGER_FIRST, option.fast)
    if option.sure or option.instead:
        said = "What to do instead" if option.way_out else "Be sure of this first"
        yield Banner(Tone.INFO, said, (option.instead or option.sure).strip())
