"""From stored text to placed glyphs: which characters have a shape, shaping, lines. Knows nothing of PDF syntax.

To add a script: its font to `faces.FALLBACKS`, its direction to `visible.unsupported_direction` and `lines.placed`.
"""
