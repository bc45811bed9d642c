"""What may happen next: which acts are open at this stage, and the sentence when one is not."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether an act may be recorded now. `sentence` says why not, or what to know before doing it; may be empty."""

    ok: bool
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that an act's form still needs: the field, and the sentence for the summary and the field."""

    field: str
    sentence: str
