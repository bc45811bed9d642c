"""Finishes what is said: a capital first, a full stop last, everything on one line."""


def capital(words: str) -> str:
    """Words with a capital first."""
    return f"{words[:1].upper()}{words[1:]}"


def as_sentence(words: str) -> str:
    """Words as a sentence: a capital first, a full stop last; nothing for nothing."""
    return f"{capital(words)}." if words else ""


def one_line(words: str) -> str:
    """Words without line breaks."""
    return " ".join(words.split())
