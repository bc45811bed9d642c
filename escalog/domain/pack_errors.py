"""What can be wrong with a pack: where it stands, what was found there, what was expected, and one plain sentence.

The sentences stand with all others in `resources/failures.toml`, under codes that begin with `pack-`.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from escalog.domain.failures import failure_words

MOST_SHOWN = 60
"""Characters of a value that a message repeats."""

MOST_OF_A_PATH = 240
"""Characters of a key path that a message repeats."""

HUGE = 10**20

MOST_TOLD = 500
"""Beyond this number one sentence stands for all the rest: the file is no procedure."""


@dataclass(frozen=True, slots=True)
class PackError:
    """One thing to mend in a pack, or (as a notice) to know about it."""

    file: str
    path: str
    """The key path, for example `tracks[0].stages[2].time_limits[0].unit`; empty for the file as a whole."""
    line: int | None
    found: str
    expected: str
    sentence: str
    code: str

    @property
    def advice(self) -> str:
        """What to do about it."""
        return str(failure_words()[self.code]["advice"])


class PackErrors:
    """Collects what is wrong with one file, so that everything is told at once."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._lines: Callable[[str], int | None] = lambda _: None
        self.errors: list[PackError] = []
        self.notices: list[PackError] = []

    def find_lines_with(self, lines: Callable[[str], int | None]) -> None:
        """From now on the line of a key path is asked here."""
        self._lines = lines

    def error(self, code: str, path: str, found: str, expected: str, **words: str | int) -> None:
        """Adds something to mend."""
        if len(self.errors) < MOST_TOLD:
            self.errors.append(self._made(code, path, None, found, expected, words))
        elif len(self.errors) == MOST_TOLD:
            self.error_at("pack-too-many", None, f"more than {MOST_TOLD} things to mend", "a procedure")

    def error_at(self, code: str, line: int | None, found: str, expected: str) -> None:
        """Adds something to mend that has a line and no key path."""
        self.errors.append(self._made(code, "", line, found, expected, {}))

    def notice(self, code: str, path: str, found: str, expected: str, **words: str | int) -> None:
        """Adds something to know."""
        self.notices.append(self._made(code, path, None, found, expected, words))

    def _made(
        self, code: str, path: str, line: int | None, found: str, expected: str, words: dict[str, str | int]
    ) -> PackError:
        shown = _visible(path, MOST_OF_A_PATH)
        key = _visible(path.rpartition(".")[2], MOST_SHOWN) or "This file"
        sentence = str(failure_words()[code]["sentence"]).format(key=key, **words)
        return PackError(self._file, shown, line or self._lines(path), found, expected, sentence, code)


def in_file_order(errors: list[PackError]) -> tuple[PackError, ...]:
    """By line, then by key path; what has no line comes first."""
    return tuple(sorted(errors, key=lambda error: (error.line or 0, error.path, error.code)))


def say_value(value: object) -> str:
    """A value as found in a pack, short and without characters that cannot be seen."""
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case int() if abs(value) > HUGE:
            return "a number of very many figures"
        case int() | float():
            return str(value)
        case str():
            return f'"{_visible(value, MOST_SHOWN)}"'
        case dict():
            return "a table"
        case list():
            return f"a list of {len(value)}"
        case _:
            return str(value)


def _visible(text: str, most: int) -> str:
    """The beginning of a text; characters that cannot be seen stand as their numbers."""
    shown = "".join(each if each.isprintable() else f"[U+{ord(each):04X}]" for each in text[:most])
    return f"{shown}..." if len(text) > most else shown


def say_character(character: str) -> str:
    """A character by number and name: "U+202E RIGHT-TO-LEFT OVERRIDE"."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'control character')}"
