"""Says what is different between two versions of a procedure."""

from escalog.domain.comparing.procedures import Difference
from escalog.wording.language import in_words
from escalog.wording.sentences import capital


def words_of(difference: Difference) -> str:
    """The difference alone: "the reply was due in 3 working days, now 2"."""
    said: str = in_words(difference.words)
    return said.rstrip(".") if difference.is_fact else said


def alone(difference: Difference) -> str:
    """The sentence as it stands under its stage's heading."""
    return capital(words_of(difference))


def sentence_of(difference: Difference) -> str:
    """The whole sentence, with its stage: "Stage 2: the reply was due in 3 working days, now 2"."""
    if not difference.place:
        return alone(difference)
    return f"{in_words(difference.place)}: {words_of(difference)}"


def with_stop(sentence: str) -> str:
    """A sentence with a full stop, unless the words it quotes already end with one."""
    return sentence if sentence.endswith((".", '."', "!", "?")) else f"{sentence}."
