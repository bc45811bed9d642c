"""The procedures of one store as their page shows them: versions together, what uses them, import and export."""

import json
from pathlib import Path

from escalog.domain.deadlines.calendar import Calendar
from escalog.domain.values.failure import Failure
from escalog.resources import resource_bytes
from escalog.services.laptop.files import write_file
from escalog.services.procedures import importing
from escalog.services.procedures.held_procedure import Pack
from escalog.services.procedures.importing import ImportPreview, Standing
from escalog.services.procedures.local_days import KeptDays
from escalog.services.procedures.procedures import ENDED, Procedures
from escalog.services.procedures.shipped import shipped_packs
from escalog.services.procedures.versions import Family, Running, families
from escalog.store.vault import Vault

MOST_RUNNING = 200
"""How many running disagreements of one version are listed."""


class Library:
    """Everything one does with procedures beside raising a disagreement under one."""

    def __init__(self, vault: Vault, procedures: Procedures, days: KeptDays) -> None:
        self._vault = vault
        self._procedures = procedures
        self._days = days

    def families(self) -> tuple[Family, ...]:
        """Every procedure with its versions: what is in use first."""
        default = self._procedures.default()
        return families(
            self._procedures.all(),
            frozenset(pack.digest for pack in shipped_packs()),
            self._vault.pack_use.counts(),
            self._procedures.ended(),
            default.digest if default is not None else "",
        )

    def running(self, digest: str) -> tuple[Running, ...]:
        """The running disagreements under one version, the oldest first."""
        rows = self._vault.pack_use.running(digest, MOST_RUNNING)
        return tuple(Running(row.dispute, row.facts.title, row.facts.stage_label) for row in rows)

    def calendar(self, digest: str) -> Calendar:
        """The working days under a version: its nation's, its own, and this store's closures."""
        return self._days.calendar(self._pack(digest).procedure)

    def preview(self, path: Path) -> ImportPreview:
        """What bringing a file in would mean. Raises `Failure("input-missing")` when it cannot be opened."""
        return importing.preview(path, self.families())

    def bring_in(self, shown: ImportPreview) -> str:
        """Keeps the version that was shown; returns its digest. Nobody uses it until it is adopted.

        Raises Failure when it cannot be used, or its id and version stand for another content here.
        """
        standing = importing.standing_now(shown, self.families())
        if standing is Standing.WRONG:
            raise Failure("procedure-not-usable", path=shown.file)
        if standing is Standing.TAKEN and shown.procedure is not None:
            raise Failure("pack-version-taken", id=shown.procedure.id, version=shown.procedure.version)
        return self._vault.packs.put(shown.text.encode("utf-8"))

    def export(self, digest: str, path: Path, *, replace: bool = False) -> None:
        """Writes a version's own bytes to a file. Raises Failure when it cannot be written."""
        write_file(path, self._pack(digest).text.encode("utf-8"), replace=replace)

    def save_template(self, path: Path, *, replace: bool = False) -> None:
        """Writes a procedure's file with explanations, to be filled in. Raises Failure when it cannot be written."""
        write_file(path, resource_bytes("schema", "template.toml"), replace=replace)

    def end_use(self, digest: str) -> None:
        """Lets no new disagreement start under a version. Those that run keep it.

        Raises `Failure("procedure-still-default")` for the one that new disagreements start under.
        """
        default = self._procedures.default()
        if default is not None and default.digest == digest:
            raise Failure("procedure-still-default")
        self._vault.settings.put(ENDED, json.dumps(sorted(self._procedures.ended() | {digest})))

    def _pack(self, digest: str) -> Pack:
        for pack in self._procedures.all():
            if pack.digest == digest:
                return pack
        raise Failure("procedure-unknown", name=digest[:8])
