"""Settings: look, idle lock, ways into the store, backups, whose keys are known, emptying the practice store."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from escalog.domain.values.english import say_day_of
from escalog.ui.forms.line import LineEdit
from escalog.ui.forms.rows import FieldRow, Remark
from escalog.ui.later import later
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Role, Space, Tone
from escalog.ui.page.confirm import ask_yes_no
from escalog.ui.page.file_dialogs import in_documents
from escalog.ui.page.page import Page, Session
from escalog.ui.page.targets import NewSheetTarget, PassphraseTarget, ProceduresTarget, SettingsTarget, Target
from escalog.ui.preferences import Preferences
from escalog.ui.settings.appearance import LookSettings
from escalog.ui.setup.steps import SAME_DISK, same_disk
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, Flow, column
from escalog.ui.widgets.surfaces import Card
from escalog.ui.widgets.text import ReadText, Text, heading, hint
from escalog.wording.language import say

if TYPE_CHECKING:
    from escalog.services.kept.register import SignerChecked
    from escalog.services.procedures.held_procedure import Pack


class SettingsPage(Page):
    """One page, in groups; everything is applied at once."""

    target = SettingsTarget
    title_id = "page-settings"
    help = "settings"

    def __init__(
        self,
        session: Session,
        preferences: Preferences,
        on_idle: Callable[[int], None],
        on_empty: Callable[[], None],
        store: Path,
    ) -> None:
        super().__init__()
        self._on_empty_asked = on_empty
        self._store = store
        self._session = session
        self.look = LookSettings(preferences)
        self.place = Text("")
        self.same_disk = Remark(SAME_DISK, Tone.DUE)
        self.same_disk.hide()
        self.choose_place = Button(say("settings-choose-folder"), icon="folder")
        self.backup = Button(say("settings-save-backup-now"), icon="save")
        self.holder = LineEdit()
        self.keep_holder = Button(say("settings-note-who-holds"))
        self.new_passphrase = Button(say("settings-choose-new-passphrase"), icon="lock")
        self.new_sheet = Button(say("settings-make-new-recovery-sheet"), icon="document")
        self.procedure = Text("")
        self.to_procedures = Button(say("settings-choose-another-procedure"), icon="steps")
        self.empty = Button(say("settings-empty-practice-store"))
        self.keys = Box(gap=Space.GROUP)
        self.health = Box(gap=Space.LABEL)
        self.look.idle_chosen.connect(on_idle)
        self.build()
        self.connect_all()

    def build(self) -> None:
        """The groups. A practice store has no passphrase, no sheet and nothing worth a backup."""
        me = self._session.desk.me
        self.body.add(
            self.look,
            *(self._practice() if self._session.desk.sample else self._own_store()),
            self._procedure(),
            Card(
                heading(say("settings-you")),
                Text(f"{me.name}, {me.role}, {me.agency}"),
                hint(say("settings-your-fingerprint-in-words-read")),
                _words(me.words),
                gap=Space.LABEL,
            ),
            Card(heading(say("settings-signers-whose-words-were-checked")), self.keys, gap=Space.GROUP),
            Card(heading(say("settings-state-store")), self.health, gap=Space.GROUP),
        )
        self.body.add_stretch()
        self.limit_content()

    def _own_store(self) -> tuple[Card, ...]:
        """Ways into the store, and a copy of it elsewhere."""
        return (
            Card(
                heading(say("settings-passphrase-and-recovery-sheet")),
                Flow(self.new_passphrase, self.new_sheet),
                FieldRow(
                    say("settings-who-holds-recovery-sheet"),
                    self.holder,
                    say("settings-your-safeguarding-lead-or-records"),
                ),
                Flow(self.keep_holder),
                gap=Space.CARDS,
            ),
            Card(
                heading(say("settings-backups")),
                column(Text(say("settings-second-place"), Role.BODY_BOLD), self.place, self.same_disk, gap=Space.HAIR),
                Flow(self.choose_place, self.backup),
                gap=Space.CARDS,
            ),
        )

    def _procedure(self) -> Card:
        """What new disagreements start under."""
        return Card(heading(say("settings-procedure")), self.procedure, Flow(self.to_procedures), gap=Space.CARDS)

    def _practice(self) -> tuple[Card, ...]:
        """The one thing that can be removed."""
        return (
            Card(
                heading(say("settings-practice-store")),
                Text("Nothing here is real. Emptying it removes what you practised; the sample comes back as it was."),
                Flow(self.empty),
                gap=Space.CARDS,
            ),
        )

    def connect_all(self) -> None:
        """Connects the signals."""
        self.choose_place.clicked.connect(self._on_choose_place)
        self.backup.clicked.connect(self._on_backup)
        self.keep_holder.clicked.connect(self._on_keep_holder)
        self.new_passphrase.clicked.connect(lambda: self.go_to.emit(PassphraseTarget()))
        self.new_sheet.clicked.connect(lambda: self.go_to.emit(NewSheetTarget()))
        self.empty.clicked.connect(self._on_empty)
        self.to_procedures.clicked.connect(lambda: self.go_to.emit(ProceduresTarget()))

    def arrive(self, _target: Target | None = None) -> None:
        """Shows how things stand."""
        self.look.show_as_it_is()
        desk = self._session.desk
        self._session.worker.run(
            lambda: (
                desk.care.second_place,
                desk.care.recovery_holder,
                desk.register.signers_checked(),
                desk.care.health(),
                desk.procedures.default(),
            ),
            lambda result: self._show(*result),
            self.show_failure,
            words=say("settings-reading-settings"),
        )

    def _show(
        self,
        place: Path | None,
        holder: str,
        signers: "tuple[SignerChecked, ...]",
        health: tuple[str, ...],
        default: "Pack | None",
    ) -> None:
        started = say("settings-no-procedure-in-use-yet")
        if default is not None:
            started = say(
                "settings-started-under", procedure=default.procedure.title, version=default.procedure.version
            )
        self.procedure.setText(started)
        self.place.setText(say("settings-none-yet-laptop-can-be") if place is None else str(place))
        same = place is not None and same_disk(place, self._store)
        self.same_disk.setVisible(same)
        self.holder.setText(holder)
        self.keys.empty()
        for signer in signers:
            withdraw = Button(
                say("settings-withdraw"), ButtonLook.LINK, name=say("settings-withdraw-name", name=signer.checked_with)
            )
            withdraw.clicked.connect(lambda _on=False, key=signer.fingerprint: self._on_withdraw(key))
            day = say_day_of(signer.checked_on)
            said = say("settings-checked-with", name=signer.checked_with, day=day, source=signer.number_from)
            self.keys.add(column(Text(said), Flow(hint(signer.fingerprint[:16]), withdraw), gap=Space.NONE))
        if not signers:
            self.keys.add(Text(say("settings-none-yet-check-record-and")))
        self.health.empty()
        for sentence in health or (say("settings-nothing-stands-in-way"),):
            self.health.add(Text(sentence))

    # slots

    def _on_choose_place(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, say("settings-where-backups-go"), in_documents())
        if folder:
            desk = self._session.desk
            self._do(lambda: desk.care.set_second_place(Path(folder)), say("settings-backups-go-there-from-now"))

    def _on_backup(self) -> None:
        desk = self._session.desk
        self._do(desk.care.backup, say("settings-backup-written-and-was-opened"), say("settings-saving-backup"))

    def _on_keep_holder(self) -> None:
        desk, who = self._session.desk, self.holder.text()
        self._do(lambda: desk.care.set_recovery_holder(who), say("settings-noted-who-holds-recovery-sheet"))

    def _on_empty(self) -> None:
        if ask_yes_no(
            self,
            say("settings-empty-practice-store-2"),
            say("settings-what-you-practised-removed"),
            say("settings-empty"),
            say("settings-keep"),
        ):
            later(self, self._on_empty_asked)  # this page goes with the store

    def _on_withdraw(self, fingerprint: str) -> None:
        desk = self._session.desk
        self._do(lambda: desk.checking.withdraw(fingerprint, ""), say("settings-withdrawn-their-records-read-as"))

    def _do(self, work: Callable[[], object], said: str, words: str = "Working") -> None:
        def done(_result: object) -> None:
            self.failure.hide()
            self._session.say(said)
            self.arrive()

        self._session.worker.run(work, done, self.show_failure, words=words)


def _words(words: tuple[str, ...]) -> ReadText:
    said = ReadText(", ".join(words), Role.BODY_BOLD)
    said.setAccessibleName(say("settings-fingerprint-name", words=said.text()))
    return said
