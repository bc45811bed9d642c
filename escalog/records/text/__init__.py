"""From stored text to placed glyphs: which characters have a shape, shaping, lines. Knows nothing of PDF syntax.

To add a script: its font and blocks to `faces._SCRIPTS`.
"""
