"""Making, signing, saving and checking records."""
