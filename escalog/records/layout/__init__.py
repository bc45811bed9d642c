"""Lays blocks out on pages: headings, paragraphs, tables, the head and foot of each page, the signature's place."""
