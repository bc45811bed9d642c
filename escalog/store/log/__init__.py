"""Entries and register lines, their chain, and the mark of the highest point."""
