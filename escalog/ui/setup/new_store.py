"""The store that setting up makes, and what is written into it while the later steps are gone through."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from escalog.ui.page.worker import Worker

if TYPE_CHECKING:
    from escalog.services.desk import Desk
    from escalog.services.opening.opening import FirstRun, Opening

    Made = Callable[[Desk, tuple[str, ...]], None]
    """What is given the open desk and the groups of its recovery code."""

Failed = Callable[[Exception], None]


class NewStore:
    """Makes the store off the window's thread. `desk` is there once the store is."""

    def __init__(
        self, opening: "Opening", worker: Worker, made_unseen: "Callable[[Desk], None]", desk: "Desk | None"
    ) -> None:
        """`made_unseen` is given the store when the page was gone before it could show the recovery sheet."""
        self.desk = desk
        self._opening, self._worker, self._made_unseen = opening, worker, made_unseen

    def make(self, first: "FirstRun", passphrase: str, made: "Made", failed: Failed) -> None:
        """Makes the store of this person, under this passphrase."""
        opening, unseen = self._opening, self._made_unseen

        def work() -> "tuple[Desk, tuple[str, ...]]":
            desk, code = opening.create(first, passphrase)
            return desk, opening.code_groups(code)

        self._worker.run(
            work,
            lambda result: made(*result),
            failed,
            words="Making your store",
            gone=lambda result: unseen(result[0]) if result else None,
        )

    def renew_sheet(self, desk: "Desk", made: "Made", failed: Failed) -> None:
        """The sheet of an unfinished set-up was never confirmed: a new one takes its place."""
        opening = self._opening

        def work() -> "tuple[Desk, tuple[str, ...]]":
            return desk, opening.code_groups(desk.care.new_recovery_code())

        self._worker.run(work, lambda result: made(*result), failed, words="Making a new recovery sheet")

    def note_holder(self, holder: str, failed: Failed) -> None:
        """Notes who holds the recovery sheet."""
        desk = self.desk
        if desk is not None:
            self._worker.run(lambda: desk.care.set_recovery_holder(holder), None, failed)

    def note_place(self, place: str, failed: Failed) -> None:
        """Notes the second place for backups."""
        desk = self.desk
        if desk is not None:
            self._worker.run(lambda: desk.care.set_second_place(Path(place)), None, failed)
