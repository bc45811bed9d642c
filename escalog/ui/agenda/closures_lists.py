"""The days that a store counts differently: its own, those of its procedures, and the bank holidays that come next."""

from PySide6.QtCore import Signal

from escalog.domain.deadlines.calendar import NATIONS
from escalog.domain.deadlines.local_days import LocalDays
from escalog.domain.values.english import say_moment
from escalog.services.agenda.closures import ClosuresView, PackDays
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Role, Space
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, Flow
from escalog.ui.widgets.surfaces import Card
from escalog.ui.widgets.text import Text, heading, hint

_FROM_PACKS = "From the procedures in use. They are changed only by a new version of the procedure."
_NO_PACK = "The procedures in use name no closure and no extra working day."


class ClosuresLists(Box):
    """Three cards, filled anew whenever a day was added, changed or removed."""

    add_asked = Signal()
    change_asked = Signal(object)
    """The days to change."""
    remove_asked = Signal(object)
    """The days to remove."""

    def __init__(self) -> None:
        super().__init__(gap=Space.CARDS)
        self.add_days = Button("&Add days...", icon="plus")
        self.own = Box(gap=Space.CARDS)
        self.packs = Box(gap=Space.LABEL)
        self.nation = heading("")
        self.holidays = Box(gap=Space.LABEL)
        self.add(
            Card(heading("Kept on this laptop"), self.own, Flow(self.add_days), gap=Space.CARDS),
            Card(heading("Brought by procedures"), self.packs, gap=Space.GROUP),
            Card(self.nation, self.holidays, gap=Space.GROUP),
        )
        self.add_days.clicked.connect(self.add_asked)

    def show_view(self, view: ClosuresView) -> None:
        """Shows what stands now."""
        self.own.empty()
        for days in view.own:
            self.own.add(self._own_days(days))
        if not view.own:
            self.own.add(Text("None yet. Add a day on which nobody works here, and every time limit passes over it."))
        self.packs.empty()
        if view.packs:
            self.packs.add(hint(_FROM_PACKS))
        for pack in view.packs:
            self.packs.add(*_of_pack(pack))
        if not view.packs:
            self.packs.add(Text(_NO_PACK))
        self.nation.setText(f"Next bank holidays of {NATIONS[view.nation]}")
        self.holidays.empty()
        for holiday in view.coming:
            self.holidays.add(Text(holiday))
        self.holidays.add(hint(f"Bank holidays are known until {view.known_until}."))

    def _own_days(self, days: LocalDays) -> Box:
        what = "Nobody works" if days.closed else "Extra working day"
        noted = f"Noted by {days.by} on {say_moment(days.noted_at, year=True)}." if days.noted_at is not None else ""
        change = Button("Change", ButtonLook.LINK, name=f"Change: {days.name}, {days.said}")
        remove = Button("Remove", ButtonLook.LINK, name=f"Remove: {days.name}, {days.said}")
        change.clicked.connect(lambda: self.change_asked.emit(days))
        remove.clicked.connect(lambda: self.remove_asked.emit(days))
        return Box(
            Text(f"{days.said}: {days.name}", Role.BODY_BOLD),
            Text(f"{what}. {noted}", Role.SMALL, "ink2"),
            Flow(change, remove),
            gap=Space.HAIR,
        )


def _of_pack(pack: PackDays) -> tuple[Text, ...]:
    """A procedure's own days, one under another."""
    closures = [f"{day} (nobody works)" for day in pack.closures]
    extra = [f"{day} (extra working day)" for day in pack.extra]
    return (Text(pack.title, Role.BODY_BOLD), *(Text(words) for words in (*closures, *extra)))
