"""A person's own settings in their store: named texts. Whatever one of them says, the store opens.

What was kept by another version, or by a fault, and cannot be read counts as never set.
"""

import json
from datetime import UTC, datetime

from escalog.store.vault import Vault

_FIRST, _LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
"""Between these an hour can be said, counted with and compared."""


def kept_json(text: str) -> object:
    """What a kept text holds; None when it is not what we write."""
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value


def kept_hour(text: str) -> datetime | None:
    """The hour that a kept text says; None when it says none, or one that no clock shows."""
    try:
        hour = datetime.fromisoformat(text)
    except ValueError:
        return None
    return hour if hour.tzinfo is not None and _FIRST <= hour <= _LAST else None


class Settings:
    """Named texts."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def get(self, name: str, default: str = "") -> str:
        """The setting, or `default` while it was never set."""
        return self._vault.settings.get(name, default)

    def set(self, name: str, value: str) -> None:
        """Changes a setting."""
        self._vault.settings.put(name, value)
