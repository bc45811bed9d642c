"""Text that was typed and not yet recorded: kept as it is, under what it belongs to."""

import json
from collections.abc import Mapping

from escalog.services.clock import Clock
from escalog.services.views import Draft
from escalog.store.drafts import DraftRow
from escalog.store.vault import Vault


class Drafts:
    """The drafts of one open store."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def keep(self, key: str, title: str, values: Mapping[str, object]) -> Draft:
        """Keeps a draft over the one of this key. On the disk when this returns."""
        now = self._clock.now()
        body = json.dumps({"title": title, "values": dict(values)})
        self._vault.drafts.keep(key, body, now)
        return Draft(key, title, now, dict(values))

    def get(self, key: str) -> Draft | None:
        """The draft of this key, or None."""
        row = self._vault.drafts.get(key)
        return None if row is None else _draft(row)

    def drop(self, key: str) -> None:
        """Forgets a draft, because it was recorded or is not wanted."""
        self._vault.drafts.drop(key)

    def all(self) -> tuple[Draft, ...]:
        """Every draft, the newest first."""
        return tuple(_draft(row) for row in self._vault.drafts.all())


def _draft(row: DraftRow) -> Draft:
    body = json.loads(row.body)
    return Draft(row.key, body["title"], row.kept_at, body["values"])
