"""Text that was typed and not yet recorded: kept as it is, under what it belongs to."""

import json
from collections.abc import Mapping

from escalog.services.kept.draft import KeptDraft
from escalog.services.kept.settings import kept_json
from escalog.services.laptop.clock import Clock
from escalog.store.kept.drafts import DraftRow
from escalog.store.vault import Vault


class Drafts:
    """The drafts of one open store."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def keep(self, key: str, title: str, values: Mapping[str, object]) -> KeptDraft:
        """Keeps a draft over the one of this key. On the disk when this returns."""
        now = self._clock.now()
        body = json.dumps({"title": title, "values": dict(values)})
        self._vault.drafts.keep(key, body, now)
        return KeptDraft(key, title, now, dict(values))

    def get(self, key: str) -> KeptDraft | None:
        """The draft of this key, or None."""
        row = self._vault.drafts.get(key)
        return None if row is None else _draft(row)

    def drop(self, key: str) -> None:
        """Forgets a draft, because it was recorded or is not wanted."""
        self._vault.drafts.drop(key)

    def all(self) -> tuple[KeptDraft, ...]:
        """Every draft, the newest first."""
        drafts = (_draft(row) for row in self._vault.drafts.all())
        return tuple(draft for draft in drafts if draft is not None)


def _draft(row: DraftRow) -> KeptDraft | None:
    """A kept draft; None for one that is not as we write them: it stays where it is, and hides no other."""
    body = kept_json(row.body)
    if not isinstance(body, dict):
        return None
    title, values = body.get("title"), body.get("values")
    if not isinstance(title, str) or not isinstance(values, dict):
        return None
    return KeptDraft(row.key, title, row.kept_at, values)
