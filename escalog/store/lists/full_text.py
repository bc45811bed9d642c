"""The full-text index: one row of words for each entry, made outside the recording transaction and caught up later.

For SQLite alone. Contentless, so no text is kept twice; `rowid` is the entry's id, and place 0 of a disagreement is
for its line in the list. How far it has come is a number on the chain of anchors, so a crash loses nothing.
"""

import re
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, bindparam, insert, select, update

from escalog.domain.entry_kinds.table import KINDS
from escalog.domain.values.entry import FieldValue
from escalog.domain.values.kind_id import KindId
from escalog.ledger.entry.sealed import SealedEntry
from escalog.store.database import schema
from escalog.store.lists import text_folding
from escalog.store.log.entries import read_some
from escalog.store.log.hash_chain import ENTRY

TABLE = (
    "CREATE VIRTUAL TABLE words USING fts5"
    "(text, content='', contentless_delete=1, detail=none, prefix='1 2 3 4', tokenize='unicode61')"
)

_ADD = "INSERT INTO words (rowid, text) VALUES (?, ?)"
_TAKE_AWAY = "DELETE FROM words WHERE rowid = ?"
_EMPTY = "INSERT INTO words (words) VALUES ('delete-all')"
_TIDY = "INSERT INTO words (words) VALUES ('optimize')"

_NOT_WORDS = frozenset({"certificate"})
_LONG_NUMBER = re.compile(r"[0-9a-f]{32,}")

_PROGRESS = select(schema.word_progress.c.anchor)
_SET_PROGRESS = update(schema.word_progress).values(anchor=bindparam("upto"))
_ANCHORS = (
    select(schema.anchor.c.no, schema.anchor.c.what, schema.anchor.c.entry)
    .where(schema.anchor.c.no > bindparam("after"))
    .order_by(schema.anchor.c.no)
)
_I = schema.dispute_index.c
_LINES = select(_I.no, _I.title, _I.subject, _I.agency, _I.stage_label, _I.reference, _I.their_reference)


def begin(connection: Connection) -> None:
    """Makes the empty index of a new store."""
    connection.exec_driver_sql(TABLE)
    connection.execute(insert(schema.word_progress).values(one=1, anchor=0))


def left(connection: Connection, highest: int) -> int:
    """How many links of the chain have not been indexed yet."""
    return highest - int(connection.execute(_PROGRESS).scalar_one())


def catch_up(connection: Connection, most: int) -> None:
    """Indexes the entries of the next `most` links of the chain."""
    after = int(connection.execute(_PROGRESS).scalar_one())
    links = connection.execute(_ANCHORS.limit(most), {"after": after}).all()
    if not links:
        return
    numbers = [link.entry for link in links if link.what == ENTRY]
    rows = [(number, text_of(entry)) for number, entry in read_some(connection, numbers).items()]
    touched = sorted({number >> schema.PLACES for number in numbers})
    for line in connection.execute(_LINES.where(_I.no.in_(touched))):
        number = line.no << schema.PLACES
        connection.exec_driver_sql(_TAKE_AWAY, (number,))
        rows.append((number, joined(line[1:])))
    if rows:
        connection.exec_driver_sql(_ADD, rows)
    connection.execute(_SET_PROGRESS, {"upto": links[-1].no})


def empty(connection: Connection) -> None:
    """Empties the index; `catch_up` rebuilds it from the beginning."""
    connection.exec_driver_sql(_EMPTY)
    connection.execute(_SET_PROGRESS, {"upto": 0})


def tidy(connection: Connection) -> None:
    """Rewrites the index, which alone removes erased words from its blocks."""
    connection.exec_driver_sql(_TIDY)


def text_of(entry: SealedEntry) -> str:
    """Every word of an entry, each once; choices by their labels as the screen shows them."""
    texts: list[str] = []
    for field in entry.fields:
        if field.name is not None and field.name not in _NOT_WORDS:
            texts.extend(_texts(KindId(entry.kind), field.name, field.value))
    return joined(texts)


def joined(texts: Iterable[str]) -> str:
    """The plain words of several texts, each once, ready for the index."""
    plain = dict.fromkeys(word for text in texts for word in text_folding.words(text))
    return " ".join(word for word in plain if not _LONG_NUMBER.fullmatch(word))


def _texts(kind_id: KindId, name: str, value: FieldValue) -> Iterator[str]:
    kind = KINDS.get(kind_id)
    for item in value if isinstance(value, tuple) else (value,):
        if isinstance(item, bool) or item is None:
            continue
        text = str(item)
        try:
            yield kind.field(name).option_label(text) if kind is not None else text
        except KeyError:
            yield text
