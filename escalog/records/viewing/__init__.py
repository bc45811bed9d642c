"""A record on the screen, and its copy for reading."""
