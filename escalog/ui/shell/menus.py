"""The menu row: menus at the left, what must always be one press away at the right. Only asks; the window acts."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QSizePolicy, QWidget

from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.palette_words import palette_words
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Role, Space
from escalog.ui.page.page import CHILD, PageAct, PageSpec, at_risk_words
from escalog.ui.page.shortcuts import BY_ACT, KEYS
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.surfaces import Panel
from escalog.wording.language import say

_MENUS = ("file", "edit", "go", "disagreement", "view", "help")
_HELP = (("index", "menu-all-help"), ("keys", "menu-keys"), ("information-governance", "menu-governance"))
_EDIT = (("cut", "menu-cut"), ("copy", "menu-copy"), ("paste", "menu-paste"), ("selectAll", "menu-select-all"))


class TopRow(Panel):
    """Menu bar, then at the right: immediate risk (where the page list is away), blank screen, lock."""

    asked = Signal(str)
    """An act of `keys`, "palette:dark", "page:today", "edit:cut", "help:keys", "backup" or "about"."""

    def __init__(self) -> None:
        super().__init__(ground="sunken", edge="bottom", across=True, gap=Space.LABEL)
        self.set_margins(Space.CARDS, Space.HAIR, Space.CARDS, Space.HAIR)
        self.actions_by_act: dict[str, QAction] = {}
        self._open_only: list[QAction] = []
        self._at_risk: QAction | None = None
        self._is_open = False
        self.pages_button = Button(say("menu-pages"), ButtonLook.QUIET)
        self.bar = QMenuBar()
        self.bar.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.bar.setFont(theme().font(Role.BODY))
        self.risk = Button(say("menu-risk", room="enough"), ButtonLook.QUIET, "risk", name=at_risk_words(CHILD))
        self.blank = Button(say("menu-blank", room="enough"), ButtonLook.QUIET, "blank")
        self.lock = Button(say("menu-lock", room="enough"), ButtonLook.QUIET, "lock")
        self._menus: dict[str, QMenu] = {}
        self._palettes: dict[str, QAction] = {}
        self._build()
        self._connect()

    # menus

    def menu(self, name: str) -> QMenu:
        """One menu by its name, such as "file"."""
        return self._menus[name]

    def set_pages(self, pages: Sequence[PageSpec]) -> None:
        """Fills the Go menu and the Pages button."""
        go = self._menus["go"]
        go.clear()
        pages_menu = QMenu(self.pages_button)
        for spec in pages:
            if not spec.label:
                continue
            act = f"page-{spec.name}"
            action = self.actions_by_act.get(act) or self._action(act, spec.label, f"page:{spec.name}")
            go.addAction(action)
            pages_menu.addAction(spec.label, self._ask(f"page:{spec.name}"))
        pages_menu.addSeparator()
        pages_menu.addAction(say("menu-raise"), self._ask("raise"))
        self._at_risk = pages_menu.addAction(at_risk_words(CHILD), self._ask("risk"))
        self.pages_button.set_choices(pages_menu)
        go.addSeparator()
        for act in ("back", "next-pane", "previous-pane"):
            go.addAction(self.actions_by_act[act])

    def set_acts(self, acts: Sequence[PageAct], whom: str = CHILD) -> None:
        """Fills the Disagreement menu with what the page offers now, and says whom it is about."""
        words = at_risk_words(whom)
        self.risk.setAccessibleName(words)
        if self._at_risk is not None:
            self._at_risk.setText(words)
        menu = self._menus["disagreement"]
        menu.clear()
        for name in ("raise", "search"):
            menu.addAction(self.actions_by_act[name])
        menu.addAction(words, self._ask("risk"))
        menu.addSeparator()
        for act in acts:
            if act.name == "safety":
                continue  # it stands above already
            if act.name in self.actions_by_act:
                menu.addAction(self.actions_by_act[act.name])
            else:
                menu.addAction(act.label, act.do)
        if not acts:
            menu.addAction(say("menu-nothing-open")).setEnabled(False)

    def set_open(self, *, is_open: bool) -> None:
        """Shows what is there while a store is open, or only what needs none."""
        self._is_open = is_open
        self._show_open()

    def _show_open(self) -> None:
        is_open = self._is_open
        for name in ("edit", "go", "disagreement"):
            self._menus[name].menuAction().setVisible(is_open)
        for action in self._open_only:
            action.setEnabled(is_open)
        self.lock.setVisible(is_open)
        self.risk.setVisible(is_open)

    def fold(self, *, narrow: bool, pages_away: bool) -> None:
        """Shortens words where there is little room; offers the pages where their list is away."""
        self.pages_button.setVisible(narrow and pages_away)
        room = "little" if narrow else "enough"
        self.blank.setText(say("menu-blank", room=room))
        self.lock.setText(say("menu-lock", room=room))
        self.risk.setText(say("menu-risk", room=room))

    def _on_theme_changed(self) -> None:
        self.bar.setFont(theme().font(Role.BODY))
        for menu in self._menus.values():
            menu.setFont(theme().font(Role.BODY))
        for name, action in self._palettes.items():
            action.setChecked(name == (theme().chosen or ""))

    def _build(self) -> None:
        for name in _MENUS:
            self._menus[name] = QMenu(say(f"menu-{name}"), self.bar)
            self.bar.addMenu(self._menus[name])
        self.add(self.pages_button, self.bar)
        self.add_stretch()
        self.add(self.risk, self.blank, self.lock)
        self.pages_button.hide()

    def take_focus(self) -> None:
        """F10: the first menu opens, and arrows go on from there. Esc closes it, and once more leaves the bar."""
        self.bar.setActiveAction(self.bar.actions()[0])

    def fill(self) -> None:
        """Puts the entries into the menus and lets the keys work: after the first paint, which needs neither."""
        if self.actions_by_act:
            return
        for key in KEYS:
            self._action(key.act, say("menu-asks-more", act=key.says) if key.act in _ASK_MORE else key.says, key.act)
        self._build_file()
        for name, label in _EDIT:
            self._menus["edit"].addAction(say(label), self._ask(f"edit:{name}"))
        self._build_view()
        help_menu = self._menus["help"]
        help_menu.addAction(self.actions_by_act["help"])
        for name, label in _HELP:
            help_menu.addAction(say(label), self._ask(f"help:{name}"))
        help_menu.addAction(say("menu-about"), self._ask("help:about"))
        self.set_acts(())
        self._show_open()

    def _build_file(self) -> None:
        menu = self._menus["file"]
        for act in ("raise", "make-record", "keep-draft"):
            menu.addAction(self.actions_by_act[act])
        backup = menu.addAction(say("menu-backup"), self._ask("backup"))
        self._open_only.append(backup)
        menu.addSeparator()
        for act in ("lock", "quit"):
            menu.addAction(self.actions_by_act[act])

    def _build_view(self) -> None:
        menu = self._menus["view"]
        group = QActionGroup(self)
        for name, label in palette_words().items():
            action = menu.addAction(f"&{label}", self._ask(f"palette:{name}"))
            action.setCheckable(True)
            group.addAction(action)
            self._palettes[name] = action
        self._on_theme_changed()
        menu.addSeparator()
        for act in ("larger", "smaller", "usual-size"):
            menu.addAction(self.actions_by_act[act])
        menu.addSeparator()
        menu.addAction(self.actions_by_act["blank"])

    def _action(self, act: str, label: str, ask: str) -> QAction:
        action = QAction(label, self)
        key = BY_ACT.get(act)
        if key is not None:
            action.setShortcuts([QKeySequence(keys) for keys in key.keys if act not in _OWN_KEYS])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(self._ask(ask))
        self.actions_by_act[act] = action
        self.window_action(action)
        if key is None or not key.locked:
            self._open_only.append(action)
        return action

    def window_action(self, action: QAction) -> None:
        """Lets an action's key work everywhere in the window."""
        self.addAction(action)

    def _connect(self) -> None:
        theme().changed.connect(self._on_theme_changed)
        self.risk.clicked.connect(self._ask("risk"))
        self.blank.clicked.connect(self._ask("blank"))
        self.lock.clicked.connect(self._ask("lock"))

    def _ask(self, act: str) -> Callable[[], None]:
        def ask() -> None:
            self.asked.emit(act)

        return ask


_ASK_MORE = frozenset({"raise", "contact", "make-record"})
"""A form follows: their entries end in dots."""

_OWN_KEYS = frozenset({"undo", "redo"})
"""Keys that text fields handle themselves."""


def focus_edit(widget: QWidget | None, name: str) -> None:
    """Does an edit act in the field that has the keyboard, where it knows how."""
    act = getattr(widget, name, None)
    if callable(act):
        act()
