"""What differs between operating systems: private files, durable writes, replacing a file, and where a folder lies.

The only file of the store that may ask which system it runs on. It knows nothing of what the files hold.
"""

import errno
import os
import secrets
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Literal

if sys.platform == "darwin":
    import fcntl
if sys.platform == "win32":
    import ctypes

_ON_WINDOWS = os.name == "nt"

Place = Literal["synced", "removable", "network"]

_KNOWS_NO_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})  # some network shares
_ATTEMPTS = 20
_PAUSE = 0.05

# Names of folders that a cloud service keeps in step, as the services create them.
_SYNCED_NAMES = (
    "onedrive", "dropbox", "google drive", "googledrive", "my drive", "icloud", "icloud drive", "icloudrive",
    "mobile documents", "cloudstorage", "nextcloud", "owncloud", "pcloud", "pclouddrive", "box", "box sync", "sync",
    "syncthing", "megasync", "mega", "seafile", "tresorit", "egnyte",
)  # fmt: skip
_SYNCED_PREFIXES = ("onedrive - ", "dropbox (", "onedrive-", "googledrive-", "box-")
_SYNCED_MARKS = (".dropbox", ".dropbox.cache", ".stfolder", ".owncloudsync.log", ".nextcloudsync.log", ".sync")
_SYNCED_MARK_PATTERNS = (".sync_*.db", "._sync_*.db")
_SYNCED_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_REMOVABLE_ROOTS = ("/media/", "/run/media/", "/Volumes/")
_NETWORK_TYPES = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "ncpfs", "fuse.rclone", "davfs"}


def make_private_folder(folder: Path) -> None:
    """Creates the folder and its parents, private to their owner. Existing folders are left as they are."""
    for level in reversed((folder, *folder.parents)):
        if not level.is_dir():
            level.mkdir(mode=0o700, exist_ok=True)


def open_new(path: Path) -> BinaryIO:
    """Creates a file for writing, private to its owner. Raises `FileExistsError` if it exists.

    The rights are given with the file itself: the umask belongs to every thread, and is left alone. On Windows the
    profile's own rights keep others out.
    """
    return _opened(path, os.O_EXCL)


def open_own(path: Path) -> BinaryIO:
    """The same for a file of the store's own, which may have been left over: then it is emptied first."""
    return _opened(path, os.O_TRUNC)


def create_own(path: Path) -> None:
    """Sees to it that there is such a file, and that one which was not there is for its owner alone."""
    with suppress(FileExistsError):  # then nothing is opened: closing it would drop the database's locks on it
        open_new(path).close()


def _opened(path: Path, how: int) -> BinaryIO:
    flags = os.O_WRONLY | os.O_CREAT | how | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0)
    file = os.fdopen(os.open(path, flags, 0o600), "wb")
    if sys.platform != "win32":
        with suppress(OSError):  # a file system that knows no rights
            os.fchmod(file.fileno(), 0o600)
    return file


def beside(path: Path) -> Path:
    """A name for a file that will take the place of `path` once it is whole: nobody else's, whatever lies there."""
    return path.with_name(f".{secrets.token_hex(8)}.part")


def sync_descriptor(descriptor: int) -> None:
    """Returns when the file's bytes have reached the disk."""
    if sys.platform == "darwin":
        with suppress(OSError):  # a plain fsync leaves the bytes in the drive's own memory
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    if sys.platform == "linux":
        os.fdatasync(descriptor)
    else:
        os.fsync(descriptor)


class NotSyncedError(OSError):
    """A file has its new name, and a fault of the disk leaves open whether the name outlasts a power cut."""


def sync_folder(folder: Path) -> bool:
    """Returns when the folder's list of names has reached the disk; False where no folder can be synced.

    Windows has no such call and needs none. Raises `OSError` for a fault of the disk.
    """
    if sys.platform == "win32":
        return True
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:  # names can be written into it, and not be read
        return False
    try:
        os.fsync(descriptor)
    except OSError as fault:
        if fault.errno not in _KNOWS_NO_SYNC:
            raise
        return False
    finally:
        os.close(descriptor)
    return True


def replace(source: Path, target: Path) -> None:
    """Atomically replaces `target` with `source`; retries while another program briefly holds it open.

    Raises `OSError`: then `target` is as it was, except for a `NotSyncedError`.
    """
    _patiently(lambda: source.replace(target))
    _sync_name_in(target.parent)


def put_new(source: Path, target: Path) -> None:
    """Atomically gives a finished file its name. Raises `FileExistsError` when the name is taken.

    Raises `OSError` when it cannot be done; then nothing of ours has the name.
    """
    if _ON_WINDOWS:
        _patiently(lambda: source.rename(target))  # there, and only there, it stops at a name that is taken
        return
    try:
        target.hardlink_to(source)
    except FileExistsError:
        raise
    except OSError:  # a drive without links: an empty file takes the name, and gives way to the whole one
        open_new(target).close()
        with _taken_back(target):
            source.replace(target)
    with _taken_back(target):
        sync_folder(target.parent)
    with suppress(OSError):
        source.unlink(missing_ok=True)


@contextmanager
def _taken_back(target: Path) -> Iterator[None]:
    """What we gave the name to a moment ago loses it again when what follows cannot be done."""
    try:
        yield
    except OSError:
        with suppress(OSError):
            target.unlink()
        raise


def _patiently(act: Callable[[], object]) -> None:
    """Does it again while another program has the file open for a moment, as happens on Windows."""
    for attempt in range(_ATTEMPTS):
        try:
            act()
        except PermissionError:
            if attempt == _ATTEMPTS - 1 or not _ON_WINDOWS:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _sync_name_in(folder: Path) -> None:
    try:
        sync_folder(folder)
    except OSError as fault:
        raise NotSyncedError(fault.errno, "the folder was not synced") from None


def write_durably(path: Path, data: bytes) -> None:
    """Writes a whole file so that after a crash either the old or the new one is there."""
    part = path.with_name(path.name + ".part")
    with open_own(part) as file:
        file.write(data)
        file.flush()
        sync_descriptor(file.fileno())
    replace(part, path)


def read_small(path: Path, most: int) -> bytes:
    """The first `most` bytes of a plain file. Raises `OSError`, also for a pipe or a device: it would be waited for."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not a plain file")
        read = bytearray()
        while len(read) < most and (piece := os.read(descriptor, most - len(read))):
            read += piece
        return bytes(read)
    finally:
        os.close(descriptor)


def place_of(folder: Path) -> Place | None:
    """Whether the folder is kept in step by a cloud service, on a removable drive or on a network; None if plain."""
    whole = folder.expanduser().absolute()
    return "synced" if _is_synced(whole) else _drive_of(whole)


def _is_synced(whole: Path) -> bool:
    names = [part.casefold() for part in whole.parts]
    if any(name in _SYNCED_NAMES or name.startswith(_SYNCED_PREFIXES) for name in names):
        return True
    for variable in _SYNCED_VARIABLES:
        root = os.environ.get(variable)
        if root and whole.is_relative_to(root):
            return True
    for above in (whole, *whole.parents):
        with suppress(OSError):
            if any((above / mark).exists() for mark in _SYNCED_MARKS):
                return True
            if any(True for pattern in _SYNCED_MARK_PATTERNS for _ in above.glob(pattern)):
                return True
    return False


if sys.platform == "linux":

    def _drive_of(whole: Path) -> Place | None:
        if str(whole).startswith(_REMOVABLE_ROOTS):
            return "removable"
        try:
            mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return None
        best = ("", "", "")
        for line in mounts.splitlines():
            device, point, kind = line.split(" ")[:3]
            point = point.replace("\\040", " ")
            if whole.is_relative_to(point) and len(point) >= len(best[1]):
                best = (device, point, kind)
        device, _, kind = best
        if kind in _NETWORK_TYPES:
            return "network"
        return "removable" if _removable_device(Path(device).name) else None

    def _removable_device(name: str) -> bool:
        """Whether the kernel calls the device, or the disk that the partition is part of, removable."""
        for disk in (name, name.rstrip("0123456789"), name.rpartition("p")[0]):
            with suppress(OSError):
                if disk and Path("/sys/block", disk, "removable").read_text(encoding="ascii").strip() == "1":
                    return True
        return False

elif sys.platform == "win32":

    def _drive_of(whole: Path) -> Place | None:
        drive: int = ctypes.windll.kernel32.GetDriveTypeW(whole.anchor)
        if drive == 2:  # DRIVE_REMOVABLE
            return "removable"
        return "network" if drive == 4 else None  # DRIVE_REMOTE

else:

    def _drive_of(whole: Path) -> Place | None:
        return "removable" if str(whole).startswith(_REMOVABLE_ROOTS) else None
