"""The list of disagreements and its search."""
