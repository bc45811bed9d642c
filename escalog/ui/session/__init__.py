"""From the gate to an open store."""
