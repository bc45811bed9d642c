"""Opening a store: making the first one, unlocking, the practice store, and putting a backup in place.

Nothing here loads the database, the ledger or a page until somebody asks for a store.
"""

import os
import secrets
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from escalog.domain.values.entry import PersonId
from escalog.domain.values.failure import Failure
from escalog.services.laptop.clock import Clock, StoryClock
from escalog.services.laptop.files import expect_free, name_of, write_file
from escalog.services.opening.story import read_story
from escalog.store import access
from escalog.store.database import store_files
from escalog.store.database.database_errors import is_of_the_disk
from escalog.store.database.platform import place_of
from escalog.store.keys import passphrases, recovery_codes
from escalog.wording.failures import words_of

if TYPE_CHECKING:
    from escalog.services.desk import Desk
    from escalog.store.vault import Vault

RECOVERY_SHEET = (
    "escalog recovery code",
    "",
    "    {code}",
    "",
    "Whoever has this code can open the store in: {folder}",
    "Made for {name}, {role}, {agency}.",
    "",
    "Print this, then remove the file. Give the sheet, in a sealed envelope, to your safeguarding lead or records",
    "manager. The agency owns these records: without the passphrase and without this code nobody can open them.",
    "",
)


@dataclass(frozen=True, slots=True)
class FirstRun:
    """Who will work with a new store."""

    name: str
    role: str
    agency: str
    nation: str

    def expect_whole(self) -> None:
        """Raises `Failure("field-needed")` when one of them says nothing."""
        for said, what in ((self.name, "name"), (self.role, "role"), (self.agency, "agency")):
            if not said.strip():
                raise Failure("field-needed", what=f"Write your {what}")


class Opening:
    """The ways to an open store, for one folder."""

    def __init__(self, folder: Path, practice_folder: Path, state_folder: Path, clock: Clock) -> None:
        self.folder = folder
        self._practice_folder = practice_folder
        self._state_folder = state_folder
        self._clock = clock

    def exists(self) -> bool:
        """Whether there is a store to unlock."""
        return store_files.state(self.folder) != "none"

    def expect(self) -> None:
        """Raises `Failure("store-missing")` when the folder holds no store: before anybody types a passphrase."""
        if not self.exists():
            raise Failure("store-missing", folder=str(self.folder))

    def expect_none(self) -> None:
        """Raises `Failure("store-there-already")` when the folder holds a store: before anybody types a passphrase."""
        if self.exists():
            raise Failure("store-there-already", folder=str(self.folder))

    def folder_warning(self) -> str:
        """What to know about the folder: kept in step by a cloud service, or on a drive that can be taken away."""
        place = place_of(self.folder)
        if place is None:
            return ""
        warning = Failure(f"store-place-{place}", folder=str(self.folder))
        return words_of(warning)

    def passphrase_problem(self, text: str, first: FirstRun | None = None) -> str:
        """Why this passphrase cannot be taken, in words; empty when it can."""
        failure = self._weakness(text, first)
        return "" if failure is None else words_of(failure)

    def suggest_passphrase(self) -> str:
        """Five neutral words drawn at random."""
        return passphrases.suggest()

    def code_groups(self, code: str) -> tuple[str, ...]:
        """The groups of a recovery code, as printed."""
        return recovery_codes.groups(code)

    def create(self, first: FirstRun, passphrase: str) -> "tuple[Desk, str]":
        """A new store, open, and its recovery code, which is shown this once. Raises Failure."""
        self.expect_none()
        first.expect_whole()
        vault, code = access.create(self.folder, passphrase, now=self._clock.now(), state_folder=self._state_folder)
        with ExitStack() as undone:
            undone.callback(store_files.give_up, self.folder)
            undone.callback(vault.close)
            try:
                self._sign_in(vault, first, self._clock)
                desk = self._desk(vault, self._clock)
            except Failure as failure:
                if is_of_the_disk(failure):
                    raise Failure("store-not-made", folder=str(self.folder)) from None
                raise
            undone.pop_all()
        return desk, code

    def create_with_sheet(self, first: FirstRun, passphrase: str, sheet: Path) -> None:
        """A new store, closed again, and its recovery sheet as a file. Raises Failure; never writes over a file."""
        self.expect_none()
        expect_free(sheet)
        weakness = self._weakness(passphrase, first)
        if weakness is not None:
            raise weakness
        desk, code = self.create(first, passphrase)
        text = "\n".join(RECOVERY_SHEET).format(
            code=code, folder=name_of(self.folder), name=first.name, role=first.role, agency=first.agency
        )
        with ExitStack() as undone:
            undone.callback(store_files.give_up, self.folder)  # nobody would ever know the code
            with desk:
                pass
            write_file(sheet, text.encode("utf-8"))
            undone.pop_all()

    def unlock(self, passphrase: str) -> "Desk":
        """Opens the store with its passphrase. Raises a Failure of its own for everything that can be wrong."""
        vault = access.unlock(self.folder, passphrase, state_folder=self._state_folder, now=self._clock.now())
        return self._desk(vault, self._clock)

    def unlock_by_code(self, code: str) -> "Desk":
        """Opens the store with its printed recovery code."""
        vault = access.unlock_by_code(self.folder, code, state_folder=self._state_folder, now=self._clock.now())
        return self._desk(vault, self._clock)

    def restore(self, backup: Path, secret: Callable[[], str], *, by_code: bool = False) -> None:
        """Makes a store of a backup, in a folder that has none. Raises Failure; nothing is ever written over.

        `secret` gives the passphrase or, with `by_code`, the printed recovery code; it is asked for only when needed.
        """
        if self.exists():
            raise Failure("restore-would-overwrite", folder=str(self.folder))
        if not os.path.isfile(backup):  # noqa: PTH113 - answers for every name, where `Path` raises
            raise Failure("input-missing", path=str(backup))
        typed = secret()
        vault = access.restore(
            backup,
            self.folder,
            passphrase="" if by_code else typed,
            code=typed if by_code else "",
            now=self._clock.now(),
            state_folder=self._state_folder,
        )
        vault.close()

    def practise(self) -> "Desk":
        """The practice store, made and filled with the sample when it is not there. Needs no passphrase."""
        if store_files.state(self._practice_folder) != "none":
            vault = access.open_practice(self._practice_folder)
            if vault.identity.get() is not None:
                return self._desk(vault, StoryClock(_latest(vault)))
            vault.close()  # it was begun and never finished, so nobody has practised in it
            self.empty_practice()
        story = read_story()
        clock = StoryClock(story.today)
        return self.begin_practice(clock, disagreements=len(story.disagreements))

    def empty_practice(self) -> None:
        """Removes the practice store; the next `practise` begins anew. It must not be open.

        Raises `Failure("store-practice-only")` for a store that somebody made there with a passphrase, and
        `Failure("practice-not-read")` where that cannot be told: nothing is removed then.
        """
        if store_files.state(self._practice_folder) != "none":
            access.empty_practice(self._practice_folder)

    def begin_practice(self, clock: StoryClock, *, disagreements: int) -> "Desk":
        """A new practice store with so many disagreements of the sample; its clock ends where the story stands."""
        from escalog.services.opening.story_player import Playing

        story = read_story()
        clock.set(min(scenes[0].at for scenes in story.disagreements))
        vault = access.create_practice(self._practice_folder, now=clock.now())
        self._sign_in(vault, FirstRun(**story.me), clock)
        desk = self._desk(vault, clock)
        for scenes in sorted(story.disagreements[:disagreements], key=lambda scene: scene[0].at):
            Playing(desk, clock).play(scenes, until=story.today)
        clock.set(story.today)
        return desk

    @staticmethod
    def _weakness(passphrase: str, first: FirstRun | None) -> Failure | None:
        return passphrases.problem(passphrase, () if first is None else (first.name, first.role, first.agency))

    def _sign_in(self, vault: "Vault", first: FirstRun, clock: Clock) -> None:
        """Makes a key for the person, to be kept in their store and nowhere else."""
        from escalog.ledger.keys.signer import Signer
        from escalog.store.kept.packs import StoredIdentity

        signer = Signer.create(
            PersonId(secrets.token_hex(16)), first.name.strip(), first.role.strip(), first.agency.strip(), clock.now()
        )
        vault.identity.put(StoredIdentity(signer.person, first.nation, signer.private_bytes()))

    def _desk(self, vault: "Vault", clock: Clock) -> "Desk":
        from escalog.services.desk import Desk

        try:
            return Desk(vault, clock)
        except Failure:
            vault.close()
            raise


def _latest(vault: "Vault") -> datetime:
    """Where the practice clock goes on: after the last entry, and never before the story's own day."""
    latest = read_story().today
    for dispute in vault.disputes():
        latest = max(latest, *(entry.recorded_at for entry in vault.entries(dispute)))
    return latest
