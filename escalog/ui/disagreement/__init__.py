"""The page of one disagreement."""
