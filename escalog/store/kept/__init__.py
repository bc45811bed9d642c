"""Drafts, settings and the bytes of procedures."""
