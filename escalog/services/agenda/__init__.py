"""Today, the agenda and the closures."""
