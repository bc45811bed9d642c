"""Recounts due dates whose days have changed: the store's closures, or the calendars of a newer program.

Only the list and the agenda are written; a disagreement itself is counted whenever it is read. Goes in small steps.
"""

from hashlib import sha256

from escalog.domain.agenda.list_facts import IndexFacts, index_facts
from escalog.domain.deadlines.calendar import NATIONS
from escalog.domain.values.entry import DisputeId
from escalog.domain.values.failure import Failure
from escalog.resources import resource_text
from escalog.services.disagreements.disagreements import Disagreements
from escalog.services.procedures.local_days import KeptDays
from escalog.store.vault import Vault

COUNTED_WITH = "dates-counted-with"
"""The setting that names what every date of the list was counted with."""

AT_ONCE = 4
"""How many disagreements one step reads: what is asked for meanwhile waits for no more than these."""

_WAY = "2"
"""Raised when the list begins to hold other dates or other lines of Today than before."""


class Recount:
    """Brings the dates of the list to what the present days give."""

    def __init__(self, vault: Vault, disagreements: Disagreements, days: KeptDays) -> None:
        self._vault = vault
        self._disagreements = disagreements
        self._days = days
        self._wanted = ""
        self._left: list[DisputeId] = []
        self.all = 0
        """How many the present counting goes through."""

    @property
    def left(self) -> int:
        """How many are still to be counted."""
        return len(self._left)

    def begin(self) -> bool:
        """Whether something is to be counted anew. Goes on where it was while the days stay the same."""
        wanted = self._name()
        if self._vault.settings.get(COUNTED_WITH) == wanted:
            self._left = []
            return False
        if self._wanted != wanted:
            self._wanted = wanted
            self._left = list(reversed(self._vault.index.dated_or_open()))
            self.all = len(self._left)
            self._disagreements.forget()
        return True

    def step(self) -> bool:
        """Counts the next few; False when all is counted."""
        if not self.begin():
            return False
        few = [self._left.pop() for _ in range(min(AT_ONCE, len(self._left)))]
        rows = [(dispute, facts) for dispute in few if (facts := self._facts(dispute)) is not None]
        if rows:
            self._vault.put_index(*rows)
        if self._left:
            return True
        self._vault.settings.put(COUNTED_WITH, self._wanted)
        self._wanted = ""
        return False

    def _facts(self, dispute: DisputeId) -> IndexFacts | None:
        """A disagreement's row as it is now; None for one that cannot be read: the check of the store says so."""
        try:
            return index_facts(self._disagreements.open(dispute))
        except Failure:
            return None

    def _name(self) -> str:
        """What dates are counted with now, as one short name."""
        digest = sha256(_WAY.encode())
        for nation in NATIONS:
            digest.update(resource_text("calendars", f"{nation}.toml").encode())
        for days in self._days.standing():
            digest.update(f"\n{days.closed} {days.first} {days.last}".encode())
        return digest.hexdigest()[:32]
