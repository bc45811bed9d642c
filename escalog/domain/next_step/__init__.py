"""What to do next, with whom, by when, and why."""
