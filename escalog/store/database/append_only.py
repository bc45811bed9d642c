"""Triggers that keep what was recorded as it was recorded. For SQLite; a shared store would have its own.

`INSERT OR REPLACE` would walk past them without `PRAGMA recursive_triggers=ON`, which the engine sets.
"""

from collections.abc import Iterable

_NEVER_CHANGED = ("dispute", "entry", "entry_field", "anchor", "pack", "adoption", "identity")
_FIXED_AT_CREATION = ("one", "id", "sample", "made_at", "register")


def statements() -> Iterable[str]:
    """The triggers, one statement each. Lawful erasure, when it comes, replaces the one on updates of fields."""
    for table in _NEVER_CHANGED:
        for act in ("UPDATE", "DELETE"):
            yield _trigger(f"{table}_no_{act.lower()}", f"{act} ON {table}")
    yield _trigger("store_no_delete", "DELETE ON store")
    yield _trigger("store_no_update", f"UPDATE OF {', '.join(_FIXED_AT_CREATION)} ON store")


def _trigger(name: str, event: str) -> str:
    return f"CREATE TRIGGER {name} BEFORE {event} BEGIN SELECT RAISE(ABORT, 'append-only'); END"
