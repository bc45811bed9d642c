"""The notices of a stage, each with its key, and whom to tell."""

from escalog.domain.procedure.model import Notice, Stage, Words


def keyed(stage: Stage) -> tuple[tuple[str, Notice], ...]:
    """The notices of a stage, each with its key."""
    points: list[tuple[str, Notice]] = []
    for notice in stage.notices:
        number = 1 + sum(1 for _, earlier in points if earlier.at is notice.at)
        points.append((notice.at.value if number == 1 else f"{notice.at.value}-{number}", notice))
    return tuple(points)


_WITH_A_WORD_BEFORE = frozenset({"the", "a", "an", "your", "each", "both", "all", "its", "their", "any", "whoever"})


def whom_to_tell(notice: Notice, words: Words) -> str:
    """Who is told by a notice, in words for the middle of a sentence."""
    to = notice.to or words.partnership
    first = to.split(maxsplit=1)[0]
    return f"{first.lower()}{to[len(first) :]}" if first.lower() in _WITH_A_WORD_BEFORE else f"the {to}"
