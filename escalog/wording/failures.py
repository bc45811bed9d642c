"""Says what stands in the way: what happened, and what to do."""

from escalog.domain.values.failure import Failure
from escalog.domain.values.message import message
from escalog.wording.language import say


def sentence_of(failure: Failure) -> str:
    """What happened."""
    return say(message(f"failure-{failure.code}", **failure.values))


def advice_of(failure: Failure) -> str:
    """What to do."""
    return say(message(f"failure-{failure.code}-advice", **failure.values))


def words_of(failure: Failure) -> str:
    """What happened and what to do, one after the other."""
    return f"{sentence_of(failure)} {advice_of(failure)}"
