"""The bytes of a tagged PDF: syntax, embedded fonts, structure tree, standards. Knows nothing of disagreements.

Written out here rather than through a library, so that one renderer version gives the same bytes everywhere:
nothing is compressed (compressors differ between systems) and nothing depends on another package's habits.
"""
