"""The machine-readable copy inside a record."""
