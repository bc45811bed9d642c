"""Looking after the store: backups, the second place, whether every page and entry is as it was recorded."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from escalog.domain.agenda.list_facts import index_facts
from escalog.domain.values.english import say_count, say_moment
from escalog.domain.values.entry import DisputeId, EntryId
from escalog.domain.values.failure import Failure
from escalog.ledger.log.checking import TIME, LogFinding, check
from escalog.services.care.reminder import Reminder
from escalog.services.disagreements.disagreements import Disagreements
from escalog.services.kept.register import BACKUP, NOT_WRITTEN, WRITTEN, Register
from escalog.services.laptop.clock import Clock
from escalog.services.laptop.files import is_there
from escalog.store.backup import name_for
from escalog.store.keys.passphrases import problem
from escalog.store.log.unexported import MOST_COUNTED
from escalog.store.vault import Vault
from escalog.wording.failures import sentence_of, words_of

SECOND_PLACE = "second-place"
RECOVERY_HOLDER = "recovery-holder"

_LOGS_AT_ONCE = 4
_MOST_IN_A_SECOND = 100
_NO_SECOND_PLACE = Reminder("Backups have no second place yet. Choose a folder that is not on this laptop.", "settings")
_NO_PROCEDURE = Reminder("No procedure is in use yet. Take your partnership's into use first.", "procedures")
"""How many disagreements one step of the check reads: what is asked for meanwhile waits for no more than these."""


class Care:
    """What keeps a store safe over the years."""

    def __init__(self, vault: Vault, clock: Clock, register: Register, disagreements: Disagreements) -> None:
        self._vault = vault
        self._clock = clock
        self._register = register
        self._disagreements = disagreements
        self._pages_done = False
        self._damaged: tuple[str, ...] = ()
        self._to_check: list[DisputeId] | None = None
        self._sent: dict[DisputeId, set[EntryId]] = {}
        self._log_findings: list[str] = []
        self._odd_times: list[str] = []

    @property
    def second_place(self) -> Path | None:
        """The folder that backups go to; None while nobody has said one."""
        place = self._vault.settings.get(SECOND_PLACE)
        return Path(place) if place and "\0" not in place else None

    def set_second_place(self, folder: Path | None) -> None:
        """Says where backups go."""
        self._vault.settings.put(SECOND_PLACE, "" if folder is None else str(folder))

    @property
    def recovery_holder(self) -> str:
        """Who holds the recovery sheet, as somebody wrote it."""
        return self._vault.settings.get(RECOVERY_HOLDER)

    def set_recovery_holder(self, who: str) -> None:
        """Notes who holds the recovery sheet."""
        self._vault.settings.put(RECOVERY_HOLDER, who.strip())

    def new_recovery_code(self) -> str:
        """A new recovery code in place of the old one, which opens nothing any more; shown this once."""
        return self._vault.keys.new_recovery_code()

    def change_passphrase(self, passphrase: str) -> None:
        """From now on this passphrase opens the store, and the one before no longer does.

        Raises the Failure that says why a passphrase is too weak; then nothing is changed.
        """
        identity = self._vault.identity.get()
        person = identity.person if identity is not None else None
        weakness = problem(passphrase, () if person is None else (person.name, person.role, person.agency))
        if weakness is not None:
            raise weakness
        self._vault.keys.change_passphrase(passphrase)

    def backup(self, path: Path | None = None, progress: Callable[[int, int], None] | None = None) -> Path:
        """Writes a backup, opens it to prove it, and enters it in the register. Without `path` to the second place.

        It is never written over another file. Raises `Failure("no-second-place")` when none was said, or what the
        store raises.
        """
        place = self.second_place
        if path is None and place is None:
            raise Failure("no-second-place")
        now = self._clock.now()
        target = path if path is not None else _free_name(place or Path(), now)
        if is_there(target):
            raise Failure("output-there", path=str(target))
        line = self._register.add(BACKUP, {"what": "Backup", "reason": "Backup", "recipient": target.parent.name})
        try:
            made = self._vault.backup(target, at=now, progress=progress)
        except Failure:
            self._register.note(NOT_WRITTEN, line)
            raise
        self._register.note(WRITTEN, line, sha256=made.sha256, links=str(made.links), root=made.root.hex())
        return made.path

    def only_here(self) -> str:
        """What has not left this laptop, in a sentence; empty when everything has."""
        here = self._vault.unanchored()
        if not here.entries or here.since is None:
            return ""
        verb = "has" if here.entries == 1 else "have"
        number = say_count(min(here.entries, MOST_COUNTED), "entry")
        if here.entries > MOST_COUNTED:
            number = f"More than {number}"
        return f"{number} {verb} not left this laptop since {say_moment(here.since)}: save a backup or make a record."

    def check_step(self) -> bool:
        """One small step of the check that runs after the list is on the screen; False when all is checked."""
        if not self._pages_done:
            state = self._vault.check()
            self._pages_done = state.finished
            self._damaged = state.damaged
            return True
        if self._to_check is None:
            self._check_register()
            self._to_check = list({**dict.fromkeys(self._vault.disputes()), **self._sent})
        for _ in range(min(_LOGS_AT_ONCE, len(self._to_check))):
            self._check_log(self._to_check.pop())
        return bool(self._to_check)

    @property
    def checked(self) -> bool:
        """Whether every page and every signature was looked at since the store was opened."""
        return self._pages_done and self._to_check == []

    def expect_checked(self) -> None:
        """Raises `Failure("store-not-checked-yet")` until the check is through, and when it found damage."""
        if not self.checked:
            raise Failure("store-not-checked-yet")
        if self._damaged or self._log_findings:
            raise Failure("store-found-damaged")

    def health(self) -> tuple[str, ...]:
        """What stands in the way of trusting this store, in sentences; empty when nothing does."""
        codes = [words_of(notice) for notice in self._vault.notices]
        codes += [words_of(Failure(code)) for code in self._damaged]
        codes += self._log_findings + self._odd_times
        return tuple(dict.fromkeys(codes))

    def reminders(self) -> tuple[Reminder, ...]:
        """What was put off when the store was set up."""
        if self._vault.sample:
            return ()
        put_off = ((_NO_PROCEDURE, not self._vault.packs.adoptions()), (_NO_SECOND_PLACE, self.second_place is None))
        return tuple(reminder for reminder, is_put_off in put_off if is_put_off)

    def note_damage(self, failure: Failure) -> None:
        """Notes that something of this store could not be read: it is said in the health, and stops records."""
        self._log_findings.append(words_of(failure))

    def check_all(self) -> dict[str, Any]:
        """Checks everything at once, for the command line."""
        while self.check_step():
            pass
        findings = [{"code": code, "sentence": sentence_of(Failure(code))} for code in self._damaged]
        findings += [{"code": "log-altered", "sentence": sentence} for sentence in self._log_findings]
        findings += [{"code": TIME, "sentence": sentence} for sentence in self._odd_times]
        findings += [{"code": notice.code, "sentence": sentence_of(notice)} for notice in self._vault.notices]
        bad = bool(self._damaged or self._log_findings) or self._vault.high_point == "alarm"
        return {
            "ok": not bad,
            "high_point": str(self._vault.high_point),
            "disagreements": len(self._vault.disputes()),
            "findings": findings,
        }

    def rebuild_index(self) -> dict[str, Any]:
        """Makes the list and the search anew from the entries.

        A disagreement that cannot be read keeps the line it has in the list, and is named by its id.
        """
        findings = []
        disputes = self._vault.disputes()
        for dispute in disputes:
            try:
                self._vault.put_index((dispute, index_facts(self._disagreements.open(dispute))))
            except Failure as failure:
                findings.append({"dispute": dispute, "code": failure.code, "sentence": sentence_of(failure)})
        self._vault.rebuild_words()
        while self._vault.catch_up():
            pass
        return {"ok": not findings, "disagreements": len(disputes) - len(findings), "findings": findings}

    def _check_log(self, dispute: DisputeId) -> None:
        """Every entry of one disagreement as it was signed, and all there that was in a record when it left."""
        try:
            entries = self._vault.entries(dispute)
        except KeyError:
            entries = ()
        except Failure as failure:
            self._log_findings.append(words_of(failure))
            return
        self._note(check(entries))
        if self._sent.get(dispute, set()) - {entry.id for entry in entries}:
            self._log_findings.append(words_of(Failure("store-sent-differs")))

    def _note(self, findings: tuple[LogFinding, ...]) -> None:
        """What does not hold, and apart from it what is as it was signed and cannot be said: that is no damage."""
        self._log_findings += [sentence_of(Failure(finding.code)) for finding in findings if finding.code != TIME]
        self._odd_times += [sentence_of(Failure(finding.code)) for finding in findings if finding.code == TIME]

    def _check_register(self) -> None:
        try:
            self._note(check(self._register.stored()))
            self._sent = self._register.heads_sent()
            roots = self._register.roots_saved()
        except Failure as failure:
            self._log_findings.append(words_of(failure))
            return
        if any(self._vault.root_at(links) != bytes.fromhex(root) for links, root in roots):
            self._log_findings.append(words_of(Failure("store-backup-differs")))


def _free_name(place: Path, now: datetime) -> Path:
    """The name of a backup of this second; with a number where another of this second lies there."""
    first = place / name_for(now)
    more = (first.with_name(f"{first.stem}-{number}{first.suffix}") for number in range(2, _MOST_IN_A_SECOND))
    return next((path for path in (first, *more) if not is_there(path)), first)
