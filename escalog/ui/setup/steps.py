"""The steps of setting up that ask for more than fields: passphrase, recovery sheet, second place."""

import secrets
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit

from escalog.domain.values.failure import Failure
from escalog.ui.forms.dates import ShortLine
from escalog.ui.forms.line import LineEdit
from escalog.ui.forms.rows import FieldRow, Note, Remark
from escalog.ui.forms.tick import Tick
from escalog.ui.later import timer
from escalog.ui.look.tokens import Delay, Role, Size, Space, Tone
from escalog.ui.page.file_dialogs import in_documents
from escalog.ui.page.worker import Worker
from escalog.ui.setup.recovery_sheet import RecoverySheet, numbered, print_sheet
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, Flow, column
from escalog.ui.widgets.text import ReadText, Text, hint

Errors = tuple[tuple[str, str], ...]
Judge = Callable[[str], str]
"""What is wrong with a passphrase, in words, or nothing. It holds no part of the window."""
_TYPED_BACK = 4
_SHEET_FILE = "escalog recovery sheet.pdf"
_WHERE = "Another drive, or a folder of your agency's network. Not this laptop."


SAME_DISK = "This folder is on the same disk as your store. If the laptop is lost, both are lost."


def same_disk(folder: Path, store: Path) -> bool:
    """Whether a backup there would be lost with the laptop's own disk."""
    try:
        return folder.stat().st_dev == next(place for place in (store, *store.parents) if place.exists()).stat().st_dev
    except OSError:
        return False


class _Step(Box):
    """A step with rows by name. An error that is shown goes as soon as it is mended."""

    mended = Signal(str)

    def __init__(self) -> None:
        super().__init__(gap=Space.CARDS)
        self.rows: dict[str, FieldRow] = {}

    def problems(self) -> Errors:
        """What stands in the way."""
        raise NotImplementedError

    def check(self) -> Errors:
        """Shows what stands in the way, and gives it."""
        errors = self.problems()
        self.show_row_errors(errors)
        return errors

    def mend(self) -> None:
        """Something was typed: takes back the errors that are none any more."""
        shown = [name for name, row in self.rows.items() if row.has_errors]
        if not shown:
            return
        still = {name for name, _sentence in self.problems()}
        for name in shown:
            if name not in still:
                self.rows[name].show_errors(())
                self.mended.emit(name)

    def focus_row(self, name: str) -> None:
        """Puts the keyboard into a question."""
        if name in self.rows:
            self.rows[name].take_focus()

    def show_row_errors(self, errors: Errors) -> None:
        """Shows the errors at their questions."""
        for name, field_row in self.rows.items():
            field_row.show_errors([sentence for at, sentence in errors if at == name])


class PassphraseStep(_Step):
    """Two lines, a suggestion, and what is thought of it while typing."""

    def __init__(self, worker: Worker, judge: Callable[[], Judge], suggest: Callable[[], str]) -> None:
        """`judge` is asked on the window's thread; the worker is handed what it gives."""
        super().__init__()
        self._worker, self._judge, self._suggest = worker, judge, suggest
        self._said: tuple[str, str] = ("", "")
        self.first, self.again = LineEdit(), LineEdit()
        self.suggest = Button("S&uggest one", icon="again")
        self.show_typed = Tick("Show what I type")
        self.verdict = Box()
        self.made = Text("Your store is made with the passphrase you chose. You can choose another one in Settings.")
        self._soon = timer(self, self._on_soon, Delay.NOTICE_AFTER_KEY)
        self._build()
        self._connect()

    def text(self) -> str:
        """What was typed."""
        return self.first.text()

    def clear(self) -> None:
        """Nothing that was typed stays."""
        self.first.clear()
        self.again.clear()

    def show_made(self) -> None:
        """The store is made: there is nothing to choose here any more."""
        for part in (*self.rows.values(), self.verdict, self.ways):
            part.hide()
        self.made.show()

    def problems(self) -> Errors:
        """What stands in the way."""
        errors: list[tuple[str, str]] = []
        if not self.first.text():
            errors.append(("first", "Choose a passphrase"))
        else:
            problem = self._judge()(self.first.text())
            if problem:
                errors.append(("first", problem))
        if self.first.text() and self.first.text() != self.again.text():
            differ = "The two passphrases differ. Type it once more"
            errors.append(("again", differ if self.again.text() else "Type the passphrase once more"))
        return tuple(errors)

    def _build(self) -> None:
        for line in (self.first, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)
        self.rows = {
            "first": FieldRow(
                "Choose a passphrase",
                self.first,
                "At least 15 characters. Several unrelated words work well, in any language. You can paste it.",
            ),
            "again": FieldRow("Type it once more", self.again),
        }
        self.ways = Flow(self.suggest, self.show_typed, gap=Space.CARD)
        self.add(self.rows["first"], self.verdict, self.ways, self.rows["again"], self.made)
        self.verdict.hide()
        self.made.hide()

    def _connect(self) -> None:
        self.first.textChanged.connect(self._on_typed)
        self.again.textChanged.connect(self.mend)
        self.suggest.clicked.connect(self._on_suggest)
        self.show_typed.toggled.connect(self._on_show_typed)

    def _on_typed(self) -> None:
        self.verdict.empty()
        self.verdict.hide()
        self.rows["first"].say_more("")
        self._soon.start() if self.first.text() else self._soon.stop()

    def _on_soon(self) -> None:
        text = self.first.text()
        problem = self._judge()
        self._worker.run(lambda: problem(text), lambda said: self._say(text, said), lambda _error: None)

    def _say(self, text: str, problem: str) -> None:
        if text != self.first.text():
            return
        good = f"{len(text)} characters. Long enough and not on the list of known ones."
        self.verdict.empty()
        self.verdict.add(Remark(problem or good, Tone.INFO if problem else Tone.DONE))
        self.verdict.show()
        self.mend()
        self.rows["first"].say_more(problem or good)

    def _on_suggest(self) -> None:
        self.show_typed.setChecked(True)
        self.first.setText(self._suggest())
        self.again.clear()
        self.rows["first"].show_errors(())
        self.suggest.setText("S&uggest another")

    def _on_show_typed(self, on: object) -> None:
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        self.first.setEchoMode(mode)


class SheetStep(_Step):
    """Print or save the sheet, type four groups back, say who will hold it."""

    failed = Signal(Exception)

    def __init__(self) -> None:
        super().__init__()
        self._sheet: RecoverySheet | None = None
        self.asked: tuple[int, ...] = ()
        self.print = Button("&Print the sheet...", icon="printer")
        self.save = Button("&Save as PDF...", icon="document")
        self.done = Text("", Role.SMALL, "done")
        self.lines: dict[int, ShortLine] = {}
        self.holds = LineEdit()
        self.holds.textChanged.connect(self.mend)
        self.groups = Flow(gap=Space.CARDS)
        self.code = ReadText("", Role.CODE)
        self.add(
            Text("Print it now, or copy it by hand: it is shown only once. It opens everything, so treat it as a key."),
            self.code,
            Flow(self.print, self.save),
            self.done,
            Text("Type four of its groups back, so that you know it can be read.", Role.BODY_BOLD),
            self.groups,
        )
        self._holder_row = FieldRow(
            "Who will hold the sheet?", self.holds, "Your safeguarding lead or records manager, sealed: not you alone."
        )
        self.add(self._holder_row)
        self.done.hide()
        self.print.clicked.connect(self._on_print)
        self.save.clicked.connect(self._on_save)

    @property
    def shown(self) -> RecoverySheet | None:
        """The sheet that is shown, until it is forgotten."""
        return self._sheet

    def show_sheet(self, sheet: RecoverySheet) -> None:
        """Asks for four groups of this sheet."""
        self._sheet = sheet
        count = len(sheet.groups)
        self.code.setText(numbered(sheet.groups))
        spelled = [f"{number}: {' '.join(group)}." for number, group in enumerate(sheet.groups, start=1)]
        self.code.setAccessibleName(f"The code of the sheet, in numbered groups. {' '.join(spelled)}")
        self.asked = tuple(sorted(secrets.SystemRandom().sample(range(count), min(_TYPED_BACK, count))))
        self.groups.empty()
        self.rows = {"holder": self._holder_row}
        self.lines = {}
        for number in self.asked:
            line = ShortLine(Size.TIME_FIELD)
            line.textChanged.connect(self.mend)
            field_row = FieldRow(f"Group {number + 1}", line)
            self.lines[number] = line
            self.rows[f"group-{number}"] = field_row
            self.groups.add(field_row)

    def forget(self) -> None:
        """No code and no name stays."""
        self._sheet = None
        self.code.setText("")
        self.groups.empty()
        self.lines = {}
        self.rows = {"holder": self._holder_row}
        self.holds.clear()
        self.done.hide()

    def holder(self) -> str:
        """Who will hold it."""
        return self.holds.text().strip()

    def problems(self) -> Errors:
        """What stands in the way."""
        groups = self._sheet.groups if self._sheet is not None else ()
        errors = []
        for number, line in self.lines.items():
            if line.text().strip().upper() != groups[number]:
                errors.append((f"group-{number}", f"Group {number + 1} is not what the sheet says"))
        if not self.holder():
            errors.append(("holder", "Write who will hold the sheet"))
        return tuple(errors)

    def _on_print(self) -> None:
        try:
            if self._sheet is not None and print_sheet(self._sheet, self):
                self._say("Sent to the printer.")
        except Failure as failure:
            self.failed.emit(failure)

    def _on_save(self) -> None:
        place = in_documents(_SHEET_FILE)
        name, _kind = QFileDialog.getSaveFileName(self, "Save the recovery sheet", place, "PDF (*.pdf)")
        if not name or self._sheet is None:
            return
        try:
            self._sheet.save_pdf(Path(name))
        except Failure as failure:
            self.failed.emit(failure)
        else:
            self._say("Saved. Print it, then remove the file: it opens your store.")

    def _say(self, words: str) -> None:
        self.done.setText(words)
        self.done.show()


class BackupStep(_Step):
    """A folder elsewhere, or for now none."""

    def __init__(self, store: Path) -> None:
        super().__init__()
        self._store = store
        self.line = LineEdit()
        self.choose = Button("Ch&oose a folder...", icon="folder")
        self.not_now = Tick("Not now: remind me on Today")
        self.rows = {"place": FieldRow("Where do backups go?", self.line, _WHERE)}
        self.add(self.rows["place"], Flow(self.choose), self.not_now)
        self.add(column(hint("A backup is written at the end of each day's work, and opened once to prove it.")))
        self.choose.clicked.connect(self._on_choose)
        self.line.textChanged.connect(self._on_typed)
        self.line.textChanged.connect(self.mend)
        self.not_now.toggled.connect(self.mend)

    def _on_typed(self) -> None:
        typed = self.line.text().strip()
        self.rows["place"].show_notes((Note(SAME_DISK),) if typed and same_disk(Path(typed), self._store) else ())

    def place(self) -> str | None:
        """The folder, or None for now."""
        typed = self.line.text().strip()
        return typed if typed and not self.not_now.isChecked() else None

    def problems(self) -> Errors:
        """What stands in the way."""
        typed = self.line.text().strip()
        errors: Errors = ()
        if not self.not_now.isChecked():
            if not typed:
                errors = (("place", "Choose a folder, or tick that it is not for now"),)
            elif not Path(typed).is_dir():
                errors = (("place", "There is no such folder. Choose one that is there"),)
        return errors

    def _on_choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Where backups go", in_documents())
        if folder:
            self.line.setText(folder)
            self.not_now.setChecked(False)
