"""The text of a pack: its lines, slips, errors and writing."""
