"""Whose keys are known, and the words of a fingerprint."""
