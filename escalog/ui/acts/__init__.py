"""The panel in which something is recorded."""
