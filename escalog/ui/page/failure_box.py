"""The one place where what went wrong is shown: a sentence and advice in the page, or a report that can be copied.

The report names files, lines and types. It holds no message of an error, since that could hold text from a case.
"""

import sys
from functools import cached_property
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from escalog import __version__
from escalog.domain.values.failure import Failure
from escalog.ui.look.tokens import Tone
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box
from escalog.ui.widgets.surfaces import Banner
from escalog.wording.failures import advice_of, sentence_of

_OUR_FAULT = "escalog met a fault of its own. Your text is still here."
_OUR_ADVICE = "Try again. If it comes back, copy the report and send it to whoever looks after escalog."


class FailureBox(Box):
    """Stays until it is closed or the next act succeeds. Every page has one and few show it: built when first asked."""

    def __init__(self) -> None:
        super().__init__()
        self._report = ""
        self.hide()

    @cached_property
    def banner(self) -> Banner:
        """The sentence and the advice, with what can be done."""
        banner = Banner(Tone.PAST, "", "", self.copy_report, closable=True)
        self.copy_report.clicked.connect(self._on_copy)
        banner.closed.connect(self.hide)
        self.add(banner)
        return banner

    @cached_property
    def copy_report(self) -> Button:
        """Copies the report of a fault of ours."""
        return Button("Copy the report", icon="copy")

    def text(self) -> str:
        """What is said: sentence and advice."""
        return f"{self.banner.sentence.text()} {self.banner.advice.text()}"

    def show_failure(self, error: Exception) -> None:
        """Shows what happened and what to do."""
        if isinstance(error, Failure):
            self._report = ""
            self.banner.say(sentence_of(error), advice_of(error))
        else:
            self._report = report_of(error)
            self.banner.say(_OUR_FAULT, _OUR_ADVICE)
        self.copy_report.setText("Copy the report")
        self.copy_report.setVisible(bool(self._report))
        self.banner.setAccessibleName(self.text())
        self.banner.show()
        self.show()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self.copy_report.setText("Report copied")


def report_of(error: BaseException) -> str:
    """A fault as a report: where it happened and of what type, without any message."""
    python = ".".join(str(part) for part in sys.version_info[:3])
    lines = [f"escalog {__version__}", f"Python {python}, Qt {qVersion()}, {sys.platform}"]
    raised: BaseException | None = error
    while raised is not None:
        lines.append(type(raised).__name__)
        lines += _places(raised.__traceback__)
        raised = raised.__cause__ or raised.__context__
    return "\n".join(lines)


def _places(trace: TracebackType | None) -> list[str]:
    """File, line and function of every step, without what the lines say. (The library for this loads slowly.)"""
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        file = code.co_filename.replace("\\", "/").split("/escalog/")[-1]
        places.append(f"  {file}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return places
