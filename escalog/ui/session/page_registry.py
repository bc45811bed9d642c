"""The pages of an open store, in the order of the list. Imported only after the first screen is painted."""

from collections.abc import Sequence

from escalog.services.opening.opening import FirstRun, Opening
from escalog.ui.agenda.closures_page import ClosuresPage
from escalog.ui.agenda.page import AgendaPage
from escalog.ui.disagreement.page import DisagreementPage
from escalog.ui.disagreements.page import DisagreementsPage
from escalog.ui.help.page import HelpPage
from escalog.ui.page.page import PageSpec, Session
from escalog.ui.page.targets import (
    AgendaTarget,
    CheckTarget,
    ClosuresTarget,
    DisagreementsTarget,
    DisagreementTarget,
    HelpTarget,
    ImportTarget,
    NewSheetTarget,
    PassphraseTarget,
    ProceduresTarget,
    ProcedureTarget,
    RaiseTarget,
    RecordTarget,
    RiskTarget,
    SentTarget,
    SettingsTarget,
    TodayTarget,
)
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
        PageSpec(ProceduresTarget, ProceduresPage, "steps"),
        PageSpec(ProcedureTarget, ProcedurePage, under=ProceduresTarget),
        PageSpec(ImportTarget, ImportPage, under=ProceduresTarget),
        PageSpec(CheckTarget, _check, "shield-tick"),
        PageSpec(
            SettingsTarget,
            lambda session: SettingsPage(
                session, window.preferences, window.set_idle_minutes, window.empty_practice_asked.emit, opening.folder
            ),
            "sliders",
        ),
        PageSpec(PassphraseTarget, lambda session: _passphrase(session, opening), under=SettingsTarget),
        PageSpec(NewSheetTarget, lambda session: NewSheetPage(session, opening.code_groups), under=SettingsTarget),
        PageSpec(HelpTarget, lambda _session: HelpPage(), "help"),
        PageSpec(RiskTarget, RiskPage),
    )


def _work() -> Sequence[PageSpec]:
    """Today, the list, one disagreement, raising."""
    return (
        PageSpec(TodayTarget, TodayPage, "today"),
        PageSpec(AgendaTarget, AgendaPage, "calendar"),
        PageSpec(ClosuresTarget, ClosuresPage, under=AgendaTarget),
        PageSpec(DisagreementsTarget, DisagreementsPage, "list"),
        PageSpec(DisagreementTarget, DisagreementPage, under=DisagreementsTarget),
        PageSpec(RaiseTarget, RaisePage),
        PageSpec(RecordTarget, RecordPage, under=DisagreementsTarget),
        PageSpec(SentTarget, SentPage, "envelope"),
    )


def _passphrase(session: Session, opening: Opening) -> PassphrasePage:
    me = session.desk.me
    first = FirstRun(me.name, me.role, me.agency, me.nation)
    return PassphrasePage(session, lambda text: opening.passphrase_problem(text, first), opening.suggest_passphrase)


def _check(session: Session) -> CheckPage:
    desk = session.desk
    return CheckPage(lambda: desk.checking, session.worker, desk.now, me=desk.me.name)
