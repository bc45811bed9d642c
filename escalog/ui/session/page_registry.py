"""The pages of an open store, in the order of the list. Imported only after the first screen is painted."""

from collections.abc import Sequence

from escalog.services.opening.opening import FirstRun, Opening
from escalog.ui.agenda.closures_page import ClosuresPage
from escalog.ui.agenda.page import AgendaPage
from escalog.ui.disagreement.page import DisagreementPage
from escalog.ui.disagreements.page import DisagreementsPage
from escalog.ui.help.page import HelpPage
from escalog.ui.page.page import PageSpec, Session
from escalog.ui.procedures.import_page import ImportPage
from escalog.ui.procedures.list_page import ProceduresPage
from escalog.ui.procedures.page import ProcedurePage
from escalog.ui.raising.page import RaisePage
from escalog.ui.raising.risk_page import RiskPage
from escalog.ui.records.check_page import CheckPage
from escalog.ui.records.record_page import RecordPage
from escalog.ui.records.sent_page import SentPage
from escalog.ui.settings.page import SettingsPage
from escalog.ui.setup.new_sheet_page import NewSheetPage
from escalog.ui.setup.passphrase_page import PassphrasePage
from escalog.ui.shell.window import Window
from escalog.ui.today.page import TodayPage


def page_specs(window: Window, opening: Opening) -> Sequence[PageSpec]:
    """Every page, as the frame builds it when it is first shown."""
    return (
        *_work(),
        PageSpec("procedures", ProceduresPage, "Procedures", "steps"),
        PageSpec("procedure", ProcedurePage, under="procedures"),
        PageSpec("bring-in", ImportPage, under="procedures"),
        PageSpec("check", _check, "Check a record", "shield-tick"),
        PageSpec(
            "settings",
            lambda session: SettingsPage(
                session, window.preferences, window.set_idle_minutes, window.empty_practice_asked.emit, opening.folder
            ),
            "Settings",
            "sliders",
        ),
        PageSpec("passphrase", lambda session: _passphrase(session, opening), under="settings"),
        PageSpec("new-sheet", lambda session: NewSheetPage(session, opening.code_groups), under="settings"),
        PageSpec("help", lambda _session: HelpPage(), "Help", "help"),
        PageSpec("risk", RiskPage),
    )


def _work() -> Sequence[PageSpec]:
    """Today, the list, one disagreement, raising."""
    return (
        PageSpec("today", TodayPage, "Today", "today"),
        PageSpec("agenda", AgendaPage, "Agenda", "calendar"),
        PageSpec("closures", ClosuresPage, under="agenda"),
        PageSpec("disagreements", DisagreementsPage, "Disagreements", "list"),
        PageSpec("disagreement", DisagreementPage, under="disagreements"),
        PageSpec("raise", RaisePage),
        PageSpec("record", RecordPage, under="disagreements"),
        PageSpec("sent", SentPage, "Sent and saved", "envelope"),
    )


def _passphrase(session: Session, opening: Opening) -> PassphrasePage:
    me = session.desk.me
    first = FirstRun(me.name, me.role, me.agency, me.nation)
    return PassphrasePage(session, lambda text: opening.passphrase_problem(text, first), opening.suggest_passphrase)


def _check(session: Session) -> CheckPage:
    desk = session.desk
    return CheckPage(lambda: desk.checking, session.worker, desk.now, me=desk.me.name)
