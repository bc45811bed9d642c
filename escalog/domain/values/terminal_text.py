"""Text of unknown origin on one line of a terminal: nothing in it acts, hides or begins a line of its own."""

import unicodedata

_ACTS_OR_HIDES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def on_one_line(text: str) -> str:
    """The text with every control, direction, unseen and half character written as its code."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(character) if acts_or_hides(character) else character for character in text)


def acts_or_hides(character: str) -> bool:
    """Whether it is a control, a direction, half a character, or one that nobody sees."""
    return unicodedata.category(character) in _ACTS_OR_HIDES


def _visible(character: str) -> str:
    code = ord(character)
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"
