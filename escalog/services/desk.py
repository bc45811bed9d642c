"""An unlocked store and everything a person does with it. Belongs to one thread at a time."""

import contextlib
from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from typing import Self

from escalog.domain.values.failure import Failure
from escalog.ledger.keys.signer import Signer
from escalog.records.signers.fingerprint_words import fingerprint_words
from escalog.services.agenda.agenda import Agenda
from escalog.services.agenda.closures import Closures
from escalog.services.agenda.recount import Recount
from escalog.services.agenda.today import Look, LookingAhead
from escalog.services.agenda.today_view import TodayView
from escalog.services.care.care import Care
from escalog.services.care.clock_check import ClockCheck
from escalog.services.disagreements.disagreements import Disagreements
from escalog.services.disagreements.search import DisagreementList
from escalog.services.kept.drafts import Drafts
from escalog.services.kept.register import Register
from escalog.services.kept.settings import Settings
from escalog.services.laptop.clock import Clock
from escalog.services.laptop.identity import Identity
from escalog.services.procedures.library import Library
from escalog.services.procedures.local_days import KeptDays
from escalog.services.procedures.procedures import Procedures
from escalog.services.records.checking import Checking
from escalog.services.records.issuing import Records
from escalog.store.vault import Vault


class Desk:
    """One open store. Close it, or use it in a `with`."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        identity = vault.identity.get()
        if identity is None:
            raise Failure("store-without-identity")
        signer = Signer.from_private(identity.person, identity.private_key)
        self._vault = vault
        self._clock = clock
        person = identity.person
        words = fingerprint_words(person.key)
        self.me = Identity(person.name, person.role, person.agency, identity.nation, person.key, words)
        self.certificate = person.certificate
        self.sample = vault.sample
        self.register = Register(vault, signer, clock)
        days = KeptDays(self.register)
        self.procedures = Procedures(vault, days, clock)
        self.library = Library(vault, self.procedures, days)
        self.disagreements = Disagreements(vault, signer, clock, self.procedures)
        self.finding = DisagreementList(vault, clock, lambda: days.here(identity.nation))
        self.drafts = Drafts(vault, clock)
        self.settings = Settings(vault)
        self.checking = Checking(clock, self.register, own=person.key, held=self.disagreements.ids_held)
        self.care = Care(vault, clock, self.register, self.disagreements)
        self.records = Records(signer, clock, self.register, self.disagreements, self.procedures, self.care)
        recounting = Recount(vault, self.disagreements, days)
        self.closures = Closures(vault, clock, days, self.procedures, self.disagreements, recounting, identity.nation)
        self.agenda = Agenda(vault, clock, self.register, self.disagreements, self.care, self.closures.calendar)
        self._ahead = LookingAhead(
            vault,
            clock,
            self.disagreements,
            self.drafts,
            self.care,
            lambda: days.here(identity.nation),
            self.procedures.calendar,
            ClockCheck(vault, clock),
        )

    def now(self) -> datetime:
        """The present hour: this laptop's, or the practice store's."""
        return self._clock.now()

    def today(self) -> TodayView:
        """Everything Today shows now."""
        return self._ahead.today()

    def look_ahead(self) -> Look:
        """The same in small steps, the disagreements that are due first in the first of them."""
        return self._ahead.begin()

    def tend(self) -> bool:
        """One small step of what a store needs while nothing else is to be done; False when nothing is left."""
        return self.closures.recounting.step() or self.care.check_step()

    def close(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Saves a backup to the second place, if there is one and something is only here; then lets go of the keys."""
        try:
            if not self.sample and self.care.second_place is not None and self.care.only_here():
                with contextlib.suppress(Failure):  # said at the next start by "only on this laptop since"
                    self.care.backup(progress=progress)
        finally:
            self.disagreements.forget()
            self._vault.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
