"""A strict reader of incremental updates, octet by octet, so that every PDF reader finds in them what it found.

A library that reads PDF forgives much, and each forgives other things. What is added behind a record therefore has to
be spelt in the one plain way that leaves nothing to forgive. Knows nothing of what the objects mean.
"""

import re
from dataclasses import dataclass

from escalog.records.checking.bytes.byte_layout import OBJECT, adds_no_structure

_WORD = re.compile(OBJECT)
_SPACE = re.compile(rb"[ \t\n\f\r]*")
_BETWEEN = re.compile(rb"(?:[ \t\n\f\r]+|%[^\r\n]*[\r\n])*")
_EDGE = rb"(?=[ \t\n\f\r()<>\[\]/])"
_NAME = re.compile(
    rb"/((?:[!\"$&'*-.0-;=?-Z\\^-z|~]++|#(?:0[1-9A-Fa-f]|1[0-9A-Fa-f]|2[03589Ff]|3[CcEe]|5[BbDd]|7[BbDdFf]))++)"
)
_PLAIN = re.compile(
    rb"[1-9][0-9]{0,9} 0 R"
    + _EDGE
    + rb"|[+-]?(?:[0-9]{1,10}(?:\.[0-9]{0,10})?|\.[0-9]{1,10})"
    + _EDGE
    + rb"|(?:true|false)"
    + _EDGE
    # Long runs of digits, such as a signature, go by in steps of 64.
    + rb"|<(?:[0-9A-Fa-f]{64})*+(?:[ \t\n\f\r]*+[0-9A-Fa-f][ \t\n\f\r]*+[0-9A-Fa-f])*+[ \t\n\f\r]*+>"
)
_NULL = re.compile(rb"null" + _EDGE)
_PIECE = re.compile(rb"[^\\()]+|\\(?:[nrtbf()\\]|[0-3][0-7]{2}|[0-7]{1,2}(?![0-7]))|(?P<open>\()|(?P<close>\))")
_BEGIN = re.compile(rb"([1-9][0-9]{0,9}) 0 obj" + _EDGE + _SPACE.pattern)
_STREAM = re.compile(_SPACE.pattern + rb"stream\r?\n")
_END_OF_STREAM = re.compile(rb"(?:\r\n|\n|\r)?endstream(?=[ \t\n\f\r])")
_END_OF_OBJECT = re.compile(_SPACE.pattern + rb"endobj(?=[ \t\n\f\r%])" + _BETWEEN.pattern)
_ANY_NAME = _NAME.pattern.replace(rb"/((?:", rb"/(?:(?:")
_SIMPLE = rb"(?:" + _PLAIN.pattern + rb"|" + _ANY_NAME + rb"|\([^\\()]*+\))"
_OPENS_LIST = re.compile(rb"\[(?>" + _SPACE.pattern + rb"(?:" + _SIMPLE + rb"|" + _NULL.pattern + rb"))*+")
"""A list may be very long: what is simple at its beginning goes by at one go."""
_LIST = rb"\[(?>" + _SPACE.pattern + rb"(?:" + _SIMPLE + rb"|" + _NULL.pattern + rb"|%s))*+" + _SPACE.pattern + rb"\]"
_LISTS = _LIST.replace(rb"%s", _LIST.replace(rb"|%s", b""))
_FLAT_ENTRY = re.compile(
    rb"(?>" + _SPACE.pattern + _NAME.pattern + rb")" + _SPACE.pattern + rb"(?>(" + _SIMPLE + rb"|" + _LISTS + rb"))"
)
"""A name and a value without a dictionary in it, of which most of a record is made: taken at one go."""
_REFERENCE = re.compile(rb"[1-9][0-9]{0,9} 0 R" + _EDGE)
_LENGTH = re.compile(rb"[0-9]{1,10}")
_HEADER = re.compile(rb"%PDF-1\.7(?:\r\n|\n|\r)")
_TABLE = re.compile(rb"xref *(?:\r\n|\n|\r)")
_SECTION = re.compile(rb"([0-9]{1,10}) ([0-9]{1,6}) *(?:\r\n|\n|\r)")
_ROW = re.compile(rb"([0-9]{10}) 00000 n(?: \r| \n|\r\n)")
_FREE = re.compile(rb"[0-9]{10} 65535 f(?: \r| \n|\r\n)")
_TRAILER = re.compile(rb"[ \t\n\f\r]*trailer(?=[ \t\n\f\r<])")
_END = re.compile(rb"(?<=[\r\n])startxref *(?:\r\n|\n|\r)([0-9]{1,10}) *(?:\r\n|\n|\r)%%EOF")

MOST_UPDATES = 200
MOST_OBJECTS = 500_000
LONGEST_OBJECT = 4 * 1024 * 1024
"""Without the data of its stream. A list of numbers takes some forty times as much memory."""

_IN_TRAILER = frozenset({b"Size", b"Root", b"Info"})
_LINE_ENDS = (b"\r\n", b"\n", b"\r")
_DEEPEST = 32
_LEVELS_OF_A_FLAT_ENTRY = 3
_LONGEST_TAIL = 1023
_LONG_ROW = 20


@dataclass(frozen=True, slots=True)
class Update:
    """One update: where each of its objects begins, and where it ends."""

    objects: dict[int, int]
    table: int
    end: int
    """Behind its `%%EOF`."""

    def ends(self, data: bytes) -> set[int]:
        """Where the update may be said to end: there, or behind one line end more."""
        return {self.end + len(line_end) for line_end in (b"", *_LINE_ENDS) if data.startswith(line_end, self.end)}


def updates(data: bytes, start: int, table: int) -> tuple[Update, ...]:
    """The updates from `start` to the end of the file. `table` is where the last table before them begins.

    Raises ValueError when there is anything else, or any of it is written in another way.
    """
    added: list[Update] = []
    at = start
    while not added or not adds_no_structure(data, at):
        added.append(_UpdateWalk(data, at).update(added[-1].table if added else table))
        at = added[-1].end
        _need(_is_within_limits(added))
    _need(len(data) - at <= _LONGEST_TAIL and data.find(b"%%EOF", at) < 0)
    _need(_holds_no_more(data, start, added))
    return tuple(added)


def _holds_no_more(data: bytes, start: int, added: list[Update]) -> bool:
    """Whether the words that PDF readers look for stand in no text, stream or comment of the updates as well.

    A forgiving reader looks for them itself: it would show an object that no table knows, or begin elsewhere.
    """
    begun = {at + len(b"%d 0 " % number) for update in added for number, at in update.objects.items()}
    alone = all(data.count(word, start) == len(added) for word in (b"trailer", b"startxref"))
    return alone and b"%PDF-" not in data[start:] and all(word.start() in begun for word in _WORD.finditer(data, start))


def is_written_as_a_record(signed: bytes) -> bool:
    """Whether the signed part is written as the parts of a record are: a header, the pages, and updates to its end."""
    walk, added = _UpdateWalk(signed, 0), []
    try:
        walk.header()
        added.append(walk.update(None))
        while not adds_no_structure(signed, walk.at):
            added.append(walk.update(added[-1].table))
            _need(len(added) <= MOST_UPDATES)
    except ValueError:
        return False
    return signed[walk.at :] in _LINE_ENDS and _is_within_limits(added)


def _is_within_limits(added: list[Update]) -> bool:
    """Whether so many updates and objects are looked at: a file can hold more than there is time and memory for."""
    return len(added) <= MOST_UPDATES and sum(len(update.objects) for update in added) <= MOST_OBJECTS


class _UpdateWalk:
    """Goes over what is written from one place on."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data = data
        self.at = at
        self.space = _SPACE

    def header(self) -> None:
        """The first line."""
        self._over(_HEADER)

    def update(self, before: int | None) -> Update:
        """One update whose trailer names the table before it; of the first part of a record, None."""
        objects: dict[int, int] = {}
        self._over(_BETWEEN)
        while begins := _BEGIN.match(self.data, self.at):
            number = int(begins[1])
            _need(number not in objects)
            objects[number] = self.at
            self.at = begins.end()
            self._object()
        table = self.at
        self._over(_TABLE)
        _need(self._rows() == objects)
        highest = max(objects, default=0)
        self._over(_TRAILER)
        self._over(_SPACE)
        if before is None:
            self.space = _BETWEEN
        stated = self._dictionary(_DEEPEST)
        self.space = _SPACE
        _need(set(stated) - {b"ID", b"Prev"} == _IN_TRAILER)
        _need(stated.get(b"Prev") == (None if before is None else b"%d" % before))
        _need(stated[b"Info"].endswith(b"R") and _LENGTH.fullmatch(stated[b"Size"]) and int(stated[b"Size"]) > highest)
        self._over(_BETWEEN)
        _need(int(self._over(_END)[1]) == table)
        return Update(objects, table, self.at)

    def _over(self, pattern: re.Pattern[bytes]) -> re.Match[bytes]:
        match = pattern.match(self.data, self.at)
        if match is None:
            raise ValueError("not written as an update")
        self.at = match.end()
        return match

    def _object(self) -> None:
        """A value, of a dictionary perhaps its stream, and what stands behind the end of the object."""
        begins_here = self.at
        if not self.data.startswith(b"<<", self.at):
            _need(not _REFERENCE.match(self.data, self.at))
            self._value(_DEEPEST)
            _need(self.at - begins_here <= LONGEST_OBJECT)
        else:
            stated = self._dictionary(_DEEPEST)
            _need(self.at - begins_here <= LONGEST_OBJECT)
            if begins := _STREAM.match(self.data, self.at):
                length = _LENGTH.fullmatch(stated.get(b"Length", b""))
                self.at = begins.end() + int(length[0] if length else b"")
                self._over(_END_OF_STREAM)
        self._over(_END_OF_OBJECT)

    def _rows(self) -> dict[int, int]:
        """What the table lists; of what is free, it may list the number 0 alone."""
        rows: dict[int, int] = {}
        while not _TRAILER.match(self.data, self.at):
            section = self._over(_SECTION)
            first, count = int(section[1]), int(section[2])
            _need(count)
            if not first:
                self._over(_FREE)
                first, count = 1, count - 1
            ends = self.at + _LONG_ROW * count
            offsets = _ROW.findall(self.data, self.at, ends)  # as many as fit are all that stands there
            _need(len(offsets) == count and not any(number in rows for number in range(first, first + count)))
            rows |= zip(range(first, first + count), map(int, offsets), strict=True)
            self.at = ends
        return rows

    def _value(self, levels: int) -> None:
        _need(levels)
        opens = self.data[self.at : self.at + 1]
        if self.data.startswith(b"<<", self.at):
            self._dictionary(levels)
        elif opens == b"[":
            self._over(_OPENS_LIST)
            while not self._closes(b"]"):
                if nothing := _NULL.match(self.data, self.at):
                    self.at = nothing.end()
                else:
                    self._value(levels - 1)
        elif opens == b"(":
            self._text()
        else:
            self._over(_NAME if opens == b"/" else _PLAIN)

    def _dictionary(self, levels: int) -> dict[bytes, bytes]:
        """Names, and how their values are written; none stands twice."""
        entries: dict[bytes, bytes] = {}
        _need(levels and self.data.startswith(b"<<", self.at))
        self.at += 2
        flat = levels > _LEVELS_OF_A_FLAT_ENTRY and self.space is _SPACE
        while True:
            if flat:
                self._flat_entries(entries)
            if self._closes(b">>"):
                return entries
            name = self._over(_NAME)[1]
            self._over(self.space)
            begins = self.at
            self._value(levels - 1)
            _put(entries, name, self.data[begins : self.at])

    def _flat_entries(self, entries: dict[bytes, bytes]) -> None:
        at = self.at
        while entry := _FLAT_ENTRY.match(self.data, at):
            at = entry.end()
            _put(entries, entry[1], entry[2])
        self.at = at

    def _closes(self, bracket: bytes) -> bool:
        self._over(self.space)
        closes = self.data.startswith(bracket, self.at)
        self.at += len(bracket) if closes else 0
        return closes

    def _text(self) -> None:
        opened = 0
        while True:
            piece = self._over(_PIECE)
            opened += (piece["open"] is not None) - (piece["close"] is not None)
            if not opened:
                return


def _put(entries: dict[bytes, bytes], name: bytes, value: bytes) -> None:
    """An entry of a dictionary; no name stands twice, however spelt."""
    if b"#" in name:
        name = re.sub(rb"#..", lambda escape: escape[0].upper(), name)
    if name in entries:
        raise ValueError("a name twice")
    entries[name] = value


def _need(holds: object) -> None:
    if not holds:
        raise ValueError("not written as an update")
