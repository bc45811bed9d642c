"""The words of every failure, with `{gaps}`, and its exit code."""

from collections.abc import Mapping
from functools import cache

from escalog.domain.values.failure import exit_codes
from escalog.wording.catalogue import Catalogue
from escalog.wording.variants import variants


@cache
def failure_words() -> Mapping[str, Mapping[str, str | int]]:
    """Every failure by its code: `sentence`, `advice` and `exit`."""
    catalogue = Catalogue()
    return {
        code: {
            "sentence": next(variants(catalogue, f"failure-{code}")).words,
            "advice": next(variants(catalogue, f"failure-{code}-advice")).words,
            "exit": exit_code,
        }
        for code, exit_code in exit_codes().items()
    }
