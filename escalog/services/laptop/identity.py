"""Who works with this store."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Identity:
    """Who works with this store, and the fingerprint words of their key."""

    name: str
    role: str
    agency: str
    nation: str
    fingerprint: str
    words: tuple[str, ...]
