"""What can be wrong with a pack: where it stands, what was found there, what was expected, and one plain sentence.

Each is said by the messages of its code, which begins with `pack-`, as of every other failure.
"""

import re
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass
from difflib import get_close_matches

from escalog.domain.values.message import Argument, Message, message

Said = str | Message
"""What was found or expected: as the file has it, or a message."""

MOST_SHOWN = 60
"""Characters of a value that a message repeats."""

MOST_OF_A_PATH = 240
"""Characters of a key path that a message repeats."""

HUGE = 10**20

LONGEST_LIKENED = 64
"""No similar known word is suggested for a word longer than this."""

MOST_TOLD = 500
"""Beyond this number, one sentence covers all the rest: the file is not a procedure."""


@dataclass(frozen=True, slots=True)
class PackError:
    """One error in a pack or, as a notice, something to know about it."""

    file: str
    path: str
    """The key path, for example `tracks[0].stages[2].time_limits[0].unit`; empty for the file as a whole."""
    line: int | None
    found: Said
    expected: Said
    sentence: Message
    code: str
    place: Said
    """The key path for readers, counting from one: 'track "Children", stage 2 (managers), unit'."""

    @property
    def advice(self) -> Message:
        """What to do about it."""
        return message(f"failure-{self.code}-advice")


class PackErrors:
    """Collects the errors of one file, so that all are reported at once."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._lines: Callable[[str], int | None] = lambda _: None
        self._data: object = None
        self.errors: list[PackError] = []
        self.notices: list[PackError] = []

    def find_lines_with(self, lines: Callable[[str], int | None]) -> None:
        """Sets where to look up the line of a key path."""
        self._lines = lines

    def name_places_in(self, data: object) -> None:
        """Sets the tables from which places take their names."""
        self._data = data

    def place_of(self, path: str) -> Said:
        """A key path as a message about another place names it."""
        return place_of(path, self._data)

    def error(self, code: str, path: str, found: Said, expected: Said, **words: Argument) -> None:
        """Adds an error."""
        if len(self.errors) < MOST_TOLD:
            self.errors.append(self._made(code, path, None, found, expected, words))
        elif len(self.errors) == MOST_TOLD:
            found = message("pack-check-more-to-mend", most=MOST_TOLD)
            self.error_at("pack-too-many", None, found, message("pack-check-procedure"))

    def error_at(self, code: str, line: int | None, found: Said, expected: Said) -> None:
        """Adds an error with a line and no key path."""
        self.errors.append(self._made(code, "", line, found, expected, {}))

    def notice(self, code: str, path: str, found: Said, expected: Said, **words: Argument) -> None:
        """Adds a notice."""
        self.notices.append(self._made(code, path, None, found, expected, words))

    def _made(
        self, code: str, path: str, line: int | None, found: Said, expected: Said, words: dict[str, Argument]
    ) -> PackError:
        shown = _visible(path, MOST_OF_A_PATH)
        key = _visible(re.sub(r"\[[0-9]+\]$", "", path.rpartition(".")[2]), MOST_SHOWN)
        sentence = message(f"failure-{code}", key=key or message("pack-check-this-file"), **words)
        place = self.place_of(shown)
        return PackError(self._file, shown, line or self._lines(path), found, expected, sentence, code, place)


def in_file_order(errors: list[PackError]) -> tuple[PackError, ...]:
    """Sorted by line, then by key path; errors without a line come first."""
    return tuple(sorted(errors, key=lambda error: (error.line or 0, error.path, error.code)))


def known_as(found: str, known: Collection[str]) -> Message:
    """The known words, starting with the one most like what was found, if any."""
    listed = one_of_words(known)
    alike = found.casefold().replace("_", "-")
    spelled = {word.casefold().replace("_", "-"): word for word in known}
    near = get_close_matches(alike, spelled, 1, 0.7) if len(found) <= LONGEST_LIKENED else []
    return message("pack-check-perhaps", word=spelled[near[0]], known=listed) if near else listed


def one_of_words(known: Collection[str]) -> Message:
    """The known words."""
    return message("pack-check-one-of", known=", ".join(known))


def place_of(path: str, data: object) -> Said:
    """A key path with the numbers and labels in the file; where there are none, counted from one."""
    if '"' in path:
        return path
    place: Said = ""
    at = data
    for key in path.split("."):
        several = re.fullmatch(r"(\w+)\[(\d+)\]", key)
        name = several[1] if several is not None else key
        at = at.get(name) if isinstance(at, dict) else None
        step: Said = key.replace("_", " ")
        if several is not None:
            number = int(several[2])
            at = at[number] if isinstance(at, list) and number < len(at) else None
            step = message(f"pack-check-place-{name.replace('_', '-')}", called=_called(at) or number + 1)
        place = message("pack-check-place-in", outer=place, inner=step) if place else step
    return place


def _called(table: object) -> str:
    """The name of a table in a list: its number with its id, or its label; empty where it has neither."""
    if not isinstance(table, dict):
        return ""
    number, own = table.get("number"), table.get("id")
    if isinstance(number, str) and number.strip() and isinstance(own, str):
        return f"{text_as_found(number)} ({text_as_found(own)})"
    names = (table.get(key) for key in ("label", "title", "name", "id"))
    name = next((name for name in names if isinstance(name, str) and name.strip()), None)
    return f'"{text_as_found(name)}"' if name is not None else ""


def value_as_found(value: object) -> Said:
    """A value as found in a pack, shortened and without invisible characters."""
    match value:
        case None:
            return message("pack-check-nothing")
        case bool():
            return str(value).lower()
        case int() if abs(value) > HUGE:
            return message("pack-check-many-figures")
        case int() | float():
            return str(value)
        case str():
            return f'"{text_as_found(value)}"'
        case dict():
            return message("pack-check-table")
        case list():
            return message("pack-check-list", count=len(value))
        case _:
            return str(value)


def text_as_found(text: str) -> str:
    """A text as found in a pack, shortened and without invisible characters."""
    return _visible(text, MOST_SHOWN)


def _visible(text: str, most: int) -> str:
    """The beginning of a text; invisible characters are shown by number."""
    shown = "".join(character if character.isprintable() else f"[U+{ord(character):04X}]" for character in text[:most])
    return f"{shown}..." if len(text) > most else shown


def character_as_found(character: str) -> Said:
    """A character by number and name: "U+202E RIGHT-TO-LEFT OVERRIDE"."""
    number, name = f"U+{ord(character):04X}", unicodedata.name(character, "")
    return f"{number} {name}" if name else message("pack-check-control-character", number=number)
