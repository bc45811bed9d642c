"""Reads a pack and tells everything that is wrong with it at once."""
