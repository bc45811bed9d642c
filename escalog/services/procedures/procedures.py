"""The procedures of one store: shipped or brought in, and who took which of them into use."""

import json
from collections.abc import Iterable, Mapping
from datetime import date

from escalog.domain.deadlines.calendar import Calendar
from escalog.domain.deadlines.local_days import LocalDays
from escalog.domain.dispute.dispute import Dispute
from escalog.domain.entry_kinds.kind import Kind
from escalog.domain.entry_kinds.raising_by_route import kind_on
from escalog.domain.procedure.model import Adoption, Procedure, Track
from escalog.domain.values.entry import Entry, FieldValue
from escalog.domain.values.failure import Failure
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import LONDON
from escalog.services.kept.settings import kept_json
from escalog.services.laptop.clock import Clock
from escalog.services.procedures.held_procedure import Pack
from escalog.services.procedures.local_days import KeptDays
from escalog.services.procedures.shipped import ShippedPack, shipped_packs, usable_pack
from escalog.store.vault import Vault
from escalog.wording.fields import Voice, voice_of

ENDED = "procedures-ended"
"""The setting that names the versions under which no new disagreement starts any more."""


class Procedures:
    """Reads packs, remembers adoptions, and gives each disagreement the pack it began under."""

    def __init__(self, vault: Vault, days: KeptDays, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock
        self._days = days
        self._read: dict[str, ShippedPack] = {pack.digest: pack for pack in shipped_packs()}

    def all(self) -> tuple[Pack, ...]:
        """Every pack that can be chosen: those that come with the program, and those brought in."""
        for digest in self._vault.packs.digests():
            self._pack(digest)
        adoptions = {adoption.procedure_digest: adoption for adoption in self._vault.packs.adoptions()}
        return tuple(
            Pack(pack.digest, pack.text, pack.procedure, adoptions.get(pack.digest), gaps_of(pack.procedure))
            for pack in self._read.values()
        )

    def ended(self) -> frozenset[str]:
        """The versions whose use was ended: no new disagreement starts under them."""
        digests = kept_json(self._vault.settings.get(ENDED, "[]"))
        if not isinstance(digests, list):
            return frozenset()
        return frozenset(digest for digest in digests if isinstance(digest, str))

    def adopted(self) -> tuple[Pack, ...]:
        """The packs that somebody took into use and whose use was not ended, the latest first."""
        ended = self.ended()
        taken = [pack for pack in self.all() if pack.adoption is not None and pack.digest not in ended]
        return tuple(sorted(taken, key=lambda pack: pack.adoption.adopted_on if pack.adoption else "", reverse=True))

    def default(self) -> Pack | None:
        """The pack a new disagreement starts under unless another is chosen."""
        chosen = self._vault.settings.get("default-procedure", "")
        adopted = self.adopted()
        return next((pack for pack in adopted if pack.digest == chosen), adopted[0] if adopted else None)

    def set_default(self, digest: str) -> None:
        """Makes an adopted pack the one that new disagreements start under."""
        self._vault.settings.put("default-procedure", digest)

    def adopt(
        self,
        digest: str,
        name: str,
        role: str,
        on: date,
        *,
        source_checked: bool,
        gaps_filled: str = "",
        as_default: bool = True,
    ) -> None:
        """Takes a pack into use for real disagreements; who did so is printed on every record's cover.

        `as_default` says whether new disagreements start under it from now on. While nothing else is in use they do.
        Raises `Failure("adopted-ahead")` for a day that has not come: it would be used before it.
        """
        if on > self._clock.now().astimezone(LONDON).date():
            raise Failure("adopted-ahead")
        pack, before = self._pack(digest), self.default()
        adoption = Adoption(
            procedure_digest=digest,
            name=name.strip(),
            role=role.strip(),
            adopted_on=on.isoformat(),
            source_checked=source_checked,
            gaps_filled=gaps_filled.strip(),
        )
        self._vault.packs.put(pack.text.encode("utf-8"))
        self._vault.packs.adopt(adoption)
        self._vault.settings.put(ENDED, json.dumps(sorted(self.ended() - {digest})))
        self.set_default(digest if as_default or before is None else before.digest)

    def pinned(self, digest: str, fields: Mapping[str, FieldValue]) -> dict[str, FieldValue]:
        """The program's own fields of a new disagreement: its pack, route, first stage, and who adopted the pack.

        Raises `Failure("procedure-not-adopted")` unless somebody did (the sample needs nobody), and
        `Failure("procedure-ended")` for a version whose use was ended.
        """
        pack = self._in_use(digest)
        self._vault.packs.put(pack.text.encode("utf-8"))
        track = _named(pack.procedure, fields)
        pinned: dict[str, FieldValue] = {
            "procedure": pack.digest,
            "track": track.id,
            "stage": str(fields.get("stage") or track.first.id),
        }
        if pack.adoption is not None:
            adopted = pack.adoption
            pinned |= {
                "adopted_by": adopted.name,
                "adopted_role": adopted.role,
                "adopted_on": adopted.adopted_on,
                "adopted_source_checked": adopted.source_checked,
                "adopted_gaps": adopted.gaps_filled,
            }
        if self._vault.sample:
            pinned["sample"] = True
        return pinned

    def raised_on(self, values: Mapping[str, object]) -> Kind:
        """The kind `raised` as the route that is named asks it: with what is needed there.

        Raises `Failure("procedure-not-adopted")` as `pinned`, `Failure("track-unknown")` for a route it has not.
        """
        procedure = self._in_use(str(values.get("procedure") or "")).procedure
        return kind_on(_named(procedure, values), procedure)

    def voice_of(self, values: Mapping[str, object]) -> Voice:
        """In whose words a disagreement is raised on the route that is named. Raises as `raised_on`."""
        procedure = self._in_use(str(values.get("procedure") or "")).procedure
        return voice_of(_named(procedure, values), procedure)

    def _in_use(self, digest: str) -> Pack:
        """The pack that a new disagreement begins under: the one named, or the usual one."""
        default = self.default()
        wanted = digest or (default.digest if default else "")
        pack = next((pack for pack in self.all() if pack.digest == wanted), None)
        if pack is None or (pack.adoption is None and not self._vault.sample):
            raise Failure("procedure-not-adopted")
        if pack.digest in self.ended():
            raise Failure("procedure-ended")
        return pack

    def of_entries(
        self, entries: Iterable[Entry], days: tuple[LocalDays, ...] | None = None
    ) -> tuple[Procedure, Calendar]:
        """The procedure that a disagreement is pinned to, and its working days; `days` instead of the store's own."""
        procedure = self._pack(_pinned_digest(entries)).procedure
        return procedure, self._days.calendar(procedure, days)

    def calendar(self, digest: str) -> Calendar:
        """The working days under a pack: its nation's, its own, and this store's."""
        return self._days.calendar(self._pack(digest).procedure)

    def text_of(self, dispute: Dispute) -> str:
        """The bytes of the pack that a disagreement is pinned to, as text."""
        return self._pack(_pinned_digest(dispute.entries)).text

    def _pack(self, digest: str) -> ShippedPack:
        if digest not in self._read:
            try:
                content = self._vault.packs.get(digest)
            except KeyError:
                raise Failure("procedure-unknown", name=digest[:8]) from None
            self._read[digest] = usable_pack(content, digest[:8])
        return self._read[digest]


def _named(procedure: Procedure, fields: Mapping[str, object]) -> Track:
    """The route that the fields name; the first where they name none."""
    track = procedure.find_track(str(fields["track"])) if fields.get("track") else procedure.main
    if track is None:
        known = ", ".join(known_track.id for known_track in procedure.tracks)
        raise Failure("track-unknown", name=str(fields.get("track"))[:40], known=known)
    return track


def _pinned_digest(entries: Iterable[Entry]) -> str:
    return next((entry.text("procedure") for entry in entries if entry.kind == KindId.RAISED), "")


def gaps_of(procedure: Procedure) -> tuple[str, ...]:
    """What a pack does not publish, one sentence each."""
    gaps: list[str] = []
    for track in procedure.tracks:
        for stage in track.stages:
            called = f"{procedure.words.stage} {stage.number}" if stage.number else stage.name
            if not stage.published:
                gaps.append(f"{called}: who acts, or by when, is not published here.")
                continue
            gaps += [
                f'{called}: how long there is for "{limit.label}" is not published here.'
                for limit in stage.time_limits
                if not limit.published
            ]
    return tuple(gaps)
