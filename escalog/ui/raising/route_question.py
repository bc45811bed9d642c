"""Under which procedure and on which route it is raised: shows the choice, and takes the answer over into the forms."""

from PySide6.QtCore import QObject, Signal

from escalog.ui.raising.forms import ROUTE, RaiseForms
from escalog.ui.raising.questions import BELOW_THE_ROUTES, OTHER_WAY, TRACK
from escalog.ui.raising.route_step import RouteStep


class RouteQuestion(QObject):
    """Holds the choice while its page exists."""

    procedure_chosen = Signal()
    """Another procedure: everything about the route is asked anew."""
    route_chosen = Signal()
    """Another route, or the same once more. What was written stays, also what only another route asks."""
    way_out_chosen = Signal()
    """It goes another way."""

    def __init__(self, forms: RaiseForms, parent: QObject) -> None:
        super().__init__(parent)
        self._forms = forms
        self._choice: RouteStep | None = None
        forms.dropped.connect(self._on_dropped)

    def make(self) -> RouteStep:
        """The choice, with what was answered."""
        forms = self._forms
        choice = RouteStep(tuple(forms.packs.values()), str(forms.values.get("procedure", "")))
        forms.choose_main_route()
        choice.show_routes(forms.procedure, str(forms.values.get(TRACK) or ""), str(forms.values.get(OTHER_WAY) or ""))
        self._choice = choice
        self._show_start()
        choice.pack_chosen.connect(self._on_pack_chosen)
        choice.track_chosen.connect(self._on_track_chosen)
        choice.way_out_chosen.connect(self._on_way_out_chosen)
        return choice

    def take_focus(self, name: str) -> bool:
        """Puts the keyboard on the choice where it asks for `name`. False where a question below it does."""
        if self._choice is None:
            return False
        if name in BELOW_THE_ROUTES:
            self._choice.show_start()
            return False
        self._choice.take_focus()
        return True

    def _show_start(self) -> None:
        """Shows the questions about the start on an immediate route or for a later stage; otherwise behind a link."""
        asking = self._forms.asking
        if self._choice is None or asking.procedure is None or asking.track is None:
            return
        form = self._forms.form(ROUTE)
        later = asking.track.fast or self._forms.values.get("stage") != asking.track.first.id
        self._choice.set_start(form, asking.procedure.words_on(asking.track).stage, shown=later)

    def _on_pack_chosen(self, digest: str) -> None:
        self._forms.choose_pack(digest)
        self.procedure_chosen.emit()

    def _on_track_chosen(self, track: str) -> None:
        if self._forms.choose_route(track):
            self._show_start()
        self.route_chosen.emit()

    def _on_way_out_chosen(self, route: str) -> None:
        self._forms.choose_way_out(route)
        self.way_out_chosen.emit()

    def _on_dropped(self, step: str) -> None:
        if step == ROUTE:
            self._choice = None
