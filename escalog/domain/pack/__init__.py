"""Reads a pack and reports everything that is wrong with it at once."""
