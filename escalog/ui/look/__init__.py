"""Colours, type, icons, and the person's own preferences."""
