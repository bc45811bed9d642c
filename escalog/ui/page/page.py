"""What every page is: a title, contents under it, an optional fixed foot; built, connected, shown, and cleared.

A page gets what it needs by its constructor. Calls go down, signals go up.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Size, Space, Wide
from escalog.ui.page.failure_box import FailureBox
from escalog.ui.page.targets import Target
from escalog.ui.widgets.layouts import Box
from escalog.ui.widgets.scroll import ScrollPane
from escalog.ui.widgets.text import Title, lead
from escalog.wording.language import say

if TYPE_CHECKING:
    from escalog.services.desk import Desk
    from escalog.ui.page.drafting import Drafting
    from escalog.ui.page.worker import Worker


class PageAct(NamedTuple):
    """Something the page offers now, as the Disagreement menu and its key do it."""

    name: str
    """A kind of entry ("contact") or an act of `keys` ("make-record")."""
    label: str
    do: Callable[[], None]


CHILD = "child"


def at_risk_words(whom: str) -> str:
    """What the button says that stands on every page."""
    return say("at-risk", whom=whom)


class Page(QWidget):
    """One page of the window. Subclasses set `target`, `title_id`, `help` and override build, arrive, clear."""

    target: type[Target] = Target
    """What leads to it. A page of the gate has none of its own."""
    title_id = ""
    """The message that the page is called by; empty where it has no name."""
    help = ""
    """The name of its help page in resources/help."""
    covers_pages = False
    """Whether it hides the page list at the left, as the wizards do."""

    whom = CHILD
    """Whom what is shown is about, in the procedure's own word: a child, an adult."""

    go_to = Signal(Target)
    """Another page, and what it should show."""
    went_back = Signal()
    """Back to the page that was up before."""
    help_asked = Signal(str)
    acts_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = Title(self.title)
        self.lead = lead("")
        self.lead.hide()
        self.failure = FailureBox()
        self.body = Box(self.failure, self.heading, self.lead, gap=Space.CARDS)
        self.body.set_margins(Space.PAGE, Space.CARD, Space.PAGE, Space.PAGE)
        self.pane = ScrollPane(self.body)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.pane, 1)
        self.em_wide = float(Wide.FULL)

    @property
    def title(self) -> str:
        """What stands in the window's title; never anything of a case."""
        return say(self.title_id) if self.title_id else ""

    @property
    def name(self) -> str:
        """The name of the page."""
        return self.target.page

    # build, connect, show: a subclass calls `build` and `connect_all` at the end of its own constructor

    def build(self) -> None:
        """Makes the parts."""

    def connect_all(self) -> None:
        """Connects the signals."""

    def arrive(self, target: Target | None = None) -> None:
        """Comes up, to show `target` where it shows one thing of many. Reads what it shows anew."""

    def leave(self) -> None:
        """Another page comes up, or the program locks: keep drafts."""

    def clear(self) -> None:
        """The program locks: drop everything that holds case text."""

    def where(self) -> Target:
        """What to come back to: ids, never a text."""
        return self.target()

    def acts(self) -> Sequence[PageAct]:
        """What can be done here, for the Disagreement menu."""
        return ()

    def main_act(self) -> None:
        """Ctrl+Enter: record this, or continue."""

    def escape(self) -> bool:
        """Esc: close a panel. True when there was one."""
        return False

    def panes(self) -> tuple[QWidget, ...]:
        """Where F6 goes, in order: one widget that takes the keyboard for each pane."""
        return (self.heading,)

    def relayout(self, em_wide: float) -> None:
        """The window has this width in em: fold or unfold."""
        self.em_wide = em_wide

    # for subclasses

    def set_lead(self, sentence: str) -> None:
        """Shows the one sentence under the title."""
        self.lead.setText(sentence)
        self.heading.setAccessibleDescription(sentence)
        self.lead.setVisible(bool(sentence))

    def take_focus(self) -> None:
        """Focuses the title."""
        self.heading.take_focus()

    def show_failure(self, error: Exception) -> None:
        """Shows what went wrong at the top of the page."""
        self.failure.show_failure(error)
        self.pane.to_top()

    def limit_content(self) -> None:
        """Lets the contents grow no wider than reads well."""
        self.body.setMaximumWidth(theme().text(Size.CONTENT_MOST))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.body.maximumWidth() < _UNLIMITED:
            self.limit_content()


_UNLIMITED = 16777215
"""Qt's own QWIDGETSIZE_MAX."""


class Session(NamedTuple):
    """What is there while a store is open: its services, the worker, the drafts, and the line of the status bar."""

    desk: "Desk"
    worker: "Worker"
    drafting: "Drafting"
    say: Callable[[str], None]
    """Shows a sentence in the status bar and says it once, politely."""


class PageSpec(NamedTuple):
    """A page as the frame knows it before it is built; it is built when first shown and dropped at the lock."""

    target: type[Target]
    build: Callable[[Session], Page]
    icon: str = ""
    """As the page list shows it; empty: it is in neither the list nor the Go menu."""
    under: type[Target] | None = None
    """The page of the list that is marked while this one is up: the list of disagreements for one disagreement."""

    @property
    def name(self) -> str:
        """The name of the page."""
        return self.target.page

    @property
    def label(self) -> str:
        """As the page list and the Go menu show it; empty: in neither."""
        return say(f"page-{self.name}") if self.icon else ""
