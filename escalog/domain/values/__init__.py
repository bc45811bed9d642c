"""The basic values used everywhere: ids, entries, moments, failures."""
