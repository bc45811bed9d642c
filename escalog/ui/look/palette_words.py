"""What the palettes are called."""

from escalog.ui.look.tokens import PALETTES
from escalog.wording.language import say


def palette_words() -> dict[str, str]:
    """Every palette with its name; the empty one follows the system."""
    return {palette: say(f"palette-{palette or 'system'}") for palette in ("", *PALETTES)}
