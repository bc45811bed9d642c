"""What the palettes are called."""

PALETTE_WORDS = {"": "As the system is", "light": "Light", "dark": "Dark", "contrast": "High contrast"}
