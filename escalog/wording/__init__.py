"""Says what the rest of the program decides: every sentence of it, in a language. No Qt, no decisions."""
