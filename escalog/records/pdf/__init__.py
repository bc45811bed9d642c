"""The file around a record's pages: drawing, embedded fonts, structure tree, standards. Knows nothing of disagreements.

Pages are gathered first, as plain steps; `writing` then draws them through reportlab, which loads only then.
Nothing is compressed, since compressors differ between systems and a check compares bytes.
"""
