"""Making, reading, checking and listing records."""
