"""Causal order, corrections, and decisions judged in the state of their own ancestors."""
