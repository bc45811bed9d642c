"""Raising a disagreement, recording what happens in it, and reading it back."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from escalog.domain.agenda.list_facts import index_facts
from escalog.domain.deadlines.local_days import LocalDays
from escalog.domain.dispute.dispute import Dispute
from escalog.domain.dispute.fold import fold
from escalog.domain.entry_kinds.kind import Kind
from escalog.domain.entry_kinds.table import KINDS
from escalog.domain.next_step.next_step import next_step
from escalog.domain.permissions import acts as stages
from escalog.domain.permissions.defaults import defaults, derived, stage_of
from escalog.domain.values.entry import DisputeId, EntryId, FieldValue
from escalog.domain.values.failure import Failure
from escalog.domain.values.kind_id import KindId
from escalog.ledger.entry.sealed import SealedEntry
from escalog.ledger.entry.sealing import introduce, seal
from escalog.ledger.keys.signer import Signer
from escalog.ledger.log.log import Log
from escalog.services.disagreements.dispute_page import DisputePage
from escalog.services.disagreements.typed_values import clean_values, expect_required, expect_valid
from escalog.services.laptop.clock import Clock
from escalog.services.procedures.procedures import Procedures
from escalog.store.vault import Vault
from escalog.wording.fields import sentence_in


@dataclass(slots=True)
class _OnTheDesk:
    """The disagreement that was read last, so that recording in it does not read and check it again."""

    log: Log
    dispute: Dispute


class Disagreements:
    """Every disagreement of one open store."""

    def __init__(self, vault: Vault, signer: Signer, clock: Clock, procedures: Procedures) -> None:
        self._vault = vault
        self._signer = signer
        self._clock = clock
        self._procedures = procedures
        self._last: _OnTheDesk | None = None

    def open(self, dispute: DisputeId) -> Dispute:
        """The disagreement as it stands. Raises `Failure("dispute-unknown")`."""
        return self._read(dispute).dispute

    def log(self, dispute: DisputeId) -> Log:
        """Its signed entries."""
        return self._read(dispute).log

    def as_if(self, dispute: DisputeId, days: tuple[LocalDays, ...]) -> Dispute:
        """The disagreement as it would stand if the store counted with these days of its own. Nothing is kept."""
        entries = self._read(dispute).log.facts()
        procedure, calendar = self._procedures.of_entries(entries, days)
        return fold(entries, procedure, calendar)

    def ids_held(self, dispute: DisputeId) -> frozenset[EntryId]:
        """The entries that the store holds of a disagreement; none when it does not know it."""
        try:
            return frozenset(entry.id for entry in self._vault.entries(dispute))
        except KeyError:
            return frozenset()

    def page(self, dispute: DisputeId) -> DisputePage:
        """Everything the page of one disagreement shows now."""
        stands = self.open(dispute)
        stands.in_words.corrections  # noqa: B018 - written here and not while the window paints
        now = self._clock.now()
        return DisputePage(
            dispute=stands,
            next_step=next_step(stands, now, self._signer.person.name),
            now=now,
            acts=stages.acts_now(stands),
            only_here_since=self._vault.only_here_since(dispute),
            people=_people(stands, self._signer.person.name),
        )

    def named(self, name: str) -> DisputeId:
        """The id for our reference, or for 8 or more first characters of an id. Raises Failure for none or several."""
        disputes = self._vault.find_dispute(name)
        if not disputes:
            raise Failure("dispute-unknown", name=name)
        if len(disputes) > 1:
            raise Failure("dispute-ambiguous", name=name)
        return disputes[0]

    def raise_disagreement(self, values: Mapping[str, object]) -> DisputeId:
        """Records a new disagreement, ours or raised with us. `values` by the names of `domain.raising.RAISED`.

        Raises Failure when something needed is missing, or nobody has adopted the procedure.
        """
        kind = self._procedures.raised_on(values)
        voice = self._procedures.voice_of(values)
        fields = clean_values(kind, values, voice)
        expect_required(kind, fields, voice)
        expect_valid(kind, fields)
        fields = {**fields, **self._procedures.pinned(str(fields.get("procedure", "")), fields)}
        person = self._signer.person
        ours = {"our_agency": person.agency, "our_person": person.name, "our_role": person.role}
        fields = {**ours, **fields}
        dispute = DisputeId(secrets.token_hex(16))
        now = self._clock.now()
        root = introduce(self._signer, dispute=dispute, recorded_at=now, sample=self._vault.sample)
        raised = seal(KindId.RAISED, fields, dispute=dispute, signer=self._signer, recorded_at=now, parents=(root.id,))
        self._keep(dispute, Log.of(()), (root, raised))
        return dispute

    def record(self, dispute: DisputeId, kind_id: KindId, values: Mapping[str, object]) -> EntryId:
        """Records one act in a disagreement; it is kept for good when this returns.

        Raises Failure when the act is not open now, something needed is missing, or the store cannot keep it.
        """
        before = self._read(dispute)
        kind = KINDS[kind_id]
        permission = stages.permission_for(before.dispute, kind_id)
        if not permission.ok:
            raise Failure("act-not-now", why=permission.sentence)
        fields = self._fields(kind, values, before.dispute)
        problems = stages.problems(before.dispute, kind_id, fields)
        if problems:
            raise Failure("field-needed", what=sentence_in(before.dispute, problems[0].sentence))
        expect_valid(kind, fields)
        entries, parents = self._introduction(dispute, before)
        sealed = seal(
            kind_id, fields, dispute=dispute, signer=self._signer, recorded_at=self._clock.now(), parents=parents
        )
        self._keep(dispute, before.log, (*entries, sealed))
        return sealed.id

    def _fields(self, kind: Kind, values: Mapping[str, object], dispute: Dispute) -> dict[str, FieldValue]:
        """What will be recorded: what was typed, and what the program knows without asking."""
        fields = clean_values(kind, values)
        about = str(fields.get(kind.about) or fields.get("limit") or "")
        known = defaults(dispute, kind, self._signer.person.name, self._clock.now(), about)
        if "by" in fields:
            known.pop("by_side", None)  # whoever is named may be of either side
        return {**stage_of(dispute, kind), **known, **fields, **derived(dispute, kind, fields)}

    def _introduction(
        self, dispute: DisputeId, before: _OnTheDesk
    ) -> tuple[tuple[SealedEntry, ...], tuple[EntryId, ...]]:
        """A `person` entry, where this disagreement does not know the signer yet, and the parents of what follows."""
        heads = before.dispute.heads
        if any(self._signer.key_id in keys for keys in before.log.known.values()):
            return (), heads
        person = introduce(self._signer, dispute=dispute, recorded_at=self._clock.now(), parents=heads)
        return (person,), (person.id,)

    def _keep(self, dispute: DisputeId, before: Log, entries: tuple[SealedEntry, ...]) -> None:
        """Writes the entries and the disagreement's line in the list, in one transaction."""
        log = Log.of((*before.entries, *entries))
        stands = self._fold(log)
        self._last = None
        self._vault.append(dispute, entries, index_facts(stands))
        self._last = _OnTheDesk(log, stands)

    def _read(self, dispute: DisputeId) -> _OnTheDesk:
        if self._last is None or self._last.dispute.id != dispute:
            try:
                log = self._vault.log(dispute)
            except KeyError:
                raise Failure("dispute-unknown", name=dispute[:8]) from None
            self._last = _OnTheDesk(log, self._fold(log))
        return self._last

    def _fold(self, log: Log) -> Dispute:
        entries = log.facts()
        procedure, calendar = self._procedures.of_entries(entries)
        return fold(entries, procedure, calendar)

    def forget(self) -> None:
        """Drops what is held of the disagreement that was read last."""
        self._last = None


def _people(dispute: Dispute, me: str) -> tuple[str, ...]:
    """Names and initials in this disagreement, our own first, each once."""
    names = [me, dispute.ours.person, dispute.other.person]
    names += [contact.with_whom for contact in dispute.contacts]
    names += [action.owner for action in dispute.actions]
    return tuple(dict.fromkeys(name for name in names if name))
