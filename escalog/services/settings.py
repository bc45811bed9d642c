"""A person's own settings in their store: palette, text size, idle minutes, the place of the window."""

from escalog.store.vault import Vault


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
