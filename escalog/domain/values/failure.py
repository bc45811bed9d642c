"""The one error type for what a person can meet and put right; its words are in `resources/failures.toml`.

Everything that is not a `Failure` is a bug. A failure never carries text from a case.
"""

from collections.abc import Mapping
from functools import cache

from escalog.resources import resource_text


@cache
def failure_words() -> Mapping[str, Mapping[str, str | int]]:
    """Every failure by code: `sentence`, `advice`, and `exit` (the command line's code)."""
    import tomllib  # deferred: the first screen is painted before anything can fail

    table: Mapping[str, Mapping[str, str | int]] = tomllib.loads(resource_text("failures.toml"))
    return table


class Failure(Exception):
    """An error that a person can act on: says what happened and what to do.

    `values` fill the gaps in the sentence; they are paths, numbers, codes or dates, never case text.
    """

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
        words = failure_words()[code]
        self.sentence = str(words["sentence"]).format(**values)
        self.advice = str(words["advice"]).format(**values)
        self.exit_code = int(words.get("exit", 70))
