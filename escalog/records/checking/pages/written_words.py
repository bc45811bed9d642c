"""Whether what people wrote, as the log inside gives it, stands on the pages: a search, where nothing was compared.

It says nothing of what else stands there. Imported only when a file is checked.
"""

import re
from collections.abc import Iterator, Mapping

from escalog.domain.entry_kinds.fields import WRITTEN
from escalog.domain.entry_kinds.table import KINDS
from escalog.domain.values.entry import EntryId
from escalog.domain.values.kind_id import KindId
from escalog.ledger.entry.sealed import SealedEntry
from escalog.ledger.log.log import Log

_CODE = re.compile(r"\[U\+([0-9A-F]{4,6}) [^\[\]]*\]")
_NO_WIDTH = "\u200b"
"""What the second and later shapes of one letter stand for."""
_LAST_CHARACTER = 0x10FFFF
_MOST_CORRECTIONS = 1000


def bare(text: str) -> str:
    """The text without white space, and with each character that was printed as its code put back."""
    return "".join(_CODE.sub(_put_back, text).replace(_NO_WIDTH, "").split())


def are_all_in(text: str, log: Log) -> bool:
    """Whether every text that somebody wrote, and that the log gives, stands in `text`, which is `bare`."""
    at = 0
    for value in dict.fromkeys(bare(value_written) for value_written in written(log)):
        place = text.find(value, at)  # mostly in the order of the log
        if place < 0:
            place = text.find(value)
        if place < 0:
            return False
        at = place
    return True


def written(log: Log) -> Iterator[str]:
    """Every given value of a field that holds words: no date, choice, tick, id or certificate."""
    entries = {entry.id: entry for entry in log.entries}
    for entry in log.entries:
        for field in entry.fields:
            if field.name is not None and isinstance(field.value, str) and _holds_words(entries, entry, field.name):
                yield field.value


def _holds_words(entries: Mapping[EntryId, SealedEntry], entry: SealedEntry, name: str) -> bool:
    """Whether a field holds words; of a correction, whether the field that it corrects does."""
    for _ in range(_MOST_CORRECTIONS):
        kind = KINDS.get(KindId(entry.kind))
        if kind is None or kind.version != entry.head.kind_version:
            return False
        if (entry.kind, name) != ("correction", "value"):
            try:
                return kind.field(name).control in WRITTEN
            except KeyError:
                return False
        corrected, field = entries.get(EntryId(str(entry.value("entry")))), entry.value("field")
        if corrected is None or not isinstance(field, str):
            return False
        entry, name = corrected, field
    return False


def _put_back(code: re.Match[str]) -> str:
    number = int(code[1], 16)
    return chr(number) if number <= _LAST_CHARACTER else code[0]
