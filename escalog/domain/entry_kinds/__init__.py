"""The kinds of entry and their fields: one table."""
