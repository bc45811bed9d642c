"""Days as the window says them, where they are kept as text."""

from datetime import date

from escalog.domain.moments import say_date


def say_day_of(text: str) -> str:
    """A day kept as "2026-11-25" in words: "Wed 25 Nov 2026"; anything else as it stands."""
    try:
        return say_date(date.fromisoformat(text), year=True)
    except ValueError:
        return text
