"""The one error type for what a person can meet and put right: a code, and what fills the gaps of its words.

`escalog.wording.failures` says the words. Everything that is not a `Failure` is a bug. A failure never carries text
from a case.
"""

from collections.abc import Mapping
from functools import cache

from escalog.resources import resource_text


@cache
def exit_codes() -> Mapping[str, int]:
    """Every code of a failure, with the exit code of the command line."""
    import tomllib  # deferred: the first screen is painted before anything can fail

    return tomllib.loads(resource_text("exit_codes.toml"))


class Failure(Exception):
    """An error that a person can act on.

    `values` fill the gaps in its words; they are paths, numbers, codes or dates, never case text. Raises `KeyError`
    for a code that is not known: a bug, which a test finds.
    """

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
        self.exit_code = exit_codes()[code]
