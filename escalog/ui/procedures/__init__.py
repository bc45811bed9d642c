"""Procedures: reading, comparing, bringing in, taking into use."""
