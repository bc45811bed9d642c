"""Raising a disagreement, and what to do when a child is at risk."""
