"""Procedures: which there are, read as a ladder, and taken into use."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from escalog.ui.adopting import AdoptForm
from escalog.ui.pack_choice import PackChoice
from escalog.ui.page import Page, Session
from escalog.ui.procedure_view import LadderView
from escalog.ui.said import say_day_of
from escalog.ui.tokens import Space, Tone
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, Flow
from escalog.ui.widgets.surfaces import Banner, Card
from escalog.ui.widgets.text import heading

if TYPE_CHECKING:
    from escalog.services.views import Pack


_NOT_IN_USE = "Read it, compare it with your partnership's own text, then say below that it is used."


class ProceduresPage(Page):
    """The procedures of this store."""

    name = "procedures"
    title = "Procedures"
    help = "procedures"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._packs: dict[str, Pack] = {}
        self.choice = PackChoice("Which procedure do you want to read?")
        self.state = Banner(Tone.INFO)
        self.adopt = AdoptForm(session.desk.now)
        self.take = Button("Use &this procedure", icon="tick")
        self._default = ""
        self.make_default = Button("&Start new disagreements under this one", icon="steps")
        self.ladder_holder = Box(gap=Space.CARDS)
        self.build()
        self.connect_all()

    def build(self) -> None:
        """List, state, ladder, form."""
        self.set_lead("The steps of your partnership's procedure, who acts, and by when.")
        self.adopt_card = Card(self.adopt, Flow(self.take))
        self.default_line = Flow(self.make_default)
        self.body.add(Card(self.choice), self.state, self.default_line, self.ladder_holder, self.adopt_card)
        self.body.add_stretch()
        self.limit_content()
        self.adopt_card.hide()
        self.state.hide()
        self.default_line.hide()

    def connect_all(self) -> None:
        """Every connection."""
        self.choice.chosen.connect(self._show)
        self.take.clicked.connect(self._on_take)
        self.make_default.clicked.connect(self._on_make_default)

    def arrive(self, target: object = None) -> None:
        """Reads the procedures anew."""
        desk = self._session.desk
        wanted = str(target or self.choice.value())
        self._session.worker.run(
            lambda: (desk.procedures.all(), desk.procedures.default()),
            lambda found: self._show_packs(found[0], wanted, found[1].digest if found[1] else ""),
            self.show_failure,
            words="Reading the procedures",
        )

    def where(self) -> object:
        """The procedure that is shown."""
        return self.choice.value()

    def _show_packs(self, packs: "Sequence[Pack]", wanted: str, default: str) -> None:
        self._packs = {pack.digest: pack for pack in packs}
        self._default = default
        chosen = next((each for each in (wanted, default, *self._packs) if each in self._packs), "")
        self.choice.show_packs(packs, chosen)
        self._show(chosen)

    def _show(self, digest: str) -> None:
        pack = self._packs.get(digest)
        if pack is None:
            return
        adoption = pack.adoption
        if adoption is None:
            self.state.say("This procedure is not in use here yet.", _NOT_IN_USE)
        else:
            checked = "compared with the source" if adoption.source_checked else "not yet compared with the source"
            said = f"In use since {say_day_of(adoption.adopted_on)}: {adoption.name}, {adoption.role}; {checked}."
            filled = f"Filled in: {adoption.gaps_filled}" if adoption.gaps_filled else ""
            starts = "New disagreements start under it." if digest == self._default else ""
            self.state.say(said, " ".join(part for part in (starts, filled) if part))
        self.default_line.setVisible(adoption is not None and digest != self._default)
        self.state.show()
        self.ladder_holder.empty()
        self.ladder_holder.add(heading(pack.procedure.title), LadderView(pack.procedure))
        self.adopt.show_pack(pack, self._session.desk.me)
        self.adopt_card.setVisible(not self._session.desk.sample)

    def _on_take(self) -> None:
        if not self.adopt.check():
            return
        digest, values, desk = self.choice.value(), self.adopt.values(), self._session.desk

        def work() -> None:
            desk.procedures.adopt(
                digest,
                str(values["name"]),
                str(values["role"]),
                date.fromisoformat(str(values["on"])),
                source_checked=values.get("source_checked") is True,
                gaps_filled=str(values.get("gaps_filled", "")),
            )

        self._session.worker.run(work, self._on_taken, self.show_failure, words="Putting the procedure in use")

    def _on_make_default(self) -> None:
        desk, digest = self._session.desk, self.choice.value()
        self._session.worker.run(lambda: desk.procedures.set_default(digest), self._on_default, self.show_failure)

    def _on_default(self, _result: object) -> None:
        self._session.say("New disagreements start under this procedure.")
        self.arrive()
        self.take_focus()

    def _on_taken(self, _result: object) -> None:
        self._session.say("In use from now on. New disagreements start under it.")
        self.arrive()
        self.take_focus()
