"""The days that a store counts differently: its own, those of its procedures, and the bank holidays that come next."""

from PySide6.QtCore import Signal

from escalog.domain.deadlines.calendar import NATIONS
from escalog.domain.deadlines.local_days import LocalDays
from escalog.services.agenda.closures import ClosuresView, PackDays
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Role, Space
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, Flow
from escalog.ui.widgets.surfaces import Card
from escalog.ui.widgets.text import Text, heading, hint
from escalog.wording.language import say


class ClosuresLists(Box):
    """Three cards, filled anew whenever a day was added, changed or removed."""

    add_asked = Signal()
    change_asked = Signal(object)
    """The days to change."""
    remove_asked = Signal(object)
    """The days to remove."""

    def __init__(self) -> None:
        super().__init__(gap=Space.CARDS)
        self.add_days = Button(say("agenda-add-days"), icon="plus")
        self.own = Box(gap=Space.CARDS)
        self.packs = Box(gap=Space.LABEL)
        self.nation = heading("")
        self.holidays = Box(gap=Space.LABEL)
        self.add(
            Card(heading(say("agenda-kept-on-this-laptop")), self.own, Flow(self.add_days), gap=Space.CARDS),
            Card(heading(say("agenda-brought-by-procedures")), self.packs, gap=Space.GROUP),
            Card(self.nation, self.holidays, gap=Space.GROUP),
        )
        self.add_days.clicked.connect(self.add_asked)

    def show_view(self, view: ClosuresView) -> None:
        """Shows what stands now."""
        self.own.empty()
        for days in view.own:
            self.own.add(self._own_days(days))
        if not view.own:
            self.own.add(Text(say("agenda-none-yet-add-day-on")))
        self.packs.empty()
        if view.packs:
            self.packs.add(hint(say("agenda-from-procedures-in-use-they")))
        for pack in view.packs:
            self.packs.add(*_of_pack(pack))
        if not view.packs:
            self.packs.add(Text(say("agenda-procedures-in-use-name-no")))
        self.nation.setText(say("closures-next-holidays", nation=NATIONS[view.nation]))
        self.holidays.empty()
        for holiday in view.coming:
            self.holidays.add(Text(holiday))
        self.holidays.add(hint(say("closures-holidays-known", day=view.known_until)))

    def _own_days(self, days: LocalDays) -> Box:
        what = say("agenda-nobody-works") if days.closed else say("agenda-extra-working-day")
        noted = say("closures-not-noted", what=what)
        if days.noted_at is not None:
            noted = say("closures-noted", what=what, by=days.by, at=days.noted_at)
        change = Button(
            say("agenda-change"), ButtonLook.LINK, name=say("closures-change-name", name=days.name, days=days.said)
        )
        remove = Button(
            say("agenda-remove"), ButtonLook.LINK, name=say("closures-remove-name", name=days.name, days=days.said)
        )
        change.clicked.connect(lambda: self.change_asked.emit(days))
        remove.clicked.connect(lambda: self.remove_asked.emit(days))
        return Box(
            Text(f"{days.said}: {days.name}", Role.BODY_BOLD),
            Text(noted, Role.SMALL, "ink2"),
            Flow(change, remove),
            gap=Space.HAIR,
        )


def _of_pack(pack: PackDays) -> tuple[Text, ...]:
    """A procedure's own days, one under another."""
    closures = [say("closures-of-pack", days=day, kind="closed") for day in pack.closures]
    extra = [say("closures-of-pack", days=day, kind="worked") for day in pack.extra]
    return (Text(pack.title, Role.BODY_BOLD), *(Text(words) for words in (*closures, *extra)))
