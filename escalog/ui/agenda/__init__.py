"""The agenda and the closures."""
