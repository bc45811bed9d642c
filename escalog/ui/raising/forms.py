"""What was filled in while raising, and the forms that ask for it: made when a page is shown, anew when words change.

Knows neither the wizard nor the draft; emits `taken` and `dropped`.
"""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from escalog.domain.entry_kinds.raising import STEPS
from escalog.domain.procedure.model import Procedure
from escalog.domain.values.entry import FieldValue
from escalog.domain.values.identifying_text import IdentifyingText
from escalog.domain.values.moment import Moment
from escalog.services.procedures.held_procedure import Pack
from escalog.ui.forms.form import Form
from escalog.ui.forms.question import FormContext, notices_of
from escalog.ui.page.page import Session
from escalog.ui.raising.questions import OF_THE_PACK, OF_THE_ROUTE, OTHER_WAY, SAID_BY_ROUTE, TRACK, Asking
from escalog.ui.raising.route_step import GOES_ANOTHER_WAY
from escalog.ui.widgets.layouts import discard

ROUTE, CHECK = "route", "check"
_BEFORE_SIDES = ("safety", "direction", ROUTE, CHECK)
"""The pages that ask the same whoever raises it."""


class RaiseForms(QObject):
    """The answers so far, under one of the procedures that are in use, and a form for each page."""

    taken = Signal(str)
    """The page whose answers were taken over."""
    dropped = Signal(str)
    """The page whose form is made anew when it is shown again."""
    mended = Signal(str)
    left = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._forms: dict[str, Form] = {}
        self.values: dict[str, FieldValue] = {}
        self.packs: dict[str, Pack] = {}

    @property
    def procedure(self) -> Procedure | None:
        """The one it is raised under."""
        pack = self.packs.get(str(self.values.get("procedure", "")))
        return pack.procedure if pack is not None else None

    @property
    def asking(self) -> Asking:
        """What is asked for these answers."""
        return Asking(self.procedure, self.values, tuple(pack.procedure for pack in self.packs.values()))

    def begin(self, packs: Sequence[Pack], default: Pack | None, kept: Mapping[str, object]) -> None:
        """Begins with what was kept. `packs` are not empty."""
        self.packs = {pack.digest: pack for pack in packs}
        self.values = {name: value for name, value in kept.items() if isinstance(value, str | bool | int)}
        if self.values.get("procedure") not in self.packs:
            chosen = default if default is not None and default.digest in self.packs else packs[0]
            self.values["procedure"] = chosen.digest

    def empty(self) -> None:
        """Forgets everything."""
        self.values, self.packs = {}, {}
        self._drop(step.id for step in STEPS)

    def form(self, step: str) -> Form:
        """The questions of a page, with what was answered."""
        if step not in self._forms:
            asking, desk = self.asking, self._session.desk
            if step == ROUTE and asking.track is not None:
                self.values.setdefault("stage", asking.track.first.id)
            if step == "decision":
                self.values.setdefault("occurred", Moment.of(desk.now()).text())
            context = FormContext(asking.choices((desk.me.name,)), desk.now, self._notices, {"child": asking.noun})
            mine = {name: value for name, value in self.values.items() if asking.belongs(step, name)}
            form = Form(asking.fields(step), context, mine, own_summary=False)
            form.changed.connect(lambda: self._take(step))
            form.mended.connect(self.mended)
            form.left.connect(self.left)
            self._forms[step] = form
        return self._forms[step]

    def fill(self, step: str, field: str, value: FieldValue) -> None:
        """Answers one question of a page, as if typed."""
        question = self.form(step).question(field)
        if question is not None:
            question.fill(value)

    def errors(self, step: str) -> tuple[tuple[str, str], ...]:
        """What is missing on a page."""
        if step == CHECK:
            return ()
        other_way = step == ROUTE and self.values.get(OTHER_WAY)
        return ((OTHER_WAY, GOES_ANOTHER_WAY),) if other_way else self.form(step).errors()

    def all_errors(self) -> tuple[tuple[str, str], ...]:
        """What is missing anywhere."""
        return tuple(error for step in self.asking.steps for error in self.errors(step.id))

    def is_done(self, step: str) -> bool:
        """Whether a page holds what is needed, and anything at all where nothing is."""
        if step == CHECK:
            return False
        asking = self.asking
        begun = step == ROUTE or any(asking.belongs(step, name) for name in self.values)
        return begun and not self.errors(step)

    def page_of(self, name: str) -> str:
        """The page that asks for something."""
        asking = self.asking
        return next(step.id for step in asking.steps if asking.belongs(step.id, name))

    def to_record(self) -> dict[str, FieldValue]:
        """The values this route asks for. Answers to another route stay in the draft, unrecorded."""
        asking = self.asking
        return {
            name: value for name, value in self.values.items() if not name.startswith("_") and asking.asks_for(name)
        }

    def choose_pack(self, digest: str) -> None:
        """Another procedure: its routes, its lists."""
        self.values["procedure"] = digest
        self._without(TRACK, OTHER_WAY, *OF_THE_ROUTE, *OF_THE_PACK)
        self._drop((ROUTE, *SAID_BY_ROUTE))

    def choose_main_route(self) -> None:
        """The main route, until another is chosen."""
        main = self.asking.track
        if main is not None and not self.values.get(TRACK):
            self.values[TRACK] = main.id
            self._drop(("safety",))  # it asked about any whom the procedure may be about

    def choose_route(self, track: str) -> bool:
        """Another route: its questions in its words. What was written stays. False where it is the same one.

        The page of the routes stays, and its old questions about the start are discarded.
        """
        self._without(OTHER_WAY)
        another = track != self.values.get(TRACK)
        if another:
            self.values[TRACK] = track
            self._without(*OF_THE_ROUTE)
            self._drop(SAID_BY_ROUTE)
            self._forms.pop(ROUTE, None)
        self.taken.emit(ROUTE)
        return another

    def choose_way_out(self, route: str) -> None:
        """It goes another way."""
        self.values[OTHER_WAY] = route
        self.taken.emit(ROUTE)

    def _take(self, step: str) -> None:
        before, asking = self.values.get("direction"), self.asking
        rest = {name: value for name, value in self.values.items() if not asking.belongs(step, name)}
        self.values = {**rest, **self._forms[step].values()}
        if step == "direction" and self.values.get("direction") != before:
            self._drop(page.id for page in STEPS if page.id not in _BEFORE_SIDES)
        self.taken.emit(step)

    def _without(self, *names: str) -> None:
        for name in names:
            self.values.pop(name, None)

    def _drop(self, steps: Iterable[str]) -> None:
        """Discards forms whose wording, choices or questions changed; they are rebuilt when next shown."""
        for step in steps:
            form = self._forms.pop(step, None)
            self.dropped.emit(step)
            if form is not None:
                discard(form)

    def _notices(self, text: str) -> Sequence[IdentifyingText]:
        return notices_of((self._session.desk.me.name, str(self.values.get("other_person", ""))))(text)
