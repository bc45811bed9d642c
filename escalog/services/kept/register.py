"""Sent and saved: one signed line for everything that left this laptop, and for every signer whose words were checked.

The register is the store's own log, apart from every disagreement's: adding to it changes no disagreement.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from escalog.domain.values.entry import DisputeId, Entry, EntryId, FieldValue
from escalog.domain.values.failure import Failure
from escalog.ledger.entry.sealed import SealedEntry
from escalog.ledger.entry.sealing import introduce, seal
from escalog.ledger.keys.signer import Signer
from escalog.services.kept.sent_line import Delivered, SentLine
from escalog.services.laptop.clock import Clock
from escalog.store.vault import Vault

RECORD = "sent-record"
BACKUP = "saved-backup"
CALENDAR_FILE = "saved-calendar"
WRITTEN = "written"
NOT_WRITTEN = "not-written"
SIGNER_CHECKED = "signer-checked"
SIGNER_WITHDRAWN = "signer-withdrawn"

_WHAT = {RECORD: "Record", BACKUP: "Backup", CALENDAR_FILE: "Calendar file"}
_DELIVERED = {WRITTEN: Delivered.WRITTEN, NOT_WRITTEN: Delivered.NOT_WRITTEN}


@dataclass(frozen=True, slots=True)
class SignerChecked:
    """That somebody compared a key's words with the signer."""

    line: EntryId
    fingerprint: str
    checked_with: str
    checked_on: str
    number_from: str
    by: str


class Register:
    """Writes and reads the lines of "sent and saved"."""

    def __init__(self, vault: Vault, signer: Signer, clock: Clock) -> None:
        self._vault = vault
        self._signer = signer
        self._clock = clock

    def add(self, kind: str, fields: Mapping[str, FieldValue], *, left: DisputeId | None = None) -> EntryId:
        """Adds one line; it is kept for good when this returns. `left` names the disagreement that leaves with it."""
        now = self._clock.now()
        line = seal(
            kind,
            {name: value for name, value in fields.items() if value not in ("", None)},
            dispute=self._vault.register.id,
            signer=self._signer,
            recorded_at=now,
            parents=self._parents(),
        )
        self._vault.register.append(line)
        if left is not None:
            self._vault.departed(left, now)
        return line.id

    def note(self, kind: str, line: EntryId, **more: str) -> None:
        """Adds what became of a file that a line speaks of. A fault here is none of the file: it reads "Not noted"."""
        with suppress(Failure):
            self.add(kind, {"line": line, **more})

    def _parents(self) -> tuple[EntryId, ...]:
        """The register's heads, once the register knows the signer."""
        log = self._vault.register.log()
        if any(person.key == self._signer.key_id for person in log.people()):
            return log.heads
        person = introduce(
            self._signer,
            dispute=self._vault.register.id,
            recorded_at=self._clock.now(),
            parents=log.heads,
            sample=self._vault.sample,
        )
        self._vault.register.append(person)
        return (person.id,)

    def lines(self) -> tuple[Entry, ...]:
        """Every line, oldest first."""
        return self._vault.register.lines()

    def sent(self) -> tuple[SentLine, ...]:
        """What left this laptop, the latest first."""
        delivered = {line.text("line"): _DELIVERED[line.kind] for line in self.lines() if line.kind in _DELIVERED}
        return tuple(
            SentLine(
                at=line.recorded_at,
                what=line.text("what") or _WHAT[line.kind],
                dispute=DisputeId(line.text("dispute")) if line.text("dispute") else None,
                reference=line.text("reference"),
                recipient=line.text("recipient"),
                reason=line.text("reason"),
                sha256=line.text("sha256"),
                heads=tuple(EntryId(head) for head in line.text("heads").split()),
                delivered=delivered.get(line.id, Delivered.NOT_NOTED),
            )
            for line in reversed(self.lines())
            if line.kind in _WHAT
        )

    def heads_sent(self) -> dict[DisputeId, set[EntryId]]:
        """The latest entries that each disagreement's records showed when they left."""
        heads: dict[DisputeId, set[EntryId]] = {}
        for line in self.sent():
            if line.dispute is not None:
                heads.setdefault(line.dispute, set()).update(line.heads)
        return heads

    def roots_saved(self) -> tuple[tuple[int, str], ...]:
        """For each backup that was written, how far the store's chain had come, and the chain's root there."""
        return tuple(
            (int(line.text("links")), line.text("root"))
            for line in self.lines()
            if line.kind == WRITTEN and line.text("root")
        )

    def stored(self) -> tuple[SealedEntry, ...]:
        """Every line as it was signed."""
        return tuple(self._vault.register.log().entries)

    def signers_checked(self) -> tuple[SignerChecked, ...]:
        """Every signer whose words were checked and for whom that was not withdrawn; the latest line counts."""
        standing: dict[str, SignerChecked] = {}
        for line in self.lines():
            fingerprint = line.text("fingerprint")
            if line.kind == SIGNER_CHECKED:
                standing[fingerprint] = SignerChecked(
                    line.id,
                    fingerprint,
                    line.text("checked_with"),
                    line.text("checked_on"),
                    line.text("number_from"),
                    line.text("by"),
                )
            elif line.kind == SIGNER_WITHDRAWN:
                standing.pop(fingerprint, None)
        return tuple(standing.values())
