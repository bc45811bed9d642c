"""Checks a file that somebody was given: whether it is unchanged, and whose key signed it."""
