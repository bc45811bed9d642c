"""Verifies a store in small steps: every page of the file, then every link of the chain.

Pages are checked in the file itself, without the database: each ends with an HMAC over its bytes and its number.
"""

import hashlib
import hmac
from dataclasses import dataclass

from escalog.store.database.engine import PAGE, Database
from escalog.store.log import hash_chain
from escalog.store.log.rollback_mark import ChainPoint

_MARK = 64
_SALT = 16
_LINKS_FOR_A_PAGE = 4


@dataclass(frozen=True, slots=True)
class CheckState:
    """The progress of a check. `damaged` holds the codes of the damage found; empty when all is well."""

    done: int
    total: int
    damaged: tuple[str, ...] = ()
    finished: bool = False


class PageCheck:
    """One walk through the pages and the chain, between acts: no transaction is open meanwhile."""

    def __init__(self, database: Database, key: bytes, salt: bytes) -> None:
        self._database = database
        mask = bytes(byte ^ 0x3A for byte in salt)
        self._key = hashlib.pbkdf2_hmac("sha512", key, mask, 2, 32)  # as SQLCipher 4 derives it from a raw key
        self._page = 0
        self._point: ChainPoint = hash_chain.BEFORE
        self._damaged: dict[str, None] = {}
        self._chain_done = False

    def step(self, pages: int) -> CheckState:
        """Looks at so many pages, and when they are all seen at the chain. Ends when both are through."""
        total = self._database.path.stat().st_size // PAGE
        if self._page < total:
            self._look_at_pages(min(pages, total - self._page))
        elif not self._chain_done:
            self._look_at_links(pages * _LINKS_FOR_A_PAGE)
        finished = self._page >= total and self._chain_done
        return CheckState(min(self._page, total), total, tuple(self._damaged), finished)

    def _look_at_pages(self, count: int) -> None:
        with self._database.path.open("rb") as file:
            file.seek(self._page * PAGE)
            data = file.read(count * PAGE)
        for start in range(0, count * PAGE, PAGE):
            self._page += 1
            page = data[start : start + PAGE]
            if len(page) < PAGE or not self._holds(page):
                self._damaged["store-page-damaged"] = None

    def _holds(self, page: bytes) -> bool:
        first = _SALT if self._page == 1 else 0
        body = page[first:-_MARK] + self._page.to_bytes(4, "little")
        return hmac.compare_digest(hmac.digest(self._key, body, "sha512"), page[-_MARK:])

    def _look_at_links(self, count: int) -> None:
        with self._database.reading() as connection:
            point, broken = hash_chain.first_break(connection, self._point, count)
        if broken is not None:
            self._damaged["store-chain-broken"] = None
        self._chain_done = broken is not None or point.count == self._point.count
        self._point = point
