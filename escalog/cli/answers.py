"""What the command line answers, and how: one line or one JSON text that nothing from a file can act through."""

import argparse
import json
import os
import sys
from typing import Any, NoReturn, TextIO

from escalog.domain.values.terminal_text import acts_or_hides, on_one_line
from escalog.wording.language import say

USAGE = 64
NATIONS = ("england", "wales", "scotland", "northern-ireland")


class Parser(argparse.ArgumentParser):
    """A parser that leaves with 64 on wrong usage, and takes no shortened names: they would change with new ones."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - whatever argparse takes
        super().__init__(**options, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        """Says how the command is used, and what was not understood."""
        self.print_usage(sys.stderr)
        tell(say("cli-usage", what=message), to=sys.stderr)
        raise SystemExit(USAGE)


def tell(text: str, to: TextIO | None = None) -> None:
    """Prints one line. Nothing from a file or a person can act on the terminal, or look like another line of ours."""
    print(on_one_line(text), file=to)


def as_text(argument: str) -> str:
    """Words of an argument as they were typed, also where the system's own encoding does not know their letters."""
    return os.fsencode(argument).decode("utf-8", "replace")


def print_json(answer: object) -> None:
    """One JSON text that is the same in every encoding of the terminal but UTF-8, where letters stand as they are.

    What could act on a terminal, turn its lines round or stay unseen is written as its number in any case.
    """
    text = json.dumps(answer, ensure_ascii=False, indent=2)
    text = "".join(
        json.dumps(character)[1:-1] if not character.isascii() and acts_or_hides(character) else character
        for character in text
    )
    print(text if _takes(text) else json.dumps(answer, indent=2))


def print_toml(text: str) -> None:
    """A TOML text whose only letters beyond ASCII stand in quotation marks, as these letters or as their numbers."""
    plain = "".join(character if character.isascii() else f"\\U{ord(character):08X}" for character in text)
    print(text if _takes(text) else plain, end="")


def _takes(text: str) -> bool:
    """Whether standard output takes every letter as it stands."""
    if sys.stdout is None or sys.stdout.encoding.lower().replace("-", "") != "utf8":
        return False
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
