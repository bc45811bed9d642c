"""The pages of an open store, in the order of the list. Imported only after the first screen is painted."""

from collections.abc import Sequence

from escalog.services.opening import FirstRun, Opening
from escalog.ui.agenda_page import AgendaPage
from escalog.ui.check_page import CheckPage
from escalog.ui.closures_page import ClosuresPage
from escalog.ui.disagreement_page import DisagreementPage
from escalog.ui.disagreements_page import DisagreementsPage
from escalog.ui.help_page import HelpPage
from escalog.ui.new_sheet_page import NewSheetPage
from escalog.ui.page import PageSpec, Session
from escalog.ui.passphrase_page import PassphrasePage
from escalog.ui.procedure_import_page import ImportPage
from escalog.ui.procedure_page import ProcedurePage
from escalog.ui.procedures_page import ProceduresPage
from escalog.ui.raise_page import RaisePage
from escalog.ui.record_page import RecordPage
from escalog.ui.risk_page import RiskPage
from escalog.ui.sent_page import SentPage
from escalog.ui.settings_page import SettingsPage
from escalog.ui.today_page import TodayPage
from escalog.ui.window import Window


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
