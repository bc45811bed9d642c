"""Finds the line of each key path in a TOML text. Reads well-formed text only, and only its outline.

The standard library's parser does not say where a value was; this finds headers, keys, list items and inline
tables, and skips their values.
"""

import re
from bisect import bisect_right

_SPACE = re.compile(r"[ \t]*")
_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BLANK_OR_COMMA = re.compile(r"(?:[ \t\r\n,]|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
QUOTED = (
    r'"""[^"\\]*(?:(?:\\.|"{1,2}(?!"))[^"\\]*)*"{3,5}',
    r"'''[^']*(?:'{1,2}(?!')[^']*)*'{3,5}",
    r'"[^"\\]*(?:\\.[^"\\]*)*"',
    r"'[^']*'",
)
_STRING = re.compile("|".join(QUOTED), re.DOTALL)
_STRING_OR_COMMENT = re.compile("|".join((*QUOTED, r"#[^\n]*")), re.DOTALL)
_LONG_KEY = re.compile(r"\.(?:[A-Za-z0-9_ \t-]*\.){15}")
_BARE_VALUE = re.compile(r"[^,\]}#\n]*")


def key_step(key: str) -> str:
    """A key as one step of a path; quoted unless it is only letters, digits, `_` and `-`."""
    return key if _BARE_KEY.fullmatch(key) else f'"{key}"'


def join_path(path: str, key: str) -> str:
    """The path of a key inside a table."""
    return f"{path}.{key_step(key)}" if path else key_step(key)


def has_long_key(text: str) -> bool:
    """Whether some key has so many dotted parts that parsing it could exhaust memory."""
    return _LONG_KEY.search(_STRING_OR_COMMENT.sub("s", text)) is not None


class PackLines:
    """The lines of one text by key path; a missing path has the line of its nearest enclosing table."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] = []
        self._lines: dict[str, int] = {}
        self._tables: dict[str, int] = {}
        self._at = 0

    def __call__(self, path: str) -> int | None:
        """The line of a path, counted from 1; None when nothing around it has a line of its own."""
        if not self._starts:  # the text is gone through only when a line is asked for
            self._starts = [0] + [match.end() for match in re.finditer("\n", self._text)]
            self._read()
        while path:
            if path in self._lines:
                return self._lines[path]
            path = re.sub(r'(?:^|\.)(?:[A-Za-z0-9_-]+|"[^"]*")$|\[[0-9]+\]$', "", path)
        return None

    def _read(self) -> None:
        table = ""
        self._skip(_BLANK)
        while self._at < len(self._text):
            if self._text.startswith("[", self._at):
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)

    def _header(self) -> str:
        """`[a.b]` or `[[a.b]]`: the path of the table it opens."""
        double = self._text.startswith("[[", self._at)
        start = self._at
        self._at += 2 if double else 1
        parts = self._key()
        self._at += 2 if double else 1
        path = ""
        for number, part in enumerate(parts):
            path = join_path(path, part)
            last = number == len(parts) - 1
            if double and last:
                self._tables[path] = self._tables.get(path, 0) + 1
            if path in self._tables:
                path = f"{path}[{self._tables[path] - 1}]"
            self._note(path, start)
        return path

    def _pair(self, table: str) -> None:
        """`key = value`, also inside an inline table."""
        start, path = self._at, table
        for part in self._key():
            path = join_path(path, part)
            self._note(path, start)
        self._at += 1  # the equals sign
        self._value(path)

    def _key(self) -> list[str]:
        parts: list[str] = []
        while True:
            self._skip(_SPACE)
            quoted = _STRING.match(self._text, self._at)
            key = quoted or _BARE_KEY.match(self._text, self._at)
            if key is None:  # not well-formed after all: stop rather than go round for ever
                self._at = len(self._text)
                return parts
            parts.append(key.group()[1:-1] if quoted else key.group())
            self._at = key.end()
            self._skip(_SPACE)
            if not self._text.startswith(".", self._at):
                return parts
            self._at += 1

    def _value(self, path: str) -> None:
        self._skip(_SPACE)
        opening = self._text[self._at : self._at + 1]
        string = _STRING.match(self._text, self._at)
        if string is not None:
            self._at = string.end()
        elif opening == "[":
            self._items(path)
        elif opening == "{":
            self._inline(path)
        else:
            self._skip(_BARE_VALUE)

    def _items(self, path: str) -> None:
        self._at += 1
        number = 0
        while self._more("]"):
            self._note(f"{path}[{number}]", self._at)
            self._value(f"{path}[{number}]")
            number += 1

    def _inline(self, path: str) -> None:
        self._at += 1
        while self._more("}"):
            self._pair(path)

    def _more(self, closing: str) -> bool:
        """Whether another item follows; if not, skips the closing bracket."""
        self._skip(_BLANK_OR_COMMA)
        if self._at >= len(self._text):
            return False
        if self._text.startswith(closing, self._at):
            self._at += 1
            return False
        return True

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self._text, self._at)
        self._at = match.end() if match else self._at

    def _note(self, path: str, at: int) -> None:
        self._lines.setdefault(path, bisect_right(self._starts, at))
