"""Builds a record's pages, and builds them again for a check."""
