"""Runs one job again and again on a disk that fails at its first, second, third ... call of a kind, and judges each.

Started with the disk of `disk.c` loaded. After each fault the same session goes on; what was acknowledged is looked
for, and what was told is held against what lies there. Prints one line for each kind of fault, then what was wrong.
"""

import ctypes
import errno
import hashlib
import json
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from escalog.domain.values.failure import Failure
from escalog.domain.values.kind_id import KindId
from escalog.services.desk import Desk
from escalog.services.laptop.clock import StoryClock
from escalog.services.opening.opening import FirstRun, Opening
from escalog.services.records.issued import RecordPreview
from escalog.store import backup
from escalog.store.database import store_files
from escalog.store.keys import key_file, key_slots
from escalog.store.log import rollback_mark
from escalog.store.opening import opening
from tests.builders.stores import PASSPHRASE
from tests.services.conftest import MONDAY, RAISED, adopt

KINDS = ("write", "sync", "rename", "open", "unlink", "truncate", "sync-folder")
WHO = FirstRun("Ada Lind", "Lead", "Elmbrook School", "england")
NOTE = {"text": "Rang the duty desk.", "occurred": "2026-10-12T10:00"}
_MOST = 4_000

_disk: Any = ctypes.CDLL(None)


@dataclass(frozen=True)
class Fault:
    """What happens at the nth call: the error, whether it lasts, and whether half is written first."""

    kind: str
    error: int
    lasts: bool = False
    halves: bool = False

    def __str__(self) -> str:
        more = ("from then on",) if self.lasts else ()
        return " ".join((self.kind, errno.errorcode[self.error], *more))


FAULTS = (
    Fault("write", errno.ENOSPC, lasts=True, halves=True),
    Fault("write", errno.EIO),
    Fault("sync", errno.EIO),
    Fault("sync", errno.EIO, lasts=True),
    Fault("rename", errno.EIO),
    Fault("rename", errno.ENOSPC, lasts=True),
    Fault("open", errno.EIO),
    Fault("open", errno.ENOSPC, lasts=True),
    Fault("unlink", errno.EIO),
    Fault("unlink", errno.EIO, lasts=True),
    Fault("truncate", errno.EIO),
    Fault("truncate", errno.ENOSPC, lasts=True),
    Fault("sync-folder", errno.EIO),
    Fault("sync-folder", errno.EIO, lasts=True),
)
NEVER_SYNCED = (Fault("sync-folder", errno.EINVAL, lasts=True), Fault("sync-folder", errno.ENOTSUP, lasts=True))
"""What a folder on some network shares answers, always: also while the store is opened."""


@dataclass
class Laptop:
    """One laptop below a folder, made anew from the one that was prepared."""

    base: Path
    made: Path
    key: bytes = b""
    dispute: Any = None
    preview: RecordPreview | None = None
    wrong: list[str] = field(default_factory=list)

    @property
    def way_in(self) -> Opening:
        return Opening(self.base / "v", self.base / "p", self.base / "state", StoryClock(MONDAY))

    def again(self) -> None:
        shutil.rmtree(self.base, ignore_errors=True)
        shutil.copytree(self.made, self.base)

    def desk(self) -> Desk:
        """The store, open, without the work of a passphrase."""
        keys = key_file.read(self.base / "v")[0]
        vault = opening.open_with_key(self.base / "v", self.key, keys, state_folder=self.base / "state")
        return Desk(vault, StoryClock(MONDAY))

    def expect(self, holds: object, what: str) -> None:
        if not holds:
            self.wrong.append(what)


@contextmanager
def failing(laptop: Laptop, fault: Fault, at: int) -> Iterator[None]:
    """The disk below the laptop's folder fails inside."""
    below = str(laptop.base).encode()
    _disk.disk_arm(below, KINDS.index(fault.kind), at, fault.error, fault.lasts, fault.halves)
    try:
        yield
    finally:
        _disk.disk_disarm()


def told(job: Callable[[], object]) -> str:
    """What a job ended in: nothing when it was done, the code of a failure, or in brackets what nobody expects."""
    try:
        job()
    except Failure as failure:
        return failure.code
    except BaseException as error:  # noqa: BLE001  the finding is what it is
        return f"({type(error).__name__}: {error})"
    return ""


def _expect_sound(laptop: Laptop, notes: int | None, least: int, most: int) -> None:
    with laptop.desk() as desk:
        report = desk.care.check_all()
        laptop.expect(report["ok"], f"the check found {report['findings']}")
        laptop.expect(desk._vault.high_point != "alarm", "an alarm")
        held = sum(entry.kind == "note" for entry in desk._vault.entries(laptop.dispute))
        laptop.expect(least <= held <= most, f"{held} notes, not {least} to {most}")
        laptop.expect(notes in (None, held), f"{held} notes and {notes} in the session")


def record(laptop: Laptop, fault: Fault, at: int) -> str:
    """Records a note; then two more in the same session."""
    laptop.again()
    desk = laptop.desk()
    with failing(laptop, fault, at):
        code = told(lambda: desk.disagreements.record(laptop.dispute, KindId.NOTE, NOTE))
    acknowledged = int(not code)
    for _ in range(2):
        later = told(lambda: desk.disagreements.record(laptop.dispute, KindId.NOTE, NOTE))
        laptop.expect(not later, f"the next note: {later}")
        acknowledged += not later
    notes = sum(entry.kind == "note" for entry in desk._vault.entries(laptop.dispute))
    desk.close()
    _expect_sound(laptop, notes, acknowledged, acknowledged + (code == "store-perhaps-recorded"))
    return code


def export(laptop: Laptop, fault: Fault, at: int) -> str:
    """Signs a record and writes it; then another one in the same session."""
    laptop.again()
    desk, out = laptop.desk(), laptop.base / "out"
    out.mkdir()
    desk.care.check_all()
    preview = laptop.preview
    assert preview is not None
    with failing(laptop, fault, at):
        code = told(lambda: desk.records.issue(preview, out / "1.pdf"))
    later = told(lambda: desk.records.issue(preview, out / "2.pdf"))
    laptop.expect(not later, f"the next record: {later}")
    lines = [line for line in desk.records.sent() if line.what == "Full record"]
    written = [line for line in lines if line.delivered == "Written"]
    desk.close()
    is_there = (out / "1.pdf").exists()
    laptop.expect(is_there == (not code), f"told {code!r}, and the file is {'there' if is_there else 'not there'}")
    laptop.expect(len(written) <= sum(1 for _ in out.glob("*.pdf")), "a line says written of a file that is not there")
    laptop.expect(len(lines) >= sum(1 for _ in out.glob("*.pdf")), "a file left unlisted")
    _expect_sound(laptop, None, 0, 0)
    return code


def save(laptop: Laptop, fault: Fault, at: int) -> str:
    """Saves a backup; then a note and another backup in the same session. What was saved comes back."""
    laptop.again()
    desk, out = laptop.desk(), laptop.base / "out"
    with failing(laptop, fault, at):
        code = told(lambda: desk.care.backup(out / "1"))
    for what, job in (
        ("note", lambda: desk.disagreements.record(laptop.dispute, KindId.NOTE, NOTE)),
        ("backup", lambda: desk.care.backup(out / "2")),
    ):
        later = told(job)
        laptop.expect(not later, f"the next {what}: {later}")
    desk.close()
    is_there = (out / "1").exists()
    laptop.expect(is_there == (not code), f"told {code!r}, and the backup is {'there' if is_there else 'not there'}")
    for path in out.glob("[12]"):
        read, pages = backup.read(path), path.with_name("pages")
        backup.take_out(read, pages)
        laptop.expect(backup.whole(pages, laptop.key, read.keys.salt), f"backup {path.name} is not whole")
    _expect_sound(laptop, None, 1, 1)
    return code


def create(laptop: Laptop, fault: Fault, at: int) -> str:
    """Makes a store with its sheet; again when that failed."""
    shutil.rmtree(laptop.base, ignore_errors=True)
    laptop.base.mkdir()
    sheet = laptop.base / "sheet.txt"
    with failing(laptop, fault, at):
        code = told(lambda: laptop.way_in.create_with_sheet(WHO, PASSPHRASE, sheet))
    is_there = store_files.state(laptop.base / "v") != "none"
    laptop.expect(is_there == (not code) or code == "store-not-finished", f"told {code!r}, and a store is there")
    if code:
        laptop.expect(not sheet.exists(), "a sheet of a store that is not there")
        with suppress(FileNotFoundError):
            sheet.unlink()
        if code == "store-not-finished":
            (laptop.base / "v" / store_files.DATABASE).unlink()
        later = told(lambda: laptop.way_in.create_with_sheet(WHO, PASSPHRASE, sheet))
        laptop.expect(not later, f"the next store: {later}")
    printed = sheet.read_text(encoding="utf-8").splitlines()[2].strip() if sheet.exists() else ""
    laptop.expect(not told(lambda: laptop.way_in.unlock(PASSPHRASE).close()), "the passphrase does not open it")
    laptop.expect(not told(lambda: laptop.way_in.unlock_by_code(printed).close()), "the printed code does not open it")
    return code


def restore(laptop: Laptop, fault: Fault, at: int) -> str:
    """Restores a backup where a journal of the lost store lies; again when that failed."""
    laptop.again()
    for name in (store_files.DATABASE, *key_file.NAMES):
        (laptop.base / "v" / name).unlink()
    (laptop.base / "v" / "vault.db-journal").write_bytes((laptop.made / "journal").read_bytes())
    source = laptop.base / "backup"
    with failing(laptop, fault, at):
        code = told(lambda: laptop.way_in.restore(source, lambda: PASSPHRASE))
    is_there = store_files.state(laptop.base / "v") != "none"
    laptop.expect(is_there == (not code) or code == "store-not-finished", f"told {code!r}, and a store is there")
    if code:
        if code == "store-not-finished":
            (laptop.base / "v" / store_files.DATABASE).unlink()
        later = told(lambda: laptop.way_in.restore(source, lambda: PASSPHRASE))
        laptop.expect(not later, f"the next restore: {later}")
    _expect_sound(laptop, None, 0, 0)
    return code


JOBS = {job.__name__: job for job in (record, export, save, create, restore)}


def prepare(base: Path) -> Laptop:
    """A laptop with a store, a disagreement in it, a backup of it and the journal of a note that was cut off."""
    made = Laptop(base / "made", base / "made")
    made.way_in.create_with_sheet(WHO, PASSPHRASE, base / "sheet.txt")
    with made.way_in.unlock(PASSPHRASE) as desk:
        adopt(desk)
        made.dispute = desk.disagreements.raise_disagreement(RAISED)
        made.key = desk._vault.keys.key
        made.preview = desk.records.preview(made.dispute, "record", "The officer", "Asked for")
        desk.care.backup(made.made / "backup")
        with failing(made, Fault("unlink", errno.EIO, lasts=True), 1):
            told(lambda: desk.disagreements.record(made.dispute, KindId.NOTE, NOTE))
            shutil.copyfile(made.made / "v" / "vault.db-journal", made.made / "journal")
    laptop = Laptop(base / "laptop", base / "made", made.key, made.dispute, made.preview)
    (base / "laptop").mkdir()
    for mark in list((made.made / "state").glob("high-point-*")):
        shutil.rmtree(laptop.base)
        laptop.again()
        here = rollback_mark.place_of(laptop.base / "v")
        mark.rename(mark.with_name(f"{mark.name.rpartition('-')[0]}-{here}"))
    return laptop


def _without_work(secret: str, _work: object, salt: bytes, bound: bytes) -> bytes:
    return hashlib.sha256(salt + bound + secret.encode()).digest()


def _say(fault: Fault, tried: int, codes: dict[str, int], wrong: list[str]) -> None:
    """One line: a kind of fault with how often it was tried and what was told; or one fault with what was wrong."""
    number = "at" if wrong else "tried"
    print(
        json.dumps({"fault": str(fault), number: tried, "told": codes, **({"wrong": wrong} if wrong else {})}),
        flush=True,
    )


def main() -> None:
    """Folder, the job, and how many writes to go on by from one fault to the next; of other calls, each is tried."""
    base, name, step = Path(sys.argv[1]).resolve(), sys.argv[2], int(sys.argv[3])
    key_slots._stretch = _without_work  # type: ignore[assignment]  # what a guess costs is not tried here
    laptop = prepare(base)
    job = JOBS[name]
    for fault in NEVER_SYNCED:
        laptop.wrong = []
        with failing(laptop, fault, 1):
            code = job(laptop, fault, 1)
        laptop.expect(not code, "a folder that is never synced is no reason for a failure")
        _say(fault, 1, {code or "done": 1}, laptop.wrong)
    for fault in FAULTS:
        tried = 0
        codes: dict[str, int] = {}
        for at in range(1, _MOST, step if fault.kind == "write" else 1):
            laptop.wrong = []
            code = job(laptop, fault, at)
            if not _disk.disk_disarm():
                break
            tried += 1
            codes[code or "done"] = codes.get(code or "done", 0) + 1
            if code.startswith("("):
                laptop.wrong.append(code)
            if laptop.wrong:
                _say(fault, at, {code: 1}, laptop.wrong)
        _say(fault, tried, codes, [])


if __name__ == "__main__":
    main()
