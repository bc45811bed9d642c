"""Watches what the worker is handed: a part of the window must not be destroyed on the other thread."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtCore import QObject

from escalog.ui.page.worker import Worker


def parts_held(work: Any) -> list[str]:
    """The parts of the window that a piece of work holds: as the owner of a method, or by what it closes over."""
    cells = [cell.cell_contents for cell in getattr(work, "__closure__", None) or ()]
    owners = [getattr(held, "__self__", None) for held in (work, *cells)]
    return [
        f"{work.__qualname__} holds {type(part).__name__}" for part in (*cells, *owners) if isinstance(part, QObject)
    ]


@contextmanager
def watched_worker() -> Iterator[None]:
    """Fails at the end where some work held a part of the window."""
    run, held = Worker.run, list[str]()

    def watched(self: Worker, work: Any, *arguments: Any, **options: Any) -> Any:
        held.extend(parts_held(work))
        return run(self, work, *arguments, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Worker, "run", watched)
        yield
    assert held == [], held
