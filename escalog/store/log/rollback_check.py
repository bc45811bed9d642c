"""Compares a store with its rollback marks, and advances the marks with every act."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Literal

from escalog.store.log.rollback_mark import ChainPoint, MarkFile

Standing = Literal["ok", "alarm", "cannot-tell"]
Doubt = Literal["missing", "damaged"]


class RollbackCheck:
    """How far an open store has come, and what its two rollback marks say of that."""

    def __init__(self, point: ChainPoint, files: tuple[MarkFile, ...]) -> None:
        self.point = point
        self.standing: Standing = "cannot-tell"
        self.doubt: Doubt | None = None
        self._files = files
        self._highest_epoch = point.epoch
        self._beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="high-point")

    def compare(self, root_at: Callable[[int], bytes | None]) -> None:
        """Reads the files and judges: a file ahead of the store, or another root at its place, is an alarm.

        Where a file is missing, or one of its slots holds nothing, it cannot be told. `root_at` gives the store's own
        root after so many links. Files that are behind are moved up, and made whole.
        """
        seen = [file.read() for file in self._files]
        points = [point for point in seen if point is not None]
        self._highest_epoch = max([self.point.epoch, *(point.epoch for point in points)])
        if any(self._is_alarming(point, root_at) for point in points):
            self.standing = "alarm"
            return
        doubts = [self._doubt(file, point) for file, point in zip(self._files, seen, strict=True)]
        self.doubt = "damaged" if "damaged" in doubts else "missing" if "missing" in doubts else None
        self.standing = "ok" if self.doubt is None else "cannot-tell"
        for file, point in zip(self._files, seen, strict=True):
            if point != self.point or not file.is_whole:
                _write(file, self.point)

    def advance(self, point: ChainPoint) -> None:
        """Advances the marks after a commit, before it is acknowledged. During an alarm they stay as they are."""
        self.point = point
        if self.standing == "alarm":
            return
        # At the same time, since each waits for the disk: together they take little longer than one.
        others = [self._beside.submit(_write, file, point) for file in self._files[1:]]
        for file in self._files[:1]:
            _write(file, point)
        for writing in others:
            writing.result()

    def start_again(self, point: ChainPoint) -> None:
        """Sets the files to this point, whatever they held. One that stays as it was can still tell of the old one."""
        self.point = point
        self.standing = "ok"
        for file in self._files:
            try:
                file.start_again(point)
            except OSError:
                self.standing = "cannot-tell"

    def next_epoch(self) -> int:
        """An epoch that neither the store nor the files have seen."""
        return max(self._highest_epoch, self.point.epoch) + 1

    def close(self) -> None:
        """Closes the files."""
        self._beside.shutdown()
        for file in self._files:
            file.close()

    def _doubt(self, file: MarkFile, point: ChainPoint | None) -> Doubt | None:
        """A slot that holds nothing may have held a higher point, unless the store is where a write was cut off."""
        if point is None:
            return "damaged" if file.is_there else "missing"
        cut_off = (self.point.epoch, self.point.count) == (point.epoch, point.count + 1)
        return None if file.is_whole or cut_off else "damaged"

    def _is_alarming(self, point: ChainPoint, root_at: Callable[[int], bytes | None]) -> bool:
        if point.epoch > self.point.epoch or point.count > self.point.count:
            return True
        return root_at(point.count) != point.root


def _write(file: MarkFile, point: ChainPoint) -> None:
    """A file that cannot be written stays behind the store, which is no alarm."""
    with suppress(OSError):
        file.write(point)
