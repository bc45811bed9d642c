"""What stands on the pages: their text, their text maps, and what acts by itself."""
