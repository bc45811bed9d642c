"""Files that are asked for: for their owner alone, whole or not at all, and over nothing that somebody else wrote."""

import errno
import multiprocessing
import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from escalog.domain.values.failure import Failure
from escalog.services.laptop.files import write_file
from escalog.services.opening.demonstration import demonstrate
from escalog.services.opening.opening import FirstRun, Opening
from escalog.services.records.saving import save_reading_copy, save_sheet
from escalog.store.database import platform
from tests.builders.stores import PASSPHRASE

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="rights of files as POSIX systems have them")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the kernel says there what the umask is")

WRITERS = 4


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def open_umask():
    """A system on which what is created without a word can be read and changed by everybody."""
    before = os.umask(0)
    yield
    os.umask(before)


def written_by(desk, raised, out):
    """Everything that a desk writes into a folder that somebody chooses; `.part` files lie beside each already."""
    dispute = desk.disagreements.raise_disagreement(raised())
    desk.care.check_all()
    pack = desk.procedures.all()[0].digest
    names = ("record.pdf", "copy.html", "dates.ics", "pack.toml", "template.toml", "store.escalog-backup", "sheet.pdf")
    paths = {name: out / name for name in names}
    for path in paths.values():
        path.with_name(path.name + ".part").write_text("somebody else's", encoding="utf-8")
    desk.records.issue(desk.records.preview(dispute, "record", "The board", "Stage 3"), paths["record.pdf"])
    save_reading_copy(paths["record.pdf"], paths["copy.html"])
    desk.agenda.save(desk.agenda.of_one(dispute), paths["dates.ics"])
    desk.library.export(pack, paths["pack.toml"])
    desk.library.save_template(paths["template.toml"])
    desk.care.backup(paths["store.escalog-backup"])
    save_sheet(paths["sheet.pdf"], "Sheet", "of", ["aaaa"], ["Keep it."])
    return paths


@POSIX
@pytest.mark.usefixtures("open_umask")
def test_everything_that_is_written_is_for_its_owner_alone(desk, raised, out, tmp_path):
    paths = [*written_by(desk, raised, out).values()]
    demonstrate(tmp_path / "demo")
    paths += [tmp_path / "demo" / name for name in ("record.pdf", "signer.pem")]
    desk.care.set_second_place(tmp_path / "stick")
    paths.append(desk.care.backup())
    assert {path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in paths} == {p.name: "0o600" for p in paths}
    assert stat.S_IMODE((tmp_path / "stick").stat().st_mode) == 0o700


@POSIX
@pytest.mark.usefixtures("open_umask")
def test_the_recovery_code_and_every_file_of_a_new_store_are_for_their_owner_alone(tmp_path, clock):
    new = Opening(tmp_path / "new" / "store", tmp_path / "p", tmp_path / "state", clock)
    who = FirstRun("Ada Lind", "Lead", "Elmbrook School", "england")
    new.create_with_sheet(who, PASSPHRASE, tmp_path / "sheet.txt")
    files = [path for path in (tmp_path / "new").rglob("*") if path.is_file()] + [tmp_path / "sheet.txt"]
    assert len(files) >= 5
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    folders = (tmp_path / "new", tmp_path / "new" / "store", tmp_path / "state")
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}


@POSIX
def test_a_file_that_everybody_could_read_is_its_owners_alone_once_written_over(out):
    (out / "r.pdf").write_bytes(b"old")
    (out / "r.pdf").chmod(0o666)
    write_file(out / "r.pdf", b"new", replace=True)
    assert stat.S_IMODE((out / "r.pdf").stat().st_mode) == 0o600


def test_what_somebody_else_calls_a_part_is_left_as_it_is(desk, raised, out):
    paths = written_by(desk, raised, out)
    parts = [path.with_name(path.name + ".part") for path in paths.values()]
    assert {part.read_text(encoding="utf-8") for part in parts} == {"somebody else's"}
    assert sorted(out.iterdir()) == sorted([*paths.values(), *parts])


def _write_at_once(path, number, start, done):
    start.wait()
    try:
        write_file(Path(path), bytes([number]) * 100_000)
        done.put((number, "written"))
    except Failure as failure:
        done.put((number, failure.code))


def test_of_several_programs_that_write_one_name_at_once_one_writes_it(out):
    how = multiprocessing.get_context("spawn")
    for round_number in range(2):
        path = out / f"{round_number}.pdf"
        start, done = how.Barrier(WRITERS), how.Queue()
        writers = [how.Process(target=_write_at_once, args=(str(path), n, start, done)) for n in range(WRITERS)]
        for each in writers:
            each.start()
        came = dict(done.get(timeout=60) for _ in writers)
        for each in writers:
            each.join()
        (winner,) = [number for number, became in came.items() if became == "written"]
        assert {became for number, became in came.items() if number != winner} == {"output-there"}
        assert path.read_bytes() == bytes([winner]) * 100_000
        assert list(out.glob(".*")) == []


@pytest.fixture(params=["with links", "without links"])
def drive(request, monkeypatch):
    """An ordinary drive, and one that knows no links, as sticks and some shares do not."""

    def refuses(*_, **__):
        raise OSError(errno.EPERM, "no links here")

    if request.param == "without links":
        monkeypatch.setattr(os, "link", refuses)


@pytest.mark.usefixtures("drive")
class TestAFileThatAppears:
    def test_while_ours_is_written_is_never_written_over(self, out, monkeypatch):
        """Threads take the name with an exclusive creation of their own; whoever has it, keeps it."""
        lost = []
        for number in range(200):
            path, start = out / f"{number}", threading.Barrier(2)

            def appear(path=path, start=start):
                start.wait()
                try:
                    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
                except FileExistsError:
                    return
                path.write_bytes(b"theirs")

            thread = threading.Thread(target=appear)
            thread.start()
            start.wait()
            expected = b"ours"
            try:
                write_file(path, b"ours")
            except Failure as failure:
                expected = b"theirs" if failure.code == "output-there" else failure.code.encode()
            thread.join()
            lost += [number] if path.read_bytes() != expected else []
        assert lost == []
        assert list(out.glob(".*")) == []

    @pytest.mark.parametrize("what", ["file", "folder", "dangling link"])
    def test_between_the_check_and_the_name_is_left_as_it_is(self, out, monkeypatch, what):
        path, sync = out / "r.pdf", platform.sync_descriptor

        def appears(descriptor):
            sync(descriptor)
            if what == "file":
                path.write_bytes(b"theirs")
            elif what == "folder":
                path.mkdir()
            else:
                path.symlink_to(out / "nowhere")

        monkeypatch.setattr("escalog.services.laptop.files.sync_descriptor", appears)
        with pytest.raises(Failure, match="output-there"):
            write_file(path, b"ours")
        assert list(out.iterdir()) == [out / "r.pdf"]
        assert not path.is_file() or path.read_bytes() == b"theirs"

    def test_between_the_check_and_the_end_of_a_backup_is_left_as_it_is(self, desk, out):
        path = out / "b.escalog-backup"
        with pytest.raises(Failure, match="output-there"):
            desk.care.backup(path, progress=lambda _done, _all: path.write_bytes(b"theirs"))
        assert path.read_bytes() == b"theirs"
        assert list(out.iterdir()) == [out / path.name]
        assert desk.records.sent()[0].delivered == "Could not be written"

    def test_before_ours_gives_way_only_when_that_is_said(self, out):
        write_file(out / "r.pdf", b"one")
        with pytest.raises(Failure, match="output-there"):
            write_file(out / "r.pdf", b"two")
        write_file(out / "r.pdf", b"two", replace=True)
        assert (out / "r.pdf").read_bytes() == b"two"
        assert list(out.iterdir()) == [out / "r.pdf"]


def test_two_backups_of_one_second_are_both_kept(desk, tmp_path):
    desk.care.set_second_place(tmp_path / "stick")
    made = {desk.care.backup() for _ in range(3)}
    assert made == set((tmp_path / "stick").iterdir())
    assert len(made) == 3


@pytest.fixture
def syncs(monkeypatch):
    """Makes every sync of a folder end with this fault; gives the folders."""
    told, real = [], os.fsync

    def ends_with(fault=None):
        def fsync(descriptor):
            if not stat.S_ISDIR(os.fstat(descriptor).st_mode):
                return real(descriptor)
            told.append(str(Path(f"/proc/self/fd/{descriptor}").readlink()) if sys.platform == "linux" else "folder")
            if fault is not None:
                raise OSError(fault, os.strerror(fault))
            return real(descriptor)

        monkeypatch.setattr(os, "fsync", fsync)
        return told

    return ends_with


@LINUX
@pytest.mark.parametrize("replace", [False, True])
def test_the_folder_is_synced_once_the_file_has_its_name(out, syncs, replace):
    told = syncs()
    write_file(out / "r.pdf", b"ours", replace=replace)
    assert told == [str(out)]


@POSIX
@pytest.mark.usefixtures("drive")
@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.parametrize("fault", [errno.EINVAL, errno.ENOTSUP])
def test_a_folder_that_cannot_be_synced_is_no_failure(out, syncs, fault, replace):
    assert syncs(fault) == []
    write_file(out / "r.pdf", b"ours", replace=replace)
    assert (out / "r.pdf").read_bytes() == b"ours"


@POSIX
@pytest.mark.usefixtures("drive")
def test_a_fault_of_the_disk_under_the_folder_is_one_and_the_name_is_free_again(out, syncs, monkeypatch):
    syncs(errno.EIO)
    with pytest.raises(Failure, match="output-cannot"):
        write_file(out / "r.pdf", b"ours")
    assert list(out.iterdir()) == []
    monkeypatch.undo()
    write_file(out / "r.pdf", b"ours")
    assert (out / "r.pdf").read_bytes() == b"ours"


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_be_written_to_and_not_be_read_takes_a_file(out):
    out.chmod(0o300)
    try:
        write_file(out / "r.pdf", b"ours")
        assert (out / "r.pdf").read_bytes() == b"ours"
    finally:
        out.chmod(0o700)


@LINUX
def test_what_other_threads_create_meanwhile_keeps_the_rights_they_give_it(opening, raised, out, monkeypatch):
    """The umask belongs to the whole process: nothing here may change it, be it only for a moment."""
    before = os.umask(0o022)
    stop, seen, change = threading.Event(), set[str](), os.umask

    def look():
        while not stop.is_set():
            lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
            seen.update(line.split()[1] for line in lines if line.startswith("Umask:"))

    def changed(mask):
        seen.add(f"changed to {mask:o}")
        return change(mask)

    monkeypatch.setattr(os, "umask", changed)
    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        with opening.unlock(PASSPHRASE) as desk:
            written_by(desk, raised, out)
        opening.practise().close()
    finally:
        stop.set()
        watcher.join()
        change(before)
    assert seen == {"0022"}
