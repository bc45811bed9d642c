"""One file for each revision, named after what it does."""
