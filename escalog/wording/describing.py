"""Says a procedure and the time limits of one of its stages, line by line, for a terminal."""

from collections.abc import Iterable, Iterator

from escalog.domain.describing.deadlines import DeadlineLine
from escalog.domain.describing.text import DescribedLine
from escalog.wording.language import in_words
from escalog.wording.sentences import as_sentence, one_line


def text_lines(lines: Iterable[DescribedLine]) -> Iterator[str]:
    """The lines of a procedure."""
    for line in lines:
        yield " " * line.indent + one_line(in_words(line.words))


def deadline_lines(lines: Iterable[DeadlineLine]) -> Iterator[str]:
    """The time limits of one stage, each with how its date was counted."""
    for line in lines:
        words, why = in_words(line.words), as_sentence(in_words(line.why))
        yield f"{words} {why}" if why else words
