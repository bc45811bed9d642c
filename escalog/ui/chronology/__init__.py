"""The entries of a disagreement as a list."""
