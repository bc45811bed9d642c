"""Text of unknown origin made safe for one line of a terminal: no control, invisible or line-break characters."""

import unicodedata

_ACTS_OR_HIDES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def on_one_line(text: str) -> str:
    """The text with every control, direction, invisible and unpaired surrogate character written as its code."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(character) if acts_or_hides(character) else character for character in text)


def acts_or_hides(character: str) -> bool:
    """Whether it is a control, direction, surrogate or invisible character."""
    return unicodedata.category(character) in _ACTS_OR_HIDES


def _visible(character: str) -> str:
    code = ord(character)
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"
