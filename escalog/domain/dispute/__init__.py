"""A disagreement as it stands: the fold over its entries, and its parts."""
